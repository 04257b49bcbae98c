"""What is wrong, beside each field and summarised at the top with links to the fields."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from coop_data.formats import pluriel
from coop_data.ui.saisie.ouverture import Ouverture


def place(ouverture: Ouverture, code: str) -> None:
    """Keep a place for the message of a field, here; it is filled once the whole form is read."""
    ouverture.places[code] = st.container(key=f"saisie-erreur-{code.replace('.', '-')}")


def ancre(code: str) -> str:
    """Identifier of a field's message in the page."""
    return f"erreur-{code.replace('.', '-')}"


def montrer(ouverture: Ouverture, erreurs: Mapping[str, str]) -> None:
    """Write each message in its place; call inside the place of the summary."""
    for code, message in erreurs.items():
        if endroit := ouverture.places.get(code):
            endroit.html(
                f'<p class="saisie-erreur" id="{ancre(code)}" tabindex="-1">'
                f'<span aria-hidden="true">⚠ </span>{escape(message)}</p>'
            )
    if not erreurs:
        return
    lignes = "".join(_ligne(code, message, code in ouverture.places) for code, message in erreurs.items())
    titre = pluriel(len(erreurs), "réponse à corriger", "réponses à corriger")
    viser = ancre(next(iter(erreurs))) if ouverture.a_completer and ouverture.envois == 1 else ""
    envoi = f"{ouverture.id}-{ouverture.envois}"  # saisie.js moves the focus here once for each sending
    st.html(
        f'<div class="saisie-resume" role="alert" tabindex="-1" data-envoi="{envoi}" data-viser="{viser}">'
        f"<p><strong>{titre}</strong></p><ul>{lignes}</ul></div>"
    )


def _ligne(code: str, message: str, a_sa_place: bool) -> str:
    if not a_sa_place:
        return f"<li>{escape(message)}</li>"
    return f'<li><a href="#{ancre(code)}">{escape(message)}</a></li>'

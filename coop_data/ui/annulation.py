"""« C’est fait », and the button that undoes it, until another page is opened or something else is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from coop_data.ui import etat
from coop_data.ui.texte import echapper


def _ici() -> tuple[str, str]:
    """The page drawn, and whom or what it is about."""
    return etat.PAGE_COURANTE.lire(), st.query_params.get("id", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annulable:
    """Something just done, which one click undoes.

    ``defaire`` is the service that undoes it, with its arguments but the session and ``acteur``; ``fait`` is what
    is said once it is undone, or says it from what the service answered. An action that ends by leaving gives
    ``lieu``, the page where it leads. Texts are plain.
    """

    phrase: str
    bouton: str
    defaire: Callable[..., Any]
    fait: str | Callable[[Any], str]
    icone: str | None = None
    aide: str | None = None
    lieu: tuple[str, str] = field(default_factory=_ici)

    def offrir(self) -> None:
        """Keep it for the next run, which offers it in the place of what was offered before."""
        DERNIERE.ecrire(self)


DERNIERE: etat.Cle[Annulable | None] = etat.Cle("annulation.derniere", None)


def oublier() -> None:
    """Offer nothing any more: it was undone, or something else was done since."""
    DERNIERE.oublier()


def demandee() -> Annulable | None:
    """Draw what is offered here; it is returned when its button was pressed. On another page, it is forgotten."""
    derniere = DERNIERE.lire()
    if derniere is None:
        return None
    if derniere.lieu != _ici():
        oublier()
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(echapper(derniere.phrase), icon=derniere.icone, width="stretch")
        clic = st.button(derniere.bouton, key="annulation.defaire", icon=":material/undo:", help=derniere.aide)
    return derniere if clic else None

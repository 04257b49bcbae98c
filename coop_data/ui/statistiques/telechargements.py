"""The files of a page of figures, one click each: links to the routes that check every right again.

``static/fichiers.js`` shows that a file is being prepared, and says a refusal where it happened; without it these
are plain links.
"""

from collections.abc import Iterable
from html import escape
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from coop_data.analytics.statistique import Domaine

Parametres = Iterable[tuple[str, str]]
"""The address of the page as (key, value) pairs, dates absolute: ``Question.parametres``."""

Liens = Iterable[tuple[str, str]]
"""Files, each (name, address)."""

FORMATS = (("Télécharger en CSV", "csv"), ("Télécharger en Excel", "xlsx"), ("Télécharger en PDF", "pdf"))
BILANS = (("Bilan d’activité (PDF)", "pdf"), ("Un PDF par conseiller (ZIP)", "zip"))
"""What an employer hands over, beside the figures of its page."""

IMAGE = "Télécharger l’image"
PLIER_DES = 3
"""From how many files on a phone folds them."""


def montrer_telechargements(
    parametres: Parametres,
    *,
    place: Literal["tete", "pied"],
    fichier: str = "statistiques",
    directs: Liens = (),
) -> None:
    """The bar of a page, at its head and at its foot; ``fichier``: ``statistiques`` or ``territoires``.

    ``directs``: files of rows, sent while they are made.
    """
    lus = dict(paires := list(parametres))
    adresse = urlencode(paires)
    liens = [(nom, f"/fichiers/{fichier}.{extension}?{adresse}") for nom, extension in FORMATS]
    if lus.get("perimetre", "").startswith("structure:") and lus.get("domaine") == Domaine.ACCOMPAGNEMENT:
        liens += [(nom, f"/fichiers/bilan-activite.{extension}?{adresse}") for nom, extension in BILANS]
    montrer_liens(liens, place, directs=directs)


def montrer_image(parametres: Parametres, repartition: str, *, fichier: str = "graphique") -> None:
    """The link to the image of one chart; ``fichier``: ``graphique`` or ``comparaison``."""
    adresse = urlencode([*parametres, ("repartition", repartition)])
    montrer_liens([(IMAGE, f"/fichiers/{fichier}.png?{adresse}")], repartition)


def montrer_liens(liens: Liens, place: str, *, directs: Liens = ()) -> None:
    """A bar of links to files; ``place`` tells apart the bars of one page.

    ``directs``: those that the browser receives by itself, piece after piece.
    """
    textes = [_lien(*lien, "saisie-lien fichier-lien") for lien in liens]
    textes += [_lien(*lien, "saisie-lien") for lien in directs]
    barre = f'<p class="saisie-liens">{"".join(textes)}</p>'
    if len(textes) >= PLIER_DES:
        barre = (
            f'<details class="fichiers-pli"><summary class="saisie-lien">Télécharger</summary>{barre}</details>'
        )
    with st.container(key=f"telechargements.{place}"):
        st.html(barre)


def _lien(nom: str, adresse: str, classes: str) -> str:
    return f'<a class="{classes}" href="{escape(adresse)}" download>{escape(nom)}</a>'

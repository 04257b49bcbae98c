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

FORMATS = (("Télécharger en CSV", "csv"), ("Télécharger en Excel", "xlsx"), ("Télécharger en PDF", "pdf"))
BILANS = (("Bilan d’activité (PDF)", "pdf"), ("Un PDF par conseiller (ZIP)", "zip"))
"""What an employer hands over, beside the figures of its page."""

IMAGE = "Télécharger l’image"


def montrer_telechargements(
    parametres: Parametres, *, place: Literal["tete", "pied"], fichier: str = "statistiques"
) -> None:
    """The bar of a page, at its head and at its foot; ``fichier``: ``statistiques`` or ``territoires``."""
    lus = dict(paires := list(parametres))
    adresse = urlencode(paires)
    liens = [(nom, f"/fichiers/{fichier}.{extension}?{adresse}") for nom, extension in FORMATS]
    if lus.get("perimetre", "").startswith("structure:") and lus.get("domaine") == Domaine.ACCOMPAGNEMENT:
        liens += [(nom, f"/fichiers/bilan-activite.{extension}?{adresse}") for nom, extension in BILANS]
    montrer_liens(liens, place)


def montrer_image(parametres: Parametres, repartition: str, *, fichier: str = "graphique") -> None:
    """The link to the image of one chart; ``fichier``: ``graphique`` or ``comparaison``."""
    adresse = urlencode([*parametres, ("repartition", repartition)])
    montrer_liens([(IMAGE, f"/fichiers/{fichier}.png?{adresse}")], repartition)


def montrer_liens(liens: Iterable[tuple[str, str]], place: str) -> None:
    """A bar of links to files, each (name, address); ``place`` tells apart the bars of one page."""
    classes = "saisie-lien fichier-lien"
    textes = "".join(f'<a class="{classes}" href="{escape(adresse)}" download>{nom}</a>' for nom, adresse in liens)
    with st.container(key=f"telechargements.{place}"):
        st.html(f'<p class="saisie-liens">{textes}</p>')

"""Files offered, one click each: links to the routes that check every right again.

``static/fichiers.js`` shows that a file is being made, and says a refusal, or a session that ended, where it
happened; without it these are plain links.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from coop_data.fichiers import FORMAT, LISTE, Format

Liens = Iterable[tuple[str, str]]
"""Files, each (name, address)."""

LIBELLES: Final[Mapping[Format, str]] = MappingProxyType(
    {
        Format.CSV: "Télécharger en CSV",
        Format.LIBELLES: "Télécharger la version lisible (CSV)",
        Format.XLSX: "Télécharger en Excel",
    }
)
PLIER_DES: Final = 3
"""From how many files on a phone folds them."""


def proposer_liste(fichier: str, parametres: Mapping[str, str], formats: Sequence[Format] = LISTE) -> None:
    """``/fichiers/<fichier>`` in each format, with the parameters that filter the screen."""
    proposer_fichiers(
        [
            (LIBELLES[code], f"/fichiers/{fichier}?{urlencode({**parametres, FORMAT: code.value})}")
            for code in formats
        ],
        fichier,
    )


def proposer_fichiers(liens: Liens, place: str, *, directs: Liens = ()) -> None:
    """A bar of links to files; ``place`` tells apart the bars of one page.

    ``directs``: those that the browser receives by itself, piece after piece.
    """
    textes = [_lien(*lien, "lien fichier-lien") for lien in liens]
    textes += [_lien(*lien, "lien") for lien in directs]
    barre = f'<p class="liens">{"".join(textes)}</p>'
    if len(textes) >= PLIER_DES:
        barre = f'<details class="fichiers-pli"><summary class="lien">Télécharger</summary>{barre}</details>'
    with st.container(key=f"telechargements.{place}"):
        st.html(barre)


def _lien(nom: str, adresse: str, classes: str) -> str:
    return f'<a class="{classes}" href="{escape(adresse)}" download>{escape(nom)}</a>'

"""Links to files that the server makes: the route checks the session and the right, then gives the list shown."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

FORMATS: Mapping[str, str] = {"csv": "Télécharger en CSV", "xlsx": "Télécharger en Excel"}


def proposer(fichier: str, parametres: Mapping[str, str], formats: Mapping[str, str] = FORMATS) -> None:
    """One link per format to ``/fichiers/<fichier>``, with the parameters that filter the screen."""
    liens = "".join(
        f'<a class="saisie-lien" href="{escape(adresse)}" download>{escape(libelle)}</a>'
        for code, libelle in formats.items()
        if (adresse := f"/fichiers/{fichier}?{urlencode({**parametres, 'format': code})}")
    )
    st.html(f'<p class="saisie-liens">{liens}</p>')

"""A document in a list: its description, then links to open, download or share it."""

from html import escape

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.models import Ressource
from coop_data.ressources.adresse import adresse_du_document
from coop_data.ui.texte import echapper


def montrer(acteur: Acteur, ressource: Ressource) -> None:
    """Title, description, tags, date and size, then the links."""
    st.subheader(echapper(ressource.titre), anchor=False)
    if ressource.description:
        st.text(ressource.description)
    precisions = (
        *(f"#{tag.upper()}" for tag in ressource.tags),
        f"ajouté le {formats.jour(ressource.cree_le.astimezone(acteur.fuseau).date())}",
        f"PDF, {formats.octets(ressource.taille)}",
    )
    st.caption(" · ".join(map(echapper, precisions)))
    montrer_liens(ressource)


def montrer_liens(ressource: Ressource) -> None:
    """« Ouvrir », « Télécharger », « Copier le lien » (``static/ressourcerie.js``), each naming its document."""
    adresse, titre = escape(adresse_du_document(ressource)), escape(ressource.titre)
    liens = (
        f'<a class="lien" href="{adresse}" aria-label="Ouvrir « {titre} »">Ouvrir</a>',
        f'<a class="lien fichier-lien" href="{adresse}" download aria-label="Télécharger « {titre} »">'
        "Télécharger</a>",
        f'<button type="button" class="lien copier-lien" data-adresse="{adresse}" '
        f'aria-label="Copier le lien de « {titre} »">Copier le lien</button>',
    )
    st.html(f'<p class="liens">{"".join(liens)}</p>')

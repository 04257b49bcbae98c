"""« Importer mon historique »: one's own activities, from La Coop or from a workbook filled by hand."""

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.ui import adresse
from coop_data.ui.administration import import_historique
from coop_data.ui.administration.import_conduite import DERNIER, Fichier, conduire
from coop_data.ui.administration.import_genres import proposer_le_classeur_modele

GENRES = {
    Role.CONSEILLER: ("accompagnements", "Mes accompagnements"),
    Role.COORDINATEUR: ("coordination", "Mes activités de coordination"),
}
CONSEILS = {
    "accompagnements": "Déposez tel quel l’export de vos accompagnements fait depuis La Coop (« Mes activités », "
    "« Exporter »). Les noms des bénéficiaires ne sont pas repris : ici, un compte rendu est anonyme. La Coop "
    "n’exporte pas qui était déjà accompagné : ce nombre reste à zéro.",
    "coordination": "Déposez tel quel l’export de vos activités de coordination fait depuis La Coop (« Mes "
    "activités », « Exporter »).",
}
SANS_RISQUE = (
    "Une simulation montre d’abord ce qui serait repris, ligne par ligne. Importer deux fois le même fichier ne "
    "change rien ; une activité que vous avez modifiée ou supprimée ici est laissée telle quelle."
)
CLASSEUR = (
    "Vos activités sont dans un tableau à vous, ou sur papier ? Recopiez-les dans ce classeur, puis déposez-le "
    "ci-dessous : listes déroulantes et exemples y disent ce qui est compris."
)


def render(acteur: Acteur) -> None:
    """The accepted files, the file to import, its report, and earlier imports."""
    genres = dict(genre for role, genre in GENRES.items() if acteur.est(role))
    genre = next(iter(genres))
    if len(genres) > 1:
        genre = adresse.choisir("genre", "Que voulez-vous importer ?", genres, largeur=340)
    st.write(CONSEILS[genre])
    st.write(SANS_RISQUE)
    with st.container(border=True, key="historique.modele"):
        st.write(CLASSEUR)
        proposer_le_classeur_modele(genre, auteurs=False)
    depose = st.file_uploader(
        "Fichier à importer (XLSX ou CSV, 10 Mo au plus)",
        type=["xlsx", "csv"],
        max_upload_size=10,
        key=f"historique.fichier.{genre}",
    )
    if depose is None:
        DERNIER.oublier()
    else:
        conduire(acteur, Fichier(genre, depose.name, depose.getvalue()))
    import_historique.montrer(acteur)

"""The kinds of files that may be imported: what each holds, its columns, its empty model."""

from dataclasses import dataclass

import streamlit as st

from coop_data.exports.csv import ecrire_csv
from coop_data.exports.modele import ecrire_modele
from coop_data.fichiers import CSV, XLSX
from coop_data.imports import GENRES
from coop_data.imports.modele_colonnes import MODELES


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a kind is named, and what one should know before preparing its file."""

    libelle: str
    conseil: str


PRESENTATIONS = {
    "structures": Presentation(
        "Structures employeuses",
        "Une ligne par structure. À importer en premier : les autres fichiers s’y réfèrent.",
    ),
    "conseillers": Presentation(
        "Conseillers et postes",
        "Une ligne par poste : répétez l’identifiant d’une personne qui a plusieurs postes. Les structures "
        "doivent déjà être importées.",
    ),
    "equipes": Presentation(
        "Équipes des coordinateurs",
        "Une ligne par conseiller et par coordinateur, avec leurs identifiants. À importer après les conseillers.",
    ),
    "accompagnements": Presentation(
        "Accompagnements",
        "Une ligne par compte rendu. La colonne « conseiller » porte l’identifiant de son auteur. Les "
        "classeurs XLSX exportés de La Coop, par un conseiller ou par un coordinateur pour son équipe, sont aussi "
        "acceptés : vous indiquerez de qui ils sont. Les noms des bénéficiaires n’en sont pas repris.",
    ),
    "coordination": Presentation(
        "Activités de coordination",
        "Une ligne par activité ; la colonne « coordinateur » porte l’identifiant de son auteur. Le classeur XLSX "
        "exporté de La Coop est aussi accepté : il ne dit pas de qui il est, vous l’indiquerez.",
    ),
}
FORMAT = (
    "CSV séparé par des points-virgules ou des virgules, en UTF-8 ou Windows-1252. La première ligne nomme les "
    "colonnes, dans l’ordre que vous voulez. Dates : AAAA-MM-JJ ou JJ/MM/AAAA. Plusieurs valeurs dans une "
    "cellule : séparées par « | ». Une colonne absente laisse le champ tel qu’il est, une cellule vide l’efface."
)


def montrer_colonnes(genre: str) -> None:
    """What the file must hold, and a model to fill."""
    presentation = PRESENTATIONS[genre]
    st.write(presentation.conseil)
    obligatoires, autres = colonnes_of(genre)
    with st.expander("Colonnes attendues et modèle à remplir", icon=":material/table:", key="imports.colonnes"):
        st.markdown(f"**Obligatoires** : {_enumerer(obligatoires)}  \n**Facultatives** : {_enumerer(autres)}")
        st.write(FORMAT)
        st.download_button(
            "Télécharger le modèle vide (CSV)",
            data=modele(genre),
            file_name=f"modele_{genre}.csv",
            mime=CSV,
            on_click="ignore",
            key=f"imports.modele.{genre}",
            icon=":material/download:",
        )
        proposer_le_classeur_modele(genre, auteurs=True)


def proposer_le_classeur_modele(genre: str, *, auteurs: bool) -> None:
    """The workbook to fill in a spreadsheet, for the kinds that have one."""
    if genre not in MODELES:
        return
    st.download_button(
        "Télécharger le classeur modèle",
        data=lambda: ecrire_modele(genre, auteurs=auteurs),
        file_name=f"modele_{genre}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key=f"imports.classeur.{genre}",
        icon=":material/table_view:",
    )


def colonnes_of(genre: str) -> tuple[list[str], list[str]]:
    """Names of the required columns of a kind, and of the others, in order."""
    colonnes = GENRES[genre].colonnes
    return (
        [colonne.nom for colonne in colonnes if colonne.obligatoire],
        [colonne.nom for colonne in colonnes if not colonne.obligatoire],
    )


def modele(genre: str) -> bytes:
    """A file that holds the header only."""
    return ecrire_csv([[colonne.nom for colonne in GENRES[genre].colonnes]])


def _enumerer(noms: list[str]) -> str:
    return ", ".join(f"`{nom}`" for nom in noms)

"""« Qualité des données »: the period, the filters, what each check finds, then one list."""

from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.qualite import Bilan
from coop_data.domain.periode import slug_of_periode
from coop_data.domain.photographies import QUALITE_VIVANTE
from coop_data.domain.qualite import Controle
from coop_data.exports.qualite import brouillons_anciens, selection_of
from coop_data.ui import adresse
from coop_data.ui.page import Contexte, read
from coop_data.ui.periode import PARAMETRE, choisir_periode
from coop_data.ui.qualite import filtres, lecture, liste
from coop_data.ui.statistiques.donnees import annoncer_les_vivantes

LARGEUR_CARTE: Final = 145
REGLE: Final = (
    "Ce qui mérite d’être relu. Rien n’est corrigé d’office, et tout compte déjà dans les statistiques\u202f: "
    "seul l’auteur d’une activité la modifie, ou confirme que c’est bien ainsi."
)
PART: Final = "Sans remarque"
DEFINITION: Final = "Activités qui n’appellent aucune remarque ÷ activités de la période."


def render(contexte: Contexte) -> None:
    """The page, for the reports that the account may list."""
    acteur = contexte.acteur
    st.markdown(REGLE)
    annoncer_les_vivantes(QUALITE_VIVANTE)
    periode = choisir_periode(aujourdhui=acteur.aujourdhui())
    parametres = st.query_params.to_dict() | {PARAMETRE: slug_of_periode(periode)}
    selection, offres = read(selection_of, acteur=acteur, parametres=parametres)
    filtres.choisir(selection, offres)
    bilan = lecture.bilan_de(selection)
    nombres = _nombres(acteur, bilan)
    _chiffres(bilan, nombres)
    st.markdown(_phrase(bilan))
    liste.montrer(acteur, selection, _choisir_controle(nombres))
    st.caption(f"Données au {formats.jour(acteur.aujourdhui())}.")


def _nombres(acteur: Acteur, bilan: Bilan) -> dict[Controle, int]:
    """The number of remarks of each check, in the order of the page; drafts are the reader's own."""
    nombres = {controle: bilan.nombres.get(controle, 0) for controle in Controle}
    if not acteur.saisit:
        del nombres[Controle.BROUILLONS]
        return nombres
    return nombres | {Controle.BROUILLONS: len(read(brouillons_anciens, acteur=acteur))}


def _chiffres(bilan: Bilan, nombres: dict[Controle, int]) -> None:
    with st.grid(min_column_width=LARGEUR_CARTE, key="chiffres-qualite"):
        st.metric(PART, formats.pourcentage(bilan.part_sans_remarque), border=True, help=DEFINITION)
        for controle, nombre in nombres.items():
            st.metric(controle.libelle, formats.nombre(nombre), border=True, help=controle.aide)


def _phrase(bilan: Bilan) -> str:
    if not bilan.total:
        return "Aucune activité sur cette période."
    portent = "porte" if bilan.signales < 2 else "portent"
    return (
        f"{formats.pluriel(bilan.signales, 'activité')} sur {formats.nombre(bilan.total)} {portent} au moins une "
        "remarque. Un groupe de doublons, ou une journée, compte pour une remarque."
    )


def _choisir_controle(nombres: dict[Controle, int]) -> Controle:
    """The check of the address; else the first that finds something."""
    trouves = [controle for controle in nombres if nombres[controle]]
    defaut = trouves[0] if trouves else Controle.DOUBLONS
    options = {controle.value: f"{controle.libelle} ({formats.nombre(nombres[controle])})" for controle in nombres}
    ordre = {defaut.value: options[defaut.value], **options}
    return Controle(adresse.choisir("controle", "Contrôle", ordre, largeur=330))

"""The perimeter of the Explorer: those that the account follows first, then the nation and every territory."""

from collections.abc import Mapping

import streamlit as st
from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import perimetres_de_lecture, perimetres_de_suivi
from coop_data.analytics.explorer.question import LIGNE
from coop_data.analytics.perimetres import NATIONAL, domaines_of, texte_du_perimetre
from coop_data.analytics.questions import PERIMETRE
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import National, Perimetre, UnConseiller, UneEquipe, UneStructure
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS
from coop_data.errors import ErreurUtilisateur
from coop_data.ui.page import read
from coop_data.ui.statistiques.cible import Cible, domaines_saisis, lire_cible
from coop_data.ui.texte import echapper

CLE = "explorer.perimetre"
A_MOI: Mapping[type[Perimetre], str] = {
    UnConseiller: "Moi",
    UneEquipe: "Mon équipe",
    UneStructure: "Ma structure",
    National: "France entière",
}
"""Perimeters labelled by what they are to the reader (« Mon équipe »), not by name."""


def choisir_perimetre(acteur: Acteur, domaine: Domaine) -> tuple[str, Cible]:
    """The perimeter of the address, as written and as read; by default the widest that the account follows.

    A question always writes its perimeter, so that sent to someone else, or kept as a view, it counts the same
    reports. One of the address that is not in the list (a structure, a person) is added to it if it is allowed; if
    it is not, that is said, and the default takes its place.
    """
    offerts = read(_offrir, acteur=acteur, domaine=domaine)
    defaut = read(_defaut, acteur=acteur, domaine=domaine)
    texte = st.query_params.get(PERIMETRE, defaut)
    try:
        with db.lecture() as session:
            cible = lire_cible(session, acteur=acteur, texte=texte, domaine=domaine)
    except ErreurUtilisateur as refus:
        st.warning(f"{echapper(str(refus))} Le périmètre par défaut est affiché.", icon=":material/lock:")
        texte, cible = defaut, read(lire_cible, acteur=acteur, texte=defaut, domaine=domaine)
    options = offerts | ({} if texte in offerts else {texte: cible.nom})
    st.session_state[CLE] = texte
    st.selectbox(
        "Périmètre",
        list(options),
        format_func=options.__getitem__,
        key=CLE,
        on_change=_ecrire,
        width=320,
    )
    if LIGNE in st.query_params and PERIMETRE not in st.query_params:
        _ecrire()
        st.rerun()  # what stands above, a link to copy, reads the address whole
    return texte, cible


def convient(texte: str, domaine: Domaine) -> bool:
    """True when a perimeter, as written, may be read in a domain."""
    return domaine in domaines_of(texte)


def _offrir(session: Session, *, acteur: Acteur, domaine: Domaine) -> dict[str, str]:
    siens = {
        texte_du_perimetre(session, perimetre, domaine=domaine): A_MOI[type(perimetre)]
        for perimetre in perimetres_de_lecture(acteur)
        if not isinstance(perimetre, UnConseiller) or domaine in domaines_saisis(acteur)
    }
    return (
        siens
        | {NATIONAL: A_MOI[National]}
        | {f"region:{region.code}": f"Région {region.nom}" for region in REGIONS}
        | {f"departement:{d.code}": f"{d.code} – {d.nom}" for d in DEPARTEMENTS}
    )


def _defaut(session: Session, *, acteur: Acteur, domaine: Domaine) -> str:
    for perimetre in perimetres_de_suivi(acteur):
        return texte_du_perimetre(session, perimetre, domaine=domaine)
    return NATIONAL


def _ecrire() -> None:
    st.query_params[PERIMETRE] = st.session_state[CLE]

"""Importing one file: simulate, read the report, import. The same for administrators and for others."""

import hashlib
from dataclasses import dataclass

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.errors import ErreurUtilisateur
from coop_data.imports import executer
from coop_data.imports.rapport import Compte, Rapport
from coop_data.ui.administration import import_rapport
from coop_data.ui.etat import Cle
from coop_data.ui.page import show_error

SIMULATION = "Simulation : rien n’est écrit. {verdict} Vérifiez le rapport, puis importez le même fichier."
SANS_LIGNE = (
    "Simulation : rien n’est écrit, et rien ne le serait. {verdict} Corrigez le fichier, puis simulez de nouveau."
)
BONNES = (Compte.CREES, Compte.MODIFIES, Compte.INCHANGES)
"""The counts of rows that an import accepts."""


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file to import; equal content means the same file."""

    genre: str
    nom: str
    contenu: bytes
    conseiller: str | None = None
    coordinateur: str | None = None

    @property
    def empreinte(self) -> str:
        """Tells whether the report on screen is that of this file."""
        entete = f"{self.genre}|{self.conseiller}|{self.coordinateur}|"
        return hashlib.sha256(entete.encode() + self.contenu).hexdigest()


@dataclass(frozen=True, slots=True)
class Resultat:
    """How the last simulation or import of this screen ended."""

    empreinte: str
    simulation: bool
    rapport: Rapport | None = None
    erreur: ErreurUtilisateur | None = None

    @property
    def bonnes(self) -> int:
        """How many rows were accepted."""
        return sum(self.rapport.comptes[compte] for compte in BONNES) if self.rapport else 0


DERNIER: Cle[Resultat | None] = Cle("imports.resultat", None)


def conduire(acteur: Acteur, fichier: Fichier) -> None:
    """« Importer » is enabled once this file has been simulated, and disabled once it is imported."""
    dernier = DERNIER.lire()
    if dernier is not None and dernier.empreinte != fichier.empreinte:
        dernier = None
    obstacle = _obstacle(dernier)
    with st.container(horizontal=True):
        simuler = st.button(
            "Simuler",
            type="secondary" if dernier else "primary",
            icon=":material/fact_check:",
            key="imports.simuler",
        )
        importer = st.button(
            "Importer",
            type="secondary" if obstacle else "primary",
            disabled=obstacle is not None,
            icon=":material/upload:",
            help=obstacle,
            key="imports.importer",
        )
    if simuler or importer:
        DERNIER.ecrire(_executer(acteur, fichier, simulation=simuler))
        st.rerun()
    if dernier is not None:
        _montrer(dernier, fichier)


def _obstacle(dernier: Resultat | None) -> str | None:
    """Why this file may not be imported now; ``None`` when it may."""
    if dernier is None or not dernier.simulation or dernier.erreur is not None:
        return "Simulez d’abord"
    return None if dernier.bonnes else "Aucune ligne de ce fichier ne peut être importée"


def _executer(acteur: Acteur, fichier: Fichier, *, simulation: bool) -> Resultat:
    """Run it under a progress bar."""
    verbe = "Simulation" if simulation else "Import"
    barre = st.progress(0.0, text=f"{verbe} en cours, gardez cette page ouverte…")

    def progresser(fait: int, total: int) -> None:
        texte = f"{verbe} : {formats.nombre(fait)} lignes sur {formats.nombre(total)}"
        barre.progress(fait / total if total else 1.0, text=texte)

    try:
        rapport = executer(
            genre=fichier.genre,
            contenu=fichier.contenu,
            nom_fichier=fichier.nom,
            acteur=acteur,
            conseiller=fichier.conseiller,
            coordinateur=fichier.coordinateur,
            simulation=simulation,
            progression=progresser,
        )
    except ErreurUtilisateur as erreur:
        return Resultat(fichier.empreinte, simulation, erreur=erreur)
    return Resultat(fichier.empreinte, simulation, rapport=rapport)


def _montrer(resultat: Resultat, fichier: Fichier) -> None:
    if resultat.erreur is not None:
        show_error(resultat.erreur)
        st.write("Le fichier entier est refusé : rien n’a été écrit.")
    if resultat.rapport is None:
        return
    rapport = resultat.rapport
    refusees, bonnes = rapport.bilan["refuses"], resultat.bonnes
    if resultat.simulation:
        _annoncer_simulation(resultat, refusees)
    elif refusees:
        st.warning(
            f"Import terminé : {formats.pluriel(bonnes, 'bonne ligne prise', 'bonnes lignes prises')}, "
            f"{formats.pluriel(refusees, 'ligne refusée', 'lignes refusées')}. Corrigez le "
            "fichier et importez-le de nouveau : ce qui est déjà fait ne se refait pas.",
            icon=":material/warning:",
        )
    else:
        st.success("Import terminé : toutes les lignes sont écrites.", icon=":material/check_circle:")
    st.write(f"{rapport.lecture_en_clair()}.")
    cle, remarques = "imports.rapport", import_rapport.remarques_of(rapport)
    nom = fichier.nom.rsplit(".", 1)[0]
    import_rapport.montrer(
        cle,
        rapport.bilan,
        remarques,
        telecharger=lambda: import_rapport.proposer_le_fichier(cle, remarques, nom=nom),
    )


def _annoncer_simulation(resultat: Resultat, refusees: int) -> None:
    """What an import would do, or why it would do nothing."""
    verdict = formats.pluriel(refusees, "ligne serait refusée", "lignes seraient refusées")
    if resultat.bonnes:
        prises = formats.pluriel(resultat.bonnes, "bonne ligne serait prise", "bonnes lignes seraient prises")
        verdict = f"{verdict}, {prises}." if refusees else "Aucune ligne ne serait refusée."
        st.info(SIMULATION.format(verdict=verdict), icon=":material/fact_check:")
    elif refusees:
        st.warning(SANS_LIGNE.format(verdict=f"{verdict}, aucune ne serait écrite."), icon=":material/warning:")
    else:
        st.warning(SANS_LIGNE.format(verdict="Le fichier n’a aucune ligne de données."), icon=":material/warning:")

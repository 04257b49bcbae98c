"""The history of a report for its author: who, when, before → after in the words of the form, and the way back."""

from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.journal import NOTES, NOTES_TUES
from coop_data.saisie.historique import Changement, Etape, Historique, lire_historique
from coop_data.saisie.libelles import libelle_of
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.saisie.libelles import NOMS, dire
from coop_data.ui.texte import echapper

TITRE: Final = "Historique"
REVENIR: Final = "Revenir à cette version"
OPERATIONS: Final = {
    "creer": "Enregistrement",
    "modifier": "Modification",
    "changer_de_type": "Changement de type",
    "lier": "Lien avec un évènement",
    "supprimer": "Mise à la corbeille",
    "restaurer": "Restauration",
    "importer": "Import",
}


def montrer(acteur: Acteur, formulaire: str, cra_id: UUID) -> None:
    """Every step, the latest first, folded under its title."""
    vu: Historique = read(lire_historique, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    if not vu.etapes:
        return
    with (
        st.expander(f"{TITRE} ({formats.nombre(len(vu.etapes))})", key="activite.historique"),
        st.container(key="saisie-historique", gap="small"),
    ):
        for etape in vu.etapes:
            _dessiner(acteur, formulaire, cra_id, etape, vu)


def _dessiner(acteur: Acteur, formulaire: str, cra_id: UUID, etape: Etape, vu: Historique) -> None:
    qui = "vous" if etape.par_moi else etape.auteur
    quoi = OPERATIONS.get(etape.operation, etape.operation)
    with st.container(border=True, gap="xxsmall"):
        st.markdown(f"**{quoi}** le {formats.instant(etape.instant, acteur.fuseau)}, par {echapper(qui)}")
        lignes = [f"- {en_mots(changement, etape, vu)}" for changement in etape.changements]
        if lignes:
            st.markdown("\n".join(lignes))
        if etape.reprise:
            depuis = {"depuis": formulaire} if etape.formulaire != formulaire else {}
            st.page_link(
                streamlit_page(page_of(etape.formulaire)),
                label=f"{REVENIR} ({formats.instant(etape.instant, acteur.fuseau)})",
                icon=":material/history:",
                query_params={"id": str(cra_id), "version": str(etape.id), **depuis},
            )


def en_mots(changement: Changement, etape: Etape, vu: Historique) -> str:
    """``Durée : 1 h 30 → 1 h``, as Markdown; notes say only that they changed."""
    libelle = f"**{echapper(libelle_of(etape.formulaire, changement.champ))}**"
    if changement.champ == NOTES:
        return f"{libelle} {NOTES_TUES}"
    valeurs = (changement.avant, changement.apres)
    avant, apres = (echapper(_dire(etape.formulaire, changement.champ, valeur, vu)) for valeur in valeurs)
    return f"{libelle} : {apres}" if avant == formats.ABSENT else f"{libelle} : {avant} → {apres}"


def _dire(formulaire: str, champ: str, valeur: object, vu: Historique) -> str:
    """A stored value in words; a code that no form knows any more stays as it is."""
    if champ == "type":
        return NOMS.get(str(valeur), formats.ABSENT)
    for code_formulaire in (formulaire, *NOMS):
        try:
            texte = dire(code_formulaire, champ, valeur, vu.noms)
        except ValueError:
            continue
        if texte != str(valeur):
            return texte
    return formats.ABSENT if valeur in (None, "", [], {}) else str(valeur)

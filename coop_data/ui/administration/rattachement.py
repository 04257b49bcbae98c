"""What an account is linked to: a structure, or a person of the directory; typing in the list searches it."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.annuaire.referentiel import personnes_du_referentiel, structures_du_referentiel
from coop_data.ui.page import read

INDICATION = "Tapez quelques lettres du nom"


def choisir_structure(cle: str, acteur: Acteur, actuelle: UUID | None) -> UUID | None:
    """The structure that the account acts for."""
    structures = read(structures_du_referentiel, acteur=acteur)
    return _choisir("Structure (pour le rôle structure)", cle, structures, actuelle)


def choisir_personne(cle: str, acteur: Acteur, actuelle: UUID | None) -> UUID | None:
    """The conseiller or coordinator that the account belongs to."""
    personnes = read(personnes_du_referentiel, acteur=acteur)
    return _choisir("Personne du référentiel (pour qui enregistre des activités)", cle, personnes, actuelle)


def _choisir(libelle: str, cle: str, choix: Mapping[UUID, str], actuelle: UUID | None) -> UUID | None:
    cles: list[UUID | None] = list(choix)
    return st.selectbox(
        libelle,
        list(choix),
        index=cles.index(actuelle) if actuelle in choix else None,
        format_func=choix.__getitem__,
        placeholder=INDICATION,
        key=cle,
    )

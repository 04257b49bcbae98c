"""Checks and preparations before the first page is served."""

from coop_data import db
from coop_data.auth.demonstration import refuser_comptes_de_demonstration
from coop_data.config import Reglages, cle_secrete
from coop_data.magasin import porte
from coop_data.saisie.entretien import entretenir


def prepare_start(reglages: Reglages) -> None:
    """Refuse unsafe settings, upgrade the schema, remove what has expired, start making the copy of the facts.

    Raises ``ReglageRefuse`` when a setting is unsafe, or when production still holds a demonstration account.
    """
    cle_secrete(reglages)
    db.mettre_a_niveau()
    with db.ecriture() as session:
        refuser_comptes_de_demonstration(session)
        entretenir(session)
    db.actualiser_les_statistiques()
    porte.demarrer(reglages)

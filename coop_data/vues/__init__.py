"""Saved views: the address of a page under a name, for oneself or for a role."""

from coop_data.vues.contenu import phrase_de_periode
from coop_data.vues.gestion import (
    Reglages,
    enregistrer_vue,
    modifier_vue,
    retablir_vue,
    retirer_partage,
    supprimer_vue,
)
from coop_data.vues.liste import Paires, VueLue, lister_vues, peut_partager

__all__ = [
    "Paires",
    "Reglages",
    "VueLue",
    "enregistrer_vue",
    "lister_vues",
    "modifier_vue",
    "peut_partager",
    "phrase_de_periode",
    "retablir_vue",
    "retirer_partage",
    "supprimer_vue",
]

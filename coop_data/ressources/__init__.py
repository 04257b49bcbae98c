"""The ressourcerie: documents handed to everyone, their files, and who may add to them."""

from coop_data.ressources.gestion import (
    Fiche,
    ajouter_ressource,
    modifier_ressource,
    restaurer_ressource,
    supprimer_ressource,
)
from coop_data.ressources.liste import (
    Recherche,
    Tri,
    chercher_ressources,
    derniers_ajouts,
    lire_ressource,
    ressources_supprimees,
    tags_de_la_ressourcerie,
    thematiques_presentes,
)

__all__ = [
    "Fiche",
    "Recherche",
    "Tri",
    "ajouter_ressource",
    "chercher_ressources",
    "derniers_ajouts",
    "lire_ressource",
    "modifier_ressource",
    "ressources_supprimees",
    "restaurer_ressource",
    "supprimer_ressource",
    "tags_de_la_ressourcerie",
    "thematiques_presentes",
]

"""Tags: the projects that people group activities by, who sees, makes and merges them, and their uses."""

from coop_data.tags.creation import Rattachement, creer_tag, rattachements_possibles
from coop_data.tags.fusion import Fusion, destinations, fusionner
from coop_data.tags.gestion import archiver, desarchiver, modifier_tag, restaurer_tag, supprimer_tag
from coop_data.tags.liste import TagVisible, Tri, mes_tags, tags_supprimes
from coop_data.tags.usages import Usage, mes_usages, usage_total, usages_lisibles
from coop_data.tags.visibilite import (
    Lien,
    lire_tag,
    perimetres_du_tag,
    peut_sur_tag,
    tags_admis,
    tags_des_chiffres,
    tags_du_cra,
    tags_existants,
    tags_lisibles,
    tags_visibles,
)

__all__ = [
    "Fusion",
    "Lien",
    "Rattachement",
    "TagVisible",
    "Tri",
    "Usage",
    "archiver",
    "creer_tag",
    "desarchiver",
    "destinations",
    "fusionner",
    "lire_tag",
    "mes_tags",
    "mes_usages",
    "modifier_tag",
    "perimetres_du_tag",
    "peut_sur_tag",
    "rattachements_possibles",
    "restaurer_tag",
    "supprimer_tag",
    "tags_admis",
    "tags_des_chiffres",
    "tags_du_cra",
    "tags_existants",
    "tags_lisibles",
    "tags_supprimes",
    "tags_visibles",
    "usage_total",
    "usages_lisibles",
]

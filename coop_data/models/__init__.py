"""Every table, imported here once so that the metadata is whole."""

from coop_data.models.accompagnement import Accompagnement
from coop_data.models.base import Modele, maintenant
from coop_data.models.comptes import EchecConnexion, Jeton, SessionServeur, Utilisateur
from coop_data.models.coordination import ActiviteCoordination, StructurePartenaire
from coop_data.models.faits import (
    Changement,
    FaitAccompagnement,
    FaitAccompagnementValeur,
    FaitCoordination,
    FaitCoordinationValeur,
)
from coop_data.models.garanties import DDL_PAR_MOTEUR, ddl_de_la_photographie
from coop_data.models.personnes import Absence, Conseiller, Equipe, Poste, Structure
from coop_data.models.photographies import COPIES, Photographie
from coop_data.models.suivi import (
    BilanTrimestriel,
    Brouillon,
    Demande,
    Import,
    Journal,
    ModeleCra,
    Relance,
    Ressource,
    VueEnregistree,
)
from coop_data.models.tags import AccompagnementTag, CoordinationTag, Tag
from coop_data.models.territoire import Commune, Departement, Region

__all__ = [
    "COPIES",
    "DDL_PAR_MOTEUR",
    "Absence",
    "Accompagnement",
    "AccompagnementTag",
    "ActiviteCoordination",
    "BilanTrimestriel",
    "Brouillon",
    "Changement",
    "Commune",
    "Conseiller",
    "CoordinationTag",
    "Demande",
    "Departement",
    "EchecConnexion",
    "Equipe",
    "FaitAccompagnement",
    "FaitAccompagnementValeur",
    "FaitCoordination",
    "FaitCoordinationValeur",
    "Import",
    "Jeton",
    "Journal",
    "Modele",
    "ModeleCra",
    "Photographie",
    "Poste",
    "Region",
    "Relance",
    "Ressource",
    "SessionServeur",
    "Structure",
    "StructurePartenaire",
    "Tag",
    "Utilisateur",
    "VueEnregistree",
    "ddl_de_la_photographie",
    "maintenant",
]

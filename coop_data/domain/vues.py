"""Saved views: limits of what is kept, and messages of refusal."""

from collections.abc import Mapping
from typing import Final

from coop_data.domain.periode import CE_TRIMESTRE, TRIMESTRE_DERNIER

NOM_MAX: Final = 80
PARAMETRES_MAX: Final = 100
LONGUEUR_MAX: Final = 6_000
"""Characters of an address: nobody makes a longer one by clicking."""

TRIMESTRES_PAR_DEFAUT: Final[Mapping[str, str]] = {"suivi-saisie": CE_TRIMESTRE, "trimestre": TRIMESTRE_DERNIER}
"""The pages that show one quarter, and the relative quarter they open on."""
SANS_PERIODE: Final = frozenset({"conseillers"})
"""The pages that show the present state, whatever the period."""

MESSAGES: Final[Mapping[str, str]] = {
    "nom_requis": "Donnez un nom à cette vue, pour la retrouver.",
    "nom_long": f"Le nom d’une vue ne peut pas dépasser {NOM_MAX} caractères.",
    "nom_pris": "Vous avez déjà une vue de ce nom sur cette page\u202f: choisissez-en un autre.",
    "trop_long": "Cet affichage a trop de filtres pour être enregistré\u202f: retirez-en quelques-uns.",
    "introuvable": "Cette vue est introuvable\u202f: elle a peut-être été supprimée, ou n’est plus partagée.",
    "partage_refuse": "Votre compte ne permet pas de partager une vue\u202f: gardez-la pour vous.",
    "sans_compte": "Seul un compte peut garder des vues.",
}

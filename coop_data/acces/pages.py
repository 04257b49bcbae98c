"""The roles that may open each page, by its address."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import FORMULAIRES_DE, QUI_LIT_TOUT, QUI_SAISIT, QUI_SUIT, Role

TOUS: Final = frozenset(Role)
COORDINATION: Final = frozenset({Role.COORDINATEUR})
PILOTAGE: Final = QUI_SUIT | QUI_LIT_TOUT
EQUIPES: Final = COORDINATION | QUI_LIT_TOUT
ADMINISTRATION: Final = frozenset({Role.ADMIN})
PROJETS: Final = QUI_SAISIT | QUI_LIT_TOUT
"""The roles that read tags: those that log, and those that read every report."""

PUBLIQUES: Final = frozenset(
    {
        *("aide", "accessibilite", "mentions-legales"),
        *("activation", "mot-de-passe-oublie", "introuvable"),
    }
)
"""Open without an account."""


def _table() -> Iterator[tuple[str, frozenset[Role]]]:
    yield from dict.fromkeys(PUBLIQUES, TOUS).items()
    for roles, pages in (
        (TOUS, ("accueil", "activite", "ressourcerie", "mon-compte", "qualite")),
        (TOUS, ("territoires", "statistiques-nationales", "statistiques", "comparer", "coordination")),
        (QUI_SAISIT, ("enregistrer", "activite-enregistree", "dupliquer", "agenda", "mon-historique")),
        (QUI_SAISIT, ("mes-activites", "a-completer", "corbeille", "mes-statistiques")),
        (QUI_SAISIT, ("mes-modeles", "mes-brouillons", "mes-tags")),
        *((frozenset({role}), formulaires) for role, formulaires in FORMULAIRES_DE.items()),
        (COORDINATION, ("bilan-trimestriel", "mes-partenaires", "partenaire")),
        (PROJETS, ("projet",)),
        (EQUIPES, ("mon-equipe",)),
        (PILOTAGE, ("conseillers", "conseiller", "suivi-saisie", "explorer")),
        (frozenset({Role.STRUCTURE}), ("ma-structure",)),
        (QUI_LIT_TOUT, ("trimestre", "photographies")),
        (ADMINISTRATION, ("administration", "comptes", "compte", "nouveau-compte", "demandes")),
        (ADMINISTRATION, ("imports", "journal", "tags-nationaux")),
    ):
        yield from dict.fromkeys(pages, roles).items()


ROLES: Final[Mapping[str, frozenset[Role]]] = MappingProxyType(dict(_table()))
"""Address → the roles that open the page."""


def peut_ouvrir(page: str, acteur: Acteur | None) -> bool:
    """True when this person (or nobody signed in) may open the page. Raises ``KeyError`` at an unknown address."""
    return page in PUBLIQUES or (acteur is not None and bool(ROLES[page] & acteur.roles))

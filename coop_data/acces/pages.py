"""Who may open each page, by its address."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role

TOUS: Final = frozenset(Role)
SAISIE: Final = frozenset({Role.CONSEILLER, Role.COORDINATEUR})
COORDINATION: Final = frozenset({Role.COORDINATEUR})
PILOTAGE: Final = frozenset({Role.COORDINATEUR, Role.STRUCTURE, Role.ANCT, Role.ADMIN})
EQUIPES: Final = frozenset({Role.COORDINATEUR, Role.ANCT, Role.ADMIN})
ADMINISTRATION: Final = frozenset({Role.ADMIN})
SUIVI_NATIONAL: Final = frozenset({Role.ANCT, Role.ADMIN})
PROJETS: Final = SAISIE | SUIVI_NATIONAL
"""Who reads tags: those who log with them, and those who read every report."""

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
        (SAISIE, ("enregistrer", "activite-enregistree", "dupliquer", "agenda", "mon-historique")),
        (SAISIE, ("mes-activites", "a-completer", "corbeille", "mes-statistiques")),
        (SAISIE, ("mes-modeles", "mes-brouillons", "mes-tags")),
        (frozenset({Role.CONSEILLER}), ("accompagnement",)),
        (COORDINATION, ("animation", "evenement", "partenariat", "bilan-trimestriel")),
        (COORDINATION, ("mes-partenaires", "partenaire")),
        (PROJETS, ("projet",)),
        (EQUIPES, ("mon-equipe",)),
        (PILOTAGE, ("conseillers", "conseiller", "suivi-saisie", "explorer")),
        (frozenset({Role.STRUCTURE}), ("ma-structure",)),
        (SUIVI_NATIONAL, ("trimestre", "photographies")),
        (ADMINISTRATION, ("administration", "comptes", "compte", "nouveau-compte", "demandes")),
        (ADMINISTRATION, ("imports", "journal", "tags-nationaux")),
    ):
        yield from dict.fromkeys(pages, roles).items()


ROLES: Final[Mapping[str, frozenset[Role]]] = MappingProxyType(dict(_table()))
"""Address → the roles that open the page."""


def peut_ouvrir(page: str, acteur: Acteur | None) -> bool:
    """True when this person (or nobody signed in) may open the page. Raises ``KeyError`` at an unknown address."""
    return page in PUBLIQUES or (acteur is not None and bool(ROLES[page] & acteur.roles))

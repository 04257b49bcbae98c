"""Roles of the people who log in, and who logs what; a person may hold several roles."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coop_data.domain.coordination import TypeActivite
from coop_data.domain.termes import Terme


class Role(Terme):
    """What a person may do is decided per role, in ``coop_data.acces``."""

    CONSEILLER = "conseiller", "Conseiller·ère numérique"
    COORDINATEUR = "coordinateur", "Coordinateur·ice"
    STRUCTURE = "structure", "Structure employeuse"
    ANCT = "anct", "Analyste ANCT"
    ADMIN = "admin", "Administrateur·ice"


FORMULAIRES_DE: Final[Mapping[Role, tuple[str, ...]]] = MappingProxyType(
    {
        Role.COORDINATEUR: tuple(type_activite.value for type_activite in TypeActivite),
        Role.CONSEILLER: ("accompagnement",),
    }
)
"""The forms that a role fills, by code; the other roles log nothing. Who holds both meets coordination first."""

QUI_SAISIT: Final = frozenset(FORMULAIRES_DE)
QUI_SUIT: Final = frozenset({Role.COORDINATEUR, Role.STRUCTURE, Role.ANCT})
"""Those whose work is to follow what others log."""
QUI_LIT_TOUT: Final = frozenset({Role.ANCT, Role.ADMIN})
"""Those who read every report of the nation."""


def role_de_saisie(*, est_coordinateur: bool) -> Role:
    """The role in which a person of the directory logs."""
    return Role.COORDINATEUR if est_coordinateur else Role.CONSEILLER

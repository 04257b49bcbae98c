"""The account that acts: read from the database at every interaction, never kept from one to the next."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from coop_data.domain.roles import FORMULAIRES_DE, QUI_SAISIT, Role

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Acteur:
    """An account, its roles and links; ``utilisateur_id`` is empty for the command line."""

    nom: str
    roles: frozenset[Role] = frozenset()
    utilisateur_id: UUID | None = None
    conseiller_id: UUID | None = None
    structure_id: UUID | None = None
    fuseau: ZoneInfo = field(default=PARIS)

    def est(self, role: Role) -> bool:
        """True when the account holds this role."""
        return role in self.roles

    @property
    def saisit(self) -> bool:
        """True for those who log activities."""
        return self.conseiller_id is not None and bool(self.roles & QUI_SAISIT)

    @property
    def formulaires(self) -> tuple[str, ...]:
        """The forms that the roles of this account fill, by code, in the order of the roles that log."""
        return tuple(code for role, codes in FORMULAIRES_DE.items() if self.est(role) for code in codes)

    def aujourdhui(self) -> date:
        """Today in the person's time zone, which decides what is in the future."""
        return datetime.now(UTC).astimezone(self.fuseau).date()


SYSTEME = Acteur(nom="Ligne de commande", roles=frozenset({Role.ADMIN}))
"""The command line, run by the administrator of the machine."""

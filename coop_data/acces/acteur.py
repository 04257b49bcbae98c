"""Who is acting: read from the database at every interaction, never kept from one to the next."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from coop_data.domain.roles import Role

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
        return self.conseiller_id is not None and bool(self.roles & {Role.CONSEILLER, Role.COORDINATEUR})

    def aujourdhui(self) -> date:
        """Today where this person is: « not in the future » is judged there."""
        return datetime.now(UTC).astimezone(self.fuseau).date()


SYSTEME = Acteur(nom="Ligne de commande", roles=frozenset({Role.ADMIN}))
"""The command line, run by whoever administers the machine."""

"""What every activity report (CRA) carries besides its content."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from coop_data.domain.origines import Origine
from coop_data.models.base import Horodatage, code, identifiant, liste_json


class Cra(Horodatage, SQLModel):
    """Identity, provenance and life of a report.

    ``id_externe`` is the UUID when made here. ``a_completer`` lists the codes of the fields an import left
    empty. ``jeton_soumission`` makes a double submission write once. ``version`` grows at each change;
    ``version_importee`` is the version the last import left, so a later change here is recognised.
    ``structure_id`` is the employer at the date of the report (none: outside any poste).
    """

    id: UUID = identifiant()
    id_externe: str = Field(unique=True, max_length=100)
    structure_id: UUID | None = Field(default=None, foreign_key="structure.id", index=True)
    notes: str | None = None
    origine: Origine = code(Origine, default=Origine.SAISIE)
    import_id: UUID | None = Field(default=None, foreign_key="import.id")
    a_completer: list[str] = liste_json()
    jeton_soumission: str | None = Field(default=None, unique=True, max_length=64)
    version: int = 1
    version_importee: int | None = None
    supprime_le: datetime | None = None

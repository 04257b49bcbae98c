"""Photographs of quarters: who took them and when, and copies of all that a figure reads.

A copy has the columns of the table it copies (those that figures read) and the code of its photograph; it has no
key towards the records, which may be deleted later. Neither a photograph nor its copies are ever changed:
``coop_data.models.garanties`` has the database refuse it. No contact, note or text is copied.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Enum, ForeignKey, PrimaryKeyConstraint, String, Table, false
from sqlmodel import Field, UniqueConstraint

from coop_data.models.base import Modele
from coop_data.models.faits import (
    FaitAccompagnement,
    FaitAccompagnementValeur,
    FaitCoordination,
    FaitCoordinationValeur,
)
from coop_data.models.personnes import Absence, Conseiller, Equipe, Poste, Structure
from coop_data.models.suivi import BilanTrimestriel
from coop_data.models.tags import Tag
from coop_data.models.territoire import Departement, Region

LONGUEUR_CODE = 12
PREFIXE = "photo_"


class Photographie(Modele, table=True):
    """A quarter photographed; ``code`` is ``2026-T3-1``. ``accompagnements``, ``activites``: its CRA.

    ``avec_suivi``: it holds what « Suivi de saisie » reads before the quarter; those taken before revision 0007 do
    not.
    """

    __tablename__ = "photographie"
    __table_args__ = (UniqueConstraint("trimestre", "rang"),)

    code: str = Field(primary_key=True, max_length=LONGUEUR_CODE)
    trimestre: str = Field(max_length=7)
    rang: int
    prise_le: datetime
    utilisateur_id: UUID | None = None
    auteur: str
    accompagnements: int
    activites: int
    avec_suivi: bool = Field(default=True, sa_column_kwargs={"server_default": false()})


def _copier(
    modele: type[Modele], *colonnes: str, cle: tuple[str, ...] = ("id",), tardives: tuple[str, ...] = ()
) -> Table:
    """The table that holds copies of another one: its columns (all by default), with ``cle`` as key.

    Rows of one photograph lie together, in the order of their key: SQLite then reads them without an index.
    ``tardives``: columns copied since a later revision; they may be empty in the photographs taken before it.
    """
    origine: Table = modele.__table__  # type: ignore[attr-defined]
    copies = [origine.c[colonne] for colonne in (*colonnes, *tardives)] or list(origine.c)
    return Table(
        f"{PREFIXE}{origine.name}",
        Modele.metadata,
        Column("photographie", String(LONGUEUR_CODE), ForeignKey("photographie.code"), nullable=False),
        *(Column(c.name, _type_of(c), nullable=c.nullable or c.name in tardives) for c in copies),
        PrimaryKeyConstraint("photographie", *cle),
        sqlite_with_rowid=False,
    )


def _type_of(colonne: Column[Any]) -> Any:
    """The type of a column; the code of a vocabulary is kept as text, so that a code withdrawn stays readable."""
    return String(colonne.type.length) if isinstance(colonne.type, Enum) else colonne.type


_MENTION = ("dimension", "code", "cra_id")

COPIES: Mapping[str, Table] = MappingProxyType(
    {
        copie.name.removeprefix(PREFIXE): copie
        for copie in (
            _copier(FaitAccompagnement, cle=("cra_id",)),
            _copier(FaitAccompagnementValeur, cle=_MENTION),
            _copier(FaitCoordination, cle=("cra_id",)),
            _copier(FaitCoordinationValeur, cle=_MENTION),
            _copier(Equipe),
            _copier(Poste, "id", "conseiller_id", "structure_id", "date_debut", "date_fin"),
            _copier(Structure, "id", "id_externe", "nom", "commune_code", "dotation", tardives=("type",)),
            _copier(
                Conseiller,
                *("id", "id_externe", "prenom", "nom", "nom_plie"),
                *("est_coordinateur", "active_le", "date_fin_formation"),
            ),
            _copier(Absence, "id", "conseiller_id", "date_debut", "date_fin"),
            _copier(Tag, "id", "portee", "nom", "nom_plie", "conseiller_id", "departement_code", "supprime_le"),
            _copier(BilanTrimestriel, "id", "conseiller_id", "trimestre", "complet_le"),
            _copier(Departement, "code", "region_code", "population", cle=("code",)),
            _copier(Region, "code", "population", cle=("code",)),
        )
    }
)
"""The copies, by the name of what they copy."""

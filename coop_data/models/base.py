"""What every table shares: its own registry, identifiers, moments, and columns that store codes."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, Enum, MetaData
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Modele(SQLModel, registry=registry(metadata=MetaData(naming_convention=CONVENTION))):
    """Base of every table. A registry of our own lets the app reload a file without redefining tables."""


def maintenant() -> datetime:
    """The current moment, in UTC; every stored moment comes from here."""
    return datetime.now(UTC)


def identifiant() -> Any:
    """A UUID primary key, made here."""
    return Field(default_factory=uuid4, primary_key=True)


def code(enumeration: type[StrEnum], **options: Any) -> Any:
    """A column that stores the code of a vocabulary, checked by the database on every engine.

    The constraint is named after the vocabulary, so that a migration can replace it.
    """
    longueur = max(len(terme.value) for terme in enumeration)
    options.setdefault("default", None)
    return Field(
        sa_type=Enum(
            enumeration,
            native_enum=False,
            create_constraint=True,
            values_callable=lambda termes: [terme.value for terme in termes],
            length=max(longueur, 40),
            name=enumeration.__name__.lower(),
        ),
        **options,
    )


def liste_json(**options: Any) -> Any:
    """A column that stores a list (of codes, mostly). Reassign it: a change in place is not seen."""
    return Field(default_factory=list, sa_type=JSON, **options)


def dictionnaire_json(**options: Any) -> Any:
    """A column that stores a mapping. Reassign it: a change in place is not seen."""
    return Field(default_factory=dict, sa_type=JSON, **options)


class Horodatage(SQLModel):
    """When a row was made and last changed."""

    cree_le: datetime = Field(default_factory=maintenant)
    modifie_le: datetime = Field(default_factory=maintenant)


Identifiant = UUID

"""Whose activity reports a figure or a list may count (docs/droits.md): a closed union, never optional."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class National:
    """Every report of the country, those outside any territory included."""


@dataclass(frozen=True, slots=True)
class Region:
    """Reports made for the structures of a région (official code, text)."""

    code: str


@dataclass(frozen=True, slots=True)
class Departement:
    """Reports made for the structures of a département or overseas collectivity (official code, text)."""

    code: str


@dataclass(frozen=True, slots=True)
class UneStructure:
    """Reports made for one structure, whoever made them."""

    structure_id: UUID


@dataclass(frozen=True, slots=True)
class UnConseiller:
    """Reports of one person, for one structure or (``None``) for all of them."""

    conseiller_id: UUID
    structure_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class UneEquipe:
    """Reports of the members of a coordinator's team, dated within each membership (both ends included).

    ``membre_id``: of this member alone, present or former; ``None``: of all.
    """

    coordinateur_id: UUID
    membre_id: UUID | None = None


Perimetre = National | Region | Departement | UneStructure | UnConseiller | UneEquipe

"""Where each form is stored: one table for accompagnements, one for the three coordination activities."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from coop_data.acces.table import Objet
from coop_data.domain.coordination import TypeActivite
from coop_data.errors import Introuvable
from coop_data.faits.projection import projeter_accompagnements, projeter_coordination
from coop_data.models import Accompagnement, AccompagnementTag, ActiviteCoordination, CoordinationTag
from coop_data.saisie.schemas import FORMULAIRES, Saisie
from coop_data.tags import Lien

Cra = Accompagnement | ActiviteCoordination


@dataclass(frozen=True, slots=True)
class Registre:
    """The table of a form, the column of its author, its link to tags, its facts, its object in the table of
    rights.
    """

    formulaire: str
    objet: Objet
    modele: type[Any]
    auteur: str
    lien: Lien
    cle_lien: str
    projeter: Callable[[Session, Iterable[Any]], None]
    type_activite: TypeActivite | None = None

    @property
    def schema(self) -> type[Saisie]:
        """The schema of the form."""
        return FORMULAIRES[self.formulaire]

    @property
    def colonne_auteur(self) -> Any:
        """The column of the author."""
        return getattr(self.modele, self.auteur)

    @property
    def colonne_lien(self) -> Any:
        """The column of the link to tags that names the report."""
        return getattr(self.lien, self.cle_lien)

    def auteur_of(self, cra: Cra) -> UUID:
        """The author of a report."""
        auteur: UUID = getattr(cra, self.auteur)
        return auteur

    def est_du_formulaire(self) -> list[ColumnElement[bool]]:
        """The conditions that select the reports of this form in its table."""
        if self.type_activite is None:
            return []
        return [col(ActiviteCoordination.type) == self.type_activite]


def _coordination(type_activite: TypeActivite) -> Registre:
    return Registre(
        type_activite.value,
        Objet.COORDINATION,
        ActiviteCoordination,
        "coordinateur_id",
        CoordinationTag,
        "activite_id",
        projeter_coordination,
        type_activite,
    )


REGISTRES: Final[Mapping[str, Registre]] = MappingProxyType(
    {
        "accompagnement": Registre(
            "accompagnement",
            Objet.ACCOMPAGNEMENT,
            Accompagnement,
            "conseiller_id",
            AccompagnementTag,
            "accompagnement_id",
            projeter_accompagnements,
        ),
        **{type_activite.value: _coordination(type_activite) for type_activite in TypeActivite},
    }
)


def registre_of(formulaire: str) -> Registre:
    """The register of a form. Raises ``Introuvable`` for an unknown form, as for an unknown report."""
    if formulaire not in REGISTRES:
        raise Introuvable("Ce type d’activité n’existe pas.")
    return REGISTRES[formulaire]


def formulaire_du(cra: Cra) -> str:
    """The form a report was made with."""
    return cra.type.value if isinstance(cra, ActiviteCoordination) else "accompagnement"

"""A request on the facts (domain, perimeter, filters), and the one function through which facts are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select
from sqlmodel import Session

from coop_data.acces.perimetre import condition_du_perimetre
from coop_data.analytics.criteres import CRITERES
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.sources import Source, source_of
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Departement, Perimetre, Region
from coop_data.magasin import porte

Statement = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Requete:
    """Which facts count."""

    domaine: Domaine
    perimetre: Perimetre
    filtres: Filtres

    @property
    def source(self) -> Source:
        """The tables to read."""
        return source_of(self.domaine, self.filtres.photographie)

    @property
    def est_figee(self) -> bool:
        """True for a photograph, which stands in the records' database only."""
        return self.filtres.photographie is not None

    @property
    def suffixe(self) -> str:
        """The suffix of the territory columns to read, according to ``selon``."""
        return "_lieu" if self.filtres.selon == "lieu" else ""

    def restreindre(self, statement: Statement) -> Statement:
        """The statement over these facts only."""
        faits, filtres = self.source.faits, self.filtres
        return statement.where(
            faits.c.date >= filtres.du,
            faits.c.date <= filtres.au,
            self._condition_du_perimetre(),
            *(CRITERES[cle].restriction.condition(self.source, valeurs) for cle, valeurs in filtres.valeurs),
        )

    def _condition_du_perimetre(self) -> ColumnElement[bool]:
        faits = self.source.faits
        match self.perimetre:
            case Region(code) if self.suffixe:
                return faits.c.region_lieu == code
            case Departement(code) if self.suffixe:
                return faits.c.departement_lieu == code
            case _:
                return condition_du_perimetre(
                    self.perimetre, faits, self.source.personne, equipe=self.source.tables["equipe"]
                )


def lire(session: Session, statement: Statement) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of a statement over the facts, from their columnar copy when there is one."""
    return porte.lire(session, statement)

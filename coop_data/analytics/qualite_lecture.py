"""Reading the reports that a check finds, with what a list shows of them; never their notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, case, func, or_, select
from sqlmodel import Session

from coop_data.acces.perimetre import condition_du_perimetre
from coop_data.analytics.qualite_regles import TYPES, Regle
from coop_data.analytics.requete import Statement, lire
from coop_data.analytics.sources import SOURCES, TABLES
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.domain.periode import Periode
from coop_data.domain.qualite import Controle

CRA: Final = {
    Domaine.ACCOMPAGNEMENT: TABLES["accompagnement"],
    Domaine.COORDINATION: TABLES["activite_coordination"],
}
"""The records that the facts of each domain were made from."""
LOT: Final = 400
"""Identifiers named in one statement."""
TITRES: Final = {Domaine.ACCOMPAGNEMENT: "titre", Domaine.COORDINATION: "nom"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which reports are checked: those of some perimeters in each domain (none means no report), then filters."""

    accompagnement: tuple[Perimetre, ...]
    coordination: tuple[Perimetre, ...]
    periode: Periode
    aujourdhui: date
    departement: str = ""
    structure_id: UUID | None = None
    personne_id: UUID | None = None

    def perimetres(self, domaine: Domaine) -> tuple[Perimetre, ...]:
        """The perimeters whose union is checked."""
        return self.accompagnement if domaine is Domaine.ACCOMPAGNEMENT else self.coordination

    @property
    def domaines(self) -> tuple[Domaine, ...]:
        """The domains that have a perimeter to check."""
        return tuple(domaine for domaine in Domaine if self.perimetres(domaine))

    def conditions(self, domaine: Domaine) -> list[ColumnElement[bool]]:
        """The facts selected."""
        faits, personne = SOURCES[domaine].faits, SOURCES[domaine].personne
        conditions = [
            faits.c.date >= self.periode.du,
            faits.c.date <= self.periode.au,
            or_(*(condition_du_perimetre(perimetre, faits, personne) for perimetre in self.perimetres(domaine))),
        ]
        if self.departement:
            conditions.append(faits.c.departement == self.departement)
        if self.structure_id is not None:
            conditions.append(faits.c.structure_id == self.structure_id)
        if self.personne_id is not None:
            conditions.append(personne == self.personne_id)
        return conditions


@dataclass(frozen=True, slots=True)
class Signale:
    """A report as a list shows it. ``minutes``: 0 when unknown; ``manques``: the gaps left by an import;
    ``titre``: the name that its author gave to it, if any.

    ``ailleurs``: it also fails a check that nobody can confirm.
    """

    cra_id: UUID
    formulaire: str
    date: date
    personne_id: UUID
    personne_id_externe: str
    prenom: str
    nom: str
    structure: str | None
    departement: str | None
    minutes: int
    version: int
    manques: tuple[str, ...]
    titre: str
    ailleurs: bool

    @property
    def nom_complet(self) -> str:
        """First name then last name, as shown."""
        return f"{self.prenom} {self.nom}"


@dataclass(frozen=True, slots=True)
class Remarque:
    """What a check found: a report, or several reports of one person and one day that go together.

    ``raisons``: sentences with blanks, see ``Regle``.
    """

    controle: Controle
    raisons: tuple[str, ...]
    cras: tuple[Signale, ...]

    @property
    def premier(self) -> Signale:
        """The report, or the first of the group, whose author and day are those of all."""
        return self.cras[0]

    @property
    def minutes(self) -> int:
        """Minutes of all the reports together."""
        return sum(cra.minutes for cra in self.cras)


Lue = tuple[Signale, tuple[Any, ...]]
"""A report, and the values of the columns asked for beside it."""


def lire_signales(
    session: Session,
    selection: Selection,
    domaine: Domaine,
    *,
    ailleurs: Sequence[Regle],
    conditions: Sequence[ColumnElement[bool]] = (),
    colonnes: Sequence[ColumnElement[Any]] = (),
) -> list[Lue]:
    """Selected reports that meet the conditions, by day then identifier; ``ailleurs``: the rules of that name."""
    source, cra = SOURCES[domaine], CRA[domaine]
    faits, conseiller, structure = source.faits, TABLES["conseiller"], TABLES["structure"]
    depuis = (
        faits.join(cra, cra.c.id == faits.c.cra_id)
        .join(conseiller, conseiller.c.id == source.personne)
        .outerjoin(structure, structure.c.id == faits.c.structure_id)
    )
    statement = (
        select(
            faits.c.cra_id,
            TYPES[domaine].label("genre"),
            faits.c.date,
            conseiller.c.id.label("personne_id"),
            conseiller.c.id_externe,
            conseiller.c.prenom,
            conseiller.c.nom,
            structure.c.nom.label("structure"),
            faits.c.departement,
            faits.c.minutes,
            cra.c.version,
            cra.c.a_completer,
            cra.c[TITRES[domaine]],
            une_de(ailleurs, selection.aujourdhui).label("ailleurs"),
            *colonnes,
        )
        .select_from(depuis)
        .where(*selection.conditions(domaine), *conditions)
        .order_by(faits.c.date, faits.c.cra_id)
    )
    return [_lue(domaine, *ligne) for ligne in session.execute(statement)]


def lire_les_trouves(
    session: Session,
    selection: Selection,
    domaine: Domaine,
    trouves: Iterable[UUID],
    *,
    ailleurs: Sequence[Regle],
    colonnes: Sequence[ColumnElement[Any]] = (),
) -> list[Lue]:
    """The same for a few reports already found among the facts: the columnar copy finds them sooner than a join
    does.
    """
    cra_id, identifiants = SOURCES[domaine].faits.c.cra_id, list(trouves)
    lues: list[Lue] = []
    for debut in range(0, len(identifiants), LOT):
        lot = cra_id.in_(identifiants[debut : debut + LOT])
        lues += lire_signales(session, selection, domaine, ailleurs=ailleurs, conditions=(lot,), colonnes=colonnes)
    return sorted(lues, key=lambda lue: (lue[0].date, lue[0].cra_id))


def chercher(session: Session, selection: Selection, statement: Statement) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of a statement over the facts; an index of the records finds those of a département sooner."""
    return session.execute(statement).all() if selection.departement else lire(session, statement)


def une_de(regles: Sequence[Regle], aujourdhui: date) -> ColumnElement[int]:
    """1 when one of the rules is broken, else 0: a number, which every engine sums."""
    return case((or_(*(regle.condition(aujourdhui) for regle in regles)), 1), else_=0)


def total_de(colonne: ColumnElement[int]) -> ColumnElement[int]:
    """Their sum, 0 over no row."""
    return func.coalesce(func.sum(colonne), 0)


def _lue(
    domaine: Domaine,
    cra_id: UUID,
    genre: str,
    jour: date,
    personne_id: UUID,
    id_externe: str,
    prenom: str,
    nom: str,
    structure: str | None,
    departement: str | None,
    minutes: int,
    version: int,
    manques: Sequence[str],
    titre: str | None,
    ailleurs: int,
    *colonnes: Any,
) -> Lue:
    formulaire = genre if domaine is Domaine.COORDINATION else domaine.value
    return (
        Signale(
            cra_id,
            formulaire,
            jour,
            personne_id,
            id_externe,
            prenom,
            nom,
            structure,
            departement,
            minutes,
            version,
            tuple(manques),
            titre or "",
            bool(ailleurs),
        ),
        colonnes,
    )

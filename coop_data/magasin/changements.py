"""Following the records' changes: the last one that the copy applied, and those that came since."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, literal_column, select

from coop_data.models import Modele

CHANGEMENT, JOURNAL = (Modele.metadata.tables[nom] for nom in ("changement", "journal"))


@dataclass(frozen=True, slots=True)
class Repere:
    """The last change applied for good, with the last line of the journal at that moment: they identify a history.

    A restored database may hold a change of the same number for the same report, but not the same line of journal.
    """

    numero: int = 0
    cra_id: UUID | None = None
    journal: int = 0
    instant: str = ""


@dataclass(frozen=True, slots=True)
class Arrivage:
    """Changes from a given number on, in order, and the transactions that were running when they were read.

    ``plus_ancienne``: the oldest transaction still running; ``prochaine``: the first one not yet begun.
    """

    lignes: Sequence[tuple[int, str, UUID]]
    plus_ancienne: int
    prochaine: int

    @property
    def sommet(self) -> int:
        """The greatest number read."""
        return self.lignes[-1][0] if self.lignes else 0

    @property
    def est_calme(self) -> bool:
        """True when no transaction was writing: no smaller number can be committed any more."""
        return self.plus_ancienne == self.prochaine


def lire_arrivage(records: Connection, depuis: int, limite: int) -> Arrivage:
    """The changes visible from the number ``depuis`` on (it included), ``limite`` at most.

    On PostgreSQL numbers are taken before they are committed: a number missing under a visible one may still come,
    but only from a transaction that was already running. One statement reads both, so they agree.
    """
    bornes: list[Any] = [literal_column("0"), literal_column("0")]
    if records.dialect.name == "postgresql":
        actuel = func.txid_current_snapshot()
        bornes = [func.txid_snapshot_xmin(actuel), func.txid_snapshot_xmax(actuel)]
    colonnes = CHANGEMENT.c
    lus = records.execute(
        select(colonnes.id, colonnes.domaine, colonnes.cra_id, *bornes)
        .where(colonnes.id >= depuis)
        .order_by(colonnes.id)
        .limit(limite)
    ).all()
    plus_ancienne, prochaine = lus[0][3:] if lus else (0, 0)
    return Arrivage([(numero, domaine, cra_id) for numero, domaine, cra_id, *_ in lus], plus_ancienne, prochaine)


@dataclass(slots=True)
class Suivi:
    """What was applied since the mark, and when the mark may move."""

    repere: Repere
    appliques: set[int] = field(default_factory=set)
    attente: Arrivage | None = None

    def suit(self, arrivage: Arrivage) -> bool:
        """True when the records still hold the change that the mark names."""
        if not self.repere.numero:
            return True
        return bool(arrivage.lignes) and arrivage.lignes[0][::2] == (self.repere.numero, self.repere.cra_id)

    def nouveaux(self, arrivage: Arrivage) -> list[tuple[int, str, UUID]]:
        """The changes not applied yet."""
        return [
            ligne for ligne in arrivage.lignes if ligne[0] > self.repere.numero and ligne[0] not in self.appliques
        ]

    def etabli(self, arrivage: Arrivage) -> int:
        """The number up to which no unknown change can still be committed, once these are applied."""
        if arrivage.est_calme:
            return arrivage.sommet
        if self.attente and arrivage.plus_ancienne >= self.attente.prochaine:
            return self.attente.sommet
        return self.repere.numero

    def noter(self, arrivage: Arrivage, repere: Repere) -> None:
        """Note that these changes are applied, and move the mark."""
        if self.attente is None or arrivage.plus_ancienne >= self.attente.prochaine:
            self.attente = arrivage
        self.repere = repere
        self.appliques = {numero for numero, *_ in arrivage.lignes if numero > repere.numero}


def lire_sommet(records: Connection) -> Arrivage:
    """The last visible change."""
    dernier = records.scalar(select(func.max(CHANGEMENT.c.id))) or 0
    return lire_arrivage(records, dernier, 1)


def poser_repere(records: Connection, arrivage: Arrivage, numero: int) -> Repere:
    """A mark at the given change."""
    cra_id = next((cra_id for un, _, cra_id in arrivage.lignes if un == numero), None)
    colonnes = JOURNAL.c
    derniere = records.execute(select(colonnes.id, colonnes.instant).order_by(colonnes.id.desc()).limit(1)).first()
    return Repere(numero, cra_id, *((derniere[0], derniere[1].isoformat()) if derniere else ()))


def est_de_cette_histoire(records: Connection, repere: Repere) -> bool:
    """True when the journal still holds the line that a mark names."""
    if not repere.journal:
        return True
    instant = records.scalar(select(JOURNAL.c.instant).where(JOURNAL.c.id == repere.journal))
    return instant is not None and instant.isoformat() == repere.instant

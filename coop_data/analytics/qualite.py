"""Quality of data: what each check finds in a selection of reports, and the share without remark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import func, literal, select
from sqlmodel import Session

from coop_data.analytics.qualite_groupes import (
    NON_CONFIRMABLES,
    doublons,
    journees,
    regles_fermes,
)
from coop_data.analytics.qualite_lecture import (
    Remarque,
    Selection,
    chercher,
    lire_les_trouves,
    lire_signales,
    total_de,
    une_de,
)
from coop_data.analytics.qualite_regles import regles_of
from coop_data.analytics.sources import SOURCES
from coop_data.domain.qualite import CONFIRMABLES, Controle

GROUPES: Final = {Controle.DOUBLONS: doublons, Controle.JOURNEES: journees}
"""The checks that compare several reports."""

Confirmes = Mapping[Controle, Mapping[UUID, int]]
"""By check, the reports that their author confirmed, with the version confirmed: a later version counts again."""


@dataclass(frozen=True, slots=True)
class Bilan:
    """Numbers of reports checked, of remarks of each check (a group counts once), and of reports with a remark."""

    total: int
    nombres: Mapping[Controle, int]
    signales: int

    @property
    def part_sans_remarque(self) -> float | None:
        """Reports without remark ÷ reports; ``None`` without any."""
        return (self.total - self.signales) / self.total if self.total else None


def compter(session: Session, selection: Selection, confirmes: Confirmes) -> Bilan:
    """The figures of a selection. Remarks that may be confirmed are rare and read; the others are only counted."""
    total, signales, nombres = 0, 0, dict.fromkeys(NON_CONFIRMABLES, 0)
    for domaine in selection.domaines:
        comptes = [
            total_de(une_de(regles, selection.aujourdhui)) if regles else literal(0)
            for regles in (regles_of(domaine, controle) for controle in NON_CONFIRMABLES)
        ]
        fermes = total_de(une_de(regles_fermes(domaine), selection.aujourdhui))
        statement = select(func.count(), fermes, *comptes).select_from(SOURCES[domaine].faits)
        (ligne,) = chercher(session, selection, statement.where(*selection.conditions(domaine)))
        total, signales = total + int(ligne[0]), signales + int(ligne[1])
        for controle, nombre in zip(NON_CONFIRMABLES, ligne[2:], strict=True):
            nombres[controle] += int(nombre)
    autres = set()
    for controle in CONFIRMABLES:
        remarques = lister(session, selection, controle, confirmes)
        nombres[controle] = len(remarques)
        autres |= {cra.cra_id for remarque in remarques for cra in remarque.cras if not cra.ailleurs}
    return Bilan(total, nombres, signales + len(autres))


def lister(
    session: Session, selection: Selection, controle: Controle, confirmes: Confirmes, *, verifiees: bool = False
) -> list[Remarque]:
    """The remarks of a check, by day, except those that the author confirmed since the last change of the report.

    ``verifiees``: the confirmed ones instead.
    """
    deja = confirmes.get(controle, {})
    if controle in GROUPES:
        remarques = GROUPES[controle](session, selection)
    else:
        remarques = _par_regle(session, selection, controle)
    return [
        remarque
        for remarque in remarques
        if all(deja.get(cra.cra_id) == cra.version for cra in remarque.cras) is verifiees
    ]


def _par_regle(session: Session, selection: Selection, controle: Controle) -> Iterator[Remarque]:
    """The reports that break a rule of the check, each with all the rules it breaks."""
    for domaine in selection.domaines:
        regles = regles_of(domaine, controle)
        if not regles:
            continue
        rompue = une_de(regles, selection.aujourdhui) == 1
        colonnes = [une_de([regle], selection.aujourdhui) for regle in regles]
        ailleurs = regles_fermes(domaine)
        if controle in CONFIRMABLES:
            faits = SOURCES[domaine].faits
            trouves = select(faits.c.cra_id).where(*selection.conditions(domaine), rompue)
            ids = [cra_id for (cra_id,) in chercher(session, selection, trouves)]
            lues = lire_les_trouves(session, selection, domaine, ids, ailleurs=ailleurs, colonnes=colonnes)
        else:
            lues = lire_signales(
                session, selection, domaine, ailleurs=ailleurs, conditions=(rompue,), colonnes=colonnes
            )
        for signale, rompues in lues:
            raisons = dict.fromkeys(r.raison for r, rompue in zip(regles, rompues, strict=True) if rompue)
            yield Remarque(controle, tuple(raisons), (signale,))

"""The people and days for which a CRA is expected (docs/statistiques.md): in post, after training, not absent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from coop_data.domain.periode import Periode, couvre
from coop_data.domain.suivi import MotifNonAttendu

UN_JOUR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PosteTenu:
    """Days in post in a structure; ``date_fin`` is the last one, if known."""

    structure_id: UUID
    structure: str
    date_debut: date
    date_fin: date | None

    def couvre(self, jour: date) -> bool:
        """True on the days in post, both ends included."""
        return couvre(self.date_debut, self.date_fin, jour)


class Attendue(Protocol):
    """A person from whom reports may be expected. ``absences``: days off, both ends included."""

    @property
    def postes(self) -> Sequence[PosteTenu]: ...
    @property
    def absences(self) -> Sequence[Periode]: ...
    @property
    def date_fin_formation(self) -> date | None: ...


class Suivie(Attendue, Protocol):
    """Someone whose logging is followed. ``derniere``: day of the last report of the person's kind (coordination
    for a coordinator). ``a_saisi_le_trimestre_dernier``: whether one is dated in the last quarter that ended
    before the day of the figures.
    """

    @property
    def est_coordinateur(self) -> bool: ...
    @property
    def derniere(self) -> date | None: ...
    @property
    def a_saisi_le_trimestre_dernier(self) -> bool: ...


def en_poste_depuis(personne: Attendue, jour: date) -> date | None:
    """The first day of the unbroken time in post that holds a day, whatever the contracts it is made of.

    ``None`` when the person is not in post on that day.
    """
    debut = min((poste.date_debut for poste in personne.postes if poste.couvre(jour)), default=None)
    for poste in sorted(personne.postes, key=lambda poste: poste.date_debut, reverse=True):
        if debut is not None and poste.date_debut < debut and poste.couvre(debut - UN_JOUR):
            debut = poste.date_debut
    return debut


def jours_en_poste(personne: Attendue, periode: Periode) -> list[Periode]:
    """The days in post within a period, post by post."""
    return [
        Periode(max(poste.date_debut, periode.du), min(poste.date_fin or date.max, periode.au))
        for poste in personne.postes
        if poste.date_debut <= periode.au and (poste.date_fin or date.max) >= periode.du
    ]


def jours_formes(personne: Attendue, periode: Periode) -> list[Periode]:
    """The days in post once training has ended."""
    fin = personne.date_fin_formation or date.min
    return [
        Periode(max(plage.du, fin + UN_JOUR), plage.au)
        for plage in jours_en_poste(personne, periode)
        if plage.au > fin
    ]


def jours_attendus(personne: Attendue, periode: Periode) -> list[Periode]:
    """Days on which a report is expected; an empty list means that none is."""
    plages = jours_formes(personne, periode)
    for absence in personne.absences:
        plages = [reste for plage in plages for reste in _retirer(plage, absence)]
    return plages


def motif_non_attendu(personne: Attendue, periode: Periode) -> MotifNonAttendu | None:
    """Why nothing is expected in the period; ``None`` when something is."""
    if jours_attendus(personne, periode):
        return None
    if jours_formes(personne, periode):
        return MotifNonAttendu.ABSENCE
    return MotifNonAttendu.FORMATION if jours_en_poste(personne, periode) else MotifNonAttendu.HORS_POSTE


def est_absent(personne: Attendue, jour: date) -> bool:
    """True on a day off."""
    return any(absence.du <= jour <= absence.au for absence in personne.absences)


def jours_d_absence(absences: Iterable[Periode], periode: Periode) -> int:
    """How many days of the period are days off; a day covered by two absences counts once."""
    restes = [periode]
    for absence in absences:
        restes = [reste for plage in restes for reste in _retirer(plage, absence)]
    return _duree(periode) - sum(map(_duree, restes))


def _duree(plage: Periode) -> int:
    return (plage.au - plage.du).days + 1


def _retirer(plage: Periode, absence: Periode) -> list[Periode]:
    """The given days without those of an absence."""
    if absence.au < plage.du or plage.au < absence.du:
        return [plage]
    avant = [Periode(plage.du, absence.du - UN_JOUR)] if plage.du < absence.du else []
    apres = [Periode(absence.au + UN_JOUR, plage.au)] if absence.au < plage.au else []
    return avant + apres

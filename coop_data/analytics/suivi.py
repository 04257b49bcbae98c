"""Follow-up of logging in a quarter (docs/statistiques.md): people expected to log, and people who did."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from coop_data.analytics.attendus import PosteTenu, jours_attendus, motif_non_attendu
from coop_data.analytics.mesures import ratio
from coop_data.analytics.retards import est_en_retard, jours_d_attente
from coop_data.domain.periode import Periode
from coop_data.domain.suivi import MotifNonAttendu

DEFINITIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "attendus": (
            "Attendus",
            "Personnes ayant, dans le trimestre, au moins un jour en poste après la fin de leur formation et hors "
            "de leurs absences ; d’un trimestre en cours, seuls comptent les jours passés.",
        ),
        "recus": (
            "Ont saisi",
            "Personnes attendues ayant au moins un compte rendu daté du trimestre (accompagnement pour un "
            "conseiller, activité de coordination pour un coordinateur).",
        ),
        "taux": ("Taux de saisie", "Personnes ayant saisi divisées par les personnes attendues."),
        "en_retard": (
            "En retard",
            "Conseillers attendus sans CRA depuis 30 jours, comptés du plus récent du dernier CRA, du début de "
            "poste (contrats qui se suivent compris) et de la fin de formation, absences déduites, jusqu’au "
            "dernier jour attendu du trimestre ; coordinateurs attendus sans activité datée du dernier trimestre "
            "écoulé, même s’ils ont saisi depuis.",
        ),
        "a_jour": ("À jour", "Personnes attendues qui ont déjà saisi et ne sont pas en retard."),
        "jamais": ("Jamais saisi", "Personnes attendues n’ayant encore aucun compte rendu, en retard ou non."),
        "non_attendus": (
            "Non attendus",
            "Personnes absentes, en formation ou pas en poste tout le trimestre, mais en poste dans le périmètre "
            "ce trimestre ou le précédent ; elles ne comptent dans aucun taux.",
        ),
    }
)
"""Label and definition of each figure, in order."""


@dataclass(frozen=True, slots=True)
class Saisie:
    """What someone logged for one employer: day of the last report up to the day of the figures, number of those
    of the quarter, day of the last one before it.
    """

    derniere: date
    du_trimestre: int
    avant: date | None


@dataclass(frozen=True, slots=True)
class Personne:
    """Someone of a perimeter. ``postes``: every one begun there, the latest first; those that ended before
    ``connue_depuis`` (the first day of the quarter before) only serve to date the start of the time in post.
    ``saisies``: by structure, ``None`` for what was done outside any post.
    """

    id: UUID
    id_externe: str
    prenom: str
    nom: str
    email: str | None
    est_coordinateur: bool
    date_fin_formation: date | None
    postes: tuple[PosteTenu, ...]
    absences: tuple[Periode, ...]
    saisies: Mapping[UUID | None, Saisie]
    connue_depuis: date
    telephone: str | None = None

    @property
    def postes_recents(self) -> tuple[PosteTenu, ...]:
        """The postes of the quarter and of the one before it, where the person is listed."""
        return tuple(poste for poste in self.postes if (poste.date_fin or date.max) >= self.connue_depuis)

    @property
    def derniere(self) -> date | None:
        """Day of the last report of the person's kind."""
        return max((saisie.derniere for saisie in self.saisies.values()), default=None)

    @property
    def cra(self) -> int:
        """The number of reports of the quarter."""
        return sum(saisie.du_trimestre for saisie in self.saisies.values())

    @property
    def a_saisi_le_trimestre_dernier(self) -> bool:
        """True when a report is dated of the quarter before the one that is followed."""
        return any(saisie.avant and saisie.avant >= self.connue_depuis for saisie in self.saisies.values())

    @property
    def nom_complet(self) -> str:
        """First name then last name, as shown."""
        return f"{self.prenom} {self.nom}"


@dataclass(frozen=True, slots=True)
class LigneSuivi:
    """Someone's situation in the quarter. ``motif``: why nothing was expected; ``attente``: days without a CRA,
    absences left out, on the last day expected.
    """

    personne: Personne
    motif: MotifNonAttendu | None
    cra: int
    en_retard: bool
    attente: int | None

    @property
    def attendue(self) -> bool:
        """True when a CRA was expected."""
        return self.motif is None

    @property
    def recue(self) -> bool:
        """True when expected and logged."""
        return self.attendue and self.cra > 0

    @property
    def a_jour(self) -> bool:
        """True when expected, not late, and something was already logged."""
        return self.attendue and not self.en_retard and not self.jamais

    @property
    def jamais(self) -> bool:
        """True when expected, and nothing was ever logged."""
        return self.attendue and self.personne.derniere is None

    @property
    def en_delai(self) -> bool:
        """True when nothing was ever logged but the person is not late yet: neither « à jour » nor
        « en retard ».
        """
        return self.jamais and not self.en_retard


@dataclass(frozen=True, slots=True)
class Comptes:
    """The figures of a perimeter, in people."""

    attendus: int
    recus: int
    en_retard: int
    a_jour: int
    jamais: int
    non_attendus: int

    @property
    def taux(self) -> float | None:
        """Raw rate; ``None`` when nobody was expected: blank, not zero."""
        return ratio(self.recus, self.attendus)

    def valeurs(self) -> dict[str, Any]:
        """Every figure of ``DEFINITIONS``, by code."""
        return {code: getattr(self, code) for code in DEFINITIONS}


def juger(personne: Personne, trimestre: Periode, au: date) -> LigneSuivi:
    """One person in a quarter already begun, seen from its last day or, while it lasts, from the day ``au``."""
    ecoule = Periode(trimestre.du, min(trimestre.au, au))
    plages = jours_attendus(personne, ecoule)
    dernier = max((plage.au for plage in plages), default=None)
    return LigneSuivi(
        personne=personne,
        motif=motif_non_attendu(personne, ecoule),
        cra=personne.cra,
        en_retard=dernier is not None and _en_retard(personne, trimestre, au, dernier),
        attente=jours_d_attente(personne, dernier) if dernier else None,
    )


def _en_retard(personne: Personne, trimestre: Periode, au: date, dernier: date) -> bool:
    """A coordinator answers for the quarter once it is over; until then, for the one before."""
    if personne.est_coordinateur and trimestre.au < au:
        return not personne.cra
    return est_en_retard(personne, dernier)


def compter(lignes: Iterable[LigneSuivi]) -> Comptes:
    """The figures of some people."""
    toutes = list(lignes)

    def nombre(condition: Callable[[LigneSuivi], bool]) -> int:
        return sum(map(condition, toutes))

    return Comptes(
        attendus=nombre(lambda ligne: ligne.attendue),
        recus=nombre(lambda ligne: ligne.recue),
        en_retard=nombre(lambda ligne: ligne.en_retard),
        a_jour=nombre(lambda ligne: ligne.a_jour),
        jamais=nombre(lambda ligne: ligne.jamais),
        non_attendus=nombre(lambda ligne: not ligne.attendue),
    )

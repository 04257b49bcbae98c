"""Teams: coordinators and their members, with arrivals, departures and returns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coop_data.domain.territoires import region_of
from seed.agents import Agent
from seed.hasard import Hasard
from seed.lignes import Ligne

TAILLE_MIN, TAILLE_MAX = 5, 14
TAILLE_DU_SCENARIO = 11


@dataclass(frozen=True, slots=True)
class Membre:
    """A conseiller in a coordinator's team, both ends included."""

    coordinateur: Agent
    conseiller: Agent
    debut: date
    fin: date | None = None

    def couvre(self, jour: date) -> bool:
        """True when the conseiller was in the team on that day."""
        return self.debut <= jour and (self.fin is None or jour <= self.fin)


def creer_equipes(
    hasard: Hasard, coordinateurs: Sequence[Agent], conseillers: Sequence[Agent], aujourdhui: date
) -> list[Membre]:
    """Teams of neighbours: the same département first, then the région; nobody has two coordinators at once.

    The first coordinator, that of the demonstration account, follows the first conseillers.
    """
    libres = dict.fromkeys(range(len(conseillers)))
    membres: list[Membre] = []
    for rang, coordinateur in enumerate(coordinateurs):
        taille = TAILLE_DU_SCENARIO if rang == 0 else hasard.randint(TAILLE_MIN, TAILLE_MAX)
        proches = sorted(libres, key=lambda indice: (_eloignement(coordinateur, conseillers[indice]), indice))
        for indice in proches[:taille]:
            if _eloignement(coordinateur, conseillers[indice]) > 1:
                break
            del libres[indice]
            membres.extend(_presences(hasard, coordinateur, conseillers[indice], aujourdhui))
    return membres


def _eloignement(coordinateur: Agent, conseiller: Agent) -> int:
    if coordinateur.departement == conseiller.departement:
        return 0
    region = region_of(coordinateur.departement)
    return 1 if region is not None and region == region_of(conseiller.departement) else 2


def _presences(hasard: Hasard, coordinateur: Agent, conseiller: Agent, aujourdhui: date) -> Iterator[Membre]:
    debut = max(coordinateur.affectations[0].debut, conseiller.affectations[0].debut)
    depart = conseiller.affectations[-1].fin
    if depart is not None and depart < aujourdhui:
        yield Membre(coordinateur, conseiller, min(debut, depart), depart)
        return
    if hasard.chance(0.85):
        yield Membre(coordinateur, conseiller, debut)
        return
    fin = debut + (aujourdhui - debut) * hasard.uniform(0.3, 0.7)
    yield Membre(coordinateur, conseiller, debut, fin)
    retour = fin + timedelta(days=hasard.randint(30, 120))
    if hasard.chance(0.5) and retour < aujourdhui:
        yield Membre(coordinateur, conseiller, retour)


def lignes_equipes(hasard: Hasard, membres: Sequence[Membre]) -> Iterator[Ligne]:
    """The rows of the teams."""
    for membre in membres:
        yield {
            "id": hasard.identifiant(),
            "coordinateur_id": membre.coordinateur.id,
            "conseiller_id": membre.conseiller.id,
            "date_debut": membre.debut,
            "date_fin": membre.fin,
        }

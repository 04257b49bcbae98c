"""The days on which each person makes reports, scaled to the number wanted."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from seed import calendrier
from seed.agents import HISTORIQUE, Agent
from seed.hasard import Hasard, Tirage

CRA_PAR_JOUR_ACTIF = Tirage({1: 40, 2: 32, 3: 18, 4: 10})
MOYENNE_PAR_JOUR_ACTIF = 1.98
PART_HORS_POSTE = 0.5
"""Share of the usual number of reports that is made between two posts."""

Rythme = Callable[[date, str], float]
"""How busy a day is in a school zone."""


def repartir(
    hasard: Hasard, agents: Sequence[Agent], cible: int, aujourdhui: date, rythme: Rythme = calendrier.poids
) -> Iterator[tuple[Agent, date]]:
    """About ``cible`` pairs of person and day, one for each report, in that order."""
    total = sum(agent.tempo * charge for agent in agents for _, charge in _charges(agent, aujourdhui, rythme))
    echelle = cible / total / MOYENNE_PAR_JOUR_ACTIF if total else 0.0
    for agent in agents:
        for jour, charge in _charges(agent, aujourdhui, rythme):
            if hasard.random() < echelle * agent.tempo * charge:
                for _ in range(CRA_PAR_JOUR_ACTIF.tirer(hasard)):
                    yield agent, jour


def _charges(agent: Agent, aujourdhui: date, rythme: Rythme) -> Iterator[tuple[date, float]]:
    """The days when a person could log, and how busy each one was."""
    if agent.active_le is None:
        return
    zone = calendrier.zone_of(agent.departement)
    dernier_poste = agent.affectations[-1].fin
    fin = min(agent.dernier_cra, dernier_poste or agent.dernier_cra)
    for jour in calendrier.jours(max(agent.active_le, aujourdhui - HISTORIQUE), fin):
        if (charge := rythme(jour, zone)) and agent.present(jour):
            en_poste = any(affectation.couvre(jour) for affectation in agent.affectations)
            yield jour, charge if en_poste else charge * PART_HORS_POSTE

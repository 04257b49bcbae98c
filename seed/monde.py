"""The people and structures of the demonstration, before anyone logs anything."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from coop_data.domain.territoires import DEPARTEMENTS, HORS_PROGRAMME, region_of
from coop_data.models import Commune
from seed.agents import PARCOURS, PARCOURS_DE_COORDINATION, Agent, Parcours, creer_agent
from seed.employeurs import DEPARTEMENT_DU_SCENARIO, Employeur, Lieu, creer_employeurs
from seed.equipes import Membre, creer_equipes
from seed.hasard import Hasard, Tirage
from seed.noms import personnes

CONSEILLER_DU_SCENARIO = ("Thomas", "Rivière")
COORDINATRICE_DU_SCENARIO = ("Nadia", "Le Goff")
TEMPO_DU_SCENARIO = 8.0
ANCIENNETE_DU_SCENARIO = 1250
PARCOURS_DU_SCENARIO = (
    Parcours.EN_POSTE,
    Parcours.EN_RETARD,
    Parcours.JAMAIS_ACTIVE,
    Parcours.TRANSFERE,
    Parcours.EN_POSTE,
)
"""The other people that the employer of the demonstration has, or had, beside the account ``conseiller@``."""


@dataclass(frozen=True, slots=True)
class Taille:
    """How much to make."""

    structures: int
    conseillers: int
    coordinateurs: int
    accompagnements: int
    activites: int


TAILLES = {
    "petite": Taille(300, 600, 60, 60_000, 5_000),
    "nationale": Taille(2_400, 4_500, 350, 600_000, 40_000),
}


@dataclass(frozen=True, slots=True)
class Monde:
    """Structures, people and teams; the first of each belongs to the demonstration accounts."""

    lieux: Mapping[str, Sequence[Lieu]]
    employeurs: Sequence[Employeur]
    conseillers: Sequence[Agent]
    coordinateurs: Sequence[Agent]
    membres: Sequence[Membre]

    @property
    def agents(self) -> list[Agent]:
        """Everyone, coordinators last."""
        return [*self.conseillers, *self.coordinateurs]


def lire_lieux(session: Session) -> dict[str, list[Lieu]]:
    """The communes of every département, most inhabited first."""
    lieux: dict[str, list[Lieu]] = defaultdict(list)
    requete = select(Commune).where(col(Commune.departement_code).not_in(HORS_PROGRAMME))
    for commune in session.exec(requete.order_by(col(Commune.population).desc(), col(Commune.code))):
        lieux[commune.departement_code].append(
            Lieu(commune.code, commune.nom.replace("'", "’"), commune.population)
        )
    return dict(lieux)


def creer_monde(hasard: Hasard, taille: Taille, lieux: Mapping[str, Sequence[Lieu]], aujourdhui: date) -> Monde:
    """Structures, conseillers, coordinators and their teams."""
    employeurs = creer_employeurs(hasard, taille.structures, lieux)
    bureau = Recrutement(hasard, employeurs, aujourdhui)
    conseillers = bureau.conseillers(taille.conseillers)
    coordinateurs = bureau.coordinateurs(taille.coordinateurs)
    membres = creer_equipes(hasard, coordinateurs, conseillers, aujourdhui)
    return Monde(lieux, employeurs, conseillers, coordinateurs, membres)


class Recrutement:
    """Hires people: those of the scenario first, then everyone else."""

    def __init__(self, hasard: Hasard, employeurs: Sequence[Employeur], aujourdhui: date) -> None:
        self._hasard = hasard
        self._employeurs = employeurs
        self._aujourdhui = aujourdhui
        self._noms = personnes(hasard)
        self._voisinage = _voisinage(employeurs)
        self._tirage = Tirage({employeur: employeur.poids for employeur in employeurs[1:]})

    def conseillers(self, nombre: int) -> list[Agent]:
        """The employer of the scenario has its own; every other one has at least one while there are enough."""
        du_scenario = self._employeurs[0]
        agents = [self._du_scenario(CONSEILLER_DU_SCENARIO, du_scenario)]
        agents += [self._recruter(du_scenario, parcours) for parcours in PARCOURS_DU_SCENARIO]
        restants = nombre - len(agents)
        employeurs = [*self._employeurs[1:], *(self._tirage.tirer(self._hasard) for _ in range(nombre))]
        for rang, employeur in enumerate(employeurs[:restants]):
            premier = rang < len(DEPARTEMENTS)  # one employer of each territory: someone is active there
            agents.append(
                self._recruter(employeur, Parcours.EN_POSTE if premier else PARCOURS.tirer(self._hasard))
            )
        return agents

    def coordinateurs(self, nombre: int) -> list[Agent]:
        """The coordinator of the scenario works for another employer of the same département."""
        voisins = self._voisinage[DEPARTEMENT_DU_SCENARIO]
        employeur = next(voisin for voisin in voisins if voisin is not self._employeurs[0])
        return [
            self._du_scenario(COORDINATRICE_DU_SCENARIO, employeur, est_coordinateur=True),
            *(
                self._recruter(
                    self._tirage.tirer(self._hasard),
                    PARCOURS_DE_COORDINATION.tirer(self._hasard),
                    est_coordinateur=True,
                )
                for _ in range(nombre - 1)
            ),
        ]

    def _recruter(self, employeur: Employeur, parcours: Parcours, *, est_coordinateur: bool = False) -> Agent:
        return creer_agent(
            self._hasard,
            next(self._noms),
            employeur,
            self._voisinage[employeur.departement],
            self._aujourdhui,
            parcours=parcours,
            est_coordinateur=est_coordinateur,
        )

    def _du_scenario(
        self, identite: tuple[str, str], employeur: Employeur, *, est_coordinateur: bool = False
    ) -> Agent:
        """Someone who has logged a lot, from the first day to the last, without interruption."""
        agent = creer_agent(
            self._hasard,
            identite,
            employeur,
            (),
            self._aujourdhui,
            parcours=Parcours.EN_POSTE,
            est_coordinateur=est_coordinateur,
            tempo=TEMPO_DU_SCENARIO,
            anciennete=ANCIENNETE_DU_SCENARIO,
        )
        agent.absences.clear()
        return agent


def _voisinage(employeurs: Sequence[Employeur]) -> dict[str, list[Employeur]]:
    """For each département, the employers of the same one, else of its région, else all."""
    par_departement: dict[str, list[Employeur]] = defaultdict(list)
    par_region: dict[str | None, list[Employeur]] = defaultdict(list)
    for employeur in employeurs:
        par_departement[employeur.departement].append(employeur)
        par_region[region_of(employeur.departement)].append(employeur)
    return {
        departement: proches if len(proches) > 1 else par_region[region_of(departement)]
        for departement, proches in par_departement.items()
    }

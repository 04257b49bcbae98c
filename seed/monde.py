"""The people and structures of the demonstration, before anyone logs anything."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from coop_data.domain.territoires import HORS_PROGRAMME, region_of
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
    Parcours.EN_POSTE,
    Parcours.EN_RETARD,
    Parcours.JAMAIS_ACTIVE,
    Parcours.TRANSFERE,
    Parcours.EN_POSTE,
)
"""Those that the employer of the demonstration has, or had: the first is the account ``conseiller@``."""


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
        lieux[commune.departement_code].append(Lieu(commune.code, commune.nom.replace("'", "’"), commune.population))
    return dict(lieux)


def creer_monde(hasard: Hasard, taille: Taille, lieux: Mapping[str, Sequence[Lieu]], aujourdhui: date) -> Monde:
    """Structures, conseillers, coordinators and their teams."""
    employeurs = creer_employeurs(hasard, taille.structures, lieux)
    voisinage = _voisinage(employeurs)
    noms = personnes(hasard)

    def agent(employeur: Employeur, parcours: Parcours, **options: object) -> Agent:
        identite = options.pop("identite", None) or next(noms)
        voisins = voisinage[employeur.departement]
        return creer_agent(hasard, identite, employeur, voisins, aujourdhui, parcours=parcours, **options)

    premier = {"tempo": TEMPO_DU_SCENARIO, "anciennete": ANCIENNETE_DU_SCENARIO}
    conseillers = [
        agent(
            employeurs[0],
            parcours,
            **(premier | {"identite": CONSEILLER_DU_SCENARIO} if rang == 0 else {}),
        )
        for rang, parcours in enumerate(PARCOURS_DU_SCENARIO)
    ]
    tirage = Tirage({employeur: employeur.poids for employeur in employeurs[1:]})
    autres = [*employeurs[1:], *(tirage.tirer(hasard) for _ in range(taille.conseillers))]
    conseillers += [
        agent(employeur, PARCOURS.tirer(hasard)) for employeur in autres[: taille.conseillers - len(conseillers)]
    ]
    du_scenario = next(
        (autre for autre in employeurs[1:] if autre.departement == DEPARTEMENT_DU_SCENARIO), employeurs[0]
    )
    coordinateurs = [
        agent(
            du_scenario,
            Parcours.EN_POSTE,
            est_coordinateur=True,
            identite=COORDINATRICE_DU_SCENARIO,
            **premier,
        )
    ]
    coordinateurs += [
        agent(tirage.tirer(hasard), PARCOURS_DE_COORDINATION.tirer(hasard), est_coordinateur=True)
        for _ in range(taille.coordinateurs - 1)
    ]
    membres = creer_equipes(hasard, coordinateurs, conseillers, aujourdhui)
    return Monde(lieux, employeurs, conseillers, coordinateurs, membres)


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

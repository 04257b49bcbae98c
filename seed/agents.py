"""Conseillers and coordinators: names, posts, absences, and how much each one logs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto
from uuid import UUID

from coop_data.domain.structures import MotifAbsence, TypeContrat
from coop_data.domain.texte import plier
from coop_data.models import Conseiller, Poste
from seed.employeurs import PREFIXE, Employeur
from seed.hasard import Hasard, Tirage
from seed.instants import moment
from seed.lignes import Ligne, ligne_of
from seed.noms import FONCTIONS, adresse, nom, prenom, telephone

HISTORIQUE = timedelta(days=1096)
"""How far back reports go: three years."""


class Parcours(Enum):
    """What happened to a person in the programme."""

    EN_POSTE = auto()
    PARTI = auto()
    TRANSFERE = auto()
    DEUX_POSTES = auto()
    NOUVEAU = auto()
    JAMAIS_ACTIVE = auto()
    EN_RETARD = auto()


PARCOURS = Tirage(
    {
        Parcours.EN_POSTE: 58,
        Parcours.PARTI: 14,
        Parcours.TRANSFERE: 8,
        Parcours.DEUX_POSTES: 4,
        Parcours.NOUVEAU: 6,
        Parcours.JAMAIS_ACTIVE: 4,
        Parcours.EN_RETARD: 6,
    }
)
PARCOURS_DE_COORDINATION = Tirage(
    {Parcours.EN_POSTE: 82, Parcours.TRANSFERE: 6, Parcours.PARTI: 8, Parcours.NOUVEAU: 4}
)
ANCIENNETE = (250, 2000)
ANCIENNETES = {Parcours.NOUVEAU: (15, 120), Parcours.JAMAIS_ACTIVE: (40, 200)}
"""Days since the first post began, at least and at most; recent for some people."""

CONTRATS = Tirage(
    {
        TypeContrat.CONTRAT_PROJET: 40,
        TypeContrat.CDD: 30,
        TypeContrat.CDI: 18,
        TypeContrat.FONCTIONNAIRE: 10,
        TypeContrat.AUTRE: 2,
    }
)
ABSENCES = Tirage(
    {
        (MotifAbsence.ARRET_MALADIE, 21): 45,
        (MotifAbsence.CONGE_MATERNITE, 112): 20,
        (MotifAbsence.CONGE_PATERNITE, 28): 10,
        (MotifAbsence.CONGE_PARENTAL, 180): 5,
        (MotifAbsence.FORMATION, 5): 15,
        (MotifAbsence.AUTRE, 14): 5,
    }
)


@dataclass(frozen=True, slots=True)
class Affectation:
    """Days in an employer's service, both ends included."""

    employeur: Employeur
    debut: date
    fin: date | None = None

    def couvre(self, jour: date) -> bool:
        """True when the person was in post there on that day."""
        return self.debut <= jour and (self.fin is None or jour <= self.fin)


@dataclass(slots=True)
class Agent:
    """A conseiller or a coordinator; ``tempo`` says how much they log beside the others (1: average)."""

    id: UUID
    identite: tuple[str, str]
    est_coordinateur: bool
    affectations: list[Affectation]
    active_le: date | None
    tempo: float
    dernier_cra: date
    absences: list[tuple[MotifAbsence, date, date]] = field(default_factory=list)

    @property
    def departement(self) -> str:
        """The département of the last employer."""
        return self.affectations[-1].employeur.departement

    def employeurs_le(self, jour: date) -> list[Employeur]:
        """The employers of a day; none outside any post."""
        return [affectation.employeur for affectation in self.affectations if affectation.couvre(jour)]

    def present(self, jour: date) -> bool:
        """False during an absence: nothing is logged then."""
        return not any(debut <= jour <= fin for _, debut, fin in self.absences)


def creer_agent(
    hasard: Hasard,
    identite: tuple[str, str],
    employeur: Employeur,
    voisins: Sequence[Employeur],
    aujourdhui: date,
    *,
    parcours: Parcours,
    est_coordinateur: bool = False,
    tempo: float | None = None,
    anciennete: int | None = None,
) -> Agent:
    """A person whose first employer is ``employeur``; a second one, when there is, is a neighbour.

    ``anciennete``: days since the first post began; drawn when not given.
    """
    debut = aujourdhui - timedelta(days=anciennete or hasard.randint(*ANCIENNETES.get(parcours, ANCIENNETE)))
    affectations = _affectations(hasard, employeur, voisins, debut, aujourdhui, parcours)
    active_le = None
    if parcours is not Parcours.JAMAIS_ACTIVE:
        active_le = min(debut + timedelta(days=hasard.randint(5, 45)), aujourdhui - timedelta(days=10))
    silence = hasard.randint(40, 150) if parcours is Parcours.EN_RETARD else 1
    agent = Agent(
        id=hasard.identifiant(),
        identite=identite,
        est_coordinateur=est_coordinateur,
        affectations=affectations,
        active_le=active_le,
        tempo=tempo or hasard.lognormvariate(0, 0.5),
        dernier_cra=aujourdhui - timedelta(days=silence),
    )
    if hasard.chance(0.12):
        motif, duree = ABSENCES.tirer(hasard)
        depart = hasard.jour_entre(debut + timedelta(days=60), aujourdhui)
        agent.absences.append((motif, depart, depart + timedelta(days=duree - 1)))
    return agent


def _affectations(
    hasard: Hasard,
    employeur: Employeur,
    voisins: Sequence[Employeur],
    debut: date,
    aujourdhui: date,
    parcours: Parcours,
) -> list[Affectation]:
    autres = [voisin for voisin in voisins if voisin is not employeur]
    if parcours is Parcours.PARTI:
        return [Affectation(employeur, debut, debut + (aujourdhui - debut) * hasard.uniform(0.3, 0.95))]
    if parcours is Parcours.TRANSFERE and autres:
        fin = debut + (aujourdhui - debut) * hasard.uniform(0.3, 0.8)
        reprise = fin + timedelta(days=hasard.choice((1, 1, 30, 75)))
        return [Affectation(employeur, debut, fin), Affectation(hasard.choice(autres), reprise)]
    if parcours is Parcours.DEUX_POSTES and autres:
        second = hasard.jour_entre(debut, aujourdhui - timedelta(days=60))
        return [Affectation(employeur, debut), Affectation(hasard.choice(autres), second)]
    terme = aujourdhui + timedelta(days=hasard.randint(30, 700)) if hasard.chance(0.35) else None
    return [Affectation(employeur, debut, terme)]


def ligne_conseiller(hasard: Hasard, rang: int, agent: Agent, aujourdhui: date) -> Ligne:
    """The row of a person, with trainings and the employer's manager."""
    debut = agent.affectations[0].debut
    fin_formation = debut + timedelta(days=hasard.randint(60, 130)) if hasard.chance(0.9) else None
    ccp1 = fin_formation + timedelta(days=hasard.randint(7, 90)) if fin_formation and hasard.chance(0.75) else None
    responsable = (prenom(hasard), nom(hasard))
    cree_le = moment(hasard, debut, aujourdhui, retard_max=10)
    return ligne_of(
        Conseiller,
        {
            "id": agent.id,
            "id_externe": f"{PREFIXE}{'k' if agent.est_coordinateur else 'c'}{rang:04d}",
            "prenom": agent.identite[0],
            "nom": agent.identite[1],
            "nom_plie": plier(" ".join(agent.identite)),
            "email": adresse(*agent.identite, domaine="conseiller"),
            "telephone": telephone(hasard),
            "responsable_nom": " ".join(responsable),
            "responsable_fonction": hasard.choice(FONCTIONS),
            "responsable_email": adresse(*responsable, domaine="structure"),
            "responsable_telephone": telephone(hasard),
            "est_coordinateur": agent.est_coordinateur,
            "date_fin_formation": fin_formation,
            "date_ccp1": ccp1 if ccp1 and ccp1 < aujourdhui else None,
            "active_le": agent.active_le,
            "cree_le": cree_le,
            "modifie_le": cree_le,
        },
    )


def lignes_postes(hasard: Hasard, agents: Sequence[Agent]) -> Iterator[Ligne]:
    """The posts of everyone."""
    for agent in agents:
        for affectation in agent.affectations:
            yield ligne_of(
                Poste,
                {
                    "id": hasard.identifiant(),
                    "conseiller_id": agent.id,
                    "structure_id": affectation.employeur.id,
                    "date_debut": affectation.debut,
                    "date_fin": affectation.fin,
                    "type_contrat": CONTRATS.tirer(hasard).value,
                },
            )


def lignes_absences(hasard: Hasard, agents: Sequence[Agent]) -> Iterator[Ligne]:
    """The absences of everyone."""
    for agent in agents:
        for motif, debut, fin in agent.absences:
            yield {
                "id": hasard.identifiant(),
                "conseiller_id": agent.id,
                "date_debut": debut,
                "date_fin": fin,
                "motif": motif,
            }


def effectifs(agents: Sequence[Agent], jour: date) -> Mapping[UUID, int]:
    """How many people are in post in each structure on a day."""
    comptes: dict[UUID, int] = {}
    for agent in agents:
        for employeur in {employeur.id for employeur in agent.employeurs_le(jour)}:
            comptes[employeur] = comptes.get(employeur, 0) + 1
    return comptes

"""Tags of the four scopes, and who may use which."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from coop_data.domain.tags import PorteeTag
from coop_data.domain.texte import plier
from coop_data.models import Tag
from seed.agents import Agent
from seed.equipes import Membre
from seed.hasard import Hasard
from seed.instants import moment
from seed.lignes import Ligne, ligne_of

PERSONNELS = (
    "Permanences du marché",
    "Résidence autonomie",
    "Ateliers tablette",
    "Collège partenaire",
    "Gens du voyage",
    "Repair café",
    "Les mardis du numérique",
    "Épicerie sociale",
    "Suivi Pix",
    "Projet jardins partagés",
)
D_EQUIPE = ("Rentrée de l’équipe", "Fonds d’atelier commun", "Itinérance", "Semaine bleue", "Parcours seniors")
DEPARTEMENTAUX = (
    "Schéma départemental des services au public",
    "Bus du numérique",
    "Pass numérique",
    "Conférence des financeurs",
    "Mois de l’inclusion numérique",
)


class Etiquettes:
    """The tags made for the demonstration, grouped by the people who see them."""

    def __init__(self, hasard: Hasard, nationaux: Iterable[UUID], aujourdhui: date) -> None:
        self.lignes: list[Ligne] = []
        self._hasard = hasard
        self._aujourdhui = aujourdhui
        self._nationaux = list(nationaux)
        self._personnels: dict[UUID, list[UUID]] = {}
        self._des_equipes: dict[UUID, list[UUID]] = defaultdict(list)
        self._des_departements: dict[str, list[UUID]] = {}

    def creer(self, agents: Sequence[Agent], membres: Sequence[Membre]) -> None:
        """Tags for these people, their teams and their départements."""
        hasard = self._hasard
        for departement in sorted({agent.departement for agent in agents if agent.est_coordinateur}):
            self._des_departements[departement] = [
                self._ajouter(PorteeTag.DEPARTEMENTAL, nom, departement_code=departement)
                for nom in hasard.quelques(DEPARTEMENTAUX, hasard.randint(1, 3))
            ]
        for rang, agent in enumerate(agents):
            if rang == 0 or hasard.chance(0.35):
                self._personnels[agent.id] = [
                    self._ajouter(PorteeTag.PERSONNEL, nom, conseiller_id=agent.id)
                    for nom in hasard.quelques(PERSONNELS, hasard.randint(1, 3))
                ]
        d_equipe = {
            agent.id: [
                self._ajouter(PorteeTag.EQUIPE, nom, conseiller_id=agent.id)
                for nom in hasard.quelques(D_EQUIPE, hasard.randint(1, 2))
            ]
            for agent in agents
            if agent.est_coordinateur
        }
        self._des_equipes.update(d_equipe)
        for membre in membres:
            tags = self._des_equipes[membre.conseiller.id]
            tags.extend(tag for tag in d_equipe[membre.coordinateur.id] if tag not in tags)

    def visibles(self, agent: Agent) -> list[UUID]:
        """The tags this person may put on a report, narrowest scope first."""
        return [
            *self._personnels.get(agent.id, ()),
            *self._des_equipes.get(agent.id, ()),
            *self._des_departements.get(agent.departement, ()),
            *self._nationaux,
        ]

    def _ajouter(self, portee: PorteeTag, nom: str, **proprietaire: UUID | str) -> UUID:
        identifiant = self._hasard.identifiant()
        cree_le = moment(self._hasard, self._aujourdhui - timedelta(days=700), self._aujourdhui, retard_max=300)
        self.lignes.append(
            ligne_of(
                Tag,
                {
                    "id": identifiant,
                    "portee": portee,
                    "nom": nom,
                    "nom_plie": plier(nom),
                    "cree_le": cree_le,
                    "modifie_le": cree_le,
                    **proprietaire,
                },
            )
        )
        return identifiant

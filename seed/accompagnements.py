"""The accompagnements of today's form (2025): individual sessions and ateliers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from coop_data.domain.accompagnement import (
    Activite,
    Autonomie,
    ClasseDuree,
    Demarche,
    Materiel,
    Niveau,
    StructureDeRedirection,
    Thematique,
    TypeLieu,
)
from coop_data.domain.origines import Origine
from coop_data.models import Accompagnement
from seed import ancienne_nomenclature, public
from seed.agents import Agent
from seed.cadence import repartir
from seed.cadre import Cadre
from seed.employeurs import Lieu, choisir_lieu
from seed.francais import de
from seed.hasard import Hasard, Tirage
from seed.instants import moment
from seed.lignes import Ligne, ligne_of
from seed.textes import NOMS_DE_LIEUX, NOTES, PRECISIONS, TITRES

BASCULE = timedelta(days=730)
"""Reports older than two years follow the nomenclature of 2022."""

TEMPO_ASSIDU = 3
"""The tempo from which a person also keeps notes."""

THEMES = Tirage(
    {
        Thematique.AIDE_AUX_DEMARCHES_ADMINISTRATIVES: 24,
        Thematique.PRENDRE_EN_MAIN_DU_MATERIEL: 13,
        Thematique.EMAIL: 11,
        Thematique.NAVIGATION_SUR_INTERNET: 9,
        Thematique.BUREAUTIQUE: 7,
        Thematique.SECURITE_NUMERIQUE: 6,
        Thematique.SANTE: 5,
        Thematique.GERE_SES_CONTENUS_NUMERIQUES: 5,
        Thematique.INSERTION_PROFESSIONNELLE: 5,
        Thematique.RESEAUX_SOCIAUX: 4,
        Thematique.INTELLIGENCE_ARTIFICIELLE: 4,
        Thematique.MAINTENANCE_DE_MATERIEL: 3,
        Thematique.DIAGNOSTIC_NUMERIQUE: 3,
        Thematique.BANQUE_ET_ACHATS_EN_LIGNE: 2,
        Thematique.CULTURE_NUMERIQUE: 2,
        Thematique.SCOLARITE_ET_NUMERIQUE: 1.5,
        Thematique.PARENTALITE: 1.5,
        Thematique.CREER_AVEC_LE_NUMERIQUE: 1.5,
        Thematique.ENTREPRENEURIAT: 1,
    }
)
DEMARCHES = Tirage({demarche: 12 - rang for rang, demarche in enumerate(Demarche)})
LIEUX = Tirage({TypeLieu.LIEU_ACTIVITE: 74, TypeLieu.AUTRE: 12, TypeLieu.DOMICILE: 6, TypeLieu.A_DISTANCE: 8})
MATERIELS = Tirage({Materiel.ORDINATEUR: 50, Materiel.TELEPHONE: 34, Materiel.TABLETTE: 10, Materiel.AUTRE: 3})
DUREES = Tirage({15: 8, 20: 2, 30: 26, 45: 18, 60: 30, 75: 2, 90: 9, 120: 5})
DUREES_ATELIERS = Tirage({60: 25, 90: 30, 120: 32, 150: 5, 180: 6, 240: 2})
AUTONOMIES = Tirage(dict(zip(Autonomie, (48, 38, 14), strict=True)))
NIVEAUX = Tirage(dict(zip(Niveau, (64, 28, 8), strict=True)))
REDIRECTIONS = Tirage(dict(zip(StructureDeRedirection, (18, 10, 24, 14, 16, 14, 4), strict=True)))
NOMBRE_DE_THEMES = Tirage({1: 55, 2: 30, 3: 15})


@dataclass(frozen=True, slots=True)
class Habitudes:
    """What the reports of one person have in common: places, share of ateliers."""

    part_ateliers: float
    lieux: tuple[tuple[str, str], ...]
    commune_poste: str


def generer(
    hasard: Hasard, agents: Sequence[Agent], cible: int, cadre: Cadre
) -> Iterator[tuple[Ligne, list[UUID]]]:
    """Make about ``cible`` accompagnements with their tags, one at a time: a whole nation would not
    fit in memory.
    """
    habitudes = {agent.id: _habitudes(hasard, agent, cadre.lieux[agent.departement]) for agent in agents}
    for agent, jour in repartir(hasard, agents, cible, cadre.aujourdhui):
        commun = _commun(hasard, agent, jour, cadre.aujourdhui, habitudes[agent.id])
        ancien = jour < cadre.aujourdhui - BASCULE
        composer = ancienne_nomenclature.composer if ancien else _composer
        contenu = composer(hasard, hasard.chance(habitudes[agent.id].part_ateliers))
        tags = [] if ancien or not hasard.chance(0.2) else hasard.quelques(cadre.etiquettes.visibles(agent), 1)
        if not ancien and hasard.chance(0.25 if agent.tempo > TEMPO_ASSIDU else 0.02):
            contenu["notes"] = hasard.choice(NOTES)
        yield ligne_of(Accompagnement, commun | contenu), tags


def _habitudes(hasard: Hasard, agent: Agent, lieux: Sequence[Lieu]) -> Habitudes:
    poste = agent.affectations[-1].employeur.lieu
    autour = [poste, poste, choisir_lieu(hasard, lieux), choisir_lieu(hasard, lieux)]
    frequents = (
        (hasard.choice(NOMS_DE_LIEUX).format(de=de(lieu.nom)), lieu.code)
        for lieu in autour[: hasard.randint(2, len(autour))]
    )
    return Habitudes(hasard.uniform(0.05, 0.4), tuple(frequents), poste.code)


def _commun(hasard: Hasard, agent: Agent, jour: date, aujourdhui: date, habitudes: Habitudes) -> Ligne:
    """Identity, author, day and place, the same in both nomenclatures."""
    employeurs = agent.employeurs_le(jour)
    identifiant = hasard.identifiant()
    cree_le = moment(hasard, jour, aujourdhui, retard_max=0 if hasard.chance(0.7) else 6)
    type_lieu = LIEUX.tirer(hasard)
    lieu, commune = hasard.choice(habitudes.lieux)
    return {
        "id": identifiant,
        "id_externe": str(identifiant),
        "conseiller_id": agent.id,
        "structure_id": hasard.choice(employeurs).id if employeurs else None,
        "date": jour,
        "type_lieu": type_lieu,
        "lieu": lieu if type_lieu in (TypeLieu.LIEU_ACTIVITE, TypeLieu.AUTRE) else None,
        "code_commune": habitudes.commune_poste if type_lieu is TypeLieu.A_DISTANCE else commune,
        "origine": Origine.DEMONSTRATION,
        "cree_le": cree_le,
        "modifie_le": cree_le,
    }


def _composer(hasard: Hasard, atelier: bool) -> Ligne:
    """What was done and with whom, in today's form."""
    themes = THEMES.tirer_plusieurs(hasard, NOMBRE_DE_THEMES.tirer(hasard))
    demarches = []
    if Thematique.AIDE_AUX_DEMARCHES_ADMINISTRATIVES in themes and hasard.chance(0.7):
        demarches = DEMARCHES.tirer_plusieurs(hasard, hasard.randint(1, 2))
    duree = (DUREES_ATELIERS if atelier else DUREES).tirer(hasard)
    champs: Ligne = {
        "activite": Activite.COLLECTIF if atelier else Activite.INDIVIDUEL,
        "thematiques": [theme.value for theme in sorted(themes, key=_RANG.__getitem__)],
        "demarches": [demarche.value for demarche in demarches],
        "precisions_demarche": hasard.choice(PRECISIONS) if demarches and hasard.chance(0.2) else None,
        "materiel": [materiel.value for materiel in MATERIELS.tirer_plusieurs(hasard, hasard.randint(0, 2))],
        "duree_minutes": duree,
        "classe_duree": ClasseDuree.of_minutes(duree),
    }
    if hasard.chance(0.004):  # what an old file left empty
        champs |= {"thematiques": [], "demarches": [], "precisions_demarche": None, "a_completer": ["thematiques"]}
    return champs | (_atelier(hasard) if atelier else _individuel(hasard))


def _individuel(hasard: Hasard) -> Ligne:
    oriente = hasard.chance(0.13) if hasard.chance(0.55) else None
    return public.declarer(hasard, 1) | {
        "nb_deja_accompagnes": int(hasard.chance(0.42)),
        "autonomie": AUTONOMIES.tirer(hasard) if hasard.chance(0.8) else None,
        "oriente": oriente,
        "structure_de_redirection": REDIRECTIONS.tirer(hasard) if oriente else None,
    }


def _atelier(hasard: Hasard) -> Ligne:
    participants = public.taille_atelier(hasard)
    return public.declarer(hasard, participants) | {
        "titre": hasard.choice(TITRES) if hasard.chance(0.85) else None,
        "nb_deja_accompagnes": sum(hasard.chance(0.35) for _ in range(participants)),
        "niveau": NIVEAUX.tirer(hasard) if hasard.chance(0.85) else None,
    }


_RANG = {theme: rang for rang, theme in enumerate(Thematique)}

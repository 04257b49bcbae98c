"""The coordinators' activities: animations, évènements with their seasons, partenariats with their partners."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    NaturePartenariat,
    Organisateur,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
    TypePartenaire,
)
from coop_data.domain.origines import Origine
from coop_data.domain.texte import plier
from coop_data.models import ActiviteCoordination, StructurePartenaire
from seed import calendrier, textes
from seed.agents import Agent
from seed.cadence import repartir
from seed.cadre import Cadre
from seed.employeurs import Lieu, choisir_lieu
from seed.francais import de
from seed.hasard import Hasard, Tirage
from seed.instants import moment
from seed.lignes import Ligne, ligne_of

TYPES = Tirage({TypeActivite.ANIMATION: 70, TypeActivite.EVENEMENT: 12, TypeActivite.PARTENARIAT: 18})
TYPES_EN_SAISON = Tirage({TypeActivite.ANIMATION: 60, TypeActivite.EVENEMENT: 26, TypeActivite.PARTENARIAT: 14})
MOIS_DES_EVENEMENTS = {3, 6, 9, 10, 11}
ANIMATIONS = Tirage(dict(zip(TypeAnimation, (7, 14, 13, 28, 20, 8, 8, 2), strict=True)))
EVENEMENTS = Tirage(
    dict(zip(TypeEvenement, (48, 8, 24, 14, 6), strict=True)),
)
INITIATIVES = Tirage(dict(zip(Initiative, (58, 42), strict=True)))
THEMATIQUES = Tirage(dict(zip(ThematiqueAnimation, (34, 26, 20, 12, 6, 2), strict=True)))
DUREES = Tirage({15: 2, 30: 10, 45: 10, 60: 26, 90: 20, 120: 22, 180: 7, 210: 2, 420: 1})
ORGANISATEURS = Tirage(dict(zip(Organisateur, (30, 16, 16, 8, 4, 14, 2, 5, 8, 4, 1), strict=True)))
ECHELONS = Tirage(dict(zip(Echelon, (26, 34, 28, 9, 3), strict=True)))
NATURES = Tirage(dict(zip(NaturePartenariat, (38, 20, 16, 22, 4), strict=True)))
PARTENAIRES = Tirage(dict(zip(TypePartenaire, (22, 16, 10, 4, 24, 5, 6, 9, 3, 1), strict=True)))
A_VENIR = 0.3
"""Share of coordinators who already noted an évènement of the coming weeks."""


@dataclass(frozen=True, slots=True)
class Activite:
    """An activity ready to be written: its row, its partners' rows, its tags."""

    ligne: Ligne
    partenaires: list[Ligne]
    tags: list[UUID]


def generer(hasard: Hasard, coordinateurs: Sequence[Agent], cible: int, cadre: Cadre) -> Iterator[Activite]:
    """About ``cible`` activities, and a few évènements to come."""
    evenements: dict[UUID, Ligne] = {}
    for agent, jour in repartir(hasard, coordinateurs, cible, cadre.aujourdhui):
        type_activite = (TYPES_EN_SAISON if jour.month in MOIS_DES_EVENEMENTS else TYPES).tirer(hasard)
        activite = _creer(hasard, agent, jour, type_activite, cadre)
        precedent = evenements.get(agent.id)
        if type_activite is TypeActivite.EVENEMENT:
            evenements[agent.id] = activite.ligne
        elif type_activite is TypeActivite.PARTENARIAT and precedent and hasard.chance(0.15):
            activite.ligne["evenement_id"] = precedent["id"]
        yield activite
    for agent in coordinateurs:
        if agent.employeurs_le(cadre.aujourdhui) and hasard.chance(A_VENIR):
            jour = _prochain_jour_ouvre(hasard, agent, cadre.aujourdhui)
            yield _creer(hasard, agent, jour, TypeActivite.EVENEMENT, cadre)


def _prochain_jour_ouvre(hasard: Hasard, agent: Agent, aujourdhui: date) -> date:
    jour = aujourdhui + timedelta(days=hasard.randint(5, 40))
    while not calendrier.poids(jour, calendrier.zone_of(agent.departement)):
        jour += timedelta(days=1)
    return jour


def _creer(hasard: Hasard, agent: Agent, jour: date, type_activite: TypeActivite, cadre: Cadre) -> Activite:
    identifiant = hasard.identifiant()
    employeurs = agent.employeurs_le(jour)
    cree_le = moment(hasard, jour, cadre.aujourdhui, retard_max=0 if hasard.chance(0.5) else 12)
    partenaires = []
    if type_activite is TypeActivite.PARTENARIAT:
        partenaires = _partenaires(hasard, identifiant, cadre.lieux[agent.departement])
    champs = {
        "id": identifiant,
        "id_externe": str(identifiant),
        "coordinateur_id": agent.id,
        "structure_id": hasard.choice(employeurs).id if employeurs else None,
        "date": jour,
        "type": type_activite,
        "notes": hasard.choice(textes.NOTES_DE_COORDINATION) if hasard.chance(0.3) else None,
        "origine": Origine.DEMONSTRATION,
        "cree_le": cree_le,
        "modifie_le": cree_le,
        **_COMPOSEURS[type_activite](hasard),
    }
    visibles = cadre.etiquettes.visibles(agent)
    tags = hasard.quelques(visibles, hasard.choice((1, 1, 2))) if hasard.chance(0.45) else []
    return Activite(ligne_of(ActiviteCoordination, champs), partenaires, tags)


def _animation(hasard: Hasard) -> Ligne:
    type_animation = ANIMATIONS.tirer(hasard)
    thematiques = THEMATIQUES.tirer_plusieurs(hasard, hasard.choice((1, 1, 2, 3)))
    complete = not hasard.chance(0.02)  # an old declaration did not ask the duration
    return {
        "duree_minutes": DUREES.tirer(hasard) if complete else None,
        "a_completer": [] if complete else ["duree_minutes"],
        "mediateurs": max(1, round(hasard.lognormvariate(1.2, 0.8))),
        "structures": round(hasard.expovariate(0.7)),
        "autres_acteurs": round(hasard.expovariate(0.6)),
        "type_animation": type_animation,
        "type_animation_autre": _precision(hasard, type_animation, textes.ANIMATIONS_AUTRES),
        "initiative": INITIATIVES.tirer(hasard) if hasard.chance(0.88) else None,
        "thematiques": [thematique.value for thematique in thematiques],
        "thematique_autre": _precision(hasard, thematiques[-1], textes.THEMATIQUES_AUTRES),
    }


def _evenement(hasard: Hasard) -> Ligne:
    type_evenement = EVENEMENTS.tirer(hasard)
    organisateurs = ORGANISATEURS.tirer_plusieurs(hasard, hasard.choice((1, 1, 1, 2, 3)))
    return {
        "participants": min(3000, round(hasard.lognormvariate(3.8, 0.9))) if hasard.chance(0.85) else None,
        "nom": hasard.choice(textes.NOMS_D_EVENEMENTS[type_evenement.value]) if hasard.chance(0.9) else None,
        "type_evenement": type_evenement,
        "type_evenement_autre": _precision(hasard, type_evenement, textes.EVENEMENTS_AUTRES),
        "organisateurs": [organisateur.value for organisateur in organisateurs],
        "organisateur_autre": _precision(hasard, organisateurs[-1], textes.ORGANISATEURS_AUTRES),
        "echelon": ECHELONS.tirer(hasard) if hasard.chance(0.85) else None,
    }


def _partenariat(hasard: Hasard) -> Ligne:
    natures = NATURES.tirer_plusieurs(hasard, hasard.choice((1, 1, 2)))
    return {
        "nom": hasard.choice(textes.NOMS_DE_PARTENARIATS) if hasard.chance(0.8) else None,
        "natures": [nature.value for nature in natures],
        "nature_autre": _precision(hasard, natures[-1], textes.NATURES_AUTRES),
        "echelon": ECHELONS.tirer(hasard) if hasard.chance(0.85) else None,
    }


_COMPOSEURS = {
    TypeActivite.ANIMATION: _animation,
    TypeActivite.EVENEMENT: _evenement,
    TypeActivite.PARTENARIAT: _partenariat,
}


def _precision(hasard: Hasard, terme: str, precisions: Sequence[str]) -> str | None:
    """The text that « Autre » requires."""
    return hasard.choice(precisions) if terme == "autre" else None


def _partenaires(hasard: Hasard, activite_id: UUID, lieux: Sequence[Lieu]) -> list[Ligne]:
    lignes: dict[str, Ligne] = {}
    for _ in range(hasard.choice((1, 1, 2, 2, 3, 4))):
        type_partenaire = PARTENAIRES.tirer(hasard)
        nom = hasard.choice(textes.PARTENAIRES[type_partenaire.value]).format(
            de=de(choisir_lieu(hasard, lieux[:12]).nom)
        )
        lignes.setdefault(
            nom,
            ligne_of(
                StructurePartenaire,
                {
                    "id": hasard.identifiant(),
                    "activite_id": activite_id,
                    "rang": len(lignes),
                    "nom": nom,
                    "nom_plie": plier(nom),
                    "type": type_partenaire,
                    "type_autre": _precision(hasard, type_partenaire, textes.PARTENAIRES_AUTRES),
                },
            ),
        )
    return list(lignes.values())

"""Employers: kinds, sizes and plausible names, on real communes of every département and collectivité."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from uuid import UUID

from coop_data.domain.structures import TypeStructure, luhn_siret_valide
from coop_data.domain.territoires import DEPARTEMENTS
from coop_data.domain.texte import plier
from coop_data.models import Structure
from seed.francais import de, du_departement
from seed.hasard import Hasard, Tirage
from seed.instants import moment
from seed.lignes import Ligne, ligne_of
from seed.noms import FONCTIONS, adresse, nom, prenom, telephone

PREFIXE = "demo-"
"""External identifiers of demonstration structures and people begin with it."""

DEPARTEMENT_DU_SCENARIO = "35"


@dataclass(frozen=True, slots=True)
class Lieu:
    """A commune, as far as the demonstration needs it."""

    code: str
    nom: str
    population: int


@dataclass(frozen=True, slots=True)
class Employeur:
    """A structure and how many people it may employ."""

    id: UUID
    nom: str
    type: TypeStructure
    departement: str
    lieu: Lieu
    poids: float


TYPES = Tirage(
    {
        TypeStructure.COMMUNE: 34,
        TypeStructure.EPCI: 20,
        TypeStructure.ASSOCIATION: 24,
        TypeStructure.ETABLISSEMENT_PUBLIC: 10,
        TypeStructure.GROUPEMENT: 3,
        TypeStructure.GIP: 2,
        TypeStructure.ENTREPRISE: 3,
        TypeStructure.ETAT: 1,
        TypeStructure.HUB: 1,
        TypeStructure.AUTRE: 3,
    }
)
POIDS_PAR_TYPE: Mapping[TypeStructure, float] = {
    TypeStructure.DEPARTEMENT: 5,
    TypeStructure.EPCI: 2.5,
    TypeStructure.GROUPEMENT: 2.5,
    TypeStructure.HUB: 2.0,
}
MODELES_DE_NOM: Mapping[TypeStructure, tuple[str, ...]] = {
    TypeStructure.COMMUNE: ("Commune {de}", "Mairie {de}", "Ville {de}", "Médiathèque {de}"),
    TypeStructure.EPCI: ("Communauté de communes du pays {de}", "Communauté d’agglomération {de}"),
    TypeStructure.ASSOCIATION: (
        "Association Clic et Compagnie – {nom}",
        "Centre social {de}",
        "Association Les Passerelles numériques – {nom}",
        "MJC {de}",
        "Familles rurales {de}",
        "Tiers-lieu La Fabrique – {nom}",
        "Association pour l’accompagnement de toutes et tous vers l’autonomie numérique en pays {de}",
    ),
    TypeStructure.ETABLISSEMENT_PUBLIC: ("CCAS {de}", "CIAS du pays {de}", "Office public de l’habitat {de}"),
    TypeStructure.GROUPEMENT: ("Syndicat mixte du numérique {de}", "Pôle d’équilibre territorial {de}"),
    TypeStructure.GIP: ("GIP Numérique {de}",),
    TypeStructure.ENTREPRISE: ("SCIC Le Fil – {nom}", "Coopérative Réso – {nom}"),
    TypeStructure.ETAT: ("Sous-préfecture {de}",),
    TypeStructure.HUB: ("Hub pour un numérique inclusif – {nom}",),
    TypeStructure.AUTRE: ("Régie de quartier {de}", "Mission locale {de}"),
}


def creer_employeurs(hasard: Hasard, nombre: int, lieux: Mapping[str, Sequence[Lieu]]) -> list[Employeur]:
    """``nombre`` employers: at least one in each of the 107 territories, the others where people live.

    The first is that of the demonstration accounts.
    """
    employeurs = [_du_scenario(hasard, lieux[DEPARTEMENT_DU_SCENARIO])]
    noms = {employeurs[0].nom}
    codes = [departement.code for departement in DEPARTEMENTS]
    habitants = Tirage({code: sum(lieu.population for lieu in lieux[code]) ** 0.7 for code in codes})
    codes += [habitants.tirer(hasard) for _ in range(nombre - len(codes) - 1)]
    for code in codes:
        employeur = _creer(hasard, code, lieux[code], noms)
        noms.add(employeur.nom)
        employeurs.append(employeur)
    return employeurs


def ligne_employeur(hasard: Hasard, rang: int, employeur: Employeur, effectif: int, aujourdhui: date) -> Ligne:
    """The row of an employer; its dotation may be below or above the number of people in post."""
    contact = (prenom(hasard), nom(hasard))
    cree_le = moment(hasard, date(aujourdhui.year - 4, 3, 1), aujourdhui)
    return ligne_of(
        Structure,
        {
            "id": employeur.id,
            "id_externe": f"{PREFIXE}s{rang:04d}",
            "nom": employeur.nom,
            "nom_plie": plier(employeur.nom),
            "siret": _siret(hasard) if hasard.chance(0.97) else None,
            "type": employeur.type,
            "commune_code": employeur.lieu.code,
            "dotation": max(1, effectif + hasard.choice((-1, 0, 0, 0, 0, 0, 1, 1, 2))),
            "contact_nom": " ".join(contact),
            "contact_fonction": hasard.choice(FONCTIONS),
            "contact_email": adresse(*contact, domaine="structure"),
            "contact_telephone": telephone(hasard),
            "cree_le": cree_le,
            "modifie_le": cree_le,
        },
    )


def choisir_lieu(hasard: Hasard, lieux: Sequence[Lieu]) -> Lieu:
    """A commune; big ones come more often, but less than in proportion to their inhabitants."""
    cumuls = list(accumulate((lieu.population + 200) ** 0.9 for lieu in lieux))
    return hasard.choices(lieux, cum_weights=cumuls)[0]


def _du_scenario(hasard: Hasard, lieux: Sequence[Lieu]) -> Employeur:
    lieu = next(lieu for lieu in lieux if lieu.nom == "Redon")
    return Employeur(
        hasard.identifiant(), "Redon Agglomération", TypeStructure.EPCI, DEPARTEMENT_DU_SCENARIO, lieu, poids=0.01
    )


def _creer(hasard: Hasard, departement: str, lieux: Sequence[Lieu], noms: set[str]) -> Employeur:
    """An employer with a name of its own; the first of a département may be its council or its hub."""
    for _ in range(50):
        type_structure = TYPES.tirer(hasard)
        lieu = choisir_lieu(hasard, lieux)
        nom_structure = hasard.choice(MODELES_DE_NOM[type_structure]).format(de=de(lieu.nom), nom=lieu.nom)
        conseil = f"Conseil départemental {du_departement(departement)}"
        if len(departement) == 2 and conseil not in noms and hasard.chance(0.18):
            type_structure, lieu, nom_structure = TypeStructure.DEPARTEMENT, lieux[0], conseil
        if nom_structure not in noms:
            break
    return Employeur(
        hasard.identifiant(),
        nom_structure,
        type_structure,
        departement,
        lieu,
        POIDS_PAR_TYPE.get(type_structure, 1.0),
    )


def _siret(hasard: Hasard) -> str:
    debut = f"{hasard.randint(10**12, 10**13 - 1)}"
    return next(siret for cle in range(10) if luhn_siret_valide(siret := f"{debut}{cle}"))

"""What one report counts for: pure functions, the only place where content becomes counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from coop_data.domain.accompagnement import Activite, ClasseDuree, TrancheAge
from coop_data.domain.periode import mois_of, semaine_of, trimestre_of
from coop_data.domain.territoires import commune_mere, departement_of_commune, region_of
from coop_data.models import Accompagnement, ActiviteCoordination, StructurePartenaire

Ligne = dict[str, Any]

GENRES_DECLARES = ("genre_feminin", "genre_masculin")
AGES_DECLARES = tuple(f"age_{tranche.value}" for tranche in TrancheAge if tranche.value != "non_communique")
STATUTS_DECLARES = ("statut_scolarise", "statut_sans_emploi", "statut_en_emploi", "statut_retraite")
LONGUEUR_MAX_CODE = 300


def decoupage(jour: date) -> Ligne:
    """The pieces of a date that figures group by."""
    return {
        "date": jour,
        "annee": jour.year,
        "trimestre": trimestre_of(jour),
        "mois": mois_of(jour),
        "semaine": semaine_of(jour),
        "jour_semaine": jour.isoweekday(),
    }


def territoire_of_commune(code_commune: str | None, suffixe: str = "") -> Ligne:
    """Département and région of a commune, as columns (``suffixe`` is ``_lieu`` for the place of a session)."""
    departement = departement_of_commune(code_commune) if code_commune else None
    return {
        f"departement{suffixe}": departement,
        f"region{suffixe}": region_of(departement) if departement else None,
    }


def fait_of_accompagnement(cra: Accompagnement, commune_structure: str | None) -> Ligne:
    """The row of an accompagnement; ``commune_structure`` is its employer's commune, if any."""
    collectif = cra.activite is Activite.COLLECTIF
    personnes = cra.nb_participants if collectif else 1
    ligne = {
        "cra_id": cra.id,
        "conseiller_id": cra.conseiller_id,
        "structure_id": cra.structure_id,
        **decoupage(cra.date),
        **territoire_of_commune(commune_structure),
        "commune": commune_mere(cra.code_commune) if cra.code_commune else None,
        **territoire_of_commune(cra.code_commune, "_lieu"),
        "a_completer": int(bool(cra.a_completer)),
        "activite": cra.activite.value,
        "type_lieu": cra.type_lieu,
        "accompagnements": personnes,
        "deja_accompagnes": cra.nb_deja_accompagnes,
        "participants_atelier": personnes if collectif else 0,
        "minutes": cra.duree_minutes or 0,
        "classe_duree": cra.classe_duree,
        "niveau": cra.niveau,
        "autonomie": cra.autonomie,
        "oriente": int(bool(cra.oriente)),
        "structure_de_redirection": cra.structure_de_redirection,
        "suite_individuel": cra.suite_individuel,
        "suite_atelier": cra.suite_atelier,
        "redirections": sum(cra.redirections.values()),
    }
    for classe, declares in (
        ("genre", GENRES_DECLARES),
        ("age", AGES_DECLARES),
        ("statut", STATUTS_DECLARES),
    ):
        comptes = {colonne: getattr(cra, colonne) for colonne in declares}
        ligne |= comptes
        ligne[f"{classe}_non_communique"] = max(0, personnes - sum(comptes.values()))
    return ligne


def valeurs_of_accompagnement(cra: Accompagnement, tags: Iterable[UUID]) -> list[Ligne]:
    """The values of its multiple choices."""
    return [
        *_valeurs(cra.id, "thematique", cra.thematiques),
        *_valeurs(cra.id, "demarche", cra.demarches),
        *_valeurs(cra.id, "materiel", cra.materiel),
        *_valeurs(cra.id, "tag", map(str, tags)),
        *_valeurs_comptees(cra.id, "organisme", cra.redirections),
    ]


def fait_of_coordination(
    cra: ActiviteCoordination, partenaires: Sequence[StructurePartenaire], commune_structure: str | None
) -> Ligne:
    """The row of a coordination activity."""
    return {
        "cra_id": cra.id,
        "coordinateur_id": cra.coordinateur_id,
        "structure_id": cra.structure_id,
        **decoupage(cra.date),
        **territoire_of_commune(commune_structure),
        "a_completer": int(bool(cra.a_completer)),
        "type": cra.type.value,
        "minutes": cra.duree_minutes or 0,
        "classe_duree": ClasseDuree.of_minutes(cra.duree_minutes) if cra.duree_minutes else None,
        "mediateurs": cra.mediateurs or 0,
        "structures": cra.structures or 0,
        "autres_acteurs": cra.autres_acteurs or 0,
        "participants": cra.participants or 0,
        "partenaires": len(partenaires),
        "type_animation": cra.type_animation,
        "initiative": cra.initiative,
        "type_evenement": cra.type_evenement,
        "echelon": cra.echelon,
    }


def valeurs_of_coordination(
    cra: ActiviteCoordination, partenaires: Sequence[StructurePartenaire], tags: Iterable[UUID]
) -> list[Ligne]:
    """The values of its multiple choices; partners count once per row, by type and by folded name."""
    types = Counter(partenaire.type.value for partenaire in partenaires if partenaire.type)
    noms = Counter(partenaire.nom_plie[:LONGUEUR_MAX_CODE] for partenaire in partenaires if partenaire.nom_plie)
    return [
        *_valeurs(cra.id, "thematique", cra.thematiques),
        *_valeurs(cra.id, "organisateur", cra.organisateurs),
        *_valeurs(cra.id, "nature", cra.natures),
        *_valeurs(cra.id, "tag", map(str, tags)),
        *_valeurs_comptees(cra.id, "type_partenaire", types),
        *_valeurs_comptees(cra.id, "partenaire", noms),
    ]


def _valeurs(cra_id: UUID, dimension: str, codes: Iterable[str]) -> list[Ligne]:
    return _valeurs_comptees(cra_id, dimension, dict.fromkeys(codes, 1))


def _valeurs_comptees(cra_id: UUID, dimension: str, comptes: dict[str, int]) -> list[Ligne]:
    return [
        {"cra_id": cra_id, "dimension": dimension, "code": str(code), "effectif": effectif}
        for code, effectif in comptes.items()
    ]

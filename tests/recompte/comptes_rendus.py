"""Reports as an import may leave them: gaps, overruns, both nomenclatures, deletions."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from random import Random
from typing import Any, TypeVar

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
from coop_data.domain.texte import plier
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    Conseiller,
    CoordinationTag,
    Structure,
    StructurePartenaire,
    Tag,
)

T = TypeVar("T")

MINUTES = (1, 15, 29, 30, 31, 59, 60, 90, 119, 120, 1439)
DUREES_2022 = (
    (30, ClasseDuree.MINUTES_MOINS_30),
    (60, ClasseDuree.MINUTES_30_59),
    (60, ClasseDuree.MINUTES_60_119),
    (90, ClasseDuree.MINUTES_60_119),
)
GENRES = ("genre_feminin", "genre_masculin")
STATUTS = ("statut_scolarise", "statut_sans_emploi", "statut_en_emploi", "statut_retraite")
AGES = ("age_moins_12", "age_12_17", "age_18_24", "age_25_39", "age_40_59", "age_60_69", "age_70_plus")
AGES_2022 = ("age_moins_12", "age_12_17", "age_18_35", "age_35_60", "age_plus_60")
ORGANISMES = ("caf", "france_services", "pole_emploi", "Épicerie sociale", "épicerie sociale")
PARTENAIRES = ("Mairie de Lyon", "MAIRIE  DE LYON", "mairie de lyon", "Hub Étoile", "Hub etoile", "CCAS", None)


Lignes = list[AccompagnementTag | CoordinationTag | StructurePartenaire]


def creer_accompagnement(
    hasard: Random,
    id_externe: str,
    auteur: Conseiller,
    jour: date,
    structure: Structure | None,
    communes: Sequence[str],
    tags: Sequence[Tag],
) -> tuple[Accompagnement, Lignes]:
    """One report of today's form or of 2022's, and the rows to write after it."""
    ancien = hasard.random() < 0.3
    cra = Accompagnement(
        id_externe=id_externe,
        conseiller_id=auteur.id,
        structure_id=structure and structure.id,
        date=jour,
        type_lieu=_peut_etre(hasard, list(TypeLieu)),
        code_commune=_peut_etre(hasard, communes),
        supprime_le=_suppression(hasard),
        **_public(hasard, AGES_2022 if ancien else AGES, ancien),
        **(_contenu_2022(hasard) if ancien else _contenu(hasard)),
    )
    return cra, [AccompagnementTag(accompagnement_id=cra.id, tag_id=tag.id) for tag in _plusieurs(hasard, tags)]


def _public(hasard: Random, ages: Sequence[str], ancien: bool) -> dict[str, Any]:
    """People: nobody declared, some, all, or (imports) more than there were; a ponctuel may store several."""
    activite = hasard.choice(list(Activite) if ancien else list(Activite.choix()))
    participants = {
        Activite.INDIVIDUEL: 1,
        Activite.COLLECTIF: hasard.choice([1, 2, 5, 12, 10_000]),
        Activite.PONCTUEL: hasard.choice([1, 3]),
    }[activite]
    personnes = participants if activite is Activite.COLLECTIF else 1
    declarations: dict[str, int] = {}
    for classes in (GENRES, ages, STATUTS):
        for _ in range(hasard.choice([0, 1, personnes, personnes + 2]) if personnes < 20 else 3):
            classe = hasard.choice(classes)
            declarations[classe] = declarations.get(classe, 0) + 1
    return declarations | {
        "activite": activite,
        "nb_participants": participants,
        "nb_deja_accompagnes": hasard.randint(0, personnes),
    }


def _contenu(hasard: Random) -> dict[str, Any]:
    minutes = _peut_etre(hasard, MINUTES)
    return {
        "thematiques": _codes(hasard, Thematique.choix()),
        "demarches": _codes(hasard, list(Demarche)),
        "materiel": _codes(hasard, list(Materiel)),
        "niveau": _peut_etre(hasard, list(Niveau)),
        "autonomie": _peut_etre(hasard, list(Autonomie)),
        "oriente": hasard.choice([None, True, False]),
        "structure_de_redirection": _peut_etre(hasard, list(StructureDeRedirection)),
        "duree_minutes": minutes,
        "classe_duree": minutes and ClasseDuree.of_minutes(minutes),
        "a_completer": [] if minutes else ["duree_minutes"],
    }


def _contenu_2022(hasard: Random) -> dict[str, Any]:
    minutes, classe = hasard.choice(DUREES_2022)
    return {
        "thematiques": _codes(hasard, list(Thematique)[-6:]),
        "duree_minutes": minutes,
        "classe_duree": classe,
        "suite_individuel": hasard.randrange(3),
        "suite_atelier": hasard.randrange(3),
        "redirections": {organisme: hasard.randrange(4) for organisme in _plusieurs(hasard, ORGANISMES)},
    }


def creer_activite(
    hasard: Random,
    id_externe: str,
    auteur: Conseiller,
    jour: date,
    structure: Structure | None,
    tags: Sequence[Tag],
) -> tuple[ActiviteCoordination, Lignes]:
    """One animation, évènement or partenariat, any of its fields empty, and the rows to write after it."""
    type_activite = hasard.choice(list(TypeActivite))
    contenu = {
        TypeActivite.ANIMATION: _animation,
        TypeActivite.EVENEMENT: _evenement,
        TypeActivite.PARTENARIAT: _partenariat,
    }[type_activite]
    cra = ActiviteCoordination(
        id_externe=id_externe,
        coordinateur_id=auteur.id,
        structure_id=structure and structure.id,
        type=type_activite,
        date=jour,
        supprime_le=_suppression(hasard),
        **contenu(hasard),
    )
    partenaires = hasard.randrange(5) if type_activite is TypeActivite.PARTENARIAT else 0
    return cra, [
        *(CoordinationTag(activite_id=cra.id, tag_id=tag.id) for tag in _plusieurs(hasard, tags)),
        *(_partenaire(hasard, cra, rang) for rang in range(partenaires)),
    ]


def _animation(hasard: Random) -> dict[str, Any]:
    return {
        "duree_minutes": _peut_etre(hasard, MINUTES),
        "mediateurs": _peut_etre(hasard, [0, 1, 7]),
        "structures": _peut_etre(hasard, [0, 2, 30]),
        "autres_acteurs": _peut_etre(hasard, [0, 1, 4]),
        "type_animation": _peut_etre(hasard, list(TypeAnimation)),
        "initiative": _peut_etre(hasard, list(Initiative)),
        "thematiques": _codes(hasard, list(ThematiqueAnimation)),
    }


def _evenement(hasard: Random) -> dict[str, Any]:
    return {
        "participants": _peut_etre(hasard, [0, 12, 300]),
        "nom": "Forum",
        "type_evenement": _peut_etre(hasard, list(TypeEvenement)),
        "organisateurs": _codes(hasard, list(Organisateur)),
        "echelon": _peut_etre(hasard, list(Echelon)),
    }


def _partenariat(hasard: Random) -> dict[str, Any]:
    return {
        "nom": "Convention",
        "natures": _codes(hasard, list(NaturePartenariat)),
        "echelon": _peut_etre(hasard, list(Echelon)),
    }


def _partenaire(hasard: Random, cra: ActiviteCoordination, rang: int) -> StructurePartenaire:
    """A partner, perhaps without name or type, perhaps named as another but for accents, case and spaces."""
    nom = hasard.choice(PARTENAIRES)
    return StructurePartenaire(
        activite_id=cra.id,
        rang=rang,
        nom=nom,
        nom_plie=plier(nom or ""),
        type=_peut_etre(hasard, list(TypePartenaire)),
    )


def _suppression(hasard: Random) -> datetime | None:
    return datetime(2026, 1, 1, tzinfo=UTC) if hasard.random() < 0.1 else None


def _peut_etre(hasard: Random, choses: Sequence[T]) -> T | None:
    return hasard.choice(choses) if hasard.random() < 0.8 else None


def _plusieurs(hasard: Random, choses: Sequence[T]) -> list[T]:
    return hasard.sample(choses, hasard.randint(0, min(3, len(choses))))


def _codes(hasard: Random, termes: Sequence[Any]) -> list[str]:
    return [terme.value for terme in _plusieurs(hasard, termes)]

"""The filter of « Mes activités », as conditions of a statement over one kind of report."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, literal, or_
from sqlmodel import col

from coop_data.domain.accompagnement import Activite
from coop_data.domain.coordination import Echelon, Initiative, TypeAnimation, TypeEvenement
from coop_data.domain.periode import Periode
from coop_data.domain.texte import plier
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    FaitAccompagnement,
    FaitAccompagnementValeur,
    FaitCoordination,
    FaitCoordinationValeur,
    StructurePartenaire,
)
from coop_data.saisie.registres import Registre

Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class FiltreActivites:
    """What to keep; an empty choice keeps everything, several values of one choice mean « or ».

    ``types`` are form codes; ``types_precis`` are codes of activité, type d’animation, type d’évènement or nature;
    ``partenaires`` are names, compared folded; ``texte`` is searched in every text of one's own reports.
    """

    periode: Periode | None = None
    types: tuple[str, ...] = ()
    tags: tuple[UUID, ...] = ()
    echelons: tuple[str, ...] = ()
    thematiques: tuple[str, ...] = ()
    types_precis: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    partenaires: tuple[str, ...] = ()
    a_completer: bool = False
    texte: str = ""


def conditions(filtre: FiltreActivites, registre: Registre) -> Conditions:
    """The conditions on the reports of one table; free text, folded, is read in Python instead.

    Multiple choices and « à compléter » are looked up in the facts: plain columns on every engine.
    """
    modele = registre.modele
    coordination = modele is ActiviteCoordination
    faits, valeurs = (
        (FaitCoordination, FaitCoordinationValeur)
        if coordination
        else (FaitAccompagnement, FaitAccompagnementValeur)
    )
    voulues: Conditions = []
    if filtre.types:
        voulues.append(
            modele.type.in_(filtre.types) if coordination else literal("accompagnement" in filtre.types)
        )
    if filtre.periode is not None:
        voulues.append(modele.date.between(filtre.periode.du, filtre.periode.au))
    if filtre.tags:
        voulues.append(
            exists().where(registre.colonne_lien == modele.id, col(registre.lien.tag_id).in_(filtre.tags))
        )
    if filtre.thematiques:
        voulues.append(_a_une_valeur(modele, valeurs, "thematique", filtre.thematiques))
    if filtre.a_completer:
        voulues.append(exists().where(col(faits.cra_id) == modele.id, col(faits.a_completer) == 1))
    return voulues + (_propres_a_la_coordination(filtre) if coordination else _propres_a_l_accompagnement(filtre))


def _propres_a_l_accompagnement(filtre: FiltreActivites) -> Conditions:
    voulues: Conditions = []
    if filtre.types_precis:
        voulues.append(col(Accompagnement.activite).in_(set(filtre.types_precis) & set(Activite)))
    if filtre.echelons or filtre.initiatives or filtre.partenaires:
        voulues.append(literal(False))
    return voulues


def _propres_a_la_coordination(filtre: FiltreActivites) -> Conditions:
    modele = ActiviteCoordination
    voulues: Conditions = []
    for colonne, codes, vocabulaire in (
        (modele.echelon, filtre.echelons, Echelon),
        (modele.initiative, filtre.initiatives, Initiative),
    ):
        if codes:
            voulues.append(col(colonne).in_(set(codes) & set(vocabulaire)))
    if filtre.types_precis:
        codes_precis = set(filtre.types_precis)
        voulues.append(
            or_(
                col(modele.type_animation).in_(codes_precis & set(TypeAnimation)),
                col(modele.type_evenement).in_(codes_precis & set(TypeEvenement)),
                _a_une_valeur(modele, FaitCoordinationValeur, "nature", filtre.types_precis),
            )
        )
    if filtre.partenaires:
        noms = {plier(nom) for nom in filtre.partenaires}
        voulues.append(
            exists().where(
                col(StructurePartenaire.activite_id) == modele.id, col(StructurePartenaire.nom_plie).in_(noms)
            )
        )
    return voulues


def _a_une_valeur(
    modele: Any,
    valeurs: type[FaitAccompagnementValeur] | type[FaitCoordinationValeur],
    dimension: str,
    codes: Iterable[str],
) -> ColumnElement[bool]:
    return exists().where(
        col(valeurs.cra_id) == modele.id,
        col(valeurs.dimension) == dimension,
        col(valeurs.code).in_(list(codes)),
    )

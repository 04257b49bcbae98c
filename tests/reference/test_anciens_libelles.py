"""The quarterly form of before November 2025, word for word, and where each word stands today.

Typed from the table that compares both forms, and never from the vocabulary: left, what a file of then says;
right, what must be stored. What has no place today is listed in the report, not lost in silence.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from coop_data.imports.rapport import Gravite
from coop_data.models import ActiviteCoordination, StructurePartenaire
from tests.imports.support import fichier_csv, importer, peupler, refus

ENTETES = (
    "id",
    "coordinateur",
    "type",
    "date",
    "duree",
    "mediateurs",
    "structures",
    "type_animation",
    "thematiques",
    "nom",
    "participants",
    "type_evenement",
    "type_evenement_autre",
    "organisateurs",
    "natures",
    "echelon",
    "partenaires",
)
ANIMATION = {"duree": "90", "mediateurs": "4", "thematiques": "partage", "type_animation": "echange"}
REUNION = {"type": "Évènement", "duree": "90", "mediateurs": "4", "thematiques": "partage"}
EVENEMENT = {"type": "Évènement", "type_evenement": "NEC local", "organisateurs": "Un Hub"}
PARTENARIAT = {"type": "Partenariat", "natures": "Recherche de subvention"}


@dataclass(frozen=True, slots=True)
class Cas:
    """Cells of then, fields of now, and the columns whose cell has no place today."""

    avant: dict[str, str]
    apres: dict[str, Any]
    non_repris: frozenset[str] = field(default_factory=frozenset)


CAS = {
    "accompagnement des structures → animation": Cas(
        {"type": "Accompagnement des structures et des médiateurs numériques", **ANIMATION},
        {"type": "animation", "mediateurs": 4, "duree_minutes": 90, "type_animation": "echange"},
    ),
    "évènement emploi → autre, sous ce nom": Cas(
        {"type": "Évènement", "type_evenement": "Évènement emploi", "organisateurs": "Une commune"},
        {"type": "evenement", "type_evenement": "autre", "type_evenement_autre": "Évènement emploi"},
    ),
    "évènement emploi déjà précisé → sa précision": Cas(
        {
            "type": "Évènement",
            "type_evenement": "Évènement emploi",
            "type_evenement_autre": "Forum de l’emploi",
            "organisateurs": "Une commune",
        },
        {"type": "evenement", "type_evenement": "autre", "type_evenement_autre": "Forum de l’emploi"},
    ),
    "réunion de service → animation": Cas(
        {**REUNION, "type_evenement": "Réunion de service ou de direction"},
        {"type": "animation", "type_animation": "reunion", "duree_minutes": 90, "mediateurs": 4},
    ),
    "assemblée générale → animation": Cas(
        {
            **REUNION,
            "type_evenement": "Assemblée générale (Ex : conseil municipal, conseil communautaire, "
            "conseil départemental, CA d’association)",
        },
        {"type": "animation", "type_animation": "assemblee"},
    ),
    "comité → animation": Cas(
        {**REUNION, "type_evenement": "Comité technique / de pilotage / partenarial"},
        {"type": "animation", "type_animation": "comite"},
    ),
    "réunion de coordination → animation": Cas(
        {
            **REUNION,
            "type_evenement": "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, "
            "préfectures, Hubs...)",
        },
        {"type": "animation", "type_animation": "reunion_coordination"},
    ),
    "ce qu’un évènement seul disait est signalé": Cas(
        {
            **REUNION,
            "type_evenement": "Comité technique / de pilotage / partenarial",
            "nom": "Comité de juin",
            "participants": "12",
            "organisateurs": "Un Hub",
            "echelon": "Régional",
        },
        {"type": "animation", "type_animation": "comite", "nom": None, "participants": None, "organisateurs": []},
        frozenset({"nom", "participants", "organisateurs", "echelon"}),
    ),
    "moi-même → ma structure": Cas(
        {**EVENEMENT, "organisateurs": "Moi - même"},
        {"type": "evenement", "type_evenement": "nec_local", "organisateurs": ["ma_structure"]},
    ),
    "organisé par un consortium → groupement": Cas(
        {**EVENEMENT, "organisateurs": "Un consortium"}, {"organisateurs": ["groupement"]}
    ),
    "organisé par un syndicat mixte → groupement": Cas(
        {**EVENEMENT, "organisateurs": "Un syndicat mixte"}, {"organisateurs": ["groupement"]}
    ),
    "les deux ensemble ne comptent qu’une fois": Cas(
        {**EVENEMENT, "organisateurs": "Un consortium|La région|Un syndicat mixte"},
        {"organisateurs": ["region", "groupement"]},
    ),
    "un évènement d’alors n’avait ni participants, ni échelon": Cas(
        EVENEMENT, {"participants": None, "echelon": None, "nom": None, "notes": None}
    ),
    "partenaire consortium → groupement": Cas(
        {**PARTENARIAT, "partenaires": "Les Rives~Un consortium"},
        {"type": "partenariat", "partenaires": [("Les Rives", "groupement")]},
    ),
    "partenaire syndicat mixte → groupement": Cas(
        {**PARTENARIAT, "partenaires": "Val d’Orge~Un syndicat mixte"},
        {"partenaires": [("Val d’Orge", "groupement")]},
    ),
    "partenaire opérateur de l’État → État": Cas(
        {**PARTENARIAT, "partenaires": "La Poste~Un opérateur de l’État"}, {"partenaires": [("La Poste", "etat")]}
    ),
    "une seule structure partenaire d’alors, plusieurs aujourd’hui": Cas(
        {**PARTENARIAT, "partenaires": "Bron~Une commune|Les Rives~Un consortium"},
        {"partenaires": [("Bron", "commune"), ("Les Rives", "groupement")], "echelon": None, "nom": None},
    ),
    "libellés de la Coop d’avant ceux-ci": Cas(
        {
            "type": "Animation",
            **ANIMATION,
            "type_animation": "Assemblée / présentation officielle (Ex : conseil municipal, "
            "conseil communautaire, conseil départemental, CA d’association)",
        },
        {"type": "animation", "type_animation": "assemblee"},
    ),
    "comité de la Coop d’avant celui-ci": Cas(
        {"type": "Animation", **ANIMATION, "type_animation": "Comité technique / de pilotage"},
        {"type_animation": "comite"},
    ),
    "apostrophe droite, capitales et accents perdus": Cas(
        {"type": "EVENEMENT", "type_evenement": "evenement EMPLOI", "organisateurs": "un operateur de l'Etat"},
        {"type_evenement": "autre", "type_evenement_autre": "Évènement emploi", "organisateurs": ["etat"]},
    ),
}
RETIREES = (
    "Nom du/de la/des médiateur/trice(s) numérique(s)",
    "Nom(s) de la/des structure(s) accompagnée(s)",
    "Type(s) de structure(s) accompagnée(s)",
    "Type(s) de problématique(s)",
    "Action(s) engagée(s)",
    "Temps dédié à la communication et à l’animation",
)


def rangee(cellules: dict[str, str], entetes: tuple[str, ...] = ENTETES) -> str:
    valeurs = {"id": "Q1", "coordinateur": "C1", "date": "2025-06-12", **cellules}
    return ";".join(valeurs.get(entete, "") for entete in entetes)


def lire(engine: Engine) -> dict[str, Any]:
    """The only activity stored, its partners as (name, type)."""
    with Session(engine) as session:
        cra = session.exec(select(ActiviteCoordination)).one()
        partenaires = session.exec(select(StructurePartenaire).order_by(col(StructurePartenaire.rang)))
        return {**cra.model_dump(), "partenaires": [(ligne.nom, ligne.type) for ligne in partenaires]}


@pytest.mark.parametrize("cas", CAS.values(), ids=CAS)
def test_each_old_word_stands_where_it_is_today(base: Engine, cas: Cas) -> None:
    peupler(base)
    contenu = fichier_csv(";".join(ENTETES), rangee(cas.avant))
    rapport = importer("coordination", contenu)
    assert rapport.derniere_ligne() == "crees=1 modifies=0 inchanges=0 refuses=0 a_completer=0"
    lu = lire(base)
    assert {champ: lu[champ] for champ in cas.apres} == cas.apres
    perdues = {remarque.colonne for remarque in rapport.remarques if remarque.gravite is not Gravite.INFORMATION}
    assert perdues == cas.non_repris
    assert importer("coordination", contenu).bilan["inchanges"] == 1


def test_questions_that_are_gone_are_listed_and_stored_nowhere(base: Engine) -> None:
    peupler(base)
    entetes = (*ENTETES, *RETIREES)
    cellules = {"type": "Accompagnement des structures et des médiateurs numériques", **ANIMATION}
    cellules |= {entete: f"réponse {rang}" for rang, entete in enumerate(RETIREES, start=1)}
    rapport = importer("coordination", fichier_csv(";".join(entetes), rangee(cellules, entetes)))
    assert rapport.bilan["crees"] == 1
    signales = {remarque.colonne.casefold() for remarque in rapport.remarques}
    assert signales == {entete.casefold() for entete in RETIREES}
    assert "réponse" not in str(lire(base))


def test_hours_of_communication_are_listed_with_their_value(base: Engine) -> None:
    peupler(base)
    entetes = (*ENTETES, RETIREES[-1])
    cellules = {"type": "animation", **ANIMATION, RETIREES[-1]: "14"}
    rapport = importer("coordination", fichier_csv(";".join(entetes), rangee(cellules, entetes)))
    non_repris = [(remarque.ligne, remarque.valeur) for remarque in rapport.remarques if remarque.ligne > 1]
    assert non_repris == [(2, "14")]
    assert lire(base)["duree_minutes"] == 90


def test_an_evenement_that_became_an_animation_comes_in_with_its_gaps(base: Engine) -> None:
    """The old form had neither duration nor counts: they are left to complete, and nothing is guessed."""
    peupler(base)
    ancien = {"type": "Évènement", "type_evenement": "Réunion de service ou de direction"}
    rapport = importer("coordination", fichier_csv(";".join(ENTETES), rangee(ancien)))
    assert rapport.derniere_ligne() == "crees=1 modifies=0 inchanges=0 refuses=0 a_completer=1"
    lu = lire(base)
    assert (lu["type"], lu["type_animation"]) == ("animation", "reunion")
    assert (lu["duree_minutes"], lu["thematiques"]) == (None, [])
    assert set(lu["a_completer"]) == {"duree_minutes", "public", "thematiques"}


@pytest.mark.parametrize(
    ("colonne", "valeur"),
    [("type_evenement", "Évènement sportif"), ("organisateurs", "Un cousin"), ("partenaires", "Bron~Un royaume")],
)
def test_a_word_that_no_form_had_is_refused_by_name(base: Engine, colonne: str, valeur: str) -> None:
    peupler(base)
    depart = PARTENARIAT if colonne == "partenaires" else EVENEMENT
    rapport = importer("coordination", fichier_csv(";".join(ENTETES), rangee({**depart, colonne: valeur})))
    assert refus(rapport) == [(2, colonne)]

"""Every rule of the four forms, told in their words."""

from datetime import date
from typing import Any

import pytest

from coop_data.errors import SaisieInvalide
from coop_data.saisie.avertissements import avertissements
from coop_data.saisie.donnees_personnelles import reperer
from coop_data.saisie.regles import constater, lacunes, verifier
from coop_data.saisie.schemas import (
    AccompagnementCreate,
    AnimationCreate,
    EvenementCreate,
    PartenariatCreate,
    Saisie,
    lire_saisie,
)
from tests.saisie.exemples import animation, collectif, evenement, individuel, partenariat

AUJOURDHUI = date(2026, 11, 21)
SOMME = "La somme des données socio-démographiques dépasse le total des bénéficiaires anonymes"
ENTIER = "Veuillez renseigner un nombre entier"
UNE_PERSONNE = "Un accompagnement individuel concerne une seule personne"
LISTE = "Veuillez choisir une valeur de la liste"


def erreurs(saisie: Saisie, **options: Any) -> dict[str, str]:
    return verifier(saisie, aujourdhui=AUJOURDHUI, **options)


@pytest.mark.parametrize("saisie", [individuel(), collectif(), animation(), evenement(), partenariat()])
def test_a_plain_form_has_no_fault(saisie: Saisie) -> None:
    assert erreurs(saisie) == {}


def test_an_empty_form_tells_everything_at_once_in_the_order_of_the_form() -> None:
    assert list(erreurs(AccompagnementCreate()).items()) == [
        ("activite", "Veuillez renseigner un type d’activité"),
        ("date", "Veuillez renseigner une date"),
        ("duree_minutes", "Veuillez renseigner une durée"),
        ("type_lieu", "Veuillez renseigner un lieu d’accompagnement"),
        ("thematiques", "Veuillez renseigner au moins une thématique"),
    ]
    assert list(erreurs(AnimationCreate()).items()) == [
        ("date", "Veuillez renseigner une date"),
        ("duree_minutes", "Veuillez renseigner une durée"),
        ("public", "Veuillez renseigner au moins un médiateur, une structure ou un autre acteur"),
        ("type_animation", "Veuillez renseigner un type d’animation"),
        ("thematiques", "Veuillez renseigner au moins une thématique d’animation"),
    ]
    assert list(erreurs(EvenementCreate()).items()) == [
        ("date", "Veuillez renseigner une date"),
        ("type_evenement", "Veuillez renseigner un type d’événement"),
        ("organisateurs", "Veuillez renseigner au moins un organisateur"),
    ]
    assert list(erreurs(PartenariatCreate()).items()) == [
        ("date", "Veuillez renseigner une date"),
        ("natures", "Veuillez renseigner au moins une nature de partenariat"),
        ("partenaires", "Au moins une structure partenaire est requise"),
    ]


@pytest.mark.parametrize(
    ("saisie", "champ", "message"),
    [
        (individuel(date=date(2019, 12, 31)), "date", "La date ne peut pas être antérieure au 1er janvier 2020"),
        (individuel(date=date(2026, 11, 22)), "date", "La date ne peut pas être dans le futur"),
        (animation(date=date(2019, 12, 31)), "date", "La date ne peut pas être antérieure au 1er janvier 2020"),
        (individuel(duree_minutes=0), "duree_minutes", "Veuillez renseigner une durée personnalisée"),
        (animation(duree_minutes=1440), "duree_minutes", "La durée doit être comprise entre 1 minute et 23 h 59"),
        (animation(duree_minutes=1.5), "duree_minutes", "La durée doit être comprise entre 1 minute et 23 h 59"),
        (
            individuel(nb_participants=2),
            "nb_participants",
            "Un accompagnement individuel concerne une seule personne",
        ),
        (collectif(nb_participants=0), "nb_participants", "Veuillez renseigner au moins un bénéficiaire"),
        (collectif(nb_participants=None), "nb_participants", "Veuillez renseigner au moins un bénéficiaire"),
        (collectif(nb_participants=10_001), "nb_participants", "Un atelier compte au plus 10 000 participants"),
        (collectif(nb_participants=2.5), "nb_participants", ENTIER),
        (collectif(nb_deja_accompagnes=-1), "nb_deja_accompagnes", "Le nombre doit être positif"),
        (
            collectif(nb_deja_accompagnes=7),
            "nb_deja_accompagnes",
            "Le nombre de bénéficiaires déjà accompagnés dépasse le nombre de participants",
        ),
        (collectif(genre_feminin=4, genre_masculin=3), "genres", SOMME),
        (collectif(age_12_17=3, age_70_plus=4), "ages", SOMME),
        (individuel(statut_retraite=1, statut_en_emploi=1), "statuts", SOMME),
        (individuel(type_lieu="autre"), "code_commune", "Veuillez renseigner la commune"),
        (individuel(type_lieu="domicile"), "code_commune", "Veuillez renseigner la commune"),
        (individuel(type_lieu="ailleurs"), "type_lieu", LISTE),
        (individuel(thematiques=[]), "thematiques", "Veuillez renseigner au moins une thématique"),
        (
            individuel(demarches=["justice"]),
            "demarches",
            "Les thématiques administratives ne sont autorisées que si la thématique "
            '"Aide aux démarches administratives" est sélectionnée',
        ),
        (
            individuel(precisions_demarche="carte grise"),
            "precisions_demarche",
            "La précision de la démarche ne peut être renseignée que si la thématique "
            '"Aide aux démarches administratives" est sélectionnée',
        ),
        (
            individuel(oriente=False, structure_de_redirection="autre"),
            "structure_de_redirection",
            "La structure de redirection n’est demandée que si la réponse est « Oui »",
        ),
        (
            animation(mediateurs=0),
            "public",
            "Veuillez renseigner au moins un médiateur, une structure ou un autre acteur",
        ),
        (animation(structures=-2), "structures", "Le nombre de participants doit être positif"),
        (animation(autres_acteurs=1_000_001), "autres_acteurs", "Ce nombre ne peut pas dépasser 1 000 000"),
        (
            animation(type_animation="autre", type_animation_autre="   "),
            "type_animation_autre",
            "Veuillez préciser le type d’animation",
        ),
        (
            animation(thematiques=["partage", "autre"]),
            "thematique_autre",
            "Veuillez préciser la thématique d’animation",
        ),
        (animation(thematiques=[]), "thematiques", "Veuillez renseigner au moins une thématique d’animation"),
        (evenement(type_evenement="assemblee"), "type_evenement", LISTE),
        (evenement(type_evenement="autre"), "type_evenement_autre", "Veuillez préciser le type d’événement"),
        (evenement(organisateurs=["autre"]), "organisateur_autre", "Veuillez préciser l’organisateur"),
        (evenement(participants=-1), "participants", "Le nombre de participants doit être positif"),
        (evenement(participants=1.5), "participants", ENTIER),
        (evenement(nom="x" * 256), "nom", "Ce texte ne peut pas dépasser 255 caractères"),
        (evenement(notes="x" * 20_001), "notes", "Ce texte ne peut pas dépasser 20000 caractères"),
        (partenariat(natures=["autre"]), "nature_autre", "Veuillez préciser la nature du partenariat"),
        (
            partenariat(partenaires=[{"type": "hub"}]),
            "partenaires.0.nom",
            "Veuillez renseigner le nom de la structure partenaire",
        ),
        (
            partenariat(partenaires=[{"nom": "A", "type": "hub"}, {"nom": "B"}]),
            "partenaires.1.type",
            "Veuillez renseigner le type de la structure partenaire",
        ),
        (
            partenariat(partenaires=[{"nom": "A", "type": "autre"}]),
            "partenaires.0.type_autre",
            "Veuillez préciser le type de structure",
        ),
    ],
)
def test_one_fault_one_message(saisie: Saisie, champ: str, message: str) -> None:
    assert erreurs(saisie) == {champ: message}


@pytest.mark.parametrize(
    "champs",
    [
        {"activite": "ponctuel"},
        {"thematiques": ["autre"]},
        {"age_18_35": 1},
        {"suite_atelier": 1},
        {"redirections": {"caf": 1}},
    ],
)
def test_what_only_2022_knew_is_refused_in_a_form_and_accepted_from_a_file(champs: dict[str, Any]) -> None:
    (message,) = erreurs(individuel(**champs)).values()
    assert message == "Cette valeur appartient à la nomenclature de 2022\u202f: elle ne peut plus être choisie"
    assert erreurs(individuel(**champs), historique=True) == {}


def test_limits_are_included() -> None:
    assert erreurs(individuel(date=AUJOURDHUI, duree_minutes=1)) == {}
    assert erreurs(individuel(date=date(2020, 1, 1), duree_minutes=1439)) == {}
    assert erreurs(collectif(nb_participants=10_000, nb_deja_accompagnes=10_000, genre_feminin=10_000)) == {}
    assert erreurs(evenement(participants=0)) == {}


def test_a_coop_file_keeps_gaps_and_refuses_only_what_it_cannot_keep() -> None:
    saisie = PartenariatCreate(date=date(2031, 1, 1), partenaires=[{"type": "autre"}])
    assert erreurs(saisie, import_coop=True) == {}
    assert lacunes(constater(saisie, aujourdhui=AUJOURDHUI, historique=True)) == ["natures", "partenaires"]
    assert list(erreurs(AnimationCreate(type_animation="inconnu"), import_coop=True)) == ["date", "type_animation"]


def test_values_that_cannot_be_read_are_told_beside_their_field() -> None:
    with pytest.raises(SaisieInvalide) as refus:
        lire_saisie("evenement", {"date": "31/02/2026", "participants": "douze"})
    assert refus.value.erreurs == {
        "date": "Veuillez renseigner une date valide",
        "participants": ENTIER,
    }


def test_warnings_prevent_nothing() -> None:
    assert avertissements(animation(), aujourdhui=AUJOURDHUI) == []
    assert avertissements(
        animation(date=date(2026, 11, 22), duree_minutes=721, mediateurs=201, notes="voir a.b@exemple.fr"),
        aujourdhui=AUJOURDHUI,
    ) == [
        "Cette date est à venir : vérifiez-la avant d’enregistrer.",
        "La durée dépasse 12 heures : vérifiez-la avant d’enregistrer.",
        "Le nombre de participants est très élevé : vérifiez-le avant d’enregistrer.",
        "Vous semblez avoir écrit une adresse électronique : les comptes rendus ne contiennent aucune donnée "
        "personnelle, retirez-la.",
    ]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Mme X, 06 12 34 56 78", ["un numéro de téléphone"]),
        ("+33 (0)6.12.34.56.78", ["un numéro de téléphone"]),
        ("n° 2 85 05 2A 006 084 36", ["un numéro de sécurité sociale"]),
        ("185057800608436", ["un numéro de sécurité sociale"]),
        ("prenom.nom@mairie-bron.fr", ["une adresse électronique"]),
        ("réunion du 12/05/2026 à 14:30, salle 0123, SIRET 21690029900016, 1 200 €", []),
    ],
)
def test_personal_data_is_spotted(texte: str, attendu: list[str]) -> None:
    assert reperer(texte) == attendu


@pytest.mark.parametrize("champ", ["age_18_35", "age_35_60", "age_plus_60", "suite_individuel", "suite_atelier"])
def test_counters_of_2022_are_refused_in_words(champ: str) -> None:
    for valeur, phrase in ((-3, "Le nombre doit être positif"), (1.5, ENTIER)):
        saisie = collectif(**{champ: valeur})
        assert {
            constat.champ: constat.message for constat in constater(saisie, aujourdhui=AUJOURDHUI, historique=True)
        } == {champ: phrase}


def test_redirections_of_2022_are_refused_in_words() -> None:
    constats = constater(collectif(redirections={"caf": -1}), aujourdhui=AUJOURDHUI, historique=True)
    assert [(constat.champ, constat.message) for constat in constats] == [
        ("redirections", "Le nombre doit être positif")
    ]

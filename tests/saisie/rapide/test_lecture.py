"""How the pieces of a line go together: which form, which field, what is doubtful, what is left."""

import socket
from datetime import date
from typing import Any

import pytest

from coop_data.domain.coordination import Organisateur
from coop_data.saisie.rapide import Lecture, lire_ligne, repondre
from coop_data.saisie.rapide.lexique import entrees
from coop_data.saisie.rapide.organismes import ORGANISMES
from coop_data.saisie.rapide.personne import classe_age
from coop_data.saisie.vocabulaires import VOCABULAIRES

AUJOURDHUI = date(2026, 11, 22)
COORDINATION = ("animation", "evenement", "partenariat")


def lire(texte: str, *formulaires: str) -> Lecture:
    if not formulaires:
        return lire_ligne(texte, aujourdhui=AUJOURDHUI)
    return lire_ligne(texte, aujourdhui=AUJOURDHUI, formulaires=frozenset(formulaires))


def test_the_line_of_the_issue() -> None:
    assert lire("Réunion de coordination 2h hier 12 médiateurs 3 structures #NEC bonnes pratiques") == Lecture(
        formulaire="animation",
        champs={
            "type_animation": "reunion_coordination",
            "duree_minutes": 120,
            "date": date(2026, 11, 21),
            "mediateurs": 12,
            "structures": 3,
            "thematiques": ["partage"],
        },
        tags=("NEC",),
        indices={
            "type_animation": "Réunion de coordination",
            "duree_minutes": "2h",
            "date": "hier",
            "mediateurs": "12 médiateurs",
            "structures": "3 structures",
            "thematiques": "bonnes pratiques",
        },
    )


@pytest.mark.parametrize(
    ("texte", "formulaire"),
    [
        ("Copil 2h", "animation"),
        ("Réunion pour le partenariat avec la CAF", "animation"),
        ("Forum des associations", "evenement"),
        ("Partenariat signé avec la CAF lors du forum", "partenariat"),
        ("Atelier e-mail 8 participants", "accompagnement"),
        ("carte grise 30 min", "accompagnement"),
    ],
)
def test_first_telling_word_decides_of_the_form(texte: str, formulaire: str) -> None:
    assert lire(texte).formulaire == formulaire


def test_a_form_that_is_imposed_reads_the_same_line_otherwise() -> None:
    lecture = lire("Forum des associations 2h 200 participants", "animation")
    assert lecture.formulaire == "animation"
    assert lecture.champs == {"duree_minutes": 120}
    assert lecture.restant == "Forum des associations"
    assert "médiateurs, structures ou autres acteurs ?" in " ".join(lecture.hesitations)


def test_another_form_as_likely_is_said() -> None:
    assert any("peut aussi se lire comme" in hesitation for hesitation in lire("rencontre").hesitations)


def test_counts_of_one_field_add_up_and_keep_all_their_words() -> None:
    lecture = lire("Réunion 2 élus, trois travailleurs sociaux et une commune")
    assert (lecture.champs["autres_acteurs"], lecture.champs["structures"]) == (5, 1)
    assert lecture.indices["autres_acteurs"] == "2 élus, trois travailleurs sociaux"


def test_a_number_that_counts_people_is_not_the_minutes_of_the_hour_before() -> None:
    lecture = lire("Réunion 2h 30 médiateurs")
    assert (lecture.champs["duree_minutes"], lecture.champs["mediateurs"]) == (120, 30)


def test_half_an_hour_is_no_first_of_february() -> None:
    assert lire("Aide 1/2 heure").champs["duree_minutes"] == 30
    assert "date" not in lire("Aide 1/2 heure").champs


def test_an_approximate_count_is_said() -> None:
    lecture = lire("Réunion une trentaine de médiateurs")
    assert lecture.champs["mediateurs"] == 30
    assert "n’est pas un compte exact" in " ".join(lecture.hesitations)


@pytest.mark.parametrize(
    ("texte", "partenaires"),
    [
        (
            "Convention avec la CAF et Emmaüs Connect",
            [{"nom": "CAF", "type": "etat"}, {"nom": "Emmaüs Connect", "type": "association"}],
        ),
        ("Partenariat avec la mairie de Bron hier", [{"nom": "mairie de Bron", "type": "commune"}]),
        ("Partenariat avec Zup de Co", [{"nom": "Zup de Co", "type": None}]),
        (
            "Convention avec le CD69, l’agglo et Orange pour les usagers",
            [
                {"nom": "CD69", "type": "departement"},
                {"nom": "agglo", "type": "epci"},
                {"nom": "Orange", "type": "entreprise"},
            ],
        ),
    ],
)
def test_partners_are_named_without_their_article_and_typed_when_the_name_tells(
    texte: str, partenaires: list[dict[str, Any]]
) -> None:
    assert lire(texte).champs["partenaires"] == partenaires


def test_organisers_are_codes_and_an_unknown_one_is_said() -> None:
    assert lire("Forum organisé par la région et une association").champs["organisateurs"] == [
        "region",
        "association",
    ]
    inconnu = lire("Forum organisé par Zup de Co")
    assert "organisateurs" not in inconnu.champs
    assert "« Zup de Co »" in " ".join(inconnu.hesitations)


def test_a_body_named_départemental_says_nothing_of_the_level() -> None:
    assert "echelon" not in lire("Demande de subvention conseil départemental", "partenariat").champs
    assert lire("Forum départemental").champs["echelon"] == "departemental"


def test_name_of_an_event_is_its_words_or_what_is_quoted() -> None:
    assert lire("Forum des associations hier").champs["nom"] == "Forum des associations"
    assert lire("Séminaire « Demain le numérique » hier").champs["nom"] == "Demain le numérique"
    assert "nom" not in lire("Salon hier").champs


def test_place_and_commune_of_a_workshop() -> None:
    lecture = lire("Atelier e-mail 1h30 8 participants à la médiathèque de Lyon")
    assert (lecture.champs["type_lieu"], lecture.champs["lieu"]) == ("lieu_activite", "médiathèque de Lyon")
    assert lecture.commune == "Lyon"
    assert lecture.champs["activite"] == "collectif"


@pytest.mark.parametrize(
    "texte", ["réunion 8 et 9 octobre", "réunion du 8 au 10 octobre", "réunion 8, 9 et 10 octobre"]
)
def test_several_days_are_one_report_each_and_the_first_is_read(texte: str) -> None:
    lecture = lire(texte)
    assert lecture.champs["date"] == date(2026, 10, 8)
    assert "plusieurs jours, le premier est retenu" in " ".join(lecture.hesitations)
    assert lecture.restant == ""


def test_an_event_of_several_days_is_one() -> None:
    lecture = lire("Salon du 12 au 14 octobre")
    assert (lecture.champs["date"], lecture.hesitations) == (date(2026, 10, 12), ())


@pytest.mark.parametrize(
    ("texte", "demarche"),
    [
        ("monsieur retraité email 30 min", False),
        ("mme retraite email 30 min", False),
        ("dossier retraite 30 min", True),
        ("demande de retraite dame 63 ans", True),
    ],
)
def test_retired_is_a_status_and_a_pension_a_demarche(texte: str, demarche: bool) -> None:
    champs = lire(texte, "accompagnement").champs
    assert ("demarches" in champs, "statut_retraite" in champs) == (demarche, not demarche)


@pytest.mark.parametrize(
    ("texte", "themes"),
    [
        ("mise à jour CV", ["insertion_professionnelle"]),
        ("mise à jour du téléphone", ["maintenance_de_materiel"]),
    ],
)
def test_only_a_machine_is_maintained(texte: str, themes: list[str]) -> None:
    assert lire(texte, "accompagnement").champs["thematiques"] == themes


@pytest.mark.parametrize(
    ("texte", "nombre"),
    [
        ("Permanence 14h-17h hier 6 usagers", 6),
        ("permanence France services 5 personnes", 5),
        ("femme et homme 1h", 2),
        ("initiation souris avec 7 demandeurs d’emploi", 7),
    ],
)
def test_several_people_without_the_word_atelier_are_asked_about(texte: str, nombre: int) -> None:
    lecture = lire(texte, "accompagnement")
    assert (lecture.champs["activite"], lecture.champs["nb_participants"]) == ("collectif", nombre)
    (question,) = lecture.questions
    assert question.texte in lecture.hesitations
    atelier, chacun = question.reponses
    assert repondre(lecture, question, atelier).hesitations == ()
    seul = repondre(lecture, question, chacun)
    assert seul.champs["activite"] == "individuel"
    assert not {"nb_participants", "genre_feminin", "statut_sans_emploi"} & seul.champs.keys()
    assert "dupliquez-le" in " ".join(seul.hesitations)


def test_a_workshop_of_retired_people_counts_them_and_asks_nothing() -> None:
    lecture = lire("atelier retraités tablette 8 retraités", "accompagnement")
    assert (lecture.champs["nb_participants"], lecture.champs["statut_retraite"]) == (8, 8)
    assert lecture.questions == ()


def test_people_named_without_a_number_are_those_counted_after() -> None:
    lecture = lire("réunion avec les CN du 69, 12 participants")
    assert lecture.champs["mediateurs"] == 12
    assert lecture.indices["mediateurs"] == "avec les CN, 12 participants"


def test_a_question_brings_the_answers_that_settle_it() -> None:
    lecture = lire("Réunion 12 participants", "animation")
    (question,) = lecture.questions
    assert [reponse.libelle for reponse in question.reponses] == [
        "12 médiateurs",
        "12 structures",
        "12 autres acteurs",
    ]
    repondue = repondre(lecture, question, question.reponses[0])
    assert (repondue.champs["mediateurs"], repondue.indices["mediateurs"]) == (12, "12 participants")
    assert (repondue.questions, repondue.hesitations) == ((), ())


def test_a_form_named_by_words_left_unread_is_a_doubt() -> None:
    formes = [
        reponse.formulaire
        for question in lire("Rencontre de 12 communes pour un partenariat", *COORDINATION).questions
        for reponse in question.reponses
    ]
    assert "partenariat" in formes


def test_a_duration_does_not_change_the_form_that_is_read() -> None:
    formes = {lire(f"RDV maire de Bruz{suite}", *COORDINATION).formulaire for suite in ("", " 45min", " 2h")}
    assert formes == {"partenariat"}


def test_what_follows_a_partner_and_is_nobody_is_no_partner() -> None:
    lecture = lire("Partenariat CAF, point d’étape", *COORDINATION)
    assert lecture.champs["partenaires"] == [{"nom": "CAF", "type": "etat"}]
    assert lecture.restant == "point d’étape"


@pytest.mark.parametrize(
    ("donnee", "nom"),
    [
        ("0612345678", "un numéro de téléphone"),
        ("ana.b@exemple.fr", "une adresse électronique"),
        ("2 69 05 49 588 157 80", "un numéro de sécurité sociale"),
    ],
)
def test_personal_data_is_said_and_goes_nowhere(donnee: str, nom: str) -> None:
    lecture = lire(f"Forum des aînés {donnee} hier")
    assert lecture.personnel == (nom,)
    assert (lecture.champs["nom"], lecture.restant) == ("Forum des aînés", "")
    assert lecture.champs["date"] == date(2026, 11, 21)


def test_remote_help_needs_no_place_and_a_demarche_brings_its_theme() -> None:
    lecture = lire("Aide carte grise par téléphone 30 min orienté vers France Services")
    assert lecture.champs["type_lieu"] == "a_distance"
    assert lecture.champs["demarches"] == ["transports_mobilite"]
    assert lecture.champs["thematiques"] == ["aide_aux_demarches_administratives"]
    assert lecture.champs["oriente"] is True
    assert lecture.champs["structure_de_redirection"] == "aide_aux_demarches_administratives"


def test_one_person_has_a_gender_and_an_age_a_workshop_has_none() -> None:
    assert lire("Passeport, dame 72 ans", "accompagnement").champs["age_70_plus"] == 1
    assert "genre_feminin" not in lire("Atelier dame 72 ans 8 participants", "accompagnement").champs


@pytest.mark.parametrize(
    ("age", "classe"),
    [(11, "moins_12"), (12, "12_17"), (24, "18_24"), (25, "25_39"), (60, "60_69"), (70, "70_plus"), (121, None)],
)
def test_class_of_age(age: int, classe: str | None) -> None:
    assert classe_age(age) == classe


def test_words_left_over_lose_what_only_links() -> None:
    assert lire("Réunion de coordination hier sur les chatons avec Zoé").restant == "chatons avec Zoé"


@pytest.mark.parametrize("texte", ["", "   ", "#", "«»", "12", "a" * 300, "😀 ça ﬁnit 2h", "((((", "12/12/12/12"])
def test_no_line_breaks_the_reader(texte: str) -> None:
    assert lire(texte).formulaire in {"accompagnement", "animation", "evenement", "partenariat"}


def test_exact_words_survive_letters_that_fold_to_two() -> None:
    lecture = lire("Œuvre ﬁnie : Réunion de cœur, 2h d’affilée")
    assert lecture.indices["duree_minutes"] == "2h"
    assert "cœur" in lecture.restant


def test_lexicon_only_holds_codes_of_the_vocabularies() -> None:
    lus = {(entree.formulaire, entree.champ, entree.code) for entree in entrees() if entree.champ}
    connus = {
        (formulaire, champ, terme.value)
        for formulaire, champs in VOCABULAIRES.items()
        for champ, vocabulaire in champs.items()
        for terme in vocabulaire
    }
    assert lus - connus == set()
    assert ORGANISMES.keys() <= {terme.value for terme in Organisateur}


def test_reading_asks_nothing_of_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuser(*_: object, **__: object) -> None:
        raise AssertionError("la lecture a ouvert une connexion")

    monkeypatch.setattr(socket.socket, "connect", refuser)
    monkeypatch.setattr(socket, "getaddrinfo", refuser)
    assert lire("Réunion il y a trois jours 2h").champs["date"] == date(2026, 11, 19)

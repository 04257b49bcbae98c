"""The vocabulary of the three coordination CRA against the list typed from the reference."""

import pytest

from coop_data.domain import accompagnement, champs, coordination
from coop_data.domain.champs import Champ
from coop_data.domain.champs_coordination import FORMULAIRES
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.texte import plier
from tests.reference.coordination_litterale import FORMULAIRES_ATTENDUS, TEXTES_COMMUNS, Attendu
from tests.reference.options_litterales import (
    DUREES_PROPOSEES,
    OPTIONS,
    ORGANISMES_FUSIONNES,
    TYPES_EVENEMENT_DEPLACES_OU_SUPPRIMES,
)

FORMULAIRES_ET_CHAMPS = [
    pytest.param(code, partie, rang, id=f"{code}-{partie}-{attendu.code}")
    for code, formulaire in FORMULAIRES_ATTENDUS.items()
    for partie in ("champs", "groupes", "lignes")
    for rang, attendu in enumerate(getattr(formulaire, partie))
]


def _espaces(texte: str) -> str:
    """The reference writes plain spaces; a no-break one is the same word for a reader."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def _champ(champ: Champ) -> Attendu:
    return Attendu(
        champ.code,
        _espaces(champ.libelle),
        _espaces(champ.aide),
        _espaces(champ.indication),
        _espaces(champ.infobulle),
        champ.obligatoire,
    )


def test_three_forms_in_the_order_of_the_reference() -> None:
    assert [str(type_activite) for type_activite in TypeActivite.choix()] == [
        "animation",
        "evenement",
        "partenariat",
    ]
    assert [str(code) for code in FORMULAIRES] == ["animation", "evenement", "partenariat"]


@pytest.mark.parametrize("code", FORMULAIRES_ATTENDUS)
def test_fields_come_in_the_order_of_the_reference_and_no_other_exists(code: str) -> None:
    formulaire, attendu = FORMULAIRES[TypeActivite(code)], FORMULAIRES_ATTENDUS[code]
    assert [champ.code for champ in formulaire.champs] == [champ.code for champ in attendu.champs]
    assert [champ.code for champ in formulaire.groupes] == [champ.code for champ in attendu.groupes]
    assert [champ.code for champ in formulaire.lignes] == [champ.code for champ in attendu.lignes]


@pytest.mark.parametrize(("code", "partie", "rang"), FORMULAIRES_ET_CHAMPS)
def test_words_of_each_field_are_those_of_the_reference(code: str, partie: str, rang: int) -> None:
    obtenu = getattr(FORMULAIRES[TypeActivite(code)], partie)[rang]
    attendu = getattr(FORMULAIRES_ATTENDUS[code], partie)[rang]
    assert _champ(obtenu) == attendu._replace(messages=())
    manquants = set(attendu.messages) - {_espaces(message) for message in obtenu.messages.values()}
    assert not manquants


@pytest.mark.parametrize("code", FORMULAIRES_ATTENDUS)
def test_heading_choice_and_success_of_each_form(code: str) -> None:
    formulaire, attendu = FORMULAIRES[TypeActivite(code)], FORMULAIRES_ATTENDUS[code]
    obtenu = (formulaire.choix, formulaire.description, formulaire.titre, formulaire.fil_ariane, formulaire.succes)
    assert tuple(map(_espaces, obtenu)) == (
        attendu.choix,
        attendu.description,
        attendu.titre,
        attendu.fil_ariane,
        attendu.succes,
    )


def test_the_three_counters_answer_one_question() -> None:
    animation = FORMULAIRES[TypeActivite.ANIMATION]
    (groupe,) = animation.groupes
    membres = [champ.code for champ in animation.champs if champ.groupe == groupe.code]
    assert membres == ["mediateurs", "structures", "autres_acteurs"]


@pytest.mark.parametrize("vocabulaire", OPTIONS)
def test_options_codes_labels_hints_and_examples_in_order(vocabulaire: str) -> None:
    termes = getattr(coordination, vocabulaire).choix()
    obtenu = [
        (str(terme), _espaces(terme.libelle), _espaces(terme.aide), tuple(map(_espaces, terme.exemples)))
        for terme in termes
    ]
    assert obtenu == [tuple(option) for option in OPTIONS[vocabulaire]]


def test_proposed_durations() -> None:
    assert tuple(accompagnement.LIBELLES_DUREES.items()) == DUREES_PROPOSEES
    assert accompagnement.DUREES_PROPOSEES == (15, 30, 45, 60, 90, 120)
    assert (accompagnement.DUREE_MIN, accompagnement.DUREE_MAX) == (1, 1439)


@pytest.mark.parametrize("libelle", TYPES_EVENEMENT_DEPLACES_OU_SUPPRIMES)
def test_moved_and_removed_evenement_types_are_not_offered(libelle: str) -> None:
    offerts = {plier(terme.libelle) for terme in coordination.TypeEvenement.choix()}
    assert plier(libelle) not in offerts
    codes = {str(terme) for terme in coordination.TypeEvenement.choix()}
    assert codes.isdisjoint(
        {"assemblee", "comite", "reunion_coordination", "reunion", "emploi", "evenement_emploi"}
    )


@pytest.mark.parametrize("libelle", ORGANISMES_FUSIONNES)
def test_merged_organisers_and_partner_types_are_not_offered(libelle: str) -> None:
    offerts = (*coordination.Organisateur.choix(), *coordination.TypePartenaire.choix())
    assert plier(libelle) not in {plier(terme.libelle) for terme in offerts}


def test_reunion_stands_just_after_reunion_coordination() -> None:
    codes = [str(terme) for terme in coordination.TypeAnimation.choix()]
    assert codes[codes.index("reunion_coordination") + 1] == "reunion"


def test_no_field_speaks_of_communication_time() -> None:
    for formulaire in FORMULAIRES.values():
        for champ in (*formulaire, *formulaire.lignes):
            assert "communication" not in plier(f"{champ.code} {champ.libelle} {champ.aide} {champ.indication}")


def test_number_of_participants_of_an_evenement_is_optional() -> None:
    assert FORMULAIRES[TypeActivite.EVENEMENT].champ("participants").obligatoire is False


@pytest.mark.parametrize("nom", TEXTES_COMMUNS)
def test_texts_common_to_every_form(nom: str) -> None:
    assert _espaces(getattr(champs, nom)) == TEXTES_COMMUNS[nom]


def test_typographic_apostrophes_only() -> None:
    textes = [texte for formulaire in FORMULAIRES.values() for champ in formulaire for texte in _champ(champ)[1:5]]
    textes += [terme.libelle + terme.aide for nom in OPTIONS for terme in getattr(coordination, nom)]
    assert [texte for texte in textes if "'" in texte] == []

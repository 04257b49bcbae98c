"""The vocabulary: past names, choices offered, order of the forms."""

import pytest

from coop_data.domain import (
    accompagnement,
    coordination,
    nomenclature_2022,
    origines,
    roles,
    structures,
    tags,
)
from coop_data.domain.accompagnement import Activite, Thematique, TrancheAge
from coop_data.domain.champs_accompagnement import COLLECTIF, INDIVIDUEL
from coop_data.domain.champs_accompagnement import FORMULAIRES as ACCOMPAGNEMENTS
from coop_data.domain.champs_coordination import ANIMATION, EVENEMENT, PARTENARIAT, titre_partenaire
from coop_data.domain.champs_coordination import FORMULAIRES as COORDINATIONS
from coop_data.domain.coordination import Organisateur, TypeActivite, TypePartenaire
from coop_data.domain.termes import Terme

MODULES = (accompagnement, coordination, nomenclature_2022, origines, roles, structures, tags)
VOCABULAIRES = sorted(
    {
        valeur
        for module in MODULES
        for valeur in vars(module).values()
        if isinstance(valeur, type) and issubclass(valeur, Terme) and valeur is not Terme
    },
    key=lambda vocabulaire: vocabulaire.__name__,
)
FORMULAIRES = (ANIMATION, EVENEMENT, PARTENARIAT, INDIVIDUEL, COLLECTIF)


def test_every_vocabulary_is_seen():
    assert len(VOCABULAIRES) == 28


@pytest.mark.parametrize("vocabulaire", VOCABULAIRES)
def test_every_member_has_a_label_and_its_own_code(vocabulaire):
    assert all(terme.libelle.strip() and terme.court.strip() for terme in vocabulaire)
    # An Enum makes an alias, silently, of a member whose code is already taken.
    assert len(vocabulaire.__members__) == len(vocabulaire)
    assert len({terme.libelle for terme in vocabulaire}) == len(vocabulaire)


@pytest.mark.parametrize("vocabulaire", VOCABULAIRES)
def test_codes_fit_a_column_and_a_file(vocabulaire):
    for terme in vocabulaire:
        assert terme.value.isascii()
        assert terme.value == terme.value.lower()
        assert terme.value.replace("_", "").isalnum()


@pytest.mark.parametrize("vocabulaire", VOCABULAIRES)
def test_every_name_finds_its_member(vocabulaire):
    for terme in vocabulaire:
        assert vocabulaire.from_texte(terme.value) is terme
        assert vocabulaire.from_texte(terme.libelle) is terme
        assert vocabulaire.from_texte(terme.court) is terme


@pytest.mark.parametrize("vocabulaire", VOCABULAIRES)
def test_every_alias_leads_to_a_member(vocabulaire):
    for ancien, code in vocabulaire.alias().items():
        assert vocabulaire.from_texte(ancien) == code


@pytest.mark.parametrize("vocabulaire", VOCABULAIRES)
def test_labels_bear_one_apostrophe(vocabulaire):
    textes = [texte for terme in vocabulaire for texte in (terme.libelle, terme.aide, *terme.exemples)]
    assert not [texte for texte in textes if "'" in texte]


def test_history_is_never_offered():
    assert Activite.choix() == (Activite.INDIVIDUEL, Activite.COLLECTIF)
    assert Thematique.AUTRE not in Thematique.choix()
    assert len(Thematique.choix()) == 19
    assert not {"18_35", "35_60", "plus_60"} & set(TrancheAge.choix())
    assert nomenclature_2022.Organisme.choix() == ()
    assert len(nomenclature_2022.Organisme) == 20


def test_ages_go_from_the_youngest_to_the_oldest():
    assert [age.value for age in TrancheAge] == [
        "moins_12",
        "12_17",
        "18_24",
        "18_35",
        "25_39",
        "35_60",
        "40_59",
        "60_69",
        "plus_60",
        "70_plus",
        "non_communique",
    ]


def test_partners_are_organisers_other_than_oneself():
    assert [terme.value for terme in TypePartenaire] == [
        terme.value for terme in Organisateur if terme is not Organisateur.MA_STRUCTURE
    ]


def test_proposed_durations_bear_a_label():
    assert accompagnement.DUREES_PROPOSEES == (15, 30, 45, 60, 90, 120)
    assert accompagnement.LIBELLES_DUREES[90] == "1h30"
    assert accompagnement.DUREE_MAX == 1439


def test_every_offered_type_has_a_form():
    assert tuple(COORDINATIONS) == TypeActivite.choix()
    assert tuple(ACCOMPAGNEMENTS) == Activite.choix()
    assert all(formulaire.code == type_ for type_, formulaire in (COORDINATIONS | ACCOMPAGNEMENTS).items())


@pytest.mark.parametrize("formulaire", FORMULAIRES, ids=lambda formulaire: formulaire.code)
def test_a_form_says_each_thing_once_and_leaves_no_required_field_without_message(formulaire):
    codes = [champ.code for champ in formulaire]
    assert len(codes) == len(set(codes))
    for champ in (*formulaire, *formulaire.lignes):
        assert champ.libelle
        assert all(champ.messages.values())
        assert not champ.obligatoire or champ.messages["requis"]
        assert not champ.groupe or formulaire.champ(champ.groupe)


@pytest.mark.parametrize(
    ("formulaire", "codes"),
    [
        (
            ANIMATION,
            "date duree_minutes mediateurs structures autres_acteurs type_animation type_animation_autre "
            "initiative thematiques thematique_autre tags notes",
        ),
        (
            EVENEMENT,
            "date participants nom type_evenement type_evenement_autre organisateurs organisateur_autre "
            "echelon tags notes",
        ),
        (PARTENARIAT, "date nom natures nature_autre echelon partenaires tags notes"),
    ],
    ids=lambda valeur: getattr(valeur, "code", ""),
)
def test_fields_come_in_the_order_of_the_form(formulaire, codes):
    assert [champ.code for champ in formulaire.champs] == codes.split()


def test_a_workshop_counts_its_public_and_a_person_is_told_apart():
    compteurs = [champ.code for champ in COLLECTIF.champs if champ.groupe in ("genres", "ages", "statuts")]
    assert compteurs == [
        "genre_feminin",
        "genre_masculin",
        "age_moins_12",
        "age_12_17",
        "age_18_24",
        "age_25_39",
        "age_40_59",
        "age_60_69",
        "age_70_plus",
        "statut_scolarise",
        "statut_sans_emploi",
        "statut_en_emploi",
        "statut_retraite",
    ]
    with pytest.raises(KeyError):
        INDIVIDUEL.champ("niveau")
    with pytest.raises(KeyError):
        COLLECTIF.champ("autonomie")


def test_partner_rows_have_their_own_fields():
    assert [champ.code for champ in PARTENARIAT.lignes] == ["nom", "type", "type_autre"]
    assert titre_partenaire(2) == "Partenaire #2"

"""What every closed vocabulary has in common: codes, labels, look-up by any name."""

import pickle

import pytest

from coop_data.domain.accompagnement import (
    Activite,
    Autonomie,
    ClasseDuree,
    Demarche,
    Genre,
    Materiel,
    Niveau,
    Statut,
    StructureDeRedirection,
    Thematique,
    TrancheAge,
    TypeLieu,
    duree_of_texte_2022,
)
from coop_data.domain.coordination import (
    Echelon,
    EvenementReclasse,
    NaturePartenariat,
    Organisateur,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
    TypePartenaire,
    reclasser_evenement,
)
from coop_data.domain.nomenclature_2022 import Organisme
from coop_data.domain.structures import luhn_siret_valide
from coop_data.domain.tags import PorteeTag
from coop_data.domain.termes import Description, Terme


class Fruit(Terme):
    POMME = "pomme", Description("L’Été des pommes", aide="à croquer", exemples=("Reinette",), court="Pomme")
    POIRE = "poire", "Poire"
    COING = "coing", Description("Coing", historique=True)

    @classmethod
    def alias(cls):
        return {"calville": "pomme", "Poire": "coing"}


def test_a_term_is_its_code_and_carries_its_words():
    assert str(Fruit.POMME) == Fruit.POMME == "pomme"
    assert f"{Fruit.POMME}" == "pomme"
    assert Fruit("pomme") is Fruit.POMME
    assert (Fruit.POMME.libelle, Fruit.POMME.court) == ("L’Été des pommes", "Pomme")
    assert (Fruit.POMME.aide, Fruit.POMME.exemples) == ("à croquer", ("Reinette",))
    assert Fruit.POIRE.court == Fruit.POIRE.libelle == "Poire"
    assert pickle.loads(pickle.dumps(TrancheAge.AGE_12_17)) is TrancheAge.AGE_12_17


def test_choix_are_the_offered_members_in_order():
    assert Fruit.choix() == (Fruit.POMME, Fruit.POIRE)


@pytest.mark.parametrize(
    "texte", ["pomme", "POMME", " Pomme ", "L’Été des pommes", "l'ete  DES pommes", "Calville"]
)
def test_from_texte_reads_codes_and_labels_present_and_past(texte):
    assert Fruit.from_texte(texte) is Fruit.POMME


def test_from_texte_prefers_the_present_to_the_past():
    assert Fruit.from_texte("Poire") is Fruit.POIRE


@pytest.mark.parametrize("texte", ["", " ", "/", "cerise"])
def test_from_texte_refuses_an_unknown_text(texte):
    with pytest.raises(ValueError, match="n’est pas une valeur connue"):
        Fruit.from_texte(texte)


@pytest.mark.parametrize(
    ("texte", "terme"),
    [
        # Code names of the Coop's files.
        ("GrandPublic", TypeEvenement.GRAND_PUBLIC),
        ("NecLocal", TypeEvenement.NEC_LOCAL),
        ("ReunionCoordination", TypeAnimation.REUNION_COORDINATION),
        ("GroupeDeTravail", TypeAnimation.GROUPE_DE_TRAVAIL),
        ("MaStructure", Organisateur.MA_STRUCTURE),
        ("Epci", TypePartenaire.EPCI),
        ("RDVElu", NaturePartenariat.RDV_ELU),
        ("RH", ThematiqueAnimation.RH),
        ("Evenement", TypeActivite.EVENEMENT),
        ("Intercommunal", Echelon.INTERCOMMUNAL),
        ("ADistance", TypeLieu.A_DISTANCE),
        ("PapiersElectionsCitoyennete", Demarche.PAPIERS_ELECTIONS_CITOYENNETE),
        ("OperateurOuOrganismeEnCharge", StructureDeRedirection.OPERATEUR_OU_ORGANISME_EN_CHARGE),
        ("MoinsDeDouze", TrancheAge.AGE_MOINS_12),
        ("DouzeDixHuit", TrancheAge.AGE_12_17),
        ("soixante_dix_plus", TrancheAge.AGE_70_PLUS),
        ("NonCommunique", Genre.NON_COMMUNIQUE),
        # Cells of the Coop's workbooks, and its labels before the article's.
        (
            "Assemblée / présentation officielle (Ex : conseil municipal, conseil communautaire, "
            "conseil départemental, CA d’association)",
            TypeAnimation.ASSEMBLEE,
        ),
        ("Comité technique / de pilotage", TypeAnimation.COMITE),
        ("Ma structure (moi - même)", Organisateur.MA_STRUCTURE),
        ("Pas de matériel", Materiel.AUCUN),
        ("Administration (mairie, préfecture...)", StructureDeRedirection.ADMINISTRATION),
        ("2/3", Autonomie.PARTIELLEMENT_AUTONOME),
        ("3/3", Niveau.AVANCE),
        # Quarterly form.
        ("Moi - même", Organisateur.MA_STRUCTURE),
        ("Un consortium", Organisateur.GROUPEMENT),
        ("Un syndicat mixte", TypePartenaire.GROUPEMENT),
        ("Un opérateur de l'État", TypePartenaire.ETAT),
        # Nomenclature of 2022.
        ("ponctuel", Activite.PONCTUEL),
        ("rattachement", TypeLieu.LIEU_ACTIVITE),
        ("autre lieu", TypeLieu.AUTRE),
        ("distance", TypeLieu.A_DISTANCE),
        ("diagnostic", Thematique.DIAGNOSTIC_NUMERIQUE),
        ("equipement informatique", Thematique.PRENDRE_EN_MAIN_DU_MATERIEL),
        ("smartphone", Thematique.PRENDRE_EN_MAIN_DU_MATERIEL),
        ("internet", Thematique.NAVIGATION_SUR_INTERNET),
        ("courriel", Thematique.EMAIL),
        ("traitement texte", Thematique.BUREAUTIQUE),
        ("contenus numeriques", Thematique.CREER_AVEC_LE_NUMERIQUE),
        ("echanger", Thematique.RESEAUX_SOCIAUX),
        ("sante", Thematique.SANTE),
        ("scolaire", Thematique.SCOLARITE_ET_NUMERIQUE),
        ("accompagner enfant", Thematique.PARENTALITE),
        ("trouver emploi", Thematique.INSERTION_PROFESSIONNELLE),
        ("budget", Thematique.BANQUE_ET_ACHATS_EN_LIGNE),
        ("tpe/pme", Thematique.ENTREPRENEURIAT),
        ("fraude et harcelement", Thematique.SECURITE_NUMERIQUE),
        ("securite", Thematique.SECURITE_NUMERIQUE),
        ("demarche en ligne", Thematique.AIDE_AUX_DEMARCHES_ADMINISTRATIVES),
        ("vocabulaire", Thematique.CULTURE_NUMERIQUE),
        ("autre", Thematique.AUTRE),
        ("12_18", TrancheAge.AGE_12_17),
        ("18-35 ans", TrancheAge.AGE_18_35),
        ("de35a60ans", TrancheAge.AGE_35_60),
        ("60 ans et plus", TrancheAge.AGE_PLUS_60),
        ("-12 ans", TrancheAge.AGE_MOINS_12),
        ("etudiant", Statut.SCOLARISE),
        ("heterogene", Statut.NON_COMMUNIQUE),
        ("60-120", ClasseDuree.MINUTES_60_119),
        ("Tiers-lieu / Fablab", Organisme.TIERS_LIEU_FABLAB),
        ("Pôle emploi", Organisme.POLE_EMPLOI),
    ],
)
def test_names_of_the_past_and_of_the_coop_are_understood(texte, terme):
    assert type(terme).from_texte(texte) is terme


@pytest.mark.parametrize("texte", ["12 ans", "12", "-18 ans"])
def test_an_age_that_is_no_band_is_refused(texte):
    with pytest.raises(ValueError, match="n’est pas une valeur connue"):
        TrancheAge.from_texte(texte)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("GrandPublic", EvenementReclasse(type_evenement=TypeEvenement.GRAND_PUBLIC)),
        ("Autre", EvenementReclasse(type_evenement=TypeEvenement.AUTRE)),
        (
            "evenement emploi",
            EvenementReclasse(type_evenement=TypeEvenement.AUTRE, precision="Évènement emploi"),
        ),
        ("Assemblée générale", EvenementReclasse(type_animation=TypeAnimation.ASSEMBLEE)),
        (
            "Assemblée générale (Ex : conseil municipal, conseil communautaire, conseil départemental, "
            "CA d’association)",
            EvenementReclasse(type_animation=TypeAnimation.ASSEMBLEE),
        ),
        (
            "Comité technique / de pilotage / partenarial",
            EvenementReclasse(type_animation=TypeAnimation.COMITE),
        ),
        (
            "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)",
            EvenementReclasse(type_animation=TypeAnimation.REUNION_COORDINATION),
        ),
        ("Réunion de service ou de direction", EvenementReclasse(type_animation=TypeAnimation.REUNION)),
    ],
)
def test_old_types_of_evenement_find_their_place(texte, attendu):
    assert reclasser_evenement(texte) == attendu


@pytest.mark.parametrize("texte", ["Webinaire", "Kermesse"])
def test_what_never_was_an_evenement_is_refused(texte):
    with pytest.raises(ValueError, match="n’est pas une valeur connue"):
        reclasser_evenement(texte)


@pytest.mark.parametrize(
    ("minutes", "classe"),
    [
        (1, "moins_30"),
        (29, "moins_30"),
        (30, "30_59"),
        (59, "30_59"),
        (60, "60_119"),
        (119, "60_119"),
        (120, "120_plus"),
        (1439, "120_plus"),
    ],
)
def test_the_class_of_a_duration(minutes, classe):
    assert ClasseDuree.of_minutes(minutes) == classe


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("0-30", (30, "moins_30")),
        ("30 - 60", (60, "30_59")),
        ("60", (60, "60_119")),
        ("90", (90, "60_119")),
        ("45", None),
        ("", None),
    ],
)
def test_durations_of_2022_keep_the_class_that_was_ticked(texte, attendu):
    assert duree_of_texte_2022(texte) == attendu


@pytest.mark.parametrize(
    ("siret", "valide"),
    [
        ("13002603200016", True),
        ("13002603200017", False),
        ("1300260320001", False),
        ("13002603 200016", False),
        ("", False),
        ("35600000000048", True),  # La Poste, head office: passes Luhn
        ("35600000009075", True),  # La Poste, an office: digits add up to 35
        ("35600000009076", False),
        ("1300260320001²", False),
    ],
)
def test_a_siret_is_checked_with_the_exception_of_la_poste(siret, valide):
    assert luhn_siret_valide(siret) is valide


def test_scopes_of_tags_are_ranked_by_width():
    assert [portee.rang for portee in PorteeTag] == [0, 1, 2, 3]
    assert PorteeTag.EQUIPE.rang < PorteeTag.NATIONAL.rang

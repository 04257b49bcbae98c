"""The columns of the files are those of the specification, typed here by hand."""

from coop_data.exports.colonnes import ACCOMPAGNEMENTS, COORDINATION, en_codes, en_libelles
from coop_data.imports import GENRES

ENTETES_ACCOMPAGNEMENTS = (
    "id;conseiller;structure;date;activite;type_lieu;lieu;code_commune;titre;nb_participants;nb_deja_accompagnes;"
    "genre_feminin;genre_masculin;age_moins_12;age_12_17;age_18_24;age_25_39;age_40_59;age_60_69;age_70_plus;"
    "statut_scolarise;statut_sans_emploi;statut_en_emploi;statut_retraite;thematiques;demarches;materiel;niveau;"
    "autonomie;oriente;structure_de_redirection;duree;tags;notes;age_12_18;age_18_35;age_35_60;age_plus_60;"
    "suite_individuel;suite_atelier;redirections"
)
ENTETES_COORDINATION = (
    "id;coordinateur;structure;type;date;duree;mediateurs;structures;autres_acteurs;type_animation;"
    "type_animation_autre;initiative;thematiques;thematique_autre;nom;participants;type_evenement;"
    "type_evenement_autre;organisateurs;organisateur_autre;natures;nature_autre;echelon;partenaires;tags;notes"
)


def test_codes_are_the_columns_of_the_specification_in_order() -> None:
    for colonnes, entetes in ((ACCOMPAGNEMENTS, ENTETES_ACCOMPAGNEMENTS), (COORDINATION, ENTETES_COORDINATION)):
        assert ";".join(colonne.code for colonne in en_codes(colonnes, notes=True)) == entetes


def test_imports_read_exactly_what_exports_write() -> None:
    for genre, entetes in (("accompagnements", ENTETES_ACCOMPAGNEMENTS), ("coordination", ENTETES_COORDINATION)):
        lues = {colonne.nom for colonne in GENRES[genre].colonnes}
        assert lues == set(entetes.split(";"))


def test_without_notes_the_column_is_absent() -> None:
    for colonnes in (ACCOMPAGNEMENTS, COORDINATION):
        for choisir in (en_codes, en_libelles):
            assert "notes" in {colonne.code for colonne in choisir(colonnes, notes=True)}
            assert "notes" not in {colonne.code for colonne in choisir(colonnes, notes=False)}


def test_the_name_of_the_demarche_is_for_reading_only() -> None:
    assert "precisions_demarche" in {colonne.code for colonne in en_libelles(ACCOMPAGNEMENTS, notes=True)}


def test_labels_are_unique() -> None:
    for colonnes in (ACCOMPAGNEMENTS, COORDINATION):
        libelles = [colonne.libelle for colonne in en_libelles(colonnes, notes=True)]
        assert len(set(libelles)) == len(libelles)

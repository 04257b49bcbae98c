"""Structures, conseillers and équipes: created, changed, left alone, refused."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from coop_data.domain.roles import Role
from coop_data.domain.structures import TypeStructure
from coop_data.imports.lecture import FichierRefuse
from coop_data.models import Commune, Conseiller, Equipe, FaitAccompagnement, Journal, Poste, Structure
from tests.factories import create_accompagnement, create_commune, create_utilisateur
from tests.imports.support import fichier_csv, importer, motifs, peupler, refus

STRUCTURES = "id;nom;siret;type;code_commune;dotation"
CONSEILLERS = (
    "id;prenom;nom;email;telephone;structure;date_debut;date_fin;type_contrat;date_fin_formation;date_ccp1;"
    "coordinateur;date_activation"
)
EQUIPES = "coordinateur;conseiller;date_debut;date_fin"
LA_POSTE = "35600000049837"


@pytest.fixture
def communes(base: Engine) -> None:
    with Session(base) as session, session.begin():
        create_commune(session, "69")
        create_commune(session, "01")
        session.add(
            Commune(
                code="69381",
                nom="Lyon 1er Arrondissement",
                nom_plie="lyon 1er arrondissement",
                departement_code="69",
                commune_mere="69123",
            )
        )


@pytest.mark.usefixtures("communes")
def test_structures_are_created_then_changed_then_left(base: Engine) -> None:
    contenu = fichier_csv(
        STRUCTURES,
        "S1;Mairie de Lyon;73282932000074;Commune;69123;3",
        f"S2;La Poste;{LA_POSTE};entreprise;69381;",
        "S3;Hub;;Hub territorial pour un numérique inclusif;01053;1",
    )
    assert importer("structures", contenu).bilan["crees"] == 3
    with Session(base) as session:
        lues = {structure.id_externe: structure for structure in session.exec(select(Structure))}
    assert (lues["S1"].type, lues["S1"].dotation, lues["S1"].nom_plie) == (
        TypeStructure.COMMUNE,
        3,
        "mairie de lyon",
    )
    assert (lues["S2"].siret, lues["S2"].commune_code, lues["S2"].dotation) == (LA_POSTE, "69381", 0)
    assert importer("structures", contenu).bilan["inchanges"] == 3
    # A column that is absent leaves the field; an empty cell empties it.
    assert importer("structures", fichier_csv("id;nom;type;code_commune", "S1;Mairie;commune;69123")).bilan == {
        "crees": 0,
        "modifies": 1,
        "inchanges": 0,
        "refuses": 0,
        "a_completer": 0,
    }
    importer("structures", fichier_csv(STRUCTURES, "S1;Mairie;;commune;69123;3"))
    with Session(base) as session:
        mairie = session.exec(select(Structure).where(Structure.id_externe == "S1")).one()
        journal = session.exec(select(Journal).where(Journal.objet == "structure").order_by(col(Journal.id))).all()
    assert (mairie.nom, mairie.siret, mairie.dotation) == ("Mairie", None, 3)
    assert len(journal) == 5
    assert journal[-1].avant == {"siret": "73282932000074"}


@pytest.mark.usefixtures("communes")
def test_structures_that_are_refused(base: Engine) -> None:
    rapport = importer(
        "structures",
        fichier_csv(
            STRUCTURES,
            "S1;A;73282932000075;commune;69123;3",
            "S2;;;commune;69123;3",
            ";C;;commune;69123;3",
            "S4;D;;;69123;3",
            "S5;E;;commune;99999;3",
            "S6;F;;commune;69123;-1",
            "S7;G;;commune;69123;1",
            "S7;H;;commune;69123;1",
            "S8;I",
        ),
    )
    assert refus(rapport) == [
        (2, "siret"),
        (3, "nom"),
        (4, "id"),
        (5, "type"),
        (6, "code_commune"),
        (7, "dotation"),
        (9, "id"),
        (10, ""),
    ]
    assert rapport.bilan == {"crees": 1, "modifies": 0, "inchanges": 0, "refuses": 8, "a_completer": 0}


@pytest.mark.usefixtures("communes")
def test_a_structure_that_moves_takes_the_territory_of_its_reports(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        structure = session.exec(select(Structure).where(Structure.id_externe == "S-A")).one()
        conseiller = session.exec(select(Conseiller).where(Conseiller.id_externe == "C2")).one()
        create_accompagnement(session, conseiller, structure)
    importer("structures", fichier_csv(STRUCTURES, "S-A;Structure S-A;;association;01053;2"))
    with Session(base) as session:
        assert session.exec(select(FaitAccompagnement.departement)).all() == ["01"]


def test_a_structure_modified_here_is_left_alone(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        structure = session.exec(select(Structure).where(Structure.id_externe == "S-A")).one()
        structure.nom, structure.version = "Corrigé ici", 2
    rapport = importer("structures", fichier_csv(STRUCTURES, "S-A;Du fichier;;commune;69123;9"))
    assert rapport.bilan["inchanges"] == 1
    assert motifs(rapport, "information") == ["modifié ici : laissé tel quel"]
    with Session(base) as session:
        assert session.exec(select(Structure.nom).where(Structure.id_externe == "S-A")).one() == "Corrigé ici"


def test_conseillers_have_one_line_per_poste(base: Engine) -> None:
    peupler(base)
    contenu = fichier_csv(
        CONSEILLERS,
        "N1;Zoé;Petit;Zoe@Exemple.fr;06;S-A;2024-01-01;2024-06-30;CDD;2024-03-01;;non;",
        "N1;Zoé;Petit;zoe@exemple.fr;06;S-B;01/07/2024;;CDI;2024-03-01;;non;",
        "N2;Max;Noir;;;S-A;2024-01-01;;contrat_projet;;2024-05-02;oui;2024-02-03",
    )
    assert importer("conseillers", contenu).bilan["crees"] == 3
    with Session(base) as session:
        zoe = session.exec(select(Conseiller).where(Conseiller.id_externe == "N1")).one()
        max_ = session.exec(select(Conseiller).where(Conseiller.id_externe == "N2")).one()
        postes = session.exec(
            select(Poste).where(Poste.conseiller_id == zoe.id).order_by(col(Poste.date_debut))
        ).all()
    assert (zoe.email, zoe.nom_plie, zoe.est_coordinateur) == ("zoe@exemple.fr", "zoe petit", False)
    assert (max_.est_coordinateur, max_.date_ccp1, max_.active_le) == (True, date(2024, 5, 2), date(2024, 2, 3))
    assert [(poste.date_debut, poste.date_fin, poste.type_contrat) for poste in postes] == [
        (date(2024, 1, 1), date(2024, 6, 30), "cdd"),
        (date(2024, 7, 1), None, "cdi"),
    ]
    assert importer("conseillers", contenu).bilan["inchanges"] == 3


def test_lines_of_one_person_that_disagree_the_last_wins_with_a_warning(base: Engine) -> None:
    peupler(base)
    contenu = fichier_csv(
        CONSEILLERS,
        "N1;Zoé;Petit;;06;S-A;2024-01-01;2024-06-30;;;;non;",
        "N1;Zoé;Petit-Duval;;07;S-B;2024-07-01;;;;;non;",
    )
    rapport = importer("conseillers", contenu)
    assert [remarque.colonne for remarque in rapport.remarques] == ["nom", "telephone"]
    with Session(base) as session:
        zoe = session.exec(select(Conseiller).where(Conseiller.id_externe == "N1")).one()
    assert (zoe.nom, zoe.telephone) == ("Petit-Duval", "07")
    assert importer("conseillers", contenu).bilan["inchanges"] == 2


def test_conseillers_that_are_refused(base: Engine) -> None:
    peupler(base)
    rapport = importer(
        "conseillers",
        fichier_csv(
            CONSEILLERS,
            "N1;Zoé;Petit;;;S-X;2024-01-01;;;;;;",
            "N1;Zoé;Petit;;;S-A;2024-01-01;2023-12-31;;;;;",
            "N1;Zoé;Petit;;;S-A;;;;;;;",
            "N1;Zoé;Petit;pas une adresse;;S-A;2024-01-01;;;;;;",
            "N1;Zoé;Petit;;;S-A;2024-01-01;;bail;;;peut-être;",
        ),
    )
    assert refus(rapport) == [
        (2, "structure"),
        (3, "date_fin"),
        (4, "date_debut"),
        (5, "email"),
        (6, "coordinateur"),
    ]
    assert rapport.bilan["refuses"] == 5
    with Session(base) as session:
        assert session.exec(select(Conseiller).where(Conseiller.id_externe == "N1")).all() == []


def test_equipes(base: Engine) -> None:
    peupler(base)
    contenu = fichier_csv(EQUIPES, "C1;C2;2024-01-01;2024-06-30", "C1;C2;2025-01-01;", "C2;C1;2025-01-01;")
    rapport = importer("equipes", contenu)
    assert rapport.bilan["crees"] == 3
    assert motifs(rapport, "avertissement") == ["cette personne n’est pas déclarée coordinatrice"]
    assert importer("equipes", contenu).bilan["inchanges"] == 3
    fin = importer("equipes", fichier_csv(EQUIPES, "C1;C2;2025-01-01;2025-03-31"))
    assert fin.bilan["modifies"] == 1
    with Session(base) as session:
        fins = session.exec(select(Equipe.date_fin).order_by(col(Equipe.date_debut))).all()
    assert set(fins) == {date(2024, 6, 30), date(2025, 3, 31), None}


def test_equipes_that_are_refused(base: Engine) -> None:
    peupler(base)
    contenu = fichier_csv(EQUIPES, "CX;C2;2024-01-01;", "C1;CX;2024-01-01;", "C1;C1;2024-01-01;", "C1;C2;oui;")
    assert refus(importer("equipes", contenu)) == [
        (2, "coordinateur"),
        (3, "conseiller"),
        (4, "conseiller"),
        (5, "date_debut"),
    ]


def test_the_same_poste_or_membership_twice_in_a_file_is_refused(base: Engine) -> None:
    peupler(base)
    equipes = fichier_csv(EQUIPES, "C1;C2;2024-01-01;2024-06-30", "C1;C2;01/01/2024;2024-12-31")
    postes = fichier_csv(
        "id;prenom;nom;structure;date_debut;date_fin",
        "N1;Ana;Petit;S-A;2024-01-01;2024-06-30",
        "N1;Ana;Petit;S-B;2024-01-01;",
        "N1;Ana;Petit;S-A;2024-01-01;2024-12-31",
    )
    for genre, contenu, crees, refusee in (("equipes", equipes, 1, 3), ("conseillers", postes, 2, 4)):
        rapport = importer(genre, contenu)
        assert (rapport.bilan["crees"], refus(rapport)) == (crees, [(refusee, "date_debut")])
        assert importer(genre, contenu).bilan["modifies"] == 0


@pytest.mark.parametrize(
    ("genre", "entetes", "manquante"),
    [
        ("structures", "id;nom;type", "code_commune"),
        ("conseillers", "id;prenom;nom;structure", "date_debut"),
        ("equipes", "conseiller;date_debut", "coordinateur"),
        ("accompagnements", "id;conseiller;date;activite;type_lieu;nb_participants;thematiques", "duree"),
        ("coordination", "id;coordinateur;date", "type"),
    ],
)
@pytest.mark.usefixtures("base")
def test_a_missing_required_column_refuses_the_file(genre: str, entetes: str, manquante: str) -> None:
    with pytest.raises(FichierRefuse) as refus_du_fichier:
        importer(genre, fichier_csv(entetes, ";".join("x" for _ in entetes.split(";"))))
    assert refus_du_fichier.value.colonnes == (manquante,)


def test_an_unknown_column_is_listed(base: Engine) -> None:
    peupler(base)
    rapport = importer("equipes", fichier_csv(f"{EQUIPES};humeur", "C1;C2;2024-01-01;;bonne"))
    assert rapport.bilan["crees"] == 1
    assert [(remarque.ligne, remarque.colonne) for remarque in rapport.remarques] == [(1, "humeur")]


@pytest.mark.usefixtures("communes")
def test_an_unknown_kind_of_structure_is_listed_and_filed_under_autre(base: Engine) -> None:
    contenu = fichier_csv(STRUCTURES, "S1;Le Phare;;Navire-bibliothèque;69123;1")
    rapport = importer("structures", contenu)
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (1, 0)
    assert [(r.ligne, r.colonne, r.valeur, r.gravite) for r in rapport.remarques] == [
        (2, "type", "Navire-bibliothèque", "avertissement")
    ]
    with Session(base) as session:
        assert session.exec(select(Structure.type)).one() is TypeStructure.AUTRE


@pytest.mark.usefixtures("communes")
def test_a_contract_of_any_name_is_kept_and_a_first_password_outlives_a_blank_cell(base: Engine) -> None:
    importer("structures", fichier_csv(STRUCTURES, "S1;Mairie;;commune;69123;1"))
    ligne = "C1;Ana;Roy;ana@exemple.fr;;S1;2024-01-01;;Parcours emploi compétences;;;non;"
    importer("conseillers", fichier_csv(CONSEILLERS, ligne))
    with Session(base) as session, session.begin():
        conseiller = session.exec(select(Conseiller)).one()
        assert session.exec(select(Poste.type_contrat)).one() == "Parcours emploi compétences"
        conseiller.active_le = date(2026, 1, 2)
        create_utilisateur(session, Role.CONSEILLER, conseiller_id=conseiller.id, mot_de_passe="haché")
    assert importer("conseillers", fichier_csv(CONSEILLERS, ligne)).bilan["inchanges"] == 1
    with Session(base) as session:
        assert session.exec(select(Conseiller.active_le)).one() == date(2026, 1, 2)

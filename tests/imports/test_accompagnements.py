"""CSV of accompagnements, of today and of 2022."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from coop_data.domain.tags import PorteeTag
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    Conseiller,
    FaitAccompagnement,
    Poste,
    Structure,
    Tag,
)
from tests.imports.support import fichier_csv, importer, motifs, peupler, refus

BASE = "id;conseiller;date;activite;type_lieu;nb_participants;thematiques;duree"
BON = "A1;C2;2024-03-10;individuel;lieu_activite;1;email;60"


def lire(engine: Engine, id_externe: str = "A1") -> Accompagnement:
    with Session(engine) as session:
        return session.exec(select(Accompagnement).where(Accompagnement.id_externe == id_externe)).one()


def tags_of(engine: Engine, id_externe: str = "A1") -> list[tuple[str, PorteeTag]]:
    with Session(engine) as session:
        requete = (
            select(Tag.nom, Tag.portee)
            .join(AccompagnementTag, col(AccompagnementTag.tag_id) == Tag.id)
            .join(Accompagnement, col(Accompagnement.id) == AccompagnementTag.accompagnement_id)
            .where(Accompagnement.id_externe == id_externe)
            .order_by(Tag.nom)
        )
        return list(session.exec(requete))


def test_required_columns_are_enough(base: Engine) -> None:
    peupler(base)
    assert importer("accompagnements", fichier_csv(BASE, BON)).bilan["crees"] == 1
    cra = lire(base)
    assert (cra.date, cra.duree_minutes, cra.thematiques, cra.origine.value) == (
        date(2024, 3, 10),
        60,
        ["email"],
        "import_csv",
    )
    with Session(base) as session:
        assert session.get(Structure, cra.structure_id).id_externe == "S-A"  # type: ignore[union-attr]
        fait = session.exec(select(FaitAccompagnement)).one()
    assert (fait.departement, fait.minutes) == ("69", 60)


def test_a_file_of_2022_is_understood(base: Engine) -> None:
    peupler(base)
    entetes = (
        "id,conseiller,structure,date,activite,type_lieu,nb_participants,age_12_17,age_12_18,age_18_35,"
        "thematiques,duree,suite_individuel,redirections"
    )
    lignes = (
        "A1,C2,S-A,10/03/2022,Atelier collectif,rattachement,8,1,2,3,equipement informatique|smartphone|autre,"
        "0-30,2,caf:1|ants:2|Maison du lac:1",
        "A2,C2,S-A,11/03/2022,ponctuel,distance,1,,1,,courriel,30-60,,",
    )
    assert importer("accompagnements", fichier_csv(entetes, *lignes)).bilan["crees"] == 2
    atelier, ponctuel = lire(base, "A1"), lire(base, "A2")
    assert (atelier.age_12_17, atelier.age_18_35, atelier.suite_individuel) == (3, 3, 2)
    assert (atelier.duree_minutes, atelier.classe_duree) == (30, "moins_30")
    assert atelier.thematiques == ["prendre_en_main_du_materiel", "autre"]
    assert atelier.redirections == {"caf": 1, "ants": 2, "Maison du lac": 1}
    assert (ponctuel.activite, ponctuel.type_lieu, ponctuel.duree_minutes, ponctuel.classe_duree) == (
        "ponctuel",
        "a_distance",
        60,
        "30_59",
    )
    with Session(base) as session:
        fait = session.exec(select(FaitAccompagnement).where(FaitAccompagnement.cra_id == atelier.id)).one()
    assert (fait.redirections, fait.age_non_communique) == (4, 2)


def test_an_empty_cell_of_2022_empties_the_bracket_it_counts_in(base: Engine) -> None:
    peupler(base)
    entetes = "id;conseiller;date;activite;type_lieu;nb_participants;thematiques;duree;age_12_18"
    debut = "A1;C2;2022-03-10;collectif;lieu_activite;5;email;60;"
    importer("accompagnements", fichier_csv(entetes, debut + "3"))
    assert lire(base, "A1").age_12_17 == 3
    importer("accompagnements", fichier_csv(entetes, debut))
    assert lire(base, "A1").age_12_17 == 0


@pytest.mark.parametrize(
    ("ligne", "colonne"),
    [
        (";C2;2024-03-10;individuel;lieu_activite;1;email;60", "id"),
        ("A1;;2024-03-10;individuel;lieu_activite;1;email;60", "conseiller"),
        ("A1;CX;2024-03-10;individuel;lieu_activite;1;email;60", "conseiller"),
        ("A1;C2;10 mars;individuel;lieu_activite;1;email;60", "date"),
        ("A1;C2;;individuel;lieu_activite;1;email;60", "date"),
        ("A1;C2;2019-12-31;individuel;lieu_activite;1;email;60", "date"),
        ("A1;C2;2999-01-01;individuel;lieu_activite;1;email;60", "date"),
        ("A1;C2;2024-03-10;;lieu_activite;1;email;60", "activite"),
        ("A1;C2;2024-03-10;individuel;;1;email;60", "type_lieu"),
        ("A1;C2;2024-03-10;individuel;lieu_activite;2;email;60", "nb_participants"),
        ("A1;C2;2024-03-10;collectif;lieu_activite;0;email;60", "nb_participants"),
        ("A1;C2;2024-03-10;individuel;lieu_activite;1;;60", "thematiques"),
        ("A1;C2;2024-03-10;individuel;lieu_activite;1;email;", "duree"),
        ("A1;C2;2024-03-10;individuel;lieu_activite;1;email;1440", "duree"),
        ("A1;C2;2024-03-10;individuel;domicile;1;email;60", "code_commune"),
    ],
)
def test_every_rule_of_the_form_applies(base: Engine, ligne: str, colonne: str) -> None:
    peupler(base)
    rapport = importer("accompagnements", fichier_csv(BASE, ligne, BON.replace("A1", "A2")))
    assert refus(rapport) == [(2, colonne)]
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (1, 1)


def test_structure_is_the_named_one_else_the_latest_begun_poste_else_none(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        structure = session.exec(select(Structure).where(Structure.id_externe == "S-B")).one()
        conseiller = session.exec(select(Conseiller).where(Conseiller.id_externe == "C2")).one()
        session.add(Poste(conseiller_id=conseiller.id, structure_id=structure.id, date_debut=date(2024, 2, 1)))
    importer(
        "accompagnements",
        fichier_csv(
            f"structure;{BASE}",
            f";{BON}",
            ";A2;C2;2024-01-31;individuel;lieu_activite;1;email;60",
            "S-A;A3;C2;2024-03-10;individuel;lieu_activite;1;email;60",
            ";A4;C1;2019-12-31;individuel;lieu_activite;1;email;60",
            "S-X;A5;C2;2024-03-10;individuel;lieu_activite;1;email;60",
        ),
    )
    with Session(base) as session:
        lues = session.exec(
            select(Accompagnement.id_externe, Structure.id_externe)
            .join(Structure, col(Structure.id) == Accompagnement.structure_id)
            .order_by(Accompagnement.id_externe)
        ).all()
    assert lues == [("A1", "S-B"), ("A2", "S-A"), ("A3", "S-A")]


def test_outside_any_poste_a_report_is_kept(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        for poste in session.exec(select(Poste)):
            session.delete(poste)
    assert importer("accompagnements", fichier_csv(BASE, BON)).bilan["crees"] == 1
    assert lire(base).structure_id is None


def test_a_column_absent_leaves_and_an_empty_cell_empties(base: Engine) -> None:
    peupler(base)
    importer("accompagnements", fichier_csv(f"{BASE};lieu;notes;tags", f"{BON};Médiathèque;à revoir;projet A"))
    assert importer("accompagnements", fichier_csv(f"{BASE};lieu", f"{BON};")).bilan["modifies"] == 1
    cra = lire(base)
    assert (cra.lieu, cra.notes, tags_of(base)) == (None, "à revoir", [("projet A", PorteeTag.PERSONNEL)])
    importer("accompagnements", fichier_csv(f"{BASE};notes;tags", f"{BON};;"))
    assert (lire(base).notes, tags_of(base)) == (None, [])


def test_a_tag_takes_the_narrowest_visible_one_else_becomes_personal(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        session.add(Tag(portee=PorteeTag.NATIONAL, nom="NEC local", nom_plie="nec local"))
        session.add(Tag(portee=PorteeTag.NATIONAL, nom="QPV, ZRR", nom_plie="qpv, zrr"))
        autre = session.exec(select(Conseiller).where(Conseiller.id_externe == "C1")).one()
        session.add(Tag(nom="Nouveau", nom_plie="nouveau", conseiller_id=autre.id))
    lignes = (f"{BON};NEC local | QPV, ZRR|Nouveau", BON.replace("A1", "A2") + ";Nouveau")
    importer("accompagnements", fichier_csv(f"{BASE};tags", *lignes))
    assert tags_of(base) == [
        ("NEC local", PorteeTag.NATIONAL),
        ("Nouveau", PorteeTag.PERSONNEL),
        ("QPV, ZRR", PorteeTag.NATIONAL),
    ]
    with Session(base) as session:
        assert len(session.exec(select(Tag).where(Tag.nom == "Nouveau")).all()) == 2


def test_a_refused_row_leaves_no_tag_behind(base: Engine) -> None:
    peupler(base)
    rapport = importer(
        "accompagnements",
        fichier_csv(f"{BASE};tags", BON.replace(";60", ";") + ";Orphelin", BON.replace("A1", "A2") + ";ab"),
    )
    assert refus(rapport) == [(2, "duree"), (3, "tags")]
    with Session(base) as session:
        assert session.exec(select(Tag)).all() == []


def test_running_twice_and_changes_made_here(base: Engine) -> None:
    peupler(base)
    contenu = fichier_csv(BASE, BON, BON.replace("A1", "A2"), BON.replace("A1", "A3"))
    importer("accompagnements", contenu)
    assert importer("accompagnements", contenu).bilan["inchanges"] == 3
    with Session(base) as session, session.begin():
        a1, a2, _ = session.exec(select(Accompagnement).order_by(Accompagnement.id_externe))
        a1.version, a1.duree_minutes = 2, 45
        a2.supprime_le = a2.cree_le
    rapport = importer("accompagnements", fichier_csv(BASE, *(BON.replace("A1", i) for i in ("A1", "A2", "A3"))))
    assert rapport.bilan["inchanges"] == 3
    assert motifs(rapport, "information") == ["modifié ici : laissé tel quel", "supprimé ici : laissé tel quel"]
    assert lire(base).duree_minutes == 45


def test_notes_never_reach_the_report(base: Engine) -> None:
    peupler(base)
    rapport = importer("accompagnements", fichier_csv(f"{BASE};notes", f"{BON};{'secret' * 5_000}"))
    assert refus(rapport) == [(2, "notes")]
    assert "secret" not in str(rapport.lignes_csv())


def test_an_import_of_many_groups_reports_its_progress(base: Engine) -> None:
    peupler(base)
    etapes: list[tuple[int, int]] = []
    lignes = [BON.replace("A1", f"A{numero}") for numero in range(900)]
    options: dict[str, Any] = {"progression": lambda fait, total: etapes.append((fait, total))}
    assert importer("accompagnements", fichier_csv(BASE, *lignes), **options).bilan["crees"] == 900
    assert etapes == [(400, 900), (800, 900), (900, 900)]


def test_an_identifier_given_twice_is_refused_even_far_apart(base: Engine) -> None:
    peupler(base)
    lignes = [BON.replace("A1", f"A{numero}") for numero in range(450)] + [BON.replace(";60", ";90")]
    rapport = importer("accompagnements", fichier_csv(BASE, *lignes))
    assert refus(rapport) == [(452, "id")]
    assert lire(base).duree_minutes == 60


def test_a_field_of_the_other_activity_is_listed_and_a_fault_points_at_a_cell(base: Engine) -> None:
    peupler(base)
    entetes = f"{BASE};niveau;titre;autonomie;genre_feminin;demarches"
    rapport = importer(
        "accompagnements",
        fichier_csv(
            entetes,
            "A1;C2;2024-03-10;individuel;lieu_activite;1;email;60;debutant;Mon atelier;autonome;;",
            "A2;C2;2024-03-10;collectif;lieu_activite;4;email;60;debutant;Mon atelier;autonome;;",
            "A3;C2;2024-03-10;collectif;lieu_activite;4;email;60;;;;5;",
            "A4;C2;2024-03-10;collectif;lieu_activite;4;email;60;;;;;logement|Justice",
        ),
    )
    assert rapport.bilan["crees"] == 2
    assert [(remarque.ligne, remarque.colonne, remarque.valeur) for remarque in rapport.remarques] == [
        (2, "titre", "Mon atelier"),
        (2, "niveau", "debutant"),
        (3, "autonomie", "autonome"),
        (4, "genre_feminin", "5"),
        (5, "demarches", "logement|Justice"),
    ]

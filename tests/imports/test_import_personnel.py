"""Who logs brings in his own activities, and nobody else's."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data import imports
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.imports.liste import lire_import, lister_imports
from coop_data.imports.rapport import Rapport
from coop_data.models import Accompagnement, Conseiller, Import
from tests.factories import create_accompagnement, create_utilisateur
from tests.imports.support import (
    DE_QUELQU_UN_D_AUTRE,
    DONNEES,
    EMAIL,
    fichier_csv,
    importer,
    motifs,
    peupler,
    refus,
)

PERSONNEL = (DONNEES / "accompagnements-60.xlsx").read_bytes()
EQUIPE = (DONNEES / "accompagnements-60-vue-coordinateur.xlsx").read_bytes()
COORDINATION = (DONNEES / "coordination-40.xlsx").read_bytes()
ENTETES = "id;conseiller;structure;date;activite;type_lieu;nb_participants;thematiques;duree"


def acteur_of(engine: Engine, id_externe: str, role: Role) -> Acteur:
    """The account of a person."""
    with Session(engine) as session, session.begin():
        personne = session.exec(select(Conseiller).where(Conseiller.id_externe == id_externe)).one()
        compte = create_utilisateur(session, role, conseiller_id=personne.id)
        return Acteur("Moi", frozenset({role}), utilisateur_id=compte.id, conseiller_id=personne.id)


def apporter(acteur: Acteur, genre: str, contenu: bytes, **options: str) -> Rapport:
    return imports.executer(genre=genre, contenu=contenu, nom_fichier="fichier", acteur=acteur, **options)


def test_a_conseiller_brings_in_his_own_export(base: Engine) -> None:
    peupler(base)
    moi = acteur_of(base, "C2", Role.CONSEILLER)
    assert apporter(moi, "accompagnements", PERSONNEL).bilan["crees"] == 25
    with Session(base) as session:
        assert set(session.exec(select(Accompagnement.conseiller_id))) == {moi.conseiller_id}
        (run,) = session.exec(select(Import))
    assert run.utilisateur_id == moi.utilisateur_id


def test_an_address_given_beside_the_file_gives_no_right(base: Engine) -> None:
    peupler(base)
    moi = acteur_of(base, "C2", Role.CONSEILLER)
    apporter(moi, "accompagnements", PERSONNEL, conseiller=EMAIL)
    with Session(base) as session:
        assert set(session.exec(select(Accompagnement.conseiller_id))) == {moi.conseiller_id}


def test_a_coordinateur_brings_in_his_coordination(base: Engine) -> None:
    peupler(base)
    assert apporter(acteur_of(base, "C1", Role.COORDINATEUR), "coordination", COORDINATION).bilan["crees"] == 40


@pytest.mark.parametrize(
    ("role", "genre", "contenu"),
    [
        (Role.CONSEILLER, "coordination", COORDINATION),
        (Role.CONSEILLER, "structures", b"id;nom;type;code_commune\nS-9;Mairie;commune;69123\n"),
        (Role.CONSEILLER, "equipes", b"coordinateur;conseiller;date_debut\nC1;C2;2024-01-01\n"),
        (Role.COORDINATEUR, "accompagnements", PERSONNEL),
        (Role.COORDINATEUR, "accompagnements", EQUIPE),
        (Role.CONSEILLER, "accompagnements", EQUIPE),
        (Role.ANCT, "accompagnements", PERSONNEL),
        (Role.STRUCTURE, "accompagnements", PERSONNEL),
    ],
)
def test_what_one_does_not_log_is_refused(base: Engine, role: Role, genre: str, contenu: bytes) -> None:
    peupler(base)
    with pytest.raises(AccesRefuse):
        apporter(acteur_of(base, "C1", role), genre, contenu)
    with Session(base) as session:
        assert session.exec(select(Import)).all() == []


def test_rows_of_someone_else_are_refused(base: Engine) -> None:
    peupler(base)
    suite = "2024-03-01;individuel;domicile;1;email;60"
    contenu = fichier_csv(f"{ENTETES};code_commune", f"X1;C1;;{suite};69123", f"X2;C2;;{suite};69123")
    rapport = apporter(acteur_of(base, "C2", Role.CONSEILLER), "accompagnements", contenu)
    assert refus(rapport) == [(2, "conseiller")]
    assert rapport.bilan["crees"] == 1


def test_an_identifier_of_someone_else_takes_nothing_from_him(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        autre = session.exec(select(Conseiller).where(Conseiller.id_externe == "C1")).one()
        create_accompagnement(session, autre, id_externe="X1", date=date(2024, 3, 1))
        autre_id = autre.id
    contenu = fichier_csv(f"{ENTETES};code_commune", "X1;C2;;2024-03-01;individuel;domicile;1;email;60;69123")
    rapport = apporter(acteur_of(base, "C2", Role.CONSEILLER), "accompagnements", contenu)
    assert motifs(rapport, "refus") == [DE_QUELQU_UN_D_AUTRE]
    with Session(base) as session:
        assert session.exec(select(Accompagnement.conseiller_id)).one() == autre_id


def test_not_even_an_administrator_gives_an_activity_to_someone_else(base: Engine) -> None:
    peupler(base)
    entetes, suite = f"{ENTETES};code_commune", "2024-03-01;individuel;domicile;1;email;60;69123"
    assert importer("accompagnements", fichier_csv(entetes, f"X1;C1;;{suite}")).bilan["crees"] == 1
    rapport = importer("accompagnements", fichier_csv(entetes, f"X1;C2;;{suite}"))
    assert (refus(rapport), motifs(rapport, "refus")) == ([(2, "id")], [DE_QUELQU_UN_D_AUTRE])


def test_a_structure_where_one_had_no_post_is_refused(base: Engine) -> None:
    peupler(base)
    suite = "2024-03-01;individuel;domicile;1;email;60;69123"
    contenu = fichier_csv(f"{ENTETES};code_commune", f"X1;C2;S-B;{suite}", f"X2;C2;S-A;{suite}")
    rapport = apporter(acteur_of(base, "C2", Role.CONSEILLER), "accompagnements", contenu)
    assert refus(rapport) == [(2, "structure")]
    assert rapport.bilan["crees"] == 1


def test_one_sees_his_own_runs_only(base: Engine) -> None:
    peupler(base)
    importer("accompagnements", PERSONNEL, conseiller=EMAIL)
    moi, autre = acteur_of(base, "C2", Role.CONSEILLER), acteur_of(base, "C1", Role.COORDINATEUR)
    apporter(autre, "coordination", COORDINATION)
    with Session(base) as session:
        assert lister_imports(session, acteur=moi) == []
        (run,) = lister_imports(session, acteur=autre)
        assert run.genre == "coordination"
        with pytest.raises(Introuvable):
            lire_import(session, acteur=moi, identifiant=run.id)
        assert lire_import(session, acteur=autre, identifiant=run.id).bilan["crees"] == 40

"""``compte``: links on standard output, words on standard error, passwords from standard input only."""

import csv
import io
import json
import re

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data import db
from coop_data.auth import hachage
from coop_data.auth.connexion import authentifier
from coop_data.cli import main
from coop_data.domain.roles import Role
from coop_data.models import Conseiller, Journal, Utilisateur
from tests.factories import create_conseiller, create_structure, create_utilisateur

BON = "cheval agrafe pile correcte"
CREER = ["compte", "creer", "ada@exemple.fr", "--prenom", "Ada", "--nom", "Byron"]

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def hachage_rapide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hachage, "TOURS", 4)


def compte(base: Engine, email: str = "ada@exemple.fr") -> Utilisateur | None:
    with Session(base) as session:
        return session.exec(select(Utilisateur).where(Utilisateur.email == email)).first()


def taper(monkeypatch: pytest.MonkeyPatch, texte: str) -> None:
    """What is piped into the command."""
    monkeypatch.setattr("sys.stdin", io.StringIO(texte))


def test_creer_prints_the_activation_link_alone(
    base: Engine, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([*CREER, "--role", "anct", "--role", "admin"]) == 0
    sortie = capsys.readouterr()
    assert re.fullmatch(r"http://localhost:8501/activation\?jeton=[\w-]{43}\n", sortie.out)
    assert sortie.err == "Compte créé : ada@exemple.fr\n"
    cree = compte(base)
    assert (cree.prenom, cree.nom, cree.roles, cree.mot_de_passe) == ("Ada", "Byron", ["anct", "admin"], None)


def test_creer_takes_external_identifiers(base: Engine) -> None:
    with Session(base) as session:
        structure = create_structure(session, id_externe="S-1")
        conseiller = create_conseiller(session, structure, id_externe="C-1")
        attendu = structure.id, conseiller.id
        session.commit()
    roles = ["--role", "structure", "--role", "coordinateur"]
    assert main([*CREER, *roles, "--structure", "S-1", "--conseiller", "C-1"]) == 0
    cree = compte(base)
    assert (cree.structure_id, cree.conseiller_id) == attendu


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([*CREER, "--role", "structure"], 1, "Erreur (structure_id) : Le rôle structure demande une structure."),
        (
            [*CREER, "--role", "structure", "--structure", "X"],
            1,
            "Erreur : Aucune structure d’identifiant « X ».",
        ),
        (
            [*CREER, "--role", "conseiller", "--conseiller", "X"],
            1,
            "Erreur : Aucun conseiller d’identifiant « X ».",
        ),
        (CREER, 2, "Erreur : Option requise : --role."),
        ([*CREER, "--role", "chef"], 2, "Erreur : --role : « chef » n’est pas un choix"),
        ([*CREER, "--role", "anct", "--mot-de-passe", BON], 2, "Erreur : Option inconnue : --mot-de-passe."),
        (["compte", "inviter", "x@exemple.fr"], 1, "Erreur : Aucun compte à cette adresse."),
        (["compte", "desactiver", "x@exemple.fr"], 1, "Erreur : Aucun compte à cette adresse."),
        (["compte", "mot-de-passe", "x@exemple.fr", "--lien"], 1, "Erreur : Aucun compte à cette adresse."),
        (["compte", "mot-de-passe", "x@exemple.fr", BON], 2, "Erreur : Argument en trop"),
        (["compte", "lister"], 1, "Erreur : Aucun compte."),
    ],
    ids=lambda valeur: " ".join(valeur[1:]) if isinstance(valeur, list) else "",
)
def test_a_refused_call_writes_nothing(
    base: Engine, capsys: Capture, arguments: list[str], code: int, message: str
) -> None:
    assert main(arguments) == code
    sortie = capsys.readouterr()
    assert sortie.out == ""
    assert sortie.err.startswith(message)
    with Session(base) as session:
        assert session.exec(select(Utilisateur)).all() == []
        assert session.exec(select(Journal)).all() == []


def test_a_piped_password_opens_the_account_and_activates_the_conseiller(
    base: Engine, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(base) as session:
        create_conseiller(session, id_externe="C-1")
        session.commit()
    assert main([*CREER, "--role", "conseiller", "--conseiller", "C-1"]) == 0
    taper(monkeypatch, f"{BON}\r\n")
    capsys.readouterr()
    assert main(["compte", "mot-de-passe", "ADA@exemple.fr"]) == 0
    sortie = capsys.readouterr()
    assert (sortie.out, sortie.err) == ("", "Mot de passe changé : ada@exemple.fr\n")
    assert authentifier(email="ada@exemple.fr", mot_de_passe=BON, adresse=None).prenom == "Ada"
    with Session(base) as session:
        assert session.exec(select(Conseiller.active_le)).one() is not None


@pytest.mark.parametrize(
    ("texte", "message"),
    [
        ("court\n", "Erreur (mot_de_passe) : Choisissez au moins 12 caractères"),
        ("", "Erreur : Aucun mot de passe n’a été donné.\n"),
    ],
)
def test_a_weak_or_missing_password_is_refused(
    base: Engine, capsys: Capture, monkeypatch: pytest.MonkeyPatch, texte: str, message: str
) -> None:
    main([*CREER, "--role", "anct"])
    taper(monkeypatch, texte)
    capsys.readouterr()
    assert main(["compte", "mot-de-passe", "ada@exemple.fr"]) == 1
    assert capsys.readouterr().err.startswith(message)
    assert compte(base).mot_de_passe is None


@pytest.mark.parametrize(("seconde", "code"), [(BON, 0), ("autre chose", 1)])
def test_at_a_terminal_the_password_is_asked_twice(
    base: Engine, capsys: Capture, monkeypatch: pytest.MonkeyPatch, seconde: str, code: int
) -> None:
    main([*CREER, "--role", "anct"])
    reponses = iter([BON, seconde])
    questions = []

    def demander(question: str, *, hide_input: bool, err: bool) -> str:
        questions.append((question, hide_input, err))
        return next(reponses)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", demander)
    capsys.readouterr()
    assert main(["compte", "mot-de-passe", "ada@exemple.fr"]) == code
    assert questions == [("Nouveau mot de passe", True, True), ("Le même, pour vérifier", True, True)]
    assert capsys.readouterr().out == ""
    assert (compte(base).mot_de_passe is not None) is (code == 0)


def test_inviter_and_lien_print_a_link_each(
    base: Engine, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main([*CREER, "--role", "anct"])
    liens = [capsys.readouterr().out]
    for arguments in (["inviter", "ada@exemple.fr"], ["mot-de-passe", "ada@exemple.fr", "--lien"]):
        assert main(["compte", *arguments]) == 0
        liens.append(capsys.readouterr().out)
    assert len(set(liens)) == 3
    assert all("/activation?jeton=" in lien for lien in liens)


def test_desactiver_then_reactiver(base: Engine, capsys: Capture) -> None:
    main([*CREER, "--role", "anct"])
    assert main(["compte", "desactiver", "ada@exemple.fr"]) == 0
    assert compte(base).desactive_le is not None
    assert main(["compte", "reactiver", "ada@exemple.fr"]) == 0
    assert compte(base).desactive_le is None


def test_lister_in_three_forms(base: Engine, capsys: Capture) -> None:
    with Session(base) as session:
        structure = create_structure(session, id_externe="S-1")
        conseiller = create_conseiller(session, structure, id_externe="C-1")
        create_utilisateur(
            session,
            Role.CONSEILLER,
            Role.STRUCTURE,
            email="zoe@exemple.fr",
            prenom="Zoé",
            nom="Lefèvre",
            structure_id=structure.id,
            conseiller_id=conseiller.id,
        )
        create_utilisateur(
            session, Role.ADMIN, email="ada@exemple.fr", prenom="Ada", nom="Byron", mot_de_passe="x"
        )
        session.commit()
    zoe = {
        "email": "zoe@exemple.fr",
        "prenom": "Zoé",
        "nom": "Lefèvre",
        "roles": "conseiller|structure",
        "structure": "S-1",
        "conseiller": "C-1",
        "etat": "invite",
        "derniere_connexion": "",
    }
    assert main(["compte", "lister", "--format", "json"]) == 0
    ada, derniere = json.loads(capsys.readouterr().out)
    assert derniere == zoe
    assert (ada["email"], ada["etat"], ada["roles"]) == ("ada@exemple.fr", "actif", "admin")
    assert main(["compte", "lister", "--format", "csv", "--recherche", "lefevre"]) == 0
    assert list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")), delimiter=";")) == [
        zoe
    ]
    assert main(["compte", "lister"]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == list(zoe)
    assert [ligne.split()[0] for ligne in table[1:]] == ["ada@exemple.fr", "zoe@exemple.fr"]


def test_a_list_opened_in_a_spreadsheet_runs_no_formula(base: Engine, capsys: Capture) -> None:
    with Session(base) as session:
        create_utilisateur(session, Role.ADMIN, email="eve@exemple.fr", prenom="=1+1", nom="A; B")
        session.commit()
    assert main(["compte", "lister", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith('eve@exemple.fr;\'=1+1;"A; B";admin;')


def test_without_a_database_the_command_says_how_to_make_one(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "est_initialisee", lambda: False)
    assert main(["compte", "lister"]) == 1
    assert "python -m coop_data initialiser" in capsys.readouterr().err

"""The follow-up as files and commands: JSON and CSV to the letter, rights, a recount of made-up people."""

import csv
import io
import json
from collections import defaultdict
from datetime import date, timedelta
from random import Random

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.analytics.suivi_lecture import compute_suivi
from coop_data.cli import main
from coop_data.domain.perimetre import Departement, National, Region, UneStructure
from coop_data.domain.roles import Role
from coop_data.domain.suivi import EtapeRelance
from coop_data.errors import AccesRefuse, Introuvable, PerimetreInvalide
from coop_data.exports.suivi import LigneLue
from coop_data.exports.suivi_fichiers import COLONNES
from coop_data.models import Absence
from coop_data.photographies import photographier
from coop_data.routes import suivi
from coop_data.routes.producteurs import PRODUCTEURS
from coop_data.suivi.relances import ProchaineEtape
from tests.factories import create_accompagnement, create_conseiller, create_poste, create_structure

DU, AU = date(2026, 1, 1), date(2026, 3, 31)
REGIONS = {"69": "84", "01": "84", "59": "32"}


@pytest.fixture
def structure(base: Engine) -> None:
    """Alix logs, Nour never did, Zoé is away."""
    with Session(base) as session:
        mairie = create_structure(session, "69", id_externe="S-1", nom="Mairie")
        alix = create_conseiller(session, mairie, id_externe="C-A", prenom="Alix", nom="=Petit")
        create_accompagnement(session, alix, mairie, date=date(2026, 3, 30))
        create_conseiller(session, mairie, id_externe="C-N", prenom="Nour", nom="Roux")
        zoe = create_conseiller(session, mairie, id_externe="C-Z", prenom="Zoé", nom="Vidal")
        session.add(Absence(conseiller_id=zoe.id, date_debut=DU, date_fin=AU))
        session.commit()


ARGUMENTS = ("suivi-saisie", "--perimetre", "structure:S-1", "--trimestre")


@pytest.mark.usefixtures("structure")
def test_json_of_a_structure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ARGUMENTS, "2026-T1"]) == 0
    lu = json.loads(capsys.readouterr().out)
    assert (lu["perimetre"], lu["trimestre"], lu["du"], lu["au"], lu["niveaux"]) == (
        "structure:S-1", "2026-T1", "2026-01-01", "2026-03-31", [],
    )  # fmt: skip
    assert lu["chiffres"] == {
        "attendus": 2, "recus": 1, "taux": 0.5, "en_retard": 1, "a_jour": 1, "jamais": 1, "non_attendus": 1,
    }  # fmt: skip
    assert [(p["id"], p["attendu"], p["motif"], p["recu"], p["jours_sans_cra"]) for p in lu["personnes"]] == [
        ("C-A", True, None, True, 1),
        ("C-N", True, None, False, 820),
        ("C-Z", False, "absence", None, None),
    ]


@pytest.mark.usefixtures("structure")
def test_csv_leaves_blank_what_is_not_expected(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ARGUMENTS, "2026-T1", "--format", "csv"]) == 0
    texte = capsys.readouterr().out
    assert texte.lstrip("\ufeff").splitlines() == [
        "niveau;code;nom;attendus;recus;taux;en_retard;a_jour;jamais;non_attendus",
        "perimetre;structure:S-1;Mairie;2;1;0,5;1;1;1;1",
        "conseiller;C-A;Alix =Petit;1;1;1,0;0;1;0;0",
        "conseiller;C-N;Nour Roux;1;0;0,0;1;0;1;0",
        "conseiller;C-Z;Zoé Vidal;0;0;;0;0;0;1",
    ]


@pytest.mark.usefixtures("structure")
@pytest.mark.parametrize(
    ("perimetre", "trimestre", "statut"),
    [
        ("structure:S-1", "2026-T9", 2),
        ("structure:S-1", "2990-T1", 2),
        ("commune:69123", "2026-T1", 2),
        ("structure:RIEN", "2026-T1", 1),
    ],
)
def test_a_wrong_call_says_so(perimetre: str, trimestre: str, statut: int) -> None:
    assert main(["suivi-saisie", "--perimetre", perimetre, "--trimestre", trimestre]) == statut


@pytest.mark.usefixtures("structure")
def test_the_file_is_the_list_of_the_address(base: Engine) -> None:
    assert PRODUCTEURS["suivi-saisie"] is suivi.produire
    anct = Acteur("Analyste", frozenset({Role.ANCT}))
    choix = {"perimetre": "structure:S-1", "trimestre": "2026-T1"}
    with Session(base) as session:
        contenu = suivi.produire(session, anct, QueryParams({**choix, "liste": "a-jour"})).contenu
        assert isinstance(contenu, bytes)
        (ligne,) = csv.DictReader(io.StringIO(contenu.decode("utf-8-sig")), delimiter=";")
        assert (ligne["Identifiant"], ligne["Nom"], ligne["CRA du trimestre"]) == ("C-A", "'=Petit", "1")
        assert (
            suivi.produire(session, anct, QueryParams({**choix, "format": "xlsx"})).nom
            == "suivi-saisie_2026-T1.xlsx"
        )
        with pytest.raises(Introuvable):
            suivi.produire(session, anct, QueryParams({**choix, "format": "pdf"}))
        with pytest.raises(PerimetreInvalide):
            suivi.produire(session, anct, QueryParams({**choix, "trimestre": "hier"}))
        autre = create_structure(session)
        for role in (Role.CONSEILLER, Role.COORDINATEUR, Role.STRUCTURE):
            with pytest.raises(AccesRefuse):
                suivi.produire(session, Acteur("X", frozenset({role}), structure_id=autre.id), QueryParams(choix))


@pytest.mark.usefixtures("structure")
def test_the_level_below_is_a_file_in_the_order_shown(base: Engine) -> None:
    assert PRODUCTEURS["suivi-niveaux"] is suivi.produire_niveaux
    anct = Acteur("Analyste", frozenset({Role.ANCT}))
    with Session(base) as session:
        create_conseiller(session, create_structure(session, "69", id_externe="S-2", nom="École"))
        choix = {"perimetre": "departement:69", "trimestre": "2026-T1"}
        fichier = suivi.produire_niveaux(session, anct, QueryParams(choix))
        assert fichier.nom == "suivi-saisie_niveaux_2026-T1.csv"
        assert isinstance(fichier.contenu, bytes)
        assert fichier.contenu.decode("utf-8-sig").splitlines() == [
            "Code;Nom;Attendus;Ont saisi;Taux de saisie;En retard;À jour;Jamais saisi;Non attendus",
            "S-2;École;1;0;0,0;1;0;1;0",
            "S-1;Mairie;2;1;0,5;1;1;1;1",
        ]

        def codes(**autres: str) -> list[str]:
            contenu = suivi.produire_niveaux(session, anct, QueryParams(choix | autres)).contenu
            assert isinstance(contenu, bytes)
            return [ligne.partition(";")[0] for ligne in contenu.decode().splitlines()[1:]]

        assert codes(ordre="nom") == ["S-2", "S-1"]
        assert codes(niveau="mairie") == ["S-1"]
        assert codes(perimetre="region:84", ordre="nom")[:2] == ["01", "03"]
        xlsx = suivi.produire_niveaux(session, anct, QueryParams({**choix, "format": "xlsx", "ordre": "nom"}))
        feuille = load_workbook(io.BytesIO(xlsx.contenu))["Niveaux"]  # type: ignore[arg-type]
        assert [cellule.value for cellule in feuille[2]][:5] == ["S-2", "École", 1, 0, 0]
        with pytest.raises(Introuvable, match="niveau inférieur"):
            suivi.produire_niveaux(session, anct, QueryParams(choix | {"perimetre": "structure:S-1"}))
        with pytest.raises(Introuvable):
            suivi.produire_niveaux(session, anct, QueryParams(choix | {"format": "pdf"}))
        with pytest.raises(AccesRefuse):
            suivi.produire_niveaux(session, Acteur("X", frozenset({Role.STRUCTURE})), QueryParams(choix))


def test_the_list_of_calls_holds_the_telephone_or_says_that_none_is_known(session: Session) -> None:
    mairie = create_structure(session, id_externe="S-1")
    create_conseiller(session, mairie, id_externe="C-1", prenom="A", telephone="06 01")
    create_conseiller(session, mairie, id_externe="C-2", prenom="B")
    vu = compute_suivi(session, perimetre=UneStructure(mairie.id), trimestre="2026-T1", au=AU)
    lire = dict(COLONNES)["Téléphone à appeler (M+2)"]
    lus = {
        (ligne.personne.id_externe, etape): lire(LigneLue(ligne, (), ProchaineEtape(etape, AU)))
        for ligne in vu.lignes
        for etape in EtapeRelance
    }
    assert lus == {
        ("C-1", EtapeRelance.M1): None,
        ("C-1", EtapeRelance.M1_5): None,
        ("C-1", EtapeRelance.M2): "06 01",
        ("C-2", EtapeRelance.M1): None,
        ("C-2", EtapeRelance.M1_5): None,
        ("C-2", EtapeRelance.M2): "non renseigné",
    }


def test_rates_of_every_level_equal_a_recount_day_by_day(session: Session) -> None:
    hasard = Random(5)
    structures = [create_structure(session, code) for code in ("69", "69", "01", "59")]
    lieux = dict(zip((lue.id_externe for lue in structures), ("69", "69", "01", "59"), strict=True))
    attendus: defaultdict[str, set[str]] = defaultdict(set)
    recus: defaultdict[str, set[str]] = defaultdict(set)
    jours = [DU + timedelta(days=rang) for rang in range((AU - DU).days + 1)]
    for rang in range(60):
        formation = hasard.choice((None, None, DU + timedelta(days=hasard.randint(-30, 120))))
        personne = create_conseiller(session, id_externe=f"P{rang}", date_fin_formation=formation)
        absence = None
        if hasard.random() < 0.4:
            debut = DU + timedelta(days=hasard.randint(-60, 60))
            absence = (debut, debut + timedelta(days=hasard.randint(0, 150)))
            session.add(Absence(conseiller_id=personne.id, date_debut=absence[0], date_fin=absence[1]))
        for structure in hasard.sample(structures, hasard.choice((1, 1, 2))):
            debut = DU + timedelta(days=hasard.randint(-200, 100))
            fin = hasard.choice((None, debut + timedelta(days=hasard.randint(0, 250))))
            create_poste(session, personne, structure, debut=debut, fin=fin)
            saisies = [DU + timedelta(days=hasard.randint(-40, 130)) for _ in range(hasard.choice((0, 1, 2)))]
            for saisie in saisies:
                create_accompagnement(session, personne, structure, date=saisie)
            lieu = lieux[structure.id_externe]
            niveaux = ("national", f"region:{REGIONS[lieu]}", f"departement:{lieu}", structure.id_externe)
            for niveau in niveaux:
                if any(
                    debut <= jour <= (fin or date.max)
                    and (formation is None or jour > formation)
                    and not (absence and absence[0] <= jour <= absence[1])
                    for jour in jours
                ):
                    attendus[niveau].add(personne.id_externe)
                if any(DU <= saisie <= AU for saisie in saisies):
                    recus[niveau].add(personne.id_externe)
    lus = {}
    perimetres = {"national": National(), "region:84": Region("84"), "departement:69": Departement("69")}
    for nom, perimetre in perimetres.items():
        vu = compute_suivi(session, perimetre=perimetre, trimestre="2026-T1", au=date(2026, 5, 1))
        lus[nom] = (vu.comptes.attendus, vu.comptes.recus)
        lus |= {
            niveau.texte.removeprefix("structure:"): (niveau.comptes.attendus, niveau.comptes.recus)
            for niveau in vu.niveaux
            if niveau.comptes.attendus
        }
    assert lus == {niveau: (len(attendus[niveau]), len(attendus[niveau] & recus[niveau])) for niveau in lus}
    assert {"national", "region:84", "region:32", "departement:69", "departement:01"} < set(lus)
    assert len(lus) == 7
    cliche = photographier(session, acteur=SYSTEME, trimestre="2026-T1")
    for perimetre in (*perimetres.values(), *(UneStructure(lue.id) for lue in structures)):
        figes, vivants = (
            compute_suivi(
                session, perimetre=perimetre, trimestre="2026-T1", au=date(2026, 5, 1), photographie=lu
            ).lignes
            for lu in (cliche, None)
        )
        assert figes == vivants

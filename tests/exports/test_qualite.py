"""Quality of data as accounts may read it: whose reports, in words and as files, never with notes."""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook
from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.brouillons import enregistrer_brouillon
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.qualite import Controle
from coop_data.domain.roles import Role
from coop_data.errors import Introuvable, PerimetreInvalide
from coop_data.exports.qualite import (
    Choix,
    brouillons_anciens,
    lire_bilan,
    lire_remarques,
    manques_of,
    ranger,
    selection_of,
)
from coop_data.models import Conseiller, maintenant
from coop_data.routes import qualite
from coop_data.routes.producteurs import PRODUCTEURS
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_commune,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)

HIER = Acteur("Horloge").aujourdhui() - timedelta(days=1)
MARS = date(2026, 3, 10)
PERIODE = {"periode": "tout"}


@dataclass(frozen=True)
class Monde:
    """Alix (town hall, in Chloé's team since yesterday) and Nour (elsewhere) log too long; Chloé coordinates."""

    alix: Conseiller
    nour: Conseiller
    comptes: dict[str, Acteur]


@pytest.fixture
def monde(session: Session) -> Monde:
    mairie, bourg = create_structure(session, id_externe="S-M", nom="Mairie"), create_structure(session, "01")
    alix = create_conseiller(
        session, mairie, id_externe="C-A", prenom="=Alix", nom="Petit", email="alix@exemple.fr"
    )
    nour = create_conseiller(session, bourg, id_externe="C-N", prenom="Nour", nom="Roux")
    chloe = create_conseiller(session, bourg, id_externe="C-C", prenom="Chloé", est_coordinateur=True)
    create_equipe(session, chloe, alix, debut=HIER)
    commune = create_commune(session)
    for jour in (MARS, HIER):
        create_accompagnement(
            session, alix, mairie, date=jour, duree_minutes=300, code_commune=commune, notes="secret", titre="Long"
        )
    create_accompagnement(session, nour, bourg, date=MARS, duree_minutes=300, code_commune=commune)
    create_activite(session, chloe, mairie, date=MARS, duree_minutes=601)
    create_activite(
        session, chloe, bourg, date=MARS, type=TypeActivite.EVENEMENT, nom="Forum", a_completer=["echelon"]
    )

    def compte(nom: str, *roles: Role, **liens: UUID) -> Acteur:
        return Acteur(nom, frozenset(roles), create_utilisateur(session, *roles, **liens).id, **liens)

    return Monde(
        alix,
        nour,
        {
            "alix": compte("Alix", Role.CONSEILLER, conseiller_id=alix.id),
            "chloe": compte("Chloé", Role.COORDINATEUR, conseiller_id=chloe.id),
            "les deux": compte("Chloé", Role.CONSEILLER, Role.COORDINATEUR, conseiller_id=chloe.id),
            "mairie": compte("Mairie", Role.STRUCTURE, structure_id=mairie.id),
            "anct": compte("Analyste", Role.ANCT),
            "admin": compte("Admin", Role.ADMIN),
            "sans lien": compte("Personne", Role.CONSEILLER, Role.STRUCTURE),
        },
    )


@pytest.mark.parametrize(
    ("qui", "longues", "total"),
    [
        ("alix", ["C-A", "C-A"], 2),
        ("chloe", ["C-A", "C-C"], 3),
        ("les deux", ["C-A", "C-C"], 3),
        ("mairie", ["C-A", "C-A", "C-C"], 3),
        ("anct", ["C-A", "C-A", "C-C", "C-N"], 5),
        ("admin", ["C-A", "C-A", "C-C", "C-N"], 5),
        ("sans lien", [], 0),
    ],
)
def test_each_account_checks_what_it_may_list(
    session: Session, monde: Monde, qui: str, longues: list[str], total: int
) -> None:
    selection, _ = selection_of(session, acteur=monde.comptes[qui], parametres=PERIODE)
    remarques = lire_remarques(session, selection=selection, controle=Controle.DUREES)
    assert sorted(remarque.premier.personne_id_externe for remarque in remarques) == longues
    assert lire_bilan(session, selection=selection).total == total


def test_filters_stay_within_what_the_account_reads(session: Session, monde: Monde) -> None:
    anct, mairie = monde.comptes["anct"], monde.comptes["mairie"]
    selection, offres = selection_of(session, acteur=anct, parametres=PERIODE | {"departement": "01"})
    assert list(offres.personnes) == ["C-C", "C-N"]
    assert lire_bilan(session, selection=selection).total == 2
    selection, _ = selection_of(session, acteur=anct, parametres=PERIODE | {"personne": "C-N"})
    assert lire_bilan(session, selection=selection).total == 1
    _, offres = selection_of(session, acteur=mairie, parametres=PERIODE)
    assert (list(offres.structures), list(offres.personnes)) == (["S-M"], ["C-A", "C-C"])
    for parametres in ({"personne": "C-N"}, {"personne": "C-PERSONNE"}, {"structure": "S-AILLEURS"}):
        with pytest.raises(Introuvable):
            selection_of(session, acteur=mairie, parametres=PERIODE | parametres)
    for parametres in ({"periode": "hier"}, {"departement": "99"}):
        with pytest.raises(PerimetreInvalide):
            selection_of(session, acteur=anct, parametres=PERIODE | parametres)


def test_search_order_and_gaps(session: Session, monde: Monde) -> None:
    selection, _ = selection_of(session, acteur=monde.comptes["anct"], parametres=PERIODE)
    remarques = lire_remarques(session, selection=selection, controle=Controle.DUREES)

    def vus(**choix: str) -> list[str]:
        rangees = ranger(remarques, Choix.of(choix))
        return [f"{remarque.premier.prenom} {remarque.premier.date:%d/%m/%Y}" for remarque in rangees]

    recente = f"=Alix {HIER:%d/%m/%Y}"
    assert vus() == [recente, "Chloé 10/03/2026", "=Alix 10/03/2026", "Nour 10/03/2026"]
    assert vus(tri="duree") == ["Chloé 10/03/2026", recente, "=Alix 10/03/2026", "Nour 10/03/2026"]
    assert vus(recherche="alix mairie", tri="anciennes") == ["=Alix 10/03/2026", recente]
    assert vus(recherche="LONG") == [recente, "=Alix 10/03/2026"]
    assert vus(tri="au-hasard", recherche="forum") == []
    troues = lire_remarques(session, selection=selection, controle=Controle.A_COMPLETER)
    assert manques_of(troues) == {"echelon": "Échelon territorial de l’évènement (1)"}
    assert len(ranger(troues, Choix(manque="echelon"))) == 1
    assert ranger(troues, Choix(manque="nom")) == []


def test_files_say_why_and_never_hold_notes(session: Session, monde: Monde) -> None:
    assert PRODUCTEURS["qualite"] is qualite.produire
    parametres = PERIODE | {"controle": "durees", "recherche": "mairie", "tri": "anciennes"}
    fichier = qualite.produire(session, monde.comptes["mairie"], QueryParams(parametres))
    assert isinstance(fichier.contenu, bytes)
    entete, chloe, alix, recente = fichier.contenu.decode("utf-8-sig").replace("\u202f", " ").splitlines()
    assert entete == (
        "Remarque;Date;Personne;Structure;Département;Type d’activité;Activité;Détail;Durée (minutes);Pourquoi;"
        "Identifiant"
    )
    assert alix.startswith(
        "2;10/03/2026;'=Alix Petit;Mairie;69;Accompagnement;Accompagnement individuel · Long;E-mail;300;"
    )
    assert "Un accompagnement individuel dépasse rarement" in alix
    assert "601" in chloe
    assert recente.startswith("3;")
    assert "secret" not in fichier.contenu.decode()
    toutes = qualite.produire(session, monde.comptes["anct"], QueryParams(PERIODE | {"controle": "durees"}))
    assert isinstance(toutes.contenu, bytes)
    personnes = [ligne.split(";")[2].split()[0] for ligne in toutes.contenu.decode("utf-8-sig").splitlines()[1:]]
    assert personnes == ["'=Alix", "'=Alix", "Chloé", "Nour"]  # by person, as on screen
    classeur = qualite.produire(session, monde.comptes["anct"], QueryParams(parametres | {"format": "xlsx"}))
    assert isinstance(classeur.contenu, bytes)
    feuille = load_workbook(io.BytesIO(classeur.contenu))[Controle.DUREES.libelle]
    assert feuille.max_row == 4
    assert b"secret" not in classeur.contenu


@pytest.mark.parametrize(
    "parametres",
    [{}, {"controle": "tout"}, {"controle": "durees", "format": "pdf"}],
    ids=["rien", "inconnu", "pdf"],
)
def test_no_such_file(session: Session, monde: Monde, parametres: dict[str, str]) -> None:
    with pytest.raises(Introuvable):
        qualite.produire(session, monde.comptes["anct"], QueryParams(parametres))


def test_old_drafts_are_one_s_own(session: Session, monde: Monde) -> None:
    alix = monde.comptes["alix"]
    for jours in (29, 31, 90):
        brouillon = enregistrer_brouillon(
            session, acteur=alix, formulaire="accompagnement", contenu={}, nouvel_id=uuid4()
        )
        brouillon.modifie_le = maintenant() - timedelta(days=jours)
        session.flush()
    assert len(brouillons_anciens(session, acteur=alix)) == 2
    assert brouillons_anciens(session, acteur=monde.comptes["chloe"]) == []
    assert brouillons_anciens(session, acteur=monde.comptes["anct"]) == []
    fichier = qualite.produire(session, alix, QueryParams({"controle": "brouillons"}))
    assert isinstance(fichier.contenu, bytes)
    assert len(fichier.contenu.decode("utf-8").splitlines()) == 3

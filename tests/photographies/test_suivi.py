"""« Suivi de saisie » in a photograph: who was late stays late, whatever is logged, imported or deleted since."""

import io
import json
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine, delete, update
from sqlmodel import Session, col, select
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.suivi_lecture import Suivi, compute_suivi
from coop_data.cli import main
from coop_data.domain.perimetre import Departement, National, Perimetre, UneEquipe, UneStructure
from coop_data.domain.photographies import Cliche
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, PerimetreInvalide
from coop_data.exports.suivi import lire_suivi
from coop_data.faits.projection import projeter_accompagnements
from coop_data.fichiers import Fichier
from coop_data.models import (
    Absence,
    Accompagnement,
    Conseiller,
    Equipe,
    Poste,
    Relance,
    Structure,
    maintenant,
)
from coop_data.photographies import photographier
from coop_data.routes.producteurs import PRODUCTEURS
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
    create_utilisateur,
)
from tests.photographies.monde import ANCT

T1 = "2026-T1"
AU = date(2026, 5, 15)
ADRESSE = f"trimestre={T1}&photographie={T1}-1"


def peupler(session: Session) -> None:
    """The Mairie (Rhône) and the CCAS (Ain) in the first quarter of 2026; Zoé coordinates Alix and Farid."""
    mairie = create_structure(session, "69", id_externe="S-MAIRIE", nom="Mairie")
    ccas = create_structure(session, "01", id_externe="S-CCAS", nom="CCAS")

    def creer(prenom: str, structure: Structure = mairie, **champs: Any) -> Conseiller:
        lus = {"id_externe": f"C-{prenom.upper()}", "prenom": prenom, "nom": "Petit", "email": f"{prenom}@a.fr"}
        return create_conseiller(session, structure, **lus | champs)

    alix, basile, farid = (
        creer("Alix"),
        creer("Basile"),
        creer("Farid", debut=date(2024, 1, 1), fin=date(2025, 8, 31)),
    )
    create_accompagnement(session, alix, mairie, date=date(2026, 3, 30))
    create_accompagnement(session, alix, mairie, date=date(2026, 1, 5), id_externe="A-JANVIER")
    create_accompagnement(session, basile, mairie, date=date(2025, 12, 20))
    session.add(Absence(conseiller_id=basile.id, date_debut=date(2025, 12, 25), date_fin=date(2026, 3, 15)))
    create_poste(session, farid, mairie, debut=date(2025, 9, 1))
    for jour in (date(2025, 5, 2), date(2025, 6, 10), date(2025, 8, 1)):
        create_accompagnement(session, farid, mairie, date=jour)
    creer("Chloé", ccas, debut=date(2025, 2, 1))
    creer("David", ccas, date_fin_formation=date(2026, 6, 30))
    creer("Emma", ccas, fin=date(2025, 12, 31))
    zoe = creer("Zoé", est_coordinateur=True)
    create_activite(session, zoe, mairie, date=date(2025, 11, 3))
    create_equipe(session, zoe, alix, debut=date(2026, 2, 1))
    create_equipe(session, zoe, farid, debut=date(2025, 6, 1), fin=date(2025, 6, 30))
    create_equipe(session, zoe, farid, debut=date(2026, 1, 10))
    session.flush()


def tout_changer(session: Session) -> None:
    """Reports logged late, deleted, dated before; absences, posts, teams, training, names; a departure."""
    gens = {lu.prenom: lu for lu in session.exec(select(Conseiller))}
    mairie = session.exec(select(Structure).where(Structure.id_externe == "S-MAIRIE")).one()
    for prenom, jour in (("Farid", date(2026, 3, 1)), ("Chloé", date(2025, 12, 1)), ("Basile", date(2026, 1, 2))):
        create_accompagnement(session, gens[prenom], mairie, date=jour)
    create_activite(session, gens["Zoé"], mairie, date=date(2026, 3, 3))
    efface = session.exec(select(Accompagnement).where(Accompagnement.id_externe == "A-JANVIER")).one()
    efface.supprime_le = maintenant()
    projeter_accompagnements(session, [efface])
    session.execute(delete(Absence))
    session.add(Absence(conseiller_id=gens["Alix"].id, date_debut=date(2026, 1, 1), date_fin=date(2026, 3, 31)))
    session.execute(delete(Equipe))
    session.execute(delete(Poste).where(col(Poste.conseiller_id) == gens["Emma"].id))
    session.execute(
        update(Poste).where(col(Poste.conseiller_id) == gens["Farid"].id).values(date_fin=date(2025, 9, 30))
    )
    gens["David"].date_fin_formation = None
    gens["Alix"].nom, mairie.nom = "Grand", "Hôtel de ville"
    session.flush()


@pytest.fixture
def cliche(session: Session) -> Cliche:
    """Taken, then everything is changed."""
    peupler(session)
    prise = photographier(session, acteur=ANCT, trimestre=T1)
    tout_changer(session)
    return prise


def lire(session: Session, perimetre: Perimetre, cliche: Cliche | None) -> Suivi:
    return compute_suivi(session, perimetre=perimetre, trimestre=T1, au=AU, photographie=cliche)


def gens(vu: Suivi) -> dict[str, tuple[Any, ...]]:
    """By first name: motive, reports of the quarter, last one, late, never, days without."""
    return {
        ligne.personne.prenom: (
            ligne.motif.value if ligne.motif else None,
            ligne.cra,
            ligne.personne.derniere,
            ligne.en_retard,
            ligne.jamais,
            ligne.attente,
        )
        for ligne in vu.lignes
    }


FIGES = {
    "Alix": (None, 2, date(2026, 3, 30), False, False, 1),
    "Basile": (None, 0, date(2025, 12, 20), False, False, 20),  # 101 days, 81 of them away
    "Chloé": (None, 0, None, True, True, 423),
    "David": ("formation", 0, None, False, False, None),
    "Emma": ("hors_poste", 0, None, False, False, None),
    "Farid": (None, 0, date(2025, 8, 1), True, False, 242),
    "Zoé": (None, 0, date(2025, 11, 3), True, False, 148),
}


def test_the_photograph_says_what_the_living_data_said_that_day(session: Session) -> None:
    peupler(session)
    assert gens(lire(session, National(), None)) == FIGES
    prise = photographier(session, acteur=ANCT, trimestre=T1)
    assert gens(lire(session, National(), prise)) == FIGES


def test_nothing_done_since_changes_it(session: Session, cliche: Cliche) -> None:
    fige, vivant = lire(session, National(), cliche), lire(session, National(), None)
    assert gens(fige) == FIGES
    assert fige.comptes.valeurs() == {
        "attendus": 5, "recus": 1, "taux": 0.2, "en_retard": 3, "a_jour": 2, "jamais": 1, "non_attendus": 2,
    }  # fmt: skip
    assert vivant.comptes.valeurs() == {
        "attendus": 4, "recus": 2, "taux": 0.5, "en_retard": 3, "a_jour": 1, "jamais": 1, "non_attendus": 1,
    }  # fmt: skip
    assert {(ligne.personne.nom, ligne.personne.email) for ligne in fige.lignes} == {("Petit", None)}
    assert fige.lignes[0].personne.postes_recents[0].structure == "Mairie"


def test_every_level_of_it_stays(session: Session, cliche: Cliche) -> None:
    mairie = session.exec(select(Structure.id).where(Structure.id_externe == "S-MAIRIE")).one()
    zoe = session.exec(select(Conseiller.id).where(Conseiller.prenom == "Zoé")).one()
    rhone = lire(session, Departement("69"), cliche)
    assert gens(rhone) == {prenom: FIGES[prenom] for prenom in ("Alix", "Basile", "Farid", "Zoé")}
    assert [(niveau.nom, niveau.comptes.attendus, niveau.comptes.recus) for niveau in rhone.niveaux] == [
        ("Mairie", 4, 1)
    ]
    assert gens(lire(session, UneStructure(mairie), cliche)) == gens(rhone)
    equipe = lire(session, UneEquipe(zoe), cliche)
    assert gens(equipe) == {
        "Alix": (None, 1, date(2026, 3, 30), False, False, 1),  # January was before her time in the team
        "Farid": (None, 0, date(2025, 6, 10), True, False, 80),  # the last one in the team; back on 10 January
    }
    assert lire(session, UneEquipe(zoe), None).lignes == ()


def test_a_photograph_is_of_its_quarter_and_older_ones_say_that_they_do_not_know(
    session: Session, cliche: Cliche
) -> None:
    with pytest.raises(PerimetreInvalide, match="2026-T1-1"):
        compute_suivi(session, perimetre=National(), trimestre="2025-T4", au=AU, photographie=cliche)
    ancienne = Cliche(cliche.trimestre, cliche.rang, cliche.prise_le, avec_suivi=False)
    with pytest.raises(PerimetreInvalide, match="ne dit rien du suivi de saisie"):
        lire(session, National(), ancienne)


def test_no_reminder_is_read_nor_noted_from_it(session: Session, cliche: Cliche) -> None:
    compte = create_utilisateur(session, Role.ANCT)
    for identifiant in session.exec(select(Conseiller.id)):
        champs = {"jour": date(2026, 3, 1), "etape": "m1", "instant": maintenant()}
        session.add(Relance(conseiller_id=identifiant, utilisateur_id=compte.id, **champs))
    session.flush()
    fige, vivant = (
        lire_suivi(session, acteur=ANCT, texte="national", trimestre=T1, photographie=lu) for lu in (cliche, None)
    )
    assert (fige.peut_relancer, vivant.peut_relancer) == (False, True)
    assert {len(ligne.relances) for ligne in fige.lignes} == {0}
    assert {len(ligne.relances) for ligne in vivant.lignes} == {1}


def demander(session: Session, fichier: str, adresse: str, acteur: Acteur = ANCT) -> Fichier:
    return PRODUCTEURS[fichier](session, acteur, QueryParams(adresse))


def texte(fichier: Fichier) -> list[str]:
    assert isinstance(fichier.contenu, bytes)
    return fichier.contenu.decode("utf-8-sig").splitlines()


def test_files_name_it_and_hold_no_contact(session: Session, cliche: Cliche) -> None:
    personnes = demander(session, "suivi-saisie", f"{ADRESSE}&liste=jamais&relance=a-faire")
    assert personnes.nom == "suivi-saisie_2026-T1_photographie-2026-T1-1.csv"
    assert texte(personnes) == [
        "Identifiant;Prénom;Nom;Rôle;Structure;Attendu;Motif;CRA du trimestre;Dernier CRA;Jours sans CRA;"
        "En retard;Jamais saisi;Photographie",
        "C-CHLOÉ;Chloé;Petit;Conseiller·ère numérique;CCAS;oui;;0;;423;oui;oui;2026-T1-1",
    ]
    niveaux = demander(session, "suivi-niveaux", f"{ADRESSE}&perimetre=region:84&niveau=rhône")
    assert niveaux.nom == "suivi-saisie_niveaux_2026-T1_photographie-2026-T1-1.csv"
    assert texte(niveaux)[1] == "69;Rhône;4;1;0,25;2;2;0;0;2026-T1-1"
    classeur = demander(session, "suivi-saisie", f"{ADRESSE}&format=xlsx")
    assert isinstance(classeur.contenu, bytes)
    feuilles = load_workbook(io.BytesIO(classeur.contenu))
    dites = [cellule.value for ligne in feuilles["Informations"].iter_rows() for cellule in ligne]
    assert [dit for dit in dites if str(dit).startswith("Données : photographie du ")]
    assert "Adresse électronique" not in [cellule.value for cellule in feuilles["Personnes"][1]]
    sans_trimestre = demander(session, "suivi-saisie", f"photographie={T1}-1")
    assert len(texte(sans_trimestre)) == 1 + len(FIGES)


def test_the_difference_of_every_figure_by_level(session: Session, cliche: Cliche) -> None:
    fichier = demander(session, "differences-suivi.csv", f"{ADRESSE}&perimetre=departement:69")
    assert fichier.nom == "suivi-saisie_differences_2026-T1_photographie-2026-T1-1.csv"
    entete, *lignes = texte(fichier)
    assert entete == "rubrique;code;libelle;photographie;vivant;ecart;unite;statistique"
    assert lignes == [
        "attendus;departement:69;Rhône;4;2;-2;personnes;Attendus",
        "attendus;structure:S-MAIRIE;Mairie;4;2;-2;personnes;Attendus",
        "recus;departement:69;Rhône;1;2;1;personnes;Ont saisi",
        "recus;structure:S-MAIRIE;Mairie;1;2;1;personnes;Ont saisi",
        "taux;departement:69;Rhône;0,25;1,0;0,75;;Taux de saisie",
        "taux;structure:S-MAIRIE;Mairie;0,25;1,0;0,75;;Taux de saisie",
        "en_retard;departement:69;Rhône;2;1;-1;personnes;En retard",
        "en_retard;structure:S-MAIRIE;Mairie;2;1;-1;personnes;En retard",
        "a_jour;departement:69;Rhône;2;1;-1;personnes;À jour",
        "a_jour;structure:S-MAIRIE;Mairie;2;1;-1;personnes;À jour",
        "jamais;departement:69;Rhône;0;0;0;personnes;Jamais saisi",
        "jamais;structure:S-MAIRIE;Mairie;0;0;0;personnes;Jamais saisi",
        "non_attendus;departement:69;Rhône;0;1;1;personnes;Non attendus",
        "non_attendus;structure:S-MAIRIE;Mairie;0;1;1;personnes;Non attendus",
        "situation;conseiller:C-ALIX;Alix Grand;À jour, a saisi;Non attendu·e : absence;;;Situation",
        "situation;conseiller:C-BASILE;Basile Petit;À jour, n’a pas saisi;En retard, a saisi;;;Situation",
        "situation;conseiller:C-FARID;Farid Petit;En retard, n’a pas saisi;Hors du suivi;;;Situation",
        "situation;coordinateur:C-ZOÉ;Zoé Petit;En retard, n’a pas saisi;À jour, a saisi;;;Situation",
    ]
    par_personne = texte(demander(session, "differences-suivi.csv", f"{ADRESSE}&perimetre=structure:S-MAIRIE"))
    assert "attendus;conseiller:C-FARID;Farid Petit;1;0;-1;personnes;Attendus" in par_personne
    assert "recus;coordinateur:C-ZOÉ;Zoé Petit;0;1;1;personnes;Ont saisi" in par_personne
    with pytest.raises(PerimetreInvalide, match="Choisissez une photographie"):
        demander(session, "differences-suivi.csv", f"trimestre={T1}")


def test_who_changed_since_in_each_perimeter(session: Session, cliche: Cliche) -> None:
    def changes(perimetre: str) -> list[tuple[str, str, str]]:
        lignes = texte(demander(session, "differences-suivi.csv", f"{ADRESSE}&perimetre={perimetre}"))
        lues = (ligne.split(";") for ligne in lignes if ligne.startswith("situation;"))
        return [(nom, avant, apres) for _, _, nom, avant, apres, *_ in lues]

    assert changes("departement:01") == [
        ("David Petit", "Non attendu·e : en formation", "En retard, n’a jamais saisi"),
        ("Emma Petit", "Non attendu·e : pas en poste", "Hors du suivi"),
    ]
    assert changes("equipe:C-ZOÉ") == [
        ("Alix Petit", "À jour, a saisi", "Hors du suivi"),  # nobody is in the team today: as then named
        ("Farid Petit", "En retard, n’a pas saisi", "Hors du suivi"),
    ]
    ailleurs = ("Chloé Petit", "En retard, n’a jamais saisi", "En retard, n’a pas saisi")
    assert ailleurs in changes("national")  # what she logged since is for the Mairie: nothing to the Ain
    noms = [nom for nom, _, _ in changes("national")]
    assert noms[0] == "Alix Grand"
    assert noms[1:] == [f"{prenom} Petit" for prenom in ("Basile", "Chloé", "David", "Emma", "Farid", "Zoé")]


def test_nobody_is_named_when_nothing_changed(session: Session) -> None:
    peupler(session)
    photographier(session, acteur=ANCT, trimestre=T1)
    lignes = texte(demander(session, "differences-suivi.csv", f"{ADRESSE}&perimetre=national"))
    assert [ligne for ligne in lignes if ligne.startswith("situation;")] == []
    assert all(ligne.split(";")[5] in ("", "0", "0,0") for ligne in lignes[1:])


def test_rights_are_those_of_today(session: Session, cliche: Cliche) -> None:
    mairie = session.exec(select(Structure).where(Structure.id_externe == "S-MAIRIE")).one()
    employeur = Acteur("Mairie", frozenset({Role.STRUCTURE}), structure_id=mairie.id)
    assert len(texte(demander(session, "suivi-saisie", ADRESSE, employeur))) == 5
    siens = texte(demander(session, "differences-suivi.csv", ADRESSE, employeur))
    assert [ligne.split(";")[2] for ligne in siens if ligne.startswith("situation;")] == [
        "Alix Grand", "Basile Petit", "Farid Petit", "Zoé Petit",
    ]  # fmt: skip
    conseiller = Acteur("Alix", frozenset({Role.CONSEILLER}))
    for acteur, adresse in ((employeur, f"{ADRESSE}&perimetre=structure:S-CCAS"), (conseiller, ADRESSE)):
        for fichier in ("suivi-saisie", "suivi-niveaux", "differences-suivi.csv"):
            with pytest.raises(AccesRefuse):
                demander(session, fichier, adresse, acteur)


def test_the_command_reads_it(base: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    with Session(base) as session:
        peupler(session)
        photographier(session, acteur=ANCT, trimestre=T1)
        tout_changer(session)
        session.commit()
    commande = ("suivi-saisie", "--perimetre", "national", "--trimestre", T1, "--photographie", T1)
    assert main(commande) == 0
    lu = json.loads(capsys.readouterr().out)
    assert (lu["photographie"]["code"], lu["chiffres"]["en_retard"]) == ("2026-T1-1", 3)
    assert main([*commande, "--format", "csv"]) == 0
    *_, derniere = capsys.readouterr().out.splitlines()
    assert derniere.startswith("photographie;2026-T1-1;photographie du ")
    assert main(["suivi-saisie", "--perimetre", "national", "--trimestre", T1]) == 0
    assert "photographie" not in capsys.readouterr().out
    assert main(["suivi-saisie", "--perimetre", "national", "--trimestre", "2025-T4", *commande[-2:]]) == 2

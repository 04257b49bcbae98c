"""« Trimestre des coordinateurs »: counted on fingers, recounted in plain Python, refused to whom it must be."""

import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random

import pytest
from openpyxl import load_workbook
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.analytics.suivi_lecture import compute_suivi
from coop_data.documents.blocs import Tableau
from coop_data.documents.trimestre_national import document_du_trimestre_national
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.perimetre import National
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, PerimetreInvalide
from coop_data.exports.trimestre_listes import Choix, colonnes, compter, dire, fichier_du_trimestre, ranger
from coop_data.exports.trimestre_national import (
    ABSENTS,
    LISTES,
    Ligne,
    Trimestre,
    dernier_trimestre_clos,
    lire_trimestre_national,
    phrase_des_absents,
    trimestre_precedent,
    trimestres_au_choix,
)
from coop_data.fichiers import Format
from coop_data.models import Absence, ActiviteCoordination, BilanTrimestriel, Conseiller, Structure
from tests.factories import create_activite, create_conseiller, create_poste, create_structure

T1 = "2026-T1"
ANCT = Acteur("Analyste", frozenset({Role.ANCT}))


def create_coordinateur(session: Session, structure: Structure | None = None, **champs: object) -> Conseiller:
    return create_conseiller(session, structure, est_coordinateur=True, **champs)


@pytest.fixture
def monde(session: Session) -> Session:
    """Alix: Lyon and Ajaccio; Basile: outside any post; Chloé: nothing; Denis: gone before; Élie: a conseiller."""
    lyon = create_structure(session, "69", nom="Lyon", id_externe="S-LYON")
    ajaccio = create_structure(session, "2A", nom="Ajaccio", id_externe="S-AJACCIO")
    alix = create_coordinateur(session, lyon, prenom="Alix", nom="Petit", id_externe="C-ALIX", email="alix@a.fr")
    create_poste(session, alix, ajaccio, debut=date(2026, 3, 31))
    basile = create_coordinateur(session, prenom="Basile", nom="Roux", id_externe="C-BASILE")
    chloe = create_coordinateur(
        session,
        ajaccio,
        prenom="Chloé",
        nom="Faure",
        id_externe="C-CHLOE",
        email="chloe@a.fr",
        telephone="0102030405",
    )
    create_coordinateur(session, lyon, fin=date(2025, 12, 31), prenom="Denis", nom="Blanc")
    create_conseiller(session, lyon, prenom="Élie", nom="Noir")
    create_activite(session, alix, lyon, date=date(2026, 1, 1), duree_minutes=90, mediateurs=4, structures=2)
    create_activite(session, alix, ajaccio, date=date(2026, 3, 31), duree_minutes=30, a_completer=["thematiques"])
    create_activite(session, alix, lyon, type=TypeActivite.EVENEMENT, participants=25, a_completer=["nom"])
    create_activite(session, alix, lyon, date=date(2025, 12, 31))
    create_activite(session, alix, lyon, date=date(2026, 4, 1))
    create_activite(
        session, basile, type=TypeActivite.PARTENARIAT, partenaires=(("Mairie", "autre"), ("CCAS", "autre"))
    )
    session.add(
        BilanTrimestriel(conseiller_id=alix.id, trimestre=T1, complet_le=datetime(2026, 4, 2, 9, tzinfo=UTC))
    )
    session.add(BilanTrimestriel(conseiller_id=chloe.id, trimestre=T1, texte="En cours."))
    session.flush()
    return session


def lire(session: Session, code: str = T1, territoire: str = "national") -> Trimestre:
    return lire_trimestre_national(session, acteur=ANCT, code=code, territoire=territoire)


def ligne(trimestre: Trimestre, liste: str, code: str) -> Ligne:
    return next(ligne for ligne in trimestre.listes[liste] if ligne.code == code)


def cellules(trimestre: Trimestre, liste: str, code: str) -> dict[str, object]:
    return {entete: lire_(ligne(trimestre, liste, code)) for entete, lire_ in colonnes(liste)}


def test_key_figures_and_their_change(monde: Session) -> None:
    trimestre = lire(monde)
    valeurs = {code: chiffre.valeur for code, chiffre in trimestre.chiffres.items()}
    assert valeurs == {
        "activites": 4,
        "animations": 2,
        "evenements": 1,
        "partenariats": 1,
        "minutes_animation": 120,
        "participants_animation": 6,
        "participants_evenement": 25,
        "structures_partenaires": 2,
        "partenaires_distincts": 2,
        "coordinateurs_actifs": 2,
        "a_completer": 2,
    }
    variation = trimestre.variation("activites")
    assert (variation.reference, variation.ecart, variation.taux) == (1, 3, 3.0)


def test_by_coordinateur(monde: Session) -> None:
    assert cellules(lire(monde), "coordinateur", "C-ALIX") == {
        "Code": "C-ALIX",
        "Nom": "Alix Petit",
        "Structure": "Ajaccio ; Lyon",
        "Département": "Corse-du-Sud ; Rhône",
        "Activités de coordination": 3,
        "Animations": 2,
        "Évènements": 1,
        "Partenariats": 0,
        "Temps d’animation (heures)": 2.0,
        "Participations aux animations": 6,
        "Participants aux évènements": 25,
        "Structures partenaires": 0,
        "À compléter": 2,
        "Projets (tags)": "",
        "Dernière activité": date(2026, 3, 31),
        "Adresse électronique": "alix@a.fr",
        "Téléphone": None,
        "Trimestre complet le": date(2026, 4, 2),
    }


def test_each_list_counts_every_activity_once(monde: Session) -> None:
    trimestre = lire(monde)
    for liste in LISTES:
        if liste != ABSENTS:
            assert sum(ligne.valeurs["activites"] for ligne in trimestre.listes[liste]) == 4
    par_structure = {ligne.nom: ligne.valeurs["activites"] for ligne in trimestre.listes["structure"]}
    assert par_structure == {"Lyon": 2, "Ajaccio": 1, "Sans structure": 1}
    par_region = {ligne.code: ligne.valeurs["activites"] for ligne in trimestre.listes["region"]}
    assert par_region == {"84": 2, "94": 1, "sans_structure": 1}


def test_who_logged_nothing(monde: Session) -> None:
    trimestre = lire(monde)
    assert [(a.code, a.structures, a.territoires) for a in trimestre.listes[ABSENTS]] == [
        ("C-CHLOE", ("Ajaccio",), ("Corse-du-Sud",))
    ]
    (chloe,) = trimestre.listes[ABSENTS]
    assert (chloe.email, chloe.telephone, chloe.complet_le) == ("chloe@a.fr", "0102030405", None)
    assert phrase_des_absents(trimestre) == (
        "1 coordinateur·ice sans activité enregistrée, sur 2 dont une activité était attendue."
    )


def test_nothing_is_expected_of_who_is_absent_or_in_training(monde: Session) -> None:
    """As « Suivi de saisie »: Zoé is absent all the quarter, Yann in training all along, Léa back for a day."""
    corse = monde.exec(select(Structure).where(Structure.id_externe == "S-AJACCIO")).one()
    zoe = create_coordinateur(monde, corse, id_externe="C-ZOE")
    create_coordinateur(monde, corse, id_externe="C-YANN", date_fin_formation=date(2026, 3, 31))
    lea = create_coordinateur(monde, corse, id_externe="C-LEA")
    for absente, fin in ((zoe, date(2026, 5, 1)), (lea, date(2026, 3, 30))):
        monde.add(Absence(conseiller_id=absente.id, date_debut=date(2025, 12, 1), date_fin=fin))
    monde.flush()
    trimestre = lire(monde)
    assert {ligne.code for ligne in trimestre.listes[ABSENTS]} == {"C-CHLOE", "C-LEA"}
    assert (trimestre.attendus, trimestre.excuses) == (3, 2)
    assert phrase_des_absents(trimestre) == (
        "2 coordinateur·ices sans activité enregistrée, sur 3 dont une activité était attendue. 2 autres "
        "personnes étaient en poste, mais en formation ou en absence\u202f: rien n’en était attendu."
    )
    suivi = compute_suivi(monde, perimetre=National(), trimestre=T1, au=date(2026, 11, 22))
    coordinateurs = [suivie for suivie in suivi.lignes if suivie.personne.est_coordinateur]
    muets = {suivie.personne.id_externe for suivie in coordinateurs if suivie.attendue and not suivie.recue}
    assert muets == {"C-CHLOE", "C-LEA"}
    assert sum(suivie.attendue for suivie in coordinateurs) == 3


def test_in_a_territory_its_own_posts_tell_who_was_expected(monde: Session) -> None:
    """Alix’s post in Ajaccio begins on 31 March, when she is absent: nothing is expected of her there."""
    alix = monde.exec(select(Conseiller).where(Conseiller.id_externe == "C-ALIX")).one()
    monde.add(Absence(conseiller_id=alix.id, date_debut=date(2026, 3, 31), date_fin=date(2026, 4, 10)))
    monde.flush()
    corse, rhone = (lire(monde, territoire=territoire) for territoire in ("region:94", "departement:69"))
    assert (corse.attendus, corse.excuses) == (1, 1)
    assert (rhone.attendus, rhone.excuses) == (1, 0)


def test_a_territory_narrows_figures_and_lists(monde: Session) -> None:
    corse = lire(monde, territoire="region:94")
    assert corse.chiffres["activites"].valeur == 1
    assert [ligne.code for ligne in corse.listes["coordinateur"]] == ["C-ALIX"]
    assert [ligne.code for ligne in corse.listes[ABSENTS]] == ["C-CHLOE"]
    assert lire(monde, territoire="departement:69").listes[ABSENTS] == ()
    assert lire(monde, territoire="departement:69").attendus == 1


def test_an_empty_quarter(monde: Session) -> None:
    vide = lire(monde, code="2021-T3")
    assert vide.chiffres["activites"].valeur == 0
    assert vide.variation("activites").taux is None
    assert {len(lignes) for lignes in vide.listes.values()} == {0}
    assert phrase_des_absents(vide) == "Aucun coordinateur en poste sur ce trimestre."


@pytest.mark.parametrize("role", [Role.COORDINATEUR, Role.CONSEILLER, Role.STRUCTURE])
def test_not_for_those_who_follow_only_some(monde: Session, role: Role) -> None:
    acteur = Acteur(
        "Quelqu’un",
        frozenset({role}),
        conseiller_id=monde.exec(select(Conseiller.id)).first(),
        structure_id=monde.exec(select(Structure.id)).first(),
    )
    with pytest.raises(AccesRefuse):
        lire_trimestre_national(monde, acteur=acteur, code=T1)


@pytest.mark.parametrize(
    ("code", "territoire"),
    [("2026-T5", "national"), ("2099-T1", "national"), (T1, "conseiller:C-ALIX"), (T1, "x")],
)
def test_nonsense_is_refused(monde: Session, code: str, territoire: str) -> None:
    with pytest.raises(PerimetreInvalide):
        lire(monde, code, territoire)


def test_quarters_offered() -> None:
    assert dernier_trimestre_clos(date(2026, 11, 22)) == "2026-T3"
    assert dernier_trimestre_clos(date(2026, 1, 1)) == "2025-T4"
    assert trimestre_precedent("2026-T1") == "2025-T4"
    assert trimestres_au_choix(date(2020, 7, 1)) == ["2020-T3", "2020-T2", "2020-T1"]


def test_search_and_order(monde: Session) -> None:
    lignes = lire(monde).listes["coordinateur"]
    assert [ligne.code for ligne in ranger(lignes, Choix(recherche="CORSE petit"))] == ["C-ALIX"]
    assert [ligne.code for ligne in ranger(lignes, Choix(tri="derniere"))] == ["C-BASILE", "C-ALIX"]
    assert Choix.of({"liste": "inconnue", "tri": "x"}) == Choix()


def test_files_hold_the_lines_of_the_screen(monde: Session) -> None:
    trimestre = lire(monde)
    for liste in LISTES:
        fichier = fichier_du_trimestre(trimestre, Choix(liste), acteur=ANCT, format=Format.CSV)
        assert fichier.nom == f"trimestre-des-coordinateurs_{liste}_2026-T1.csv"
        assert fichier.contenu.decode("utf-8-sig").count("\r\n") == len(trimestre.listes[liste]) + 1
        xlsx = fichier_du_trimestre(trimestre, Choix(liste), acteur=ANCT, format=Format.XLSX)
        classeur = load_workbook(io.BytesIO(xlsx.contenu))
        assert classeur.sheetnames == ["Informations", LISTES[liste]]
        assert classeur[LISTES[liste]].max_row == len(trimestre.listes[liste]) + 1


def test_the_document_has_every_list(monde: Session) -> None:
    document = document_du_trimestre_national(lire(monde), ANCT)
    titres = [bloc.texte for bloc in document.blocs if bloc.genre == "titre"]
    assert titres == ["Chiffres clés", *LISTES.values(), "Définitions"]
    assert document.paysage
    par_personne = next(
        bloc for bloc in document.blocs if isinstance(bloc, Tableau) and "Structure" in bloc.entetes
    )
    assert par_personne.textes == 2  # the name and the structure: words, set from the left


def test_lines_are_counted_as_what_they_are(monde: Session) -> None:
    trimestre = lire(monde)
    assert {liste: compter(liste, lignes) for liste, lignes in trimestre.listes.items()} == {
        "coordinateur": "2 coordinateur·ices",
        "structure": "2 structures, et ce qui est sans structure",
        "departement": "2 départements, et ce qui est sans structure",
        "region": "2 régions, et ce qui est sans structure",
        ABSENTS: "1 coordinateur·ice",
    }


def test_cells_in_words() -> None:
    assert [dire(valeur) for valeur in (date(2026, 3, 31), 1234, 2.5, None, "")] == [
        "31/03/2026",
        "1\u202f234",
        "2,5",
        "–",
        "–",
    ]


def _au_hasard(session: Session, hasard: Random) -> Iterator[ActiviteCoordination]:
    structures = [create_structure(session, code) for code in ("69", "01", "2A", "974", "978")]
    gens = [create_coordinateur(session, hasard.choice(structures)) for _ in range(6)]
    for _ in range(120):
        champs: dict[str, object] = {"type": hasard.choice(list(TypeActivite))}
        if champs["type"] is TypeActivite.ANIMATION:
            champs |= {"duree_minutes": hasard.randrange(15, 300), "mediateurs": hasard.randrange(9)}
        yield create_activite(
            session,
            hasard.choice(gens),
            hasard.choice([*structures, None]),
            date=date(2025, 12, 1).replace(day=hasard.randrange(1, 32))
            if hasard.random() < 0.3
            else date(2026, hasard.randrange(1, 5), hasard.randrange(1, 29)),
            a_completer=["nom"] if hasard.random() < 0.2 else [],
            **champs,
        )


@pytest.mark.parametrize("graine", range(5))
def test_recount_in_plain_python(session: Session, graine: int) -> None:
    activites = [a for a in _au_hasard(session, Random(graine)) if date(2026, 1, 1) <= a.date <= date(2026, 3, 31)]
    attendu: dict[str, Counter[str]] = defaultdict(Counter)
    externes = {personne.id: personne.id_externe for personne in session.exec(select(Conseiller))}
    for activite in activites:
        compte = attendu[externes[activite.coordinateur_id]]
        compte["activites"] += 1
        compte[f"{activite.type.value}s"] += 1
        compte["minutes_animation"] += activite.duree_minutes or 0
        compte["participants_animation"] += activite.mediateurs or 0
        compte["a_completer"] += bool(activite.a_completer)
    trimestre = lire(session)
    lus = {ligne.code: +Counter(ligne.valeurs) for ligne in trimestre.listes["coordinateur"]}
    assert lus == {code: +compte for code, compte in attendu.items()}
    assert trimestre.chiffres["activites"].valeur == len(activites)

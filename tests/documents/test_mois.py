"""« Fiche mensuelle »: one page whatever the month, the engine's figures beside those of other months."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from coop_data.analytics.statistique import Domaine
from coop_data.documents.mois import document_du_mois
from coop_data.documents.rendu import ecrire_pdf
from coop_data.domain.accompagnement import Activite, Thematique
from coop_data.domain.perimetre import UnConseiller
from coop_data.errors import Introuvable
from coop_data.exports.entete import Entete
from coop_data.exports.mois import Mois, lire_mois
from tests.documents.lecture import Lu
from tests.factories import create_accompagnement
from tests.statistiques.mondes import Monde, create_monde, log_accompagnements, log_coordination

INSTANT = datetime(2026, 4, 2, 8, 30, tzinfo=UTC)
LE_2_AVRIL = date(2026, 4, 2)
PUBLICS = (
    *("age_moins_12", "age_12_17", "age_18_24", "age_25_39", "age_40_59", "age_60_69", "age_70_plus"),
    *("statut_scolarise", "statut_sans_emploi", "statut_en_emploi", "statut_retraite"),
)


@pytest.fixture
def monde(session: Session) -> Monde:
    """Alix and what she did."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    return monde


def lire(
    session: Session, monde: Monde, code: str, domaine: Domaine = Domaine.ACCOMPAGNEMENT, jour: date = LE_2_AVRIL
) -> Mois:
    perimetre = UnConseiller(monde.alix.id, monde.rhone.id)
    return lire_mois(session, domaine=domaine, perimetre=perimetre, code=code, aujourdhui=jour)


def fiche(mois: Mois, nom: str = "Alix Petit – Lyon") -> Lu:
    entete = Entete(nom, mois.bilan.filtres, INSTANT, fuseau=ZoneInfo("Europe/Paris"))
    return Lu(ecrire_pdf(document_du_mois(mois, entete)))


def test_the_month_beside_the_one_before_and_a_year_before(session: Session, monde: Monde) -> None:
    create_accompagnement(session, monde.alix, monde.rhone, date=date(2025, 3, 14))
    mois = lire(session, monde, "2026-03")
    assert (mois.bilan.valeur("cra"), mois.bilan.valeur("accompagnements")) == (3, 12)
    assert {code: r.anciens["cra"].valeur for code, r in mois.references.items()} == {"precedente": 1, "annee": 1}
    assert mois.jours == (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 31))
    lu = fiche(mois)
    assert "Indicateur mars 2026 février 2026 Évolution mars 2025 Évolution" in lu.texte
    assert "CRA enregistrés 3 1 +200,0 % 1 +200,0 %" in lu.texte
    assert "3 jours avec au moins une activité enregistrée : 2, 3, 31." in lu.texte
    assert "Remarques du conseiller" in lu.texte
    assert "Remarques de l’employeur" in lu.texte


def test_it_is_one_tagged_page_in_french(session: Session, monde: Monde) -> None:
    lu = fiche(lire(session, monde, "2026-03"))
    assert len(lu.pages) == 1
    assert lu.racine["/Lang"] == "fr-FR"
    assert lu.lecteur.metadata.title == "Fiche mensuelle – Alix Petit – Lyon"
    assert {"/H1", "/H2", "/Table", "/TH"} <= set(lu.genres())
    largeur, hauteur = (float(cote) for cote in lu.lecteur.pages[0].mediabox[2:])
    assert (round(largeur), round(hauteur)) == (595, 842)


def test_a_month_under_way_is_compared_to_the_same_day(session: Session, monde: Monde) -> None:
    mois = lire(session, monde, "2026-04")
    assert mois.bilan.valeur("cra") == 1
    assert mois.references["precedente"].periode.au == date(2026, 3, 2)
    assert mois.references["precedente"].anciens["cra"].valeur == 1


def test_an_empty_month_and_one_to_come(session: Session, monde: Monde) -> None:
    for code in ("2025-07", "2026-12"):
        lu = fiche(lire(session, monde, code))
        assert "Aucune activité n’est enregistrée ce mois-ci." in lu.texte
        assert len(lu.pages) == 1


def test_coordination_has_its_sheet(session: Session, monde: Monde) -> None:
    lu = fiche(lire(session, monde, "2026-03", Domaine.COORDINATION))
    assert "Animations 1 1 stable" in lu.texte
    assert "Recherche de subvention 1" in lu.texte


def test_the_fullest_month_with_the_longest_names_is_still_one_page(session: Session, monde: Monde) -> None:
    themes = [theme.value for theme in Thematique if not theme.historique]
    for rang in range(400):
        create_accompagnement(
            session,
            monde.alix,
            monde.rhone,
            date=date(2025, 12, 1 + rang % 31),
            activite=Activite.COLLECTIF,
            nb_participants=9_999,
            **dict.fromkeys(PUBLICS, 1),
            thematiques=themes,
            duree_minutes=599,
        )
    for nom in ("Marie-Antoinette de La Tour du Pin " * 8, "Anticonstitutionnellement" * 12):
        lu = fiche(lire(session, monde, "2025-12"), nom)
        assert len(lu.pages) == 1
        assert "CRA enregistrés 400" in lu.texte
        assert "Remarques de l’employeur" in lu.texte


@pytest.mark.parametrize("code", ["2019-12", "2126-01", "2026-13", "mars", ""])
def test_what_is_no_month_of_the_calendar(session: Session, monde: Monde, code: str) -> None:
    with pytest.raises(Introuvable):
        lire(session, monde, code)

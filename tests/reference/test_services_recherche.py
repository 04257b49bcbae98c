"""What one person's lists and suggestions say about another's reports: nothing."""

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.saisie import activites, cra, doublons, suggestions
from coop_data.saisie.filtre_activites import FiltreActivites
from tests.reference.services_litteraux import FORMULAIRES, SAISIES, enregistrer


@pytest.fixture
def remplie(session: Session, auteur: Acteur) -> Session:
    """One report of each form by the author, and one more animation in the corbeille."""
    for formulaire in FORMULAIRES:
        enregistrer(session, auteur, formulaire)
    jetee = enregistrer(session, auteur, "animation")
    cra.supprimer(session, acteur=auteur, formulaire="animation", cra_id=jetee)
    return session


def test_the_author_finds_each_report_once_with_its_minutes(remplie: Session, auteur: Acteur) -> None:
    page = activites.rechercher(remplie, acteur=auteur, filtre=FiltreActivites())
    assert sorted(ligne.formulaire for ligne in page.lignes) == [
        "accompagnement",
        "animation",
        "evenement",
        "partenariat",
    ]
    # 90 minutes of atelier, 45 of animation; the deleted animation does not count.
    assert (page.total, page.minutes) == (4, 135)
    assert [ligne.formulaire for ligne in activites.corbeille(remplie, acteur=auteur)] == ["animation"]


@pytest.mark.parametrize("texte", ["lescure", "LESCURE", "emmaus", "fondation", "visite"])
def test_free_text_ignores_accents_and_case_and_stays_with_its_author(
    remplie: Session, auteur: Acteur, autre: Acteur, texte: str
) -> None:
    # The notes of all four say « Lescure »; the other words are in one report each.
    attendu = 4 if texte.lower() == "lescure" else 1
    filtre = FiltreActivites(texte=texte)
    assert activites.rechercher(remplie, acteur=auteur, filtre=filtre).total == attendu
    assert activites.rechercher(remplie, acteur=autre, filtre=filtre).total == 0


def test_a_colleague_sees_nothing_of_it(remplie: Session, autre: Acteur) -> None:
    assert activites.rechercher(remplie, acteur=autre, filtre=FiltreActivites()).lignes == []
    assert activites.lire_toutes(remplie, acteur=autre, filtre=FiltreActivites()) == []
    assert activites.corbeille(remplie, acteur=autre) == []
    assert activites.options_de_filtre(remplie, acteur=autre).partenaires == ()
    assert suggestions.partenaires_passes(remplie, acteur=autre) == []
    assert suggestions.derniers_lieux(remplie, acteur=autre) == []
    assert [
        doublons.doublons_probables(remplie, acteur=autre, saisie=SAISIES[code]()) for code in FORMULAIRES
    ] == [
        [],
        [],
        [],
        [],
    ]


def test_past_partners_and_likely_duplicates_are_ones_own(remplie: Session, auteur: Acteur) -> None:
    partenaires = [(nom, str(genre)) for nom, genre in suggestions.partenaires_passes(remplie, acteur=auteur)]
    assert sorted(partenaires) == [("Emmaüs Connect", "autre"), ("Mairie de Lyon", "commune")]
    for formulaire in FORMULAIRES:
        trouves = doublons.doublons_probables(remplie, acteur=auteur, saisie=SAISIES[formulaire]())
        assert [resume.formulaire for resume in trouves] == [formulaire]

"""« Bilan d’activité » of a structure: its figures, then each of its conseillers, without the work of others."""

from datetime import UTC, datetime

from sqlmodel import Session

from coop_data.analytics.statistique import Domaine
from coop_data.documents.activite import document_d_activite
from coop_data.documents.rendu import ecrire_pdf
from coop_data.domain.perimetre import UnConseiller, UneStructure
from coop_data.exports.entete import Entete
from tests.documents.lecture import Lu
from tests.factories import create_conseiller
from tests.statistiques.mondes import bilan, create_monde, log_accompagnements

INSTANT = datetime(2026, 4, 2, 8, 30, tzinfo=UTC)


def test_one_section_per_conseiller(session: Session) -> None:
    monde = create_monde(session)
    log_accompagnements(session, monde)
    noe = create_conseiller(session, monde.rhone, prenom="Noé", nom="Neuf")
    structure = bilan(session, Domaine.ACCOMPAGNEMENT, UneStructure(monde.rhone.id))
    personnes = [
        (nom, bilan(session, Domaine.ACCOMPAGNEMENT, UnConseiller(personne.id, monde.rhone.id)))
        for nom, personne in (("Alix Petit", monde.alix), ("Noé Neuf", noe))
    ]
    document = document_d_activite(structure, personnes, Entete("Lyon", structure.filtres, INSTANT))
    lu = Lu(ecrire_pdf(document))
    assert "Bilan d’activité – Lyon" in lu.pages[0]
    assert "Alix Petit 4 13 1 4 h 15" in lu.texte
    assert "Noé Neuf 0 0 0 0 min" in lu.texte
    assert "Noé Neuf n’a aucune activité enregistrée sur cette période." in lu.texte
    assert "Basile" not in lu.texte
    titres = [genre for genre in lu.genres() if genre in ("/H1", "/H2", "/H3", "/H4")]
    assert titres.count("/H1") == 1
    assert "/H4" in titres


def test_a_structure_without_anyone_says_so(session: Session) -> None:
    monde = create_monde(session)
    vide = bilan(session, Domaine.ACCOMPAGNEMENT, UneStructure(monde.rhone.id))
    lu = Lu(ecrire_pdf(document_d_activite(vide, [], Entete("Lyon", vide.filtres, INSTANT))))
    assert "Aucun conseiller n’a été en poste dans cette structure." in lu.texte

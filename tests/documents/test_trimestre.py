"""« Bilan trimestriel » as PDF and as a text to be edited: the words, the tags, the tables, the same figures."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from docx.document import Document as Docx
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.documents.docx import ecrire_docx
from coop_data.documents.rendu import ecrire_pdf
from coop_data.documents.trimestre import document_du_trimestre
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.roles import Role
from coop_data.exports.entete import Entete
from coop_data.exports.trimestre import lire_trimestre
from coop_data.saisie.bilan_trimestriel import garder_texte
from tests.documents.lecture import Lu
from tests.factories import create_activite
from tests.statistiques.mondes import Monde, create_monde, log_coordination

INSTANT = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
TEXTE = "Trois mois de chantier.\n\nLa suite : *mutualiser* #let les « ateliers »."


@pytest.fixture
def monde(session: Session) -> Monde:
    """Alix, and what she did."""
    monde = create_monde(session)
    log_coordination(session, monde)
    return monde


def documents(session: Session, monde: Monde, code: str) -> tuple[Lu, Docx]:
    """Both files of a quarter, read back."""
    acteur = Acteur("Alix Petit", frozenset({Role.COORDINATEUR}), conseiller_id=monde.alix.id)
    garder_texte(session, acteur=acteur, trimestre=code, texte=TEXTE, lu="")
    trimestre = lire_trimestre(session, acteur=acteur, code=code)
    document = document_du_trimestre(trimestre, Entete("Alix Petit", trimestre.bilan.filtres, INSTANT))
    return Lu(ecrire_pdf(document)), docx.Document(io.BytesIO(ecrire_docx(document)))


def tableaux(lu: Docx) -> dict[str, list[list[str]]]:
    """Rows of each table, by the first two words of its header."""
    lus = [[[cellule.text for cellule in ligne.cells] for ligne in tableau.rows] for tableau in lu.tables]
    return {" / ".join(lignes[0][:2]): lignes[1:] for lignes in lus}


def test_the_pdf_is_tagged_french_and_says_the_figures(session: Session, monde: Monde) -> None:
    pdf, _ = documents(session, monde, "2026-T1")
    assert pdf.racine["/Lang"] == "fr-FR"
    assert pdf.lecteur.metadata.title == "Bilan trimestriel – Alix Petit"
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/Figure"} <= set(pdf.genres())
    assert pdf.genres().count("/H1") == 1
    assert "Coordination, 1er trimestre 2026" in pdf.pages[0]
    assert "Trois mois de chantier. La suite : *mutualiser* #let les « ateliers »." in pdf.pages[0]
    assert "Temps d’animation 3 h 30" in pdf.texte
    assert "07/03/2026 Sans intitulé Mairie d’Écully (Commune) ; Caf (État)" in pdf.texte
    assert f"Page 1 sur {len(pdf.pages)}" in pdf.pages[0]


def test_the_text_to_edit_has_headings_styles_and_real_tables(session: Session, monde: Monde) -> None:
    _, texte = documents(session, monde, "2026-T1")
    styles = [(p.style.name, p.text) for p in texte.paragraphs if p.style is not None]
    assert ("Title", "Bilan trimestriel – Alix Petit") in styles
    premiers = [mots for style, mots in styles if style == "Heading 1"]
    assert premiers == [
        "Commentaire",
        "Chiffres clés",
        "Animations",
        "Évènements",
        "Partenariats",
        "Projets",
        "Échelons",
        "Définitions",
    ]
    assert ("Normal", "Trois mois de chantier.") in styles
    lus = tableaux(texte)
    assert ["Animations", "2 (50,0\u202f% des activités)"] in lus["Indicateur / Valeur"]
    assert lus["Date / Évènement"] == [["06/03/2026", "Sans intitulé", "Évènement national", "", "–"]]
    assert lus["Date / Partenariat"][0][2] == "Mairie d’Écully (Commune) ; Caf (État)"
    assert (texte.core_properties.title, texte.core_properties.language) == (styles[0][1], "fr-FR")
    xml = texte.element.xml
    assert xml.count("<w:tblHeader") == len(texte.tables)
    assert 'w:val="fr-FR"' in texte.styles.element.xml


def test_both_files_hold_the_same_change(session: Session, monde: Monde) -> None:
    pdf, texte = documents(session, monde, "2026-T2")
    ligne = next(lue for lue in tableaux(texte)["Indicateur / Ce trimestre"] if lue[0] == "Animations")
    assert ligne[1:3] == ["1", "2"]
    assert ligne[3].startswith("baisse de 1")
    assert "Animations 1 2 baisse de 1" in pdf.texte


def test_an_empty_quarter_says_so_in_both(session: Session, monde: Monde) -> None:
    pdf, texte = documents(session, monde, "2025-T3")
    vide = "Aucune activité n’est enregistrée sur cette période, avec ces filtres."
    assert vide in pdf.texte
    assert vide in [p.text for p in texte.paragraphs]


def test_a_hundred_activities_very_long_names_and_signs_no_file_may_hold(session: Session, monde: Monde) -> None:
    for rang in range(100):
        create_activite(
            session,
            monde.alix,
            monde.rhone,
            date=date(2026, 8, 1 + rang % 28),
            type=TypeActivite.PARTENARIAT,
            nom=f"Convention {rang} " + "très longue " * 20,
            natures=["subvention"],
            partenaires=((f"{'Communauté' * 12}{rang}\x07<b>", "epci"),),
        )
    pdf, texte = documents(session, monde, "2026-T3")
    assert "Partenariats 100" in pdf.texte
    assert len(tableaux(texte)["Date / Partenariat"]) == 100
    assert "Convention 99" in pdf.texte
    assert tableaux(texte)["Date / Partenariat"][0][2] == "Communauté" * 12 + "0<b> (EPCI)"

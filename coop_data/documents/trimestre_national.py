"""The document of « Trimestre des coordinateurs »: key figures and their change, then the lists in short."""

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.documents.blocs import Bloc, Definitions, Document, Paragraphe, SautDePage, Tableau, Titre
from coop_data.exports import presentation
from coop_data.exports.trimestre_listes import Choix, colonnes, compter, dire, ranger
from coop_data.exports.trimestre_national import ABSENTS, CHIFFRES, LISTES, Trimestre, figures, phrase_des_absents
from coop_data.models import maintenant

HORS_DOCUMENT = frozenset({"Code", "Projets (tags)", "Adresse électronique", "Téléphone", "Département"})
"""Columns of the files that a page has no room for."""

TEXTES = ("Nom", "Structure")
"""The first columns of a list, which are words: wider, and set from the left."""

TITRE = "Trimestre des coordinateurs"


def document_du_trimestre_national(trimestre: Trimestre, acteur: Acteur) -> Document:
    """The figures of the screen, then each of its lists."""
    periode, cliche, instant = trimestre.periode, trimestre.photographie, maintenant()
    return Document(
        titre=f"{TITRE} – {formats.trimestre(trimestre.code)}",
        surtitre="Coordination",
        reperes=(
            ("Périmètre", trimestre.nom),
            ("Période", f"{formats.periode(periode.du, periode.au)}, bornes incluses"),
            *((("Données", formats.photographie(cliche, acteur.fuseau)),) if cliche else ()),
            ("Données au", formats.instant(cliche.prise_le if cliche else instant, acteur.fuseau)),
        ),
        pied=f"{TITRE}, {formats.trimestre(trimestre.code)}",
        instant=instant,
        paysage=True,
        blocs=(
            Titre("Chiffres clés"),
            _chiffres(trimestre),
            SautDePage(),
            *(bloc for liste in LISTES for bloc in _liste(trimestre, liste)),
            Titre("Définitions"),
            Definitions(tuple((figure.libelle, figure.definition) for figure in figures())),
        ),
    )


def _chiffres(trimestre: Trimestre) -> Tableau:
    return Tableau(
        ("Indicateur", "Valeur", "Trimestre précédent", "Évolution"),
        tuple(
            (
                (chiffre := trimestre.chiffres[code]).statistique.libelle,
                presentation.dire_chiffre(chiffre),
                _precedent(trimestre, code),
                presentation.dire_variation(chiffre.statistique, trimestre.variation(code)),
            )
            for code in CHIFFRES
        ),
    )


def _precedent(trimestre: Trimestre, code: str) -> str:
    chiffre = trimestre.precedents.get(code)
    return presentation.dire_chiffre(chiffre) if chiffre else formats.ABSENT


def _liste(trimestre: Trimestre, liste: str) -> tuple[Bloc, ...]:
    retenues = [(entete, lire) for entete, lire in colonnes(liste) if entete not in HORS_DOCUMENT]
    lignes = ranger(trimestre.listes[liste], Choix(liste))
    phrase = phrase_des_absents(trimestre) if liste == ABSENTS else f"{compter(liste, lignes)}."
    if not lignes:
        return (Titre(LISTES[liste]), Paragraphe(phrase))
    return (
        Titre(LISTES[liste]),
        Paragraphe(phrase, suivi=True),
        Tableau(
            tuple(entete for entete, _ in retenues),
            tuple(tuple(dire(lire(ligne)) for _, lire in retenues) for ligne in lignes),
            textes=sum(entete in TEXTES for entete, _ in retenues),
        ),
    )

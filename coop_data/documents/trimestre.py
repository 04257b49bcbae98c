"""« Bilan trimestriel » of a coordinator: the same blocks for the PDF and for the text to be edited."""

from collections.abc import Iterator

from coop_data import formats
from coop_data.analytics.evolutions import Reference
from coop_data.analytics.resultat import Bilan
from coop_data.documents.bilan import VIDE, carte
from coop_data.documents.blocs import Bloc, Cartes, Definitions, Document, Paragraphe, Tableau, Titre
from coop_data.documents.repartition import blocs_de_la_repartition
from coop_data.exports import presentation
from coop_data.exports.entete import Entete
from coop_data.exports.trimestre import CHIFFRES, Evenement, Partenariat, Projet, Trimestre

COMMENTAIRE = "Commentaire"
SANS_COMMENTAIRE = "Aucun commentaire n’est rédigé pour ce trimestre."
SANS_EVENEMENT = "Aucun évènement sur ce trimestre."
SANS_PARTENARIAT = "Aucun partenariat sur ce trimestre."
SANS_PROJET = "Aucune activité de ce trimestre ne porte de tag."
ANIMATIONS = ("types_animation", "thematiques_animation")
PARTENARIATS = ("natures_partenariat", "types_partenaire")


def document_du_trimestre(trimestre: Trimestre, entete: Entete) -> Document:
    """Figures and their change, animations, évènements, partenariats, projects, échelons, and the
    author's text.
    """
    quand = formats.trimestre(trimestre.code)
    return Document(
        titre=f"Bilan trimestriel – {entete.perimetre}",
        surtitre=f"Coordination, {quand}",
        reperes=entete.reperes,
        pied=f"Bilan trimestriel – {entete.perimetre}, {quand}",
        instant=entete.instant,
        blocs=tuple(_blocs(trimestre)),
    )


def phrase_a_completer(nombre: int) -> str:
    """A sentence about the activities that an import left to complete."""
    return (
        f"{formats.pluriel(nombre, 'activité importée est', 'activités importées sont')} à compléter : "
        "les chiffres de ce trimestre peuvent encore changer."
    )


def lignes_d_evolution(bilan: Bilan, reference: Reference) -> Iterator[tuple[str, str, str, str]]:
    """Each figure as it is read for as long as the period has lasted, what it was before, and its change."""
    for code in CHIFFRES:
        statistique = bilan.chiffres[code].statistique
        yield (
            statistique.libelle,
            presentation.dire_chiffre(reference.actuels[code]),
            presentation.dire_chiffre(reference.anciens[code]),
            presentation.dire_variation(statistique, reference.variation(code)),
        )


def _blocs(trimestre: Trimestre) -> Iterator[Bloc]:
    bilan = trimestre.bilan
    yield Titre(COMMENTAIRE)
    yield Paragraphe(trimestre.texte.strip() or SANS_COMMENTAIRE)
    yield Titre("Chiffres clés")
    yield Cartes(tuple(carte(bilan.chiffres[code]) for code in CHIFFRES))
    if trimestre.a_completer:
        yield Paragraphe(phrase_a_completer(trimestre.a_completer))
    if trimestre.reference:
        yield from _evolution(bilan, trimestre.reference)
    if trimestre.est_vide:
        yield Paragraphe(VIDE)
        return
    yield Titre("Animations")
    for code in ANIMATIONS:
        yield from blocs_de_la_repartition(bilan.repartitions[code])
    yield Titre("Évènements")
    yield tableau_des_evenements(trimestre.evenements) if trimestre.evenements else Paragraphe(SANS_EVENEMENT)
    yield Titre("Partenariats")
    if trimestre.partenariats:
        yield tableau_des_partenariats(trimestre.partenariats)
        for code in PARTENARIATS:
            yield from blocs_de_la_repartition(bilan.repartitions[code])
    else:
        yield Paragraphe(SANS_PARTENARIAT)
    yield Titre("Projets")
    yield tableau_des_projets(trimestre.projets) if trimestre.projets else Paragraphe(SANS_PROJET)
    yield Titre("Échelons")
    yield from blocs_de_la_repartition(bilan.repartitions["echelons"])
    yield Titre("Définitions")
    yield Definitions(
        tuple((lu.statistique.libelle, lu.statistique.definition) for lu in (bilan.chiffres[c] for c in CHIFFRES))
    )


def _evolution(bilan: Bilan, reference: Reference) -> Iterator[Bloc]:
    periode = reference.periode
    yield Titre("Évolution depuis le trimestre précédent", 2)
    yield Paragraphe(f"Comparaison avec les activités {formats.periode(periode.du, periode.au)}.", suivi=True)
    yield Tableau(
        ("Indicateur", "Ce trimestre", "Trimestre précédent", "Évolution"),
        tuple(lignes_d_evolution(bilan, reference)),
    )


def tableau_des_evenements(evenements: tuple[Evenement, ...]) -> Tableau:
    """One row per évènement, in the order they took place."""
    return Tableau(
        ("Date", "Évènement", "Type", "Échelon", "Participants"),
        tuple(
            (formats.jour(lu.jour), lu.nom, lu.type, lu.echelon, formats.nombre(lu.participants))
            for lu in evenements
        ),
        textes=4,
    )


def tableau_des_partenariats(partenariats: tuple[Partenariat, ...]) -> Tableau:
    """One row per partenariat, with its partners and its natures."""
    return Tableau(
        ("Date", "Partenariat", "Partenaires", "Natures", "Échelon"),
        tuple(
            (formats.jour(lu.jour), lu.nom, " ; ".join(lu.partenaires), " ; ".join(lu.natures), lu.echelon)
            for lu in partenariats
        ),
        textes=5,
    )


def tableau_des_projets(projets: tuple[Projet, ...]) -> Tableau:
    """One row per tag: its activities, and the hours of its animations."""
    return Tableau(
        ("Projet (tag)", "Activités", "Heures d’animation"),
        tuple((lu.nom, formats.nombre(lu.activites), formats.duree(lu.minutes)) for lu in projets),
    )

"""« Bilan d’activité » of a structure: its own figures, then one section per conseiller."""

from collections.abc import Iterator, Sequence
from datetime import date

from coop_data.analytics.resultat import Bilan
from coop_data.documents.bilan import blocs_du_bilan, carte, chiffres_montres, est_vide
from coop_data.documents.blocs import Bloc, Cartes, Document, Paragraphe, SautDePage, Tableau, Titre
from coop_data.documents.repartition import blocs_de_la_repartition
from coop_data.exports.entete import Entete
from coop_data.exports.presentation import dire_chiffre

COLONNES = ("cra", "accompagnements", "ateliers", "minutes")
"""The columns of the table of conseillers that opens the document."""

REPARTITIONS = ("thematiques", "evolution", "ages", "lieux")
"""The breakdowns shown for each conseiller; their own page shows all of them."""

PERSONNE = "Aucun conseiller n’a été en poste dans cette structure."


def document_d_activite(structure: Bilan, personnes: Sequence[tuple[str, Bilan]], entete: Entete) -> Document:
    """The structure's accompagnements, then those that each of its conseillers (name, bilan) made for it."""
    return Document(
        titre=f"Bilan d’activité – {entete.perimetre}",
        surtitre=structure.domaine.libelle,
        reperes=entete.reperes,
        pied=f"Bilan d’activité – {entete.perimetre}, {entete.quand}",
        instant=entete.instant,
        blocs=(
            Titre("La structure"),
            *blocs_du_bilan(structure, niveau=2, jour=entete.jour),
            SautDePage(),
            *_conseillers(structure, personnes, entete.jour),
        ),
    )


def _conseillers(structure: Bilan, personnes: Sequence[tuple[str, Bilan]], jour: date) -> Iterator[Bloc]:
    yield Titre("Les conseillers")
    if not personnes:
        yield Paragraphe(PERSONNE)
        return
    entetes = ("Conseiller", *(structure.chiffres[code].statistique.libelle for code in COLONNES))
    yield Tableau(
        entetes,
        tuple((nom, *(dire_chiffre(lu.chiffres[code]) for code in COLONNES)) for nom, lu in personnes),
    )
    for nom, lu in personnes:
        yield SautDePage()
        yield Titre(nom, 2)
        yield Cartes(tuple(carte(chiffre) for chiffre in chiffres_montres(lu)))
        if est_vide(lu):
            yield Paragraphe(f"{nom} n’a aucune activité enregistrée sur cette période.")
            continue
        for code in REPARTITIONS:
            yield from blocs_de_la_repartition(lu.repartitions[code], niveau=3, jour=jour)

"""The document of a page of figures, at any level: key figures, what they mean, then every heading."""

from collections.abc import Iterator
from datetime import date

from coop_data.analytics.resultat import Bilan, Chiffre
from coop_data.documents.blocs import Bloc, Carte, Cartes, Definitions, Document, Paragraphe, Titre
from coop_data.documents.repartition import blocs_de_la_repartition
from coop_data.domain.perimetre import UnConseiller
from coop_data.exports import presentation
from coop_data.exports.entete import Entete
from coop_data.statistiques.rubriques import CHIFFRES, DE_PLUSIEURS, RUBRIQUES

VIDE = "Aucune activité n’est enregistrée sur cette période, avec ces filtres."


def document_du_bilan(bilan: Bilan, entete: Entete) -> Document:
    """Everything that the page shows, from the same bilan."""
    return Document(
        titre=f"Statistiques – {entete.perimetre}",
        surtitre=bilan.domaine.libelle,
        reperes=entete.reperes,
        pied=f"{bilan.domaine.libelle} – {entete.perimetre}, {entete.quand}",
        instant=entete.instant,
        blocs=tuple(blocs_du_bilan(bilan, jour=entete.jour)),
    )


def blocs_du_bilan(bilan: Bilan, *, jour: date, niveau: int = 1, definitions: bool = True) -> Iterator[Bloc]:
    """The pieces of a bilan, to be set in a longer document under a heading of the level above ``niveau``.

    ``jour``: the last day drawn along time.
    """
    chiffres = chiffres_montres(bilan)
    yield Titre("Chiffres clés", niveau)
    yield Cartes(tuple(carte(chiffre) for chiffre in chiffres))
    if est_vide(bilan):
        yield Paragraphe(VIDE)
    if definitions:
        yield Titre("Définitions", niveau)
        yield Definitions(tuple((c.statistique.libelle, c.statistique.definition) for c in chiffres))
    if est_vide(bilan):
        return
    for rubrique in RUBRIQUES[bilan.domaine]:
        yield Titre(rubrique.libelle, niveau)
        for code in rubrique.toutes:
            if code in bilan.repartitions:
                yield from blocs_de_la_repartition(bilan.repartitions[code], niveau=niveau + 1, jour=jour)


def chiffres_montres(bilan: Bilan) -> list[Chiffre]:
    """The key figures of the page; those of 2022 only when they are above zero."""
    seule = isinstance(bilan.perimetre, UnConseiller)
    montres = [code for code in CHIFFRES[bilan.domaine] if not (seule and code in DE_PLUSIEURS)]
    passes = [
        code
        for code, chiffre in bilan.chiffres.items()
        if chiffre.valeur and code not in montres and code not in DE_PLUSIEURS
    ]
    return [bilan.chiffres[code] for code in (*montres, *passes)]


def carte(chiffre: Chiffre) -> Carte:
    """A key figure as it is read, with its share of what it is a part of."""
    return Carte(chiffre.statistique.libelle, presentation.dire_chiffre(chiffre), presentation.dire_part(chiffre))


def est_vide(bilan: Bilan) -> bool:
    """True when nothing was counted at all."""
    return all(resultat.est_vide for resultat in bilan.repartitions.values())

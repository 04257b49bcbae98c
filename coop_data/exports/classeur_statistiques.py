"""Figures as workbooks: « Informations », key figures, one sheet per heading; the lines of the CSV, typed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from coop_data.analytics.resultat import Bilan, Resultat
from coop_data.analytics.territoires import DEFINITIONS, Territoires
from coop_data.exports.classeur import Feuille, Informations, ecrire_classeur
from coop_data.exports.entete import Entete
from coop_data.exports.statistiques import lignes_de_la_repartition, lignes_des_chiffres, lignes_des_territoires
from coop_data.exports.territoires import PARTS, RATIOS, TITRES
from coop_data.statistiques.rubriques import RUBRIQUES

CHIFFRES_CLES = "Chiffres clés"
AUTRES = "Autres répartitions"
ENTETES = ("Rubrique", "Code", "Intitulé", "Effectif", "Accompagnements", "Part", "Unité")
LARGEURS = {"Rubrique": 30, "Code": 26, "Intitulé": 52, "Accompagnements": 17, "Unité": 18}
ENTIER, RATIO, PART = "#,##0", "#,##0.0", "0.0%"
LONGUEUR_TITRE = 31
"""Excel's limit on the name of a sheet."""


def bilan_en_classeur(bilan: Bilan, entete: Entete) -> bytes:
    """Everything the CSV holds, sorted by heading, in typed cells: counts and raw shares, never texts."""
    return ecrire_classeur(
        Informations(
            titre=f"Statistiques – {entete.perimetre}",
            auteur=entete.auteur,
            instant=entete.instant,
            perimetre=entete.perimetre,
            filtres=(f"Période : {entete.periode}", f"Activités : {bilan.domaine.libelle}", *entete.precisions),
            definitions=_definitions(bilan),
        ),
        _feuilles(bilan),
    )


def territoires_en_classeur(territoires: Territoires, entete: Entete) -> bytes:
    """The table of territories, the reports without territory and the total, in typed cells."""
    libelles = {code: libelle for code, (libelle, _) in DEFINITIONS.items()}
    nombres = {code for code in DEFINITIONS if code not in ("code", "nom")}
    return ecrire_classeur(
        Informations(
            titre=TITRES[territoires.maille],
            auteur=entete.auteur,
            instant=entete.instant,
            perimetre=entete.perimetre,
            filtres=(f"Période : {entete.periode}", *entete.precisions),
            definitions=list(DEFINITIONS.values()),
        ),
        [
            Feuille(
                "Territoires",
                list(libelles.values()),
                ([ligne[code] for code in DEFINITIONS] for ligne in lignes_des_territoires(territoires)),
                motifs={libelles[code]: _motif(code) for code in nombres},
                largeurs={libelles["code"]: 16, libelles["nom"]: 34},
            )
        ],
    )


def _feuilles(bilan: Bilan) -> Iterator[Feuille]:
    yield _feuille(CHIFFRES_CLES, lignes_des_chiffres(bilan), effectif="General")
    restantes = dict(bilan.repartitions)
    for rubrique in RUBRIQUES[bilan.domaine]:
        yield _repartitions(rubrique.libelle, [restantes.pop(c) for c in rubrique.toutes if c in restantes])
    if restantes:
        yield _repartitions(AUTRES, restantes.values())


def _repartitions(titre: str, resultats: Iterable[Resultat]) -> Feuille:
    return _feuille(titre, [ligne for resultat in resultats for ligne in lignes_de_la_repartition(resultat)])


def _feuille(titre: str, lignes: Sequence[Sequence[Any]], effectif: str = ENTIER) -> Feuille:
    motifs = {"Effectif": effectif, "Accompagnements": ENTIER, "Part": PART}
    return Feuille(titre[:LONGUEUR_TITRE], ENTETES, lignes, motifs, LARGEURS)


def _definitions(bilan: Bilan) -> list[tuple[str, str]]:
    """The label and the sentence of every figure of the file."""
    chiffres = (chiffre.statistique for chiffre in bilan.chiffres.values())
    repartitions = (resultat.statistique for resultat in bilan.repartitions.values())
    return [(s.libelle, s.definition) for s in (*chiffres, *repartitions)]


def _motif(colonne: str) -> str:
    if colonne in PARTS:
        return PART
    return RATIO if colonne in RATIOS else ENTIER

"""A whole answer as a file: its tables as people read them (CSV, XLSX), one row per figure (XLSX, Parquet)."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import PARTS, Question
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.explorer.tableau import MINUTES, Colonne, Tableau
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.statistique import Ratio
from coop_data.errors import PerimetreInvalide
from coop_data.exports.classeur import Feuille, Informations, ecrire_classeur
from coop_data.exports.csv import ecrire_csv
from coop_data.exports.entete import SOURCE, Entete
from coop_data.exports.statistiques import enregistrements

ENTIER, RATIO, PART = "#,##0", "#,##0.0", "0.0%"
COLONNES_EXCEL, LIGNES_EXCEL = 16_384, 1_048_576
"""The limits of a sheet."""

TROP_GRAND = (
    "Ce tableau dépasse ce qu’un classeur peut contenir : échangez lignes et colonnes, ou téléchargez-le en CSV "
    "ou en Parquet."
)
NIVEAUX: Final = {
    "cellules": "cellule",
    "totaux_des_lignes": "total de ligne",
    "sous_totaux": "sous-total",
    "totaux_des_colonnes": "total de colonne",
}
"""The kind of each row of the long form, by property of the pivot."""


def reponse_en_csv(reponse: Reponse) -> bytes:
    """The table, totals included; shares are raw ratios, durations minutes.

    Several measures stand side by side; with an axis in columns, one under the other, a first column naming each
    and one after the figures giving its unit, which is that of « Valeur » alone when the others are shares. A last
    column names the photograph read, if any.
    """
    entetes, *rangees = _empiler(reponse.tableaux)
    lue = reponse.principal.question.filtres.photographie
    nom, code = ([PHOTOGRAPHIE.capitalize()], [lue.code]) if lue else ([], [])
    return ecrire_csv([[*entetes, *nom], *([*rangee, *code] for rangee in rangees)])


def reponse_en_classeur(reponse: Reponse, entete: Entete) -> bytes:
    """« Tableau », one per measure when they have columns, and « Données »: every figure with its reports and its
    share, in typed cells.

    Raises ``PerimetreInvalide`` when a sheet cannot hold it.
    """
    longue = reponse_en_lignes(reponse)
    tableaux = [_feuille(titre, tableau) for titre, tableau in _titrer(reponse.tableaux).items()]
    if any(len(feuille.entetes) > COLONNES_EXCEL for feuille in tableaux) or len(longue) >= LIGNES_EXCEL:
        raise PerimetreInvalide(TROP_GRAND)
    noms = _entetes(reponse)
    seul = _unite(reponse.principal) if len(reponse.pivots) == 1 else ""
    (motif, *autres) = {_motif(pivot) for pivot in reponse.pivots}
    donnees = Feuille(
        "Données",
        [f"{nom}{seul}" if nom == "valeur" else nom for nom in noms],
        (list(ligne.values()) for ligne in longue),
        motifs={"n": ENTIER, "part": PART} | ({} if autres else {f"valeur{seul}": motif}),
        largeurs={nom: 34 for nom in noms if nom.endswith("_libelle")},
    )
    return ecrire_classeur(_informations(reponse, entete), [*tableaux, donnees])


def reponse_en_parquet(reponse: Reponse, entete: Entete) -> bytes:
    """One typed row per figure: codes and labels, value, reports behind it, share; metadata
    describe the question.
    """
    rapport = any(map(_est_un_rapport, reponse.pivots))
    types = {"valeur": pa.float64() if rapport else pa.int64(), "n": pa.int64(), "part": pa.float64()}
    champs = [(nom, types.get(nom, pa.string())) for nom in _entetes(reponse)]
    schema = pa.schema(champs, metadata=_metadonnees(reponse, entete))
    sortie = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(reponse_en_lignes(reponse), schema=schema), sortie)
    return sortie.getvalue()


def reponse_en_lignes(reponse: Reponse) -> list[dict[str, Any]]:
    """Every figure above zero, one per row; with several measures, each row names its measure and unit."""
    if len(reponse.pivots) == 1:
        return pivot_en_lignes(reponse.principal)
    return [_identite(pivot.question) | ligne for pivot in reponse.pivots for ligne in pivot_en_lignes(pivot)]


def pivot_en_lignes(pivot: Pivot) -> list[dict[str, Any]]:
    """Every figure above zero of a measure, one per row; ``niveau`` tells cells from totals (``NIVEAUX``)."""
    noms = [nom for nom in NIVEAUX if pivot.question.colonne or nom != "totaux_des_lignes"]
    return [{"niveau": NIVEAUX[nom], **ligne} for nom in noms for ligne in enregistrements(getattr(pivot, nom))]


def _identite(question: Question) -> dict[str, Any]:
    statistique = question.statistique
    return {"mesure": statistique.code, "mesure_libelle": statistique.libelle, "unite": statistique.unite}


def _entetes(reponse: Reponse) -> list[str]:
    """The headers of the long form."""
    identite = _identite(reponse.principal.question) if len(reponse.pivots) > 1 else {}
    return [*identite, "niveau", *reponse.principal.cellules.columns]


def _empiler(tableaux: Sequence[Tableau]) -> Iterator[list[Any]]:
    """The header, then the rows of the only table, or of all tables, each row naming its measure and unit."""
    premier, *autres = tableaux
    if not autres:
        yield [*premier.textes, *map(_entete, premier.colonnes)]
        yield from premier.rangees()
        return
    noms = ("Valeur" if colonne.effectif else colonne.libelle for colonne in premier.colonnes)
    yield ["Mesure", *premier.textes, *noms, "Unité"]
    for tableau in tableaux:
        (pivot,) = tableau.pivots
        statistique = pivot.question.statistique
        mesure = f"{statistique.libelle}{_part(pivot)}"
        yield from ([mesure, *rangee, statistique.unite] for rangee in tableau.rangees())


def _titrer(tableaux: Sequence[Tableau]) -> dict[str, Tableau]:
    """The tables, by name of sheet."""
    if len(tableaux) == 1:
        return {"Tableau": tableaux[0]}
    return {f"Tableau {rang}": tableau for rang, tableau in enumerate(tableaux, start=1)}


def _feuille(titre: str, tableau: Tableau) -> Feuille:
    chiffres = {_entete(colonne): colonne for colonne in tableau.colonnes}
    return Feuille(
        titre,
        [*tableau.textes, *chiffres],
        tableau.rangees(),
        motifs={nom: PART if lue.est_une_part else _motif(lue.pivot) for nom, lue in chiffres.items()},
        largeurs=dict.fromkeys(tableau.textes, 34),
    )


def _entete(colonne: Colonne) -> str:
    """The header of the screen; totals, and figures of a measure, also name what is counted and its unit."""
    if colonne.effectif:
        return f"{colonne.libelle}{_unite(colonne.pivot)}"
    if colonne.categorie:
        return colonne.libelle
    mesure = _nommer(colonne.pivot)
    return f"{colonne.libelle} – {mesure}" if colonne.pivot.question.colonne else mesure


def _nommer(pivot: Pivot) -> str:
    """The measure, as a share when one is asked, else with its unit."""
    return f"{pivot.question.statistique.libelle}{_part(pivot) or _unite(pivot)}"


def _part(pivot: Pivot) -> str:
    """The base of the shares, to write after a name; empty when figures are not shares."""
    part = pivot.question.part
    return f" (part {PARTS[part].removeprefix('% ')})" if part else ""


def _unite(pivot: Pivot) -> str:
    """The unit to write after a name when the label does not tell it: durations are in minutes in files, in hours
    on screen.
    """
    return f" ({MINUTES})" if pivot.question.statistique.unite == MINUTES else ""


def _metadonnees(reponse: Reponse, entete: Entete) -> dict[str, str]:
    """The description of a file of figures that has no sheet for it."""
    statistiques, filtres = [question.statistique for question in reponse.questions], entete.filtres
    photographie = {PHOTOGRAPHIE: filtres.photographie.code} if filtres.photographie else {}
    return {
        "question": reponse.phrase(),
        "notes": " ".join(reponse.notes()),
        "mesure": ", ".join(statistique.libelle for statistique in statistiques),
        "unite": ", ".join(statistique.unite for statistique in statistiques),
        "perimetre": entete.perimetre,
        "periode": f"{filtres.du.isoformat()}/{filtres.au.isoformat()}",
        "source": SOURCE,
        "donnees": entete.donnees,
        **photographie,
    }


def _informations(reponse: Reponse, entete: Entete) -> Informations:
    statistiques = [question.statistique for question in reponse.questions]
    mesures = ", ".join(statistique.libelle for statistique in statistiques)
    seule = len(statistiques) == 1
    return Informations(
        titre=f"Explorer – {mesures}",
        auteur=entete.auteur,
        instant=entete.instant,
        perimetre=entete.perimetre,
        filtres=(
            reponse.phrase(),
            f"Affichage : {PARTS[reponse.principal.question.part]}",
            *reponse.notes(),
        ),
        definitions=[
            *_feuilles(reponse),
            *((statistique.libelle, statistique.definition) for statistique in statistiques),
            *(("Unité" if seule else f"Unité – {lue.libelle}", lue.unite) for lue in statistiques),
        ],
    )


def _feuilles(reponse: Reponse) -> list[tuple[str, str]]:
    """The measure of each sheet, when there are several."""
    titres = _titrer(reponse.tableaux)
    return [(titre, _nommer(tableau.pivots[0])) for titre, tableau in titres.items()] if len(titres) > 1 else []


def _motif(pivot: Pivot) -> str:
    return RATIO if _est_un_rapport(pivot) else ENTIER


def _est_un_rapport(pivot: Pivot) -> bool:
    return isinstance(pivot.question.statistique.mesure, Ratio)

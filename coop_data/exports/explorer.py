"""A pivot as a file, whole: the table as people read it (CSV, XLSX), and one row per figure (XLSX, Parquet)."""

import io
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import PARTS
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.statistique import Ratio
from coop_data.errors import PerimetreInvalide
from coop_data.exports.classeur import Feuille, Informations, ecrire_classeur
from coop_data.exports.csv import ecrire_csv
from coop_data.exports.entete import SOURCE, Entete
from coop_data.exports.statistiques import enregistrements

TYPE_MIME_PARQUET: Final = "application/vnd.apache.parquet"
ENTIER, RATIO, PART = "#,##0", "#,##0.0", "0.0%"
MINUTES: Final = "minutes"
COLONNES_EXCEL, LIGNES_EXCEL = 16_384, 1_048_576
"""What a sheet can hold."""

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
"""What each row of the long form is, by property of the pivot."""


def pivot_en_csv(pivot: Pivot) -> bytes:
    """The table, totals included; shares are raw ratios, durations minutes.

    A last column names the photograph read, if any.
    """
    lue = pivot.question.filtres.photographie
    nom, code = ([PHOTOGRAPHIE.capitalize()], [lue.code]) if lue else ([], [])
    return ecrire_csv([[*_entetes_du_tableau(pivot), *nom], *([*rangee, *code] for rangee in pivot.rangees())])


def pivot_en_classeur(pivot: Pivot, entete: Entete) -> bytes:
    """« Tableau », and « Données »: every figure with its reports and its share, in typed cells.

    Raises ``PerimetreInvalide`` when a sheet cannot hold it.
    """
    longue = pivot_en_lignes(pivot)
    entetes = _entetes_du_tableau(pivot)
    if len(entetes) > COLONNES_EXCEL or len(longue) >= LIGNES_EXCEL:
        raise PerimetreInvalide(TROP_GRAND)
    textes = len(pivot.question.lignes)
    motif = PART if pivot.question.part else _motif(pivot)
    tableau = Feuille(
        "Tableau",
        entetes,
        pivot.rangees(),
        motifs=dict.fromkeys(entetes[textes:], motif),
        largeurs=dict.fromkeys(entetes[:textes], 34),
    )
    valeur = f"valeur{_unite(pivot)}"
    donnees = Feuille(
        "Données",
        [valeur if nom == "valeur" else nom for nom in _entetes(pivot)],
        (list(ligne.values()) for ligne in longue),
        motifs={valeur: _motif(pivot), "n": ENTIER, "part": PART},
        largeurs={nom: 34 for nom in _entetes(pivot) if nom.endswith("_libelle")},
    )
    return ecrire_classeur(_informations(pivot, entete), [tableau, donnees])


def pivot_en_parquet(pivot: Pivot, entete: Entete) -> bytes:
    """One row per figure, typed: codes and labels, value, reports behind it, share; its metadata say of what."""
    types = {
        "valeur": pa.float64() if _est_un_rapport(pivot) else pa.int64(),
        "n": pa.int64(),
        "part": pa.float64(),
    }
    champs = [(nom, types.get(nom, pa.string())) for nom in _entetes(pivot)]
    schema = pa.schema(champs, metadata=_metadonnees(pivot, entete))
    sortie = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(pivot_en_lignes(pivot), schema=schema), sortie)
    return sortie.getvalue()


def pivot_en_lignes(pivot: Pivot) -> list[dict[str, Any]]:
    """Every figure that counts, one per row; ``niveau`` says what it totals (``NIVEAUX``)."""
    noms = [nom for nom in NIVEAUX if pivot.question.colonne or nom != "totaux_des_lignes"]
    return [{"niveau": NIVEAUX[nom], **ligne} for nom in noms for ligne in enregistrements(getattr(pivot, nom))]


def _entetes(pivot: Pivot) -> list[str]:
    return ["niveau", *pivot.cellules.columns]


def _entetes_du_tableau(pivot: Pivot) -> list[str]:
    """Those of the screen; the figures, or their total, bear the name of what is counted and its unit."""
    *entetes, total = pivot.entetes
    question = pivot.question
    part = f" (part {PARTS[question.part].removeprefix('% ')})" if question.part else _unite(pivot)
    mesure = f"{question.statistique.libelle}{part}"
    return [*entetes, f"{total} – {mesure}" if question.colonne else mesure]


def _unite(pivot: Pivot) -> str:
    """The unit that no label tells, after a name: durations are read as hours on screen, stored as minutes."""
    unite = pivot.question.statistique.unite
    return f" ({unite})" if unite == MINUTES else ""


def _metadonnees(pivot: Pivot, entete: Entete) -> dict[str, str]:
    """What a file of figures must say of itself when it has no sheet to say it on."""
    question, filtres = pivot.question, entete.filtres
    photographie = {PHOTOGRAPHIE: filtres.photographie.code} if filtres.photographie else {}
    return {
        "question": pivot.phrase(),
        "notes": " ".join(pivot.notes()),
        "mesure": question.statistique.libelle,
        "unite": question.statistique.unite,
        "perimetre": entete.perimetre,
        "periode": f"{filtres.du.isoformat()}/{filtres.au.isoformat()}",
        "source": SOURCE,
        "donnees": entete.donnees,
        **photographie,
    }


def _informations(pivot: Pivot, entete: Entete) -> Informations:
    statistique = pivot.question.statistique
    return Informations(
        titre=f"Explorer – {statistique.libelle}",
        auteur=entete.auteur,
        instant=entete.instant,
        perimetre=entete.perimetre,
        filtres=(pivot.phrase(), f"Affichage : {PARTS[pivot.question.part]}", *pivot.notes()),
        definitions=[(statistique.libelle, statistique.definition), ("Unité", statistique.unite)],
    )


def _motif(pivot: Pivot) -> str:
    return RATIO if _est_un_rapport(pivot) else ENTIER


def _est_un_rapport(pivot: Pivot) -> bool:
    return isinstance(pivot.question.statistique.mesure, Ratio)

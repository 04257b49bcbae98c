"""Parquet: typed columns for data people, written group by group."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from coop_data.exports.colonnes import Colonne, Nature, Rang

TYPES = {Nature.TEXTE: pa.string(), Nature.ENTIER: pa.int64(), Nature.DATE: pa.date32()}


def ecrire_parquet(sortie: Path, groupes: Iterable[Sequence[Rang]], colonnes: Sequence[Colonne]) -> None:
    """Write the codes of docs/fichiers.md, with whole numbers and dates typed; durations in minutes."""
    schema = pa.schema([(colonne.code, TYPES[colonne.nature]) for colonne in colonnes])
    with pq.ParquetWriter(sortie, schema) as ecrivain:
        for rangs in groupes:
            valeurs = {colonne.code: [_valeur(colonne, rang) for rang in rangs] for colonne in colonnes}
            ecrivain.write_table(pa.table(valeurs, schema=schema))


def _valeur(colonne: Colonne, rang: Rang) -> Any:
    """Codes for texts, real numbers and dates elsewhere; ``None`` for a blank."""
    lire = colonne.en_code if colonne.nature is Nature.TEXTE else colonne.en_clair
    valeur = lire(rang)
    return None if valeur == "" else valeur

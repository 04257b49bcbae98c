"""The files of figures read back, as a spreadsheet or a reader would: rows by rubrique, sections of a PDF."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import load_workbook

from coop_data.analytics.statistique import Domaine
from coop_data.statistiques import CATALOGUE
from coop_data.statistiques.rubriques import RUBRIQUES
from tests.documents.lecture import Lu
from tests.verite.lignes import Ligne

Rubriques = dict[str, list[Ligne]]
CELLULES_PAR_TABLEAU = 7


def lire_csv(octets: bytes) -> Rubriques:
    """``{rubrique: rows}`` of a CSV: UTF-8 with its mark, semicolons, decimal commas."""
    assert octets.startswith(b"\xef\xbb\xbf")
    entetes, *lignes = csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=";")
    assert entetes == ["rubrique", "code", "libelle", "effectif", "accompagnements", "part", "unite"]
    return _par_rubrique(
        [rubrique, code, libelle, _nombre(effectif), _nombre(gens), _part(part), unite]
        for rubrique, code, libelle, effectif, gens, part, unite in lignes
    )


def lire_classeur(octets: bytes) -> tuple[list[str], Rubriques]:
    """Names of the sheets, then the rows of all but the first, in typed cells."""
    classeur = load_workbook(io.BytesIO(octets), read_only=True)
    rangees: list[tuple[Any, ...]] = []
    for feuille in classeur.worksheets[1:]:
        entetes, *lignes = feuille.iter_rows(values_only=True)
        assert entetes == ("Rubrique", "Code", "Intitulé", "Effectif", "Accompagnements", "Part", "Unité")
        rangees += [ligne for ligne in lignes if any(valeur is not None for valeur in ligne)]
    return classeur.sheetnames, _par_rubrique(list(ligne) for ligne in rangees)


def en_tableur(rubriques: Rubriques) -> Rubriques:
    """The same rows as a workbook can hold them: it knows no difference between 1 and 1.0."""
    return {
        rubrique: [[int(v) if isinstance(v, float) and v.is_integer() else v for v in ligne] for ligne in lignes]
        for rubrique, lignes in rubriques.items()
    }


def sections(lu: Lu, domaine: str) -> dict[str, str]:
    """The words under each breakdown of a PDF: from its definition to that of the next one."""
    texte = lu.texte
    codes = [code for rubrique in RUBRIQUES[Domaine(domaine)] for code in rubrique.toutes]
    definitions = {s.code: s.definition for s in CATALOGUE[Domaine(domaine)].repartitions}
    debuts = {}
    position = 0
    for code in codes:
        position = texte.index(simple(definitions[code]), position) + 1
        debuts[code] = position
    fins = [*list(debuts.values())[1:], len(texte)]
    return {code: texte[debut:fin] for (code, debut), fin in zip(debuts.items(), fins, strict=True)}


def absentes(section: str, lignes: Iterable[list[str]]) -> Iterator[str]:
    """Rows that a section does not hold, each said as it was expected; a wide one goes on in the next table."""
    for libelle, *cellules in lignes:
        for debut in range(0, len(cellules), CELLULES_PAR_TABLEAU):
            attendue = simple(" ".join([libelle, *cellules[debut : debut + CELLULES_PAR_TABLEAU]]))
            if attendue not in section:
                yield attendue


def simple(texte: str) -> str:
    """The words, with plain spaces."""
    return " ".join(texte.split())


def _par_rubrique(lignes: Iterable[list[Any]]) -> Rubriques:
    rubriques: Rubriques = {}
    for rubrique, *reste in lignes:
        rubriques.setdefault(rubrique, []).append(reste)
    return rubriques


def _nombre(texte: str) -> int | float | None:
    if not texte:
        return None
    return int(texte) if re.fullmatch(r"-?\d+", texte) else float(texte.replace(",", "."))


def _part(texte: str) -> float | None:
    return float(texte.replace(",", ".")) if texte else None

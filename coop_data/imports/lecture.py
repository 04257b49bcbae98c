"""From the bytes of a file to rows of text, with the line where each begins. Nothing is interpreted here."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coop_data.domain.cellules import retablir
from coop_data.errors import ErreurUtilisateur
from coop_data.imports.rapport import Gravite, Rapport

SEPARATEURS = (";", ",")
ENCODAGES = ("utf-8-sig", "cp1252")
TAILLE_MAX = 200 * 1024 * 1024


class FichierRefuse(ErreurUtilisateur):
    """The whole file is refused: nothing of it was written. ``colonnes``: the missing columns, if that is why."""

    def __init__(self, message: str, colonnes: Sequence[str] = ()) -> None:
        self.colonnes = tuple(colonnes)
        super().__init__(message)

    def en_rapport(self) -> Rapport:
        """The report of an import that did not begin."""
        rapport = Rapport(fichier_refuse=True)
        for colonne in self.colonnes or ("",):
            rapport.noter(1 if colonne else 0, colonne, "", Gravite.REFUS, str(self))
        return rapport


@dataclass(frozen=True, slots=True)
class LigneLue:
    """One row: ``numero`` is its line in the file, ``anomalie`` says why its cells could not be separated."""

    numero: int
    cellules: dict[str, Any]
    anomalie: str = ""


@dataclass(frozen=True, slots=True)
class TableLue:
    """A header and its rows."""

    entetes: tuple[str, ...]
    lignes: tuple[LigneLue, ...]


def est_classeur(contenu: bytes) -> bool:
    """True for an XLSX, whole or damaged: recognised by content, whatever the name says."""
    return contenu.startswith(b"PK")


def lire_csv(contenu: bytes) -> TableLue:
    """Read a CSV: UTF-8 with or without BOM, else Windows-1252; ``;`` or ``,``; quotes as spreadsheets do.

    Raises ``FichierRefuse`` when the file is binary or empty, or has an unclosed quote or a column twice.
    """
    texte = decoder(contenu)
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=_separateur(texte), strict=True)
    try:
        entetes = tuple(entete.strip().casefold() for entete in next(lecteur, []))
        _verifier_entetes(entetes)
        lignes, debut = [], lecteur.line_num + 1
        for cellules in lecteur:
            if any(cellule.strip() for cellule in cellules):
                lignes.append(_ligne(debut, entetes, cellules))
            debut = lecteur.line_num + 1
    except csv.Error as erreur:
        raise FichierRefuse(
            f"Le fichier est illisible à partir de la ligne {lecteur.line_num} : vérifiez les guillemets."
        ) from erreur
    return TableLue(entetes, tuple(lignes))


def decoder(contenu: bytes) -> str:
    """The text of a file, UTF-8 or Windows-1252. Raises ``FichierRefuse`` when it is not text, or is too big."""
    if len(contenu) > TAILLE_MAX:
        raise FichierRefuse("Le fichier dépasse 200 Mo : découpez-le.")
    if b"\0" not in contenu:
        for encodage in ENCODAGES:
            try:
                return contenu.decode(encodage)
            except UnicodeDecodeError:
                continue
    raise FichierRefuse("Ce fichier n’est ni un CSV (UTF-8 ou Windows-1252) ni un classeur XLSX.")


def _separateur(texte: str) -> str:
    entete = texte.partition("\n")[0]
    return max(SEPARATEURS, key=entete.count)


def _verifier_entetes(entetes: tuple[str, ...]) -> None:
    if not any(entetes):
        raise FichierRefuse("Le fichier est vide : sa première ligne doit nommer les colonnes.")
    doublons = sorted({entete for entete in entetes if entete and entetes.count(entete) > 1})
    if doublons:
        raise FichierRefuse(f"Une colonne est donnée deux fois : {', '.join(doublons)}.")


def _ligne(numero: int, entetes: tuple[str, ...], cellules: list[str]) -> LigneLue:
    if len(cellules) != len(entetes):
        return LigneLue(numero, {}, f"{len(cellules)} cellules au lieu de {len(entetes)}")
    return LigneLue(
        numero, {entete: retablir(cellule) for entete, cellule in zip(entetes, cellules, strict=True) if entete}
    )

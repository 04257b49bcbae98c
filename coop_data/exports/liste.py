"""A list of a screen as a file: the same columns and lines, in CSV or in a workbook."""

from collections.abc import Sequence

from coop_data.domain.photographies import Cliche
from coop_data.exports import classeur, csv
from coop_data.exports.classeur import Feuille, Informations
from coop_data.fichiers import CSV, XLSX, Fichier, Format


def ecrire_liste(
    format: Format,
    nom: str,
    feuilles: Sequence[Feuille],
    informations: Informations,
    *,
    photographie: Cliche | None = None,
) -> Fichier:
    """The first sheet as a CSV for reading, or every sheet in a workbook.

    ``nom``: without its extension; ``photographie``: the one that was read, named on each line of the CSV.
    """
    if format is Format.XLSX:
        return Fichier(f"{nom}.xlsx", XLSX, classeur.ecrire_classeur(informations, feuilles))
    premiere = feuilles[0]
    lignes = [premiere.entetes, *([csv.lisible(valeur) for valeur in ligne] for ligne in premiere.lignes)]
    return Fichier(f"{nom}.csv", CSV, csv.ecrire_csv(csv.nommer_la_photographie(lignes, photographie)))

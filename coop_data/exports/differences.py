"""A photograph beside the living data: every figure of both, and their difference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.explorer.pivot import LIBELLE_TOTAL, Pivot
from coop_data.analytics.explorer.pivot import Cle as ClePivot
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.analytics.resultat import Bilan, Chiffre, Nombre
from coop_data.analytics.suivi import DEFINITIONS as SUIVI
from coop_data.analytics.suivi import compter
from coop_data.analytics.territoires import DEFINITIONS, Territoires
from coop_data.exports.csv import ecrire_csv
from coop_data.exports.explorer import pivot_en_lignes
from coop_data.exports.statistiques import (
    CHIFFRES,
    Cellule,
    lignes_de_la_repartition,
    lignes_des_territoires,
)
from coop_data.exports.suivi import SuiviLu
from coop_data.exports.suivi_fichiers import IDENTITE, PERIMETRE, lignes_des_niveaux
from coop_data.exports.territoires import TEXTES, UNITES

ENTETES = ("rubrique", "code", "libelle", "photographie", "vivant", "ecart", "unite", "statistique")
TOTAL = "total"
"""The code of the grand total of a question of the Explorer."""
COLONNES = tuple(code for code in DEFINITIONS if code not in TEXTES)
"""The measures of the table of territories."""
TAUX = "taux"
"""The only figure of the follow-up that is a ratio; the others count people."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in the photograph (``photographie``) and in the living data (``vivant``).

    ``statistique``: what is counted, in words, to distinguish the figures of one question.
    """

    rubrique: str
    code: str
    libelle: str
    photographie: Nombre
    vivant: Nombre
    unite: str
    statistique: str

    @property
    def variation(self) -> Variation:
        """From the photograph to the living data."""
        return Variation(self.vivant, self.photographie)


def differences_des_chiffres(figes: Mapping[str, Chiffre], vivants: Mapping[str, Chiffre]) -> list[Difference]:
    """One per key figure, in their order."""
    return [
        Difference(CHIFFRES, code, nom, fige.valeur, vivants[code].valeur, fige.statistique.unite, nom)
        for code, fige in figes.items()
        for nom in (fige.statistique.libelle,)
    ]


def differences_du_bilan(fige: Bilan, vivant: Bilan) -> list[Difference]:
    """Every key figure, then every row of every breakdown; a row missing on one side is 0 there."""
    figees, vivantes = _lignes(fige), _lignes(vivant)
    return [
        *differences_des_chiffres(fige.chiffres, vivant.chiffres),
        *_rapprocher(figees, vivantes, {code: lu.statistique.libelle for code, lu in fige.repartitions.items()}),
    ]


def differences_des_territoires(
    fige: Territoires, vivant: Territoires, colonnes: Iterable[str] = COLONNES
) -> list[Difference]:
    """One per measure and territory, including reports without territory and the nation."""
    vivantes = {ligne["code"]: ligne for ligne in lignes_des_territoires(vivant)}
    return [
        Difference(
            colonne,
            ligne["code"],
            ligne["nom"],
            ligne[colonne],
            vivantes[ligne["code"]][colonne],
            UNITES[colonne],
            DEFINITIONS[colonne][0],
        )
        for colonne in colonnes
        for ligne in lignes_des_territoires(fige)
    ]


def differences_du_suivi(fige: SuiviLu, vivant: SuiviLu) -> list[Difference]:
    """Every figure of the follow-up: those of the perimeter, then of the level below (people, at the last one).

    A level missing on one side counts nobody there.
    """
    figees, vivantes = ({_texte_of(ligne): ligne for ligne in lignes_des_niveaux(lu)} for lu in (fige, vivant))
    personne = [*[None] * IDENTITE, *compter(()).valeurs().values()]
    return [
        Difference(
            code,
            texte,
            ligne[IDENTITE - 1],
            figees.get(texte, personne)[rang],
            vivantes.get(texte, personne)[rang],
            "" if code == TAUX else "personnes",
            libelle,
        )
        for rang, (code, (libelle, _)) in enumerate(SUIVI.items(), start=IDENTITE)
        for texte, ligne in (figees | vivantes | figees).items()
    ]


def questions_a_comparer(questions: Sequence[Question]) -> tuple[list[Question], list[Question]]:
    """The questions of the Explorer to ask of their photograph and of the living data.

    Both ask for every row, since « Autres » would not gather the same categories on both sides.
    """
    entieres = [replace(question, premiers=None) for question in questions]
    return entieres, [replace(q, filtres=replace(q.filtres, photographie=None)) for q in entieres]


def differences_de_la_reponse(figee: Reponse, vivante: Reponse) -> list[Difference]:
    """Every figure of every measure."""
    paires = zip(figee.pivots, vivante.pivots, strict=True)
    return [lue for fige, vivant in paires for lue in differences_du_pivot(fige, vivant)]


def differences_du_pivot(fige: Pivot, vivant: Pivot) -> list[Difference]:
    """Every cell, subtotal and total above zero on either side; codes and labels of the axes are joined."""
    statistique = fige.question.statistique
    figees, vivantes = ({_cle_of(ligne): ligne for ligne in pivot_en_lignes(pivot)} for pivot in (fige, vivant))
    return [
        Difference(
            ligne["niveau"],
            " | ".join(code for code in cle if code) or TOTAL,
            " | ".join(ligne[f"{axe}_libelle"] for axe, code in zip(cle._fields, cle, strict=True) if code)
            or LIBELLE_TOTAL,
            fige.case(cle).valeur,
            vivant.case(cle).valeur,
            statistique.unite,
            statistique.libelle,
        )
        for cle, ligne in (figees | vivantes | figees).items()
    ]


def differences_en_csv(differences: Iterable[Difference], suite: Iterable[Sequence[Cellule]] = ()) -> bytes:
    """All of them, those that are 0 included; ``ecart`` is the living data minus the photograph.

    ``suite``: lines of another kind, under the same headings.
    """
    return ecrire_csv([ENTETES, *(_cellules(difference) for difference in differences), *suite])


def _cellules(lue: Difference) -> list[Cellule]:
    identite, ecart = (lue.rubrique, lue.code, lue.libelle), lue.variation.ecart
    return [*identite, lue.photographie, lue.vivant, ecart, lue.unite, lue.statistique]


def _texte_of(ligne: Sequence[Any]) -> str:
    """The perimeter, the level or the person of a line, as an address writes it."""
    niveau, code, *_ = ligne
    return code if niveau == PERIMETRE else f"{niveau}:{code}"


def _cle_of(ligne: Mapping[str, Any]) -> ClePivot:
    return ClePivot(**{axe: ligne[axe] for axe in ClePivot._fields if axe in ligne})


Cle = tuple[Cellule, Cellule]


def _lignes(bilan: Bilan) -> dict[Cle, list[Cellule]]:
    """The rows of the breakdowns as files write them, by heading and code."""
    lignes = (ligne for resultat in bilan.repartitions.values() for ligne in lignes_de_la_repartition(resultat))
    return {(ligne[0], ligne[1]): ligne for ligne in lignes}


def _rapprocher(
    figees: Mapping[Cle, list[Cellule]], vivantes: Mapping[Cle, list[Cellule]], noms: Mapping[str, str]
) -> Iterator[Difference]:
    """``noms``: of the breakdowns; a heading begins with the code of its own."""
    for cle in (*figees, *(cle for cle in vivantes if cle not in figees)):
        ligne = figees.get(cle) or vivantes[cle]
        rubrique, code, libelle, *_, unite = map(str, ligne)
        nom = noms[rubrique.partition(".")[0]]
        yield Difference(rubrique, code, libelle, _effectif(figees, cle), _effectif(vivantes, cle), unite, nom)


def _effectif(lignes: Mapping[Cle, list[Cellule]], cle: Cle) -> Nombre:
    effectif = lignes[cle][3] if cle in lignes else 0
    return None if isinstance(effectif, str) else effectif

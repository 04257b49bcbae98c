"""The rows that each outlet must hold, worked out from one answer, in its JSON form."""

from collections.abc import Iterator
from typing import Any

from coop_data.analytics.statistique import Domaine, Statistique
from coop_data.statistiques import CATALOGUE
from tests.verite import ecriture

Reponse = dict[str, Any]
Ligne = list[Any]

PARTIES = {
    "accompagnement": {
        "deja_accompagnes": "accompagnements",
        "ateliers": "cra",
        "participants_ateliers": "accompagnements",
        "individuels": "cra",
        "ponctuels": "cra",
        "suite_individuel": "accompagnements",
        "suite_atelier": "accompagnements",
        "redirections": "accompagnements",
    },
    "coordination": {
        "animations": "activites",
        "evenements": "activites",
        "partenariats": "activites",
        "mediateurs": "participants_animation",
        "structures": "participants_animation",
        "autres_acteurs": "participants_animation",
    },
}
"""Key figures that are a part of another (docs/statistiques.md)."""

TOUTS = {
    "cra": "CRA",
    "accompagnements": "accompagnements",
    "activites": "activités",
    "participants_animation": "participations",
}
"""What a share is said to be of."""

MAILLES = ("mois", "trimestre", "semaine")
TYPES = ("animation", "evenement", "partenariat")


def parts(domaine: str, chiffres: dict[str, Any]) -> dict[str, float]:
    """The share of each key figure in what it is a part of; 0 of nothing is 0."""
    return {
        code: chiffres[code] / chiffres[tout] if chiffres[tout] else 0.0 for code, tout in PARTIES[domaine].items()
    }


def dire_part(domaine: str, code: str, proportion: float) -> str:
    """A share as a card says it: « 15,0 % des activités »."""
    return f"{ecriture.part(proportion)} des {TOUTS[PARTIES[domaine][code]]}"


def dire_chiffre(statistique: Statistique, valeur: Any) -> str:
    """A key figure as it reads on screen and on paper."""
    if statistique.unite == "minutes":
        return ecriture.duree(valeur)
    return ecriture.nombre(valeur, 1 if isinstance(valeur, float) else 0)


def des_fichiers(reponse: Reponse) -> dict[str, list[Ligne]]:
    """Rows of CSV and XLSX by rubrique, each ``[code, libellé, effectif, accompagnements, part, unité]``."""
    domaine = reponse["domaine"]
    catalogue = CATALOGUE[Domaine(domaine)]
    proportions = parts(domaine, reponse["chiffres"])
    rubriques: dict[str, list[Ligne]] = {
        "chiffres": [
            [s.code, s.libelle, reponse["chiffres"][s.code], None, proportions.get(s.code), s.unite]
            for s in catalogue.chiffres
        ]
    }
    for statistique in catalogue.repartitions:
        for rubrique, ligne in _de_la_repartition(statistique, reponse["repartitions"][statistique.code]):
            rubriques.setdefault(rubrique, []).append([*ligne, statistique.unite])
    return rubriques


def _de_la_repartition(statistique: Statistique, lignes: list[Reponse]) -> Iterator[tuple[str, Ligne]]:
    code = statistique.code
    for ligne in lignes:
        maille = maille_of(ligne)
        if "code" in ligne:
            rubrique = f"{code}.{ligne['mois']}" if maille else code
            comptes = [ligne["effectif"], ligne.get("accompagnements"), ligne["part"]]
            yield rubrique, [ligne["code"], ligne["libelle"], *comptes]
            continue
        moment = [ligne[maille], ecriture.moment(maille, ligne[maille])]
        if "cra" in ligne:
            yield code, [*moment, ligne["cra"], ligne["accompagnements"], None]
            continue
        yield code, [*moment, sum(ligne[type_cra] for type_cra in TYPES), None, None]
        for type_cra in TYPES:
            yield f"{code}.{type_cra}", [*moment, ligne[type_cra], None, None]


def maille_of(ligne: Reponse) -> str:
    """What a row over time is of; empty for any other row."""
    return next((maille for maille in MAILLES if maille in ligne), "")


def est_vide(lignes: list[Reponse]) -> bool:
    """True when a breakdown counts nothing: a sentence then stands for its chart and table.

    The recount of a month is not a category: a crossing of reports without any theme is empty.
    """
    categories = (ligne for ligne in lignes if ligne.get("code") != "total")
    return not any(valeur for ligne in categories for valeur in ligne.values() if isinstance(valeur, int))


def a_lire(statistique: Statistique, lignes: list[Reponse]) -> list[list[str]]:
    """The table of a breakdown as people read it, on screen and on paper: rows of texts."""
    if lignes and "code" in lignes[0] and "mois" in lignes[0]:
        return _grille(lignes)
    return [_en_textes(statistique, ligne) for ligne in lignes]


def _en_textes(statistique: Statistique, ligne: Reponse) -> list[str]:
    if maille := maille_of(ligne):
        return [ecriture.moment(maille, ligne[maille]), *(ecriture.nombre(n) for n in list(ligne.values())[1:])]
    dire = ecriture.duree if statistique.unite == "minutes" else ecriture.nombre
    gens = [ecriture.nombre(ligne["accompagnements"])] if "accompagnements" in ligne else []
    return [ligne["libelle"], dire(ligne["effectif"]), *gens, ecriture.part(ligne["part"])]


def _grille(lignes: list[Reponse]) -> list[list[str]]:
    """A crossing: a row per term that counts somewhere, from the first to the last month, then the recount."""
    presents = [ligne["mois"] for ligne in lignes]
    annees = range(int(min(presents)[:4]), int(max(presents)[:4]) + 1)
    tous = [f"{annee}-{rang:02d}" for annee in annees for rang in range(1, 13)]
    mois = [un_mois for un_mois in tous if min(presents) <= un_mois <= max(presents)]
    cases = {(ligne["code"], ligne["mois"]): ligne["effectif"] for ligne in lignes}
    noms = {ligne["code"]: ligne["libelle"] for ligne in lignes}
    return [
        [noms[code], *(ecriture.nombre(cases.get((code, un_mois), 0)) for un_mois in mois)]
        for code in sorted(noms, key=lambda code: code == "total")
    ]

"""A result in words and in cells: the sentence under a title, the table beside a chart."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise

import pandas as pd

from coop_data import formats
from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.croisements import TOTAL
from coop_data.analytics.resultat import Chiffre, Nombre, Resultat
from coop_data.analytics.statistique import ChoixMultiple, Croisement, ListeMultiple, Statistique, Temps
from coop_data.domain.periode import PAS_DU_JOUR
from coop_data.domain.termes import Terme
from coop_data.exports.statistiques import enregistrements
from coop_data.statistiques import CATALOGUE

SANS_TAUX = "—"
VIDE = "Aucune donnée sur cette période."
ENTETES: Mapping[str, str] = {
    "libelle": "Intitulé",
    "mois": "Mois",
    "trimestre": "Trimestre",
    "semaine": "Semaine",
    "effectif": "Effectif",
    "cra": "CRA",
    "accompagnements": "Accompagnements",
    "animation": "Animations",
    "evenement": "Évènements",
    "partenariat": "Partenariats",
    "cumul": "Cumul",
    "part": "Part",
}
UNITES: Mapping[str, str] = {"CRA": "CRA", "personnes": "Personnes", "minutes": "Durée"}


def dire_chiffre(chiffre: Chiffre) -> str:
    """The value of a key figure, as shown: hours for minutes, one decimal for a ratio."""
    if chiffre.statistique.unite == "minutes":
        return formats.duree(None if chiffre.valeur is None else int(chiffre.valeur))
    return formats.nombre(chiffre.valeur, decimales=0 if isinstance(chiffre.valeur, int) else 1)


def dire_part(chiffre: Chiffre) -> str:
    """Its share of its parent figure, « 15,0 % des activités »; empty when it has none."""
    if chiffre.part is None:
        return ""
    tout = next(s for s in CATALOGUE[chiffre.statistique.domaine].chiffres if s.code == chiffre.statistique.base)
    return f"{formats.pourcentage(chiffre.part)} des {tout.unite}"


def dire_nombre(statistique: Statistique, valeur: Nombre) -> str:
    """A value in the unit of a figure, as ``dire_chiffre`` would show it."""
    return dire_chiffre(Chiffre(statistique, valeur))


def dire_variation(statistique: Statistique, variation: Variation) -> str:
    """A change in words, with its sign: « hausse de 12 (+3,4 %) »; no share when the reference is 0."""
    if variation.ecart is None:
        return SANS_TAUX
    if not variation.ecart:
        return "stable"
    sens = "hausse" if variation.ecart > 0 else "baisse"
    return f"{sens} de {_dire_ampleur(statistique, variation.ecart)} ({_dire_taux(variation)})"


def dire_ecart(statistique: Statistique, variation: Variation) -> str:
    """The difference between two places: « 12 de plus (+3,4 %) », « autant »."""
    if variation.ecart is None:
        return SANS_TAUX
    if not variation.ecart:
        return "autant"
    sens = "de plus" if variation.ecart > 0 else "de moins"
    return f"{_dire_ampleur(statistique, variation.ecart)} {sens} ({_dire_taux(variation)})"


def _dire_ampleur(statistique: Statistique, ecart: float) -> str:
    ampleur = abs(ecart)
    return (
        formats.nombre(ampleur, decimales=2) if isinstance(ampleur, float) else dire_nombre(statistique, ampleur)
    )


def _dire_taux(variation: Variation) -> str:
    if variation.taux is None:
        return SANS_TAUX
    return f"{'−' if variation.taux < 0 else '+'}{formats.pourcentage(abs(variation.taux))}"


def dire_valeur(resultat: Resultat) -> Callable[[int], str]:
    """A count of this breakdown in words: a duration for minutes, else a number."""
    return formats.duree if resultat.statistique.unite == "minutes" else formats.nombre


def phrase(resultat: Resultat) -> str:
    """The sentence of a chart, written from its rows."""
    if resultat.est_vide:
        return VIDE
    if isinstance(resultat.statistique.ventilation, Temps):
        return _phrase_du_temps(resultat)
    if isinstance(resultat.statistique.ventilation, Croisement):
        return _phrase_du_croisement(resultat)
    premiere = max(enregistrements(resultat.lignes), key=lambda ligne: int(ligne["effectif"]))
    part = formats.pourcentage(premiere["part"])
    if isinstance(resultat.statistique.ventilation, ChoixMultiple | ListeMultiple):
        # A report may mention several: a share of the mentions must not be read as one of the reports.
        mentions = formats.pluriel(int(premiere["effectif"]), "mention")
        total = formats.nombre(resultat.total)
        return f"En tête : {premiere['libelle']}, {mentions} sur {total}, soit {part} des mentions."
    valeur = dire_valeur(resultat)(premiere["effectif"])
    unite = "" if resultat.statistique.unite == "minutes" else f" {resultat.statistique.unite}"
    return f"En tête : {premiere['libelle']}, {valeur}{unite}, soit {part} du total."


def _phrase_du_temps(resultat: Resultat) -> str:
    lignes = enregistrements(resultat.lignes)
    maille = next(iter(lignes[0]))
    nommer = formats.TEMPS[maille]
    cumuls = [0, *(ligne["cumul"] for ligne in lignes)]
    effectifs = [apres - avant for avant, apres in pairwise(cumuls)]
    sommet = effectifs.index(max(effectifs))
    return (
        f"{formats.nombre(resultat.total)} {resultat.statistique.unite} sur la période ; "
        f"le plus haut : {nommer(lignes[sommet][maille])}, {formats.nombre(effectifs[sommet])}."
    )


def lignes_du_temps(resultat: Resultat, jour: date | None = None) -> pd.DataFrame:
    """The rows of a breakdown over time that a drawing shows: up to ``jour``, further as long as something counts.

    Empty steps to come stay in tables and files, which hold the whole period; without ``jour`` they are drawn too.
    """
    temps, lignes = resultat.statistique.ventilation, resultat.lignes
    if jour is None or not isinstance(temps, Temps):
        return lignes
    comptes = lignes[[nom for nom, _ in temps.series]].sum(axis=1)
    reste = comptes[::-1].cumsum()[::-1]
    return lignes[(lignes[temps.maille] <= PAS_DU_JOUR[temps.maille](jour)) | (reste > 0)]


def _phrase_du_croisement(resultat: Resultat) -> str:
    cases = (ligne for ligne in enregistrements(resultat.lignes) if ligne["code"] != TOTAL[0])
    haute = max(cases, key=lambda ligne: int(ligne["effectif"]))
    return (
        f"Le plus souvent : {haute['libelle']} en {formats.mois(haute['mois'])}, "
        f"{formats.nombre(haute['effectif'])} {resultat.statistique.unite}."
    )


def croiser(resultat: Resultat, colonne: str = "effectif") -> pd.DataFrame:
    """A crossing as a grid of numbers: one row per term of the list that counts, the recount of each month last;
    one column per month from the first that counts to the last, zeros included.
    """
    lignes = resultat.lignes
    premier, dernier = lignes["mois"].min(), lignes["mois"].max()
    mois = [code for code in resultat.filtres.periode.mois() if premier <= code <= dernier]
    grille = lignes.pivot(index="libelle", columns="mois", values=colonne).reindex(columns=mois)
    ordre = [terme.court for terme in _vocabulaire(resultat)] + [TOTAL[1]]
    return grille.reindex([nom for nom in ordre if nom in grille.index]).fillna(0).astype("int64")


def _vocabulaire(resultat: Resultat) -> type[Terme]:
    ventilation = resultat.statistique.ventilation
    if not isinstance(ventilation, Croisement):
        raise ValueError(f"{resultat.statistique.code} is not a crossing")
    return ventilation.lignes.vocabulaire


def tableau(resultat: Resultat) -> pd.DataFrame:
    """The rows as a person reads them: French headers, numbers and shares already written."""
    if isinstance(resultat.statistique.ventilation, Croisement):
        grille = croiser(resultat)
        lisible = grille.map(formats.nombre).rename(columns=formats.mois_court)
        lisible.insert(0, ENTETES["libelle"], list(grille.index))
        return lisible.reset_index(drop=True)
    lignes = resultat.lignes.drop(columns=["code"], errors="ignore")
    lisible = pd.DataFrame(index=lignes.index)
    for colonne in lignes.columns:
        lisible[nom_de_colonne(colonne, resultat)] = lignes[colonne].map(_cellule(colonne, resultat))
    return lisible


def nom_de_colonne(colonne: str, resultat: Resultat) -> str:
    """The header of a column; that of counts names what is counted."""
    if colonne == "effectif":
        return UNITES.get(resultat.statistique.unite, resultat.statistique.unite.capitalize())
    return ENTETES[colonne]


def _cellule(colonne: str, resultat: Resultat) -> Callable[..., str]:
    match colonne:
        case "libelle":
            return str
        case "mois" | "trimestre" | "semaine":
            return formats.TEMPS[colonne]
        case "part":
            return formats.pourcentage
        case "effectif":
            return dire_valeur(resultat)
        case _:
            return formats.nombre

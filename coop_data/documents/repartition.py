"""A breakdown as blocks: title, definition, sentence, chart, table, in the words and order of the screen."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from coop_data import formats
from coop_data.analytics.resultat import Resultat
from coop_data.analytics.statistique import Croisement, Temps
from coop_data.documents.blocs import (
    Barre,
    Barres,
    Bloc,
    Colonnes,
    Graphique,
    Grille,
    Image,
    Paragraphe,
    Tableau,
    Titre,
)
from coop_data.documents.echelle import graduations
from coop_data.documents.texte import abreger
from coop_data.exports import presentation
from coop_data.exports.entete import Entete
from coop_data.statistiques.rubriques import ORDONNEES

LIGNES_DESSINEES = 20
LONGUEUR_LIBELLE = 90
MOIS_PAR_TABLEAU = 7
MOIS_PAR_GRILLE = 14


def blocs_de_la_repartition(resultat: Resultat, *, niveau: int = 2, jour: date | None = None) -> Iterator[Bloc]:
    """Everything about one breakdown; an empty one is its title and a sentence. ``jour``: see ``graphique``."""
    statistique = resultat.statistique
    yield Titre(statistique.libelle, niveau)
    yield Paragraphe(statistique.definition, discret=True, suivi=True)
    yield Paragraphe(presentation.phrase(resultat), suivi=not resultat.est_vide)
    if resultat.est_vide:
        return
    yield graphique(resultat, jour)
    if coupe := coupe_du_dessin(resultat):
        yield Paragraphe(f"{coupe} ; le tableau donne tout.")
    yield from tableaux(resultat)


def graphique(resultat: Resultat, jour: date | None = None) -> Graphique:
    """The drawing of a breakdown that is not empty; along time, as far as ``jour`` (``lignes_du_temps``)."""
    alt = f"{resultat.statistique.libelle}. {presentation.phrase(resultat)}"
    match resultat.statistique.ventilation:
        case Temps() as temps:
            return _colonnes(presentation.lignes_du_temps(resultat, jour), temps, alt)
        case Croisement():
            return _grille(resultat, alt)
        case _:
            return _barres(resultat, alt)


def tableaux(resultat: Resultat) -> Iterator[Tableau]:
    """All the rows, as the screen writes them; a crossing of many months takes several tables."""
    lisible = presentation.tableau(resultat)
    croise = isinstance(resultat.statistique.ventilation, Croisement)
    pas = MOIS_PAR_TABLEAU if croise else len(lisible.columns)
    for debut in range(1, len(lisible.columns), pas):
        partie = lisible.iloc[:, [0, *range(debut, min(debut + pas, len(lisible.columns)))]]
        lignes = tuple(tuple(str(valeur) for valeur in ligne) for ligne in partie.itertuples(index=False))
        yield Tableau(tuple(partie.columns), lignes, graisses=(len(lignes) - 1,) if croise else ())


def image(resultat: Resultat, entete: Entete) -> Image:
    """The drawing by itself, with its title, sentence, perimeter, period, filters, omissions and source."""
    coupe = coupe_du_dessin(resultat)
    return Image(
        titre=resultat.statistique.libelle,
        phrase=presentation.phrase(resultat),
        graphique=graphique(resultat, entete.jour),
        reperes=(f"{entete.perimetre}, {entete.periode}", *entete.precisions, *([f"{coupe}."] if coupe else [])),
        source=entete.source,
        instant=entete.instant,
    )


def coupe_du_dessin(resultat: Resultat) -> str:
    """A phrase, without a full stop, that says which rows are drawn when the table has more; else
    an empty text.
    """
    match resultat.statistique.ventilation:
        case Temps():
            return ""
        case Croisement():
            coupe = len(presentation.croiser(resultat).columns) > MOIS_PAR_GRILLE
            return f"Les {MOIS_PAR_GRILLE} derniers mois sont dessinés" if coupe else ""
        case _:
            coupe = len(resultat.lignes) > LIGNES_DESSINEES
            return f"Les {LIGNES_DESSINEES} premières lignes sont dessinées" if coupe else ""


def _barres(resultat: Resultat, alt: str) -> Barres:
    lignes: pd.DataFrame = resultat.lignes
    if resultat.statistique.code not in ORDONNEES:
        lignes = lignes.sort_values("effectif", ascending=False, kind="stable")
    mesures = [colonne for colonne in ("effectif", "accompagnements") if colonne in lignes]
    dire = presentation.dire_valeur(resultat)
    return Barres(
        series=tuple(presentation.nom_de_colonne(mesure, resultat) for mesure in mesures),
        barres=tuple(
            Barre(
                abreger(ligne["libelle"], LONGUEUR_LIBELLE),
                tuple(int(ligne[mesure]) for mesure in mesures),
                tuple(dire(int(ligne[mesure])) for mesure in mesures),
            )
            for ligne in lignes.head(LIGNES_DESSINEES).to_dict("records")
        ),
        alt=alt,
    )


def _grille(resultat: Resultat, alt: str) -> Grille:
    """The last months, at most: more would not be legible; without the recount, which would pale the cells."""
    grille = presentation.croiser(resultat).iloc[:-1, -MOIS_PAR_GRILLE:]
    valeurs = tuple(tuple(int(valeur) for valeur in ligne) for ligne in grille.itertuples(index=False))
    return Grille(
        libelles=tuple(abreger(str(libelle), LONGUEUR_LIBELLE) for libelle in grille.index),
        moments=tuple(formats.mois_court(str(mois)) for mois in grille.columns),
        valeurs=valeurs,
        textes=tuple(tuple(formats.nombre(valeur) for valeur in ligne) for ligne in valeurs),
        alt=alt,
    )


def _colonnes(lignes: pd.DataFrame, temps: Temps, alt: str) -> Colonnes:
    """Kinds of reports are stacked, since they add up; reports and people do not, and stand side by side."""
    noms = [nom for nom, _ in temps.series]
    empilees = "accompagnements" not in noms
    valeurs = tuple(tuple(int(valeur) for valeur in lignes[nom]) for nom in noms)
    moments = list(zip(*valeurs, strict=True))
    sommet = max(sum(moment) if empilees else max(moment) for moment in moments)
    nommer = formats.TEMPS_COURT[temps.maille]
    return Colonnes(
        series=tuple(presentation.ENTETES[nom] for nom in noms),
        libelles=tuple(nommer(code) for code in lignes[temps.maille]),
        valeurs=valeurs,
        graduations=tuple((valeur, formats.nombre(valeur)) for valeur in graduations(sommet)),
        alt=alt,
        empilees=empilees,
    )

"""A model workbook, filled: each row becomes the row of CSV it stands for, and faults name their cell.

Nothing is checked here: the readers and the rules are those of the CSV.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from openpyxl.utils import get_column_letter

from coop_data.domain.cellules import SEPARATEUR_LISTE, SEPARATEUR_PARTIES, echapper, lister
from coop_data.domain.termes import cle
from coop_data.imports.chantier import Chantier
from coop_data.imports.lecture import FichierRefuse, LigneLue
from coop_data.imports.lecture_classeur import Rangee, choisir
from coop_data.imports.modele_colonnes import (
    EXEMPLE,
    IDENTIFIANT,
    MODELES,
    PARTENAIRES,
    ColonneModele,
    FeuilleModele,
)
from coop_data.imports.rapport import Remarque

SEPARATEURS = re.compile(r"[\n|]")
SEPARATEURS_DE_TERMES = re.compile(r"[\n|;]")
PREPARE = re.compile(r"(.+)-\d{3}")
"""The identifier of a prepared row: a part common to its sheet and workbook, then its rank."""
LONGUEUR_INSEE = 5
OUI_VAUT = {"oui": "1", "non": "0"}
Reperes = Mapping[str, int]
"""Header → rank of its column in a sheet."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands and, for each column of the CSV, the header and cell that the report names."""

    feuille: str
    ligne: int
    colonnes: Mapping[str, tuple[str, str]]

    @property
    def nom(self) -> str:
        """Its place, in words."""
        return f"ligne {self.ligne} de la feuille « {self.feuille} »"


@dataclass
class ModeleLu:
    """The rows of every sheet. ``places``: by the number given to each row, since every sheet counts its rows from
    1.

    ``exemples``: how many rows were left out because they are the example of their sheet.
    """

    lignes: list[LigneLue] = field(default_factory=list)
    exemples: int = 0
    places: dict[int, Place] = field(default_factory=dict)
    nomme_ses_auteurs: bool = False


def est_un_modele(rangees: Sequence[Rangee]) -> bool:
    """True when a sheet begins as those of the model do."""
    return any(_est_une_entete(rangee) for rangee in rangees)


def lire_modele(genre: str, rangees: Sequence[Rangee]) -> ModeleLu:
    """The filled rows of a model workbook of this kind.

    Raises ``FichierRefuse`` when it is the model of another kind, or when a required column is gone.
    """
    modele = MODELES[genre]
    feuilles = {feuille.titre: feuille for feuille in modele.feuilles}
    lu = ModeleLu()
    for position, entete in enumerate(rangees):
        if not _est_une_entete(entete):
            continue
        if entete.feuille not in feuilles:
            raise FichierRefuse(
                f"La feuille « {entete.feuille} » n’est pas du modèle « {genre} » : choisissez l’autre genre de "
                "fichier, ou redonnez à la feuille son nom."
            )
        feuille = feuilles[entete.feuille]
        reperes = {cle(str(cellule)): rang for rang, cellule in enumerate(entete.cellules) if cellule}
        _verifier(feuille, reperes)
        colonnes = feuille.colonnes
        if cle(modele.auteur.libelle) in reperes:
            colonnes, lu.nomme_ses_auteurs = (modele.auteur, *colonnes), True
        feuille = replace(feuille, colonnes=colonnes)
        suite = [rangee for rangee in rangees[position + 1 :] if rangee.feuille == entete.feuille]
        for rangee in _nommer_les_exemples(lu, feuille, reperes, suite):
            _lire(lu, feuille, reperes, rangee)
    return lu


def importer_modele(
    lu: ModeleLu,
    importer: Callable[[Chantier, Sequence[LigneLue]], None],
    chantier: Chantier,
    lignes: Sequence[LigneLue],
) -> None:
    """Write a group of rows as those of a CSV, then say where each remark stands in the workbook."""
    chantier.lignes_a_soi = True
    chantier.reperes = {numero: place.nom for numero, place in lu.places.items()}
    remarques = chantier.rapport.remarques
    debut = len(remarques)
    importer(chantier, lignes)
    remarques[debut:] = [_situer(remarque, lu.places[remarque.ligne]) for remarque in remarques[debut:]]


def _situer(remarque: Remarque, place: Place) -> Remarque:
    entete, cellule = place.colonnes.get(remarque.colonne, ("", f"ligne {place.ligne}"))
    colonne = f"{entete} ({place.feuille}, {cellule})" if entete else f"{place.feuille}, {cellule}"
    return replace(remarque, ligne=place.ligne, colonne=colonne)


def _est_une_entete(rangee: Rangee) -> bool:
    return any(isinstance(cellule, str) and cle(cellule) == cle(IDENTIFIANT) for cellule in rangee.cellules)


def _verifier(feuille: FeuilleModele, reperes: Reperes) -> None:
    manquantes = [
        colonne.entetes[0]
        for colonne in feuille.colonnes
        if colonne.obligatoire and not any(cle(entete) in reperes for entete in colonne.entetes)
    ]
    if manquantes:
        raise FichierRefuse(
            f"Colonne obligatoire absente de la feuille « {feuille.titre} » : {', '.join(manquantes)}. "
            "Rien n’a été importé.",
            manquantes,
        )


def _nommer_les_exemples(
    lu: ModeleLu, feuille: FeuilleModele, reperes: Reperes, rangees: Sequence[Rangee]
) -> Iterator[Rangee]:
    """The rows without the example, and the number of examples; a row typed over the example is kept, with a new
    identifier.

    That identifier is always the same in one workbook: it begins as those of the rows prepared below it.
    """
    rang = reperes[cle(IDENTIFIANT)]
    textes = [_texte(rangee.cellules[rang]) if rang < len(rangee.cellules) else "" for rangee in rangees]
    prepares = [trouve for trouve in map(PREPARE.fullmatch, textes) if trouve]
    for rangee, identifiant in zip(rangees, textes, strict=True):
        if identifiant.strip().upper() != EXEMPLE:
            yield rangee
        elif _est_l_exemple(feuille, choisir(rangee, reperes)):
            lu.exemples += 1
        else:
            nouveau = f"{prepares[0][1]}-000" if prepares else ""
            cellules = (*rangee.cellules[:rang], nouveau, *rangee.cellules[rang + 1 :])
            yield replace(rangee, cellules=cellules)


def _est_l_exemple(feuille: FeuilleModele, cellules: Mapping[str, Any]) -> bool:
    """True when every cell is that of the example."""
    for colonne in feuille.colonnes:
        for entete, exemple in zip_longest(colonne.entetes, colonne.exemples, fillvalue=""):
            cellule = cellules.get(cle(str(entete)))
            texte = f"{cellule:%d/%m/%Y}" if isinstance(cellule, date) else _texte(cellule)
            if cle(texte) not in ("", cle(str(exemple))):
                return False
    return True


def _lire(lu: ModeleLu, feuille: FeuilleModele, reperes: Reperes, rangee: Rangee) -> None:
    """Add a filled row; a row that holds only its identifier is left out."""
    textes = {entete: _texte(cellule) for entete, cellule in choisir(rangee, reperes).items()}
    identifiant = textes.pop(cle(IDENTIFIANT)).strip()
    if not (any(textes.values()) or rangee.anomalie):
        return
    cellules, fautes = {"id": identifiant, **feuille.fixes}, [rangee.anomalie] if rangee.anomalie else []
    places = {"id": (IDENTIFIANT, _nom(reperes, IDENTIFIANT, rangee.numero))}
    for colonne in feuille.colonnes:
        presentes = [entete for entete in colonne.entetes if cle(entete) in reperes]
        if not presentes:
            continue
        nom = _nom(reperes, presentes[0], rangee.numero)
        valeurs = [textes[cle(entete)] for entete in presentes]
        for code in _codes(colonne):
            places[code] = (presentes[0], nom)
        try:
            cellules |= _en_csv(colonne, valeurs)
        except ValueError as erreur:
            fautes.append(f"{colonne.libelle} ({nom}) : {erreur}")
    numero = len(lu.places) + 1
    lu.places[numero] = Place(feuille.titre, rangee.numero, places | _partenaires(places))
    lu.lignes.append(LigneLue(numero, _avec_partenaires(cellules), " ; ".join(fautes)))


def _nom(reperes: Reperes, entete: str, ligne: int) -> str:
    """The cell, as a spreadsheet names it: « C12 »."""
    return f"{get_column_letter(reperes[cle(entete)] + 1)}{ligne}"


def _texte(cellule: Any) -> str:
    """A cell as one would type it in a CSV."""
    match cellule:
        case None:
            return ""
        case bool():
            return "oui" if cellule else "non"
        case datetime():
            return cellule.date().isoformat()
        case date():
            return cellule.isoformat()
        case time():
            return str(cellule.hour * 60 + cellule.minute)  # a duration typed 1:30
        case timedelta():
            return str(int(cellule.total_seconds()) // 60)  # typed [h]:mm
        case float() if cellule.is_integer():
            return str(int(cellule))
        case _:
            return str(cellule)


def _codes(colonne: ColonneModele) -> list[str]:
    """The columns of the CSV that a column of the model fills."""
    if colonne.personne and colonne.vocabulaire is not None:
        return [f"{colonne.code}_{terme}" for terme in colonne.vocabulaire]
    return [colonne.code]


def _en_csv(colonne: ColonneModele, valeurs: Sequence[str]) -> dict[str, str]:
    """The cells of the CSV. Raises ``ValueError`` for a class of people that does not exist."""
    valeur = valeurs[0].strip() if colonne.code != "notes" else valeurs[0]
    if colonne.personne and colonne.vocabulaire is not None:
        choisi = colonne.vocabulaire.from_texte(valeur) if valeur else None
        return {code: "1" if choisi and code == f"{colonne.code}_{choisi}" else "" for code in _codes(colonne)}
    if colonne.code == "tags" or colonne.nombre > 1:
        separateurs = SEPARATEURS if colonne.code == "tags" else SEPARATEURS_DE_TERMES
        morceaux = [morceau.strip() for texte in valeurs for morceau in separateurs.split(texte)]
        return {colonne.code: lister(morceau for morceau in morceaux if morceau)}
    if colonne.code == "nb_deja_accompagnes" and colonne.oui_non:
        valeur = OUI_VAUT.get(cle(valeur), valeur)
    if colonne.code == "code_commune" and valeur.isdecimal():
        valeur = valeur.zfill(LONGUEUR_INSEE)  # a spreadsheet drops the leading zero of a number
    return {colonne.code: valeur}


def _partenaires(places: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    return {"partenaires": places["partenaire_nom_1"]} if "partenaire_nom_1" in places else {}


def _avec_partenaires(cellules: dict[str, str]) -> dict[str, Any]:
    """The partners of a row in one cell, as the CSV has them."""
    if "partenaire_nom_1" not in cellules:
        return cellules
    partenaires = []
    for rang in range(1, PARTENAIRES + 1):
        parties = [cellules.pop(f"partenaire_{partie}_{rang}", "") for partie in ("nom", "type", "type_autre")]
        if any(parties):
            partenaires.append(SEPARATEUR_PARTIES.join(echapper(partie) for partie in parties))
    return {**cellules, "partenaires": SEPARATEUR_LISTE.join(partenaires)}

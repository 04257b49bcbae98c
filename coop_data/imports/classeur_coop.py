"""The workbook of coordination activities that La Coop exports: one row, one activity.

Only an unreadable date, an unknown type, an unknown label or a missing identifier refuses a row: any other gap
is kept as it is and marked « à compléter ». The columns that do not apply to a type hold « / », but a name may
be « / » too: the type decides, never the cell.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    Organisateur,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
    TypePartenaire,
)
from coop_data.imports.cellules_coop import (
    LacuneDeCellule,
    Lus,
    apparier,
    lire_instant,
    lire_jour,
    lire_natures,
    morceaux_of,
    nombre,
    noms_of,
    plusieurs,
    texte,
    un,
    un_precise,
)
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Erreurs
from coop_data.imports.cras import CraLu, ecrire_cras, etiqueter, placer, preparer
from coop_data.imports.lecture import LigneLue
from coop_data.imports.rapport import Gravite

ID = "ID CRA"
TYPE = "Type"
DATE = "Date de l’activité"
PRECIS = "Type d’animation, type d’évènement, nature du partenariat"
NOM = "Nom de l’évènement"
DUREE = "Durée (min.)"
PARTICIPANTS = "Participants"
MEDIATEURS = "Médiateur·ice·s numérique·s"
STRUCTURES = "Structure·s"
AUTRES_ACTEURS = "Autres acteur.trice.s"
ORGANISATEURS = "Organisé par"
PARTENAIRES = "Structure·s partenaire·s (Nom)"
TYPES_PARTENAIRES = "Structure·s partenaire·s (type)"
ECHELON = "Échelon territorial de l’évènement ou du partenariat"
INITIATIVE = "Qui est à l’initiative de cette intervention ?"
THEMATIQUES = "Thématique(s) d’animation"
TAGS = "Tags"
NOTES = "Notes"
CREE_LE = "Enregistrée le"
MODIFIE_LE = "Dernière modification le"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChampCoop:
    """A column that applies to a type of activity: the main field it fills, and its reader."""

    colonne: str
    champ: str
    lire: Callable[[Any], Lus]


def _nombre(colonne: str, champ: str) -> ChampCoop:
    return ChampCoop(colonne, champ, nombre(champ))


_ECHELON = ChampCoop(ECHELON, "echelon", un("echelon", Echelon))
_NOM = ChampCoop(NOM, "nom", texte("nom"))
_NOTES = ChampCoop(NOTES, "notes", texte("notes"))

CHAMPS: Final[Mapping[TypeActivite, tuple[ChampCoop, ...]]] = {
    TypeActivite.ANIMATION: (
        _nombre(DUREE, "duree_minutes"),
        _nombre(MEDIATEURS, "mediateurs"),
        _nombre(STRUCTURES, "structures"),
        _nombre(AUTRES_ACTEURS, "autres_acteurs"),
        ChampCoop(PRECIS, "type_animation", un_precise("type_animation", TypeAnimation)),
        ChampCoop(INITIATIVE, "initiative", un("initiative", Initiative)),
        ChampCoop(THEMATIQUES, "thematiques", plusieurs("thematiques", ThematiqueAnimation)),
        _NOTES,
    ),
    TypeActivite.EVENEMENT: (
        _nombre(PARTICIPANTS, "participants"),
        _NOM,
        ChampCoop(PRECIS, "type_evenement", un_precise("type_evenement", TypeEvenement)),
        ChampCoop(ORGANISATEURS, "organisateurs", plusieurs("organisateurs", Organisateur)),
        _ECHELON,
        _NOTES,
    ),
    TypeActivite.PARTENARIAT: (
        _NOM,
        ChampCoop(PRECIS, "natures", lire_natures),
        _ECHELON,
        _NOTES,
    ),
}
AUTRES_CHAMPS: Final = {
    "date": DATE,
    "id": ID,
    "partenaires": PARTENAIRES,
    "type_animation_autre": PRECIS,
    "type_evenement_autre": PRECIS,
    "nature_autre": PRECIS,
    "organisateur_autre": ORGANISATEURS,
    "thematique_autre": THEMATIQUES,
}
"""Where the report points for a field that no column holds alone."""
COLONNES: Final = (
    DATE,
    TYPE,
    *dict.fromkeys(champ.colonne for champs in CHAMPS.values() for champ in champs),
    PARTENAIRES,
    TYPES_PARTENAIRES,
    TAGS,
    CREE_LE,
    MODIFIE_LE,
    ID,
)
"""Every column of a genuine file: one that is missing or renamed refuses the whole file."""


def importer_classeur_coordination(chantier: Chantier, lignes: Sequence[LigneLue]) -> None:
    """Write a group of rows, all of ``chantier.coordinateur_id``, and report each."""
    preparer(chantier, TypeActivite.ANIMATION.value, lignes, ID)
    lus = []
    for ligne in lignes:
        erreurs: Erreurs = []
        lu = _lire(chantier, ligne, erreurs)
        if lu is None or erreurs:
            chantier.rapport.refuser(ligne.numero, erreurs)
        else:
            lus.append(lu)
    ecrire_cras(chantier, lus)


def _lire(chantier: Chantier, ligne: LigneLue, erreurs: Erreurs) -> CraLu | None:
    """Understand one row, or say in ``erreurs`` why it is refused."""
    cellules = ligne.cellules
    id_externe = str(cellules[ID] or "").strip()
    if not id_externe:
        erreurs.append((ID, "", "l’identifiant est absent"))
    elif premiere := chantier.deja_lu(id_externe, ligne.numero):
        erreurs.append((ID, id_externe, f"identifiant déjà donné à la ligne {premiere}"))
    jour = _essayer(erreurs, DATE, cellules[DATE], lire_jour)
    type_ = _essayer(erreurs, TYPE, cellules[TYPE], lambda cellule: TypeActivite.from_texte(str(cellule or "")))
    if type_ is None or chantier.coordinateur_id is None:
        return None
    lu = CraLu(ligne.numero, type_.value, id_externe, chantier.coordinateur_id, {"date": jour})
    lu.cellules = cellules
    lu.colonnes = {champ.champ: champ.colonne for champ in CHAMPS[type_]} | AUTRES_CHAMPS
    lacunes = _lire_champs(chantier, lu, type_, cellules, erreurs)
    if type_ is TypeActivite.PARTENARIAT:
        types = _essayer(erreurs, TYPES_PARTENAIRES, cellules[TYPES_PARTENAIRES], _lire_types)
        lu.valeurs["partenaires"] = apparier(noms_of(cellules[PARTENAIRES]), types or [])
    if not erreurs:
        lu.tags = etiqueter(chantier, lu.auteur_id, id_externe, morceaux_of(cellules[TAGS]))
        placer(chantier, lu, jour, None)
    lu.complements = {"a_completer": tuple(lacunes), **_instants(chantier, ligne)}
    return lu


def _lire_champs(
    chantier: Chantier, lu: CraLu, type_: TypeActivite, cellules: Mapping[str, Any], erreurs: Erreurs
) -> list[str]:
    """Fill the fields that apply to this type; return those whose cell could not be kept."""
    lacunes = []
    for champ in CHAMPS[type_]:
        cellule = cellules[champ.colonne]
        try:
            lu.valeurs |= champ.lire(cellule)
        except LacuneDeCellule as erreur:
            lu.valeurs[champ.champ] = None
            lacunes.append(champ.champ)
            chantier.rapport.noter(
                lu.ligne, champ.colonne, cellule, Gravite.AVERTISSEMENT, f"{erreur} : non repris"
            )
        except ValueError as erreur:
            erreurs.append((champ.colonne, cellule, str(erreur)))
    return lacunes


def _lire_types(cellule: Any) -> list[TypePartenaire]:
    return [TypePartenaire.from_texte(morceau) for morceau in morceaux_of(cellule)]


def _instants(chantier: Chantier, ligne: LigneLue) -> dict[str, datetime | None]:
    """Creation and last change; an empty last change is that of the creation."""
    instants = {}
    for champ, colonne in (("cree_le", CREE_LE), ("modifie_le", MODIFIE_LE)):
        try:
            instants[champ] = lire_instant(ligne.cellules[colonne])
        except ValueError:
            instants[champ] = None
            cellule = ligne.cellules[colonne]
            chantier.rapport.noter(
                ligne.numero, colonne, cellule, Gravite.AVERTISSEMENT, "date et heure illisibles"
            )
    instants["modifie_le"] = instants["modifie_le"] or instants["cree_le"]
    return instants


def _essayer(erreurs: Erreurs, colonne: str, cellule: Any, lire: Callable[[Any], T]) -> T | None:
    try:
        return lire(cellule)
    except ValueError as erreur:
        erreurs.append((colonne, cellule, str(erreur)))
        return None

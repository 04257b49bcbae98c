"""The workbook of coordination activities that La Coop exports: one row, one activity.

Only an unreadable date, an unknown type, an unknown label or a missing identifier refuses a row: any other gap
is kept as it is and marked « à compléter ». The columns that do not apply to a type hold « / », but a name may
be « / » too: the type decides, never the cell.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    Organisateur,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
    TypePartenaire,
    reclasser_evenement,
)
from coop_data.imports.cellules_coop import (
    PREFIXE_AUTRE,
    apparier,
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
from coop_data.imports.cras import CraLu, ecrire_cras, etiqueter, placer, preparer, signaler_communication
from coop_data.imports.lecture import LigneLue
from coop_data.imports.lignes_coop import ChampCoop, essayer, lire_champs, lire_instants

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
VIDES = ("/", "", None)
DES_ANIMATIONS = (DUREE, MEDIATEURS, STRUCTURES, AUTRES_ACTEURS, INITIATIVE, THEMATIQUES)
CREE_LE = "Enregistrée le"
MODIFIE_LE = "Dernière modification le"


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
"""The column that the report of an import names for a field that no column holds alone."""
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
    """Write a group of rows, all of ``chantier.auteurs.auteur_id``, and report each."""
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
    if ligne.anomalie:
        erreurs.append(("", "", ligne.anomalie))
    id_externe = str(cellules[ID] or "").strip()
    if not id_externe:
        erreurs.append((ID, "", "l’identifiant est absent"))
    elif premiere := chantier.deja_lu(id_externe, ligne.numero):
        erreurs.append((ID, id_externe, f"identifiant déjà donné à la {premiere}"))
    jour = essayer(erreurs, DATE, cellules[DATE], lire_jour)
    type_ = essayer(erreurs, TYPE, cellules[TYPE], lambda cellule: TypeActivite.from_texte(str(cellule or "")))
    signaler_communication(chantier, ligne)
    if type_ is TypeActivite.EVENEMENT:
        type_, cellules = _reclasser(cellules)
    if type_ is None or chantier.auteurs.auteur_id is None:
        return None
    lu = CraLu(ligne.numero, type_.value, id_externe, chantier.auteurs.auteur_id, {"date": jour})
    lu.cellules = cellules
    lu.colonnes = {champ.champ: champ.colonne for champ in CHAMPS[type_]} | AUTRES_CHAMPS
    lus, lacunes = lire_champs(chantier, ligne.numero, CHAMPS[type_], cellules, erreurs)
    lu.valeurs |= lus
    if type_ is TypeActivite.PARTENARIAT:
        types = essayer(erreurs, TYPES_PARTENAIRES, cellules[TYPES_PARTENAIRES], _lire_types)
        lu.valeurs["partenaires"] = apparier(noms_of(cellules[PARTENAIRES]), types or [])
    if not erreurs:
        lu.tags = etiqueter(chantier, lu.auteur_id, id_externe, morceaux_of(cellules[TAGS]))
        placer(chantier, lu, jour, None)
    instants = lire_instants(chantier, ligne.numero, cellules, cree_le=CREE_LE, modifie_le=MODIFIE_LE)
    lu.complements = {"a_completer": tuple(lacunes), **instants}
    return lu


def _reclasser(cellules: dict[str, Any]) -> tuple[TypeActivite, dict[str, Any]]:
    """Today's type, and cells that suit it: meetings were évènements in the quarterly form.

    The columns of an animation then held « / », without meaning. A row that fills them was not an évènement of
    that form but a row whose type was changed by hand: its label is left to be refused.
    """
    try:
        ancien = reclasser_evenement(str(cellules[PRECIS] or ""))
    except ValueError:
        return TypeActivite.EVENEMENT, cellules
    if ancien.precision:
        return TypeActivite.EVENEMENT, {**cellules, PRECIS: f"{PREFIXE_AUTRE}{ancien.precision}"}
    if ancien.type_animation is None or any(cellules[colonne] not in VIDES for colonne in DES_ANIMATIONS):
        return TypeActivite.EVENEMENT, cellules
    return TypeActivite.ANIMATION, cellules | dict.fromkeys(DES_ANIMATIONS, "")


def _lire_types(cellule: Any) -> list[TypePartenaire]:
    return [TypePartenaire.from_texte(morceau) for morceau in morceaux_of(cellule)]

"""What the imports of both kinds of CRA share: finding author, structure and tags, one bulk write, the report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from coop_data.domain.origines import Origine
from coop_data.errors import SaisieInvalide
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Colonne, Erreurs, lire_ligne
from coop_data.imports.lecture import LigneLue
from coop_data.imports.rapport import Compte, Gravite
from coop_data.models import Accompagnement, ActiviteCoordination
from coop_data.saisie.ecriture_import import CraImporte, ImportCra, Issue
from coop_data.saisie.libelles import libelle_of

COMPTES = {
    Issue.CREE: Compte.CREES,
    Issue.MODIFIE: Compte.MODIFIES,
    Issue.INCHANGE: Compte.INCHANGES,
    Issue.MODIFIE_ICI: Compte.INCHANGES,
    Issue.SUPPRIME_ICI: Compte.INCHANGES,
}
LAISSES = {
    Issue.MODIFIE_ICI: "modifié ici : laissé tel quel",
    Issue.SUPPRIME_ICI: "supprimé ici : laissé tel quel",
}
COMMUNICATION = "communication"
"""A column whose name contains this word held hours of communication."""
SANS_POSTE = "aucun poste dans cette structure à cette date"


@dataclass
class CraLu:
    """A row that was read: what will be written, and the column of each field."""

    ligne: int
    formulaire: str
    id_externe: str
    auteur_id: UUID
    valeurs: dict[str, Any]
    tags: tuple[UUID, ...] | None = None
    structure_id: UUID | None = None
    structure_explicite: bool = False
    complements: dict[str, Any] = field(default_factory=dict)
    colonnes: Mapping[str, str] = field(default_factory=dict)
    cellules: Mapping[str, Any] = field(default_factory=dict)


def preparer(chantier: Chantier, formulaire: str, lignes: Sequence[LigneLue], colonne_id: str) -> None:
    """Read in one go what a group of rows needs about the records they name."""
    identifiants = {str(ligne.cellules.get(colonne_id) or "").strip() for ligne in lignes}
    chantier.etiquettes.charger(chantier.session, formulaire, identifiants)


def lire_cra(
    chantier: Chantier, ligne: LigneLue, colonnes: Sequence[Colonne], role: str
) -> tuple[dict[str, Any], CraLu | None]:
    """Read what every CRA has; the other fields are returned beside, for the caller to place.

    ``role`` is the column that names the author. The row is refused, and None returned, when a cell cannot
    be read, the author, structure or commune is unknown, or the identifier was already met in this file.
    """
    valeurs, erreurs = lire_ligne(ligne, colonnes)
    annuaire = chantier.annuaire
    id_externe, auteur = valeurs.pop("id", None), valeurs.pop(role, None)
    auteur_id = annuaire.conseillers.get(auteur) if auteur else chantier.auteurs.auteur_id
    if auteur and auteur_id is None:
        erreurs.append((role, auteur, f"{role} inconnu : importez d’abord les conseillers"))
    elif auteur_id and chantier.auteurs.lui_seul not in (None, auteur_id):
        erreurs.append((role, auteur, "activité de quelqu’un d’autre : vous n’importez que les vôtres"))
    structure = valeurs.pop("structure", None)
    structure_id = annuaire.structures.get(structure or "")
    if structure and structure_id is None:
        erreurs.append(("structure", structure, "structure inconnue : importez d’abord les structures"))
    if _usurpe(chantier, auteur_id, structure_id, valeurs.get("date")):
        erreurs.append(("structure", structure, SANS_POSTE))
    commune = valeurs.get("code_commune")
    if commune and commune not in annuaire.communes:
        erreurs.append(("code_commune", commune, "commune inconnue"))
    noms = valeurs.pop("tags", None)
    if id_externe and (premiere := chantier.deja_lu(id_externe, ligne.numero)):
        erreurs.append(("id", id_externe, f"identifiant déjà donné à la {premiere}"))
    if erreurs or id_externe is None or auteur_id is None:
        chantier.rapport.refuser(ligne.numero, erreurs)
        return valeurs, None
    try:
        tags = etiqueter(chantier, auteur_id, id_externe, noms)
    except ValueError as erreur:
        chantier.rapport.refuser(ligne.numero, [("tags", ", ".join(noms or ()), str(erreur))])
        return valeurs, None
    lu = CraLu(ligne.numero, "", id_externe, auteur_id, {}, tags, cellules=ligne.cellules)
    lu.colonnes = {colonne.destination: colonne.nom for colonne in colonnes}
    placer(chantier, lu, valeurs.get("date"), structure_id)
    return valeurs, lu


def placer(chantier: Chantier, lu: CraLu, jour: date | None, structure_id: UUID | None) -> None:
    """Give the report its structure: the one that the file names, else that of the poste that began last."""
    lu.structure_explicite = structure_id is not None
    lu.structure_id = structure_id
    if jour is None:
        return
    if structure_id is None:
        lu.structure_id = chantier.annuaire.structure_at(lu.auteur_id, jour)
    elif not chantier.annuaire.est_en_poste(lu.auteur_id, structure_id, jour):
        chantier.rapport.noter(lu.ligne, "structure", "", Gravite.AVERTISSEMENT, SANS_POSTE)


def _usurpe(chantier: Chantier, auteur_id: UUID | None, structure_id: UUID | None, jour: date | None) -> bool:
    """True when someone who imports their own activities names a structure where they had no poste, as the form
    refuses.
    """
    if chantier.auteurs.lui_seul is None or auteur_id is None or structure_id is None or jour is None:
        return False
    return not chantier.annuaire.est_en_poste(auteur_id, structure_id, jour)


def ecrire_cras(chantier: Chantier, lus: Sequence[CraLu]) -> None:
    """Write the rows that were read, and report each of them."""
    ecriture = ImportCra(
        chantier.session,
        acteur=chantier.acteur,
        import_id=chantier.import_id,
        origine=chantier.origine,
        aujourdhui=chantier.aujourdhui,
        lignes_a_soi=chantier.lignes_a_soi,
    )
    reponses = ecriture.ecrire_lot([_importe(lu) for lu in lus])
    chantier.etiquettes.retirer_inutiles(chantier.session)
    a_completer = _a_completer(chantier, lus)
    for lu, reponse in zip(lus, reponses, strict=True):
        if isinstance(reponse, SaisieInvalide):
            chantier.rapport.refuser(lu.ligne, _erreurs(lu, reponse))
            continue
        chantier.rapport.compter(COMPTES[reponse])
        if reponse in LAISSES:
            chantier.rapport.noter(lu.ligne, "id", lu.id_externe, Gravite.INFORMATION, LAISSES[reponse])
        if champs := a_completer.get(lu.id_externe):
            chantier.rapport.compter(Compte.A_COMPLETER)
            for champ in champs:
                colonne = _colonne(lu, champ)
                motif = f"à compléter : {libelle_of(lu.formulaire, champ)}"
                chantier.rapport.noter(lu.ligne, colonne, "", Gravite.A_COMPLETER, motif)


def etiqueter(
    chantier: Chantier, auteur_id: UUID, id_externe: str, noms: Sequence[str] | None
) -> tuple[UUID, ...] | None:
    """The tags of these names, each once; None when the file has no such column.

    Raises ``ValueError`` when a new name breaks the rules of the form (never in a genuine Coop file).
    """
    if noms is None:
        return None
    libre = chantier.origine is Origine.IMPORT_COOP
    resoudre = partial(chantier.etiquettes.resoudre, chantier.session, auteur_id, id_externe, libre=libre)
    return tuple(dict.fromkeys(tag_id for nom in noms for tag_id in resoudre(nom)))


def _importe(lu: CraLu) -> CraImporte:
    return CraImporte(
        formulaire=lu.formulaire,
        id_externe=lu.id_externe,
        auteur_id=lu.auteur_id,
        valeurs=lu.valeurs,
        tags=lu.tags,
        structure_id=lu.structure_id,
        structure_explicite=lu.structure_explicite,
        **lu.complements,
    )


def _a_completer(chantier: Chantier, lus: Sequence[CraLu]) -> dict[str, list[str]]:
    """The fields left to complete in the reports just written, by external identifier."""
    if not lus:
        return {}
    modele = Accompagnement if lus[0].formulaire == "accompagnement" else ActiviteCoordination
    requete = select(modele.id_externe, modele.a_completer).where(
        col(modele.id_externe).in_([lu.id_externe for lu in lus])
    )
    return {id_externe: list(champs) for id_externe, champs in chantier.session.exec(requete)}


def _erreurs(lu: CraLu, refus: SaisieInvalide) -> Erreurs:
    """The faults of the form, each under the column that holds the field."""
    colonnes = [(_colonne(lu, champ), message) for champ, message in refus.erreurs.items()]
    return [(colonne, lu.cellules.get(colonne, ""), message) for colonne, message in colonnes]


def signaler_sans_objet(chantier: Chantier, lu: CraLu, champs: Iterable[str], nature: str) -> None:
    """List the filled cells of fields that this kind of report does not have."""
    for champ in champs:
        colonne = _colonne(lu, champ)
        chantier.rapport.noter(
            lu.ligne,
            colonne,
            lu.cellules.get(colonne, ""),
            Gravite.AVERTISSEMENT,
            f"sans objet pour {nature} : non repris",
        )


def signaler_communication(chantier: Chantier, ligne: LigneLue) -> None:
    """List the hours of communication of the quarterly form: nothing counts them any more."""
    for entete, cellule in ligne.cellules.items():
        if COMMUNICATION in entete.casefold() and str(cellule or "").strip():
            motif = "le temps de communication n’est plus compté : non repris"
            chantier.rapport.noter(ligne.numero, entete, cellule, Gravite.AVERTISSEMENT, motif)


def _colonne(lu: CraLu, champ: str) -> str:
    champ = champ.split(".")[0]
    return lu.colonnes.get(champ, champ)

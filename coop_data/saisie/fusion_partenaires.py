"""Merging spellings of a partner in all of one's own partenariats: previewed, done in one transaction, undone in
one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.domain.champs_coordination import PARTENARIAT
from coop_data.domain.coordination import TypeActivite, TypePartenaire
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.journal import Operation, difference
from coop_data.models import ActiviteCoordination, StructurePartenaire
from coop_data.saisie.contenu import Contenu
from coop_data.saisie.liens import appliquer, contenu_actuel
from coop_data.saisie.partenaires import INTROUVABLE, REFUS
from coop_data.saisie.registres import REGISTRES
from coop_data.saisie.schemas import PartenaireCreate
from coop_data.saisie.traces import marquer, tracer
from coop_data.saisie.verification import TEXTE_MAX

REGISTRE: Final = REGISTRES[TypeActivite.PARTENARIAT]
CHAMP: Final = "partenaires"
COLONNES: Final = Contenu({"a_completer": None})
"""The columns that a rewriting may change besides the partners: the list of gaps."""


@dataclass(frozen=True, slots=True)
class Regroupement:
    """The names to merge, however they are written, and what to write instead."""

    noms: frozenset[str]
    nom: str
    type: TypePartenaire
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Apercu:
    """What a merge would do: partenariats that change, and duplicate rows that become one."""

    partenariats: int
    lignes_en_moins: int


@dataclass(frozen=True, slots=True)
class Reecrit:
    """A partenariat as it was, and the version that the merge left."""

    cra_id: UUID
    version: int
    avant: Contenu


@dataclass(frozen=True, slots=True)
class Fusion:
    """A merge just done, with what is needed to undo it."""

    nom: str
    reecrits: tuple[Reecrit, ...]


@dataclass(frozen=True, slots=True)
class _Reecriture:
    cra: ActiviteCoordination
    avant: Contenu
    apres: Contenu


def previsualiser(session: Session, *, acteur: Acteur, regroupement: Regroupement) -> Apercu:
    """What ``fusionner`` would change. Raises the same errors."""
    reecritures = _preparer(session, acteur, regroupement)
    en_moins = sum(len(r.avant.partenaires) - len(r.apres.partenaires) for r in reecritures)
    return Apercu(len(reecritures), en_moins)


def fusionner(session: Session, *, acteur: Acteur, regroupement: Regroupement) -> Fusion:
    """Write the chosen name and type in every live partenariat of one's own that cites one of the names.

    A partenariat that cited two of them keeps one row. Raises ``AccesRefuse``, ``Introuvable`` when none cites
    them, ``SaisieInvalide`` (``nom``, ``type_autre``).
    """
    reecritures = _preparer(session, acteur, regroupement)
    for reecriture in reecritures:
        _appliquer(session, acteur, reecriture)
    return Fusion(regroupement.nom, tuple(Reecrit(r.cra.id, r.cra.version, r.avant) for r in reecritures))


def annuler_fusion(session: Session, *, acteur: Acteur, fusion: Fusion) -> int:
    """Restore the partners of each partenariat. Returns how many were left alone, having changed since the merge.

    Raises ``AccesRefuse``.
    """
    _verifier_droit(acteur)
    tels_quels = {reecrit.cra_id: reecrit for reecrit in fusion.reecrits}
    cras = _charger(session, acteur, list(tels_quels))
    for cra in cras:
        if cra.version == tels_quels[cra.id].version:
            avant = contenu_actuel(session, REGISTRE, cra, comme=COLONNES)
            _appliquer(session, acteur, _Reecriture(cra, avant, tels_quels.pop(cra.id).avant))
    return len(tels_quels)


def _preparer(session: Session, acteur: Acteur, regroupement: Regroupement) -> list[_Reecriture]:
    """The partenariats that would change, as they are and as they would be."""
    _verifier_droit(acteur)
    _verifier(regroupement)
    noms = regroupement.noms | {plier(regroupement.nom)}
    cites = (
        select(StructurePartenaire.activite_id)
        .join(ActiviteCoordination, col(ActiviteCoordination.id) == StructurePartenaire.activite_id)
        .where(
            ActiviteCoordination.coordinateur_id == acteur.conseiller_id,
            col(StructurePartenaire.nom_plie).in_(noms),
        )
    )
    cras = _charger(session, acteur, list(session.exec(cites.distinct())))
    if not cras:
        raise Introuvable(INTROUVABLE)
    reecritures = []
    for cra in cras:
        avant = contenu_actuel(session, REGISTRE, cra, comme=COLONNES)
        apres = _reecrire(avant, noms, regroupement)
        if avant.etat() != apres.etat():
            reecritures.append(_Reecriture(cra, avant, apres))
    return reecritures


def _charger(session: Session, acteur: Acteur, cra_ids: Sequence[UUID]) -> list[ActiviteCoordination]:
    """One's own live partenariats among these, locked until the end of the transaction, by date."""
    requete = select(ActiviteCoordination).where(
        col(ActiviteCoordination.id).in_(cra_ids),
        ActiviteCoordination.coordinateur_id == acteur.conseiller_id,
        ActiviteCoordination.type == TypeActivite.PARTENARIAT,
        col(ActiviteCoordination.supprime_le).is_(None),
    )
    ordonnee = requete.order_by(col(ActiviteCoordination.date), col(ActiviteCoordination.id)).with_for_update()
    return list(session.exec(ordonnee.execution_options(populate_existing=True)))


def _reecrire(avant: Contenu, noms: frozenset[str], regroupement: Regroupement) -> Contenu:
    precision = regroupement.precision if regroupement.type is TypePartenaire.AUTRE else None
    garde = PartenaireCreate(nom=regroupement.nom, type=regroupement.type.value, type_autre=precision)
    partenaires = tuple(
        garde if plier(partenaire.nom or "") in noms else partenaire for partenaire in avant.partenaires
    )
    premiere = partenaires.index(garde)
    partenaires = tuple(
        partenaire for rang, partenaire in enumerate(partenaires) if partenaire != garde or rang == premiere
    )
    lacunes = list(avant.colonnes["a_completer"])
    if all(_est_complet(partenaire) for partenaire in partenaires):
        lacunes = [lacune for lacune in lacunes if lacune != CHAMP]
    return Contenu({"a_completer": lacunes}, avant.tags, partenaires)


def _est_complet(partenaire: PartenaireCreate) -> bool:
    precise = partenaire.type != TypePartenaire.AUTRE or partenaire.type_autre
    return bool(partenaire.nom and partenaire.type and precise)


def _appliquer(session: Session, acteur: Acteur, reecriture: _Reecriture) -> None:
    cra, avant, apres = reecriture.cra, reecriture.avant, reecriture.apres
    appliquer(session, REGISTRE, cra, avant=avant, apres=apres)
    marquer(cra)
    REGISTRE.projeter(session, [cra])
    anciens, nouveaux = difference(avant.etat(), apres.etat())
    tracer(session, acteur, Operation.MODIFIER, cra, avant=anciens, apres=nouveaux)


def _verifier_droit(acteur: Acteur) -> None:
    if acteur.conseiller_id is None:
        raise AccesRefuse(REFUS)
    verifier_droit(acteur, Action.MODIFIER, Objet.COORDINATION, Cible(conseiller_id=acteur.conseiller_id))


def _verifier(regroupement: Regroupement) -> None:
    messages = {champ.code: champ.messages for champ in PARTENARIAT.lignes}
    erreurs = {}
    if not plier(regroupement.nom):
        erreurs["nom"] = messages["nom"]["requis"]
    elif len(regroupement.nom) > TEXTE_MAX:
        erreurs["nom"] = f"Ce nom est trop long : {TEXTE_MAX} caractères au plus."
    if regroupement.type is TypePartenaire.AUTRE and not (regroupement.precision or "").strip():
        erreurs["type_autre"] = messages["type_autre"]["requis"]
    if erreurs:
        raise SaisieInvalide(erreurs)

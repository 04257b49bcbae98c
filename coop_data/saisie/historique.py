"""The history of a report for its author, read from the journal: changes with their author and moment, former
versions.

The journal keeps what changed, never the text of notes: a former version is the present one with the later changes
undone, notes left as they are today.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.errors import Introuvable
from coop_data.journal import NOTES, Operation
from coop_data.models import ActiviteCoordination, Commune, Journal, Structure, Tag
from coop_data.saisie.acces import charger_le_mien
from coop_data.saisie.lecture import saisie_of
from coop_data.saisie.lien_evenement import evenement_lie
from coop_data.saisie.registres import registre_of
from coop_data.saisie.schemas import FORMULAIRES, TEL_QUEL, Saisie, lire_saisie
from coop_data.tags import tags_admis

TUS: Final = frozenset({"version", "jeton_soumission", "import_id", "id_externe", "classe_duree", "a_completer"})
"""Technical fields, which the history leaves out."""
VIDES: Final[tuple[Any, ...]] = (None, "", [], {}, 0, False)
DISPARUE: Final = "Cette version n’existe pas dans l’historique de l’activité."

TAG_SUPPRIME: Final = "tag supprimé"
ELEMENT_SUPPRIME: Final = "élément supprimé"


@dataclass(frozen=True, slots=True)
class Changement:
    """One field, as stored (codes, identifiers, ISO dates) before and after; notes have no text."""

    champ: str
    avant: Any
    apres: Any


@dataclass(frozen=True, slots=True)
class Etape:
    """One line of the history. ``formulaire``: the type at that time. ``reprise``: True when one may go back to
    it.
    """

    id: int
    instant: datetime
    auteur: str
    par_moi: bool
    operation: str
    formulaire: str
    changements: tuple[Changement, ...]
    reprise: bool


@dataclass(frozen=True, slots=True)
class Historique:
    """Steps, the latest first, and the names behind the identifiers and codes that they mention."""

    etapes: tuple[Etape, ...]
    noms: Mapping[str, str]


def lire_historique(session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID) -> Historique:
    """All that happened to one's own report. Raises ``Introuvable``, ``AccesRefuse``."""
    charger_le_mien(session, acteur=acteur, action=Action.LIRE, registre=registre_of(formulaire), cra_id=cra_id)
    lignes = _lignes(session, cra_id)
    change_ensuite, etapes = False, []
    for ligne in lignes:
        changements = tuple(_changements(ligne))
        etapes.append(
            Etape(
                id=ligne.id or 0,
                instant=ligne.instant,
                auteur=ligne.auteur,
                par_moi=ligne.utilisateur_id is not None and ligne.utilisateur_id == acteur.utilisateur_id,
                operation=ligne.action,
                formulaire=ligne.objet,
                changements=changements,
                reprise=change_ensuite and _est_une_version(ligne),
            )
        )
        change_ensuite = change_ensuite or bool(_defait(ligne))
    return Historique(tuple(etapes), _noms(session, lignes))


def version_of(session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID, etape: int) -> Saisie:
    """One's own report as it stood after a step, as a form to check and save; its type may be another.

    Tags that may no longer be put and a deleted évènement are left out; notes are today's. Raises ``Introuvable``,
    ``AccesRefuse``.
    """
    actuelle, _ = saisie_of(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    lignes = _lignes(session, cra_id)
    if etape not in {ligne.id for ligne in lignes}:
        raise Introuvable(DISPARUE)
    etat: dict[str, Any] = {"type": formulaire, **actuelle.model_dump(mode="json")}
    for ligne in lignes:
        if ligne.id == etape:
            break
        etat |= _defait(ligne)
    return _saisie(session, acteur, etat, actuels=set(actuelle.tags))


def anciennes_reponses(
    session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID, vers: str
) -> dict[str, Any]:
    """The answers of one's own report when it was last of type ``vers``, as JSON values; empty if it never was."""
    for etape in lire_historique(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id).etapes:
        if etape.formulaire == vers and etape.reprise:
            saisie = version_of(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id, etape=etape.id)
            return saisie.model_dump(mode="json") if saisie.formulaire == vers else {}
    return {}


def _lignes(session: Session, cra_id: UUID) -> list[Journal]:
    """The lines of a report, the latest first; its type may have changed, never its identifier."""
    requete = select(Journal).where(Journal.objet_id == str(cra_id), col(Journal.objet).in_(list(FORMULAIRES)))
    return list(session.exec(requete.order_by(col(Journal.id).desc())))


def _changements(ligne: Journal) -> Iterator[Changement]:
    avant, apres = ligne.avant or {}, ligne.apres or {}
    for champ in {**avant, **apres}:
        ancien, nouveau = avant.get(champ), apres.get(champ)
        if champ not in TUS and not (ancien in VIDES and nouveau in VIDES):
            yield Changement(champ, ancien, nouveau)


def _defait(ligne: Journal) -> dict[str, Any]:
    """The values that undoing a line restores; none for a creation, a deletion or a restoration."""
    if ligne.action in (Operation.CREER, Operation.SUPPRIMER, Operation.RESTAURER):
        return {}
    return {champ: valeur for champ, valeur in (ligne.avant or {}).items() if champ != NOTES}


def _est_une_version(ligne: Journal) -> bool:
    return ligne.action not in (Operation.SUPPRIMER, Operation.RESTAURER)


def _saisie(session: Session, acteur: Acteur, etat: Mapping[str, Any], *, actuels: set[UUID]) -> Saisie:
    """A former state as a form, without links that are no longer possible; ``actuels`` are the tags of today."""
    formulaire = etat["type"]
    connus = FORMULAIRES[formulaire].model_fields
    saisie = lire_saisie(formulaire, {c: v for c, v in etat.items() if c in connus}, contexte=TEL_QUEL)
    admis = tags_admis(session, acteur=acteur, tag_ids=saisie.tags, attaches=actuels)
    propre: dict[str, Any] = {"tags": [tag for tag in saisie.tags if tag in admis]}
    lien = getattr(saisie, "evenement_id", None)
    if lien is not None and evenement_lie(session, acteur=acteur, evenement_id=lien) is None:
        propre["evenement_id"] = None
    return saisie.model_copy(update=propre)


def _noms(session: Session, lignes: Iterable[Journal]) -> dict[str, str]:
    """The names of the tags, structures, évènements and communes that these lines mention."""
    cites = {str(valeur) for ligne in lignes for valeur in _valeurs(ligne)}
    ids = [UUID(cite) for cite in cites if _est_un_identifiant(cite)]
    noms: dict[str, str] = {}
    for modele in (Tag, Structure, ActiviteCoordination):
        nommes = session.exec(select(modele.id, modele.nom).where(col(modele.id).in_(ids)))
        noms |= {str(cle): nom for cle, nom in nommes if nom}
    noms |= _noms_disparus(session, lignes, [identifiant for identifiant in ids if str(identifiant) not in noms])
    communes = session.exec(select(Commune).where(col(Commune.code).in_(cites)))
    return noms | {commune.code: commune.nom for commune in communes}


def _noms_disparus(session: Session, lignes: Iterable[Journal], ids: Iterable[UUID]) -> dict[str, str]:
    """Names of objects that are gone: the last one in the journal, else a word that says so; never
    an identifier.
    """
    cherches = {str(identifiant) for identifiant in ids}
    tags = {
        tag for ligne in lignes for etat in (ligne.avant, ligne.apres) for tag in (etat or {}).get("tags") or ()
    }
    noms = {cle: TAG_SUPPRIME if cle in tags else ELEMENT_SUPPRIME for cle in cherches}
    requete = select(Journal).where(col(Journal.objet_id).in_(cherches)).order_by(col(Journal.id))
    for trace in session.exec(requete) if cherches else ():
        for etat in (trace.apres, trace.avant) if trace.action == "fusionner" else (trace.avant, trace.apres):
            if etat and etat.get("nom"):
                noms[trace.objet_id] = etat["nom"]
    return noms


def _valeurs(ligne: Journal) -> Iterator[Any]:
    for valeur in [*(ligne.avant or {}).values(), *(ligne.apres or {}).values()]:
        yield from valeur if isinstance(valeur, list) else [valeur]


def _est_un_identifiant(texte: str) -> bool:
    try:
        UUID(texte)
    except ValueError:
        return False
    return True

"""The journal: who did what, when, before → after, written in the transaction of the change itself."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy import Table, insert
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.faits.changements import noter_changements
from coop_data.models import Journal, maintenant

Etat = Mapping[str, Any]

NOTES: Final = "notes"
NOTES_TUES: Final = "modifiées"
"""Columns of notes, which are personal: the journal says that they changed, never their text."""


NOMMES: Final = frozenset({"conseiller", "poste", "structure", "tag"})
"""Objects that figures name or count: a cached page must be read again after they change."""


class Operation(StrEnum):
    """The operations on a report; other objects have their own."""

    CREER = "creer"
    MODIFIER = "modifier"
    CHANGER_DE_TYPE = "changer_de_type"
    LIER = "lier"
    SUPPRIMER = "supprimer"
    RESTAURER = "restaurer"
    PURGER = "purger"
    IMPORTER = "importer"


def journaliser(
    session: Session,
    *,
    acteur: Acteur,
    action: str,
    objet: str,
    objet_id: UUID | str,
    avant: Etat | None = None,
    apres: Etat | None = None,
) -> None:
    """Add one line to the journal. ``avant`` and ``apres`` hold changed fields only (see ``difference``)."""
    session.add(
        ligne(acteur=acteur, action=action, objet=objet, objet_id=objet_id, avant=avant, apres=apres),
    )
    if objet in NOMMES:
        noter_changements(session, domaine=objet, identifiants=[UUID(str(objet_id))])


def journaliser_lot(session: Session, lignes: Sequence[Journal]) -> None:
    """Add many lines at once, by a single statement."""
    if lignes:
        table: Table = Journal.__table__  # type: ignore[attr-defined]
        session.execute(insert(table), [ligne.model_dump(exclude={"id"}) for ligne in lignes])


def ligne(
    *,
    acteur: Acteur,
    action: str,
    objet: str,
    objet_id: UUID | str,
    avant: Etat | None = None,
    apres: Etat | None = None,
) -> Journal:
    """A line of the journal, for ``journaliser_lot``."""
    return Journal(
        instant=maintenant(),
        utilisateur_id=acteur.utilisateur_id,
        auteur=acteur.nom,
        action=str(action),
        objet=objet,
        objet_id=str(objet_id),
        avant=_sans_notes(avant, texte=None),
        apres=_sans_notes(apres, texte=NOTES_TUES),
    )


def difference(avant: Etat, apres: Etat) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, before and after; both are empty when nothing changed."""
    changes = [champ for champ in apres if avant.get(champ) != apres[champ]]
    return {champ: avant.get(champ) for champ in changes}, {champ: apres[champ] for champ in changes}


def _sans_notes(etat: Etat | None, *, texte: str | None) -> dict[str, Any] | None:
    if etat is None:
        return None
    lisible: dict[str, Any] = to_jsonable_python(dict(etat))
    if NOTES in lisible:
        lisible[NOTES] = texte
    return lisible

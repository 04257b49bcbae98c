"""« Vérifié, c’est bien ainsi »: a remark of the quality page that the author of a report confirms.

Kept only in the journal, like former versions: a line holds the check and the version confirmed, so that any later
change of the report brings the remark back.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.qualite import CONFIRMABLES, MESSAGES, Controle
from coop_data.errors import SaisieInvalide
from coop_data.faits.changements import noter_changements
from coop_data.journal import journaliser
from coop_data.models import Journal
from coop_data.saisie.acces import charger_le_mien
from coop_data.saisie.registres import registre_of

OBJET: Final = "qualite"
CONFIRMER: Final = "confirmer"
ANNULER: Final = "annuler_confirmation"

Choix = Sequence[tuple[str, UUID]]
"""Reports of one's own: form and identifier."""


def lire_confirmes(session: Session) -> Mapping[Controle, Mapping[UUID, int]]:
    """By check, the reports confirmed and the version confirmed, for all authors: the caller restricts them."""
    lignes = session.exec(
        select(Journal.action, Journal.objet_id, Journal.apres)
        .where(Journal.objet == OBJET)
        .order_by(col(Journal.id))
    )
    confirmes: defaultdict[Controle, dict[UUID, int]] = defaultdict(dict)
    for action, cra_id, apres in lignes:
        etat = apres or {}
        siens = confirmes[Controle(etat["controle"])]
        if action == CONFIRMER:
            siens[UUID(cra_id)] = etat["version"]
        else:
            siens.pop(UUID(cra_id), None)
    return dict(confirmes)


def confirmer(session: Session, *, acteur: Acteur, controle: Controle, choix: Choix) -> int:
    """Confirm that one's own reports are right as they are. All or nothing. Returns the number of reports.

    Raises ``SaisieInvalide`` for a check that cannot be confirmed, ``Introuvable``, ``AccesRefuse``.
    """
    if controle not in CONFIRMABLES:
        raise SaisieInvalide({"controle": MESSAGES["pas_confirmable"]})
    return _noter(session, acteur, controle, choix, CONFIRMER)


def annuler_confirmation(session: Session, *, acteur: Acteur, controle: Controle, choix: Choix) -> int:
    """Undo ``confirmer``: the remark is shown again. Raises ``Introuvable``, ``AccesRefuse``."""
    return _noter(session, acteur, controle, choix, ANNULER)


def _noter(session: Session, acteur: Acteur, controle: Controle, choix: Choix, action: str) -> int:
    for formulaire, cra_id in choix:
        cra = charger_le_mien(
            session, acteur=acteur, action=Action.MODIFIER, registre=registre_of(formulaire), cra_id=cra_id
        )
        journaliser(
            session,
            acteur=acteur,
            action=action,
            objet=OBJET,
            objet_id=cra_id,
            apres={"controle": controle.value, "version": cra.version},
        )
    noter_changements(session, domaine=OBJET, identifiants=[cra_id for _, cra_id in choix])
    return len(choix)

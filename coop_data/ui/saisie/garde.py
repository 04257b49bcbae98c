"""Keeping a form: typed values are saved in its draft at once, and the draft is deleted once the report is saved.

A draft typed in two tabs is never overwritten unseen: the second one goes on in a draft of its own.
"""

from copy import deepcopy
from datetime import UTC, datetime
from typing import Final

import streamlit as st
from sqlmodel import Session

from coop_data.brouillons import (
    BrouillonChange,
    enregistrer_brouillon,
    lister_brouillons,
    supprimer_brouillon,
)
from coop_data.errors import Introuvable
from coop_data.models import Brouillon
from coop_data.ui.page import Issue, announce, attempt, show_error
from coop_data.ui.saisie.ouverture import Ouverture

PARAMETRE: Final = "brouillon"
DEPART: Final = "depart"
"""The key under which the draft of a change keeps the report as it was when the form was opened."""

ECHEC: Final = "Le brouillon n’a pas pu être enregistré : réessayez dans un instant."
GARDE: Final = "Votre brouillon est enregistré : vous pourrez le reprendre quand vous voudrez."
GARDE_A_PART: Final = (
    "Votre brouillon est enregistré, à part de celui de l’autre onglet : vous pourrez le reprendre quand vous "
    "voudrez."
)


def garder(ouverture: Ouverture, *, toujours: bool = False) -> bool:
    """Save the values typed since the last time. False when they could not be saved.

    A draft sent, deleted or changed in another tab is left as it is: the values of this tab go to a draft of their
    own. ``toujours``: keep the form even when nothing was typed.
    """
    if not toujours and (not ouverture.touchee or ouverture.contenu == ouverture.garde):
        return True
    issue = _ecrire(ouverture)
    if isinstance(issue.erreur, Introuvable | BrouillonChange):
        _detacher(ouverture, issue.erreur)
        issue = _ecrire(ouverture)
    if issue.valeur is None:
        return False
    ouverture.brouillon_id, ouverture.version_brouillon = issue.valeur.id, issue.valeur.version
    ouverture.garde = deepcopy(ouverture.contenu)
    ouverture.garde_le = datetime.now(UTC)
    if st.query_params.get(PARAMETRE) != str(ouverture.brouillon_id):
        st.query_params.from_dict({PARAMETRE: str(ouverture.brouillon_id)})
    return True


def garder_et_dire(ouverture: Ouverture) -> bool:
    """« Enregistrer en brouillon »: save the form as it is and announce it on the next page. False, with a
    message, when it failed.
    """
    if not garder(ouverture, toujours=True):
        st.error(ECHEC)
        return False
    announce(GARDE_A_PART if ouverture.a_part_de else GARDE)
    return True


def mettre_a_part(ouverture: Ouverture, change: BrouillonChange) -> None:
    """Save the values of this tab in a draft of its own, before the report is sent."""
    _detacher(ouverture, change)
    garder(ouverture, toujours=True)


def _detacher(ouverture: Ouverture, cause: Introuvable | BrouillonChange) -> None:
    """Leave the draft that another tab ended or changed (of a report, this tab may not have known it)."""
    autre = cause.brouillon_id if isinstance(cause, BrouillonChange) else ouverture.brouillon_id
    ouverture.a_part_de, ouverture.brouillon_id, ouverture.version_brouillon = autre, None, None


def _ecrire(ouverture: Ouverture) -> Issue[Brouillon]:
    depart = {DEPART: ouverture.depart} if ouverture.est_modification else {}
    a_part = ouverture.a_part_de is not None
    return attempt(
        enregistrer_brouillon,
        acteur=ouverture.acteur,
        formulaire=ouverture.formulaire,
        contenu=deepcopy(ouverture.contenu | depart),
        brouillon_id=ouverture.brouillon_id,
        version=ouverture.version_brouillon,
        nouvel_id=None if a_part else ouverture.id,
        cra_id=ouverture.cra_id,
        version_cra=ouverture.version,
        a_part=a_part,
    )


def oublier(session: Session, *, ouverture: Ouverture) -> None:
    """Delete the draft of a form if there is one: a report sent at once never had any.

    Raises ``BrouillonChange`` when another tab kept something else in it.
    """
    quoi, version = {"acteur": ouverture.acteur}, ouverture.version_brouillon
    for brouillon in lister_brouillons(session, **quoi):
        if brouillon.id == ouverture.brouillon_id:
            supprimer_brouillon(session, **quoi, brouillon_id=brouillon.id, version=version)


def abandonner(ouverture: Ouverture) -> bool:
    """Drop the values of this tab, never those that another tab saved in the same draft. False, with a message,
    when it failed.
    """
    issue = attempt(oublier, ouverture=ouverture)
    if issue.erreur is None or isinstance(issue.erreur, BrouillonChange):
        return True
    show_error(issue.erreur)
    return False

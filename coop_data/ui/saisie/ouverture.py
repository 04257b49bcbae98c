"""One opening of a form: what was typed so far, and what it will become.

Its identifier is drawn once: it is the draft's, the submission's token (two clicks write once) and the prefix
of the widgets' keys. It stands in the address as soon as something is typed, so that after a refresh, a
closed tab or a server restart the same widgets find the same values.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import streamlit as st

from streamlit.delta_generator import DeltaGenerator

from coop_data.acces.acteur import Acteur
from coop_data.ui.etat import Cle

Contenu = dict[str, Any]


@dataclass(slots=True)
class Ouverture:
    """``contenu`` holds JSON values by field code; ``depart`` what it was when nothing had been typed.

    ``cra_id`` and ``version``: the report being edited, as it was read. ``source``: what the address asked
    for. ``garde``: the draft as it was last kept. ``envoye``: it was sent once, its faults are shown from then
    on. ``doublon``: a similar report is awaiting confirmation. ``conflit``: why the report could not be
    changed. ``reprise``: an earlier draft of the same change was opened in its stead. ``structures``: the employers of that day. ``places``: where the message of each field stands.
    """

    formulaire: str
    acteur: Acteur
    contenu: Contenu
    id: UUID = field(default_factory=uuid4)
    source: str = ""
    cra_id: UUID | None = None
    version: int | None = None
    depart: Contenu = field(default_factory=dict)
    garde: Contenu | None = None
    garde_le: datetime | None = None
    envoye: bool = False
    doublon: bool = False
    conflit: str = ""
    reprise: bool = False
    structures: list[tuple[str, str]] = field(default_factory=list)
    places: dict[str, DeltaGenerator] = field(default_factory=dict)

    @property
    def jeton(self) -> str:
        """Token of the submission: the same opening writes one report, however often it is sent."""
        return str(self.id)

    @property
    def est_modification(self) -> bool:
        """True when a report already stored is being changed."""
        return self.cra_id is not None

    @property
    def touchee(self) -> bool:
        """True when something was typed: the draft exists, or the form is not as it opened."""
        return self.garde is not None or self.contenu != self.depart

    def cle(self, *parties: str) -> str:
        """Key of a widget of this form."""
        return ".".join(("saisie", str(self.id), *parties))


COURANTE: Cle[Ouverture | None] = Cle("saisie.ouverture", None)
"""The form open in this browser tab."""


def depart(cle: str, **defauts: Any) -> dict[str, Any]:
    """Default of a widget, unless it already holds a value: Streamlit warns about being told twice."""
    return dict.fromkeys(defauts, None) if cle in st.session_state else defauts

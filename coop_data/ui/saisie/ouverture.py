"""One opening of a form: what was typed so far, and what it will become.

Its identifier is drawn once: it is the draft's, the submission's token (two clicks write once) and the prefix
of the widgets' keys (which stays, so does the focus, when this tab goes on in a draft apart). It stands in the
address as soon as something is typed, so that after a refresh, a closed tab or a server restart the same widgets
find the same values.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID, uuid4

from streamlit.delta_generator import DeltaGenerator

from coop_data.acces.acteur import Acteur
from coop_data.ui.etat import Cle

Contenu = dict[str, Any]
A_COMPLETER = "completer"
"""Parameter of the address of a form opened to fill the gaps of a report."""


@dataclass(slots=True)
class Ouverture:
    """What a form holds, and where it stands.

    - ``contenu``: JSON values by field code; ``depart``: the same when nothing had been typed.
    - ``source``: what the address asked for; ``cra_id``, ``version``: the report being edited, as it was read;
      ``formulaire_stocke``: its type as it is stored, when this form gives it another.
    - ``brouillon_id``, ``version_brouillon``, ``garde``, ``garde_le``: the draft, as it was last read or kept.
      ``a_part_de``: the draft that another tab changed or ended, beside which this one stands under another
      identifier. ``reprise``: it was opened in place of the report.
    - ``envois``: times it was sent, its faults are shown from the first on; ``doublon``: a similar report awaits
      an answer; ``conflit``: why the report could not be changed.
    - ``structures``: the employers of that day; ``places``: where the message of each field stands.
    """

    formulaire: str
    acteur: Acteur
    contenu: Contenu
    id: UUID = field(default_factory=uuid4)
    source: str = ""
    cra_id: UUID | None = None
    version: int | None = None
    formulaire_stocke: str = ""
    depart: Contenu = field(default_factory=dict)
    brouillon_id: UUID | None = None
    version_brouillon: int | None = None
    a_part_de: UUID | None = None
    garde: Contenu | None = None
    garde_le: datetime | None = None
    envois: int = 0
    doublon: bool = False
    conflit: str = ""
    reprise: bool = False
    structures: list[tuple[str, str]] = field(default_factory=list)
    places: dict[str, DeltaGenerator] = field(default_factory=dict)

    @property
    def jeton(self) -> str:
        """Token of the submission: the same draft writes one report, however often it is sent."""
        return str(self.brouillon_id or self.id)

    @property
    def est_modification(self) -> bool:
        """True when a report already stored is being changed."""
        return self.cra_id is not None

    @property
    def formulaire_du_cra(self) -> str:
        """The form that the report being edited is stored under."""
        return self.formulaire_stocke or self.formulaire

    @property
    def a_completer(self) -> bool:
        """True when the form was opened to fill the gaps of a report."""
        return A_COMPLETER in parse_qs(self.source)

    @property
    def touchee(self) -> bool:
        """True when something was typed: the draft exists, or the form is not as it opened."""
        return self.brouillon_id is not None or self.contenu != self.depart

    def repond_a(self, brouillon: str | None, source: str) -> bool:
        """True when the address still designates this opening; a draft kept a moment ago may not be in it yet."""
        if brouillon is None:
            return self.source == source
        return brouillon in (str(self.id), str(self.brouillon_id))

    def cle(self, *parties: str) -> str:
        """Key of a widget of this form."""
        return ".".join(("saisie", str(self.id), *parties))


COURANTE: Cle[Ouverture | None] = Cle("saisie.ouverture", None)
"""The form open in this browser tab."""

ADRESSE: Cle[dict[str, str]] = Cle("mes_activites.adresse", {})
"""The last address of « Mes activités », to come back to."""

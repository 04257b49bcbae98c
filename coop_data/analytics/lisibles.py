"""The breakdowns that an account may read: those that name people need the right to name them."""

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import peut_nommer
from coop_data.analytics.statistique import Catalogue
from coop_data.domain.perimetre import Perimetre


def repartitions_lisibles(acteur: Acteur | None, catalogue: Catalogue, perimetre: Perimetre) -> tuple[str, ...]:
    """Codes of the breakdowns of a catalogue that the account may read in a perimeter, in their order.

    Figures of a territory are everyone's; the list of the people who work there is not.
    """
    nommees = peut_nommer(acteur, perimetre)
    return tuple(s.code for s in catalogue.repartitions if nommees or not s.est_nominative)

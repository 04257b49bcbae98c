"""What every report needs besides its author and its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from seed.employeurs import Lieu
from seed.etiquettes import Etiquettes


@dataclass(frozen=True, slots=True)
class Cadre:
    """The reference date, the communes of each département, and the tags."""

    aujourdhui: date
    lieux: Mapping[str, Sequence[Lieu]]
    etiquettes: Etiquettes

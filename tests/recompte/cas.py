"""A question put to both the engine and the recount: domain, perimeter, period, filters."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Cas:
    """One question. ``structure``: the one employer a person’s reports are read for (None: all)."""

    graine: int
    rang: int
    domaine: str
    perimetre: str
    du: date
    au: date
    filtres: tuple[tuple[str, str], ...]
    structure: str | None = None
    selon: str = "structure"

    @property
    def options(self) -> list[str]:
        """The same question on the command line, which knows neither ``structure`` nor ``selon``."""
        filtres = [mot for cle, valeur in self.filtres for mot in ("--filtre", f"{cle}={valeur}")]
        periode = ["--du", self.du.isoformat(), "--au", self.au.isoformat()]
        return ["--domaine", self.domaine, "--perimetre", self.perimetre, *periode, *filtres]

    @property
    def dit_en_ligne(self) -> bool:
        """True when the command line can ask it."""
        return self.structure is None and self.selon == "structure"

"""The level below a follow-up, searched and sorted alike on screen and in files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Self

from coop_data.analytics.suivi_lecture import NiveauSuivi
from coop_data.domain.texte import plier

RECHERCHE: Final = "niveau"
ORDRE: Final = "ordre"
"""The keys of the search and of the order in an address."""

TRIS: Final[Mapping[str, tuple[str, Callable[[NiveauSuivi], Any]]]] = MappingProxyType(
    {
        "taux": ("Taux, le plus bas d’abord", lambda niveau: _taux(niveau)),
        "retard": ("En retard, les plus nombreux d’abord", lambda niveau: -niveau.comptes.en_retard),
        "nom": ("Nom", lambda niveau: plier(niveau.nom)),
    }
)


@dataclass(frozen=True)
class ChoixNiveaux:
    """The filters and the order of the levels, as in the address."""

    recherche: str = ""
    ordre: str = "taux"

    @classmethod
    def of(cls, parametres: Mapping[str, str]) -> Self:
        """Read an address; unknown values are left out."""
        ordre = parametres.get(ORDRE, "")
        return cls(parametres.get(RECHERCHE, ""), ordre if ordre in TRIS else cls.ordre)


def ranger_niveaux(niveaux: Iterable[NiveauSuivi], choix: ChoixNiveaux) -> list[NiveauSuivi]:
    """The levels whose name or code holds the words, in order."""
    recherche = plier(choix.recherche)
    trouves = (niveau for niveau in niveaux if recherche in plier(f"{niveau.code} {niveau.nom}"))
    return sorted(trouves, key=TRIS[choix.ordre][1])


def _taux(niveau: NiveauSuivi) -> float:
    """The key to sort by rate, levels where nobody is expected last."""
    return 2.0 if niveau.comptes.taux is None else niveau.comptes.taux

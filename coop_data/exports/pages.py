"""The pages of ``docs/`` that are made from the code, so that documentation and screens cannot disagree."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from coop_data.exports.definitions import page_des_definitions
from coop_data.exports.notice_droits import page_des_droits
from coop_data.exports.notice_fichiers import page_des_fichiers

PAGES: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {
        "droits.md": page_des_droits,
        "fichiers.md": page_des_fichiers,
        "statistiques.md": page_des_definitions,
    }
)
"""Name of a page → what writes it."""

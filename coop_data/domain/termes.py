"""A closed vocabulary: members that are a code to store and a French label to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Self

from coop_data.domain.texte import plier


@dataclass(frozen=True, slots=True)
class Description:
    """What a term says to people, beside the code that the machine keeps."""

    libelle: str
    aide: str = ""
    exemples: tuple[str, ...] = ()
    court: str = ""
    historique: bool = False


class Terme(StrEnum):
    """Base of every vocabulary; a member is ``code, Description`` or ``code, label``.

    The code is stored and exported and never changes; the label may. ``str(member)`` is the code.
    The order of the members is the order in which they are shown.
    """

    libelle: str  # full label
    aide: str  # hint shown under the label
    exemples: tuple[str, ...]  # list shown in a tooltip
    court: str  # label where room is short
    historique: bool  # read and charted, never offered

    # The default only tells type checkers that ``Terme(code)``, a look-up, takes one argument.
    def __new__(cls, code: str, description: Description | str = "") -> Self:
        if isinstance(description, str):
            description = Description(description)
        member = str.__new__(cls, code)
        member._value_ = code
        member.libelle = description.libelle
        member.aide = description.aide
        member.exemples = description.exemples
        member.court = description.court or description.libelle
        member.historique = description.historique
        return member

    @classmethod
    def choix(cls) -> tuple[Self, ...]:
        """Members offered in a form, in order: all but the historical ones."""
        return tuple(member for member in cls if not member.historique)

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        """Codes and labels of the past, each with the code of today's member."""
        return {}

    @classmethod
    def from_texte(cls, texte: str) -> Self:
        """Return the member whose code or label, present or past, is ``texte``.

        Case, accents, spaces and punctuation do not count, so that ``GrandPublic``, ``grand_public``
        and a label typed with either apostrophe are all understood. An exact code always wins.
        Raises ValueError when no member bears that name.
        """
        texte = texte.strip()
        code = texte if texte in cls._value2member_map_ else _index(cls).get(cle(texte))
        if code is None:
            raise ValueError(f"« {texte} » n’est pas une valeur connue")
        return cls(code)


def cle(texte: str) -> str:
    """Letters and digits of ``texte``, folded: the form in which two names are compared."""
    return "".join(caractere for caractere in plier(texte) if caractere.isalnum())


@cache
def _index(vocabulaire: type[Terme]) -> Mapping[str, str]:
    """Every name of every member, folded; on a clash the code, then the label, wins over the past."""
    index: dict[str, str] = {cle(ancien): code for ancien, code in vocabulaire.alias().items()}
    index |= {cle(terme.court): terme.value for terme in vocabulaire}
    index |= {cle(terme.libelle): terme.value for terme in vocabulaire}
    index |= {cle(terme.value): terme.value for terme in vocabulaire}
    return index

"""From the text of a cell to a value. Each reader raises ``ValueError`` with the French reason of a refusal.

An empty cell gives None (or an empty list): the rules of the form decide whether it may be empty.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from coop_data.domain.accompagnement import ClasseDuree, duree_of_texte_2022
from coop_data.domain.cellules import (
    SEPARATEUR_COMPTE,
    SEPARATEUR_LISTE,
    SEPARATEUR_PARTIES,
    decouper,
    delister,
    desechapper,
)
from coop_data.domain.coordination import TypePartenaire
from coop_data.domain.nomenclature_2022 import Organisme
from coop_data.domain.structures import luhn_siret_valide
from coop_data.domain.termes import Terme, cle

Lecture = Callable[[str], Any]

ENTIER_MAX = 2**31 - 1
FORMATS_DATE = ("%Y-%m-%d", "%d/%m/%Y")
DUREE_ATTENDUE = "une durée est attendue, en minutes (90) ou en heures (1h30)"
OUI_NON = {
    "oui": True,
    "non": False,
    "vrai": True,
    "faux": False,
    "true": True,
    "false": False,
    "1": True,
    "0": False,
}
HEURES = re.compile(r"(\d{1,2})(?:h|heures?|:(?=\d))(?:([0-5]\d?)(?:min|mn|minutes?)?)?(?::00)?")
MINUTES = re.compile(r"(\d+)(?:min|mn|minutes?)")
ESPACES = str.maketrans("", "", " \u00a0\u202f")


def lire_texte(texte: str) -> str | None:
    """A text kept exactly as written, spaces included; None when it is blank."""
    return texte if texte.strip() else None


def lire_mot(texte: str) -> str | None:
    """An identifier or a code: outer spaces do not count."""
    return texte.strip() or None


def lire_entier(texte: str) -> int | None:
    """A whole number; spaces between thousands are understood."""
    nombre = texte.translate(ESPACES)
    if not nombre:
        return None
    if not (nombre.removeprefix("-").isascii() and nombre.removeprefix("-").isdigit()):
        raise ValueError("un nombre entier est attendu")
    if len(nombre) > 10 or abs(int(nombre)) > ENTIER_MAX:
        raise ValueError("ce nombre est trop grand")
    return int(nombre)


def lire_date(texte: str) -> date | None:
    """``AAAA-MM-JJ`` or ``JJ/MM/AAAA``."""
    texte = texte.strip()
    if not texte:
        return None
    for motif in FORMATS_DATE:
        try:
            # Only the day matters: a time zone would add nothing.
            return datetime.strptime(texte, motif).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise ValueError("une date est attendue (AAAA-MM-JJ ou JJ/MM/AAAA)")


def lire_oui_non(texte: str) -> bool | None:
    """``oui`` or ``non``."""
    mot = cle(texte)
    if mot and mot not in OUI_NON:
        raise ValueError("« oui » ou « non » est attendu")
    return OUI_NON.get(mot)


@dataclass(frozen=True, slots=True)
class UnDe:
    """Reader of one term: code or label, present or past."""

    vocabulaire: type[Terme]

    def __call__(self, texte: str) -> Terme | None:
        return self.vocabulaire.from_texte(texte) if texte.strip() else None


@dataclass(frozen=True, slots=True)
class PlusieursDe:
    """Reader of a list of terms; one given twice, or under two past names, counts once."""

    vocabulaire: type[Terme]

    def __call__(self, texte: str) -> list[str]:
        termes = [self.vocabulaire.from_texte(morceau) for morceau in delister(texte) if morceau.strip()]
        return list(dict.fromkeys(terme.value for terme in termes))


def lire_noms(texte: str) -> tuple[str, ...]:
    """A list of names (tags), each as written, once."""
    return tuple(dict.fromkeys(nom for nom in delister(texte) if nom.strip()))


def lire_partenaires(texte: str) -> list[dict[str, Any]]:
    """``nom~type~type_autre|…``: the last parts may be left out."""
    partenaires = []
    for morceau in decouper(texte, SEPARATEUR_LISTE):
        parties = [desechapper(partie) for partie in decouper(morceau, SEPARATEUR_PARTIES)]
        if len(parties) > 3:
            raise ValueError("un partenaire s’écrit nom~type~précision")
        nom, type_, type_autre = [*parties, "", "", ""][:3]
        partenaires.append(
            {
                "nom": lire_texte(nom),
                "type": UnDe(TypePartenaire)(type_),
                "type_autre": lire_texte(type_autre),
            }
        )
    return partenaires


def lire_redirections(texte: str) -> dict[str, int]:
    """``caf:1|ants:2``: people directed to each body, of the list of 2022 or free text."""
    redirections: dict[str, int] = {}
    for morceau in decouper(texte, SEPARATEUR_LISTE):
        parties = decouper(morceau, SEPARATEUR_COMPTE)
        if len(parties) != 2:
            raise ValueError("une redirection s’écrit organisme:nombre")
        organisme, nombre = _organisme(desechapper(parties[0])), lire_entier(parties[1])
        if not organisme or nombre is None or nombre < 1:
            raise ValueError("une redirection s’écrit organisme:nombre, avec au moins une personne")
        redirections[organisme] = redirections.get(organisme, 0) + nombre
    return redirections


def _organisme(texte: str) -> str:
    try:
        return Organisme.from_texte(texte).value
    except ValueError:
        return texte.strip()


def lire_minutes(texte: str) -> int | None:
    """A duration, in minutes: « 90 », « 90 min », « 1h30 », « 1 h 30 » or « 1:30 »."""
    duree = texte.translate(ESPACES).casefold()
    if heures := HEURES.fullmatch(duree):
        return int(heures[1]) * 60 + int(heures[2] or 0)
    minutes = MINUTES.fullmatch(duree)
    try:
        return lire_entier(minutes[1] if minutes else texte)
    except ValueError:
        raise ValueError(DUREE_ATTENDUE) from None


def lire_duree(texte: str) -> dict[str, Any]:
    """Minutes (as ``lire_minutes``), or a class of 2022 (``0-30``, ``30-60``) which gives minutes and class."""
    if ancienne := duree_of_texte_2022(texte.strip()):
        return {"duree_minutes": ancienne[0], "classe_duree": ancienne[1].value}
    minutes = lire_minutes(texte)
    classe = ClasseDuree.of_minutes(minutes).value if minutes is not None else None
    return {"duree_minutes": minutes, "classe_duree": classe}


def lire_siret(texte: str) -> str | None:
    """Fourteen digits that pass the check; spaces between groups are understood."""
    siret = texte.translate(ESPACES)
    if siret and not luhn_siret_valide(siret):
        raise ValueError("ce SIRET n’est pas valide")
    return siret or None


def lire_email(texte: str) -> str | None:
    """An address, in lower case: it is an account's name."""
    email = texte.strip().casefold()
    nom, arobase, domaine = email.partition("@")
    if email and not (nom and arobase and "." in domaine and " " not in email):
        raise ValueError("cette adresse électronique n’est pas valide")
    return email or None

"""Fictitious people: first and last names of many origins, and long ones to try the screens."""

from collections.abc import Iterator
from pathlib import Path

from coop_data.domain.texte import plier
from seed.hasard import Hasard


def _lire(liste: str) -> tuple[str, ...]:
    fichier = Path(__file__).parent / "listes" / f"{liste}.txt"
    return tuple(fichier.read_text(encoding="utf-8").splitlines())


PRENOMS = _lire("prenoms")
PRENOMS_COMPOSES = (
    "Anne-Sophie",
    "Jean-Baptiste",
    "Jean-Christophe",
    "Marie-Claude",
    "Marie-Hélène",
    "Pierre-Yves",
)

NOMS = _lire("noms")
NOMS_LONGS = (
    "Rakotomalala-Andriamanantena",
    "de La Rochefoucauld-Montbel",
    "Vanhoutteghem-Delaplace",
    "Etchegoyhen-Irigaray",
    "Ratsimandresy",
)
FONCTIONS = (
    "Directeur·ice générale des services",
    "Responsable du pôle numérique",
    "Directeur·ice de la médiathèque",
    "Coordinateur·ice enfance-jeunesse",
    "Président·e",
    "Directeur·ice",
    "Chargé·e de mission inclusion numérique",
)


def prenom(hasard: Hasard) -> str:
    """A first name, sometimes a compound one."""
    return hasard.choice(PRENOMS_COMPOSES if hasard.chance(0.04) else PRENOMS)


def nom(hasard: Hasard) -> str:
    """A last name, sometimes a long or a double one."""
    if hasard.chance(0.015):
        return hasard.choice(NOMS_LONGS)
    simple = hasard.choice(NOMS)
    return f"{simple}-{hasard.choice(NOMS)}" if hasard.chance(0.04) else simple


def personnes(hasard: Hasard) -> Iterator[tuple[str, str]]:
    """People whose full names all differ."""
    connues: set[tuple[str, str]] = set()
    while True:
        personne = (prenom(hasard), nom(hasard))
        if personne not in connues:
            connues.add(personne)
            yield personne


def adresse(*mots: str, domaine: str) -> str:
    """An e-mail address under ``exemple.fr``, which delivers nothing."""
    noms = (plier(mot).replace(" ", "-").replace("'", "") for mot in mots)
    return f"{'.'.join(noms)}@{domaine}.exemple.fr"


def telephone(hasard: Hasard) -> str:
    """A mobile number of the range that the regulator keeps for fiction."""
    return f"06 39 98 {hasard.randint(0, 99):02d} {hasard.randint(0, 99):02d}"

"""Régions, départements and collectivités d’outre-mer of the Code officiel géographique.

Codes are text ("01", "2A", "971"): sorted as text, never as numbers. The lists come from
`seed/referentiels/`, the one home of the reference geography, and are read once, at import.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REFERENTIELS = Path(__file__).resolve().parents[2] / "seed" / "referentiels"

libelle_collectivites = "Collectivités d’outre-mer"

# The Terres australes and Clipperton have no inhabitant to accompany: they are not territories of the programme.
HORS_PROGRAMME = frozenset({"984", "989"})
ZONE_COLLECTIVITE = "com"


@dataclass(frozen=True, slots=True)
class Region:
    """One of the 18 régions."""

    code: str
    nom: str


@dataclass(frozen=True, slots=True)
class Departement:
    """A département or a collectivité d’outre-mer (no région); `zone` is metro, drom or com."""

    code: str
    nom: str
    region: str | None
    zone: str


def _read(nom_fichier: str) -> Iterator[dict[str, str]]:
    with (REFERENTIELS / nom_fichier).open(encoding="utf-8", newline="") as fichier:
        lignes = csv.DictReader(fichier, delimiter=";")
        yield from sorted(lignes, key=lambda ligne: ligne["code"])


def _read_regions() -> tuple[Region, ...]:
    # The source repeats each collectivité as a région of its own: here it is not one.
    return tuple(
        Region(ligne["code"], ligne["nom"]) for ligne in _read("regions.csv") if ligne["zone"] != ZONE_COLLECTIVITE
    )


def _read_departements() -> tuple[Departement, ...]:
    return tuple(
        Departement(
            code=ligne["code"],
            nom=ligne["nom"],
            region=None if ligne["zone"] == ZONE_COLLECTIVITE else ligne["region"],
            zone=ligne["zone"],
        )
        for ligne in _read("departements.csv")
        if ligne["code"] not in HORS_PROGRAMME
    )


# By code, as text: the order of every page and file.
REGIONS = _read_regions()
DEPARTEMENTS = _read_departements()
COLLECTIVITES = tuple(departement.code for departement in DEPARTEMENTS if departement.region is None)

_REGION_PAR_CODE = {region.code: region for region in REGIONS}
_DEPARTEMENT_PAR_CODE = {departement.code: departement for departement in DEPARTEMENTS}

_COMMUNE_MERE = (
    {str(code): "75056" for code in range(75101, 75121)}
    | {str(code): "69123" for code in range(69381, 69390)}
    | {str(code): "13055" for code in range(13201, 13217)}
)


def find_region(code: str) -> Region | None:
    """The région of this code, or None: a collectivité is not a région."""
    return _REGION_PAR_CODE.get(code)


def find_departement(code: str) -> Departement | None:
    """The département or collectivité of this code, or None when the programme knows none."""
    return _DEPARTEMENT_PAR_CODE.get(code)


def region_of(departement: str) -> str | None:
    """Code of the région of a département, None for a collectivité.

    Raises KeyError when the code is neither a département nor a collectivité of the programme.
    """
    return _DEPARTEMENT_PAR_CODE[departement].region


def departements_of(region: str) -> tuple[str, ...]:
    """Codes of the départements of a région, by code; empty when there is no such région."""
    return tuple(departement.code for departement in DEPARTEMENTS if departement.region == region)


def departement_of_commune(code_commune: str) -> str:
    """Code of the département or collectivité that begins a commune’s INSEE code.

    Three characters overseas (97…, 98…), two elsewhere (2A and 2B included). Reads the code only:
    whether the commune exists is for the table of communes to say.
    """
    return code_commune[:3] if code_commune.startswith(("97", "98")) else code_commune[:2]


def commune_mere(code: str) -> str:
    """Code of the city for an arrondissement of Paris, Lyon or Marseille; any other code unchanged."""
    return _COMMUNE_MERE.get(code, code)

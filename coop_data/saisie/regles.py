"""The entry point of the rules of every form: refusals, gaps that an import keeps, warnings."""

from collections.abc import Iterable
from datetime import date

from coop_data.saisie import regles_accompagnement, regles_coordination
from coop_data.saisie.avertissements import avertissements as avertissements
from coop_data.saisie.schemas import AccompagnementCreate, Saisie
from coop_data.saisie.verification import Constat


def verifier(
    saisie: Saisie, *, aujourdhui: date, import_coop: bool = False, historique: bool = False
) -> dict[str, str]:
    """One message per field at fault, in the order of the form; empty when all is well.

    ``aujourdhui``: last day an accompagnement may bear. ``historique``: what only the nomenclature of 2022
    knew is accepted (imports). ``import_coop``: only what refuses a row of a genuine Coop file; the rest is
    then told by ``lacunes``.
    """
    constats = constater(saisie, aujourdhui=aujourdhui, historique=historique or import_coop)
    return {constat.champ: constat.message for constat in constats if constat.bloquant or not import_coop}


def lacunes(constats: Iterable[Constat]) -> list[str]:
    """The fields of a genuine Coop file that break a rule: kept as they are, and marked « à compléter »."""
    return list(dict.fromkeys(constat.champ.split(".")[0] for constat in constats if not constat.bloquant))


def constater(saisie: Saisie, *, aujourdhui: date, historique: bool) -> list[Constat]:
    """Every fault, in the order of the form, each saying whether it refuses a row of a Coop file."""
    if isinstance(saisie, AccompagnementCreate):
        return regles_accompagnement.constater(saisie, aujourdhui=aujourdhui, historique=historique)
    return regles_coordination.constater(saisie, aujourdhui=aujourdhui, historique=historique)

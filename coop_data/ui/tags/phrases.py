"""Counts and scopes of tags in words."""

from coop_data import formats
from coop_data.models import Tag
from coop_data.tags import Usage


def dire_usage(usage: Usage) -> str:
    """``3 activités de coordination et 12 CRA d’accompagnement``; what is zero is left out."""
    morceaux = []
    if usage.coordination:
        morceaux.append(
            formats.pluriel(usage.coordination, "activité de coordination", "activités de coordination")
        )
    if usage.accompagnement:
        morceaux.append(f"{formats.nombre(usage.accompagnement)} CRA d’accompagnement")
    return " et ".join(morceaux) or "aucune activité"


def en_tete(phrase: str) -> str:
    """The phrase as it begins a line: its first letter alone changes, ``CRA`` stays so."""
    return phrase[:1].upper() + phrase[1:]


def dire_portee(tag: Tag, detenteur: str = "") -> str:
    """``Tag d’équipe · équipe de Camille Martin``."""
    return f"{tag.portee.libelle} · {detenteur}" if detenteur else tag.portee.libelle

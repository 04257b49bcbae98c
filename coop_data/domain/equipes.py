"""Members of a team: their status, and the rules on dates of membership (La Coop, « Mon équipe »)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from coop_data.domain.periode import dernier_jour_du_mois, mois_decale
from coop_data.domain.termes import Description, Terme

MOIS_D_ACTIVITE: Final = 2
"""A member is active when their last report is less than this many months old."""

MESSAGES: Final[Mapping[str, str]] = {
    "soi_meme": "Vous coordonnez cette équipe : vous n’en êtes pas membre.",
    "debut_requis": "Indiquez le premier jour dans l’équipe.",
    "ancienne": "Une équipe ne commence pas avant le 01/01/2020.",
    "a_accepter": "Vous ne pouvez que raccourcir un temps dans l’équipe. Pour des jours de plus, invitez de "
    "nouveau la personne : elle accepte les dates.",
    "ordre": "Le dernier jour ne peut pas précéder le premier.",
    "deja_membre": "{nom} est déjà dans l’équipe {quand} : choisissez des dates hors de cette période, "
    "ou corrigez-la.",
}


class StatutMembre(Terme):
    """The status of a member of a team on a given day."""

    ACTIF = (
        "actif",
        Description("Actif", aide="Dans l’équipe, avec une activité datée de moins de deux mois."),
    )
    INACTIF = (
        "inactif",
        Description("Inactif", aide="Dans l’équipe, sans activité datée de moins de deux mois."),
    )
    A_VENIR = "a_venir", Description("À venir", aide="Son premier jour dans l’équipe n’est pas arrivé.")
    ANCIEN = "ancien", Description("Ancien membre", aide="Son dernier jour dans l’équipe est passé.")


def seuil_d_activite(jour: date) -> date:
    """The day two months before ``jour``: a member whose last report is later is active.

    >>> seuil_d_activite(date(2026, 4, 30))
    datetime.date(2026, 2, 28)
    """
    mois = mois_decale(jour, -MOIS_D_ACTIVITE)
    return mois.replace(day=min(jour.day, dernier_jour_du_mois(mois).day))

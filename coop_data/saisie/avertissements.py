"""Warnings: answers that deserve a second look without being refused."""

from datetime import date
from typing import Final

from coop_data.domain.qualite import MINUTES_PAR_JOUR, PARTICIPANTS_MAX
from coop_data.saisie.donnees_personnelles import reperer
from coop_data.saisie.regles_coordination import COMPTEURS
from coop_data.saisie.schemas import Saisie, formulaire_of

BEAUCOUP: Final = {
    "nb_participants": PARTICIPANTS_MAX["participants_atelier"],
    **{code: PARTICIPANTS_MAX[code] for code in ("participants", *COMPTEURS)},
}
"""By field, the count above which the data-quality page flags the report."""
TEXTES_LIBRES: Final = ("titre", "nom", "precisions_demarche", "notes")


def avertissements(saisie: Saisie, *, aujourdhui: date) -> list[str]:
    """French sentences, in the order: date, duration, counts, personal data. Nothing is prevented."""
    return [*_date(saisie, aujourdhui), *_ampleur(saisie), *_donnees_personnelles(saisie)]


def _date(saisie: Saisie, aujourdhui: date) -> list[str]:
    future = formulaire_of(saisie).champ("date").messages["future"]
    a_venir = saisie.formulaire != "accompagnement" and saisie.date is not None and saisie.date > aujourdhui
    return [future] if a_venir else []


def _ampleur(saisie: Saisie) -> list[str]:
    phrases = []
    if (getattr(saisie, "duree_minutes", None) or 0) > MINUTES_PAR_JOUR:
        phrases.append("La durée dépasse 12 heures : vérifiez-la avant d’enregistrer.")
    if any((getattr(saisie, code, None) or 0) > seuil for code, seuil in BEAUCOUP.items()):
        phrases.append("Le nombre de participants est très élevé : vérifiez-le avant d’enregistrer.")
    return phrases


def _donnees_personnelles(saisie: Saisie) -> list[str]:
    texte = "\n".join(getattr(saisie, code, None) or "" for code in TEXTES_LIBRES)
    return [
        f"Vous semblez avoir écrit {trouve} : les comptes rendus ne contiennent aucune donnée personnelle, "
        "retirez-la."
        for trouve in reperer(texte)
    ]

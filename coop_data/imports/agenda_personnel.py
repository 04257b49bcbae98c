"""Personal events of an agenda, recognised by the first words of their title. Data, and one rule."""

import re
from typing import Final

from coop_data.domain.texte import plier

HORS_ACTIVITE: Final = (
    *("déjeuner", "dîner", "pause", "repas", "apéro", "anniversaire", "pot de départ", "sport", "yoga", "piscine"),
    *(
        "dentiste",
        "docteur",
        "médecin",
        "kiné",
        "ophtalmo",
        "orthodontiste",
        "psy",
        "ostéo",
        "coiffeur",
        "hôpital",
    ),
    *("rdv dentiste", "rdv médecin", "rdv médical", "rdv kiné", "rdv docteur", "rdv ophtalmo", "rdv perso"),
    *("congé", "congés", "cp", "rtt", "vacances", "férié", "jour férié", "arrêt maladie", "maladie", "absence"),
    *("absent", "absente", "enfant malade", "récup", "récupération", "télétravail", "perso", "privé", "occupé"),
    *(
        "crèche",
        "nounou",
        "école des enfants",
        "garage",
        "contrôle technique",
        "train",
        "trajet",
        "déménagement",
        "coiffeur",
    ),
)
DE_TRAVAIL: Final = re.compile(r"(?<!\w)(?:de travail|partenaires?|equipe|avec|atelier|reunion)(?!\w)")
_PERSONNEL: Final = re.compile(rf"(?:{'|'.join(re.escape(plier(mots)) for mots in HORS_ACTIVITE)})(?![\w-])")


def est_hors_activite(titre: str) -> bool:
    """True of « Dentiste » or « Congés »; « Déjeuner de travail avec la CAF » is work."""
    plie = plier(titre).strip()
    return _PERSONNEL.match(plie) is not None and DE_TRAVAIL.search(plie) is None

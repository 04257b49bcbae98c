"""From the values of the screen to the content of a form, and back."""

from coop_data.saisie.schemas import FORMULAIRES, Saisie, lire_saisie
from coop_data.ui.saisie.dessins import est_demande
from coop_data.ui.saisie.ouverture import Contenu, Ouverture
from coop_data.ui.saisie.partenaires import COLONNES


def saisie_of(ouverture: Ouverture) -> Saisie:
    """The content of the form: fields that are asked, without values of the screen only, nor précisions no longer
    asked.

    Raises ``SaisieInvalide`` when a value cannot be read.
    """
    connus = FORMULAIRES[ouverture.formulaire].model_fields
    contenu = ouverture.contenu
    valeurs = {
        code: valeur
        for code, valeur in contenu.items()
        if code in connus and est_demande(ouverture.formulaire, code, contenu)
    }
    if "partenaires" in valeurs:
        valeurs["partenaires"] = [{code: ligne.get(code) for code in COLONNES} for ligne in valeurs["partenaires"]]
    return lire_saisie(ouverture.formulaire, valeurs)


def contenu_of(saisie: Saisie) -> Contenu:
    """The values of the screen for a form already filled."""
    return saisie.model_dump(mode="json")

"""Whether a view may still be opened: what it asks is judged by the rights of today, not of its making."""

from typing import Final

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.droits import lire_question_permise
from coop_data.analytics.explorer.question import LIGNE
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.perimetres import domaines_of
from coop_data.analytics.questions import DOMAINE, PERIMETRE, PERIODE, perimetre_permis
from coop_data.analytics.statistique import Domaine
from coop_data.errors import ErreurUtilisateur
from coop_data.photographies import trouver_cliche
from coop_data.statistiques import CATALOGUE
from coop_data.ui.navigation import page_of
from coop_data.vues import VueLue

PERIMETRES: Final = frozenset({PERIMETRE, "a", "b"})
"""The parameters that name a perimeter; ``a`` and ``b`` are the two sides of « Comparer »."""
EXPLORER: Final = "explorer"


def refus_of(session: Session, acteur: Acteur, vue: VueLue) -> str:
    """Why the account may not open the view, in a sentence; empty when it may.

    Its page, its photograph and its perimeter are judged, and the whole question of a view of the Explorer.
    """
    if not page_of(vue.page).ouverte_a(acteur):
        return "votre compte ne donne pas accès à cette page."
    try:
        trouver_cliche(session, dict(vue.parametres).get(PHOTOGRAPHIE, ""))
        _verifier_les_perimetres(session, acteur, vue)
        if vue.page == EXPLORER and {PERIMETRE, LIGNE} <= dict(vue.parametres).keys():
            # A period is no refusal: the page shows another one, and says so.
            paires = [(cle, valeur) for cle, valeur in vue.parametres if cle != PERIODE]
            lire_question_permise(session, acteur=acteur, paires=paires, catalogues=CATALOGUE)
    except ErreurUtilisateur as refus:
        return str(refus)
    return ""


def _verifier_les_perimetres(session: Session, acteur: Acteur, vue: VueLue) -> None:
    domaine = dict(vue.parametres).get(DOMAINE, "")
    for cle, texte in vue.parametres:
        if cle in PERIMETRES:
            possibles = domaines_of(texte)
            voulu = Domaine(domaine) if domaine in possibles else possibles[0]
            perimetre_permis(session, acteur=acteur, texte=texte, domaine=voulu)

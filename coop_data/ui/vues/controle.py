"""Whether a view may still be opened: its perimeter is judged by the rights of today, not of its making."""

from typing import Final

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import domaines_of
from coop_data.analytics.questions import DOMAINE, PERIMETRE, perimetre_permis
from coop_data.analytics.statistique import Domaine
from coop_data.errors import ErreurUtilisateur
from coop_data.ui.navigation import page_of
from coop_data.vues import VueLue

PERIMETRES: Final = frozenset({PERIMETRE, "a", "b"})
"""The parameters that name a perimeter; ``a`` and ``b`` are the two sides of « Comparer »."""


def refus_of(session: Session, acteur: Acteur, vue: VueLue) -> str:
    """Why the account may not open the view, in a sentence; empty when it may."""
    if not page_of(vue.page).ouverte_a(acteur):
        return "votre compte ne donne pas accès à cette page."
    domaine = dict(vue.parametres).get(DOMAINE, "")
    for cle, texte in vue.parametres:
        if cle not in PERIMETRES:
            continue
        possibles = domaines_of(texte)
        voulu = Domaine(domaine) if domaine in possibles else possibles[0]
        try:
            perimetre_permis(session, acteur=acteur, texte=texte, domaine=voulu)
        except ErreurUtilisateur as refus:
            return str(refus)
    return ""

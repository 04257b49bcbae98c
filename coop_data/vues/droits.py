"""Whether a view may still be opened, according to present rights rather than those of the day it was made."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.pages import peut_ouvrir
from coop_data.analytics.explorer.droits import lire_questions_permises
from coop_data.analytics.explorer.question import LIGNE
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.perimetres import domaines_of
from coop_data.analytics.questions import DOMAINE, PERIMETRE, PERIODE, perimetre_permis
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.suivi_lecture import verifier_le_suivi
from coop_data.errors import ErreurUtilisateur
from coop_data.exports.qualite import selection_of
from coop_data.exports.suivi import perimetre_suivi
from coop_data.photographies import trouver_cliche
from coop_data.statistiques import CATALOGUE
from coop_data.vues.liste import VueLue

PERIMETRES: Final = frozenset({PERIMETRE, "a", "b", "territoire"})
"""The parameters that name a perimeter; ``a`` and ``b`` are the two sides of « Comparer »."""


def refus_of(session: Session, acteur: Acteur, vue: VueLue) -> str:
    """A sentence that says why the account may not open the view; empty when it may.

    Its page, photograph and question are checked. An invalid period is not a refusal: the page shows another one.
    """
    if not peut_ouvrir(vue.page, acteur):
        return "votre compte ne donne pas accès à cette page."
    try:
        trouver_cliche(session, dict(vue.parametres).get(PHOTOGRAPHIE, ""))
        JUGES.get(vue.page, _verifier_les_perimetres)(session, acteur, vue)
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


def _verifier_la_question(session: Session, acteur: Acteur, vue: VueLue) -> None:
    _verifier_les_perimetres(session, acteur, vue)
    if {PERIMETRE, LIGNE} <= dict(vue.parametres).keys():
        lire_questions_permises(session, acteur=acteur, paires=_sans_periode(vue), catalogues=CATALOGUE)


def _verifier_le_suivi(session: Session, acteur: Acteur, vue: VueLue) -> None:
    parametres = dict(vue.parametres)
    verifier_le_suivi(trouver_cliche(session, parametres.get(PHOTOGRAPHIE, "")))
    if texte := parametres.get(PERIMETRE):
        perimetre_suivi(session, acteur=acteur, texte=texte)


def _verifier_la_selection(session: Session, acteur: Acteur, vue: VueLue) -> None:
    selection_of(session, acteur=acteur, parametres=dict(_sans_periode(vue)))


def _sans_periode(vue: VueLue) -> list[tuple[str, str]]:
    return [(cle, valeur) for cle, valeur in vue.parametres if cle != PERIODE]


JUGES: Final[Mapping[str, Callable[[Session, Acteur, VueLue], None]]] = {
    "explorer": _verifier_la_question,
    "suivi-saisie": _verifier_le_suivi,
    "qualite": _verifier_la_selection,
}
"""By page, the check of addresses that ask for something else than the figures of a perimeter."""

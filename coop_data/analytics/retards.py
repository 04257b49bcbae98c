"""Who is late to log (DESIGN §6.4), from the lines of a list."""

from datetime import date

from coop_data.analytics.personnes import LigneConseiller
from coop_data.domain.periode import PERIODES_NOMMEES, Periode

JOURS_AVANT_RETARD = 30


def jours_d_attente(ligne: LigneConseiller, au: date) -> int | None:
    """Days since the latest of the last CRA, the start of the poste and the end of training.

    ``None`` when the person is not in post on that day: nothing is expected.
    """
    debuts = [poste.date_debut for poste in ligne.postes if poste.couvre(au)]
    if not debuts:
        return None
    reperes = [min(debuts), ligne.accompagnement.derniere, ligne.date_fin_formation]
    return (au - max(repere for repere in reperes if repere is not None)).days


def est_en_retard(ligne: LigneConseiller, au: date) -> bool:
    """A conseiller without CRA for 30 days, or a coordinator without activity in the past quarter."""
    attente = jours_d_attente(ligne, au)
    if attente is None:
        return False
    if not ligne.est_coordinateur:
        return attente >= JOURS_AVANT_RETARD
    trimestre = PERIODES_NOMMEES["trimestre-dernier"].of(au)
    derniere = ligne.coordination.derniere
    return _etait_attendu(ligne, trimestre) and (derniere is None or derniere < trimestre.du)


def _etait_attendu(ligne: LigneConseiller, trimestre: Periode) -> bool:
    """At least one day in post in the quarter, after the end of training."""
    fin_formation = ligne.date_fin_formation or date.min
    return any(
        poste.date_debut <= trimestre.au
        and (poste.date_fin or date.max) >= trimestre.du
        and fin_formation < min(poste.date_fin or date.max, trimestre.au)
        for poste in ligne.postes
    )

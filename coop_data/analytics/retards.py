"""Who is late to log (DESIGN §6.4): one rule for the lists, the follow-up and the reminders."""

from datetime import date

from coop_data.analytics.attendus import UN_JOUR, Suivie, est_absent, jours_attendus, jours_d_absence
from coop_data.domain.periode import PERIODES_NOMMEES, Periode
from coop_data.domain.suivi import JOURS_AVANT_RETARD


def repere(personne: Suivie, au: date) -> date | None:
    """The day from which the wait counts: the latest of the last CRA, the start of the poste, the end of training.

    ``None`` when the person is not in post on the day ``au``.
    """
    debuts = [poste.date_debut for poste in personne.postes if poste.couvre(au)]
    if not debuts:
        return None
    reperes = (min(debuts), personne.derniere, personne.date_fin_formation)
    return max(jour for jour in reperes if jour is not None)


def jours_d_attente(personne: Suivie, au: date) -> int | None:
    """Days since the ``repere``, absences left out.

    ``None`` when the person is not in post or is absent on that day: nothing is expected.
    """
    depuis = repere(personne, au)
    if depuis is None or est_absent(personne, au):
        return None
    if depuis >= au:
        return (au - depuis).days
    return (au - depuis).days - jours_d_absence(personne.absences, Periode(depuis + UN_JOUR, au))


def est_en_retard(personne: Suivie, au: date) -> bool:
    """A conseiller without CRA for 30 days, or a coordinator without activity in the past quarter."""
    attente = jours_d_attente(personne, au)
    if attente is None:
        return False
    if not personne.est_coordinateur:
        return attente >= JOURS_AVANT_RETARD
    return sans_activite(personne, PERIODES_NOMMEES["trimestre-dernier"].of(au))


def sans_activite(coordinateur: Suivie, trimestre: Periode) -> bool:
    """A coordinator of whom activities were expected in the quarter, and who logged none since it began."""
    derniere = coordinateur.derniere
    return bool(jours_attendus(coordinateur, trimestre)) and (derniere is None or derniere < trimestre.du)

"""Who is late to log (docs/statistiques.md): one rule for the lists, the follow-up and the reminders."""

from datetime import date

from coop_data.analytics.attendus import (
    UN_JOUR,
    Suivie,
    en_poste_depuis,
    est_absent,
    jours_attendus,
    jours_d_absence,
)
from coop_data.domain.periode import PERIODES_NOMMEES, Periode
from coop_data.domain.suivi import JOURS_AVANT_RETARD


def repere(personne: Suivie, au: date) -> date | None:
    """The day from which the wait counts: the latest of the last CRA, the start of the time in post, the end of
    training. A contract that follows another without interruption does not restart it.

    ``None`` when the person is not in post on the day ``au``.
    """
    debut = en_poste_depuis(personne, au)
    if debut is None:
        return None
    reperes = (debut, personne.derniere, personne.date_fin_formation)
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
    """True for a conseiller without CRA for 30 days, or a coordinator expected in the last completed quarter with
    no activity dated in it; later activities do not make up for it.
    """
    attente = jours_d_attente(personne, au)
    if attente is None:
        return False
    if not personne.est_coordinateur:
        return attente >= JOURS_AVANT_RETARD
    trimestre = PERIODES_NOMMEES["trimestre-dernier"].of(au)
    return bool(jours_attendus(personne, trimestre)) and not personne.a_saisi_le_trimestre_dernier

"""On the fiche of someone: the reminders sent, the next step, the absences."""

from dataclasses import dataclass
from datetime import date

import streamlit as st
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, peut
from coop_data.analytics.fiche import Fiche
from coop_data.exports.suivi import prochaine_relance
from coop_data.suivi.absences import AbsenceLue, lister_absences, peut_declarer
from coop_data.suivi.relances import ProchaineEtape, RelanceLue, lire_relances, peut_relancer
from coop_data.ui.page import read
from coop_data.ui.suivi import absences, relances
from coop_data.ui.texte import echapper


@dataclass(frozen=True, slots=True)
class SuiviDeLaFiche:
    """What the account may see and do; ``absences`` is ``None`` when it may not record them."""

    relances: tuple[RelanceLue, ...]
    prochaine: ProchaineEtape | None
    peut_relancer: bool
    absences: list[AbsenceLue] | None


def lire(session: Session, *, acteur: Acteur, fiche: Fiche, au: date) -> SuiviDeLaFiche:
    """Reminders of the time in post that the account sees, and absences for accounts that record them."""
    conseiller_id, ligne = fiche.ligne.id, fiche.ligne
    siennes = lire_relances(session, personnes=[conseiller_id]).get(conseiller_id, ())
    vues = tuple(relance for relance in siennes if any(poste.couvre(relance.jour) for poste in ligne.postes))
    declare = peut_declarer(session, acteur=acteur, conseiller_id=conseiller_id)
    return SuiviDeLaFiche(
        vues if peut(acteur, Action.LIRE, Objet.RELANCE) else (),
        prochaine_relance(ligne, siennes, au),
        peut_relancer(session, acteur=acteur, conseiller_id=conseiller_id),
        lister_absences(session, acteur=acteur, conseiller_id=conseiller_id) if declare else None,
    )


def montrer(acteur: Acteur, fiche: Fiche, au: date) -> None:
    """Reminders, then absences; each is left out when there is nothing to show or do."""
    suivi = read(lire, acteur=acteur, fiche=fiche, au=au)
    if suivi.relances or suivi.prochaine:
        st.header("Relances", anchor=False)
        if suivi.prochaine:
            st.markdown(echapper(relances.dire_prochaine(suivi.prochaine, au)))
            if suivi.peut_relancer:
                relances.proposer_une(acteur, fiche.ligne, suivi.prochaine, au)
        relances.montrer_historique(acteur, suivi.relances)
    if suivi.absences is not None:
        absences.montrer(acteur, fiche, suivi.absences)

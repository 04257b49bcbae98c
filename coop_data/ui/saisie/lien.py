"""The link between an évènement and its partenariats on screen: announced in the form, shown and undone in the
detail.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.saisie.lien_evenement import EVENEMENT, PARTENARIAT, evenement_lie, liens_de, relier
from coop_data.saisie.resumes import Resume
from coop_data.ui.annulation import Annulable
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import read, run
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture
from coop_data.ui.texte import echapper

CREER: Final = "Créer le partenariat lié"
RETIRER: Final = "Retirer le lien"
RETABLIR: Final = "Rétablir le lien"
RETIRE: Final = "Le lien avec l’évènement est retiré."
RETABLI: Final = "Le lien avec l’évènement est rétabli."
ABSENT: Final = "L’évènement lié a été supprimé : ce partenariat n’y sera pas lié."
A_VENIR: Final = (
    "L’évènement est à venir, et sa date est reprise ici. Un partenariat se date du jour de son lancement\u202f: "
    "corrigez-la si besoin."
)
TITRES: Final = {EVENEMENT: "Partenariats liés", PARTENARIAT: "Évènement lié"}


def signaler(ouverture: Ouverture) -> None:
    """Above a partenariat being typed: the évènement that it will be linked to, if it still exists."""
    lien = ouverture.contenu.get("evenement_id")
    if ouverture.formulaire != PARTENARIAT or not lien:
        return
    evenement = read(evenement_lie, acteur=ouverture.acteur, evenement_id=UUID(lien))
    if evenement is not None:
        st.caption(f":material/link: {echapper(en_une_ligne(evenement))}")
        if _date_reprise_a_venir(ouverture, evenement):
            st.info(A_VENIR, icon=":material/event_upcoming:")
    elif not ouverture.est_modification:
        ouverture.contenu["evenement_id"] = None
        st.info(ABSENT)


def _date_reprise_a_venir(ouverture: Ouverture, evenement: Resume) -> bool:
    """True while a new partenariat keeps the date of an évènement that is still to come."""
    reprise = str(ouverture.contenu.get("date")) == evenement.date.isoformat()
    return reprise and not ouverture.est_modification and evenement.date > ouverture.acteur.aujourdhui()


def en_une_ligne(ligne: Resume) -> str:
    """``Évènement lié : Évènement · Forum (10/03/2026)``, or the same of a partenariat."""
    sens = "Évènement lié" if ligne.formulaire == EVENEMENT else "Partenariat lié"
    return f"{sens} : {ligne.titre} ({formats.jour(ligne.date)})"


def montrer(acteur: Acteur, formulaire: str, cra_id: UUID) -> None:
    """In a detail: the linked activities, and the way to undo the link."""
    lies = read(liens_de, acteur=acteur, ids=[cra_id]).get(cra_id, [])
    if not lies:
        return
    with st.container(key="saisie-liens", gap="xsmall"):
        st.markdown(f"**{TITRES[formulaire]}**")
        for lie in lies:
            partenariat, evenement = (cra_id, lie.id) if formulaire == PARTENARIAT else (lie.id, cra_id)
            with st.container(horizontal=True, vertical_alignment="center"):
                vers(lie)
                if st.button(
                    RETIRER,
                    key=f"lien.{lie.id}.retirer",
                    type="tertiary",
                    icon=":material/link_off:",
                    help=f"{RETIRER} avec : {echapper(lie.titre)}",
                ):
                    _retirer(acteur, partenariat, evenement)


def vers(ligne: Resume) -> None:
    """A link to the detail of a report."""
    st.page_link(
        streamlit_page(page_of("activite")),
        label=echapper(f"{ligne.titre} ({formats.jour(ligne.date)})"),
        query_params={"formulaire": ligne.formulaire, "id": str(ligne.id)},
    )


def dans_la_carte(lies: Sequence[Resume]) -> None:
    """In a card of a list: the linked activities, in words."""
    for lie in lies:
        st.caption(f":material/link: {echapper(en_une_ligne(lie))}")


def bouton_creer(evenement_id: UUID, cle: str) -> None:
    """From an évènement: the form of the partenariat that follows it."""
    if st.button(CREER, key=cle, icon=":material/add_link:"):
        COURANTE.oublier()
        go_to(PARTENARIAT, evenement=str(evenement_id))


def _retirer(acteur: Acteur, partenariat_id: UUID, evenement_id: UUID) -> None:
    if run(relier, acteur=acteur, partenariat_id=partenariat_id, evenement_id=None).reussie:
        Annulable(
            phrase=RETIRE,
            bouton=RETABLIR,
            defaire=partial(relier, partenariat_id=partenariat_id, evenement_id=evenement_id),
            fait=RETABLI,
        ).offrir()
        st.rerun()

"""After a report is saved: the success, the report, and the usual next steps."""

import streamlit as st

from coop_data.saisie import cra
from coop_data.ui.navigation import go_to
from coop_data.ui.page import Contexte, read
from coop_data.ui.saisie import a_completer, cartes, lien, modeles
from coop_data.ui.saisie.detail import garder_comme_modele, identite, textes_of, titre_of
from coop_data.ui.saisie.libelles import dire
from coop_data.ui.saisie.ouverture import COURANTE
from coop_data.ui.texte import echapper

AUTRE = "Enregistrer une autre"
DUPLIQUER = "Dupliquer"
VOIR = "Voir mes activités"
MODIFIEE = "Vos modifications ont bien été enregistrées."


def render(contexte: Contexte) -> None:
    """Announce the success, and offer the usual next steps."""
    COURANTE.oublier()
    formulaire, cra_id = identite(contexte)
    detail = read(cra.lire, acteur=contexte.acteur, formulaire=formulaire, cra_id=cra_id)
    textes = textes_of(detail)
    modifiee = contexte.parametres.get("modifiee") == "oui"
    st.success(MODIFIEE if modifiee else textes.succes, icon=":material/check_circle:")
    st.markdown(f"{echapper(titre_of(detail))} · {dire(formulaire, 'date', detail.champs['date'])}")
    with st.container(horizontal=True):
        if st.button(AUTRE, type="primary", key="confirmation.autre"):
            activite = {"activite": textes.code} if formulaire == "accompagnement" else {}
            go_to(formulaire, **activite)
        if st.button(DUPLIQUER, key="confirmation.dupliquer"):
            go_to(formulaire, copie=str(cra_id))
        cartes.dupliquer(formulaire, cra_id)
        if formulaire == lien.EVENEMENT:
            lien.bouton_creer(cra_id, "confirmation.partenariat")
        if st.button(modeles.ENREGISTRER, key="confirmation.modele"):
            garder_comme_modele(contexte.acteur, detail)
        if st.button(VOIR, key="confirmation.voir"):
            go_to("mes-activites")
    if contexte.parametres.get("suite") == a_completer.URL:
        a_completer.proposer_la_suivante(contexte.acteur)

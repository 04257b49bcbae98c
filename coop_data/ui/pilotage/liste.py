"""« Conseillers »: search, filter, sort, then one line per person with a way into the fiche."""

from datetime import date

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.fiche import lire_conseillers
from coop_data.analytics.personnes import LigneConseiller
from coop_data.analytics.retards import est_en_retard
from coop_data.domain.perimetre import Perimetre
from coop_data.ui import adresse, page, vignette
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.pilotage import relance
from coop_data.ui.pilotage.criteres import STATUTS, TRIS, a_le_ccp1, ranger
from coop_data.ui.texte import echapper

TAILLE = 20
LARGEURS = (4, 3, 2, 2, 2)
VIDE = "Aucun conseiller trouvé."


def montrer_liste(acteur: Acteur, perimetre: Perimetre) -> None:
    """The people of a perimeter that this account follows, today."""
    au = acteur.aujourdhui()
    recherche, statut, tri, anciens = _choisir()
    lignes = page.read(
        lire_conseillers, acteur=acteur, perimetre=perimetre, au=au, recherche=recherche, anciens=anciens
    )
    trouvees = ranger(lignes, statut, tri, au)
    if not trouvees:
        st.info(VIDE, icon=":material/search_off:")
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{formats.pluriel(len(trouvees), 'conseiller')}**")
        relance.proposer([ligne for ligne in trouvees if est_en_retard(ligne, au)], perimetre)
    rang = (adresse.lire_page(len(trouvees), TAILLE) - 1) * TAILLE
    for ligne in trouvees[rang : rang + TAILLE]:
        _montrer_ligne(ligne, au)
    adresse.paginer(len(trouvees), TAILLE)


def _choisir() -> tuple[str, str, str, bool]:
    """The filters of the list, kept in the address; another choice opens the first page."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        recherche = adresse.chercher("recherche", "Rechercher", "Nom ou prénom", largeur=210)
        statut = adresse.choisir(
            "statut", "Filtrer", {code: choix[0] for code, choix in STATUTS.items()}, largeur=260
        )
        tri = adresse.choisir("tri", "Trier par", {code: choix[0] for code, choix in TRIS.items()}, largeur=300)
        anciens = adresse.basculer("anciens", "Anciens conseillers compris")
    return recherche, statut, tri, anciens


def _montrer_ligne(ligne: LigneConseiller, au: date) -> None:
    activite = ligne.activite
    with st.container(border=True, key=f"conseillers.ligne.{ligne.id_externe}"):
        nom, saisie, total, courbe, action = st.columns(LARGEURS, vertical_alignment="center")
        with nom:
            st.markdown(f"**{echapper(ligne.nom_complet)}**")
            st.caption(echapper(_structures(ligne, au)))
            _badges(ligne, au)
        saisie.markdown(_dernier(activite.derniere, ligne.jours_sans_cra))
        total.markdown(f"{formats.nombre(activite.nombre)} {'activités' if ligne.est_coordinateur else 'CRA'}")
        with courbe:
            if any(activite.par_mois):
                vignette.courbe(activite.par_mois, "Douze derniers mois")
        action.page_link(
            streamlit_page(page_of("conseiller")),
            label="Afficher",
            icon=":material/arrow_forward:",
            query_params={"id": ligne.id_externe},
        )


def _structures(ligne: LigneConseiller, au: date) -> str:
    actuels = [poste for poste in ligne.postes if poste.couvre(au)]
    noms = dict.fromkeys(poste.structure for poste in actuels or ligne.postes)
    fin = max((poste.date_fin or date.max for poste in ligne.postes), default=date.max)
    suffixe = f" · parti·e le {formats.jour(fin)}" if fin < au else ""
    return " · ".join(noms) + suffixe


def _badges(ligne: LigneConseiller, au: date) -> None:
    """Discs and crosses are characters: an icon of Streamlit is read aloud by its English name."""
    with st.container(horizontal=True, gap="xxsmall"):
        if ligne.est_coordinateur:
            st.badge("Coordinateur·ice", color="violet")
        st.badge("● Activé" if ligne.est_active else "● Non activé", color="green" if ligne.est_active else "red")
        if a_le_ccp1(ligne, au):
            st.badge("✓ CCP1", color="blue")
        else:
            st.badge("✕ CCP1", color="red", help="CCP1 non obtenu à ce jour")
        if est_en_retard(ligne, au):
            st.badge("En retard de saisie", color="orange")


def _dernier(derniere: date | None, jours: int | None) -> str:
    if derniere is None or jours is None:
        return "Aucun CRA"
    return f"Dernier CRA le {formats.jour(derniere)}  \n{formats.il_y_a(jours)}"

"""« Suivi de saisie »: perimeter, quarter, figures, then the level below or the people."""

from typing import Final

import streamlit as st

from coop_data import db, formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, Portee, portees
from coop_data.analytics import niveaux
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.suivi import DEFINITIONS, Comptes
from coop_data.domain.perimetre import Perimetre
from coop_data.exports.suivi import SuiviLu, perimetre_suivi
from coop_data.exports.trimestre_national import trimestres_au_choix
from coop_data.ui import adresse
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import Contexte, read
from coop_data.ui.periode import choisir_trimestre, quand_de_l_adresse
from coop_data.ui.pilotage.suivi import choisir_perimetre
from coop_data.ui.statistiques.donnees import choisir_donnees, nommer
from coop_data.ui.suivi import difference, lecture, niveau, personnes
from coop_data.ui.texte import echapper

PERIMETRE: Final = "perimetre"
LARGEUR_CARTE: Final = 145
VUE: Final = "vue"
CLE_VUE: Final = "suivi.vue"


def render(contexte: Contexte) -> None:
    """The follow-up of the perimeter and the quarter of the address."""
    acteur = contexte.acteur
    perimetre = _choisir_perimetre(acteur)
    aujourdhui = acteur.aujourdhui()
    trimestre = choisir_trimestre(contexte.page.url, trimestres_au_choix(aujourdhui), aujourdhui=aujourdhui)
    cliche = choisir_donnees(acteur, trimestre)
    lu = lecture.lire(acteur, perimetre, trimestre, cliche)
    _fil(acteur, lu)
    _chiffres(lu.suivi.comptes)
    st.markdown(echapper(_phrase(lu)))
    if cliche is not None:
        difference.montrer(lu, lecture.lire(acteur, perimetre, trimestre))
    if lu.suivi.niveaux and _choisir_vue(lu) == "niveaux":
        niveau.montrer(lu)
    else:
        personnes.montrer(acteur, lu)
    st.caption(f"{nommer(cliche, acteur)}." if cliche else f"Données au {formats.jour(lu.suivi.au)}.")
    _definitions()


def _choisir_perimetre(acteur: Acteur) -> Perimetre:
    texte = st.query_params.get(PERIMETRE, "")
    return read(perimetre_suivi, acteur=acteur, texte=texte) if texte else choisir_perimetre(acteur)


def _fil(acteur: Acteur, lu: SuiviLu) -> None:
    """The path from the nation; levels are links for accounts that follow everyone."""
    if Portee.TOUS not in portees(acteur, Action.LIRE, Objet.SUIVI):
        st.markdown(f"**{echapper(lu.nom)}**")
        return
    with db.lecture() as session:
        chemin = niveaux.ascendants(
            session, lu.perimetre, acteur=acteur, domaine=Domaine.ACCOMPAGNEMENT, au=lu.suivi.au
        )
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="suivi.fil"):
        for etage in chemin[:-1]:
            st.page_link(
                streamlit_page(page_of("suivi-saisie")),
                label=echapper(etage.nom),
                query_params={PERIMETRE: etage.texte} | quand_de_l_adresse(),
            )
            st.markdown("›", width="content")
        st.markdown(f"**{echapper(chemin[-1].nom)}**", width="content")


def _chiffres(comptes: Comptes) -> None:
    with st.grid(min_column_width=LARGEUR_CARTE, key="chiffres-suivi"):
        for code, (libelle, definition) in DEFINITIONS.items():
            valeur = comptes.valeurs()[code]
            dite = formats.pourcentage(valeur) if code == "taux" else formats.nombre(valeur)
            st.metric(libelle, dite, border=True, help=definition)


def _phrase(lu: SuiviLu) -> str:
    comptes = lu.suivi.comptes
    if not comptes.attendus:
        return "Personne n’est attendu sur ce trimestre : il n’y a pas de taux."
    suite = " jusqu’ici" if lu.suivi.au < lu.suivi.periode.au else ""
    en_delai = sum(ligne.en_delai for ligne in lu.suivi.lignes)
    reste = formats.pluriel(en_delai, "personne n’a jamais saisi", "personnes n’ont jamais saisi")
    return (
        f"{formats.pluriel(comptes.recus, 'personne a saisi', 'personnes ont saisi')} au moins un compte rendu"
        f"{suite}, sur {formats.pluriel(comptes.attendus, 'attendue')} "
        f"({formats.periode(lu.suivi.periode.du, lu.suivi.periode.au)})."
        + (f" {reste}, sans être encore en retard." if en_delai else "")
    )


def _choisir_vue(lu: SuiviLu) -> str:
    """The level below, or the people; another view opens on its first page."""
    vues = {"niveaux": niveau.titre(lu), "personnes": "Personnes"}
    demandee = st.query_params.get(VUE, "")
    st.session_state[CLE_VUE] = demandee if demandee in vues else "niveaux"
    choix = st.segmented_control(
        "Affichage",
        list(vues),
        format_func=vues.__getitem__,
        key=CLE_VUE,
        on_change=_ecrire_vue,
        required=True,
        label_visibility="collapsed",
    )
    return choix or "niveaux"


def _ecrire_vue() -> None:
    st.query_params.pop(adresse.PAGE, None)
    st.query_params[VUE] = st.session_state[CLE_VUE]


def _definitions() -> None:
    with st.expander("Définitions", key="suivi.definitions"):
        st.markdown("\n".join(f"- **{libelle}** : {definition}" for libelle, definition in DEFINITIONS.values()))

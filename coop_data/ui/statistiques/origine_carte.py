"""« D’où vient ce chiffre ? » of the map and the table of territories."""

from datetime import datetime

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.carte import Mesurage
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.questions import PERIODE, SELON
from coop_data.analytics.territoires import Territoires
from coop_data.exports.entete import Entete
from coop_data.exports.territoires import phrase_de_la_carte
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.statistiques.provenance import TITRE, citer, ecrire_origine
from coop_data.ui.statistiques.territoires import MAILLES, parametres_of
from coop_data.ui.vues.commande import adresse_of

CRA = "cra"


def proposer_origine(acteur: Acteur, territoires: Territoires, mesurage: Mesurage) -> None:
    """The button, for the measure drawn."""
    if st.button(TITRE, key="territoires.origine", type="tertiary"):
        _dialogue(acteur, territoires, mesurage)


def dater(acteur: Acteur, territoires: Territoires) -> None:
    """Say when the figures were read."""
    st.caption(f"{_entete(acteur, territoires).donnees.capitalize()}.")


def _entete(acteur: Acteur, territoires: Territoires) -> Entete:
    return Entete(
        f"France entière, {MAILLES[territoires.maille].lower()}",
        territoires.filtres,
        datetime.now(acteur.fuseau),
        territoires.filtres.decrire(),
        fuseau=acteur.fuseau,
    )


@fenetre(TITRE, width="large")
def _dialogue(acteur: Acteur, territoires: Territoires, mesurage: Mesurage) -> None:
    entete, parametres = _entete(acteur, territoires), parametres_of(territoires, mesurage)
    adresse = adresse_of(page_of("territoires"), parametres)
    phrase = phrase_de_la_carte(mesurage).removesuffix(".")
    ecrire_origine(
        mesurage.libelle,
        (
            ("Définition", mesurage.definition),
            *entete.reperes,
            ("Comptes rendus comptés", formats.pluriel(int(territoires.total[CRA]), "CRA", "CRA")),
        ),
        adresse=adresse,
        citation=citer(f"{mesurage.libelle}. {phrase}", entete, adresse),
    )
    st.page_link(
        streamlit_page(page_of("statistiques-nationales")),
        label="Les comptes rendus comptés, et leur origine un à un, sont sur la page nationale",
        icon=":material/arrow_forward:",
        query_params={cle: valeur for cle, valeur in parametres if cle in (PERIODE, SELON, PHOTOGRAPHIE)},
    )

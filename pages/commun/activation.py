"""The page that a one-time link opens: choose a password, the first or a new one."""

import streamlit as st

from coop_data.auth.mots_de_passe import compte_du_lien, definir_mot_de_passe
from coop_data.ui import etat
from coop_data.ui.mot_de_passe import ask_password
from coop_data.ui.navigation import ACCUEIL, go_to
from coop_data.ui.page import open_page, read, run
from coop_data.ui.texte import echapper

contexte = open_page("activation")
jeton = contexte.parametres.get("jeton", "")
compte = read(compte_du_lien, jeton=jeton)

st.write(
    f"Bonjour {echapper(f'{compte.prenom} {compte.nom}')}. "
    f"Votre adresse de connexion est **{echapper(compte.email)}**."
)
mot_de_passe = ask_password(
    "activation.mot_de_passe", libelle="Nouveau mot de passe", mots=(compte.prenom, compte.nom, compte.email)
)
demande = st.button("Enregistrer le mot de passe", type="primary", key="activation.enregistrer")
if demande and run(definir_mot_de_passe, jeton=jeton, mot_de_passe=mot_de_passe).reussie:
    etat.MESSAGE_DE_CONNEXION.ecrire("Votre mot de passe est enregistré : connectez-vous.")
    go_to(ACCUEIL.url)

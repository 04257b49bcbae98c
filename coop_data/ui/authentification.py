"""streamlit-authenticator's form and logout, over our own accounts and sessions.

Its cookie is written by script, readable by script and cannot be revoked; its users must all sit in memory;
unknown accounts answer faster than known ones. So its two controllers are replaced, and it is given no account:
only its widgets are used.
"""

from typing import Any

import streamlit as st
from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController
from streamlit_authenticator.utilities import Encryptor

from coop_data import db
from coop_data.auth import sessions
from coop_data.auth.connexion import authentifier
from coop_data.config import cle_secrete, get_reglages
from coop_data.errors import ErreurUtilisateur
from coop_data.ui import etat, identite

CHAMPS = {
    "Form name": "Connexion",
    "Username": "Adresse électronique",
    "Password": "Mot de passe",
    "Login": "Se connecter",
}
CHAMPS_VIDES = "Renseignez votre adresse électronique et votre mot de passe."


class SessionController:
    """Replaces the library's cookie: a session on the server, an HttpOnly cookie set by a route."""

    def get_cookie(self) -> None:
        """Nothing: a browser with a session never sees the form (``identite.personne_connectee`` read it)."""

    def set_cookie(self) -> None:
        """The password was right and a ticket waits for the browser: draw the page that carries it."""
        st.rerun()

    def delete_cookie(self) -> None:
        """Close the session on the server, forget what the screens held, and let the browser drop its cookie."""
        if jeton := identite.jeton_presente():
            with db.ecriture() as session:
                sessions.fermer(session, jeton=jeton)
        st.session_state.clear()
        etat.DECONNEXION.ecrire(True)
        etat.MESSAGE_DE_CONNEXION.ecrire("Vous êtes déconnecté·e.")
        st.rerun()


class AccountController(AuthenticationController):
    """Replaces the library's check of the password by the one service that counts failures."""

    def login(self, username: str | None = None, password: str | None = None, *_: Any, **__: Any) -> bool:
        """True when the password is right: a ticket then waits to be traded; else the reason waits to be shown."""
        if not username or not password:
            etat.ERREUR_DE_CONNEXION.ecrire(CHAMPS_VIDES)
            return False
        try:
            utilisateur = authentifier(email=username, mot_de_passe=password, adresse=st.context.ip_address)
        except ErreurUtilisateur as erreur:
            etat.ERREUR_DE_CONNEXION.ecrire(str(erreur))
            return False
        with db.ecriture() as session:
            ticket = sessions.ouvrir_ticket(
                session,
                utilisateur_id=utilisateur.id,
                adresse=st.context.ip_address,
                agent=st.context.headers.get("User-Agent"),
            )
        st.session_state.clear()
        etat.TICKET.ecrire(ticket)
        return True


class Authentification(Authenticate):
    """The library's widgets, with both controllers replaced; made anew at each run, it holds nothing."""

    def __init__(self) -> None:
        cle = cle_secrete(get_reglages())
        self.api_key = self.path = None
        self.attrs = {"login_sleep_time": 0}
        self.secret_key = cle
        self.cookie_controller = SessionController()
        self.authentication_controller = AccountController({"usernames": {}}, None, False, None, None, cle, None)
        self.encryptor = Encryptor(cle)

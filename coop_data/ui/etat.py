"""The names of everything kept in ``st.session_state`` by the shell, with their types, in one place.

A widget keeps its own key (``<page or component>.<field>``); what a page remembers between two runs is a ``Cle``.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from coop_data.acces.acteur import Acteur

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cle(Generic[T]):
    """One remembered value: its name, and its default."""

    nom: str
    defaut: T

    def lire(self) -> T:
        """The value, or the default."""
        valeur: T = st.session_state.get(self.nom, self.defaut)
        return valeur

    def ecrire(self, valeur: T) -> None:
        """Remember a value until the browser's page is closed or reloaded."""
        st.session_state[self.nom] = valeur

    def oublier(self) -> None:
        """Forget the value."""
        st.session_state.pop(self.nom, None)

    def prendre(self) -> T:
        """Read once: the value, then forgotten."""
        valeur = self.lire()
        self.oublier()
        return valeur


TICKET: Cle[str | None] = Cle("connexion.ticket", None)
"""The one-time ticket the browser trades for its cookie: the page is reloaded when it has."""

DECONNEXION: Cle[bool] = Cle("connexion.deconnexion", False)
"""True once signed out: the browser still has to drop its cookie."""

ERREUR_DE_CONNEXION: Cle[str | None] = Cle("connexion.erreur", None)
"""Why the form was refused."""

MESSAGE_DE_CONNEXION: Cle[str | None] = Cle("connexion.message", None)
"""The message above the form: signed out, session ended, password changed."""

TITRE_ATTENDU: Cle[str | None] = Cle("page.titre", None)
"""The title of a page that names itself after what it shows, should there be nothing to show."""

MESSAGE_SUIVANT: Cle[str | None] = Cle("page.message", None)
"""A success to announce on the next page drawn (see ``page.announce``)."""

PAGE_COURANTE: Cle[str] = Cle("page.courante", "")
"""The last page drawn: opening another one is an arrival."""

PERSONNE: Cle[Acteur | None] = Cle("page.personne", None)
"""The account that the page was drawn for: tells ``fenetre`` when it changed since; never used to
decide a right.
"""

"""How a page begins (``open_page``) and how it acts (``run``): the guard, the transaction, the messages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Concatenate, Generic, NoReturn, ParamSpec, TypeVar

import streamlit as st
from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.errors import AccesRefuse, ErreurUtilisateur, SaisieInvalide
from coop_data.ui import annulation, cadre, etat, identite, navigation
from coop_data.ui.texte import echapper

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contexte:
    """What a page knows about its visit: the person (``personne``, ``None`` on a public page without account) and
    the parameters of its address.

    ``arrivee``: the page is drawn for the first time since another one was, or since the browser was reloaded.
    """

    page: navigation.Page
    personne: Acteur | None
    parametres: Mapping[str, str]
    arrivee: bool = False

    @property
    def acteur(self) -> Acteur:
        """The person signed in; raises ``AccesRefuse`` when nobody is (public pages read ``personne``)."""
        if self.personne is None:
            raise AccesRefuse("Connectez-vous pour continuer.")
        return self.personne


@dataclass(frozen=True, slots=True)
class Issue(Generic[T]):
    """How a use case ended: its value, or the error to show."""

    valeur: T | None = None
    erreur: ErreurUtilisateur | None = None

    @property
    def reussie(self) -> bool:
        """True when the work was done and committed."""
        return self.erreur is None

    @property
    def erreurs(self) -> Mapping[str, str]:
        """The message of each refused field, in the order of the form; empty when no field is at fault."""
        return self.erreur.erreurs if isinstance(self.erreur, SaisieInvalide) else {}


def open_page(url: str, *, titre: bool = True) -> Contexte:
    """Begin a page: read the account again, refuse those that may not open it, draw its title (the page's only
    h1).

    Pages whose title depends on their content pass ``titre=False`` and call ``show_title`` once they have ``read``
    it; when there is nothing to show, ``read`` draws the title of the menu.
    """
    page = navigation.page_of(url)
    personne = identite.personne_connectee()
    etat.PERSONNE.ecrire(personne)
    if not page.ouverte_a(personne):
        _refuse(personne)
    etat.TITRE_ATTENDU.ecrire(None if titre else page.titre)
    if titre:
        st.title(page.titre, anchor=False)
    if message := etat.MESSAGE_SUIVANT.prendre():
        st.success(echapper(message))
    arrivee = etat.PAGE_COURANTE.lire() != url
    etat.PAGE_COURANTE.ecrire(url)
    if personne is not None:
        _offer_undo(personne)
    return Contexte(page=page, personne=personne, parametres=st.query_params.to_dict(), arrivee=arrivee)


def _offer_undo(acteur: Acteur) -> None:
    """Under the title, what was just done and its undo; a refusal is said, and the offer stays."""
    annulable = annulation.demandee()
    if annulable is None:
        return
    issue = run(annulable.defaire, acteur=acteur)
    if issue.reussie:
        announce(annulable.fait if isinstance(annulable.fait, str) else annulable.fait(issue.valeur))
        st.rerun()


def show_title(titre: str) -> None:
    """Draw the title of a page, in plain text, and give it to the browser's tab."""
    navigation.name_tab(titre)
    st.title(echapper(titre), anchor=False)


def attempt(use_case: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> Issue[T]:
    """Run a use case in one transaction, committed whole or not at all; show nothing.

    For forms, which put each message beside its field.
    """
    try:
        with db.ecriture() as session:
            return Issue(valeur=use_case(session, *args, **kwargs))
    except ErreurUtilisateur as erreur:
        return Issue(erreur=erreur)


def run(use_case: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> Issue[T]:
    """Run a use case in one transaction, and show the error, if any, where the script stands."""
    issue = attempt(use_case, *args, **kwargs)
    if issue.erreur is not None:
        show_error(issue.erreur)
    return issue


def read(use_case: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Read what the page needs; an error of the person (no right, nothing there) is shown and ends the page."""
    try:
        with db.lecture() as session:
            return use_case(session, *args, **kwargs)
    except ErreurUtilisateur as erreur:
        if titre := etat.TITRE_ATTENDU.prendre():
            st.title(titre, anchor=False)
        show_error(erreur)
        end_page()


def show_error(erreur: ErreurUtilisateur) -> None:
    """Say what happened and what to do; one line per field for an entry that was refused."""
    texte = echapper(str(erreur))
    if isinstance(erreur, SaisieInvalide):
        texte = "\n".join(f"- {echapper(message)}" for message in erreur.erreurs.values())
    st.error(texte, icon=":material/error:")


def announce(message: str) -> None:
    """Announce a success, in plain text, on the next page drawn: for actions that end by leaving the page."""
    annulation.oublier()
    etat.MESSAGE_SUIVANT.ecrire(message)


def end_page() -> NoReturn:
    """End the page here, with its foot."""
    cadre.show_footer()
    st.stop()


def _refuse(personne: Acteur | None) -> None:
    """The page of a refusal: what happened, and where to go."""
    navigation.name_tab("Accès refusé")
    st.title("Accès refusé", anchor=False)
    if personne is None:
        st.error("Cette page demande d’être connecté·e.", icon=":material/lock:")
    else:
        st.error(
            "Votre compte ne donne pas accès à cette page. Si vous pensez que c’est une erreur, "
            "demandez à la personne qui administre Coop Data.",
            icon=":material/lock:",
        )
    st.page_link(navigation.streamlit_page(navigation.ACCUEIL), label="Revenir à l’accueil")
    end_page()

"""« Imports »: choose a file, name its author when it does not, simulate, read the report, import."""

from dataclasses import dataclass

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.annuaire.referentiel import adresses_des_conseillers, adresses_des_coordinateurs
from coop_data.errors import ErreurUtilisateur
from coop_data.imports.lecture import est_classeur
from coop_data.imports.reconnaissance import CLASSEURS, Auteur, reconnaitre
from coop_data.ui import adresse
from coop_data.ui.administration import import_genres
from coop_data.ui.administration.import_conduite import DERNIER, Fichier, conduire
from coop_data.ui.etat import Cle
from coop_data.ui.page import read, show_error


@dataclass(frozen=True, slots=True)
class Reconnu:
    """How the last file on this screen names its authors, kept so that it is read once."""

    empreinte: str
    auteur: Auteur


RECONNU: Cle[Reconnu | None] = Cle("imports.reconnu", None)
QUESTIONS = {
    Auteur.UN_CONSEILLER: (
        "Auteur·ice des activités de ce classeur",
        "Ce classeur ne dit pas de qui il est.",
    ),
    Auteur.UN_COORDINATEUR: (
        "Auteur·ice des activités de ce classeur",
        "Ce classeur ne dit pas de qui il est.",
    ),
    Auteur.UNE_EQUIPE: (
        "Coordinateur·ice dont c’est l’équipe",
        "Ce classeur nomme des personnes : leurs noms sont cherchés dans cette équipe, à la date de chaque "
        "activité.",
    ),
}


def render(acteur: Acteur) -> None:
    """The form, the report of what was just done, then « Simuler » and « Importer »."""
    options = {genre: presentation.libelle for genre, presentation in import_genres.PRESENTATIONS.items()}
    genre = adresse.choisir("genre", "Que contient le fichier ?", options, largeur=340)
    import_genres.montrer_colonnes(genre)
    depose = st.file_uploader("Fichier à importer", type=["csv", "xlsx"], key=f"imports.fichier.{genre}")
    if depose is None:
        DERNIER.oublier()
        RECONNU.oublier()
        return
    fichier = Fichier(genre, depose.name, depose.getvalue())
    auteur = _reconnaitre(fichier)
    if auteur is None:
        return
    if auteur is not Auteur.NOMME:
        email = _demander(acteur, auteur)
        if email is None:
            return
        role = "conseiller" if auteur is Auteur.UN_CONSEILLER else "coordinateur"
        fichier = Fichier(genre, fichier.nom, fichier.contenu, **{role: email})
    conduire(acteur, fichier)


def _reconnaitre(fichier: Fichier) -> Auteur | None:
    """How the file names its authors; ``None``, with a message, when it cannot be imported at all."""
    if fichier.genre not in CLASSEURS or not est_classeur(fichier.contenu):
        return Auteur.NOMME
    connu = RECONNU.lire()
    if connu is None or connu.empreinte != fichier.empreinte:
        try:
            with st.spinner("Lecture du classeur…"):
                connu = Reconnu(fichier.empreinte, reconnaitre(fichier.genre, fichier.contenu).auteur)
        except ErreurUtilisateur as erreur:
            show_error(erreur)
            return None
        RECONNU.ecrire(connu)
    return connu.auteur


def _demander(acteur: Acteur, auteur: Auteur) -> str | None:
    lire = adresses_des_conseillers if auteur is Auteur.UN_CONSEILLER else adresses_des_coordinateurs
    personnes = read(lire, acteur=acteur)
    question, aide = QUESTIONS[auteur]
    choisie: str | None = st.selectbox(
        question,
        list(personnes),
        index=None,
        format_func=personnes.__getitem__,
        placeholder="Tapez quelques lettres du nom",
        help=aide,
        key=f"imports.{auteur}",
    )
    return choisie

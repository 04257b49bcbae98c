"""Templates on screen: keep one, start from one, rename or delete one."""

from functools import partial
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import Activite
from coop_data.domain.texte import plier
from coop_data.saisie.modeles import (
    NOM_MAX,
    ModeleVu,
    enregistrer_modele,
    lister_modeles,
    renommer_modele,
    retablir_modele,
    supprimer_modele,
)
from coop_data.saisie.schemas import Saisie
from coop_data.saisie.vocabulaires import VOCABULAIRES
from coop_data.ui import adresse
from coop_data.ui.annulation import Annulable
from coop_data.ui.etat import Cle
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import ENREGISTRER as PAGE_ENREGISTRER
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import Contexte, announce, attempt, read, run
from coop_data.ui.saisie.libelles import NOMS
from coop_data.ui.saisie.ouverture import COURANTE
from coop_data.ui.texte import echapper

ENREGISTRER: Final = "Enregistrer comme modèle"
TITRE: Final = "Mes modèles"
GERER: Final = "Gérer mes modèles"
AVEC_NOMBRES: Final = "Garder aussi les nombres de participants"
AIDE: Final = "La date, les notes et le lien avec un évènement ne sont jamais gardés."
AUCUN: Final = (
    "Vous n’avez aucun modèle. Dans un formulaire, ou sur une activité enregistrée, « Enregistrer comme modèle » "
    "garde vos réponses pour les prochaines fois."
)
RIEN: Final = "Aucun modèle ne correspond à votre recherche."
A_PROPOSER: Final = 6
GARDE: Cle[str | None] = Cle("modeles.garde", None)
"""The name of the template just made, while its window says so."""
RENOMME: Cle[str | None] = Cle("modeles.renomme", None)


def demander_un_nom(acteur: Acteur, saisie: Saisie) -> None:
    """Open the window that names a new template."""
    GARDE.oublier()
    _nommer(acteur, saisie)


@fenetre(ENREGISTRER)
def _nommer(acteur: Acteur, saisie: Saisie) -> None:
    if garde := GARDE.lire():
        st.success(f"Le modèle {echapper(garde)} est enregistré : vous le retrouverez dans {_ou()}.")
        if st.button("Fermer", type="primary", key="modele.fermer"):
            GARDE.oublier()
            st.rerun()
        return
    nom = st.text_input("Nom du modèle", key="modele.nom", max_chars=NOM_MAX, autocomplete="off")
    avec_nombres = st.checkbox(AVEC_NOMBRES, key="modele.nombres", help="Décoché : à saisir à chaque fois.")
    st.caption(AIDE)
    if st.button("Enregistrer le modèle", type="primary", key="modele.enregistrer"):
        issue = attempt(enregistrer_modele, acteur=acteur, nom=nom, saisie=saisie, avec_nombres=avec_nombres)
        if issue.valeur is None:
            st.error(echapper(str(issue.erreur)))
            return
        GARDE.ecrire(issue.valeur.nom)
        st.rerun(scope="fragment")


def _ou() -> str:
    return f"« {page_of(PAGE_ENREGISTRER).titre} »"


def proposer(acteur: Acteur) -> None:
    """Cards of one's own templates; nothing when there is none."""
    modeles = read(lister_modeles, acteur=acteur)
    if not modeles:
        return
    st.header(TITRE, anchor=False)
    with st.grid(min_column_width=240, key="saisie-modeles"):
        for modele in modeles[:A_PROPOSER]:
            with st.container(border=True, height="stretch"):
                _utiliser(modele)
                st.markdown(en_une_ligne(modele))
    st.page_link(streamlit_page(page_of("mes-modeles")), label=GERER, icon=":material/bookmarks:")


def render(contexte: Contexte) -> None:
    """Every template: search, use, rename, delete with a way back."""
    COURANTE.oublier()
    acteur = contexte.acteur
    modeles = read(lister_modeles, acteur=acteur)
    if not modeles:
        st.info(AUCUN)
        if st.button("Enregistrer une activité", key="modeles.commencer", type="primary"):
            go_to(PAGE_ENREGISTRER)
        return
    texte = plier(adresse.chercher("texte", "Rechercher un modèle", "Nom du modèle"))
    trouves = [modele for modele in modeles if texte in plier(modele.nom)]
    st.markdown(formats.pluriel(len(trouves), "modèle") if trouves else RIEN)
    for modele in trouves:
        with st.container(border=True, key=f"saisie-modele-{modele.id}"):
            st.markdown(f"**{echapper(modele.nom)}**  \n{en_une_ligne(modele)}")
            _actions(acteur, modele)


def en_une_ligne(modele: ModeleVu) -> str:
    """``Animation · 2 h``: the type of activity and the first answers of the template, as Markdown."""
    genre = NOMS[modele.formulaire]
    if modele.formulaire == "accompagnement" and modele.contenu.get("activite") in set(Activite):
        genre = Activite(modele.contenu["activite"]).libelle
    faits = [genre, *_premier_choix(modele)]
    if minutes := modele.contenu.get("duree_minutes"):
        faits.append(formats.duree(minutes))
    return echapper(" · ".join(fait for fait in faits if fait))


def _premier_choix(modele: ModeleVu) -> list[str]:
    """The first answers of the template, in short labels."""
    for champ in ("type_animation", "type_evenement", "natures", "thematiques"):
        if codes := modele.contenu.get(champ):
            vocabulaire = VOCABULAIRES[modele.formulaire][champ]
            return [vocabulaire(code).court for code in (codes if isinstance(codes, list) else [codes])]
    return []


def _utiliser(modele: ModeleVu) -> None:
    if st.button(
        echapper(modele.nom),
        key=f"modele.{modele.id}.carte",
        width="stretch",
        icon=":material/bookmark:",
        help="Commencer une activité à partir de ce modèle",
    ):
        _commencer(modele)


def _commencer(modele: ModeleVu) -> None:
    COURANTE.oublier()
    go_to(modele.formulaire, modele=str(modele.id))


def _actions(acteur: Acteur, modele: ModeleVu) -> None:
    nom = echapper(modele.nom)
    if RENOMME.lire() == str(modele.id):
        _renommer(acteur, modele)
        return
    with st.container(horizontal=True):
        if st.button("Utiliser", key=f"modele.{modele.id}.utiliser", type="primary", help=f"Utiliser {nom}"):
            _commencer(modele)
        if st.button("Renommer", key=f"modele.{modele.id}.renommer", help=f"Renommer {nom}"):
            RENOMME.ecrire(str(modele.id))
            st.rerun()
        if st.button("Supprimer", key=f"modele.{modele.id}.supprimer", type="tertiary", help=f"Supprimer {nom}"):
            issue = run(supprimer_modele, acteur=acteur, modele_id=modele.id)
            if issue.valeur is not None:
                Annulable(
                    phrase=f"Le modèle {modele.nom} est supprimé.",
                    icone=":material/delete:",
                    bouton="Annuler la suppression",
                    defaire=partial(retablir_modele, modele=issue.valeur),
                    fait="Le modèle est rétabli.",
                ).offrir()
                st.rerun()


def _renommer(acteur: Acteur, modele: ModeleVu) -> None:
    nom = st.text_input(
        "Nouveau nom", value=modele.nom, key=f"modele.{modele.id}.nom", max_chars=NOM_MAX, autocomplete="off"
    )
    with st.container(horizontal=True):
        valider = st.button("Enregistrer le nom", type="primary", key=f"modele.{modele.id}.valider")
        if valider and run(renommer_modele, acteur=acteur, modele_id=modele.id, nom=nom).reussie:
            RENOMME.oublier()
            announce("Le modèle est renommé.")
            st.rerun()
        if st.button("Annuler", key=f"modele.{modele.id}.annuler"):
            RENOMME.oublier()
            st.rerun()

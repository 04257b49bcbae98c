"""« Mes activités »: filtered, counted, by day and by page, and taken away as a file."""

from itertools import groupby
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.fichiers import ACTIVITES
from coop_data.saisie.activites import PageActivites, options_de_filtre, rechercher
from coop_data.saisie.adresse import CRITERES, filtre_of
from coop_data.saisie.lien_evenement import liens_de
from coop_data.ui.fichiers import proposer_liste
from coop_data.ui.navigation import ENREGISTRER, go_to
from coop_data.ui.page import Contexte, read
from coop_data.ui.saisie import cartes, filtres, inconnus
from coop_data.ui.saisie.libelles import NOMS
from coop_data.ui.saisie.ouverture import ADRESSE, COURANTE

TAILLES: Final = (10, 20, 50, 100)
TAILLE: Final = 50
LIGNES: Final = "lignes"
AUCUNE: Final = "Vous n’avez pas encore enregistré d’activité"
PREMIERE: Final = "Vous pouvez enregistrer votre première activité en cliquant sur « Enregistrer une activité »."
RIEN: Final = "Aucune activité ne correspond à votre recherche"
TEMPS: Final = {"accompagnement": "d’accompagnement", "animation": "d’animation"}
"""Forms that hold a duration, and what their time is."""


def render(contexte: Contexte) -> None:
    """Filters, the activities that they keep, and the files of exactly these activities."""
    COURANTE.oublier()
    acteur = contexte.acteur
    options = read(options_de_filtre, acteur=acteur)
    if options.premier_jour is None:
        _inviter()
        return
    inconnus.ecarter(acteur, options)
    filtres.dessiner(acteur, options)
    parametres = st.query_params.to_dict()
    ADRESSE.ecrire(parametres)
    taille = _entier(parametres.get(LIGNES), TAILLE)
    page = read(
        rechercher,
        acteur=acteur,
        filtre=filtre_of(parametres, aujourdhui=acteur.aujourdhui()),
        page=_entier(parametres.get(filtres.PAGE), 1),
        taille=taille if taille in TAILLES else TAILLE,
    )
    if not page.total:
        st.info(RIEN)
        return
    filtree = any(parametre in parametres for parametre in CRITERES)
    _compter(page, filtree=filtree)
    proposer_liste(
        "mes-activites", {nom: valeur for nom, valeur in parametres.items() if nom in CRITERES}, ACTIVITES
    )
    liens = read(liens_de, acteur=acteur, ids=[ligne.id for ligne in page.lignes])
    for jour, lignes in groupby(page.lignes, key=lambda ligne: ligne.date):
        with st.container(key=f"saisie-jour-{jour.isoformat()}", gap="small"):
            st.header(formats.jour_long(jour), anchor=False)
            for ligne in lignes:
                cartes.dessiner(ligne, acteur, lies=liens.get(ligne.id, ()), a_dupliquer=True)
    _paginer(page, taille)


def _inviter() -> None:
    st.info(f"**{AUCUNE}**  \n{PREMIERE}")
    if st.button("Enregistrer une activité", type="primary", key="mes_activites.premiere"):
        go_to(ENREGISTRER)


def _compter(page: PageActivites, *, filtree: bool) -> None:
    """Number, duration and kinds of all the activities filtered, not only of this page."""
    if filtree:
        verbe = "correspond" if page.total < 2 else "correspondent"
        phrase = f"{formats.pluriel(page.total, 'activité')} {verbe} à votre recherche"
    else:
        phrase = f"{formats.pluriel(page.total, 'activité')} " + (
            "enregistrée" if page.total < 2 else "enregistrées"
        )
    detail = [formats.pluriel(nombre, NOMS[code].lower()) for code, nombre in page.par_type.items() if nombre]
    if page.minutes:
        durables = [TEMPS[code] for code in TEMPS if page.par_type.get(code)]
        detail.append(f"{formats.duree(page.minutes)} {' et '.join(durables)}")
    st.markdown(f"**{phrase}**" + (f"  \n{' · '.join(detail)}" if detail else ""))


def _paginer(page: PageActivites, taille: int) -> None:
    """Page and number of lines, in the address with the filters."""
    cle_page, cle_taille = "mes_activites.page", "mes_activites.lignes"
    st.session_state[cle_taille] = taille
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        if page.pages > 1:
            st.session_state[cle_page] = page.page
            st.pagination(
                page.pages,
                key=cle_page,
                on_change=lambda: _aller(filtres.PAGE, st.session_state[cle_page], 1),
            )
        st.selectbox(
            "Lignes par page",
            TAILLES,
            key=cle_taille,
            width=150,
            on_change=lambda: _changer_taille(st.session_state[cle_taille]),
        )


def _changer_taille(taille: int) -> None:
    st.query_params.pop(filtres.PAGE, None)
    _aller(LIGNES, taille, TAILLE)


def _aller(parametre: str, valeur: int, defaut: int) -> None:
    if valeur == defaut:
        st.query_params.pop(parametre, None)
    else:
        st.query_params[parametre] = str(valeur)


def _entier(texte: str | None, defaut: int) -> int:
    return int(texte) if texte and texte.isdecimal() else defaut

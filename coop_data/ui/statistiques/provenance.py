"""« D’où vient ce chiffre ? »: definition, perimeter, period, filters, CRA counted, address, words to quote."""

from collections.abc import Iterable
from typing import Final

import pandas as pd
import streamlit as st

from coop_data import db, formats
from coop_data.analytics.questions import resserrer
from coop_data.analytics.requete import Requete
from coop_data.analytics.resultat import Chiffre, Resultat
from coop_data.analytics.statistique import Domaine, Statistique
from coop_data.exports import presentation
from coop_data.exports.entete import SOURCE, Entete
from coop_data.exports.rangs import compter, page_de_rangs
from coop_data.exports.releve import CELLULES
from coop_data.ui.etat import Cle
from coop_data.ui.fenetre import fenetre
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.statistiques.telechargement_cra import liens_des_cra
from coop_data.ui.statistiques.vue import Vue
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

TITRE: Final = "D’où vient ce chiffre\u202f?"
TAILLE: Final = 10
SANS_LISTE: Final = (
    "Une photographie garde les chiffres, pas les comptes rendus : leur liste se lit dans les données vivantes."
)
UNITES: Final = {Domaine.ACCOMPAGNEMENT: ("CRA", "CRA"), Domaine.COORDINATION: ("activité", "activités")}
CLE_PAGE: Final = "provenance.page"

OUVERTE: Cle[tuple[str, str] | None] = Cle("statistiques.provenance", None)
"""The figure whose origin is shown, and the address of the page it stands on."""


def bouton(vue: Vue, statistique: Statistique) -> None:
    """The button; the dialog itself is drawn once, by ``montrer``."""
    st.button(
        TITRE,
        key=f"provenance.{statistique.domaine}.{statistique.code}",
        type="tertiary",
        on_click=_ouvrir,
        args=(statistique.code, vue.adresse),
        width="stretch",
    )


def _ouvrir(code: str, adresse: str) -> None:
    st.session_state.pop(CLE_PAGE, None)
    OUVERTE.ecrire((code, adresse))


def montrer(vue: Vue, chiffres: Iterable[Chiffre], resultats: Iterable[Resultat]) -> None:
    """The dialog, when the origin of a figure of this page was asked for."""
    demande = OUVERTE.lire()
    if demande is None or demande[1] != vue.adresse:
        OUVERTE.oublier()
        return
    for chiffre in chiffres:
        if chiffre.statistique.code == demande[0]:
            valeur = presentation.dire_chiffre(chiffre)
            _dialogue(vue, chiffre.statistique, valeur, f"{chiffre.statistique.libelle} : {valeur}")
            return
    for resultat in resultats:
        if resultat.statistique.code == demande[0]:
            phrase = presentation.phrase(resultat).removesuffix(".")
            _dialogue(vue, resultat.statistique, "", f"{resultat.statistique.libelle}. {phrase}")
            return


@fenetre(TITRE, width="large", on_dismiss=OUVERTE.oublier)
def _dialogue(vue: Vue, statistique: Statistique, valeur: str, constat: str) -> None:
    entete = vue.entete
    filtres = resserrer(vue.filtres, statistique.mesure if statistique.ventilation is None else None)
    with db.lecture() as session:
        requete = Requete(vue.domaine, vue.perimetre, filtres or vue.filtres)
        nombre = compter(session, requete) if filtres is not None else 0
    base = statistique.ventilation.base if statistique.ventilation else ""
    ecrire_origine(
        f"{statistique.libelle}{' : ' if valeur else ''}{valeur}",
        (
            ("Définition", f"{statistique.definition}{f' Parts calculées sur {base}.' if base else ''}"),
            *entete.reperes,
            ("Comptes rendus comptés", formats.pluriel(nombre, *UNITES[vue.domaine])),
        ),
        adresse=vue.adresse,
        citation=citer(constat, entete, vue.adresse),
    )
    if vue.filtres.photographie is not None:
        st.caption(SANS_LISTE)
    if vue.liste and filtres is not None:
        _montrer_les_cra(vue.resserree(filtres), requete, nombre)


def ecrire_origine(titre: str, lignes: Iterable[tuple[str, str]], *, adresse: str, citation: str) -> None:
    """The origin of a figure, line by line, its stable address, and words to quote."""
    st.subheader(echapper(titre), anchor=False)
    st.markdown("\n".join(f"- **{nom}** : {echapper(texte)}" for nom, texte in lignes))
    st.markdown("**Adresse stable**")
    st.code(adresse, language=None, wrap_lines=True)
    st.markdown("**Phrase à citer**")
    st.code(citation, language=None, wrap_lines=True)


def citer(constat: str, entete: Entete, adresse: str) -> str:
    """A result to quote, with perimeter, period, filters, source and address."""
    precisions = [entete.perimetre, entete.periode, *entete.phrases]
    return f"{constat} ({' ; '.join(precisions)}). Source : {SOURCE}, {entete.donnees}, {adresse}"


def _montrer_les_cra(vue: Vue, requete: Requete, nombre: int) -> None:
    """The reports counted, a page at a time, without notes."""
    st.markdown("**Comptes rendus comptés**")
    if not nombre:
        st.markdown("Aucun compte rendu.")
        return
    proposer_fichiers((), "provenance", directs=liens_des_cra(vue))
    pages = -(-nombre // TAILLE)
    page = min(int(st.session_state.get(CLE_PAGE, 1)), pages)
    with db.lecture() as session:
        rangs = page_de_rangs(session, requete, acteur=vue.acteur, page=page, taille=TAILLE)
    colonnes = CELLULES[vue.domaine]
    cellules = [{nom: lire(rang) for nom, lire in colonnes.items()} for rang in rangs]
    montrer_tableau(pd.DataFrame(cellules), "Comptes rendus comptés")
    if pages > 1:
        st.pagination(pages, key=CLE_PAGE)

"""« À compléter »: reports that an import left with gaps, completed one by one, or several with one answer."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import LIBELLES_DUREES
from coop_data.domain.texte import plier
from coop_data.saisie.a_completer import DUREE, champs_en_commun, completer_plusieurs, lister_a_completer
from coop_data.saisie.libelles import libelle_of
from coop_data.saisie.resumes import Resume
from coop_data.saisie.vocabulaires import AUTRE, VOCABULAIRES
from coop_data.ui import adresse
from coop_data.ui.navigation import go_to
from coop_data.ui.page import Contexte, announce, read, run
from coop_data.ui.saisie import selection
from coop_data.ui.saisie.libelles import NOMS
from coop_data.ui.saisie.ouverture import A_COMPLETER, COURANTE
from coop_data.ui.texte import echapper

URL: Final = "a-completer"
LISTE: Final = "a_completer"
COMPLETER: Final = "Compléter"
SUIVANTE: Final = "Compléter la suivante"
APPLIQUER: Final = "Appliquer à la sélection"
RIEN_A_FAIRE: Final = "Toutes vos activités sont complètes."
REGLE: Final = (
    "Ces activités viennent d’un import qui ne disait pas tout. Elles comptent déjà dans vos statistiques ; "
    "ce qui manque n’y est pas deviné."
)
RIEN: Final = "Aucune activité à compléter ne correspond à votre recherche."
PAS_DE_COMMUN: Final = (
    "Les activités sélectionnées n’ont aucune question en commun à laquelle une même réponse puisse être donnée : "
    "sélectionnez des activités auxquelles il manque la même chose, ou complétez-les une par une."
)
TRIS: Final = {"recentes": "Les plus récentes d’abord", "anciennes": "Les plus anciennes d’abord"}
PAR_PAGE: Final = 20


def render(contexte: Contexte) -> None:
    """The list, the gaps of each report, and answers that several can share."""
    COURANTE.oublier()
    acteur = contexte.acteur
    toutes = read(lister_a_completer, acteur=acteur)
    if not toutes:
        st.success(RIEN_A_FAIRE, icon=":material/check_circle:")
        return
    st.markdown(REGLE)
    lignes = _filtrer(toutes)
    if not lignes:
        st.info(RIEN)
        return
    st.markdown(f"{formats.pluriel(len(lignes), 'activité')} à compléter")
    page = adresse.lire_page(len(lignes), PAR_PAGE)
    visibles = lignes[(page - 1) * PAR_PAGE : page * PAR_PAGE]
    _repondre_pour_plusieurs(acteur, lignes)
    for ligne in visibles:
        _dessiner(ligne)
    adresse.paginer(len(lignes), PAR_PAGE)


def proposer_la_suivante(acteur: Acteur) -> None:
    """After a report is completed: how many are left, and a link to the next one."""
    restantes = read(lister_a_completer, acteur=acteur)
    if not restantes:
        st.markdown(RIEN_A_FAIRE)
        return
    st.markdown(f"Il reste {formats.pluriel(len(restantes), 'activité')} à compléter.")
    with st.container(horizontal=True):
        if st.button(SUIVANTE, type="primary", key="a_completer.suivante"):
            _completer(restantes[0])
        if st.button("Voir ce qui reste à compléter", key="a_completer.liste"):
            go_to(URL)


def manques_of(ligne: Resume) -> str:
    """The labels of the missing fields, as in the form."""
    return ", ".join(libelle_of(ligne.formulaire, champ) for champ in ligne.a_completer)


def _filtrer(toutes: list[Resume]) -> list[Resume]:
    types = {"": "Tous les types"} | {code: nom for code, nom in NOMS.items() if code in _codes(toutes)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mots = plier(adresse.chercher("texte", "Rechercher", "Nom, type, ce qui manque")).split()
        code = adresse.choisir("type", "Type d’activité", types)
        tri = adresse.choisir("tri", "Trier", TRIS, largeur=280)
    trouvees = [
        ligne for ligne in toutes if code in ("", ligne.formulaire) and all(mot in _texte(ligne) for mot in mots)
    ]
    return trouvees[::-1] if tri == "anciennes" else trouvees


def _codes(toutes: Sequence[Resume]) -> set[str]:
    return {ligne.formulaire for ligne in toutes}


def _texte(ligne: Resume) -> str:
    return plier(f"{ligne.titre} {ligne.sous_titre} {formats.jour(ligne.date)} {manques_of(ligne)}")


def _repondre_pour_plusieurs(acteur: Acteur, lignes: list[Resume]) -> None:
    identifiants = [ligne.id for ligne in lignes]
    choisies = [lignes[rang] for rang in selection.choisis(LISTE, identifiants)]
    with st.container(key="saisie-lot", horizontal=True, vertical_alignment="bottom"):
        selection.tout_choisir(
            LISTE, identifiants, f"Tout sélectionner ({formats.pluriel(len(lignes), 'activité')})"
        )
        if not choisies:
            return
        st.markdown(selection.dire(len(choisies)), width="content")
        champs = champs_en_commun(choisies)
        if not champs:
            st.info(PAS_DE_COMMUN)
            return
        formulaire = choisies[0].formulaire
        champ = st.selectbox(
            "Question",
            champs,
            format_func=lambda code: libelle_of(formulaire, code),
            key="a_completer.champ",
            width=280,
        )
        valeur = _reponse(formulaire, champ)
        if st.button(APPLIQUER, type="primary", key="a_completer.appliquer", disabled=valeur in (None, [])):
            _appliquer(acteur, choisies, champ, valeur)


def _reponse(formulaire: str, champ: str) -> Any:
    """One answer, of the kind that the question asks; « Autre » needs a précision of its own."""
    cle = f"a_completer.reponse.{champ}"
    if champ == DUREE:
        return st.selectbox(
            "Réponse",
            list(LIBELLES_DUREES),
            format_func=LIBELLES_DUREES.__getitem__,
            key=cle,
            index=None,
            placeholder="Choisir",
            width=280,
        )
    termes = {terme.value: terme.libelle for terme in VOCABULAIRES[formulaire][champ].choix()}
    options = [code for code in termes if code != AUTRE]
    if champ in ("thematiques", "organisateurs", "natures", "materiel", "demarches"):
        return st.multiselect(
            "Réponse", options, format_func=termes.__getitem__, key=cle, placeholder="Choisir", width=380
        )
    return st.selectbox(
        "Réponse", options, format_func=termes.__getitem__, key=cle, index=None, placeholder="Choisir", width=380
    )


def _appliquer(acteur: Acteur, choisies: list[Resume], champ: str, valeur: Any) -> None:
    issue = run(
        completer_plusieurs,
        acteur=acteur,
        choix=[(ligne.formulaire, ligne.id) for ligne in choisies],
        champ=champ,
        valeur=valeur,
    )
    if issue.valeur is not None:
        libelle = libelle_of(choisies[0].formulaire, champ)
        fait = "complétée" if issue.valeur < 2 else "complétées"
        announce(f"{formats.pluriel(issue.valeur, 'activité')} {fait} : {libelle}.")
        st.rerun()


def _dessiner(ligne: Resume) -> None:
    with st.container(key=f"saisie-ligne-{ligne.id}", border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            selection.case(LISTE, ligne.id, ligne.titre, formats.jour_long(ligne.date))
            if ligne.sous_titre:
                st.caption(echapper(ligne.sous_titre))
            st.markdown(f":material/edit_note: **Il manque :** {echapper(manques_of(ligne))}")
        if st.button(
            COMPLETER,
            key=f"a_completer.{ligne.id}",
            help=f"{COMPLETER} l’activité du {formats.jour(ligne.date)}",
        ):
            _completer(ligne)


def _completer(ligne: Resume) -> None:
    """The form, open at the first thing that it lacks."""
    COURANTE.oublier()
    go_to(ligne.formulaire, id=str(ligne.id), **{A_COMPLETER: "oui"})

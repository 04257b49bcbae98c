"""In a form opened from a line: deduced answers are marked with their words, and words not
understood are shown.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from coop_data.formats import insecable
from coop_data.saisie.brouillon_de_lecture import LECTURE, contenu_of_lecture
from coop_data.saisie.rapide import lire_ligne
from coop_data.tags import creer_tag
from coop_data.ui.identite import personne_connectee
from coop_data.ui.navigation import go_to
from coop_data.ui.page import attempt, read
from coop_data.ui.saisie import garde
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture
from coop_data.ui.texte import echapper

GARDES: Final = ("date", "duree_minutes", "notes")
"""Fields that another form keeps from the one it replaces."""
PARTENAIRES: Final = "partenaires"
A_VERIFIER = "Pré-rempli d’après « {ligne} ». Vérifiez les réponses marquées « Déduit de » avant d’enregistrer."


def rappeler(ouverture: Ouverture) -> None:
    """Above the form: the line, its other possible meanings, the words left. Nothing for any other form."""
    lecture = ouverture.contenu.get(LECTURE)
    if not lecture:
        return
    with st.container(key="saisie-rapide-rappel", border=True, gap="xsmall"):
        st.markdown(echapper(insecable(A_VERIFIER.format(ligne=lecture["ligne"]))))
        for hesitation in lecture["hesitations"]:
            st.markdown(f":material/help: {echapper(insecable(hesitation))}")
            _repondre(ouverture, hesitation)
        for nom in lecture["tags"]:
            _proposer_tag(ouverture, nom)
        if lecture["restant"]:
            st.markdown(insecable(f"Mots non repris : {echapper(lecture['restant'])}"))
            st.button(
                "Ajouter ces mots aux notes",
                key=ouverture.cle("rapide", "notes"),
                icon=":material/note_add:",
                on_click=_ajouter_aux_notes,
                args=(ouverture,),
            )


def _repondre(ouverture: Ouverture, hesitation: str) -> None:
    """The answers of a question as buttons; another form reads the line anew, and keeps the day."""
    lecture = ouverture.contenu[LECTURE]
    reponses = [
        reponse
        for question in lecture.get("questions", [])
        if question["texte"] == hesitation
        for reponse in question["reponses"]
    ]
    if not reponses:
        return
    with st.container(horizontal=True):
        for reponse in reponses:
            cle = ouverture.cle("rapide", "reponse", hesitation, reponse["libelle"])
            if reponse["formulaire"]:
                if st.button(echapper(reponse["libelle"]), key=cle):
                    _relire(ouverture, reponse["formulaire"])
            else:
                st.button(
                    echapper(reponse["libelle"]), key=cle, on_click=_remplir, args=(ouverture, hesitation, reponse)
                )


def _remplir(ouverture: Ouverture, hesitation: str, reponse: dict[str, Any]) -> None:
    lecture = ouverture.contenu[LECTURE]
    for code in reponse["retires"]:
        ouverture.contenu.pop(code, None)
        st.session_state.pop(ouverture.cle(code), None)
    for code, valeur in reponse["champs"].items():
        ouverture.contenu[code] = valeur
        st.session_state.pop(ouverture.cle(code), None)
    suite = [reponse["suite"]] if reponse["suite"] else []
    lecture["hesitations"] = [texte for texte in lecture["hesitations"] if texte != hesitation] + suite


def _relire(ouverture: Ouverture, formulaire: str) -> None:
    """The same line read in another form, in the same draft (in another one when another tab changed it)."""
    acteur, ligne = ouverture.acteur, ouverture.contenu[LECTURE]["ligne"]
    lecture = lire_ligne(ligne, aujourdhui=acteur.aujourdhui(), formulaires=frozenset({formulaire}))
    contenu = read(contenu_of_lecture, acteur=acteur, lecture=lecture, ligne=ligne)
    contenu |= {code: ouverture.contenu[code] for code in GARDES if ouverture.contenu.get(code)}
    relue = replace(ouverture, formulaire=formulaire, contenu=contenu)
    if not garde.garder(relue, toujours=True):
        st.error(garde.ECHEC)
        return
    COURANTE.oublier()
    go_to(formulaire, brouillon=str(relue.brouillon_id))


def montrer(ouverture: Ouverture, code: str) -> None:
    """Under a field that was deduced and not changed since: the words it comes from; partners have their own."""
    lecture = ouverture.contenu.get(LECTURE)
    if not lecture or code not in lecture["mots"] or code == PARTENAIRES:
        return
    if vaut_encore(lecture["valeurs"].get(code), ouverture.contenu.get(code)):
        _marquer(lecture["mots"][code])


def montrer_le_partenaire(ouverture: Ouverture, nom: str | None) -> None:
    """Under the name of a partner that was deduced, while it is still that name."""
    lecture = ouverture.contenu.get(LECTURE)
    if nom and lecture and nom in [lu.get("nom") for lu in lecture["valeurs"].get(PARTENAIRES) or ()]:
        _marquer(lecture["mots"][PARTENAIRES])


def _marquer(mots: str) -> None:
    st.caption(f":material/auto_awesome: {insecable(f'Déduit de « {echapper(mots)} »')}")


def _proposer_tag(ouverture: Ouverture, nom: str) -> None:
    st.button(
        insecable(f"Créer le tag « {echapper(nom)} »"),
        key=ouverture.cle("rapide", "tag", nom),
        icon=":material/new_label:",
        on_click=_creer_tag,
        args=(ouverture, nom),
    )
    if message := st.session_state.get(ouverture.cle("rapide", "erreur", nom)):
        st.error(echapper(message))


def _creer_tag(ouverture: Ouverture, nom: str) -> None:
    """Create the personal tag, then choose it; a refusal is said under its button."""
    acteur = personne_connectee()  # a callback runs before the page reads the account again
    if acteur is None:
        return
    issue = attempt(creer_tag, acteur=acteur, nom=nom)
    if issue.valeur is None:
        st.session_state[ouverture.cle("rapide", "erreur", nom)] = str(issue.erreur)
        return
    cle, identifiant = ouverture.cle("tags"), str(issue.valeur.id)
    ouverture.contenu["tags"] = [*(ouverture.contenu.get("tags") or []), identifiant]
    st.session_state[cle] = [*st.session_state.get(cle, []), identifiant]
    lecture = ouverture.contenu[LECTURE]
    lecture["tags"] = [autre for autre in lecture["tags"] if autre != nom]


def _ajouter_aux_notes(ouverture: Ouverture) -> None:
    lecture, cle = ouverture.contenu[LECTURE], ouverture.cle("notes")
    notes = "\n".join(texte for texte in (ouverture.contenu.get("notes"), lecture["restant"]) if texte)
    ouverture.contenu["notes"] = st.session_state[cle] = notes
    lecture["restant"] = ""


def vaut_encore(lu: Any, present: Any) -> bool:
    """True while an answer is still the one read; its order, and other values of its row, do not count."""
    if isinstance(lu, list):
        return isinstance(present, list) and sorted(map(_identite, lu)) == sorted(map(_identite, present))
    return bool(lu == present)


def _identite(valeur: Any) -> str:
    return f"{valeur.get('nom')}~{valeur.get('type')}" if isinstance(valeur, Mapping) else str(valeur)

"""« Saisie rapide »: one line, what is understood of it as it is typed, and the pre-filled form it opens."""

from collections.abc import Iterator
from typing import Final

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.brouillons import enregistrer_brouillon
from coop_data.domain.champs import Champ, Formulaire
from coop_data.domain.champs_accompagnement import COLLECTIF, INDIVIDUEL
from coop_data.domain.champs_coordination import ANIMATION, EVENEMENT, PARTENARIAT
from coop_data.domain.roles import FORMULAIRES_DE, Role
from coop_data.formats import insecable
from coop_data.saisie.brouillon_de_lecture import Contenu, commune_of, contenu_of_lecture, tags_of
from coop_data.saisie.rapide import Lecture, Question, Reponse, lire_ligne, repondre
from coop_data.ui.etat import Cle
from coop_data.ui.navigation import go_to
from coop_data.ui.page import attempt, read, show_error
from coop_data.ui.saisie.libelles import NOMS, dire
from coop_data.ui.saisie.ouverture import COURANTE
from coop_data.ui.texte import echapper

TITRE: Final = "Saisie rapide"
CONTINUER: Final = "Continuer"
CHOIX: Final = "rapide.formulaire."
LIGNE_MAX: Final = 300
"""Letters that are read: a line, not a page."""
TEXTES: Final[dict[str, tuple[Formulaire, ...]]] = {
    "accompagnement": (COLLECTIF, INDIVIDUEL),
    "animation": (ANIMATION,),
    "evenement": (EVENEMENT,),
    "partenariat": (PARTENARIAT,),
}
INDICATIONS: Final = {
    Role.COORDINATEUR: "Ex.\u202f: Réunion hier 2h 12 médiateurs",
    Role.CONSEILLER: "Ex.\u202f: Atelier e-mail 1h30 lundi",
}
"""Short enough to be read whole on a phone; « Exemples et aide » has longer ones."""
EXEMPLES: Final = {
    Role.COORDINATEUR: (
        "Réunion de coordination 2h hier 12 médiateurs 3 structures #NEC bonnes pratiques",
        "Forum des associations le 3 mars 200 participants organisé par la commune",
        "Convention avec la CAF et Emmaüs Connect lundi",
    ),
    Role.CONSEILLER: (
        "Atelier e-mail 1h30 8 participants à la médiathèque de Lyon",
        "Carte grise 30 min ce matin, dame 72 ans, à domicile",
    ),
}


AIDE: Final = (
    "Une date (« hier », « lundi », « 12/03 »), une durée (« 1h30 », « 45 min »), des nombres "
    "(« 12 médiateurs »), un \\#tag, « avec » suivi des partenaires. Entrée continue. Rien n’est "
    "enregistré avant que vous ayez vérifié le formulaire."
)
REPONSES: Cle[dict[tuple[str, str], str]] = Cle("rapide.reponses", {})
"""(Line, question) → the answer given with a button; another line asks anew."""
PERSONNEL: Final = (
    "Cette ligne semble contenir {quoi} : ce n’est ni repris ni conservé. "
    "Un CRA ne doit permettre de reconnaître personne."
)


def proposer(acteur: Acteur) -> None:
    """The line, what it says as one types, and « Continuer »: Enter does the same (``static/saisie.js``)."""
    roles = [role for role in FORMULAIRES_DE if acteur.est(role)]
    if not roles:
        return
    with st.container(key="saisie-rapide", border=True):
        with st.container(key="saisie-rapide-ligne"):
            ligne = st.text_input(
                TITRE,
                key="rapide.ligne",
                live=True,
                autocomplete="off",
                placeholder=INDICATIONS[roles[0]],
            )
        ligne = (ligne or "")[:LIGNE_MAX]
        lecture = _lire(acteur, ligne, frozenset(acteur.formulaires))
        with st.container(key="saisie-rapide-continuer"):
            continuer = st.button(
                CONTINUER, type="primary", key="rapide.continuer", icon=":material/arrow_forward:"
            )
        _aider(roles)
    if continuer and lecture is None:
        st.info(insecable("Écrivez d’abord une ligne : ce que vous avez fait, combien de temps, quand, avec qui."))
    elif continuer and lecture is not None:
        _ouvrir(acteur, lecture, ligne)


def _lire(acteur: Acteur, ligne: str, formulaires: frozenset[str]) -> Lecture | None:
    """Read the line and show how; the person's choice of a form is a new reading of it."""
    if not ligne.strip():
        return None
    aujourdhui = acteur.aujourdhui()
    lecture = lire_ligne(ligne, aujourdhui=aujourdhui, formulaires=formulaires)
    if len(formulaires) > 1:
        choisi = st.pills(
            "Type d’activité compris",
            [nom for nom in NOMS if nom in formulaires],
            default=lecture.formulaire,
            format_func=NOMS.__getitem__,
            key=f"{CHOIX}{lecture.formulaire}",
        )
        if choisi and choisi != lecture.formulaire:
            lecture = lire_ligne(ligne, aujourdhui=aujourdhui, formulaires=frozenset({choisi}))
    for question in lecture.questions:
        donnee = REPONSES.lire().get((ligne, question.texte))
        for reponse in question.reponses:
            if reponse.libelle == donnee:
                lecture = repondre(lecture, question, reponse)
    if lecture.personnel:
        st.warning(
            insecable(PERSONNEL.format(quoi=" et ".join(lecture.personnel))), icon=":material/shield_person:"
        )
    _montrer(acteur, lecture)
    return lecture


def _montrer(acteur: Acteur, lecture: Lecture) -> None:
    """Each answer with the words it comes from, then doubts and what is left."""
    with st.grid(min_column_width=150, gap="xsmall"):
        for libelle, valeur, mots in _reponses(acteur, lecture):
            with st.container(border=True, gap=None, height="stretch"):
                st.markdown(f"{echapper(libelle)}  \n**{echapper(insecable(valeur))}**")
                st.caption(insecable(mots))
    for hesitation in lecture.hesitations:
        st.markdown(f":material/help: {echapper(insecable(hesitation))}")
        for question in lecture.questions:
            if question.texte == hesitation:
                _demander(question)
    if "date" not in lecture.champs:
        st.caption(insecable("Aucun jour n’est lu : le formulaire proposera aujourd’hui."))
    if lecture.restant:
        st.caption(insecable(f"Mots non compris, rappelés dans le formulaire : {echapper(lecture.restant)}"))


def _demander(question: Question) -> None:
    """The answers of a question as buttons."""
    with st.container(horizontal=True, key=f"saisie-question-{abs(hash(question.texte))}"):
        for reponse in question.reponses:
            st.button(
                echapper(reponse.libelle),
                key=f"rapide.{question.texte}.{reponse.libelle}",
                on_click=_retenir,
                args=(question, reponse),
            )


def _retenir(question: Question, reponse: Reponse) -> None:
    """Keep an answer while the line stays; one that is a form chooses it."""
    ligne = (st.session_state.get("rapide.ligne") or "")[:LIGNE_MAX]
    if reponse.formulaire:
        for cle in [cle for cle in st.session_state if str(cle).startswith(CHOIX)]:
            st.session_state[cle] = reponse.formulaire
        return
    REPONSES.ecrire(REPONSES.lire() | {(ligne, question.texte): reponse.libelle})


def _reponses(acteur: Acteur, lecture: Lecture) -> Iterator[tuple[str, str, str]]:
    for code, valeur in lecture.champs.items():
        mots = f"Déduit de « {echapper(lecture.indices[code])} »"
        yield champ_of(lecture.formulaire, code).libelle, dire(lecture.formulaire, code, valeur), mots
    if commune := read(commune_of, nom=lecture.commune):
        yield "Commune", commune.nom, f"Déduit de « {echapper(lecture.commune)} »"
    elif lecture.commune:
        yield "Commune", f"{lecture.commune} : à choisir", "Plusieurs communes, ou aucune, portent ce nom."
    if lecture.tags:
        connus, _ = read(tags_of, acteur=acteur, noms=lecture.tags)
        for nom in lecture.tags:
            yield "Tag", nom, "Tag existant" if nom in connus else "Nouveau : à créer dans le formulaire"


def champ_of(formulaire: str, code: str) -> Champ:
    """The words of a field; those of one person and of an atelier complete each other."""
    return next(champ for textes in TEXTES[formulaire] for champ in textes if champ.code == code)


def _aider(roles: list[Role]) -> None:
    with st.expander("Exemples et aide", icon=":material/help:"):
        st.markdown("\n".join(f"- {echapper(exemple)}" for role in roles for exemple in EXEMPLES[role]))
        st.markdown(insecable(AIDE))


def _ouvrir(acteur: Acteur, lecture: Lecture, ligne: str) -> None:
    """Keep the reading as a draft, and leave for its form."""
    contenu: Contenu = read(contenu_of_lecture, acteur=acteur, lecture=lecture, ligne=ligne)
    issue = attempt(enregistrer_brouillon, acteur=acteur, formulaire=lecture.formulaire, contenu=contenu)
    if issue.valeur is None:
        if issue.erreur:
            show_error(issue.erreur)
        return
    COURANTE.oublier()
    go_to(lecture.formulaire, brouillon=str(issue.valeur.id))

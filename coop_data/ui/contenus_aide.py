"""The texts of « Aide »: contacts from the settings, questions and answers by role."""

from dataclasses import dataclass

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.config import get_reglages
from coop_data.domain.roles import QUI_SAISIT, QUI_SUIT, Role

TOUS = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Question:
    """A question people ask, its answer in Markdown, and the roles it concerns."""

    question: str
    reponse: str
    roles: frozenset[Role] = TOUS


QUESTIONS = (
    Question(
        "Où ranger une réunion, un comité, une assemblée générale ?",
        "Dans **Animation** : toute réunion est une animation, dont le type précise la nature. Un événement tenu "
        "avec des partenaires peut aussi donner lieu à un **partenariat** : enregistrez les deux, et reliez-les.",
        frozenset({Role.COORDINATEUR}),
    ),
    Question(
        "J’ai fermé la page avant d’enregistrer : tout est perdu ?",
        "Non. Ce que vous tapez est gardé en brouillon au fur et à mesure, même si la connexion se coupe. Vous le "
        "retrouvez dans **Mes brouillons** et sur votre page d’accueil.",
        QUI_SAISIT,
    ),
    Question(
        "Peut-on enregistrer plus vite ?",
        "Écrivez une ligne dans **Saisie rapide** (« Réunion 2h hier 12 médiateurs ») : le formulaire s’ouvre "
        "rempli, chaque réponse déduite est marquée, vous vérifiez et enregistrez. **Importer mon agenda**, sous "
        "**Enregistrer une activité**, fait un brouillon de chaque évènement coché d’un fichier .ics.",
        QUI_SAISIT,
    ),
    Question(
        "Je me suis trompé·e dans une activité enregistrée",
        "Ouvrez **Mes activités**, choisissez l’activité, puis **Modifier** ou **Supprimer**. Une activité "
        "supprimée peut être restaurée pendant 30 jours. L’**Historique**, au bas de l’activité, dit ce qui a "
        "changé et permet de revenir à une version.",
        QUI_SAISIT,
    ),
    Question(
        "La même activité revient chaque semaine : faut-il tout ressaisir ?",
        "Non. **Enregistrer comme modèle** garde vos réponses pour les prochaines fois ; **Dupliquer à plusieurs "
        "dates** enregistre d’un coup une copie par date, et s’annule d’un clic.",
        QUI_SAISIT,
    ),
    Question(
        "J’ai choisi le mauvais type d’activité de coordination",
        "**Changer de type**, dans le formulaire ou sur l’activité, reprend tout ce que les deux types ont en "
        "commun et dit, avant de changer, ce qui ne sera pas repris.",
        frozenset({Role.COORDINATEUR}),
    ),
    Question(
        "Qui voit ce que j’écris dans les notes ?",
        "Vous seul·e. Les notes ne sont montrées ni exportées pour personne d’autre. N’y écrivez tout de même "
        "aucune donnée personnelle sur les personnes accompagnées.",
        QUI_SAISIT,
    ),
    Question(
        "Comment télécharger les statistiques d’un conseiller ?",
        "Ouvrez **Conseillers**, affichez la fiche, puis **Voir les statistiques** : le bouton "
        "**Télécharger en CSV** est en haut et en bas de la page.",
        QUI_SUIT,
    ),
    Question(
        "Pourquoi « Personnes accompagnées » est-il une estimation ?",
        "Un compte rendu est anonyme : on compte des accompagnements, et l’on retire les personnes que la "
        "conseillère ou le conseiller déclare avoir déjà accompagnées.",
        QUI_SUIT,
    ),
    Question(
        "Comment partager une page avec ses filtres ?",
        "Copiez l’adresse du navigateur : elle contient la période et les filtres. La personne qui l’ouvre voit "
        "la même page si son compte y donne droit.",
        QUI_SUIT,
    ),
    Question(
        "J’ai oublié mon mot de passe",
        "Demandez un lien à la personne qui administre Coop Data : il permet de choisir un nouveau mot de passe.",
    ),
)


def show_contacts() -> None:
    """The three ways to reach someone, as links."""
    reglages = get_reglages()
    st.header("Nous contacter", anchor=False)
    st.markdown(
        f"- **Foire aux questions** : [{_sans_protocole(reglages.contact_faq)}]({reglages.contact_faq})\n"
        "- **Messagerie de votre dossier** (conventions, subventions) : "
        f"[{_sans_protocole(reglages.contact_messagerie)}]({reglages.contact_messagerie})\n"
        "- **Équipe Conseillers numériques** : "
        f"[{reglages.contact_email}](mailto:{reglages.contact_email})"
    )


def show_answers(personne: Acteur | None) -> None:
    """The questions of this person's roles; all of them for someone not signed in."""
    roles = personne.roles if personne else TOUS
    st.header("Questions fréquentes", anchor=False)
    for question in QUESTIONS:
        if question.roles & roles:
            with st.expander(question.question):
                st.markdown(question.reponse)


def _sans_protocole(adresse: str) -> str:
    return adresse.removeprefix("https://").removeprefix("http://").rstrip("/")

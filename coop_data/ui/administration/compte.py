"""One account: its person, its roles, and the administrator's actions on it."""

from collections.abc import Callable, Mapping
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.annuaire.personnes import lire_personne
from coop_data.auth import comptes
from coop_data.models import Utilisateur
from coop_data.ui.administration import compte_formulaire, lien
from coop_data.ui.administration.comptes import badges, derniere_connexion, roles_en_clair
from coop_data.ui.etat import Cle
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import announce, attempt, read, run, show_title
from coop_data.ui.texte import echapper

FAITES: Cle[int] = Cle("compte.actions_faites", 0)
"""The number of actions done: it renews the key of the bubble that asked, so that it closes."""


def identifiant_of(parametres: Mapping[str, str], nom: str) -> UUID | None:
    """The identifier given by the address; ``None`` when it is malformed."""
    try:
        return UUID(parametres.get(nom, ""))
    except ValueError:
        return None


def creer(acteur: Acteur, parametres: Mapping[str, str]) -> None:
    """« Créer un compte »: the form, then the account's page with its link."""
    personne = read(lire_personne, acteur=acteur, conseiller_id=identifiant_of(parametres, "conseiller"))
    depart = compte_formulaire.Valeurs()
    if personne is not None:
        depart = compte_formulaire.valeurs_de_la_personne(personne)
    st.write("Le compte s’ouvre par un lien d’activation, que vous copierez et transmettrez à la personne.")
    envoi = compte_formulaire.saisir("nouveau_compte", acteur, depart, bouton="Créer le compte")
    if not envoi.envoye:
        return
    creation = attempt(comptes.creer_et_inviter, acteur=acteur, **envoi.saisie)
    if creation.erreur is not None:
        envoi.places.refuser(creation.erreur)
    elif creation.valeur is not None:
        utilisateur_id, secret = creation.valeur
        lien.garder(utilisateur_id, secret, lien.ACTIVATION)
        announce("Le compte est créé.")
        go_to("compte", id=str(utilisateur_id))


def montrer(acteur: Acteur, parametres: Mapping[str, str]) -> None:
    """An account and its actions."""
    compte = read(comptes.lire_compte, acteur=acteur, utilisateur_id=identifiant_of(parametres, "id"))
    show_title(f"{compte.prenom} {compte.nom}")
    badges(comptes.etat(compte))
    st.markdown(
        f"{echapper(compte.email)}  \n{roles_en_clair(compte.roles)}  \n{derniere_connexion(compte, acteur)}"
    )
    lien.montrer(compte)
    _actions(acteur, compte)
    st.header("Modifier", anchor=False)
    st.write("Un changement de rôle prend effet aussitôt, même dans une session ouverte.")
    _modifier(acteur, compte)
    for url, libelle, suite in (
        ("journal", "Voir l’historique de ce compte", {"objet": "compte", "id": str(compte.id)}),
        ("comptes", "Revenir aux comptes", {}),
    ):
        st.page_link(streamlit_page(page_of(url)), label=libelle, query_params=suite)


def _modifier(acteur: Acteur, compte: Utilisateur) -> None:
    """The form of the account. Its key changes with the account, so that fields show what was saved."""
    cle = f"compte.{compte.id}.{compte.modifie_le.isoformat()}"
    depart = compte_formulaire.valeurs_du_compte(compte)
    envoi = compte_formulaire.saisir(cle, acteur, depart, bouton="Enregistrer")
    if not envoi.envoye:
        return
    changement = attempt(comptes.modifier_compte, acteur=acteur, utilisateur_id=compte.id, **envoi.saisie)
    if changement.erreur is not None:
        envoi.places.refuser(changement.erreur)
    else:
        announce("Le compte est à jour. Le journal garde ce qu’il était avant.")
        st.rerun()


def _actions(acteur: Acteur, compte: Utilisateur) -> None:
    """What may be done to an account in its present state, each explained before it is done."""
    with st.container(horizontal=True):
        match comptes.etat(compte):
            case "desactive":
                _confirmer(
                    "Réactiver",
                    "La personne pourra se reconnecter, avec le mot de passe qu’elle avait.",
                    lambda: _faire(comptes.reactiver, acteur, compte, "Le compte est réactivé."),
                )
                return
            case "invite":
                _confirmer(
                    "Inviter de nouveau",
                    "Un nouveau lien d’activation sera affiché. Ceux d’avant ne serviront plus.",
                    lambda: _faire_un_lien(comptes.inviter, acteur, compte, lien.ACTIVATION),
                )
            case _:
                _confirmer(
                    "Lien de nouveau mot de passe",
                    "Le mot de passe actuel reste valable tant que la personne n’a pas suivi le lien.",
                    lambda: _faire_un_lien(comptes.reinitialiser, acteur, compte, lien.MOT_DE_PASSE),
                )
        soi = " C’est votre propre compte : vous serez déconnecté·e." if compte.id == acteur.utilisateur_id else ""
        _confirmer(
            "Désactiver",
            "Ses sessions se ferment et ses liens ne servent plus ; ses activités restent. "
            f"Vous pourrez le réactiver.{soi}",
            lambda: _faire(comptes.desactiver, acteur, compte, "Le compte est désactivé."),
        )


def _confirmer(action: str, effet: str, faire: Callable[[], None]) -> None:
    """A button that says what will happen, then asks."""
    with st.popover(action, key=f"compte.{action}.{FAITES.lire()}"):
        st.write(effet)
        if st.button(f"Confirmer : {action.lower()}", type="primary", key=f"compte.confirmer.{action}"):
            faire()


def _faire(service: Callable[..., None], acteur: Acteur, compte: Utilisateur, fait: str) -> None:
    if run(service, acteur=acteur, utilisateur_id=compte.id).reussie:
        lien.oublier()
        FAITES.ecrire(FAITES.lire() + 1)
        announce(fait)
        st.rerun()


def _faire_un_lien(service: Callable[..., str], acteur: Acteur, compte: Utilisateur, explication: str) -> None:
    secret = run(service, acteur=acteur, utilisateur_id=compte.id).valeur
    if secret is not None:
        lien.garder(compte.id, secret, explication)
        FAITES.ecrire(FAITES.lire() + 1)
        st.rerun()

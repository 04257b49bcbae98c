"""Asking the administrators for someone, and following one's own requests: coordinators and employers alike."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.demandes.contenu import Beneficiaire, DemandeLue, PersonneDemandee
from coop_data.demandes.depot import demander, mes_demandes, personnes_a_inviter, retirer_demande
from coop_data.domain.champs import MENTION_OBLIGATOIRE
from coop_data.domain.demandes import LONGUEUR_MAX, EtatDemande, GenreDemande
from coop_data.domain.perimetre import UneEquipe, UneStructure
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.equipes.appartenances import depuis_ou_du
from coop_data.models import Conseiller
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, attempt, read, run, show_error
from coop_data.ui.places import Places
from coop_data.ui.texte import echapper

TITRE: Final = "Demander un compte"
TITRE_STRUCTURE: Final = "Inviter un conseiller"
PRINCIPE: Final = (
    "Votre demande part à l’administration de Coop Data, qui ouvre le compte et transmet le lien d’activation. "
    "Vous verrez sa réponse ici."
)
ENVOYEE: Final = "Votre demande est envoyée à l’administration."
COULEURS: Final = {EtatDemande.EN_ATTENTE: "blue", EtatDemande.ACCEPTEE: "green", EtatDemande.REFUSEE: "orange"}


def demander_pour_l_equipe(acteur: Acteur, conseiller_id: UUID | None = None) -> None:
    """For one's own team: a member who has no account, else someone the directory does not know."""
    if acteur.conseiller_id is not None:
        _ouvrir(acteur, UneEquipe(acteur.conseiller_id), conseiller_id)


def proposer_a_la_structure(acteur: Acteur) -> None:
    """For an employer: the button that asks, then its requests."""
    if acteur.structure_id is None:
        return
    if st.button(TITRE_STRUCTURE, key="structure.inviter", icon=":material/mail:"):
        _ouvrir(acteur, UneStructure(acteur.structure_id), None)
    montrer_les_miennes(acteur)


def montrer_les_miennes(acteur: Acteur) -> None:
    """One's requests, with their state, the reason of a refusal, and a way to withdraw each."""
    demandes = read(mes_demandes, acteur=acteur)
    st.header(f"Mes demandes et invitations ({formats.nombre(len(demandes))})", anchor=False)
    if not demandes:
        st.write("Vous n’avez rien demandé à l’administration.")
    for demande in demandes:
        with st.container(border=True, gap="xsmall"):
            _montrer(acteur, demande)


def _ouvrir(acteur: Acteur, pour: Beneficiaire, conseiller_id: UUID | None) -> None:
    """A window of the name of the button that opens it."""
    titre = TITRE if isinstance(pour, UneEquipe) else TITRE_STRUCTURE
    fenetre(titre, icon=":material/mail:", width="medium")(_demander)(acteur, pour, conseiller_id)


def _demander(acteur: Acteur, pour: Beneficiaire, conseiller_id: UUID | None) -> None:
    st.write(PRINCIPE)
    lues = attempt(personnes_a_inviter, acteur=acteur, pour=pour)
    if lues.erreur is not None:
        show_error(lues.erreur)
        return
    connue = _choisir({personne.id: personne for personne in lues.valeur or ()}, conseiller_id)
    st.caption(MENTION_OBLIGATOIRE)
    with st.form(f"demande.{connue.id if connue else 'inconnue'}", enter_to_submit=False):
        places = Places()
        personne = _decrire(connue, places) if connue else _decrire_une_inconnue(pour, places)
        if st.form_submit_button("Envoyer la demande", type="primary", key="demande.envoyer"):
            envoi = attempt(demander, acteur=acteur, pour=pour, personne=personne)
            if envoi.erreur is None:
                announce(ENVOYEE)
                st.rerun()
            places.refuser(envoi.erreur)


def _choisir(connues: Mapping[UUID, Conseiller], conseiller_id: UUID | None) -> Conseiller | None:
    """A member or employee without an account, or somebody else."""
    if not connues:
        return None
    choix: list[UUID | None] = [None, *connues]
    choisi = st.selectbox(
        "Personne à inviter",
        choix,
        index=choix.index(conseiller_id) if conseiller_id in connues else 0,
        format_func=lambda cle: connues[cle].nom_complet if cle else "Une personne absente de cette liste",
        key="demande.personne",
    )
    return connues[choisi] if choisi else None


def _decrire(connue: Conseiller, places: Places) -> PersonneDemandee:
    email = st.text_input(
        "Adresse électronique *", value=connue.email or "", key=f"demande.email.{connue.id}", autocomplete="off"
    )
    places.reserver("email", "prenom", "nom")
    return PersonneDemandee(email=email, conseiller_id=connue.id, message=_message(places))


def _decrire_une_inconnue(pour: Beneficiaire, places: Places) -> PersonneDemandee:
    equipe = isinstance(pour, UneEquipe)
    textes = {"prenom": "Prénom *", "nom": "Nom *", "email": "Adresse électronique *"}
    if equipe:
        textes["structure"] = "Structure employeuse"
    lus = {}
    for champ, libelle in textes.items():
        lus[champ] = st.text_input(libelle, key=f"demande.{champ}", autocomplete="off")
        places.reserver(champ)
    debut = st.date_input(
        "Premier jour dans l’équipe *" if equipe else "Premier jour en poste *",
        None,
        key="demande.debut",
        format="DD/MM/YYYY",
        min_value=PREMIER_JOUR,
    )
    places.reserver("date_debut")
    return PersonneDemandee(
        email=lus["email"],
        prenom=lus["prenom"],
        nom=lus["nom"],
        structure=lus.get("structure", ""),
        date_debut=debut,
        message=_message(places),
    )


def _message(places: Places) -> str:
    message = st.text_area("Message (facultatif)", key="demande.message", max_chars=LONGUEUR_MAX)
    places.reserver("message")
    return message


def _montrer(acteur: Acteur, demande: DemandeLue) -> None:
    personne = demande.personne
    nom = f"**{echapper(f'{personne.prenom} {personne.nom}')}**"
    st.markdown(f"{nom} · {echapper(personne.email)}" if personne.email else nom)
    with st.container(horizontal=True, gap="xxsmall"):
        st.badge(demande.etat.libelle, color=COULEURS[demande.etat])  # type: ignore[arg-type]
        st.badge(demande.genre.libelle, color="gray", help=demande.genre.aide)
    st.caption(f"Demandé le {formats.instant(demande.cree_le, acteur.fuseau)}")
    if demande.genre is GenreDemande.EQUIPE and personne.date_debut:
        st.caption(f"Dans l’équipe {depuis_ou_du(personne.date_debut, personne.date_fin)}")
    if demande.reponse:
        st.markdown(f"Motif : {echapper(demande.reponse)}")
    if demande.etat is EtatDemande.EN_ATTENTE:
        with st.popover("Retirer la demande", key=f"demande.retrait.{demande.id}"):
            st.write("Plus personne ne pourra l’accepter.")
            confirme = st.button("Confirmer", type="primary", key=f"demande.retirer.{demande.id}")
            if confirme and run(retirer_demande, acteur=acteur, demande_id=demande.id).reussie:
                announce("La demande est retirée.")
                st.rerun()

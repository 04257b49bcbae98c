"""« Mon équipe »: counts of members, each member with the figures of the period, and the files."""

from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.equipes import StatutMembre
from coop_data.domain.roles import Role
from coop_data.exports.equipe import STATUTS, TRIS, Choix, Equipe, lire_equipe, ranger
from coop_data.ui import adresse
from coop_data.ui.equipe import ajout, cible, demandes, membre, tags_equipe
from coop_data.ui.fichiers import proposer_liste
from coop_data.ui.page import Contexte, read
from coop_data.ui.periode import PARAMETRE as PERIODE
from coop_data.ui.periode import choisir_periode
from coop_data.ui.pilotage.fiche import lien_statistiques
from coop_data.ui.texte import echapper

TAILLE: Final = 20
LARGEUR_CARTE: Final = 145
CRITERES: Final = (cible.PARAMETRE, "recherche", "statut", "tri", PERIODE)
VIDE: Final = "Actuellement, il n’y a aucun membre dans cette équipe."
INVITER: Final = "Invitez les conseillers que vous coordonnez : une fois d’accord, leurs activités compteront ici."


def render(contexte: Contexte) -> None:
    """The team of the address, else one's own."""
    acteur = contexte.acteur
    coordinateur_id = cible.choisir_equipe(acteur)
    gere = cible.peut_gerer(acteur, coordinateur_id)
    periode = choisir_periode(aujourdhui=acteur.aujourdhui())
    equipe = read(lire_equipe, acteur=acteur, coordinateur_id=coordinateur_id, periode=periode)
    if coordinateur_id != acteur.conseiller_id:
        st.markdown(f"Équipe coordonnée par **{echapper(equipe.coordinateur)}**")
    _chiffres(equipe)
    lien_statistiques(f"equipe:{equipe.id_externe}", "Voir les statistiques de l’équipe")
    if gere:
        _agir(acteur, equipe)
    if equipe.lignes:
        _lister(acteur, equipe, gere=gere)
    else:
        st.info(f"{VIDE} {INVITER if gere else ''}".strip(), icon=":material/group_off:")
    tags_equipe.montrer(acteur, equipe)
    if acteur.est(Role.COORDINATEUR):
        demandes.montrer_les_miennes(acteur)


def _chiffres(equipe: Equipe) -> None:
    presents = equipe.compter(StatutMembre.ACTIF, StatutMembre.INACTIF)
    chiffres = (
        ("Membres aujourd’hui", presents, None),
        *(
            (libelle, equipe.compter(statut), statut.aide)
            for libelle, statut in (
                ("Actifs", StatutMembre.ACTIF),
                ("Inactifs", StatutMembre.INACTIF),
                ("Anciens membres", StatutMembre.ANCIEN),
            )
        ),
        ("CRA de la période", sum(ligne.cra for ligne in equipe.lignes), None),
        ("Accompagnements", sum(ligne.accompagnements for ligne in equipe.lignes), None),
    )
    with st.grid(min_column_width=LARGEUR_CARTE, key="chiffres-equipe"):
        for libelle, nombre, aide in chiffres:
            st.metric(libelle, formats.nombre(nombre), border=True, help=aide)


def _agir(acteur: Acteur, equipe: Equipe) -> None:
    with st.container(horizontal=True):
        libelle = "Inviter un membre" if equipe.coordinateur_id == acteur.conseiller_id else "Ajouter un membre"
        if st.button(libelle, type="primary", key="equipe.ajouter", icon=":material/person_add:"):
            ajout.demander(acteur, equipe.coordinateur_id)
        if equipe.coordinateur_id == acteur.conseiller_id and st.button(
            "Demander un compte", key="equipe.inviter", icon=":material/mail:"
        ):
            demandes.demander_pour_l_equipe(acteur)


def _lister(acteur: Acteur, equipe: Equipe, *, gere: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        adresse.chercher("recherche", "Rechercher", "Nom, adresse, structure", largeur=230)
        adresse.choisir("statut", "Filtrer", {code: choix[0] for code, choix in STATUTS.items()}, largeur=240)
        adresse.choisir("tri", "Trier par", {code: choix[0] for code, choix in TRIS.items()}, largeur=320)
    parametres = st.query_params.to_dict()
    lignes = ranger(equipe.lignes, Choix.of(parametres))
    if not lignes:
        st.info("Aucun membre ne correspond à votre recherche.", icon=":material/search_off:")
        return
    st.markdown(f"**{formats.pluriel(len(lignes), 'membre')}**")
    proposer_liste("equipe", {nom: valeur for nom, valeur in parametres.items() if nom in CRITERES})
    debut = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    for ligne in lignes[debut : debut + TAILLE]:
        membre.montrer(acteur, ligne, coordinateur=equipe.id_externe, gere=gere)
    adresse.paginer(len(lignes), TAILLE)

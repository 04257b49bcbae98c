"""One partner: its figures, its partenariats, the évènements they came from, and a new one to log."""

from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.exports.partenaires import types_en_clair
from coop_data.saisie.partenaires import FichePartenaire, Partenaire, annuaire, lire_partenaire
from coop_data.saisie.resumes import Resume
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import Contexte, read, show_title
from coop_data.ui.partenaires import fusion
from coop_data.ui.saisie import cartes
from coop_data.ui.saisie.ouverture import COURANTE, Ouverture
from coop_data.ui.saisie.partenaires import ligne_vide
from coop_data.ui.texte import echapper

AUTRES_MONTRES: Final = 10
LARGEUR_CARTE: Final = 145
PARTENARIAT: Final = "partenariat"


def render(contexte: Contexte) -> None:
    """The partner named by the address."""
    acteur = contexte.acteur
    fiche = read(lire_partenaire, acteur=acteur, nom=contexte.parametres.get("nom", ""))
    partenaire = fiche.partenaire
    show_title(partenaire.nom)
    st.markdown(echapper(types_en_clair(partenaire) or "Type non renseigné"))
    _actions(acteur, partenaire)
    _chiffres(fiche)
    _faits(fiche)
    _lister("Partenariats", fiche.partenariats, acteur)
    _lister("Évènements liés", fiche.evenements, acteur)
    st.page_link(
        streamlit_page(page_of("mes-partenaires")), label="Revenir à mes partenaires", icon=":material/arrow_back:"
    )


def ouvrir_un_partenariat(acteur: Acteur, partenaire: Partenaire) -> None:
    """The form of a partenariat, with this partner already in it; nothing is kept until something is typed."""
    ligne = ligne_vide() | {
        "nom": partenaire.nom,
        "type": partenaire.types[0].value if partenaire.types else None,
        "type_autre": partenaire.precision,
    }
    COURANTE.ecrire(
        Ouverture(PARTENARIAT, acteur, {"date": acteur.aujourdhui().isoformat(), "partenaires": [ligne]})
    )
    go_to(PARTENARIAT)


def _actions(acteur: Acteur, partenaire: Partenaire) -> None:
    with st.container(horizontal=True):
        if st.button(
            f"Enregistrer un partenariat avec {echapper(partenaire.nom)}",
            type="primary",
            key="partenaire.enregistrer",
            icon=":material/add:",
        ):
            ouvrir_un_partenariat(acteur, partenaire)
        if st.button("Corriger ou fusionner", key="partenaire.fusionner", icon=":material/merge:"):
            fusion.demander(acteur, read(annuaire, acteur=acteur), (partenaire.plie,))


def _chiffres(fiche: FichePartenaire) -> None:
    partenaire = fiche.partenaire
    with st.grid(min_column_width=LARGEUR_CARTE, key="chiffres-partenaire"):
        st.metric("Partenariats", formats.nombre(partenaire.partenariats), border=True)
        st.metric("Premier partenariat", formats.jour(partenaire.premiere), border=True)
        st.metric("Dernier partenariat", formats.jour(partenaire.derniere), border=True)
        st.metric("Évènements liés", formats.nombre(len(fiche.evenements)), border=True)


def _faits(fiche: FichePartenaire) -> None:
    """The known details of the partner, one per line."""
    partenaire = fiche.partenaire
    annees = (f"{annee} ({formats.nombre(nombre)})" for annee, nombre in sorted(fiche.par_annee.items()))
    autres = [f"{nom} ({formats.nombre(nombre)})" for nom, nombre in fiche.autres]
    if len(autres) > AUTRES_MONTRES:
        autres = [*autres[:AUTRES_MONTRES], f"et {formats.nombre(len(autres) - AUTRES_MONTRES)} autres"]
    faits = {
        "Natures": [nature.libelle for nature in partenaire.natures],
        "Échelons": [echelon.libelle for echelon in partenaire.echelons],
        "Par année": list(annees),
        "Tags": list(partenaire.tags),
        "Avec": autres,
        "Aussi écrit": list(partenaire.orthographes[1:]),
    }
    st.markdown(
        "\n".join(f"- **{nom}** : {echapper(', '.join(valeurs))}" for nom, valeurs in faits.items() if valeurs)
    )


def _lister(titre: str, lignes: list[Resume], acteur: Acteur) -> None:
    if not lignes:
        return
    st.header(f"{titre} ({formats.nombre(len(lignes))})", anchor=False)
    with st.container(key=f"saisie-jour-{titre}", gap="small"):
        for ligne in lignes:
            cartes.dessiner(ligne, acteur, date=True)

"""« Ajouter un document », « Modifier le document »: the same questions, the file required the first time only."""

from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.ressources import DESCRIPTION_MAX, TITRE_MAX, ThematiqueRessource
from coop_data.models import Ressource
from coop_data.ressources import Fiche, ajouter_ressource, modifier_ressource
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, run

POIDS_MAX_MO = 20


@dataclass(frozen=True, slots=True)
class Reponses:
    """The answers sent."""

    fiche: Fiche
    nom_fichier: str
    contenu: bytes | None


@fenetre("Ajouter un document", icon=":material/upload_file:")
def ajouter(acteur: Acteur) -> None:
    """Add a PDF, with the description that lets people find it."""
    reponses = _demander(None)
    if reponses is None:
        return
    issue = run(
        ajouter_ressource,
        acteur=acteur,
        fiche=reponses.fiche,
        nom_fichier=reponses.nom_fichier,
        contenu=reponses.contenu,
    )
    if issue.valeur is not None:
        announce(f"Le document « {issue.valeur.titre} » a bien été ajouté.")
        st.rerun()


@fenetre("Modifier le document", icon=":material/edit:")
def modifier(acteur: Acteur, ressource: Ressource) -> None:
    """Change the description of a document, and its file when another one is given; its address stays the same."""
    reponses = _demander(ressource)
    if reponses is None:
        return
    issue = run(
        modifier_ressource,
        acteur=acteur,
        ressource_id=ressource.id,
        fiche=reponses.fiche,
        nom_fichier=reponses.nom_fichier,
        contenu=reponses.contenu,
    )
    if issue.valeur is not None:
        announce(f"Le document « {issue.valeur.titre} » a bien été modifié.")
        st.rerun()


def _demander(ressource: Ressource | None) -> Reponses | None:
    """The form, filled with the known values. Returns its answers once it is sent."""
    cle: UUID | str = ressource.id if ressource else "nouveau"
    with st.form(f"ressource.{cle}", border=False):
        depose = st.file_uploader(
            "Remplacer le fichier (facultatif)" if ressource else "Fichier PDF *",
            type=["pdf"],
            max_upload_size=POIDS_MAX_MO,
            key=f"ressource.fichier.{cle}",
        )
        titre = st.text_input(
            "Titre *",
            value=ressource.titre if ressource else "",
            max_chars=TITRE_MAX,
            key=f"ressource.titre.{cle}",
            autocomplete="off",
        )
        codes = [terme.value for terme in ThematiqueRessource.choix()]
        thematique = st.selectbox(
            "Thématique *",
            codes,
            index=codes.index(ressource.thematique) if ressource and ressource.thematique in codes else None,
            format_func=lambda code: ThematiqueRessource(code).libelle,
            placeholder="Choisissez une thématique",
            key=f"ressource.thematique.{cle}",
        )
        tags = st.text_input(
            "Tags (facultatif)",
            value=", ".join(ressource.tags) if ressource else "",
            key=f"ressource.tags.{cle}",
            placeholder="Séparés par des virgules : jeunes, cybersécurité",
            autocomplete="off",
        )
        description = st.text_area(
            "Description (facultatif)",
            value=ressource.description if ressource else "",
            max_chars=DESCRIPTION_MAX,
            key=f"ressource.description.{cle}",
        )
        libelle = "Enregistrer" if ressource else "Ajouter à la ressourcerie"
        if not st.form_submit_button(libelle, type="primary", key=f"ressource.envoyer.{cle}"):
            return None
    fiche = Fiche(titre=titre or "", thematique=thematique or "", description=description or "", tags=tags or "")
    return Reponses(fiche, depose.name if depose else "", depose.getvalue() if depose else None)

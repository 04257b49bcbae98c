"""« Créer un tag »: its name, who will see it, what it is for."""

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.tags import DESCRIPTION_MAX, NOM_MAX
from coop_data.tags import Rattachement, creer_tag, rattachements_possibles, tags_visibles
from coop_data.ui.page import announce, read, run
from coop_data.ui.texte import echapper


def formulaire(acteur: Acteur, *, ouvert: bool) -> None:
    """The form, where the person may make a tag; ``ouvert`` when there is nothing else to do."""
    lieux = read(rattachements_possibles, acteur=acteur)
    if not lieux:
        return
    with (
        st.expander("Créer un tag", expanded=ouvert, icon=":material/new_label:", key="mes_tags.creation"),
        st.form("mes_tags.nouveau", border=False, clear_on_submit=False),
    ):
        nom = st.text_input("Nom du tag", key="mes_tags.nom", max_chars=NOM_MAX, autocomplete="off")
        rang = st.radio(
            "Sélectionnez la visibilité de ce tag :",
            range(len(lieux)),
            format_func=lambda rang: _libelle(lieux[rang]),
            captions=[lieu.portee.aide for lieu in lieux],
            key="mes_tags.portee",
        )
        description = st.text_area(
            "Description courte de votre tag (facultatif)",
            key="mes_tags.description",
            max_chars=DESCRIPTION_MAX,
            help="Ajoutez plus de contexte.",
        )
        if st.form_submit_button("Créer le tag", type="primary", key="mes_tags.creer"):
            _creer(acteur, lieux[rang or 0], nom, description)


def _libelle(lieu: Rattachement) -> str:
    return f"{lieu.portee.libelle} ({echapper(lieu.precision)})" if lieu.precision else lieu.portee.libelle


def _creer(acteur: Acteur, lieu: Rattachement, nom: str, description: str) -> None:
    """Create, or say which tag of that name serves already."""
    connus = {tag.id for tag in read(tags_visibles, acteur=acteur)}
    issue = run(
        creer_tag,
        acteur=acteur,
        nom=nom,
        portee=lieu.portee,
        description=description,
        coordinateur_id=lieu.conseiller_id,
        departement_code=lieu.departement_code,
    )
    if issue.valeur is None:
        return
    tag = issue.valeur
    if tag.id in connus:
        st.info(
            f"Le tag {echapper(tag.nom)} existe déjà ({tag.portee.libelle.lower()}) : "
            "rien n’a été créé, utilisez-le."
        )
        return
    for cle in ("mes_tags.nom", "mes_tags.description"):
        st.session_state.pop(cle, None)
    announce(f"Le tag {tag.nom} a bien été créé.")
    st.rerun()

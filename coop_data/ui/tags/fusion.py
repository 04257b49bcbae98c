"""Merging one tag into another: choice, effects, then confirmation, since it cannot be undone."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.tags import PorteeTag
from coop_data.models import Tag
from coop_data.tags import destinations, fusionner, mes_usages, usage_total
from coop_data.tags.usages import Usage
from coop_data.ui.fenetre import fenetre
from coop_data.ui.page import announce, read, run
from coop_data.ui.tags.phrases import dire_usage
from coop_data.ui.texte import echapper

INTRODUCTION = (
    "En fusionnant ce tag, les activités qui lui sont liées seront ajoutées au tag de destination que vous allez "
    "sélectionner."
)
AUCUNE = (
    "Aucun autre tag ne peut recevoir celui-ci : il faut un tag que vous voyez, de portée égale ou plus large. "
    "Créez-le d’abord."
)


@fenetre("Fusion de tag")
def fusionner_avec(acteur: Acteur, tag: Tag) -> None:
    """Choose the tag that stays, read what will change, confirm."""
    possibles = {str(possible.id): possible for possible in read(destinations, acteur=acteur, tag_id=tag.id)}
    st.markdown(f"**{echapper(tag.nom)}** ({tag.portee.libelle.lower()})")
    if not possibles:
        st.info(AUCUNE)
        return
    st.markdown(INTRODUCTION)
    choisi = st.selectbox(
        "Sélectionner le tag de destination :",
        list(possibles),
        index=None,
        format_func=lambda code: f"{possibles[code].nom} ({possibles[code].portee.libelle.lower()})",
        placeholder="Rechercher un tag de destination",
        key="tags.fusion.destination",
    )
    if choisi:
        _confirmer(acteur, tag, possibles[choisi])


def _confirmer(acteur: Acteur, tag: Tag, destination: Tag) -> None:
    usage = read(usage_total, tag_id=tag.id)
    a_moi = read(mes_usages, acteur=acteur).get(tag.id, Usage())
    st.markdown(
        f"« {echapper(tag.nom)} » est posé sur : **{dire_usage(usage)}**{_dont(usage, a_moi)}. Ces activités "
        f"porteront « {echapper(destination.nom)} » ; celles qui portent les deux ne le porteront qu’une fois."
    )
    if destination.portee is not tag.portee or tag.portee is not PorteeTag.PERSONNEL:
        st.markdown(f"**{destination.portee.libelle}** : {destination.portee.aide}")
    st.warning(f"La fusion des tags est définitive : « {echapper(tag.nom)} » disparaît.")
    with st.container(horizontal=True):
        if st.button("Confirmer la fusion", type="primary", key="tags.fusion.confirmer"):
            issue = run(fusionner, acteur=acteur, source_id=tag.id, destination_id=destination.id)
            if issue.valeur is not None:
                announce(
                    f"Le tag {tag.nom} a bien été fusionné avec {destination.nom} : "
                    f"{dire_usage(issue.valeur.deplacees)}."
                )
                st.rerun()
        if st.button("Annuler", key="tags.fusion.annuler"):
            st.rerun()


def _dont(usage: Usage, a_moi: Usage) -> str:
    """``, dont 3 à vous``, where others use the tag too."""
    return "" if usage == a_moi else f", dont {formats.nombre(a_moi.total)} à vous"

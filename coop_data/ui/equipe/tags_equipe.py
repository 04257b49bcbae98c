"""The tags of a team, with how used each is; they are managed in « Mes tags »."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.tags import PorteeTag
from coop_data.exports.equipe import Equipe
from coop_data.tags import Tri, mes_tags
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.texte import echapper


def montrer(acteur: Acteur, equipe: Equipe) -> None:
    """The live tags of this team, the most used first; nothing for accounts that do not see them."""
    if equipe.coordinateur_id != acteur.conseiller_id:
        return
    vus = [
        vu
        for vu in read(mes_tags, acteur=acteur, tri=Tri.USAGE)
        if vu.tag.portee is PorteeTag.EQUIPE and vu.tag.conseiller_id == equipe.coordinateur_id
    ]
    st.header(f"Tags d’équipe ({formats.nombre(len(vus))})", anchor=False)
    if vus:
        st.markdown(
            "\n".join(f"- {echapper(vu.tag.nom)} : {formats.pluriel(vu.tous.total, 'activité')}" for vu in vus)
        )
    else:
        st.write(
            "Aucun tag d’équipe pour l’instant : tous les membres verraient et utiliseraient ceux que vous créez."
        )
    st.page_link(streamlit_page(page_of("mes-tags")), label="Gérer mes tags", icon=":material/sell:")

"""The tags of a report: chosen among those one sees, or created without leaving the form."""

import streamlit as st

from coop_data.domain.champs import NOUVEAU_TAG, Champ
from coop_data.domain.tags import NOM_MAX
from coop_data.tags import creer_tag, tags_existants, tags_visibles
from coop_data.ui.identite import personne_connectee
from coop_data.ui.page import attempt, read
from coop_data.ui.saisie.champs import etiquette, libelle
from coop_data.ui.saisie.ouverture import Ouverture
from coop_data.ui.texte import echapper


def champ_tags(champ: Champ, ouverture: Ouverture) -> None:
    """Visible tags, one's own most used first, then « Créer un nouveau tag »."""
    cle = ouverture.cle(champ.code)
    noms = {str(tag.id): tag.nom for tag in read(tags_visibles, acteur=ouverture.acteur)}
    connus = ouverture.contenu.get(champ.code) or []
    # A tag put on the report before it was archived, or by a team one has left, stays on it until it is removed;
    # one that was deleted meanwhile is gone, and would only have the form refused.
    anciens = read(tags_existants, codes=[code for code in connus if code not in noms])
    noms |= {code: tag.nom for code, tag in anciens.items()}
    choisis = st.multiselect(
        libelle(champ),
        list(noms),
        format_func=lambda code: noms.get(code, ""),
        key=cle,
        placeholder=champ.indication,
        select_all=False,
        label_visibility=etiquette(champ),
        default=[code for code in connus if code in noms],
    )
    ouverture.contenu[champ.code] = choisis
    _nouveau_tag(champ, ouverture)


def _nouveau_tag(champ: Champ, ouverture: Ouverture) -> None:
    cle_ouvert = ouverture.cle(champ.code, "nouveau")
    cle_nom = ouverture.cle(champ.code, "nom")
    if not st.session_state.get(f"{cle_ouvert}.visible"):
        st.button(
            NOUVEAU_TAG,
            key=cle_ouvert,
            icon=":material/new_label:",
            type="tertiary",
            on_click=lambda: st.session_state.update({f"{cle_ouvert}.visible": True}),
        )
        return
    with st.container(border=True):
        st.text_input("Nom du tag", key=cle_nom, max_chars=NOM_MAX, autocomplete="off")
        if message := st.session_state.get(f"{cle_ouvert}.erreur"):
            st.error(echapper(message))
        with st.container(horizontal=True):
            st.button(
                "Créer le tag", key=f"{cle_ouvert}.creer", on_click=_creer, args=(champ, ouverture, cle_ouvert)
            )
            st.button("Fermer", key=f"{cle_ouvert}.fermer", type="tertiary", on_click=_fermer, args=(cle_ouvert,))


def _creer(champ: Champ, ouverture: Ouverture, cle_ouvert: str) -> None:
    """Create the personal tag, then choose it."""
    nom = st.session_state.get(ouverture.cle(champ.code, "nom")) or ""
    acteur = personne_connectee()  # a callback runs before the page reads the account again
    if acteur is None:
        return
    issue = attempt(creer_tag, acteur=acteur, nom=nom)
    if issue.valeur is None:
        st.session_state[f"{cle_ouvert}.erreur"] = str(issue.erreur)
        return
    cle = ouverture.cle(champ.code)
    st.session_state[cle] = [*st.session_state.get(cle, []), str(issue.valeur.id)]
    _fermer(cle_ouvert)


def _fermer(cle_ouvert: str) -> None:
    st.session_state.pop(f"{cle_ouvert}.visible", None)
    st.session_state.pop(f"{cle_ouvert}.erreur", None)

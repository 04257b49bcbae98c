"""« Changer de type »: choosing the type, and seeing what will be lost before anything changes."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from coop_data.domain.champs_coordination import FORMULAIRES
from coop_data.domain.coordination import TypeActivite
from coop_data.formats import pluriel
from coop_data.saisie.changement_de_type import autres_types, champs_perdus
from coop_data.ui.fenetre import fenetre
from coop_data.ui.navigation import go_to
from coop_data.ui.saisie.libelles import NOMS
from coop_data.ui.saisie.ouverture import COURANTE, Contenu
from coop_data.ui.texte import echapper

CHANGER: Final = "Changer de type"
CONFIRMER: Final = "Changer le type"
GARDE_DANS_LE_FORMULAIRE: Final = (
    "Elles restent dans votre brouillon : en revenant au type de départ, vous les retrouverez."
)
GARDE_DANS_L_HISTORIQUE: Final = (
    "Rien ne change tant que vous n’avez pas enregistré le formulaire qui va s’ouvrir ; ensuite, l’historique de "
    "l’activité permet de revenir à cette version."
)
RIEN_DE_PERDU: Final = "Toutes vos réponses sont reprises."
LIEN: Final = "evenement_id"
NOM_DU_LIEN: Final = "Lien avec un évènement"


@fenetre(CHANGER)
def demander(
    depuis: str, contenu: Contenu, garde: str, confirmer: Callable[[str], None], *, partenariats_lies: int = 0
) -> None:
    """Ask which type, and tell which answers are lost; ``garde`` says where they remain readable."""
    vers = st.radio(
        "Nouveau type d’activité", autres_types(depuis), format_func=lambda code: NOMS[code], key="changement.vers"
    )
    perdus = champs_perdus(contenu, depuis=depuis, vers=vers)
    if perdus:
        st.markdown("Ces réponses ne seront pas reprises :")
        st.markdown("\n".join(f"- {echapper(libelle)}" for libelle in libelles_of(depuis, perdus)))
        st.caption(garde)
    else:
        st.markdown(RIEN_DE_PERDU)
    if partenariats_lies:
        st.warning(f"Le lien avec {pluriel(partenariats_lies, 'partenariat')} sera retiré.")
    with st.container(horizontal=True):
        if st.button(CONFIRMER, type="primary", key="changement.confirmer"):
            confirmer(vers)
        if st.button("Annuler", key="changement.annuler"):
            st.rerun()


def changer_l_activite(formulaire: str, contenu: dict[str, Any], cra_id: str, partenariats_lies: int) -> None:
    """For a stored activity: open the form of the other type, filled; saving it changes the activity."""

    def ouvrir(vers: str) -> None:
        COURANTE.oublier()
        go_to(vers, id=cra_id, depuis=formulaire)

    demander(formulaire, contenu, GARDE_DANS_L_HISTORIQUE, ouvrir, partenariats_lies=partenariats_lies)


def libelles_of(formulaire: str, champs: list[str]) -> list[str]:
    """The labels of fields, as their form says them."""
    textes = {champ.code: champ.libelle for champ in FORMULAIRES[TypeActivite(formulaire)]}
    precision = "Précision du choix « Autre »"
    return [
        NOM_DU_LIEN if champ == LIEN else precision if champ.endswith("_autre") else textes[champ]
        for champ in champs
    ]


def fait(vers: str) -> str:
    """The message once the form has another type."""
    return f"Le formulaire est maintenant celui d’un·e {NOMS[vers].lower()} : complétez-le, puis enregistrez."

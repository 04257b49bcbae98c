"""The author's comment on a quarter, saved as it is typed. Changed in another tab, both versions are shown and the
author picks one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.errors import ConflitDeVersion
from coop_data.saisie.bilan_trimestriel import LONGUEUR_MAX, garder_texte, lire_bilan
from coop_data.ui.etat import Cle
from coop_data.ui.page import attempt, read, show_error
from coop_data.ui.texte import echapper

LIBELLE: Final = "Commentaire du trimestre"
AIDE: Final = (
    "Ce que les chiffres ne disent pas : faits marquants, difficultés, suites. "
    "Ce texte n’est lu que par vous, et figure dans les documents que vous téléchargez."
)
HAUTEUR: Final = 220


@dataclass(slots=True)
class Redaction:
    """What this tab knows of the stored text: its quarter, its last version read or saved, and the
    moment of that.
    """

    trimestre: str
    lu: str
    garde_le: datetime | None


REDACTION: Final[Cle[Redaction | None]] = Cle("bilan.redaction", None)


def montrer(acteur: Acteur, trimestre: str) -> None:
    """The text area, what is kept, and the choice between two versions when there are two."""
    st.subheader(LIBELLE, anchor=False)
    cle = f"bilan.texte.{trimestre}"
    redaction = REDACTION.lire()
    if redaction is None or redaction.trimestre != trimestre or cle not in st.session_state:
        redaction = _relire(acteur, trimestre)
        st.session_state[cle] = redaction.lu
    texte: str = st.text_area(
        LIBELLE, key=cle, help=AIDE, height=HAUTEUR, max_chars=LONGUEUR_MAX, label_visibility="collapsed"
    )
    if texte != redaction.lu and not _garder(acteur, redaction, texte, cle):
        return
    if redaction.garde_le is not None:
        st.caption(f"Enregistré le {formats.instant(redaction.garde_le, acteur.fuseau)}.")
    else:
        st.caption(AIDE)


def _relire(acteur: Acteur, trimestre: str) -> Redaction:
    bilan = read(lire_bilan, acteur=acteur, trimestre=trimestre)
    redaction = Redaction(trimestre, bilan.texte if bilan else "", bilan.modifie_le if bilan else None)
    REDACTION.ecrire(redaction)
    return redaction


def _garder(acteur: Acteur, redaction: Redaction, texte: str, cle: str) -> bool:
    """Save the text typed; otherwise say why, and what to do."""
    issue = attempt(garder_texte, acteur=acteur, trimestre=redaction.trimestre, texte=texte, lu=redaction.lu)
    if issue.valeur is not None:
        redaction.lu, redaction.garde_le = texte, issue.valeur
        return True
    if isinstance(issue.erreur, ConflitDeVersion):
        _choisir(acteur, redaction, issue.erreur, cle)
    elif issue.erreur is not None:
        show_error(issue.erreur)
    return False


def _choisir(acteur: Acteur, redaction: Redaction, conflit: ConflitDeVersion, cle: str) -> None:
    stocke = read(lire_bilan, acteur=acteur, trimestre=redaction.trimestre)
    autre = stocke.texte if stocke else ""
    st.warning(echapper(str(conflit)), icon=":material/sync_problem:")
    with st.container(border=True):
        quand = f", enregistrée le {formats.instant(stocke.modifie_le, acteur.fuseau)}" if stocke else ""
        st.markdown(f"**Autre version{quand}**")
        st.text(autre or "(vide)")
    with st.container(horizontal=True):
        st.button(
            "Garder mon texte", type="primary", key="bilan.garder", on_click=_partir_de, args=(redaction, autre)
        )
        st.button(
            "Prendre l’autre version", key="bilan.prendre", on_click=_reprendre, args=(redaction, autre, cle)
        )


def _partir_de(redaction: Redaction, autre: str) -> None:
    """The other version has been seen: the text typed here may replace it."""
    redaction.lu = autre


def _reprendre(redaction: Redaction, autre: str, cle: str) -> None:
    redaction.lu = autre
    st.session_state[cle] = autre

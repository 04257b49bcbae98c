"""What a person sees when the application is at fault: a reference number, never a traceback."""

import streamlit as st

from coop_data.errors import ErreurUtilisateur
from coop_data.pannes import log
from coop_data.ui.texte import echapper


def report(erreur: Exception) -> bool:
    """Log the error under a reference number and show that number; a person's own error is shown as it is.

    Always true: Streamlit then adds nothing of its own.
    """
    if isinstance(erreur, ErreurUtilisateur):
        st.error(echapper(str(erreur)), icon=":material/error:")
        return True
    reference = log(erreur)
    st.error(
        "Une erreur est survenue de notre côté. Ce que vous aviez enregistré est conservé. "
        "Rechargez la page ; si l’erreur revient, écrivez-nous (page « Aide ») avec cette référence : "
        f"**{reference}**.",
        icon=":material/error:",
    )
    return True

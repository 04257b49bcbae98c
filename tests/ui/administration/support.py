"""Finding a widget of these screens."""

from typing import Any

from streamlit.testing.v1 import AppTest


def bouton(ecran: AppTest, cle: str) -> Any:
    """The button whose key ends so."""
    return next(element for element in ecran.button if element.key and element.key.endswith(cle))


def champ(ecran: AppTest, libelle: str) -> Any:
    """The field of this label."""
    champs = (*ecran.text_input, *ecran.multiselect, *ecran.selectbox)
    return next(element for element in champs if element.label == libelle)


def rouvrir(ecran: AppTest, cle: str) -> AppTest:
    """Run with a window open: AppTest draws the whole page, where a browser draws the window alone."""
    bouton(ecran, cle).click()
    return ecran.run()

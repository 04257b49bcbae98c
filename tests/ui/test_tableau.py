"""Tables of figures: what people typed stays text, figures range right, rows and columns have their heads."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.ui.support import tables


def dessiner() -> None:
    import pandas as pd

    from coop_data.ui.tableau import montrer_tableau

    lignes = [["<b>A & B</b>", "1\u202f234", "2 fois", "12\u202fh\u202f30"], ["C", "–", "rien", "59,5\u202f%"]]
    montrer_tableau(pd.DataFrame(lignes, columns=["Nom", "Effectif", "Note", "Durée"]), "Un « titre »")


def test_what_was_typed_stays_text_under_its_heads() -> None:
    ecran = AppTest.from_function(dessiner).run()
    assert not ecran.exception
    (lue,) = tables(ecran)
    attendue = pd.DataFrame(
        [["<b>A & B</b>", "1\u202f234", "2 fois", "12\u202fh\u202f30"], ["C", "–", "rien", "59,5\u202f%"]],
        columns=["Nom", "Effectif", "Note", "Durée"],
    )
    pd.testing.assert_frame_equal(lue, attendue)
    (bloc,) = ecran.get("html")
    corps = str(bloc.proto.body)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in corps
    assert corps.count('<th scope="row">') == 2
    assert corps.count('<td class="nombre">') == 4  # two columns of figures; « 2 fois » and « rien » are words
    assert 'aria-label="Un « titre »"' in corps

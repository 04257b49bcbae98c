"""One truth: the screen, CSV, XLSX, PDF and JSON of a page against one another and an independent recount.

A failure names its world, its case and its outlet: ``pytest "tests/verite/test_une_verite.py::test_…[SEED]"``
replays it. One case in ten is drawn as a PDF too, one in three asked on the command line.
"""

import pytest
import streamlit as st
from sqlalchemy import Engine
from sqlmodel import Session

from tests.recompte.monde import peupler
from tests.recompte.registre import lire
from tests.recompte.tirage import PAR_MONDE
from tests.verite.debouches import comparer
from tests.verite.monde import partager_des_tags
from tests.verite.questions import ANCT, demander, tirer_une_page, vu_par

GRAINES = [*range(100, 110), *(pytest.param(graine, marks=pytest.mark.complet) for graine in range(110, 200))]
"""Ten worlds of ten cases; ninety more in the long form: a thousand cases."""

pytestmark = pytest.mark.un_moteur


@pytest.fixture(autouse=True)
def memoire_vide() -> None:
    """Nothing that a page kept of another world: versions of the data look alike from one to the next."""
    st.cache_data.clear()


@pytest.mark.parametrize("graine", GRAINES)
def test_every_outlet_says_the_recount(base: Engine, graine: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session(base, expire_on_commit=False) as session:
        peupler(session, graine)
        partager_des_tags(session)
        registre = vu_par(session, lire(session), ANCT)
        cas = [tirer_une_page(registre, graine, rang) for rang in range(PAR_MONDE)]
        differences = [
            f"{demande.cas} {difference}"
            for demande in (demander(session, registre, un_cas) for un_cas in cas)
            for difference in comparer(
                monkeypatch,
                session,
                demande,
                pdf=demande.cas.rang == graine % PAR_MONDE,
                en_ligne=demande.cas.rang % 3 == 0,
            )
        ]
    assert not differences, "\n".join(differences)

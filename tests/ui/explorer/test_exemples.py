"""Ready questions suit who reads them: none makes one row of the perimeter, none asks what is not permitted."""

from uuid import uuid4

import pytest

from coop_data.analytics.explorer.axes import AXES
from coop_data.analytics.explorer.question import COLONNE, LIGNE
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.ui.explorer.exemples import exemples_of

TERRITOIRES = {"region", "departement", "type_structure"}


def axes_des_exemples(domaine: Domaine, perimetre: Perimetre, permis: set[str]) -> set[str]:
    exemples = exemples_of(domaine, perimetre, permis).values()
    assert len(exemples) >= 2
    return {code for paires in exemples for cle, code in paires if cle in (LIGNE, COLONNE)}


@pytest.mark.parametrize("domaine", Domaine)
def test_territories_are_compared_where_there_are_several(domaine: Domaine) -> None:
    tous = set(AXES[domaine])
    assert TERRITOIRES & axes_des_exemples(domaine, National(), tous) >= {"region", "type_structure"}
    assert "region" not in axes_des_exemples(domaine, Region("84"), tous)
    for proche in (Departement("69"), UneStructure(uuid4()), UneEquipe(uuid4()), UnConseiller(uuid4())):
        assert not TERRITOIRES & axes_des_exemples(domaine, proche, tous)


def test_people_are_named_where_one_may_and_where_there_are_several() -> None:
    domaine, tous = Domaine.ACCOMPAGNEMENT, set(AXES[Domaine.ACCOMPAGNEMENT])
    assert "conseiller" in axes_des_exemples(domaine, UneStructure(uuid4()), tous)
    assert "conseiller" not in axes_des_exemples(domaine, Departement("69"), tous - {"conseiller"})
    assert "conseiller" not in axes_des_exemples(domaine, UnConseiller(uuid4()), tous)

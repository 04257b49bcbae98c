"""`verifier` finds every way in which the facts may differ from the reports, and repairs them."""

from uuid import UUID

import pytest
from sqlalchemy import delete, insert, update
from sqlmodel import Session

from coop_data.domain.coordination import TypeActivite, TypePartenaire
from coop_data.models import (
    Accompagnement,
    FaitAccompagnement,
    FaitAccompagnementValeur,
    FaitCoordination,
    FaitCoordinationValeur,
    maintenant,
)
from coop_data.ressources.fichiers import chemin_of
from coop_data.verification import verifier_base
from tests.factories import create_accompagnement, create_activite, create_conseiller, create_structure
from tests.ressources.support import ajouter


@pytest.fixture
def cras(session: Session) -> tuple[UUID, UUID]:
    """An accompagnement and a partenariat, stored and counted."""
    structure = create_structure(session)
    conseiller = create_conseiller(session, structure)
    accompagnement = create_accompagnement(session, conseiller, structure, duree_minutes=60)
    activite = create_activite(
        session,
        conseiller,
        structure,
        type=TypeActivite.PARTENARIAT,
        natures=["subvention"],
        partenaires=(("Mairie", TypePartenaire.COMMUNE),),
    )
    return accompagnement.id, activite.id


def textes(session: Session, *, reparer: bool = False) -> list[str]:
    return [str(ecart) for ecart in verifier_base(session, reparer=reparer).ecarts]


def test_an_honest_database_has_nothing_to_say(session: Session, cras: tuple[UUID, UUID]) -> None:
    bilan = verifier_base(session)
    assert (bilan.cras, bilan.ecarts, bilan.repares) == (2, [], 0)


def test_a_tampered_fact_is_told_then_repaired(session: Session, cras: tuple[UUID, UUID]) -> None:
    accompagnement, activite = cras
    session.execute(update(FaitAccompagnement).values(minutes=600))
    session.execute(
        update(FaitCoordinationValeur).where(FaitCoordinationValeur.code == "mairie").values(effectif=9)
    )
    attendus = [
        f"accompagnement {accompagnement} : minutes = 600 au lieu de 60",
        f"coordination {activite} : partenaire mairie = 9 au lieu de 1",
    ]
    assert textes(session) == attendus
    bilan = verifier_base(session, reparer=True)
    assert (len(bilan.ecarts), bilan.repares) == (2, 2)
    assert textes(session) == []


def test_a_missing_fact_and_a_fact_of_a_deleted_report_are_told_then_repaired(
    session: Session, cras: tuple[UUID, UUID]
) -> None:
    accompagnement, activite = cras
    session.execute(delete(FaitCoordination))
    supprimer = update(Accompagnement).where(Accompagnement.id == accompagnement)
    session.execute(supprimer.values(supprime_le=maintenant()))
    session.expire_all()
    assert textes(session) == [
        f"accompagnement {accompagnement} : fait présent, attendu aucune ligne",
        f"accompagnement {accompagnement} : thematique email = 1 au lieu de rien",
        f"coordination {activite} : fait aucune ligne, attendu présent",
    ]
    verifier_base(session, reparer=True)
    assert textes(session) == []


def test_a_fact_without_a_report_is_told_then_removed(session: Session, cras: tuple[UUID, UUID]) -> None:
    etranger = UUID(int=1)
    session.execute(
        insert(FaitAccompagnementValeur.__table__),
        [{"cra_id": etranger, "dimension": "thematique", "code": "email", "effectif": 1}],
    )
    assert textes(session) == [f"accompagnement {etranger} : faits_accompagnement_valeur sans CRA"]
    bilan = verifier_base(session, reparer=True)
    assert bilan.repares == 1
    assert textes(session) == []


def test_a_lost_or_altered_document_is_told_and_left_as_it_is(session: Session) -> None:
    perdu, altere, intact = (ajouter(session, titre) for titre in ("Perdu", "Altéré", "Intact"))
    chemin_of(perdu).unlink()
    chemin_of(altere).write_bytes(b"%PDF-1.7 autre chose")
    attendus = {
        f"document {perdu.id} : « Perdu » : fichier absent",
        f"document {altere.id} : « Altéré » : fichier modifié depuis son ajout",
    }
    assert set(textes(session)) == attendus
    assert verifier_base(session, reparer=True).repares == 0
    assert set(textes(session)) == attendus
    assert chemin_of(intact).is_file()

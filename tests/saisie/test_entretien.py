"""What lasts its time, and no longer."""

from datetime import timedelta

from sqlmodel import Session, select

from coop_data.models import Accompagnement, maintenant
from coop_data.saisie.entretien import entretenir
from tests.factories import create_accompagnement, create_conseiller


def test_the_corbeille_is_emptied_after_thirty_days_and_not_before(session: Session) -> None:
    conseiller = create_conseiller(session)
    for nom, jours in (("ancien", 31), ("recent", 29)):
        create_accompagnement(
            session, conseiller, id_externe=nom, supprime_le=maintenant() - timedelta(days=jours)
        )
    create_accompagnement(session, conseiller, id_externe="vivant")
    entretenir(session)
    assert set(session.exec(select(Accompagnement.id_externe))) == {"recent", "vivant"}

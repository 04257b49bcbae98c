"""What the world of the recount is given here: tags that several accounts may read."""

from sqlmodel import Session, select

from coop_data.domain.tags import PorteeTag
from coop_data.models import Tag


def partager_des_tags(session: Session) -> None:
    """All but two tags become national: one of the two still bears a national one’s name, but for an accent."""
    for tag in session.exec(select(Tag)):
        if tag.nom not in ("Projet Été", "Seniors"):
            tag.portee, tag.conseiller_id = PorteeTag.NATIONAL, None
    session.commit()

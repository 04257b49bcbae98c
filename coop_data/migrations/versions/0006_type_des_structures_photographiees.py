"""Photographs hold the type of structures too, by which the Explorer counts."""

import sqlalchemy as sa
from alembic import op

from coop_data.models import ddl_de_la_photographie

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLE = "photo_structure"
LEVER = {
    "sqlite": (f"DROP TRIGGER {TABLE}_sans_update", f"DROP TRIGGER {TABLE}_sans_delete"),
    "postgresql": (f"DROP TRIGGER {TABLE}_figee ON {TABLE}",),
}
REMPLIR = f"UPDATE {TABLE} SET type = (SELECT structure.type FROM structure WHERE structure.id = {TABLE}.id)"


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("type", sa.String(length=40), nullable=True))
    # A photograph is never changed, and the database refuses it: the guards are lifted here, in one transaction, to
    # give the photographs already taken what they did not hold. Types were seldom edited: that of today is the best
    # known. A structure deleted since then has none.
    moteur = op.get_bind().dialect.name
    for instruction in (*LEVER[moteur], REMPLIR, *ddl_de_la_photographie(TABLE)[moteur]):
        op.execute(instruction)


def downgrade() -> None:
    op.drop_column(TABLE, "type")

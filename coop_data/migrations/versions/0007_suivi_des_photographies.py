"""Photographs say whether they hold what « Suivi de saisie » reads; those already taken do not."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What the records say today of the time before those quarters is not what they said then: nothing is filled in.
    op.add_column(
        "photographie", sa.Column("avec_suivi", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    op.drop_column("photographie", "avec_suivi")

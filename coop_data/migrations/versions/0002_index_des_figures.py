"""Indexes that hold all that breakdowns of multiple choices read

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

VALEURS = ('faits_accompagnement_valeur', 'faits_coordination_valeur')


def upgrade() -> None:
    for table in VALEURS:
        op.drop_index(f'ix_{table}_code', table)
        op.create_index(f'ix_{table}_code', table, ['dimension', 'code', 'cra_id', 'effectif'])
    op.create_index('ix_faits_accompagnement_poids', 'faits_accompagnement', ['cra_id', 'date', 'accompagnements'])


def downgrade() -> None:
    op.drop_index('ix_faits_accompagnement_poids', 'faits_accompagnement')
    for table in VALEURS:
        op.drop_index(f'ix_{table}_code', table)
        op.create_index(f'ix_{table}_code', table, ['dimension', 'code'])

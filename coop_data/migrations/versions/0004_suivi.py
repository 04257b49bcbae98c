"""Requests to the administrators, the quarters of coordinators, reminders."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bilan_trimestriel',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('trimestre', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('texte', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('complet_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_bilan_trimestriel_conseiller_id_conseiller')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bilan_trimestriel')),
    sa.UniqueConstraint('conseiller_id', 'trimestre', name=op.f('uq_bilan_trimestriel_conseiller_id_trimestre'))
    )
    op.create_table('demande',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=False),
    sa.Column('genre', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('contenu', sa.JSON(), nullable=False),
    sa.Column('traitee_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('traitee_par', sa.Uuid(), nullable=True),
    sa.Column('est_acceptee', sa.Boolean(), nullable=True),
    sa.ForeignKeyConstraint(['traitee_par'], ['utilisateur.id'], name=op.f('fk_demande_traitee_par_utilisateur')),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_demande_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_demande'))
    )
    with op.batch_alter_table('demande', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_demande_utilisateur_id'), ['utilisateur_id'], unique=False)

    op.create_table('relance',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=False),
    sa.Column('etape', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('jour', sa.Date(), nullable=False),
    sa.Column('instant', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_relance_conseiller_id_conseiller')),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_relance_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_relance'))
    )
    with op.batch_alter_table('relance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_relance_conseiller_id'), ['conseiller_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('relance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_relance_conseiller_id'))

    op.drop_table('relance')
    with op.batch_alter_table('demande', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_demande_utilisateur_id'))

    op.drop_table('demande')
    op.drop_table('bilan_trimestriel')

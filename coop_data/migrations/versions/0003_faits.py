"""Facts that figures read."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('changement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('domaine', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('cra_id', sa.Uuid(), nullable=False),
    sa.Column('transaction', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_changement'))
    )
    op.create_table('faits_accompagnement',
    sa.Column('cra_id', sa.Uuid(), nullable=False),
    sa.Column('structure_id', sa.Uuid(), nullable=True),
    sa.Column('departement', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=True),
    sa.Column('region', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=True),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('annee', sa.Integer(), nullable=False),
    sa.Column('trimestre', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('mois', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('semaine', sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
    sa.Column('jour_semaine', sa.Integer(), nullable=False),
    sa.Column('a_completer', sa.Integer(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('activite', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('type_lieu', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
    sa.Column('commune', sqlmodel.sql.sqltypes.AutoString(length=5), nullable=True),
    sa.Column('departement_lieu', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=True),
    sa.Column('region_lieu', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=True),
    sa.Column('accompagnements', sa.Integer(), nullable=False),
    sa.Column('deja_accompagnes', sa.Integer(), nullable=False),
    sa.Column('participants_atelier', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('classe_duree', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
    sa.Column('niveau', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
    sa.Column('autonomie', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('oriente', sa.Integer(), nullable=False),
    sa.Column('structure_de_redirection', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('suite_individuel', sa.Integer(), nullable=False),
    sa.Column('suite_atelier', sa.Integer(), nullable=False),
    sa.Column('redirections', sa.Integer(), nullable=False),
    sa.Column('genre_feminin', sa.Integer(), nullable=False),
    sa.Column('genre_masculin', sa.Integer(), nullable=False),
    sa.Column('genre_non_communique', sa.Integer(), nullable=False),
    sa.Column('age_moins_12', sa.Integer(), nullable=False),
    sa.Column('age_12_17', sa.Integer(), nullable=False),
    sa.Column('age_18_24', sa.Integer(), nullable=False),
    sa.Column('age_18_35', sa.Integer(), nullable=False),
    sa.Column('age_25_39', sa.Integer(), nullable=False),
    sa.Column('age_35_60', sa.Integer(), nullable=False),
    sa.Column('age_40_59', sa.Integer(), nullable=False),
    sa.Column('age_60_69', sa.Integer(), nullable=False),
    sa.Column('age_plus_60', sa.Integer(), nullable=False),
    sa.Column('age_70_plus', sa.Integer(), nullable=False),
    sa.Column('age_non_communique', sa.Integer(), nullable=False),
    sa.Column('statut_scolarise', sa.Integer(), nullable=False),
    sa.Column('statut_sans_emploi', sa.Integer(), nullable=False),
    sa.Column('statut_en_emploi', sa.Integer(), nullable=False),
    sa.Column('statut_retraite', sa.Integer(), nullable=False),
    sa.Column('statut_non_communique', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('cra_id', name=op.f('pk_faits_accompagnement'))
    )
    with op.batch_alter_table('faits_accompagnement', schema=None) as batch_op:
        batch_op.create_index('ix_faits_accompagnement_conseiller_date', ['conseiller_id', 'date'], unique=False)
        batch_op.create_index('ix_faits_accompagnement_date', ['date'], unique=False)
        batch_op.create_index('ix_faits_accompagnement_departement_date', ['departement', 'date'], unique=False)
        batch_op.create_index('ix_faits_accompagnement_poids', ['cra_id', 'date', 'accompagnements'], unique=False)
        batch_op.create_index('ix_faits_accompagnement_structure_date', ['structure_id', 'date'], unique=False)
    op.create_table('faits_accompagnement_valeur',
    sa.Column('cra_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('effectif', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('cra_id', 'dimension', 'code', name=op.f('pk_faits_accompagnement_valeur'))
    )
    with op.batch_alter_table('faits_accompagnement_valeur', schema=None) as batch_op:
        batch_op.create_index('ix_faits_accompagnement_valeur_code', ['dimension', 'code', 'cra_id', 'effectif'], unique=False)
    op.create_table('faits_coordination',
    sa.Column('cra_id', sa.Uuid(), nullable=False),
    sa.Column('structure_id', sa.Uuid(), nullable=True),
    sa.Column('departement', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=True),
    sa.Column('region', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=True),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('annee', sa.Integer(), nullable=False),
    sa.Column('trimestre', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('mois', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('semaine', sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
    sa.Column('jour_semaine', sa.Integer(), nullable=False),
    sa.Column('a_completer', sa.Integer(), nullable=False),
    sa.Column('coordinateur_id', sa.Uuid(), nullable=False),
    sa.Column('type', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('classe_duree', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
    sa.Column('mediateurs', sa.Integer(), nullable=False),
    sa.Column('structures', sa.Integer(), nullable=False),
    sa.Column('autres_acteurs', sa.Integer(), nullable=False),
    sa.Column('participants', sa.Integer(), nullable=False),
    sa.Column('partenaires', sa.Integer(), nullable=False),
    sa.Column('type_animation', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('initiative', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
    sa.Column('type_evenement', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('echelon', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
    sa.PrimaryKeyConstraint('cra_id', name=op.f('pk_faits_coordination'))
    )
    with op.batch_alter_table('faits_coordination', schema=None) as batch_op:
        batch_op.create_index('ix_faits_coordination_coordinateur_date', ['coordinateur_id', 'date'], unique=False)
        batch_op.create_index('ix_faits_coordination_date', ['date'], unique=False)
        batch_op.create_index('ix_faits_coordination_departement_date', ['departement', 'date'], unique=False)
        batch_op.create_index('ix_faits_coordination_structure_date', ['structure_id', 'date'], unique=False)
    op.create_table('faits_coordination_valeur',
    sa.Column('cra_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('effectif', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('cra_id', 'dimension', 'code', name=op.f('pk_faits_coordination_valeur'))
    )
    with op.batch_alter_table('faits_coordination_valeur', schema=None) as batch_op:
        batch_op.create_index('ix_faits_coordination_valeur_code', ['dimension', 'code', 'cra_id', 'effectif'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('faits_coordination_valeur', schema=None) as batch_op:
        batch_op.drop_index('ix_faits_coordination_valeur_code')
    op.drop_table('faits_coordination_valeur')
    with op.batch_alter_table('faits_coordination', schema=None) as batch_op:
        batch_op.drop_index('ix_faits_coordination_structure_date')
        batch_op.drop_index('ix_faits_coordination_departement_date')
        batch_op.drop_index('ix_faits_coordination_date')
        batch_op.drop_index('ix_faits_coordination_coordinateur_date')
    op.drop_table('faits_coordination')
    with op.batch_alter_table('faits_accompagnement_valeur', schema=None) as batch_op:
        batch_op.drop_index('ix_faits_accompagnement_valeur_code')
    op.drop_table('faits_accompagnement_valeur')
    with op.batch_alter_table('faits_accompagnement', schema=None) as batch_op:
        batch_op.drop_index('ix_faits_accompagnement_structure_date')
        batch_op.drop_index('ix_faits_accompagnement_poids')
        batch_op.drop_index('ix_faits_accompagnement_departement_date')
        batch_op.drop_index('ix_faits_accompagnement_date')
        batch_op.drop_index('ix_faits_accompagnement_conseiller_date')
    op.drop_table('faits_accompagnement')
    op.drop_table('changement')

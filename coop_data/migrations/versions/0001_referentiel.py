"""Territories, people and accounts."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from coop_data.models import DDL_PAR_MOTEUR

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('conseiller',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('id_externe', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('prenom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom_plie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('email', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('telephone', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('responsable_nom', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('responsable_fonction', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('responsable_email', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('responsable_telephone', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('est_coordinateur', sa.Boolean(), nullable=False),
    sa.Column('date_ccp1', sa.Date(), nullable=True),
    sa.Column('date_fin_formation', sa.Date(), nullable=True),
    sa.Column('active_le', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conseiller')),
    sa.UniqueConstraint('id_externe', name=op.f('uq_conseiller_id_externe'))
    )
    with op.batch_alter_table('conseiller', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conseiller_email'), ['email'], unique=False)
        batch_op.create_index(batch_op.f('ix_conseiller_nom_plie'), ['nom_plie'], unique=False)
    op.create_table('echec_connexion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cle', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('instant', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_echec_connexion'))
    )
    with op.batch_alter_table('echec_connexion', schema=None) as batch_op:
        batch_op.create_index('ix_echec_connexion_cle_instant', ['cle', 'instant'], unique=False)
    op.create_table('journal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('instant', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=True),
    sa.Column('auteur', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('action', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('objet', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('objet_id', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('avant', sa.JSON(), nullable=True),
    sa.Column('apres', sa.JSON(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_journal'))
    )
    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_journal_instant'), ['instant'], unique=False)
        batch_op.create_index('ix_journal_objet', ['objet', 'objet_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_journal_utilisateur_id'), ['utilisateur_id'], unique=False)
    op.create_table('region',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('population', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_region'))
    )
    op.create_table('absence',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('date_debut', sa.Date(), nullable=False),
    sa.Column('date_fin', sa.Date(), nullable=False),
    sa.Column('motif', sa.Enum('conge_maternite', 'conge_paternite', 'conge_parental', 'arret_maladie', 'formation', 'autre', name='motifabsence', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_absence_conseiller_id_conseiller')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_absence_conseiller_id'), ['conseiller_id'], unique=False)
    op.create_table('departement',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('region_code', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('population', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['region_code'], ['region.code'], name=op.f('fk_departement_region_code_region')),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_departement'))
    )
    with op.batch_alter_table('departement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_departement_region_code'), ['region_code'], unique=False)
    op.create_table('equipe',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('coordinateur_id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('date_debut', sa.Date(), nullable=False),
    sa.Column('date_fin', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_equipe_conseiller_id_conseiller')),
    sa.ForeignKeyConstraint(['coordinateur_id'], ['conseiller.id'], name=op.f('fk_equipe_coordinateur_id_conseiller')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_equipe')),
    sa.UniqueConstraint('coordinateur_id', 'conseiller_id', 'date_debut', name=op.f('uq_equipe_coordinateur_id_conseiller_id_date_debut'))
    )
    with op.batch_alter_table('equipe', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_equipe_conseiller_id'), ['conseiller_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_equipe_coordinateur_id'), ['coordinateur_id'], unique=False)
    op.create_table('commune',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=5), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom_plie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('departement_code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('codes_postaux', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('population', sa.Integer(), nullable=False),
    sa.Column('commune_mere', sqlmodel.sql.sqltypes.AutoString(length=5), nullable=True),
    sa.ForeignKeyConstraint(['departement_code'], ['departement.code'], name=op.f('fk_commune_departement_code_departement')),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_commune'))
    )
    with op.batch_alter_table('commune', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_commune_departement_code'), ['departement_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_commune_nom_plie'), ['nom_plie'], unique=False)
    op.create_table('structure',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('id_externe', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom_plie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('siret', sqlmodel.sql.sqltypes.AutoString(length=14), nullable=True),
    sa.Column('type', sa.Enum('commune', 'epci', 'departement', 'region', 'groupement', 'gip', 'etablissement_public', 'etat', 'association', 'entreprise', 'hub', 'autre', name='typestructure', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('commune_code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('dotation', sa.Integer(), nullable=False),
    sa.Column('contact_nom', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('contact_fonction', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('contact_email', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('contact_telephone', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['commune_code'], ['commune.code'], name=op.f('fk_structure_commune_code_commune')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_structure')),
    sa.UniqueConstraint('id_externe', name=op.f('uq_structure_id_externe'))
    )
    with op.batch_alter_table('structure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_structure_commune_code'), ['commune_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_structure_nom_plie'), ['nom_plie'], unique=False)
    op.create_table('poste',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('structure_id', sa.Uuid(), nullable=False),
    sa.Column('date_debut', sa.Date(), nullable=False),
    sa.Column('date_fin', sa.Date(), nullable=True),
    sa.Column('type_contrat', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_poste_conseiller_id_conseiller')),
    sa.ForeignKeyConstraint(['structure_id'], ['structure.id'], name=op.f('fk_poste_structure_id_structure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_poste')),
    sa.UniqueConstraint('conseiller_id', 'structure_id', 'date_debut', name=op.f('uq_poste_conseiller_id_structure_id_date_debut'))
    )
    with op.batch_alter_table('poste', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_poste_conseiller_id'), ['conseiller_id'], unique=False)
        batch_op.create_index('ix_poste_structure_dates', ['structure_id', 'date_debut', 'date_fin'], unique=False)
    op.create_table('utilisateur',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('email', sqlmodel.sql.sqltypes.AutoString(length=254), nullable=False),
    sa.Column('prenom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('mot_de_passe', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('roles', sa.JSON(), nullable=False),
    sa.Column('structure_id', sa.Uuid(), nullable=True),
    sa.Column('conseiller_id', sa.Uuid(), nullable=True),
    sa.Column('desactive_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('derniere_connexion', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('est_demonstration', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_utilisateur_conseiller_id_conseiller')),
    sa.ForeignKeyConstraint(['structure_id'], ['structure.id'], name=op.f('fk_utilisateur_structure_id_structure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_utilisateur')),
    sa.UniqueConstraint('email', name=op.f('uq_utilisateur_email'))
    )
    op.create_table('import',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('genre', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('nom_fichier', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('empreinte', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=True),
    sa.Column('commence_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('termine_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('bilan', sa.JSON(), nullable=False),
    sa.Column('rapport', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_import_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import'))
    )
    op.create_table('jeton',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('usage', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('jeton_hache', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=False),
    sa.Column('charge', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('expire_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('utilise_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_jeton_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_jeton')),
    sa.UniqueConstraint('jeton_hache', name=op.f('uq_jeton_jeton_hache'))
    )
    with op.batch_alter_table('jeton', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_jeton_utilisateur_id'), ['utilisateur_id'], unique=False)
    op.create_table('session_serveur',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('jeton_hache', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=False),
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('vue_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('expire_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('revoquee_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('adresse', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('agent', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_session_serveur_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_serveur')),
    sa.UniqueConstraint('jeton_hache', name=op.f('uq_session_serveur_jeton_hache'))
    )
    with op.batch_alter_table('session_serveur', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_serveur_utilisateur_id'), ['utilisateur_id'], unique=False)
    for instruction in DDL_PAR_MOTEUR[op.get_bind().dialect.name]:
        op.execute(instruction)


def downgrade() -> None:
    with op.batch_alter_table('session_serveur', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_session_serveur_utilisateur_id'))
    op.drop_table('session_serveur')
    with op.batch_alter_table('jeton', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_jeton_utilisateur_id'))
    op.drop_table('jeton')
    op.drop_table('import')
    op.drop_table('utilisateur')
    with op.batch_alter_table('poste', schema=None) as batch_op:
        batch_op.drop_index('ix_poste_structure_dates')
        batch_op.drop_index(batch_op.f('ix_poste_conseiller_id'))
    op.drop_table('poste')
    with op.batch_alter_table('structure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_structure_nom_plie'))
        batch_op.drop_index(batch_op.f('ix_structure_commune_code'))
    op.drop_table('structure')
    with op.batch_alter_table('commune', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_commune_nom_plie'))
        batch_op.drop_index(batch_op.f('ix_commune_departement_code'))
    op.drop_table('commune')
    with op.batch_alter_table('equipe', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_equipe_coordinateur_id'))
        batch_op.drop_index(batch_op.f('ix_equipe_conseiller_id'))
    op.drop_table('equipe')
    with op.batch_alter_table('departement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_departement_region_code'))
    op.drop_table('departement')
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_absence_conseiller_id'))
    op.drop_table('absence')
    op.drop_table('region')
    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_journal_utilisateur_id'))
        batch_op.drop_index('ix_journal_objet')
        batch_op.drop_index(batch_op.f('ix_journal_instant'))
    op.drop_table('journal')
    with op.batch_alter_table('echec_connexion', schema=None) as batch_op:
        batch_op.drop_index('ix_echec_connexion_cle_instant')
    op.drop_table('echec_connexion')
    with op.batch_alter_table('conseiller', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conseiller_nom_plie'))
        batch_op.drop_index(batch_op.f('ix_conseiller_email'))
    op.drop_table('conseiller')
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION journal_refuser()")

"""Activity reports, their tags and drafts."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('tag',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('portee', sa.Enum('personnel', 'equipe', 'departemental', 'national', name='porteetag', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom_plie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('description', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('conseiller_id', sa.Uuid(), nullable=True),
    sa.Column('departement_code', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('archive_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('supprime_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_tag_conseiller_id_conseiller')),
    sa.ForeignKeyConstraint(['departement_code'], ['departement.code'], name=op.f('fk_tag_departement_code_departement')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tag'))
    )
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tag_conseiller_id'), ['conseiller_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_tag_departement_code'), ['departement_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_tag_nom_plie'), ['nom_plie'], unique=False)
    op.create_table('brouillon',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=False),
    sa.Column('formulaire', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('cra_id', sa.Uuid(), nullable=True),
    sa.Column('version_cra', sa.Integer(), nullable=True),
    sa.Column('contenu', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_brouillon_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_brouillon'))
    )
    with op.batch_alter_table('brouillon', schema=None) as batch_op:
        batch_op.create_index('ix_brouillon_utilisateur_formulaire', ['utilisateur_id', 'formulaire'], unique=False)
    op.create_table('modele_cra',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=False),
    sa.Column('formulaire', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('contenu', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_modele_cra_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_modele_cra'))
    )
    with op.batch_alter_table('modele_cra', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_modele_cra_utilisateur_id'), ['utilisateur_id'], unique=False)
    op.create_table('ressource',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('titre', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('description', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('thematique', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('tags', sa.JSON(), nullable=False),
    sa.Column('nom_fichier', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('taille', sa.Integer(), nullable=False),
    sa.Column('empreinte', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('ajoute_par', sa.Uuid(), nullable=True),
    sa.Column('supprime_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['ajoute_par'], ['utilisateur.id'], name=op.f('fk_ressource_ajoute_par_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ressource'))
    )
    op.create_table('vue_enregistree',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('page', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('parametres', sa.JSON(), nullable=False),
    sa.Column('role_partage', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('est_par_defaut', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['utilisateur_id'], ['utilisateur.id'], name=op.f('fk_vue_enregistree_utilisateur_id_utilisateur')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vue_enregistree'))
    )
    with op.batch_alter_table('vue_enregistree', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vue_enregistree_utilisateur_id'), ['utilisateur_id'], unique=False)
    op.create_table('accompagnement',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('id_externe', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('structure_id', sa.Uuid(), nullable=True),
    sa.Column('notes', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('origine', sa.Enum('saisie', 'import_csv', 'import_coop', 'demonstration', name='origine', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('import_id', sa.Uuid(), nullable=True),
    sa.Column('a_completer', sa.JSON(), nullable=False),
    sa.Column('jeton_soumission', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('version_importee', sa.Integer(), nullable=True),
    sa.Column('supprime_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('activite', sa.Enum('individuel', 'collectif', 'ponctuel', name='activite', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('titre', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('type_lieu', sa.Enum('lieu_activite', 'autre', 'domicile', 'a_distance', name='typelieu', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('lieu', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('code_commune', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('nb_participants', sa.Integer(), nullable=False),
    sa.Column('nb_deja_accompagnes', sa.Integer(), nullable=False),
    sa.Column('genre_feminin', sa.Integer(), nullable=False),
    sa.Column('genre_masculin', sa.Integer(), nullable=False),
    sa.Column('age_moins_12', sa.Integer(), nullable=False),
    sa.Column('age_12_17', sa.Integer(), nullable=False),
    sa.Column('age_18_24', sa.Integer(), nullable=False),
    sa.Column('age_25_39', sa.Integer(), nullable=False),
    sa.Column('age_40_59', sa.Integer(), nullable=False),
    sa.Column('age_60_69', sa.Integer(), nullable=False),
    sa.Column('age_70_plus', sa.Integer(), nullable=False),
    sa.Column('statut_scolarise', sa.Integer(), nullable=False),
    sa.Column('statut_sans_emploi', sa.Integer(), nullable=False),
    sa.Column('statut_en_emploi', sa.Integer(), nullable=False),
    sa.Column('statut_retraite', sa.Integer(), nullable=False),
    sa.Column('thematiques', sa.JSON(), nullable=False),
    sa.Column('demarches', sa.JSON(), nullable=False),
    sa.Column('precisions_demarche', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('materiel', sa.JSON(), nullable=False),
    sa.Column('niveau', sa.Enum('debutant', 'intermediaire', 'avance', name='niveau', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('autonomie', sa.Enum('entierement_accompagne', 'partiellement_autonome', 'autonome', name='autonomie', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('oriente', sa.Boolean(), nullable=True),
    sa.Column('structure_de_redirection', sa.Enum('administration', 'mediation_numerique', 'operateur_ou_organisme_en_charge', 'aide_sociale', 'insertion_professionnelle', 'aide_aux_demarches_administratives', 'autre', name='structurederedirection', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('duree_minutes', sa.Integer(), nullable=True),
    sa.Column('classe_duree', sa.Enum('moins_30', '30_59', '60_119', '120_plus', name='classeduree', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('age_18_35', sa.Integer(), nullable=False),
    sa.Column('age_35_60', sa.Integer(), nullable=False),
    sa.Column('age_plus_60', sa.Integer(), nullable=False),
    sa.Column('suite_individuel', sa.Integer(), nullable=False),
    sa.Column('suite_atelier', sa.Integer(), nullable=False),
    sa.Column('redirections', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['code_commune'], ['commune.code'], name=op.f('fk_accompagnement_code_commune_commune')),
    sa.ForeignKeyConstraint(['conseiller_id'], ['conseiller.id'], name=op.f('fk_accompagnement_conseiller_id_conseiller')),
    sa.ForeignKeyConstraint(['import_id'], ['import.id'], name=op.f('fk_accompagnement_import_id_import')),
    sa.ForeignKeyConstraint(['structure_id'], ['structure.id'], name=op.f('fk_accompagnement_structure_id_structure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accompagnement')),
    sa.UniqueConstraint('id_externe', name=op.f('uq_accompagnement_id_externe')),
    sa.UniqueConstraint('jeton_soumission', name=op.f('uq_accompagnement_jeton_soumission'))
    )
    with op.batch_alter_table('accompagnement', schema=None) as batch_op:
        batch_op.create_index('ix_accompagnement_conseiller_date', ['conseiller_id', 'date'], unique=False)
        batch_op.create_index(batch_op.f('ix_accompagnement_structure_id'), ['structure_id'], unique=False)
    op.create_table('activite_coordination',
    sa.Column('cree_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('modifie_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('id_externe', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('structure_id', sa.Uuid(), nullable=True),
    sa.Column('notes', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('origine', sa.Enum('saisie', 'import_csv', 'import_coop', 'demonstration', name='origine', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('import_id', sa.Uuid(), nullable=True),
    sa.Column('a_completer', sa.JSON(), nullable=False),
    sa.Column('jeton_soumission', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('version_importee', sa.Integer(), nullable=True),
    sa.Column('supprime_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('coordinateur_id', sa.Uuid(), nullable=False),
    sa.Column('type', sa.Enum('animation', 'evenement', 'partenariat', name='typeactivite', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('duree_minutes', sa.Integer(), nullable=True),
    sa.Column('mediateurs', sa.Integer(), nullable=True),
    sa.Column('structures', sa.Integer(), nullable=True),
    sa.Column('autres_acteurs', sa.Integer(), nullable=True),
    sa.Column('type_animation', sa.Enum('assemblee', 'comite', 'groupe_de_travail', 'echange', 'reunion_coordination', 'reunion', 'webinaire', 'autre', name='typeanimation', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('type_animation_autre', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('initiative', sa.Enum('initiative', 'demande', name='initiative', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('thematiques', sa.JSON(), nullable=False),
    sa.Column('thematique_autre', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('participants', sa.Integer(), nullable=True),
    sa.Column('type_evenement', sa.Enum('grand_public', 'national', 'inclusion_numerique', 'nec_local', 'autre', name='typeevenement', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('type_evenement_autre', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('organisateurs', sa.JSON(), nullable=False),
    sa.Column('organisateur_autre', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('natures', sa.JSON(), nullable=False),
    sa.Column('nature_autre', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('echelon', sa.Enum('communal', 'intercommunal', 'departemental', 'regional', 'national', name='echelon', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('evenement_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['coordinateur_id'], ['conseiller.id'], name=op.f('fk_activite_coordination_coordinateur_id_conseiller')),
    sa.ForeignKeyConstraint(['evenement_id'], ['activite_coordination.id'], name=op.f('fk_activite_coordination_evenement_id_activite_coordination')),
    sa.ForeignKeyConstraint(['import_id'], ['import.id'], name=op.f('fk_activite_coordination_import_id_import')),
    sa.ForeignKeyConstraint(['structure_id'], ['structure.id'], name=op.f('fk_activite_coordination_structure_id_structure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activite_coordination')),
    sa.UniqueConstraint('id_externe', name=op.f('uq_activite_coordination_id_externe')),
    sa.UniqueConstraint('jeton_soumission', name=op.f('uq_activite_coordination_jeton_soumission'))
    )
    with op.batch_alter_table('activite_coordination', schema=None) as batch_op:
        batch_op.create_index('ix_activite_coordination_coordinateur_date', ['coordinateur_id', 'date'], unique=False)
        batch_op.create_index(batch_op.f('ix_activite_coordination_structure_id'), ['structure_id'], unique=False)
    op.create_table('accompagnement_tag',
    sa.Column('accompagnement_id', sa.Uuid(), nullable=False),
    sa.Column('tag_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['accompagnement_id'], ['accompagnement.id'], name=op.f('fk_accompagnement_tag_accompagnement_id_accompagnement'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tag_id'], ['tag.id'], name=op.f('fk_accompagnement_tag_tag_id_tag'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('accompagnement_id', 'tag_id', name=op.f('pk_accompagnement_tag'))
    )
    with op.batch_alter_table('accompagnement_tag', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_accompagnement_tag_tag_id'), ['tag_id'], unique=False)
    op.create_table('coordination_tag',
    sa.Column('activite_id', sa.Uuid(), nullable=False),
    sa.Column('tag_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['activite_id'], ['activite_coordination.id'], name=op.f('fk_coordination_tag_activite_id_activite_coordination'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tag_id'], ['tag.id'], name=op.f('fk_coordination_tag_tag_id_tag'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('activite_id', 'tag_id', name=op.f('pk_coordination_tag'))
    )
    with op.batch_alter_table('coordination_tag', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_coordination_tag_tag_id'), ['tag_id'], unique=False)
    op.create_table('structure_partenaire',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('activite_id', sa.Uuid(), nullable=False),
    sa.Column('rang', sa.Integer(), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('nom_plie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('type', sa.Enum('commune', 'epci', 'departement', 'region', 'association', 'entreprise', 'hub', 'etat', 'groupement', 'autre', name='typepartenaire', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('type_autre', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.ForeignKeyConstraint(['activite_id'], ['activite_coordination.id'], name=op.f('fk_structure_partenaire_activite_id_activite_coordination'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_structure_partenaire')),
    sa.UniqueConstraint('activite_id', 'rang', name=op.f('uq_structure_partenaire_activite_id_rang'))
    )
    with op.batch_alter_table('structure_partenaire', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_structure_partenaire_activite_id'), ['activite_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_structure_partenaire_nom_plie'), ['nom_plie'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('structure_partenaire', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_structure_partenaire_nom_plie'))
        batch_op.drop_index(batch_op.f('ix_structure_partenaire_activite_id'))
    op.drop_table('structure_partenaire')
    with op.batch_alter_table('coordination_tag', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_coordination_tag_tag_id'))
    op.drop_table('coordination_tag')
    with op.batch_alter_table('accompagnement_tag', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_accompagnement_tag_tag_id'))
    op.drop_table('accompagnement_tag')
    with op.batch_alter_table('activite_coordination', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_activite_coordination_structure_id'))
        batch_op.drop_index('ix_activite_coordination_coordinateur_date')
    op.drop_table('activite_coordination')
    with op.batch_alter_table('accompagnement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_accompagnement_structure_id'))
        batch_op.drop_index('ix_accompagnement_conseiller_date')
    op.drop_table('accompagnement')
    with op.batch_alter_table('vue_enregistree', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vue_enregistree_utilisateur_id'))
    op.drop_table('vue_enregistree')
    op.drop_table('ressource')
    with op.batch_alter_table('modele_cra', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_modele_cra_utilisateur_id'))
    op.drop_table('modele_cra')
    with op.batch_alter_table('brouillon', schema=None) as batch_op:
        batch_op.drop_index('ix_brouillon_utilisateur_formulaire')
    op.drop_table('brouillon')
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tag_nom_plie'))
        batch_op.drop_index(batch_op.f('ix_tag_departement_code'))
        batch_op.drop_index(batch_op.f('ix_tag_conseiller_id'))
    op.drop_table('tag')

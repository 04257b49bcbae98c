"""Photographs of quarters: copies of what figures read, which the database keeps as they are."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from coop_data.models import ddl_de_la_photographie

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "photographie",
    "photo_absence",
    "photo_bilan_trimestriel",
    "photo_conseiller",
    "photo_departement",
    "photo_equipe",
    "photo_faits_accompagnement",
    "photo_faits_accompagnement_valeur",
    "photo_faits_coordination",
    "photo_faits_coordination_valeur",
    "photo_poste",
    "photo_region",
    "photo_structure",
    "photo_tag",
)


def upgrade() -> None:
    op.create_table('photographie',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
    sa.Column('trimestre', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('rang', sa.Integer(), nullable=False),
    sa.Column('prise_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('utilisateur_id', sa.Uuid(), nullable=True),
    sa.Column('auteur', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('accompagnements', sa.Integer(), nullable=False),
    sa.Column('activites', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_photographie')),
    sa.UniqueConstraint('trimestre', 'rang', name=op.f('uq_photographie_trimestre_rang'))
    )
    op.create_table('photo_absence',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('date_debut', sa.Date(), nullable=False),
    sa.Column('date_fin', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_absence_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'id', name=op.f('pk_photo_absence')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_bilan_trimestriel',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('trimestre', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('complet_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_bilan_trimestriel_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'id', name=op.f('pk_photo_bilan_trimestriel')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_conseiller',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('id_externe', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('prenom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom_plie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('est_coordinateur', sa.Boolean(), nullable=False),
    sa.Column('active_le', sa.Date(), nullable=True),
    sa.Column('date_fin_formation', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_conseiller_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'id', name=op.f('pk_photo_conseiller')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_departement',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=False),
    sa.Column('region_code', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('population', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_departement_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'code', name=op.f('pk_photo_departement')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_equipe',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('coordinateur_id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('date_debut', sa.Date(), nullable=False),
    sa.Column('date_fin', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_equipe_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'id', name=op.f('pk_photo_equipe')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_faits_accompagnement',
    sa.Column('photographie', sa.String(length=12), nullable=False),
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
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_faits_accompagnement_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'cra_id', name=op.f('pk_photo_faits_accompagnement')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_faits_accompagnement_valeur',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('cra_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('effectif', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_faits_accompagnement_valeur_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'dimension', 'code', 'cra_id', name=op.f('pk_photo_faits_accompagnement_valeur')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_faits_coordination',
    sa.Column('photographie', sa.String(length=12), nullable=False),
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
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_faits_coordination_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'cra_id', name=op.f('pk_photo_faits_coordination')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_faits_coordination_valeur',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('cra_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('effectif', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_faits_coordination_valeur_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'dimension', 'code', 'cra_id', name=op.f('pk_photo_faits_coordination_valeur')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_poste',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=False),
    sa.Column('structure_id', sa.Uuid(), nullable=False),
    sa.Column('date_debut', sa.Date(), nullable=False),
    sa.Column('date_fin', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_poste_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'id', name=op.f('pk_photo_poste')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_region',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=3), nullable=False),
    sa.Column('population', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_region_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'code', name=op.f('pk_photo_region')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_structure',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('id_externe', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('commune_code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('dotation', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_structure_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'id', name=op.f('pk_photo_structure')),
    sqlite_with_rowid=False
    )
    op.create_table('photo_tag',
    sa.Column('photographie', sa.String(length=12), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('portee', sa.String(length=40), nullable=False),
    sa.Column('nom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nom_plie', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('conseiller_id', sa.Uuid(), nullable=True),
    sa.Column('departement_code', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('supprime_le', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['photographie'], ['photographie.code'], name=op.f('fk_photo_tag_photographie_photographie')),
    sa.PrimaryKeyConstraint('photographie', 'id', name=op.f('pk_photo_tag')),
    sqlite_with_rowid=False
    )
    moteur = op.get_bind().dialect.name
    for table in TABLES:
        for instruction in ddl_de_la_photographie(table)[moteur]:
            op.execute(instruction)


def downgrade() -> None:
    op.drop_table('photo_tag')
    op.drop_table('photo_structure')
    op.drop_table('photo_region')
    op.drop_table('photo_poste')
    op.drop_table('photo_faits_coordination_valeur')
    op.drop_table('photo_faits_coordination')
    op.drop_table('photo_faits_accompagnement_valeur')
    op.drop_table('photo_faits_accompagnement')
    op.drop_table('photo_equipe')
    op.drop_table('photo_departement')
    op.drop_table('photo_conseiller')
    op.drop_table('photo_bilan_trimestriel')
    op.drop_table('photo_absence')
    op.drop_table('photographie')
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION photographie_refuser")

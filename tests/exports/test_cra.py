"""« Mes activités » as files: what is exported is exactly what is stored, and comes back without change."""

import csv
import io
import zipfile
from datetime import date
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import Activite, ClasseDuree, StructureDeRedirection
from coop_data.domain.coordination import TypeActivite, TypeAnimation, TypeEvenement
from coop_data.domain.periode import Periode
from coop_data.domain.roles import Role
from coop_data.domain.texte import plier
from coop_data.exports.cra import fichier_activites
from coop_data.fichiers import Format
from coop_data.models import AccompagnementTag, Conseiller, CoordinationTag, Tag
from coop_data.saisie.activites import FiltreActivites
from tests.factories import create_accompagnement, create_activite, create_conseiller, create_structure
from tests.imports.support import DONNEES, EMAIL, importer, peupler

MECHANT = st.text("|~:\\\"'=+-@;,\n\r\t aé☕\u00a0", min_size=1, max_size=12).filter(lambda texte: texte.strip())
TOUT = FiltreActivites()


def acteur_of(engine: Engine, id_externe: str) -> Acteur:
    with Session(engine) as session:
        conseiller = session.exec(select(Conseiller).where(Conseiller.id_externe == id_externe)).one()
    roles = frozenset({Role.COORDINATEUR, Role.CONSEILLER})
    return Acteur(nom=conseiller.nom_complet, roles=roles, conseiller_id=conseiller.id)


def exporter(
    engine: Engine, id_externe: str, format_: str, filtre: FiltreActivites = TOUT
) -> tuple[str, bytes, str]:
    with Session(engine) as session:
        fichier = fichier_activites(
            session, acteur=acteur_of(engine, id_externe), filtre=filtre, format=Format(format_)
        )
        return fichier.nom, b"".join(fichier.morceaux()), fichier.type_mime


def lire_csv(octets: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=";"))


def taguer(session: Session, auteur_id: UUID, cra_id: UUID, noms: list[str], lien: type, cle: str) -> None:
    for nom in dict.fromkeys(noms):
        tag = session.exec(select(Tag).where(Tag.nom == nom, Tag.conseiller_id == auteur_id)).first()
        if tag is None:
            tag = Tag(nom=nom, nom_plie=plier(nom), conseiller_id=auteur_id)
            session.add(tag)
            session.flush()
        session.add(lien(**{cle: cra_id, "tag_id": tag.id}))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(textes=st.lists(MECHANT, min_size=6, max_size=6), tags=st.lists(MECHANT, max_size=3))
def test_coordination_comes_back_without_change(base: Engine, textes: list[str], tags: list[str]) -> None:
    with Session(base) as session, session.begin():
        if session.exec(select(Conseiller)).first() is None:
            create_conseiller(session, create_structure(session), id_externe="C1")
        moi = session.exec(select(Conseiller)).one()
        nom, precision, notes, partenaire, autre, nature = textes
        crees = [
            create_activite(
                session,
                moi,
                type=TypeActivite.ANIMATION,
                type_animation=TypeAnimation.AUTRE,
                type_animation_autre=precision,
                duree_minutes=30,
                mediateurs=1,
                thematiques=["autre"],
                thematique_autre=autre,
                notes=notes,
            ),
            create_activite(
                session,
                moi,
                type=TypeActivite.EVENEMENT,
                nom=nom,
                type_evenement=TypeEvenement.AUTRE,
                type_evenement_autre=precision,
                organisateurs=["commune", "autre"],
                organisateur_autre=autre,
            ),
            create_activite(
                session,
                moi,
                type=TypeActivite.PARTENARIAT,
                nom=nom,
                natures=["subvention", "autre"],
                nature_autre=nature,
                partenaires=((partenaire, "commune"), (nom, "hub")),
            ),
        ]
        for cra in crees:
            taguer(session, moi.id, cra.id, tags, CoordinationTag, "activite_id")
    nom_fichier, octets, _ = exporter(base, "C1", "csv")
    assert nom_fichier == "coordination.csv"
    rapport = importer("coordination", octets)
    assert rapport.bilan["inchanges"] == rapport.total == len(lire_csv(octets))
    assert rapport.remarques == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    textes=st.lists(MECHANT, min_size=3, max_size=3),
    tags=st.lists(MECHANT, max_size=3),
    redirections=st.dictionaries(
        st.sampled_from(["caf", "a:b", "c|d", "=x", "É\\"]), st.integers(1, 9), max_size=3
    ),
)
def test_accompagnements_come_back_without_change(
    base: Engine, textes: list[str], tags: list[str], redirections: dict[str, int]
) -> None:
    with Session(base) as session, session.begin():
        if session.exec(select(Conseiller)).first() is None:
            create_conseiller(session, create_structure(session), id_externe="C1")
        moi = session.exec(select(Conseiller)).one()
        lieu, titre, notes = textes
        crees = [
            create_accompagnement(
                session,
                moi,
                activite=Activite.COLLECTIF,
                nb_participants=5,
                lieu=lieu,
                titre=titre,
                notes=notes,
                age_12_17=2,
                age_18_35=1,
                redirections=redirections,
                duree_minutes=30,
                classe_duree=ClasseDuree.MINUTES_MOINS_30,
            ),
            create_accompagnement(
                session,
                moi,
                duree_minutes=60,
                classe_duree=ClasseDuree.MINUTES_30_59,
                oriente=True,
                structure_de_redirection=StructureDeRedirection.AIDE_SOCIALE,
                lieu=lieu,
            ),
            create_accompagnement(session, moi, thematiques=[], oriente=False),
        ]
        crees[-1].duree_minutes = crees[-1].classe_duree = None
        for cra in crees:
            taguer(session, moi.id, cra.id, tags, AccompagnementTag, "accompagnement_id")
    _, octets, _ = exporter(base, "C1", "csv")
    rapport = importer("accompagnements", octets)
    assert rapport.bilan["inchanges"] == rapport.total == len(lire_csv(octets))


def test_the_genuine_file_exported_comes_back_without_change(base: Engine) -> None:
    peupler(base)
    importer("coordination", (DONNEES / "coordination-40.xlsx").read_bytes(), coordinateur=EMAIL)
    _, octets, type_mime = exporter(base, "C1", "csv")
    assert type_mime.startswith("text/csv")
    assert octets.startswith(b"\xef\xbb\xbfid;coordinateur;")
    assert b"\r\n" in octets
    lignes = lire_csv(octets)
    assert len(lignes) == 40
    rapport = importer("coordination", octets)
    assert rapport.derniere_ligne() == "crees=0 modifies=0 inchanges=40 refuses=0 a_completer=12"
    # Read by a spreadsheet, no text is a formula.
    assert not [v for ligne in lignes for v in ligne.values() if v.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_workbook_carries_the_precisions_and_typed_cells(base: Engine) -> None:
    with Session(base) as session, session.begin():
        moi = create_conseiller(session, create_structure(session), id_externe="C1")
        create_activite(
            session,
            moi,
            type=TypeActivite.EVENEMENT,
            nom="=Fête",
            participants=0,
            type_evenement=TypeEvenement.AUTRE,
            type_evenement_autre="Café-débat",
            organisateurs=["hub", "autre"],
            organisateur_autre="Collectif d’habitants",
            notes="à moi",
        )
        create_activite(session, moi, thematiques=["autre"], thematique_autre="Budget", duree_minutes=90)
    filtre = FiltreActivites(periode=Periode(date(2026, 1, 1), date(2026, 12, 31)))
    nom, octets, _ = exporter(base, "C1", "xlsx", filtre)
    classeur = load_workbook(io.BytesIO(octets))
    assert nom == "activites.xlsx"
    assert classeur.sheetnames == ["Informations", "Coordination"]
    entetes, *lignes = classeur["Coordination"].iter_rows(values_only=True)
    lues = {ligne["Type"]: ligne for ligne in (dict(zip(entetes, valeurs, strict=True)) for valeurs in lignes)}
    evenement, animation = lues["Évènement"], lues["Animation"]
    assert evenement["Date"].date() == date(2026, 3, 10)
    assert (evenement["Nom de l’évènement ou du partenariat"], evenement["Nombre de participants"]) == ("=Fête", 0)
    assert evenement["Organisé par"] == "Un Hub | Autre"
    assert evenement["Organisé par : précision"] == "Collectif d’habitants"
    assert evenement["Type d’évènement : précision"] == "Café-débat"
    assert evenement["Notes"] == "à moi"
    assert (animation["Durée (min.)"], animation["Thématique d’animation : précision"]) == (90, "Budget")
    assert not [c for ligne in classeur["Coordination"].iter_rows() for c in ligne if c.data_type == "f"]
    informations = dict(classeur["Informations"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert informations["Lignes – Coordination"] == 2
    assert informations["Filtre"] == "Période : du 01/01/2026 au 31/12/2026"
    assert informations["Exporté par"].startswith("Camille")


def test_both_kinds_are_two_csv_in_a_zip_or_two_sheets(base: Engine) -> None:
    with Session(base) as session, session.begin():
        moi = create_conseiller(session, create_structure(session), id_externe="C1")
        create_activite(session, moi)
        create_accompagnement(session, moi)
    nom, octets, type_mime = exporter(base, "C1", "libelles")
    assert (nom, type_mime) == ("activites.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        assert archive.namelist() == ["accompagnements-lisible.csv", "coordination-lisible.csv"]
        (ligne,) = lire_csv(archive.read("accompagnements-lisible.csv"))
    assert (ligne["Date"], ligne["Thématiques"], ligne["Activité"]) == (
        "10/03/2026",
        "E-mail",
        "Accompagnement individuel",
    )
    _, octets, _ = exporter(base, "C1", "xlsx")
    assert load_workbook(io.BytesIO(octets)).sheetnames == ["Informations", "Accompagnements", "Coordination"]


def test_only_what_is_filtered_and_only_ones_own(base: Engine) -> None:
    with Session(base) as session, session.begin():
        moi = create_conseiller(session, create_structure(session), id_externe="C1")
        autre = create_conseiller(session, id_externe="C2")
        create_activite(session, moi, id_externe="garde", date=date(2026, 3, 10))
        create_activite(session, moi, id_externe="avant", date=date(2025, 3, 10))
        create_activite(session, autre, id_externe="autre", date=date(2026, 3, 10), notes="secret")
    filtre = FiltreActivites(periode=Periode(date(2026, 1, 1), date(2026, 12, 31)))
    _, octets, _ = exporter(base, "C1", "csv", filtre)
    assert [ligne["id"] for ligne in lire_csv(octets)] == ["garde"]


def test_nothing_to_export_is_a_header(base: Engine) -> None:
    with Session(base) as session, session.begin():
        create_conseiller(session, id_externe="C1")
    nom, octets, _ = exporter(base, "C1", "csv", FiltreActivites(types=("accompagnement",)))
    assert (nom, lire_csv(octets)) == ("accompagnements.csv", [])


def test_informations_name_the_filters_by_their_labels(base: Engine) -> None:
    with Session(base) as session, session.begin():
        create_activite(session, create_conseiller(session, create_structure(session), id_externe="C1"))
    filtre = FiltreActivites(thematiques=("email", "partage"), types_precis=("ponctuel", "subvention", "invente"))
    _, octets, _ = exporter(base, "C1", "xlsx", filtre)
    lignes = load_workbook(io.BytesIO(octets))["Informations"].iter_rows(max_col=2, values_only=True)
    assert [valeur for nom, valeur in lignes if nom == "Filtre"] == [
        "Thématique : E-mail ou Échanges de bonnes pratiques / partage d’informations",
        "Type, nature : Demande ponctuelle ou Recherche de subvention ou invente",
    ]

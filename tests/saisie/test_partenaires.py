"""The directory of one's own partners, and what merging two spellings changes, in whose reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.auth.comptes import acteur_du_compte
from coop_data.domain.coordination import Echelon, NaturePartenariat, TypeActivite, TypePartenaire
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import (
    ActiviteCoordination,
    Conseiller,
    FaitCoordination,
    FaitCoordinationValeur,
    Journal,
    StructurePartenaire,
    maintenant,
)
from coop_data.saisie.doublons_partenaires import doublons_probables
from coop_data.saisie.fusion_partenaires import (
    Apercu,
    Regroupement,
    annuler_fusion,
    fusionner,
    previsualiser,
)
from coop_data.saisie.partenaires import annuaire, lire_partenaire
from coop_data.verification import verifier_base
from tests.factories import create_activite, create_conseiller, create_structure, create_utilisateur

CAF = Regroupement(frozenset({"caf du rhone", "caf rhone", "la caf"}), "CAF du Rhône", TypePartenaire.ETAT)


@dataclass(frozen=True)
class Monde:
    """Chloé has four partenariats with the CAF, under three names; Paul has one of the same name."""

    chloe: Acteur
    fiche: Conseiller
    paul: Conseiller
    cras: Sequence[ActiviteCoordination]
    celui_de_paul: ActiviteCoordination


@pytest.fixture
def monde(session: Session) -> Monde:
    structure = create_structure(session)
    fiche = create_conseiller(session, structure, prenom="Chloé", est_coordinateur=True)
    paul = create_conseiller(session, structure, prenom="Paul", est_coordinateur=True)
    forum = create_activite(
        session, fiche, structure, date=date(2026, 1, 9), type=TypeActivite.EVENEMENT, nom="Forum"
    )

    def noter(jour: date, *partenaires: tuple[str, str], qui: Conseiller = fiche, **champs: object):  # type: ignore[no-untyped-def]
        return create_activite(
            session,
            qui,
            structure,
            date=jour,
            type=TypeActivite.PARTENARIAT,
            partenaires=partenaires,
            **champs,
        )

    cras = [
        noter(date(2025, 5, 2), ("CAF du Rhône", "etat"), natures=["subvention"], echelon=Echelon.DEPARTEMENTAL),
        noter(
            date(2026, 1, 10),
            ("caf  du rhone", "autre"),
            ("Ville de Lyon", "commune"),
            natures=["autre", "rdv_elu"],
            evenement_id=forum.id,
        ),
        noter(date(2026, 2, 1), ("CAF Rhône", "etat"), ("Ville de Lyon", "commune"), natures=["subvention"]),
        noter(date(2026, 3, 1), ("CAF du Rhône", "etat"), ("La CAF", "autre"), natures=["subvention"]),
    ]
    sien = noter(date(2026, 3, 2), ("CAF Rhône", "etat"), qui=paul)
    noter(date(2026, 4, 1), ("Effacée", "etat"), supprime_le=maintenant())
    compte = create_utilisateur(session, Role.COORDINATEUR, conseiller_id=fiche.id)
    return Monde(acteur_du_compte(compte), fiche, paul, cras, sien)


def noms_de(session: Session, cra: ActiviteCoordination) -> list[tuple[str | None, str | None]]:
    lignes = session.exec(
        select(StructurePartenaire)
        .where(StructurePartenaire.activite_id == cra.id)
        .order_by(StructurePartenaire.rang)  # type: ignore[arg-type]
    )
    return [(ligne.nom, ligne.type) for ligne in lignes]


def test_one_entry_per_folded_name(session: Session, monde: Monde) -> None:
    lus = {partenaire.nom: partenaire for partenaire in annuaire(session, acteur=monde.chloe)}
    assert list(lus) == ["CAF du Rhône", "CAF Rhône", "La CAF", "Ville de Lyon"]
    caf = lus["CAF du Rhône"]
    assert caf.orthographes == ("CAF du Rhône", "caf  du rhone")
    assert caf.types == (TypePartenaire.ETAT, TypePartenaire.AUTRE)
    assert (caf.partenariats, caf.premiere, caf.derniere) == (3, date(2025, 5, 2), date(2026, 3, 1))
    assert caf.natures == (NaturePartenariat.SUBVENTION, NaturePartenariat.RDV_ELU, NaturePartenariat.AUTRE)
    assert caf.echelons == (Echelon.DEPARTEMENTAL,)
    assert lus["Ville de Lyon"].partenariats == 2


def test_the_page_of_a_partner(session: Session, monde: Monde) -> None:
    fiche = lire_partenaire(session, acteur=monde.chloe, nom="CAF DU RHONE")
    assert [resume.date for resume in fiche.partenariats] == [
        date(2026, 3, 1),
        date(2026, 1, 10),
        date(2025, 5, 2),
    ]
    assert [resume.titre for resume in fiche.evenements] == ["Évènement · Forum"]
    assert fiche.par_annee == {2026: 2, 2025: 1}
    assert fiche.autres == [("La CAF", 1), ("Ville de Lyon", 1)]
    for nom in ("Effacée", "", "Inconnue"):
        with pytest.raises(Introuvable):
            lire_partenaire(session, acteur=monde.chloe, nom=nom)


def test_names_alike_are_proposed(session: Session, monde: Monde) -> None:
    proposes = [
        {partenaire.nom for partenaire in doublon.partenaires}
        for doublon in doublons_probables(annuaire(session, acteur=monde.chloe))
    ]
    assert proposes == [{"CAF du Rhône", "CAF Rhône"}]


@pytest.mark.parametrize(
    ("premier", "second", "propose"),
    [
        ("Caisse d’allocations familiales", "CAF", True),
        ("Médiathèque Jean Macé", "Mediatheque Jean-Macé", True),
        ("Lyon Métropole", "Métropole de Lyon", True),
        ("Emmaüs Conect", "Emmaüs Connect", True),
        ("Mairie de Lyon", "Mairie de Laon", False),
        ("Mairie du 3e arrondissement", "Mairie du 5e arrondissement", False),
        ("France Travail", "France Services", False),
        ("La Poste", "Le Poste", True),
    ],
)
def test_how_close_names_are(session: Session, premier: str, second: str, propose: bool) -> None:
    fiche = create_conseiller(session, create_structure(session), est_coordinateur=True)
    create_activite(
        session, fiche, type=TypeActivite.PARTENARIAT, partenaires=((premier, "etat"), (second, "etat"))
    )
    acteur = Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=fiche.id)
    assert bool(doublons_probables(annuaire(session, acteur=acteur))) is propose


def test_a_merge_is_told_before_it_is_done(session: Session, monde: Monde) -> None:
    assert previsualiser(session, acteur=monde.chloe, regroupement=CAF) == Apercu(3, 1)
    assert session.exec(select(Journal)).all() == []
    assert noms_de(session, monde.cras[2]) == [("CAF Rhône", "etat"), ("Ville de Lyon", "commune")]


def test_a_merge_rewrites_one_s_own_rows_only(session: Session, monde: Monde) -> None:
    fusion = fusionner(session, acteur=monde.chloe, regroupement=CAF)
    assert len(fusion.reecrits) == 3
    assert [noms_de(session, cra) for cra in monde.cras] == [
        [("CAF du Rhône", "etat")],
        [("CAF du Rhône", "etat"), ("Ville de Lyon", "commune")],
        [("CAF du Rhône", "etat"), ("Ville de Lyon", "commune")],
        [("CAF du Rhône", "etat")],
    ]
    assert [cra.version for cra in monde.cras] == [1, 2, 2, 2]
    assert (noms_de(session, monde.celui_de_paul), monde.celui_de_paul.version) == ([("CAF Rhône", "etat")], 1)
    assert [partenaire.nom for partenaire in annuaire(session, acteur=monde.chloe)] == [
        "CAF du Rhône",
        "Ville de Lyon",
    ]
    assert [ligne.action for ligne in session.exec(select(Journal))] == ["modifier"] * 3


def test_figures_follow_a_merge(session: Session, monde: Monde) -> None:
    fusionner(session, acteur=monde.chloe, regroupement=CAF)
    faits = session.exec(
        select(FaitCoordination.partenaires)
        .where(FaitCoordination.coordinateur_id == monde.fiche.id, FaitCoordination.type == "partenariat")
        .order_by(FaitCoordination.date)  # type: ignore[arg-type]
    ).all()
    assert list(faits) == [1, 2, 2, 1]
    codes = set(
        session.exec(
            select(FaitCoordinationValeur.code)
            .join(FaitCoordination, FaitCoordination.cra_id == FaitCoordinationValeur.cra_id)  # type: ignore[arg-type]
            .where(
                FaitCoordinationValeur.dimension == "partenaire",
                FaitCoordination.coordinateur_id == monde.fiche.id,
            )
        )
    )
    assert codes == {"caf du rhone", "ville de lyon"}


def test_a_merge_is_undone_whole(session: Session, monde: Monde) -> None:
    avant = [noms_de(session, cra) for cra in monde.cras]
    fusion = fusionner(session, acteur=monde.chloe, regroupement=CAF)
    assert annuler_fusion(session, acteur=monde.chloe, fusion=fusion) == 0
    assert [noms_de(session, cra) for cra in monde.cras] == avant
    assert [cra.version for cra in monde.cras] == [1, 3, 3, 3]


def test_what_changed_since_is_left_alone(session: Session, monde: Monde) -> None:
    fusion = fusionner(session, acteur=monde.chloe, regroupement=CAF)
    monde.cras[2].version += 1
    session.add(monde.cras[2])
    session.flush()
    assert annuler_fusion(session, acteur=monde.chloe, fusion=fusion) == 1
    assert noms_de(session, monde.cras[2])[0] == ("CAF du Rhône", "etat")
    assert noms_de(session, monde.cras[1])[0] == ("caf  du rhone", "autre")


def test_a_name_already_there_gathers_its_own_rows_too(session: Session, monde: Monde) -> None:
    vers_la_caf = Regroupement(frozenset({"caf rhone"}), "CAF du Rhône", TypePartenaire.ETAT)
    assert previsualiser(session, acteur=monde.chloe, regroupement=vers_la_caf) == Apercu(2, 0)


def test_a_gap_filled_by_a_merge_is_no_gap_any_more(session: Session, monde: Monde) -> None:
    incomplet = create_activite(session, monde.fiche, type=TypeActivite.PARTENARIAT, a_completer=["echelon"])
    incomplet.a_completer = ["echelon", "partenaires"]
    session.add(StructurePartenaire(activite_id=incomplet.id, rang=0, nom="La CAF", nom_plie="la caf"))
    session.flush()
    fusion = fusionner(session, acteur=monde.chloe, regroupement=CAF)
    assert incomplet.a_completer == ["echelon"]
    annuler_fusion(session, acteur=monde.chloe, fusion=fusion)
    assert incomplet.a_completer == ["echelon", "partenaires"]


@pytest.mark.parametrize(
    ("regroupement", "champ"),
    [
        (Regroupement(frozenset({"la caf"}), "  ", TypePartenaire.ETAT), "nom"),
        (Regroupement(frozenset({"la caf"}), "C" * 256, TypePartenaire.ETAT), "nom"),
        (Regroupement(frozenset({"la caf"}), "CAF", TypePartenaire.AUTRE, " "), "type_autre"),
    ],
)
def test_what_is_kept_is_checked(session: Session, monde: Monde, regroupement: Regroupement, champ: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        fusionner(session, acteur=monde.chloe, regroupement=regroupement)
    assert list(refus.value.erreurs) == [champ]


def test_a_merge_of_nothing_is_refused(session: Session, monde: Monde) -> None:
    paul = Acteur("Paul", frozenset({Role.COORDINATEUR}), conseiller_id=monde.paul.id)
    with pytest.raises(Introuvable):
        fusionner(
            session,
            acteur=paul,
            regroupement=Regroupement(frozenset({"la caf"}), "La Caf", TypePartenaire.ETAT),
        )


def test_whoever_coordinates_no_more_has_no_partners(session: Session, monde: Monde) -> None:
    fusion = fusionner(session, acteur=monde.chloe, regroupement=CAF)
    former = Acteur("Chloé", frozenset({Role.CONSEILLER}), conseiller_id=monde.fiche.id)
    sans_lien = Acteur("Essai", frozenset({Role.COORDINATEUR}))
    for acteur in (former, sans_lien):
        with pytest.raises(AccesRefuse):
            annuaire(session, acteur=acteur)
        with pytest.raises(AccesRefuse):
            lire_partenaire(session, acteur=acteur, nom="La CAF")
        with pytest.raises(AccesRefuse):
            fusionner(session, acteur=acteur, regroupement=CAF)
        with pytest.raises(AccesRefuse):
            annuler_fusion(session, acteur=acteur, fusion=fusion)


def test_facts_are_those_that_a_recount_finds(session: Session, monde: Monde) -> None:
    fusionner(session, acteur=monde.chloe, regroupement=CAF)
    assert verifier_base(session).ecarts == []

"""Tags one may use, and drafts only their owner sees."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from coop_data import brouillons
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import Tag, maintenant
from coop_data.saisie import cra as service
from coop_data.tags import creer_tag, tags_visibles
from tests.factories import create_equipe, create_structure
from tests.saisie.exemples import acteur_de_saisie, animation, conseiller_of


def noms(session: Session, acteur: Acteur) -> set[str]:
    return {tag.nom for tag in tags_visibles(session, acteur=acteur)}


def test_what_each_person_sees(session: Session) -> None:
    rhone, nord = create_structure(session, "69"), create_structure(session, "59")
    coordinateur = acteur_de_saisie(session, Role.COORDINATEUR, structure=rhone)
    membre = acteur_de_saisie(session, Role.CONSEILLER, structure=nord)
    ancien = acteur_de_saisie(session, Role.CONSEILLER, structure=nord)
    create_equipe(session, conseiller_of(session, coordinateur), conseiller_of(session, membre))
    create_equipe(
        session, conseiller_of(session, coordinateur), conseiller_of(session, ancien), fin=date(2025, 12, 31)
    )
    admin = Acteur("Admin", frozenset({Role.ADMIN}))
    creer_tag(session, acteur=coordinateur, nom="À moi")
    creer_tag(session, acteur=coordinateur, nom="À nous", portee=PorteeTag.EQUIPE)
    creer_tag(session, acteur=coordinateur, nom="Au Rhône", portee=PorteeTag.DEPARTEMENTAL)
    creer_tag(session, acteur=admin, nom="À tous", portee=PorteeTag.NATIONAL)
    archive = creer_tag(session, acteur=coordinateur, nom="Archivé")
    archive.archive_le = maintenant()
    efface = creer_tag(session, acteur=coordinateur, nom="Effacé")
    efface.supprime_le = maintenant()
    session.flush()
    assert noms(session, coordinateur) == {"À moi", "À nous", "Au Rhône", "À tous"}
    assert noms(session, membre) == {"À nous", "À tous"}
    assert noms(session, ancien) == {"À tous"}
    assert noms(session, acteur_de_saisie(session, Role.CONSEILLER, structure=rhone)) == {"Au Rhône", "À tous"}
    assert noms(session, admin) == {"À tous"}


def test_most_used_by_oneself_first_then_by_name(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    for nom in ("Bêta", "Alpha", "Gamma"):
        creer_tag(session, acteur=acteur, nom=nom)
    gamma = next(tag for tag in tags_visibles(session, acteur=acteur) if tag.nom == "Gamma")
    service.enregistrer(session, acteur=acteur, saisie=animation(tags=[gamma.id]))
    assert [tag.nom for tag in tags_visibles(session, acteur=acteur)] == ["Gamma", "Alpha", "Bêta"]


def test_a_tag_has_no_twin_of_an_equal_or_wider_scope(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    premier = creer_tag(session, acteur=acteur, nom="Café  numérique")
    assert premier.nom == "Café numérique"
    assert creer_tag(session, acteur=acteur, nom="CAFE NUMERIQUE") is premier
    plus_large = creer_tag(session, acteur=acteur, nom="Café numérique", portee=PorteeTag.EQUIPE)
    assert plus_large.id != premier.id
    assert creer_tag(session, acteur=acteur_de_saisie(session), nom="Café numérique").id != premier.id


@pytest.mark.parametrize(
    ("nom", "description", "erreurs"),
    [
        (" ab ", None, {"nom": "Le nom du tag doit faire plus de 3 caractères"}),
        ("x" * 81, None, {"nom": "Le nom du tag doit faire moins de 80 caractères"}),
        ("Projet", "x" * 281, {"description": "La description du tag doit faire moins de 280 caractères"}),
    ],
)
def test_names_and_descriptions_have_lengths(
    session: Session, nom: str, description: str | None, erreurs: dict[str, str]
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        creer_tag(session, acteur=acteur_de_saisie(session), nom=nom, description=description)
    assert refus.value.erreurs == erreurs


def test_scopes_that_a_person_may_not_create(session: Session) -> None:
    conseiller = acteur_de_saisie(session, Role.CONSEILLER)
    for portee in (PorteeTag.DEPARTEMENTAL, PorteeTag.NATIONAL):
        with pytest.raises(AccesRefuse):
            creer_tag(session, acteur=conseiller, nom="Projet", portee=portee)
    with pytest.raises(SaisieInvalide, match="L’équipe est requise"):
        creer_tag(session, acteur=conseiller, nom="Projet", portee=PorteeTag.EQUIPE)
    autre = acteur_de_saisie(session, Role.COORDINATEUR)
    with pytest.raises(AccesRefuse):
        creer_tag(
            session,
            acteur=conseiller,
            nom="Projet",
            portee=PorteeTag.EQUIPE,
            coordinateur_id=autre.conseiller_id,
        )
    with pytest.raises(AccesRefuse):
        creer_tag(session, acteur=Acteur("Analyste", frozenset({Role.ANCT})), nom="Projet")
    assert session.exec(select(Tag)).all() == []


def test_a_draft_is_kept_as_typed_and_found_again(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    premier = brouillons.enregistrer_brouillon(
        session, acteur=acteur, formulaire="evenement", contenu={"date": date(2026, 3, 12), "nom": "Forum"}
    )
    suite = brouillons.enregistrer_brouillon(
        session,
        acteur=acteur,
        formulaire="evenement",
        contenu={"date": "pas encore", "participants": "douze"},
        brouillon_id=premier.id,
        version=1,
    )
    assert suite.id == premier.id
    (vu,) = brouillons.lister_brouillons(session, acteur=acteur)
    assert vu.titre == "Évènement"
    lu = brouillons.lire_brouillon(session, acteur=acteur, brouillon_id=premier.id)
    assert lu.contenu == {"date": "pas encore", "participants": "douze"}
    brouillons.supprimer_brouillon(session, acteur=acteur, brouillon_id=premier.id)
    assert brouillons.lister_brouillons(session, acteur=acteur) == []


@pytest.mark.parametrize(
    ("formulaire", "contenu", "titre"),
    [
        ("animation", {"date": "2026-03-12"}, "Animation du 12/03/2026"),
        ("evenement", {"nom": "Forum", "date": "2026-03-12"}, "Évènement · Forum du 12/03/2026"),
        ("accompagnement", {"activite": "collectif", "titre": "Café"}, "Atelier collectif · Café"),
        ("accompagnement", {"activite": None}, "Accompagnement"),
    ],
)
def test_a_draft_has_a_human_title(
    session: Session, formulaire: str, contenu: dict[str, object], titre: str
) -> None:
    acteur = acteur_de_saisie(session)
    brouillons.enregistrer_brouillon(session, acteur=acteur, formulaire=formulaire, contenu=contenu)
    assert [vu.titre for vu in brouillons.lister_brouillons(session, acteur=acteur)] == [titre]


def test_one_draft_for_one_report_being_modified(session: Session) -> None:
    acteur, cra_id = acteur_de_saisie(session), uuid4()
    for version, version_cra in ((None, 3), (1, 4)):
        brouillon = brouillons.enregistrer_brouillon(
            session,
            acteur=acteur,
            formulaire="animation",
            contenu={"mediateurs": version_cra},
            version=version,
            cra_id=cra_id,
            version_cra=version_cra,
        )
    assert len(brouillons.lister_brouillons(session, acteur=acteur)) == 1
    assert (brouillon.version_cra, brouillon.contenu) == (4, {"mediateurs": 4})


def test_somebody_else_s_draft_is_unknown(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    brouillon = brouillons.enregistrer_brouillon(
        session, acteur=acteur, formulaire="animation", contenu={"notes": "à moi"}
    )
    qui = {"session": session, "acteur": autre, "brouillon_id": brouillon.id}
    for essai in (
        lambda: brouillons.lire_brouillon(**qui),
        lambda: brouillons.supprimer_brouillon(**qui),
        lambda: brouillons.enregistrer_brouillon(**qui, formulaire="animation", contenu={}),
    ):
        with pytest.raises(Introuvable):
            essai()
    assert brouillons.lister_brouillons(session, acteur=autre) == []
    assert brouillon.contenu == {"notes": "à moi"}
    with pytest.raises(AccesRefuse):
        brouillons.lister_brouillons(session, acteur=Acteur("Analyste", frozenset({Role.ANCT})))


def test_a_draft_that_is_too_long_is_refused(session: Session) -> None:
    with pytest.raises(SaisieInvalide):
        brouillons.enregistrer_brouillon(
            session, acteur=acteur_de_saisie(session), formulaire="animation", contenu={"notes": "x" * 200_000}
        )

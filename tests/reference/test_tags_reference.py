"""Tags as the reference tells them: who may do what to which scope, and what merging and deleting do.

The tables are typed from the roles of docs/droits.md and the scopes of La Coop. Where La Coop has a defect (a
member gone who keeps the team's tags, a used tag that cannot be deleted, uses counted twice or not at all, a
search that stumbles on accents), the right behaviour is asserted.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from coop_data import tags as service
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import (
    AccompagnementTag,
    Conseiller,
    CoordinationTag,
    FaitAccompagnementValeur,
    FaitCoordinationValeur,
    Tag,
)
from coop_data.saisie import cra
from tests.factories import create_conseiller, create_equipe, create_structure
from tests.reference.services_litteraux import acteur_of, enregistrer, lecteur

DROITS = """
tag               | anne | marc | fanny | nora | chloe | karl | employeur | analyste | admin
personnel d'anne  | VG   | -    | -     | -    | -     | -    | -         | -        | -
personnel de marc | -    | VG   | -     | -    | -     | -    | -         | -        | -
équipe d'anne     | VG   | VG   | -     | -    | -     | -    | -         | -        | -
équipe de chloe   | -    | -    | -     | -    | VG    | -    | -         | -        | -
départemental 69  | VG   | V    | V     | V    | VG    | -    | ?         | ?        | ?
national          | V    | V    | V     | V    | V     | V    | V         | V        | VG
"""
"""V: sees the tag; G: renames, archives, deletes it. anne: coordinator in 69; marc: in her team; fanny: left it;
nora: in 69, no team; chloe: another coordinator in 69; karl: coordinator in 59. ?: only that none is managed."""

CREATIONS = """
portée                | anne | marc | fanny | nora | chloe | karl | employeur | analyste | admin
personnel             | oui  | oui  | oui   | oui  | oui   | oui  | non       | non      | non
équipe d'anne         | oui  | oui  | non   | non  | non   | non  | non       | non      | non
départemental 69      | oui  | non  | non   | non  | oui   | non  | non       | non      | non
départemental 59      | non  | non  | non   | non  | non   | oui  | non       | non      | non
national              | non  | non  | non   | non  | non   | non  | non       | non      | oui
"""

FUSIONS = """
source        | personnel | équipe | départemental | national
personnel     | oui       | oui    | oui           | oui
équipe        | non       | oui    | oui           | oui
départemental | non       | non    | oui           | oui
"""
"""Anne merges the line into the column: only into an equal or wider scope."""


def lire(tableau: str) -> dict[tuple[str, str], str]:
    """(line, column) → cell."""
    entete, *lignes = [[case.strip() for case in rang.split("|")] for rang in tableau.strip().splitlines()]
    return {(ligne[0], nom): case for ligne in lignes for nom, case in zip(entete[1:], ligne[1:], strict=True)}


@dataclass(frozen=True, slots=True)
class Monde:
    """The people by name, and one tag of each line of the table of rights."""

    personnes: dict[str, Acteur]
    tags: dict[str, Tag]


@pytest.fixture
def monde(session: Session) -> Monde:
    rhone, nord = create_structure(session, "69"), create_structure(session, "59")

    def personne(structure: Any, *roles: Role) -> Acteur:
        coordonne = Role.COORDINATEUR in roles
        return acteur_of(session, create_conseiller(session, structure, est_coordinateur=coordonne), *roles)

    personnes = {
        "anne": personne(rhone, Role.COORDINATEUR),
        "marc": personne(rhone, Role.CONSEILLER),
        "fanny": personne(rhone, Role.CONSEILLER),
        "nora": personne(rhone, Role.CONSEILLER),
        "chloe": personne(rhone, Role.COORDINATEUR),
        "karl": personne(nord, Role.COORDINATEUR),
        "employeur": lecteur(session, Role.STRUCTURE, rhone),
        "analyste": lecteur(session, Role.ANCT),
        "admin": lecteur(session, Role.ADMIN),
    }
    _entrer(session, personnes["anne"], personnes["marc"])
    _entrer(session, personnes["anne"], personnes["fanny"], fin=date(2025, 6, 30))
    faire = {
        "personnel d'anne": ("anne", PorteeTag.PERSONNEL),
        "personnel de marc": ("marc", PorteeTag.PERSONNEL),
        "équipe d'anne": ("anne", PorteeTag.EQUIPE),
        "équipe de chloe": ("chloe", PorteeTag.EQUIPE),
        "départemental 69": ("anne", PorteeTag.DEPARTEMENTAL),
        "national": ("admin", PorteeTag.NATIONAL),
    }
    tags = {
        nom: service.creer_tag(session, acteur=personnes[qui], nom=f"Tag {nom}", portee=portee)
        for nom, (qui, portee) in faire.items()
    }
    return Monde(personnes, tags)


def _entrer(session: Session, coordinateur: Acteur, membre: Acteur, fin: date | None = None) -> None:
    un, autre = (session.get_one(Conseiller, acteur.conseiller_id) for acteur in (coordinateur, membre))
    create_equipe(session, un, autre, fin=fin)


GESTES: tuple[Callable[..., Any], ...] = (
    partial(service.modifier_tag, nom="Renommé", description="Raison"),
    service.archiver,
    service.desarchiver,
    service.supprimer_tag,
)


def voit(session: Session, acteur: Acteur, tag: Tag) -> bool:
    return tag.id in {vu.id for vu in service.tags_visibles(session, acteur=acteur)}


@pytest.mark.parametrize("nom", list(dict.fromkeys(nom for nom, _ in lire(DROITS))))
def test_who_sees_and_who_manages_each_scope(session: Session, monde: Monde, nom: str) -> None:
    tag, cases = monde.tags[nom], {qui: case for (ligne, qui), case in lire(DROITS).items() if ligne == nom}
    for qui, case in cases.items():
        acteur = monde.personnes[qui]
        if case != "?":
            assert voit(session, acteur, tag) is ("V" in case), qui
        if "G" in case:
            for geste in (*GESTES, service.restaurer_tag):
                geste(session, acteur=acteur, tag_id=tag.id)
            continue
        avant = tag.model_dump()
        for geste in GESTES:
            with pytest.raises((AccesRefuse, Introuvable)):
                geste(session, acteur=acteur, tag_id=tag.id)
        assert tag.model_dump() == avant, qui


@pytest.mark.parametrize("nom", list(dict.fromkeys(nom for nom, _ in lire(DROITS))))
def test_only_who_manages_a_tag_gives_it_back(session: Session, monde: Monde, nom: str) -> None:
    tag, cases = monde.tags[nom], {qui: case for (ligne, qui), case in lire(DROITS).items() if ligne == nom}
    gerants = [qui for qui, case in cases.items() if "G" in case]
    service.supprimer_tag(session, acteur=monde.personnes[gerants[0]], tag_id=tag.id)
    for qui in cases.keys() - set(gerants):
        with pytest.raises((AccesRefuse, Introuvable)):
            service.restaurer_tag(session, acteur=monde.personnes[qui], tag_id=tag.id)
    assert tag.supprime_le is not None


@pytest.mark.parametrize("portee", list(dict.fromkeys(portee for portee, _ in lire(CREATIONS))))
def test_who_creates_each_scope(session: Session, monde: Monde, portee: str) -> None:
    genre, _, ou = portee.partition(" ")
    arguments: dict[str, Any] = {"portee": PorteeTag.from_texte(genre)}
    if genre == "équipe":
        arguments["coordinateur_id"] = monde.personnes["anne"].conseiller_id
    elif genre == "départemental":
        arguments["departement_code"] = ou
    for (ligne, qui), case in lire(CREATIONS).items():
        if ligne != portee:
            continue
        acteur, avant = monde.personnes[qui], set(session.exec(select(Tag.id)))
        if case == "oui":
            tag = service.creer_tag(session, acteur=acteur, nom=f"Projet de {qui}", **arguments)
            assert (tag.id not in avant, tag.portee) == (True, arguments["portee"]), qui
            assert voit(session, acteur, tag), qui
        else:
            with pytest.raises((AccesRefuse, SaisieInvalide)):
                service.creer_tag(session, acteur=acteur, nom=f"Projet de {qui}", **arguments)
            assert set(session.exec(select(Tag.id))) == avant, qui


@pytest.mark.parametrize(("cle", "case"), lire(FUSIONS).items(), ids=str)
def test_a_tag_merges_into_an_equal_or_wider_scope_only(
    session: Session, monde: Monde, cle: tuple[str, str], case: str
) -> None:
    anne = monde.personnes["anne"]
    source, destination = (_un_tag(session, monde, nom, portee) for nom, portee in zip("sd", cle, strict=True))
    proposes = {tag.id for tag in service.destinations(session, acteur=anne, tag_id=source.id)}
    assert (destination.id in proposes) is (case == "oui")
    assert source.id not in proposes
    arguments = {"acteur": anne, "source_id": source.id, "destination_id": destination.id}
    if case == "oui":
        service.fusionner(session, **arguments)
        assert session.get(Tag, source.id) is None
        return
    with pytest.raises(SaisieInvalide):
        service.fusionner(session, **arguments)
    assert session.get(Tag, source.id) is not None


def _un_tag(session: Session, monde: Monde, nom: str, portee: str) -> Tag:
    qui = monde.personnes["admin" if portee == "national" else "anne"]
    return service.creer_tag(session, acteur=qui, nom=f"Projet {nom}", portee=PorteeTag.from_texte(portee))


def test_a_tag_does_not_merge_into_itself_nor_into_what_one_does_not_see(session: Session, monde: Monde) -> None:
    anne, source = monde.personnes["anne"], monde.tags["personnel d'anne"]
    archive = service.creer_tag(session, acteur=anne, nom="Projet clos")
    service.archiver(session, acteur=anne, tag_id=archive.id)
    efface = service.creer_tag(session, acteur=anne, nom="Projet effacé")
    service.supprimer_tag(session, acteur=anne, tag_id=efface.id)
    for destination in (
        source,
        monde.tags["personnel de marc"],
        monde.tags["équipe de chloe"],
        archive,
        efface,
    ):
        with pytest.raises(ErreurUtilisateur):
            service.fusionner(session, acteur=anne, source_id=source.id, destination_id=destination.id)
    assert session.get(Tag, source.id) is not None


def test_a_merge_needs_the_right_to_delete_the_source(session: Session, monde: Monde) -> None:
    for nom in ("départemental 69", "national", "équipe de chloe", "personnel d'anne"):
        with pytest.raises((AccesRefuse, Introuvable)):
            service.fusionner(
                session,
                acteur=monde.personnes["marc"],
                source_id=monde.tags[nom].id,
                destination_id=monde.tags["national"].id,
            )


def liens(session: Session) -> Counter[UUID]:
    """How many links each tag has, both kinds of reports added."""
    session.flush()
    return Counter(session.exec(select(AccompagnementTag.tag_id)).all()) + Counter(
        session.exec(select(CoordinationTag.tag_id)).all()
    )


def faits(session: Session, tag: Tag) -> tuple[int, int]:
    """How many facts of each kind count the tag."""
    session.flush()
    comptes = [
        len(session.exec(select(fait).where(col(fait.dimension) == "tag", col(fait.code) == str(tag.id))).all())
        for fait in (FaitAccompagnementValeur, FaitCoordinationValeur)
    ]
    return comptes[0], comptes[1]


def test_a_merge_moves_every_link_of_everybody_without_duplicates(session: Session, monde: Monde) -> None:
    anne, marc = monde.personnes["anne"], monde.personnes["marc"]
    source = monde.tags["équipe d'anne"]
    destination = service.creer_tag(
        session, acteur=anne, nom="Café IA", portee=PorteeTag.EQUIPE, description="Pour tous"
    )
    for tags in ([source.id], [source.id, destination.id], [destination.id]):
        enregistrer(session, anne, "animation", tags=tags)
        enregistrer(session, marc, "accompagnement", tags=tags)
    enregistrer(session, anne, "partenariat", tags=[source.id])
    assert (faits(session, source), faits(session, destination)) == ((2, 3), (2, 2))
    fusion = service.fusionner(session, acteur=marc, source_id=source.id, destination_id=destination.id)
    assert (fusion.deplacees.accompagnement, fusion.deplacees.coordination) == (2, 3)
    assert liens(session) == Counter({destination.id: 7})
    assert (faits(session, source), faits(session, destination)) == ((0, 0), (3, 4))
    reste = session.get_one(Tag, destination.id)
    assert (reste.nom, reste.description, reste.portee) == ("Café IA", "Pour tous", PorteeTag.EQUIPE)
    with pytest.raises(Introuvable):
        service.restaurer_tag(session, acteur=anne, tag_id=source.id)


def test_a_report_in_the_corbeille_follows_the_merge(session: Session, monde: Monde) -> None:
    anne, source = monde.personnes["anne"], monde.tags["personnel d'anne"]
    destination = monde.tags["équipe d'anne"]
    cra_id = enregistrer(session, anne, "evenement", tags=[source.id])
    cra.supprimer(session, acteur=anne, formulaire="evenement", cra_id=cra_id)
    fusion = service.fusionner(session, acteur=anne, source_id=source.id, destination_id=destination.id)
    assert fusion.deplacees.total == 0
    assert faits(session, destination) == (0, 0)
    cra.restaurer(session, acteur=anne, formulaire="evenement", cra_id=cra_id)
    assert faits(session, destination) == (0, 1)


def test_a_used_tag_is_deleted_and_given_back_with_its_activities(session: Session, monde: Monde) -> None:
    anne, tag = monde.personnes["anne"], monde.tags["personnel d'anne"]
    for formulaire in ("animation", "evenement", "partenariat"):
        enregistrer(session, anne, formulaire, tags=[tag.id])
    assert faits(session, tag) == (0, 3)
    service.supprimer_tag(session, acteur=anne, tag_id=tag.id)
    assert faits(session, tag) == (0, 0)
    assert not voit(session, anne, tag)
    service.restaurer_tag(session, acteur=anne, tag_id=tag.id)
    assert faits(session, tag) == (0, 3)


def test_uses_count_both_kinds_once_and_nothing_deleted(session: Session, monde: Monde) -> None:
    """La Coop loses the coordination side of a tag used on both, and counts what was deleted."""
    anne, marc, tag = monde.personnes["anne"], monde.personnes["marc"], monde.tags["équipe d'anne"]
    for _ in range(3):
        enregistrer(session, anne, "animation", tags=[tag.id])
    for _ in range(2):
        efface = enregistrer(session, marc, "accompagnement", tags=[tag.id])
    cra.supprimer(session, acteur=marc, formulaire="accompagnement", cra_id=efface)
    de_tous = service.usage_total(session, tag_id=tag.id)
    assert (de_tous.accompagnement, de_tous.coordination, de_tous.total) == (1, 3, 4)
    assert service.mes_usages(session, acteur=anne)[tag.id].total == 3
    assert service.mes_usages(session, acteur=marc)[tag.id].total == 1


def test_destinations_come_by_one_s_own_uses(session: Session, monde: Monde) -> None:
    anne, chloe = monde.personnes["anne"], monde.personnes["chloe"]
    partage = monde.tags["départemental 69"]
    for _ in range(3):
        enregistrer(session, chloe, "animation", tags=[partage.id])
    le_mien = service.creer_tag(session, acteur=anne, nom="Zébu")
    enregistrer(session, anne, "animation", tags=[le_mien.id])
    proposes = service.destinations(session, acteur=anne, tag_id=monde.tags["personnel d'anne"].id)
    assert proposes[0].id == le_mien.id


@pytest.mark.parametrize("texte", ["ete", "ÉTÉ", " été ", "2026", "ete 2026"])
def test_the_search_forgives_accents_case_and_spaces(session: Session, monde: Monde, texte: str) -> None:
    anne = monde.personnes["anne"]
    tag = service.creer_tag(session, acteur=anne, nom="Été 2026")
    assert [vu.tag.id for vu in service.mes_tags(session, acteur=anne, texte=texte)] == [tag.id]


def test_someone_without_post_keeps_personal_and_national_tags(session: Session, monde: Monde) -> None:
    """In La Coop a user without département loses sight of both."""
    sans_poste = acteur_of(session, create_conseiller(session, est_coordinateur=True), Role.COORDINATEUR)
    le_sien = service.creer_tag(session, acteur=sans_poste, nom="Mon projet")
    vus = {vu.tag.id for vu in service.mes_tags(session, acteur=sans_poste)}
    assert vus == {le_sien.id, monde.tags["national"].id}
    with pytest.raises((AccesRefuse, SaisieInvalide)):
        service.creer_tag(session, acteur=sans_poste, nom="Ailleurs", portee=PorteeTag.DEPARTEMENTAL)


def test_one_tag_for_a_person_with_both_profiles(session: Session) -> None:
    """In La Coop a personal tag of such a person belongs to one of the two profiles only."""
    deux = acteur_of(session, create_conseiller(session, create_structure(session), est_coordinateur=True))
    tag = service.creer_tag(session, acteur=deux, nom="Des deux côtés")
    enregistrer(session, deux, "animation", tags=[tag.id])
    enregistrer(session, deux, "accompagnement", tags=[tag.id])
    assert service.mes_usages(session, acteur=deux)[tag.id].total == 2
    assert faits(session, tag) == (1, 1)


@pytest.mark.parametrize(
    ("nom", "description", "champ", "message"),
    [
        ("ab", None, "nom", "Le nom du tag doit faire plus de 3 caractères"),
        ("x" * 81, None, "nom", "Le nom du tag doit faire moins de 80 caractères"),
        ("Projet", "x" * 281, "description", "La description du tag doit faire moins de 280 caractères"),
    ],
)
def test_renaming_keeps_the_rules_of_creation(
    session: Session, monde: Monde, nom: str, description: str | None, champ: str, message: str
) -> None:
    anne, tag = monde.personnes["anne"], monde.tags["personnel d'anne"]
    with pytest.raises(SaisieInvalide) as refus:
        service.modifier_tag(session, acteur=anne, tag_id=tag.id, nom=nom, description=description)
    assert refus.value.erreurs == {champ: message}
    for limite in ("abc", "x" * 80):
        assert (
            service.modifier_tag(session, acteur=anne, tag_id=tag.id, nom=limite, description="y" * 280).nom
            == limite
        )


def test_an_archived_project_is_no_longer_offered_and_keeps_its_activities(session: Session, monde: Monde) -> None:
    anne, tag = monde.personnes["anne"], monde.tags["équipe d'anne"]
    enregistrer(session, anne, "animation", tags=[tag.id])
    service.archiver(session, acteur=anne, tag_id=tag.id)
    assert not voit(session, anne, tag)
    assert faits(session, tag) == (0, 1)
    assert [vu.tag.id for vu in service.mes_tags(session, acteur=anne, archives=True)] == [tag.id]
    service.desarchiver(session, acteur=anne, tag_id=tag.id)
    assert voit(session, anne, tag)

"""What the one path of a write stores, refuses and leaves untouched, judged from the promises of the design."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session, SQLModel, func, select

from coop_data import brouillons, db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ConflitDeVersion, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    Brouillon,
    Conseiller,
    FaitAccompagnement,
    FaitCoordination,
    Journal,
    Modele,
    Structure,
    StructurePartenaire,
)
from coop_data.saisie import cra
from coop_data.saisie.schemas import (
    AccompagnementCreate,
    AnimationCreate,
    EvenementCreate,
    PartenaireCreate,
    PartenariatCreate,
    Saisie,
)
from coop_data.tags import creer_tag
from tests.factories import create_conseiller, create_equipe, create_poste, create_structure, create_utilisateur

JOUR = date(2025, 3, 10)
SECRET = "Madame Lescure attend un rappel"

SAISIES: dict[str, Callable[[], Saisie]] = {
    "accompagnement": lambda: AccompagnementCreate(
        activite="collectif",
        nb_participants=8,
        nb_deja_accompagnes=3,
        date=JOUR,
        duree_minutes=90,
        type_lieu="lieu_activite",
        thematiques=["email", "bureautique"],
        genre_feminin=5,
        notes=SECRET,
    ),
    "animation": lambda: AnimationCreate(
        date=JOUR,
        duree_minutes=45,
        mediateurs=4,
        structures=2,
        type_animation="autre",
        type_animation_autre="Visite",
        thematiques=["partage", "autre"],
        thematique_autre="Inclusion",
        notes=SECRET,
    ),
    "evenement": lambda: EvenementCreate(
        date=JOUR, type_evenement="nec_local", organisateurs=["region", "hub"], participants=120, notes=SECRET
    ),
    "partenariat": lambda: PartenariatCreate(
        date=JOUR,
        natures=["subvention"],
        partenaires=[
            PartenaireCreate(nom="Mairie de Lyon", type="commune"),
            PartenaireCreate(nom="Emmaüs Connect", type="autre", type_autre="Fondation"),
        ],
        notes=SECRET,
    ),
}
FORMULAIRES = list(SAISIES)


def acteur_of(session: Session, conseiller: Conseiller, *roles: Role) -> Acteur:
    """Someone who logs, with an account of its own."""
    roles = roles or (Role.CONSEILLER, Role.COORDINATEUR)
    compte = create_utilisateur(session, *roles, conseiller_id=conseiller.id)
    return Acteur(nom=compte.nom, roles=frozenset(roles), utilisateur_id=compte.id, conseiller_id=conseiller.id)


def lecteur(session: Session, role: Role, structure: Structure | None = None) -> Acteur:
    """Someone who only reads."""
    structure_id = structure.id if structure else None
    compte = create_utilisateur(session, role, structure_id=structure_id)
    return Acteur(nom=compte.nom, roles=frozenset({role}), utilisateur_id=compte.id, structure_id=structure_id)


@pytest.fixture
def structure(session: Session) -> Structure:
    return create_structure(session)


@pytest.fixture
def auteur(session: Session, structure: Structure) -> Acteur:
    return acteur_of(session, create_conseiller(session, structure, est_coordinateur=True))


@pytest.fixture
def autre(session: Session, structure: Structure) -> Acteur:
    """A colleague of the same employer, with the same roles."""
    return acteur_of(session, create_conseiller(session, structure, est_coordinateur=True))


@pytest.fixture
def base_reelle(engine: Engine) -> Iterator[Engine]:
    """The engine of the application itself, with its own transactions: a file on SQLite."""
    reelle = db.get_engine()
    Modele.metadata.create_all(reelle)
    yield reelle
    reelle.dispose()


def nombre(session: Session, table: type[SQLModel]) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(table)) or 0


def etat(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Everything stored about reports: what a refused action must leave as it was."""
    session.flush()
    session.expire_all()
    tables = (
        Accompagnement,
        ActiviteCoordination,
        StructurePartenaire,
        FaitAccompagnement,
        FaitCoordination,
        Journal,
        Brouillon,
    )
    return {
        table.__name__: sorted((ligne.model_dump() for ligne in session.exec(select(table)).all()), key=str)
        for table in tables
    }


def faits(session: Session) -> list[dict[str, Any]]:
    complet = etat(session)
    return complet["FaitAccompagnement"] + complet["FaitCoordination"]


def declares(saisie: Saisie) -> dict[str, Any]:
    """What a form says: a count left empty and a zero say the same."""
    return {champ: valeur for champ, valeur in saisie.model_dump().items() if valeur not in (None, 0, [], {})}


def enregistrer(session: Session, acteur: Acteur, formulaire: str, **champs: Any) -> UUID:
    saisie = SAISIES[formulaire]().model_copy(update=champs)
    return cra.enregistrer(session, acteur=acteur, saisie=saisie).id


ACTIONS_SUR_UN_CRA: dict[str, Callable[[Session, Acteur, str, UUID], object]] = {
    "lire": lambda session, acteur, formulaire, cra_id: cra.lire(
        session, acteur=acteur, formulaire=formulaire, cra_id=cra_id
    ),
    "saisie_of": lambda session, acteur, formulaire, cra_id: cra.saisie_of(
        session, acteur=acteur, formulaire=formulaire, cra_id=cra_id
    ),
    "modifier": lambda session, acteur, formulaire, cra_id: cra.modifier(
        session,
        acteur=acteur,
        formulaire=formulaire,
        cra_id=cra_id,
        version=1,
        saisie=SAISIES[formulaire]().model_copy(update={"date": date(2025, 3, 3)}),
    ),
    "supprimer": lambda session, acteur, formulaire, cra_id: cra.supprimer(
        session, acteur=acteur, formulaire=formulaire, cra_id=cra_id
    ),
    "copie_of": lambda session, acteur, formulaire, cra_id: cra.copie_of(
        session, acteur=acteur, formulaire=formulaire, cra_id=cra_id, aujourdhui=JOUR
    ),
}


@pytest.mark.parametrize("action", ACTIONS_SUR_UN_CRA)
@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_another_persons_id_is_not_found_and_nothing_changes(
    session: Session, auteur: Acteur, autre: Acteur, formulaire: str, action: str
) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    avant = etat(session)
    with pytest.raises(Introuvable):
        ACTIONS_SUR_UN_CRA[action](session, autre, formulaire, cra_id)
    assert etat(session) == avant


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_another_persons_deleted_id_is_not_restored(
    session: Session, auteur: Acteur, autre: Acteur, formulaire: str
) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    cra.supprimer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    avant = etat(session)
    with pytest.raises(Introuvable):
        cra.restaurer(session, acteur=autre, formulaire=formulaire, cra_id=cra_id)
    assert etat(session) == avant


@pytest.mark.parametrize("action", ACTIONS_SUR_UN_CRA)
@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_an_id_that_nobody_has_is_not_found(
    session: Session, auteur: Acteur, formulaire: str, action: str
) -> None:
    with pytest.raises(Introuvable):
        ACTIONS_SUR_UN_CRA[action](session, auteur, formulaire, uuid4())


@pytest.mark.parametrize(("formulaire", "ailleurs"), [("animation", "evenement"), ("evenement", "partenariat")])
def test_an_id_is_not_found_under_another_form(
    session: Session, auteur: Acteur, formulaire: str, ailleurs: str
) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    with pytest.raises(Introuvable):
        cra.lire(session, acteur=auteur, formulaire=ailleurs, cra_id=cra_id)


def test_another_persons_draft_is_neither_read_written_nor_deleted(
    session: Session, auteur: Acteur, autre: Acteur
) -> None:
    brouillon = brouillons.enregistrer_brouillon(
        session, acteur=auteur, formulaire="animation", contenu={"notes": SECRET}
    )
    avant = etat(session)
    with pytest.raises(Introuvable):
        brouillons.lire_brouillon(session, acteur=autre, brouillon_id=brouillon.id)
    with pytest.raises(Introuvable):
        brouillons.enregistrer_brouillon(
            session, acteur=autre, formulaire="animation", contenu={}, brouillon_id=brouillon.id
        )
    with pytest.raises(Introuvable):
        brouillons.supprimer_brouillon(session, acteur=autre, brouillon_id=brouillon.id)
    assert brouillons.lister_brouillons(session, acteur=autre) == []
    assert etat(session) == avant
    assert [lu.id for lu in brouillons.lister_brouillons(session, acteur=auteur)] == [brouillon.id]


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_notes_are_read_by_their_author_only(
    session: Session, auteur: Acteur, structure: Structure, formulaire: str
) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    lu = cra.lire(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert SECRET in str(lu)
    assert lu.peut_modifier is True
    for acteur in (lecteur(session, Role.STRUCTURE, structure), lecteur(session, Role.ANCT)):
        lu = cra.lire(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
        assert "Lescure" not in str(lu)
        assert lu.peut_modifier is False


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_notes_never_enter_the_journal(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    saisie = SAISIES[formulaire]().model_copy(update={"notes": "Lescure a rappelé"})
    cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=saisie)
    cra.supprimer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    cra.restaurer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert "Lescure" not in str(etat(session)["Journal"])


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_copy_has_todays_date_and_no_notes(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    avant = etat(session)
    copie = cra.copie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, aujourdhui=date(2025, 6, 2))
    attendu = SAISIES[formulaire]().model_copy(update={"date": date(2025, 6, 2), "notes": None})
    assert declares(copie) == declares(attendu)
    assert etat(session) == avant


def test_each_write_leaves_one_line_in_the_journal(session: Session, auteur: Acteur) -> None:
    for rang, formulaire in enumerate(FORMULAIRES):
        deja = 4 * rang
        cra_id = enregistrer(session, auteur, formulaire)
        assert nombre(session, Journal) == deja + 1
        saisie = SAISIES[formulaire]().model_copy(update={"date": date(2025, 3, 3)})
        cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=saisie)
        assert nombre(session, Journal) == deja + 2
        cra.supprimer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
        assert nombre(session, Journal) == deja + 3
        cra.restaurer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
        assert nombre(session, Journal) == deja + 4
        lignes = session.exec(select(Journal).where(Journal.objet_id == str(cra_id)).order_by("id")).all()
        assert [ligne.action for ligne in lignes] == ["creer", "modifier", "supprimer", "restaurer"]
        assert {ligne.utilisateur_id for ligne in lignes} == {auteur.utilisateur_id}


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_double_submission_writes_once(session: Session, auteur: Acteur, formulaire: str) -> None:
    premier = cra.enregistrer(session, acteur=auteur, saisie=SAISIES[formulaire](), jeton="double-clic")
    avant = etat(session)
    second = cra.enregistrer(session, acteur=auteur, saisie=SAISIES[formulaire](), jeton="double-clic")
    assert second.id == premier.id
    assert etat(session) == avant
    cra.enregistrer(session, acteur=auteur, saisie=SAISIES[formulaire](), jeton="autre-envoi")
    assert nombre(session, Journal) == 2


def test_someone_elses_token_never_gives_their_record(session: Session, auteur: Acteur, autre: Acteur) -> None:
    premier = cra.enregistrer(session, acteur=auteur, saisie=SAISIES["accompagnement"](), jeton="volé")
    try:
        second = cra.enregistrer(session, acteur=autre, saisie=SAISIES["accompagnement"](), jeton="volé")
    except ErreurUtilisateur:
        assert nombre(session, Accompagnement) == 1
    else:
        assert isinstance(second, Accompagnement)
        assert (second.id != premier.id, second.conseiller_id) == (True, autre.conseiller_id)


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_record_changed_meanwhile_is_not_overwritten(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    _, version = cra.saisie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert version == 1
    saisie = SAISIES[formulaire]().model_copy(update={"date": date(2025, 3, 3)})
    cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=saisie)
    assert cra.saisie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)[1] == 2
    avant = etat(session)
    tardive = SAISIES[formulaire]().model_copy(update={"date": date(2025, 3, 4)})
    with pytest.raises(ConflitDeVersion):
        cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=tardive)
    assert etat(session) == avant


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_delete_then_restore_gives_the_same_figures(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    avant = faits(session)
    assert len(avant) == 1
    cra.supprimer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert faits(session) == []
    with pytest.raises(Introuvable):
        cra.saisie_of(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    cra.restaurer(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id)
    assert faits(session) == avant


def test_what_is_deleted_leaves_for_good_after_thirty_days(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(session, auteur, "partenariat")
    cra.supprimer(session, acteur=auteur, formulaire="partenariat", cra_id=cra_id)
    ligne = session.get_one(ActiviteCoordination, cra_id)
    ligne.supprime_le = datetime(2025, 4, 1, 12, 0, tzinfo=UTC)
    session.flush()
    cra.purger_corbeille(session, maintenant=datetime(2025, 5, 1, 11, 59, tzinfo=UTC))
    assert nombre(session, ActiviteCoordination) == 1
    cra.purger_corbeille(session, maintenant=datetime(2025, 5, 1, 12, 1, tzinfo=UTC))
    assert nombre(session, ActiviteCoordination) == 0
    assert nombre(session, StructurePartenaire) == 0


def test_structure_is_that_of_the_day_across_a_transfer(session: Session) -> None:
    ancienne, nouvelle = create_structure(session, "69"), create_structure(session, "974")
    conseiller = create_conseiller(session, ancienne, debut=date(2024, 9, 2), fin=date(2025, 1, 31))
    create_poste(session, conseiller, nouvelle, debut=date(2025, 3, 1))
    acteur = acteur_of(session, conseiller)
    attendu = {
        date(2024, 9, 1): None,
        date(2024, 9, 2): ancienne.id,
        date(2025, 1, 31): ancienne.id,
        date(2025, 2, 1): None,
        date(2025, 2, 28): None,
        date(2025, 3, 1): nouvelle.id,
        date(2025, 9, 15): nouvelle.id,
    }
    for jour, structure_id in attendu.items():
        cra_id = enregistrer(session, acteur, "accompagnement", date=jour)
        assert session.get_one(Accompagnement, cra_id).structure_id == structure_id
        fait = session.get_one(FaitAccompagnement, cra_id)
        assert fait.structure_id == structure_id
        departements = {ancienne.id: "69", nouvelle.id: "974", None: None}
        assert fait.departement == departements[structure_id]


def test_changing_the_day_changes_the_structure(session: Session) -> None:
    ancienne, nouvelle = create_structure(session), create_structure(session)
    conseiller = create_conseiller(session, ancienne, fin=date(2025, 1, 31))
    create_poste(session, conseiller, nouvelle, debut=date(2025, 2, 1))
    acteur = acteur_of(session, conseiller)
    cra_id = enregistrer(session, acteur, "animation", date=date(2025, 1, 31))
    saisie = SAISIES["animation"]().model_copy(update={"date": date(2025, 2, 1)})
    cra.modifier(session, acteur=acteur, formulaire="animation", cra_id=cra_id, version=1, saisie=saisie)
    assert session.get_one(ActiviteCoordination, cra_id).structure_id == nouvelle.id


def test_two_postes_at_once_ask_which(session: Session, structure: Structure) -> None:
    seconde, etrangere = create_structure(session), create_structure(session)
    conseiller = create_conseiller(session, structure)
    create_poste(session, conseiller, seconde)
    acteur = acteur_of(session, conseiller)
    saisie = SAISIES["accompagnement"]()
    for refusee in (None, etrangere.id):
        with pytest.raises(SaisieInvalide) as refus:
            cra.enregistrer(session, acteur=acteur, saisie=saisie, structure_id=refusee)
        assert list(refus.value.erreurs) == ["structure_id"]
    assert nombre(session, Accompagnement) == 0
    assert nombre(session, Journal) == 0
    for choisie in (structure.id, seconde.id):
        assert cra.enregistrer(session, acteur=acteur, saisie=saisie, structure_id=choisie).structure_id == choisie


def test_a_former_employer_does_not_see_what_was_done_for_the_next(session: Session) -> None:
    ancienne, nouvelle = create_structure(session), create_structure(session)
    conseiller = create_conseiller(session, ancienne, fin=date(2025, 1, 31))
    create_poste(session, conseiller, nouvelle, debut=date(2025, 2, 1))
    acteur = acteur_of(session, conseiller)
    for formulaire in FORMULAIRES:
        chez_ancienne = enregistrer(session, acteur, formulaire, date=date(2025, 1, 31))
        chez_nouvelle = enregistrer(session, acteur, formulaire, date=date(2025, 2, 1))
        for employeur, visible, cache in (
            (ancienne, chez_ancienne, chez_nouvelle),
            (nouvelle, chez_nouvelle, chez_ancienne),
        ):
            gestionnaire = lecteur(session, Role.STRUCTURE, employeur)
            cra.lire(session, acteur=gestionnaire, formulaire=formulaire, cra_id=visible)
            with pytest.raises(Introuvable):
                cra.lire(session, acteur=gestionnaire, formulaire=formulaire, cra_id=cache)


def test_a_coordinator_reads_the_team_for_the_time_in_it(session: Session, structure: Structure) -> None:
    membre = create_conseiller(session, structure)
    coordinateur = create_conseiller(session, structure, est_coordinateur=True)
    create_equipe(session, coordinateur, membre, debut=date(2025, 2, 1), fin=date(2025, 2, 28))
    ecrit, lit = acteur_of(session, membre), acteur_of(session, coordinateur, Role.COORDINATEUR)
    visibles = {
        date(2025, 1, 31): False,
        date(2025, 2, 1): True,
        date(2025, 2, 28): True,
        date(2025, 3, 1): False,
    }
    for jour, visible in visibles.items():
        cra_id = enregistrer(session, ecrit, "accompagnement", date=jour)
        if visible:
            lu = cra.lire(session, acteur=lit, formulaire="accompagnement", cra_id=cra_id)
            assert "Lescure" not in str(lu)
            assert lu.peut_modifier is False
        else:
            with pytest.raises(Introuvable):
                cra.lire(session, acteur=lit, formulaire="accompagnement", cra_id=cra_id)


def test_ids_typed_by_hand_are_refused(session: Session, auteur: Acteur, autre: Acteur) -> None:
    tag = creer_tag(session, acteur=autre, nom="Projet personnel")
    evenement = enregistrer(session, autre, "evenement")
    avant = etat(session)
    for formulaire, champ, valeur in (
        ("accompagnement", "tags", [tag.id]),
        ("animation", "tags", [uuid4()]),
        ("partenariat", "evenement_id", evenement),
        ("partenariat", "evenement_id", uuid4()),
        ("accompagnement", "code_commune", "00000"),
    ):
        with pytest.raises(SaisieInvalide) as refus:
            enregistrer(session, auteur, formulaire, **{champ: valeur})
        assert list(refus.value.erreurs) == [champ]
    assert etat(session) == avant


UNE_PERSONNE = {"nb_participants": None, "nb_deja_accompagnes": None, "genre_feminin": None}


def test_a_field_of_the_other_activite_is_not_stored(session: Session, auteur: Acteur) -> None:
    reponses = {
        "autonomie": "autonome",
        "oriente": True,
        "structure_de_redirection": "autre",
        "niveau": "debutant",
        "titre": "Découvrir la tablette",
    }
    atelier = enregistrer(session, auteur, "accompagnement", **reponses)
    ligne = session.get_one(Accompagnement, atelier)
    assert (ligne.autonomie, ligne.oriente, ligne.structure_de_redirection) == (None, None, None)
    assert (ligne.niveau, ligne.titre) == ("debutant", "Découvrir la tablette")
    personne = enregistrer(session, auteur, "accompagnement", activite="individuel", **UNE_PERSONNE, **reponses)
    ligne = session.get_one(Accompagnement, personne)
    assert (ligne.autonomie, ligne.oriente, ligne.structure_de_redirection) == ("autonome", True, "autre")
    assert (ligne.niveau, ligne.titre) == (None, None)


@pytest.mark.parametrize(("activite", "champ"), [("individuel", "niveau"), ("collectif", "autonomie")])
def test_an_unknown_value_in_a_field_of_the_other_activite_is_refused(
    session: Session, auteur: Acteur, activite: str, champ: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer(session, auteur, "accompagnement", activite=activite, **UNE_PERSONNE, **{champ: "expert"})
    assert champ in refus.value.erreurs


@pytest.mark.parametrize(
    ("role", "formulaires"),
    [
        (Role.CONSEILLER, ["animation", "evenement", "partenariat"]),
        (Role.COORDINATEUR, ["accompagnement"]),
        (Role.STRUCTURE, FORMULAIRES),
        (Role.ANCT, FORMULAIRES),
    ],
)
def test_each_role_writes_its_own_forms_only(
    session: Session, structure: Structure, role: Role, formulaires: list[str]
) -> None:
    acteur = acteur_of(session, create_conseiller(session, structure), role)
    for formulaire in formulaires:
        with pytest.raises(AccesRefuse):
            enregistrer(session, acteur, formulaire)
    assert nombre(session, Journal) == 0


@pytest.mark.parametrize(
    ("minutes", "classe"),
    [
        (1, "moins_30"),
        (29, "moins_30"),
        (30, "30_59"),
        (59, "30_59"),
        (60, "60_119"),
        (119, "60_119"),
        (120, "120_plus"),
        (1439, "120_plus"),
    ],
)
def test_class_of_a_duration(session: Session, auteur: Acteur, minutes: int, classe: str) -> None:
    cra_id = enregistrer(session, auteur, "accompagnement", duree_minutes=minutes)
    ligne = session.get_one(Accompagnement, cra_id)
    assert (ligne.duree_minutes, ligne.classe_duree) == (minutes, classe)


def test_individuel_counts_one_person(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(
        session,
        auteur,
        "accompagnement",
        activite="individuel",
        nb_participants=None,
        nb_deja_accompagnes=None,
        genre_feminin=1,
    )
    ligne = session.get_one(Accompagnement, cra_id)
    assert (ligne.nb_participants, ligne.nb_deja_accompagnes, ligne.genre_feminin) == (1, 0, 1)
    assert session.get_one(FaitAccompagnement, cra_id).accompagnements == 1


def test_a_precision_leaves_with_its_autre(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(session, auteur, "animation")
    saisie = SAISIES["animation"]().model_copy(update={"type_animation": "echange", "thematiques": ["rh"]})
    cra.modifier(session, acteur=auteur, formulaire="animation", cra_id=cra_id, version=1, saisie=saisie)
    ligne = session.get_one(ActiviteCoordination, cra_id)
    assert (ligne.type_animation, ligne.type_animation_autre) == ("echange", None)
    assert (ligne.thematiques, ligne.thematique_autre) == (["rh"], None)


def test_partner_rows_are_stored_in_order_and_come_back(session: Session, auteur: Acteur) -> None:
    cra_id = enregistrer(session, auteur, "partenariat", nom="Convention 2025")
    saisie, version = cra.saisie_of(session, acteur=auteur, formulaire="partenariat", cra_id=cra_id)
    attendu = SAISIES["partenariat"]().model_copy(update={"nom": "Convention 2025"})
    assert saisie.model_dump() == attendu.model_dump()
    reste = saisie.model_copy(update={"partenaires": [PartenaireCreate(nom="La Poste", type="entreprise")]})
    cra.modifier(session, acteur=auteur, formulaire="partenariat", cra_id=cra_id, version=version, saisie=reste)
    lignes = session.exec(select(StructurePartenaire).order_by("rang")).all()
    assert [(ligne.nom, ligne.type) for ligne in lignes] == [("La Poste", "entreprise")]


@pytest.mark.parametrize("formulaire", FORMULAIRES)
def test_a_refused_form_writes_nothing(session: Session, auteur: Acteur, formulaire: str) -> None:
    cra_id = enregistrer(session, auteur, formulaire)
    avant = etat(session)
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer(session, auteur, formulaire, date=date(2019, 12, 31))
    assert refus.value.erreurs == {"date": "La date ne peut pas être antérieure au 1er janvier 2020"}
    with pytest.raises(SaisieInvalide):
        saisie = SAISIES[formulaire]().model_copy(update={"date": None})
        cra.modifier(session, acteur=auteur, formulaire=formulaire, cra_id=cra_id, version=1, saisie=saisie)
    assert etat(session) == avant


@pytest.mark.parametrize(
    ("formulaire", "table"),
    [(formulaire, "journal") for formulaire in FORMULAIRES]
    + [("accompagnement", "faits_accompagnement")]
    + [(formulaire, "faits_coordination") for formulaire in ("animation", "evenement", "partenariat")],
)
def test_a_failing_write_leaves_no_record_no_fact_and_no_journal(
    base_reelle: Engine, formulaire: str, table: str
) -> None:
    with db.ecriture() as session:
        auteur = acteur_of(session, create_conseiller(session, create_structure(session)))

    def couper(_connexion: Any, _curseur: Any, requete: str, *_reste: Any) -> None:
        if requete.replace('"', "").startswith(f"INSERT INTO {table} "):
            raise OSError("coupure")

    event.listen(base_reelle, "before_cursor_execute", couper)
    with pytest.raises(OSError, match="coupure"), db.ecriture() as session:
        enregistrer(session, auteur, formulaire)
    event.remove(base_reelle, "before_cursor_execute", couper)
    with db.lecture() as session:
        assert nombre(session, Accompagnement) + nombre(session, ActiviteCoordination) == 0
        assert (faits(session), nombre(session, Journal)) == ([], 0)

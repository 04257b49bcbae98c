"""Another person’s id, notes, drafts and roles: what services refuse, judged from what the product promises."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from coop_data import brouillons
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import (
    Accompagnement,
    Journal,
    Structure,
)
from coop_data.saisie import cra
from coop_data.tags import creer_tag
from tests.factories import create_conseiller, create_equipe, create_poste, create_structure
from tests.reference.services_litteraux import (
    FORMULAIRES,
    JOUR,
    SAISIES,
    SECRET,
    acteur_of,
    enregistrer,
    etat,
    lecteur,
    nombre,
)

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


def test_someone_elses_token_never_gives_their_record(session: Session, auteur: Acteur, autre: Acteur) -> None:
    premier = cra.enregistrer(session, acteur=auteur, saisie=SAISIES["accompagnement"](), jeton="volé")
    try:
        second = cra.enregistrer(session, acteur=autre, saisie=SAISIES["accompagnement"](), jeton="volé")
    except ErreurUtilisateur:
        assert nombre(session, Accompagnement) == 1
    else:
        assert isinstance(second, Accompagnement)
        assert (second.id != premier.id, second.conseiller_id) == (True, autre.conseiller_id)


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

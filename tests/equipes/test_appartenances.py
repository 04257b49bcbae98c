"""Times in a team: both ends included, never overlapping, counted at once, and whose they are to change."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.acces.capacites import est_dans_equipe
from coop_data.analytics.calcul import compute_chiffres
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine
from coop_data.auth.comptes import acteur_du_compte
from coop_data.domain.perimetre import UneEquipe
from coop_data.domain.roles import Role
from coop_data.equipes.appartenances import (
    Appartenance,
    ajouter_membre,
    corriger_appartenance,
    lister_appartenances,
    retablir_appartenance,
    retirer_appartenance,
)
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.faits.changements import version_donnees
from coop_data.models import Conseiller, Journal
from coop_data.statistiques import CATALOGUE
from tests.factories import (
    create_accompagnement,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)


@dataclass(frozen=True)
class Monde:
    """Chloé coordinates; Alix logged one accompagnement on each of five days of 2026."""

    chloe: Acteur
    coordinateur_id: UUID
    alix: Conseiller
    autre: Acteur
    admin: Acteur


JOURS = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 15), date(2026, 3, 31), date(2026, 4, 1))


@pytest.fixture
def monde(session: Session) -> Monde:
    structure = create_structure(session)
    chloe = create_conseiller(session, structure, prenom="Chloé", nom="Dumas", est_coordinateur=True)
    alix = create_conseiller(session, structure, prenom="Alix", nom="Petit")
    autre = create_conseiller(session, structure, est_coordinateur=True)
    for jour in JOURS:
        create_accompagnement(session, alix, structure, date=jour)
    comptes = [create_utilisateur(session, Role.COORDINATEUR, conseiller_id=qui.id) for qui in (chloe, autre)]
    acteurs = [acteur_du_compte(compte) for compte in comptes]
    admin = acteur_du_compte(create_utilisateur(session, Role.ADMIN))
    return Monde(acteurs[0], chloe.id, alix, acteurs[1], admin)


def ajouter(session: Session, monde: Monde, debut: date | None, fin: date | None = None) -> Appartenance:
    return ajouter_membre(
        session,
        acteur=monde.admin,
        coordinateur_id=monde.coordinateur_id,
        conseiller_id=monde.alix.id,
        date_debut=debut,
        date_fin=fin,
    )


def cra_de_l_equipe(session: Session, monde: Monde) -> float | None:
    """CRA that the team counts over 2026."""
    chiffres = compute_chiffres(
        session=session,
        catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
        perimetre=UneEquipe(monde.coordinateur_id),
        filtres=Filtres(date(2026, 1, 1), date(2026, 12, 31)),
    )
    return chiffres["cra"].valeur


def test_a_team_counts_its_member_from_the_first_to_the_last_day_included(session: Session, monde: Monde) -> None:
    assert cra_de_l_equipe(session, monde) == 0
    presence = ajouter(session, monde, date(2026, 2, 1))
    assert cra_de_l_equipe(session, monde) == 4
    corriger_appartenance(
        session,
        acteur=monde.chloe,
        appartenance_id=presence.id,
        date_debut=date(2026, 2, 1),
        date_fin=date(2026, 3, 31),
    )
    assert cra_de_l_equipe(session, monde) == 3
    ajouter(session, monde, date(2026, 4, 1))
    assert cra_de_l_equipe(session, monde) == 4
    retirer_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id)
    assert cra_de_l_equipe(session, monde) == 1
    retablir_appartenance(
        session,
        acteur=monde.chloe,
        appartenance=Appartenance(
            presence.id, monde.coordinateur_id, monde.alix.id, date(2026, 2, 1), date(2026, 3, 31)
        ),
    )
    assert cra_de_l_equipe(session, monde) == 4


def test_every_change_makes_kept_figures_stale(session: Session, monde: Monde) -> None:
    versions = [version_donnees(session)]
    presence = ajouter(session, monde, date(2026, 2, 1))
    versions.append(version_donnees(session))
    corriger_appartenance(
        session,
        acteur=monde.chloe,
        appartenance_id=presence.id,
        date_debut=date(2026, 2, 2),
        date_fin=None,
    )
    versions.append(version_donnees(session))
    retiree = retirer_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id)
    versions.append(version_donnees(session))
    retablir_appartenance(session, acteur=monde.chloe, appartenance=retiree)
    versions.append(version_donnees(session))
    assert len(set(versions)) == 5


@pytest.mark.parametrize(
    ("debut", "fin", "refusee"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), False),
        (date(2026, 1, 1), date(2026, 2, 1), True),
        (date(2026, 2, 10), date(2026, 2, 20), True),
        (date(2026, 3, 31), None, True),
        (date(2026, 4, 1), None, False),
        (date(2025, 1, 1), None, True),
    ],
)
def test_two_times_in_one_team_share_no_day(
    session: Session, monde: Monde, debut: date, fin: date | None, refusee: bool
) -> None:
    ajouter(session, monde, date(2026, 2, 1), date(2026, 3, 31))
    if not refusee:
        assert ajouter(session, monde, debut, fin).date_debut == debut
        return
    with pytest.raises(SaisieInvalide) as refus:
        ajouter(session, monde, debut, fin)
    assert refus.value.erreurs == {
        "date_debut": "Alix Petit est déjà dans l’équipe du 01/02/2026 au 31/03/2026 : choisissez des dates hors "
        "de cette période, ou corrigez-la."
    }


def test_one_person_may_be_in_two_teams(session: Session, monde: Monde) -> None:
    ajouter(session, monde, date(2026, 2, 1))
    assert monde.autre.conseiller_id is not None
    seconde = ajouter_membre(
        session,
        acteur=monde.admin,
        coordinateur_id=monde.autre.conseiller_id,
        conseiller_id=monde.alix.id,
        date_debut=date(2026, 2, 1),
    )
    assert seconde.couvre(date(2026, 2, 1))


@pytest.mark.parametrize(
    ("debut", "fin", "erreurs"),
    [
        (None, None, {"date_debut": "Indiquez le premier jour dans l’équipe."}),
        (date(2019, 12, 31), None, {"date_debut": "Une équipe ne commence pas avant le 01/01/2020."}),
        (date(2026, 2, 2), date(2026, 2, 1), {"date_fin": "Le dernier jour ne peut pas précéder le premier."}),
    ],
)
def test_dates_are_checked(
    session: Session, monde: Monde, debut: date | None, fin: date | None, erreurs: dict[str, str]
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        ajouter(session, monde, debut, fin)
    assert refus.value.erreurs == erreurs


def test_one_day_is_a_time_in_the_team(session: Session, monde: Monde) -> None:
    ajouter(session, monde, date(2026, 3, 15), date(2026, 3, 15))
    assert cra_de_l_equipe(session, monde) == 1
    jours = [date(2026, 3, 14), date(2026, 3, 15), date(2026, 3, 16)]
    presents = [
        est_dans_equipe(session, acteur=monde.chloe, conseiller_id=monde.alix.id, jour=jour) for jour in jours
    ]
    assert presents == [False, True, False]


def test_a_coordinator_is_no_member_of_the_team(session: Session, monde: Monde) -> None:
    with pytest.raises(SaisieInvalide, match="vous n’en êtes pas membre"):
        ajouter_membre(
            session,
            acteur=monde.admin,
            coordinateur_id=monde.coordinateur_id,
            conseiller_id=monde.coordinateur_id,
            date_debut=date(2026, 1, 1),
        )


def test_nobody_else_changes_a_team(session: Session, monde: Monde) -> None:
    presence = ajouter(session, monde, date(2026, 2, 1))
    former = Acteur("Chloé", frozenset({Role.CONSEILLER}), monde.chloe.utilisateur_id, monde.coordinateur_id)
    employeur = Acteur("Mairie", frozenset({Role.STRUCTURE}), structure_id=create_structure(session).id)
    anct = Acteur("Analyste", frozenset({Role.ANCT}))
    for acteur in (monde.autre, former, employeur, anct):
        with pytest.raises(AccesRefuse):
            ajouter_membre(
                session,
                acteur=acteur,
                coordinateur_id=monde.coordinateur_id,
                conseiller_id=monde.alix.id,
                date_debut=date(2024, 1, 1),
                date_fin=date(2024, 1, 2),
            )
        with pytest.raises(AccesRefuse):
            corriger_appartenance(
                session,
                acteur=acteur,
                appartenance_id=presence.id,
                date_debut=date(2026, 1, 1),
                date_fin=None,
            )
        with pytest.raises(AccesRefuse):
            retirer_appartenance(session, acteur=acteur, appartenance_id=presence.id)
        with pytest.raises(AccesRefuse):
            retablir_appartenance(session, acteur=acteur, appartenance=presence)
    for acteur in (monde.autre, former, employeur):
        with pytest.raises(AccesRefuse):
            lister_appartenances(session, acteur=acteur, coordinateur_id=monde.coordinateur_id)
    assert lister_appartenances(session, acteur=anct, coordinateur_id=monde.coordinateur_id) == [presence]


def test_an_administrator_mends_any_team(session: Session, monde: Monde) -> None:
    presence = ajouter(session, monde, date(2026, 2, 1))
    corrigee = corriger_appartenance(
        session,
        acteur=SYSTEME,
        appartenance_id=presence.id,
        date_debut=date(2026, 2, 3),
        date_fin=None,
    )
    assert corrigee.en_clair() == "depuis le 03/02/2026"


def test_unknown_rows_people_and_teams_are_not_found(session: Session, monde: Monde) -> None:
    presence = ajouter(session, monde, date(2026, 2, 1))
    retirer_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id)
    with pytest.raises(Introuvable):
        retirer_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id)
    for coordinateur_id, conseiller_id in ((UUID(int=9), monde.alix.id), (monde.coordinateur_id, UUID(int=9))):
        with pytest.raises(Introuvable):
            ajouter_membre(
                session,
                acteur=SYSTEME,
                coordinateur_id=coordinateur_id,
                conseiller_id=conseiller_id,
                date_debut=date(2026, 1, 1),
            )


def test_a_removal_is_not_undone_over_a_new_time(session: Session, monde: Monde) -> None:
    presence = ajouter(session, monde, date(2026, 2, 1))
    retiree = retirer_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id)
    ajouter(session, monde, date(2026, 3, 1))
    with pytest.raises(SaisieInvalide):
        retablir_appartenance(session, acteur=monde.chloe, appartenance=retiree)


def test_each_change_is_in_the_journal(session: Session, monde: Monde) -> None:
    presence = ajouter(session, monde, date(2026, 2, 1))
    for _ in range(2):  # the second changes nothing, and says nothing
        corriger_appartenance(
            session,
            acteur=monde.chloe,
            appartenance_id=presence.id,
            date_debut=date(2026, 2, 1),
            date_fin=date(2026, 3, 31),
        )
    retirer_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id)
    lignes = session.exec(select(Journal).where(Journal.objet == "equipe").order_by(Journal.id)).all()  # type: ignore[arg-type]
    assert [ligne.action for ligne in lignes] == ["creer", "modifier", "supprimer"]
    assert (lignes[1].avant, lignes[1].apres) == ({"date_fin": None}, {"date_fin": "2026-03-31"})
    assert lignes[2].avant is not None
    assert lignes[2].avant["conseiller_id"] == str(monde.alix.id)


def test_the_latest_time_comes_first(session: Session, monde: Monde) -> None:
    create_equipe(session, session.get_one(Conseiller, monde.coordinateur_id), monde.alix, fin=date(2025, 1, 1))
    ajouter(session, monde, date(2026, 2, 1))
    presences = lister_appartenances(session, acteur=monde.chloe, coordinateur_id=monde.coordinateur_id)
    assert [presence.en_clair() for presence in presences] == [
        "depuis le 01/02/2026",
        "du 01/01/2024 au 01/01/2025",
    ]

"""What each check finds: literal reports of March 2026, one fault at a time, and the share without remark."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from coop_data.analytics.qualite import Confirmes, compter, lister
from coop_data.analytics.qualite_lecture import Remarque, Selection
from coop_data.domain.accompagnement import Activite, TypeLieu
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.perimetre import National, UneStructure
from coop_data.domain.periode import Periode
from coop_data.domain.qualite import Controle
from coop_data.models import Conseiller, Structure
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_commune,
    create_conseiller,
    create_structure,
)

JOUR, AUJOURDHUI = date(2026, 3, 10), date(2026, 3, 31)
ANNEE = Periode(date(2026, 1, 1), date(2026, 12, 31))
ORDRE = tuple(Controle)[:-1]
"""Every check but drafts, which are no reports."""


@dataclass(frozen=True)
class Monde:
    """Alix helps people for the town hall, Chloé coordinates from there."""

    session: Session
    mairie: Structure
    alix: Conseiller
    chloe: Conseiller

    def aide(self, **champs: Any) -> UUID:
        """An accompagnement of Alix, without fault unless said."""
        champs.setdefault("code_commune", create_commune(self.session))
        structure = champs.pop("structure", self.mairie)
        return create_accompagnement(self.session, champs.pop("par", self.alix), structure, **champs).id

    def activite(self, genre: TypeActivite, **champs: Any) -> UUID:
        """A coordination activity of Chloé."""
        return create_activite(
            self.session, self.chloe, champs.pop("structure", self.mairie), type=genre, **champs
        ).id

    def choisir(self, **filtres: Any) -> Selection:
        """The whole country over the year, unless said."""
        filtres.setdefault("periode", ANNEE)
        perimetre = filtres.pop("perimetre", National())
        return Selection((perimetre,), (perimetre,), aujourdhui=AUJOURDHUI, **filtres)

    def trouver(self, controle: Controle, confirmes: Confirmes | None = None, **filtres: Any) -> list[Remarque]:
        """What a check finds."""
        verifiees = filtres.pop("verifiees", False)
        return lister(self.session, self.choisir(**filtres), controle, confirmes or {}, verifiees=verifiees)

    def vus(self, controle: Controle, **filtres: Any) -> set[frozenset[UUID]]:
        """The reports of each remark."""
        trouvees = self.trouver(controle, **filtres)
        return {frozenset(cra.cra_id for cra in remarque.cras) for remarque in trouvees}


@pytest.fixture
def monde(session: Session) -> Monde:
    mairie = create_structure(session, nom="Mairie")
    alix = create_conseiller(session, mairie, prenom="Alix", nom="Petit")
    chloe = create_conseiller(session, mairie, prenom="Chloé", nom="Roux", est_coordinateur=True)
    return Monde(session, mairie, alix, chloe)


IDENTIQUE = {"lieu": "Médiathèque", "age_40_59": 1, "genre_feminin": 1, "thematiques": ["email", "sante"]}


@pytest.mark.parametrize(
    "difference",
    [
        {"date": date(2026, 3, 11)},
        {"activite": Activite.COLLECTIF},
        {"duree_minutes": 45},
        {"type_lieu": TypeLieu.DOMICILE},
        {"lieu": "Centre social"},
        {"code_commune": None},
        {"age_40_59": 0, "age_60_69": 1},
        {"genre_feminin": 0, "genre_masculin": 1},
        {"nb_deja_accompagnes": 1},
        {"thematiques": ["email"]},
        {"materiel": ["ordinateur"]},
    ],
    ids=lambda difference: next(iter(difference)),
)
def test_what_tells_two_accompagnements_apart(monde: Monde, difference: dict[str, Any]) -> None:
    monde.aide(**IDENTIQUE)
    monde.aide(**(IDENTIQUE | difference))
    assert monde.vus(Controle.DOUBLONS) == set()


def test_twins_stand_in_groups(monde: Monde) -> None:
    autre = create_structure(monde.session, "01")
    trois = {
        monde.aide(**IDENTIQUE, titre="Un titre"),
        monde.aide(**IDENTIQUE, notes="Des notes"),
        monde.aide(**(IDENTIQUE | {"lieu": "mediathèque ", "thematiques": ["sante", "email"]}), structure=autre),
    }
    monde.aide(**IDENTIQUE, par=create_conseiller(monde.session, monde.mairie))
    deux = {monde.aide(date=date(2026, 4, 1)), monde.aide(date=date(2026, 4, 1))}
    assert monde.vus(Controle.DOUBLONS) == {frozenset(trois), frozenset(deux)}
    assert compter(monde.session, monde.choisir(), {}).nombres[Controle.DOUBLONS] == 2


def test_twins_of_coordination(monde: Monde) -> None:
    ville, caf = ("Ville de Lyon", "commune"), ("CAF", "etat")
    forum = {"nom": "Forum de l’emploi", "echelon": "communal", "participants": 40}
    jumeaux = {monde.activite(TypeActivite.EVENEMENT, **forum) for _ in range(2)}
    monde.activite(TypeActivite.EVENEMENT, **(forum | {"nom": "Forum des métiers"}))
    monde.activite(TypeActivite.EVENEMENT, **(forum | {"participants": 41}))
    signes = {
        monde.activite(TypeActivite.PARTENARIAT, natures=["rdv_elu"], partenaires=(ville,)) for _ in range(2)
    }
    monde.activite(TypeActivite.PARTENARIAT, natures=["rdv_elu"], partenaires=(ville, caf))
    monde.activite(TypeActivite.ANIMATION, mediateurs=2, duree_minutes=60)
    monde.activite(TypeActivite.ANIMATION, mediateurs=3, duree_minutes=60)
    assert monde.vus(Controle.DOUBLONS) == {frozenset(jumeaux), frozenset(signes)}


@pytest.mark.parametrize(
    ("activite", "minutes", "raison"),
    [
        (Activite.INDIVIDUEL, 240, None),
        (Activite.INDIVIDUEL, 241, "Un accompagnement individuel"),
        (Activite.PONCTUEL, 300, "Une demande ponctuelle"),
        (Activite.COLLECTIF, 14, "Un atelier"),
        (Activite.COLLECTIF, 15, None),
        (Activite.COLLECTIF, 600, None),
        (Activite.COLLECTIF, 601, "Un atelier"),
        (Activite.INDIVIDUEL, 1, None),
    ],
)
def test_durations_of_accompagnements(monde: Monde, activite: Activite, minutes: int, raison: str | None) -> None:
    monde.aide(activite=activite, duree_minutes=minutes)
    trouvees = monde.trouver(Controle.DUREES)
    assert len(trouvees) == (raison is not None)
    assert all((raison or "") in phrase for remarque in trouvees for phrase in remarque.raisons)


def test_an_animation_lasts_ten_hours_at_most_and_no_duration_is_no_short_one(monde: Monde) -> None:
    longue = monde.activite(TypeActivite.ANIMATION, duree_minutes=601)
    monde.activite(TypeActivite.ANIMATION, duree_minutes=600)
    monde.aide(activite=Activite.COLLECTIF, duree_minutes=0)
    assert monde.vus(Controle.DUREES) == {frozenset({longue})}


def test_a_day_adds_up_both_kinds_of_report(monde: Monde) -> None:
    deux_roles = {"par": monde.chloe, "structure": monde.mairie}
    jour = {
        monde.aide(**deux_roles, duree_minutes=240),
        monde.aide(**deux_roles, duree_minutes=200, titre="Suite"),
        monde.activite(TypeActivite.ANIMATION, duree_minutes=281),
    }
    monde.aide(**deux_roles, date=date(2026, 3, 11), duree_minutes=240)
    for _ in range(3):
        monde.aide(duree_minutes=240)
    assert monde.vus(Controle.JOURNEES) == {frozenset(jour)}
    (remarque,) = monde.trouver(Controle.JOURNEES)
    assert remarque.minutes == 721


@pytest.mark.parametrize(
    ("champs", "trouve"),
    [
        ({"nb_participants": 200}, False),
        ({"nb_participants": 201}, True),
        ({"nb_participants": 5, "nb_deja_accompagnes": 5}, False),
        ({"nb_participants": 5, "nb_deja_accompagnes": 6}, True),
        ({"nb_participants": 5, "genre_feminin": 3, "genre_masculin": 3}, True),
        ({"nb_participants": 5, "age_12_17": 2, "age_18_35": 4}, True),
        ({"nb_participants": 5, "statut_retraite": 6}, True),
        ({"nb_participants": 5, "age_12_17": 5, "genre_masculin": 5, "statut_scolarise": 5}, False),
    ],
    ids=lambda champs: str(champs),
)
def test_participants_of_an_atelier(monde: Monde, champs: dict[str, Any], trouve: bool) -> None:
    monde.aide(activite=Activite.COLLECTIF, **champs)
    assert bool(monde.trouver(Controle.PARTICIPANTS)) is trouve


def test_participants_of_coordination(monde: Monde) -> None:
    foules = {
        monde.activite(TypeActivite.ANIMATION, autres_acteurs=201),
        monde.activite(TypeActivite.EVENEMENT, participants=5_001),
    }
    monde.activite(TypeActivite.ANIMATION, mediateurs=200, structures=200)
    monde.activite(TypeActivite.EVENEMENT, participants=5_000)
    assert monde.vus(Controle.PARTICIPANTS) == {frozenset({cra}) for cra in foules}


def test_dates_communes_structures_and_gaps(monde: Monde) -> None:
    demain = monde.aide(date=date(2026, 4, 1))
    monde.aide(date=AUJOURDHUI)
    monde.activite(TypeActivite.ANIMATION, date=date(2026, 6, 1))
    sans_commune = monde.aide(code_commune=None, date=date(2026, 2, 2))
    monde.aide(code_commune=None, type_lieu=TypeLieu.A_DISTANCE, date=date(2026, 2, 3))
    dehors = {monde.aide(structure=None), monde.activite(TypeActivite.ANIMATION, structure=None)}
    troue = monde.aide(a_completer=["duree_minutes", "thematiques"], date=date(2026, 2, 4))
    assert monde.vus(Controle.FUTUR) == {frozenset({demain})}
    assert monde.vus(Controle.COMMUNES) == {frozenset({sans_commune})}
    assert monde.vus(Controle.SANS_STRUCTURE) == {frozenset({cra}) for cra in dehors}
    assert monde.vus(Controle.A_COMPLETER) == {frozenset({troue})}
    assert monde.trouver(Controle.A_COMPLETER)[0].premier.manques == ("duree_minutes", "thematiques")
    assert compter(monde.session, monde.choisir(), {}).nombres == {
        Controle.DOUBLONS: 0, Controle.DUREES: 0, Controle.JOURNEES: 0, Controle.PARTICIPANTS: 0,
        Controle.FUTUR: 1, Controle.COMMUNES: 1, Controle.SANS_STRUCTURE: 2, Controle.A_COMPLETER: 1,
        Controle.BROUILLONS: 0,
    }  # fmt: skip


def test_a_report_with_several_remarks_counts_once(monde: Monde) -> None:
    monde.aide(duree_minutes=300, structure=None)
    monde.aide(duree_minutes=300, structure=None)
    monde.aide(duree_minutes=300, date=date(2026, 3, 11))
    monde.aide(date=date(2026, 3, 12))
    monde.activite(TypeActivite.ANIMATION, duree_minutes=60)
    bilan = compter(monde.session, monde.choisir(), {})
    assert (bilan.total, bilan.signales, bilan.part_sans_remarque) == (5, 3, 0.4)
    assert [bilan.nombres[controle] for controle in ORDRE] == [1, 3, 0, 0, 0, 0, 2, 0]
    vide = compter(monde.session, monde.choisir(periode=Periode(date(2025, 1, 1), date(2025, 1, 2))), {})
    assert (vide.total, vide.signales, vide.part_sans_remarque) == (0, 0, None)


def test_filters_narrow_every_check(monde: Monde) -> None:
    bourg = create_structure(monde.session, "01")
    nour = create_conseiller(monde.session, bourg)
    ici = {monde.aide(duree_minutes=300), monde.aide(duree_minutes=300)}
    la = {monde.aide(par=nour, structure=bourg, duree_minutes=300) for _ in range(2)}
    for filtres, attendus in (
        ({"departement": "01"}, la),
        ({"structure_id": monde.mairie.id}, ici),
        ({"personne_id": nour.id}, la),
        ({"perimetre": UneStructure(monde.mairie.id)}, ici),
        ({"periode": Periode(date(2026, 3, 11), date(2026, 12, 31))}, set()),
        ({"departement": "01", "personne_id": monde.alix.id}, set()),
    ):
        assert monde.vus(Controle.DUREES, **filtres) == {frozenset({cra}) for cra in attendus}
        assert monde.vus(Controle.DOUBLONS, **filtres) == ({frozenset(attendus)} if attendus else set())
        assert compter(monde.session, monde.choisir(**filtres), {}).signales == len(attendus)


def test_what_is_confirmed_is_no_remark_until_it_changes(monde: Monde) -> None:
    un, deux = monde.aide(duree_minutes=300), monde.aide(duree_minutes=300)
    confirmes = {Controle.DUREES: {un: 1, deux: 1}, Controle.DOUBLONS: {un: 1}}
    assert monde.trouver(Controle.DUREES, confirmes) == []
    assert len(monde.trouver(Controle.DUREES, confirmes, verifiees=True)) == 2
    assert len(monde.trouver(Controle.DOUBLONS, confirmes)) == 1, "the other twin was not confirmed"
    bilan = compter(monde.session, monde.choisir(), confirmes)
    assert (bilan.nombres[Controle.DUREES], bilan.nombres[Controle.DOUBLONS], bilan.signales) == (0, 1, 2)
    ancien = {Controle.DUREES: {un: 0, deux: 1}}
    assert [remarque.premier.cra_id for remarque in monde.trouver(Controle.DUREES, ancien)] == [un]

"""The demonstration is the same for the same seed, holds every case, and keeps the rules of the forms."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, func, select

from coop_data.domain.accompagnement import Activite, ClasseDuree
from coop_data.domain.origines import Origine
from coop_data.domain.structures import luhn_siret_valide
from coop_data.domain.tags import PorteeTag
from coop_data.domain.territoires import DEPARTEMENTS, departement_of_commune
from coop_data.errors import ErreurUtilisateur
from coop_data.models import (
    Absence,
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    Brouillon,
    Conseiller,
    CoordinationTag,
    Equipe,
    FaitAccompagnement,
    FaitAccompagnementValeur,
    FaitCoordination,
    Modele,
    Poste,
    Structure,
    StructurePartenaire,
    Tag,
    Utilisateur,
)
from coop_data.saisie.donnees_personnelles import reperer
from coop_data.saisie.regles import verifier
from coop_data.saisie.schemas import FORMULAIRES, lire_saisie
from coop_data.verification import verifier_base
from seed import textes
from seed.demonstration import est_presente, generer, verifier_place_libre
from seed.geographie import charger_geographie
from seed.monde import Taille
from seed.tags_nationaux import charger_tags_nationaux
from tests.factories import create_conseiller
from tests.seed.conftest import AUJOURDHUI, REDUITE, generer_une_base

BASCULE = date(2024, 11, 21)
"""Two years before the reference date: older reports follow the nomenclature of 2022."""

INSTALLEES = {"region", "departement", "commune"}
"""Tables written at installation, as the national tags are, not by the demonstration."""
MINUSCULE = Taille(structures=110, conseillers=115, coordinateurs=3, accompagnements=300, activites=60)


def contenu(graine: int) -> dict[str, list[str]]:
    """Every row that a demonstration of this seed writes, table by table."""
    with generer_une_base(graine=graine, taille=MINUSCULE).connect() as connexion:
        return {
            table.name: sorted(
                repr(ligne)
                for ligne in connexion.execute(table.select())
                if getattr(ligne, "portee", None) != "national"
            )
            for table in Modele.metadata.sorted_tables
            if table.name not in INSTALLEES
        }


def compter(session: Session, modele: Any, *conditions: Any) -> int:
    return session.exec(select(func.count()).select_from(modele).where(*conditions)).one()


def compte(session: Session, email: str) -> Utilisateur:
    return session.exec(select(Utilisateur).where(Utilisateur.email == email)).one()


@pytest.mark.un_moteur
def test_the_same_seed_and_date_give_the_same_rows() -> None:
    premiere, seconde, autre = contenu(7), contenu(7), contenu(8)
    assert premiere == seconde
    assert len(premiere["accompagnement"]) > 200
    assert premiere["accompagnement"] != autre["accompagnement"]


def test_sizes_are_those_asked_for(demonstration: Session) -> None:
    assert compter(demonstration, Structure) == 140
    assert compter(demonstration, Conseiller, Conseiller.est_coordinateur == False) == 180  # noqa: E712
    assert compter(demonstration, Conseiller, Conseiller.est_coordinateur == True) == 14  # noqa: E712
    assert 4_500 < compter(demonstration, Accompagnement) < 5_500
    assert 400 < compter(demonstration, ActiviteCoordination) < 600


def test_every_departement_and_collectivite_has_an_employer_and_reports(demonstration: Session) -> None:
    codes = {departement.code for departement in DEPARTEMENTS}
    assert len(codes) == 107
    communes = demonstration.exec(select(Structure.commune_code)).all()
    assert {departement_of_commune(code) for code in communes} == codes
    assert set(demonstration.exec(select(FaitAccompagnement.departement).distinct())) - {None} == codes


def test_reports_spread_over_three_years_and_never_ahead(demonstration: Session) -> None:
    jours = demonstration.exec(select(Accompagnement.date)).all()
    assert min(jours) < date(2023, 12, 15)
    assert date(2026, 11, 14) < max(jours) < AUJOURDHUI
    assert len({(jour.year, jour.month) for jour in jours}) == 37


def test_people_rest_on_sundays_and_public_holidays_and_work_less_in_august(demonstration: Session) -> None:
    jours = demonstration.exec(select(Accompagnement.date)).all()
    semaine = Counter(jour.isoweekday() for jour in jours)
    assert semaine[7] == 0
    assert 0 < semaine[6] < semaine[2] / 5
    feries = {date(2024, 12, 25), date(2025, 4, 21), date(2025, 5, 29), date(2026, 5, 1), date(2026, 7, 14)}
    assert feries.isdisjoint(jours)
    mois = Counter((jour.year, jour.month) for jour in jours)
    assert mois[2026, 8] < mois[2026, 6] / 2


def test_both_nomenclatures_are_used_each_in_its_time(demonstration: Session) -> None:
    anciens = demonstration.exec(select(Accompagnement).where(Accompagnement.date < BASCULE)).all()
    recents = demonstration.exec(select(Accompagnement).where(Accompagnement.date >= BASCULE)).all()
    assert {Activite.INDIVIDUEL, Activite.COLLECTIF, Activite.PONCTUEL} == {cra.activite for cra in anciens}
    assert {Activite.INDIVIDUEL, Activite.COLLECTIF} == {cra.activite for cra in recents}
    assert (60, ClasseDuree.MINUTES_30_59) in {(cra.duree_minutes, cra.classe_duree) for cra in anciens}
    for champ in ("age_18_35", "age_35_60", "age_plus_60", "suite_individuel", "suite_atelier"):
        assert sum(getattr(cra, champ) for cra in anciens) > 0
        assert sum(getattr(cra, champ) for cra in recents) == 0
    for champ in ("age_18_24", "age_70_plus", "genre_feminin"):
        assert sum(getattr(cra, champ) for cra in anciens) == 0
        assert sum(getattr(cra, champ) for cra in recents) > 0
    assert any("autre" in cra.thematiques for cra in anciens)
    assert any("intelligence_artificielle" in cra.thematiques for cra in recents)
    assert {"caf", "ants", "france_services"} <= {code for cra in anciens for code in cra.redirections}
    assert not any(cra.redirections for cra in recents)


def test_reports_keep_the_rules_of_the_forms(demonstration: Session) -> None:
    fautes = {}
    for cra in demonstration.exec(select(Accompagnement)).all():
        saisie = {
            champ: getattr(cra, champ) for champ in FORMULAIRES["accompagnement"].model_fields if champ != "tags"
        }
        erreurs = verifier(
            lire_saisie("accompagnement", saisie), aujourdhui=AUJOURDHUI, historique=cra.date < BASCULE
        )
        if set(erreurs) != set(cra.a_completer):
            fautes[cra.id] = erreurs
    assert fautes == {}


def test_coordination_keeps_the_rules_of_the_forms(demonstration: Session) -> None:
    partenaires: dict[Any, list[dict[str, Any]]] = {}
    for ligne in demonstration.exec(select(StructurePartenaire).order_by(col(StructurePartenaire.rang))):
        champs = {"nom": ligne.nom, "type": ligne.type, "type_autre": ligne.type_autre}
        partenaires.setdefault(ligne.activite_id, []).append(champs)
    fautes = {}
    for cra in demonstration.exec(select(ActiviteCoordination)).all():
        champs = FORMULAIRES[cra.type.value].model_fields.keys() - {"tags", "partenaires"}
        saisie = {champ: getattr(cra, champ) for champ in champs}
        if cra.type.value == "partenariat":
            saisie["partenaires"] = partenaires[cra.id]
        erreurs = verifier(lire_saisie(cra.type.value, saisie), aujourdhui=AUJOURDHUI)
        if set(erreurs) != set(cra.a_completer):
            fautes[cra.id] = erreurs
    assert fautes == {}
    assert max(map(len, partenaires.values())) >= 3


def test_some_reports_are_incomplete_and_some_stand_outside_any_post(demonstration: Session) -> None:
    assert any(demonstration.exec(select(Accompagnement.a_completer)).all())
    assert any(demonstration.exec(select(ActiviteCoordination.a_completer)).all())
    assert compter(demonstration, Accompagnement, col(Accompagnement.structure_id).is_(None)) > 0


def test_a_report_bears_an_employer_of_its_day(demonstration: Session) -> None:
    postes: dict[Any, list[Poste]] = {}
    for poste in demonstration.exec(select(Poste)):
        postes.setdefault(poste.conseiller_id, []).append(poste)
    for cra in demonstration.exec(select(Accompagnement)).all():
        possibles = {
            poste.structure_id
            for poste in postes[cra.conseiller_id]
            if poste.date_debut <= cra.date and (poste.date_fin is None or cra.date <= poste.date_fin)
        }
        assert cra.structure_id in possibles or (not possibles and cra.structure_id is None)


def test_nothing_was_written_before_it_happened_nor_after_now(demonstration: Session) -> None:
    midi = datetime(2026, 11, 21, tzinfo=UTC)
    for cra in demonstration.exec(select(Accompagnement)).all():
        assert cra.date <= cra.cree_le.date() <= cra.date + timedelta(days=6)
        assert cra.cree_le < midi
        assert cra.origine is Origine.DEMONSTRATION
    ahead = demonstration.exec(select(ActiviteCoordination).where(ActiviteCoordination.date >= AUJOURDHUI)).all()
    assert ahead
    assert all(cra.type.value == "evenement" and cra.cree_le < midi for cra in ahead)


def test_careers_hold_transfers_departures_double_posts_and_silent_accounts(demonstration: Session) -> None:
    postes: dict[Any, list[Poste]] = {}
    for poste in demonstration.exec(select(Poste).order_by(col(Poste.date_debut))):
        postes.setdefault(poste.conseiller_id, []).append(poste)
    doubles = [liste for liste in postes.values() if len(liste) == 2]
    assert any(un.date_fin is not None and un.date_fin < deux.date_debut for un, deux in doubles)
    assert any(un.date_fin is None for un, _ in doubles)
    assert any(liste[-1].date_fin and liste[-1].date_fin < AUJOURDHUI for liste in postes.values())
    assert compter(demonstration, Conseiller, col(Conseiller.active_le).is_(None)) > 0
    assert compter(demonstration, Conseiller, col(Conseiller.date_ccp1).is_(None)) > 0
    assert compter(demonstration, Conseiller, col(Conseiller.date_ccp1).is_not(None)) > 0
    assert compter(demonstration, Absence) > 0
    departs = compter(demonstration, Equipe, col(Equipe.date_fin).is_not(None))
    assert departs > 0
    presences = Counter(
        (membre.coordinateur_id, membre.conseiller_id) for membre in demonstration.exec(select(Equipe))
    )
    assert max(presences.values()) == 2


def test_sirets_are_valid_and_dotations_differ_from_staff(demonstration: Session) -> None:
    structures = demonstration.exec(select(Structure)).all()
    assert all(luhn_siret_valide(structure.siret) for structure in structures if structure.siret)
    assert len({structure.nom for structure in structures}) == len(structures)
    ecarts = set()
    for structure in structures:
        en_poste = compter(
            demonstration,
            Poste,
            Poste.structure_id == structure.id,
            Poste.date_debut <= AUJOURDHUI,
            col(Poste.date_fin).is_(None) | (col(Poste.date_fin) >= AUJOURDHUI),
        )
        ecarts.add((structure.dotation > en_poste) - (structure.dotation < en_poste))
    assert ecarts == {-1, 0, 1}


def test_tags_of_the_four_scopes_are_used(demonstration: Session) -> None:
    par_lien = {
        lien: set(demonstration.exec(select(Tag.portee).join(lien, lien.tag_id == Tag.id).distinct()))
        for lien in (AccompagnementTag, CoordinationTag)
    }
    assert par_lien[AccompagnementTag] == par_lien[CoordinationTag] == set(PorteeTag)


def test_texts_hold_no_personal_data() -> None:
    assert [reperer(note) for note in textes.NOTES + textes.NOTES_DE_COORDINATION if reperer(note)] == []


def test_facts_are_those_of_the_one_projection(demonstration: Session) -> None:
    bilan = verifier_base(demonstration)
    assert bilan.ecarts == []
    assert bilan.cras == compter(demonstration, FaitAccompagnement) + compter(demonstration, FaitCoordination)
    assert compter(demonstration, FaitAccompagnementValeur) > 5_000


def test_account_of_the_coordinator_has_a_team_and_recent_activities(demonstration: Session) -> None:
    coordinatrice = compte(demonstration, "coordinateur@exemple.fr")
    equipe = (Equipe.coordinateur_id == coordinatrice.conseiller_id, col(Equipe.date_fin).is_(None))
    assert compter(demonstration, Equipe, *equipe) >= 8
    siennes = ActiviteCoordination.coordinateur_id == coordinatrice.conseiller_id
    assert compter(demonstration, ActiviteCoordination, siennes) > 50
    assert (
        compter(demonstration, ActiviteCoordination, siennes, ActiviteCoordination.date >= date(2026, 10, 1)) > 3
    )


def test_account_of_the_employer_has_a_late_a_silent_and_a_departed_conseiller(demonstration: Session) -> None:
    structure = compte(demonstration, "structure@exemple.fr").structure_id
    postes = demonstration.exec(select(Poste).where(Poste.structure_id == structure)).all()
    assert len(postes) == 6
    derniers = dict(
        demonstration.exec(
            select(Accompagnement.conseiller_id, func.max(Accompagnement.date)).group_by(
                col(Accompagnement.conseiller_id)
            )
        ).all()
    )
    en_poste = [poste.conseiller_id for poste in postes if poste.date_fin is None or poste.date_fin >= AUJOURDHUI]
    assert 4 <= len(en_poste) <= 5
    assert compte(demonstration, "conseiller@exemple.fr").conseiller_id in en_poste
    silencieux = [identifiant for identifiant in en_poste if identifiant not in derniers]
    assert [demonstration.get_one(Conseiller, identifiant).active_le for identifiant in silencieux] == [None]
    limite = AUJOURDHUI - timedelta(days=30)
    assert [derniers[identifiant] < limite for identifiant in en_poste if identifiant in derniers].count(True) >= 1
    (parti,) = [poste.conseiller_id for poste in postes if poste.conseiller_id not in en_poste]
    ailleurs = (Poste.conseiller_id == parti, Poste.structure_id != structure)
    assert compter(demonstration, Poste, *ailleurs) == 1


def test_accounts_are_marked_and_drafts_can_be_opened(demonstration: Session) -> None:
    comptes = demonstration.exec(select(Utilisateur)).all()
    assert {compte.email: compte.roles for compte in comptes} == {
        "coordinateur@exemple.fr": ["coordinateur"],
        "conseiller@exemple.fr": ["conseiller"],
        "structure@exemple.fr": ["structure"],
        "anct@exemple.fr": ["anct"],
        "admin@exemple.fr": ["admin"],
    }
    assert all(compte.est_demonstration for compte in comptes)
    brouillons = demonstration.exec(select(Brouillon)).all()
    assert Counter(brouillon.formulaire for brouillon in brouillons) == {
        "animation": 1,
        "evenement": 1,
        "accompagnement": 1,
    }
    for brouillon in brouillons:
        assert lire_saisie(brouillon.formulaire, brouillon.contenu).date == date(2026, 11, 20)


def test_is_refused_beside_real_people(session: Session) -> None:
    create_conseiller(session)
    assert not est_presente(session)
    with pytest.raises(ErreurUtilisateur, match="données réelles"):
        generer(session, taille=REDUITE, graine=1, aujourdhui=AUJOURDHUI, mot_de_passe_hache="haché")
    assert compter(session, Structure) == 0


def test_can_be_made_on_either_engine_and_is_then_recognised(session: Session) -> None:
    verifier_place_libre(session)
    charger_geographie(session)
    charger_tags_nationaux(session)
    bilan = generer(session, taille=MINUSCULE, graine=1, aujourdhui=AUJOURDHUI, mot_de_passe_hache="haché")
    assert est_presente(session)
    assert (bilan.structures, bilan.conseillers, bilan.coordinateurs) == (110, 115, 3)
    assert bilan.accompagnements == compter(session, Accompagnement)
    assert verifier_base(session).ecarts == []

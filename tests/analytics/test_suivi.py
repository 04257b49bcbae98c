"""Of whom a CRA is expected, who is late, and the rates: literal people in the first quarter of 2026."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from coop_data.analytics.attendus import PosteTenu
from coop_data.analytics.suivi import LigneSuivi, Personne, Saisie, compter, juger
from coop_data.analytics.suivi_lecture import Suivi, compute_suivi
from coop_data.domain.perimetre import Departement, National, Region, UneEquipe, UneStructure
from coop_data.domain.periode import Periode
from coop_data.domain.suivi import MotifNonAttendu
from coop_data.errors import PerimetreInvalide
from coop_data.models import Absence
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
)

T1 = Periode(date(2026, 1, 1), date(2026, 3, 31))
APRES = date(2026, 5, 15)
DEPUIS_LONGTEMPS = (date(2024, 1, 1), None)
ABSENCE, FORMATION, HORS_POSTE = MotifNonAttendu


def jour(mois: int, numero: int) -> date:
    return date(2026, mois, numero)


def ligne(
    *postes: tuple[date, date | None],
    saisies: tuple[date, ...] = (),
    formation: date | None = None,
    absences: tuple[tuple[date, date], ...] = (),
    coordinateur: bool = False,
    au: date = APRES,
) -> LigneSuivi:
    """Someone in post since long ago unless ``postes`` says otherwise, who logged on these days."""
    vues = [saisie for saisie in saisies if saisie <= min(au, T1.au)]
    du_trimestre = sum(saisie >= T1.du for saisie in vues)
    avant = max((saisie for saisie in vues if saisie < T1.du), default=None)
    personne = Personne(
        id=uuid4(),
        id_externe="C1",
        prenom="Alix",
        nom="Petit",
        email=None,
        est_coordinateur=coordinateur,
        date_fin_formation=formation,
        postes=tuple(PosteTenu(uuid4(), "Mairie", debut, fin) for debut, fin in postes or (DEPUIS_LONGTEMPS,)),
        absences=tuple(Periode(*absence) for absence in absences),
        saisies={None: Saisie(max(vues), du_trimestre, avant)} if vues else {},
        connue_depuis=date(2025, 10, 1),
    )
    return juger(personne, T1, au)


@pytest.mark.parametrize(
    ("suivie", "motif", "recue", "en_retard", "jamais"),
    [
        (ligne((jour(2, 15), None), saisies=(jour(3, 20),)), None, True, False, False),
        (ligne((jour(2, 15), None)), None, False, True, True),
        (ligne((jour(3, 15), None)), None, False, False, True),
        (ligne((jour(3, 31), None)), None, False, False, True),
        (ligne((jour(4, 1), None)), HORS_POSTE, False, False, False),
        (ligne(formation=jour(3, 10)), None, False, False, True),
        (ligne(formation=jour(2, 10)), None, False, True, True),
        (ligne(formation=jour(3, 31)), FORMATION, False, False, False),
        (ligne(formation=jour(4, 20)), FORMATION, False, False, False),
        (ligne(absences=((date(2025, 12, 15), jour(4, 6)),)), ABSENCE, False, False, False),
        (
            ligne(absences=((date(2025, 12, 15), jour(2, 28)), (jour(3, 1), jour(4, 6)))),
            ABSENCE,
            False,
            False,
            False,
        ),
        (ligne(absences=((jour(1, 1), jour(3, 15)),), saisies=(date(2025, 12, 20),)), None, False, False, False),
        (ligne(absences=((jour(1, 1), jour(2, 28)),), saisies=(date(2025, 12, 20),)), None, False, True, False),
        (ligne(absences=((jour(3, 2), jour(6, 1)),), saisies=(jour(2, 20),)), None, True, False, False),
        (ligne(absences=((jour(1, 1), jour(3, 31)),), saisies=(jour(2, 2),)), ABSENCE, False, False, False),
        (ligne(DEPUIS_LONGTEMPS, (jour(2, 1), None), saisies=(jour(3, 30),)), None, True, False, False),
        (ligne(DEPUIS_LONGTEMPS, (jour(3, 20), None)), None, False, True, True),
        (ligne((date(2024, 1, 1), jour(2, 10)), saisies=(jour(2, 3),)), None, True, False, False),
        (ligne((date(2024, 1, 1), jour(2, 10)), saisies=(date(2025, 12, 1),)), None, False, True, False),
        (ligne((date(2024, 1, 1), date(2025, 12, 31))), HORS_POSTE, False, False, False),
        (ligne(), None, False, True, True),
        (ligne(saisies=(jour(1, 10),)), None, True, True, False),
        (ligne(saisies=(date(2025, 12, 30),), coordinateur=True), None, False, True, False),
        (ligne(saisies=(jour(1, 2),), coordinateur=True), None, True, False, False),
        (ligne(absences=((jour(1, 1), jour(3, 31)),), coordinateur=True), ABSENCE, False, False, False),
    ],
    ids=[
        "arrivée à mi-trimestre, a saisi",
        "arrivée à mi-trimestre, rien en 44 jours",
        "arrivée il y a 16 jours",
        "arrivée le dernier jour",
        "arrivée le lendemain",
        "formation finie depuis 21 jours",
        "formation finie depuis 49 jours",
        "formation finie le dernier jour",
        "formation finie après",
        "congé sur tout le trimestre",
        "deux absences bout à bout",
        "retour depuis 16 jours : 27 jours hors absence",
        "retour depuis un mois : 42 jours hors absence",
        "départ en congé, jugé la veille",
        "a saisi pendant son congé : ne compte pas",
        "deux postes à la fois",
        "deux postes à la fois, rien depuis le premier",
        "départ, avait saisi",
        "départ, ne saisissait plus",
        "parti avant",
        "jamais",
        "un CRA, puis plus rien",
        "coordination d’avant le trimestre",
        "coordination du trimestre",
        "coordination, en congé",
    ],
)
def test_someone_in_a_quarter_that_is_over(
    suivie: LigneSuivi, motif: MotifNonAttendu | None, recue: bool, en_retard: bool, jamais: bool
) -> None:
    assert (suivie.motif, suivie.recue, suivie.en_retard, suivie.jamais) == (motif, recue, en_retard, jamais)


@pytest.mark.parametrize(
    ("suivie", "motif", "en_retard", "attente"),
    [
        (ligne((jour(2, 15), None), au=jour(2, 14)), HORS_POSTE, False, None),
        (ligne((jour(2, 15), None), au=jour(2, 15)), None, False, 0),
        (ligne(absences=((jour(1, 1), jour(2, 20)),), au=jour(2, 15)), ABSENCE, False, None),
        (ligne(saisies=(jour(1, 16),), au=jour(2, 14)), None, False, 29),
        (ligne(saisies=(jour(1, 16),), au=jour(2, 15)), None, True, 30),
        (ligne(saisies=(jour(1, 16), jour(2, 20)), au=jour(2, 15)), None, True, 30),
        (ligne(coordinateur=True, saisies=(date(2025, 11, 3),), au=jour(2, 15)), None, False, 104),
        (ligne(coordinateur=True, saisies=(date(2025, 9, 3),), au=jour(2, 15)), None, True, 165),
        (ligne(coordinateur=True, saisies=(date(2025, 9, 3), jour(1, 5)), au=jour(2, 15)), None, True, 41),
    ],
    ids=[
        "arrivera demain",
        "arrive aujourd’hui",
        "en congé depuis le début",
        "29 jours",
        "30 jours",
        "ce qui est daté de demain ne compte pas",
        "coordination du trimestre passé",
        "aucune coordination au trimestre passé",
        "aucune coordination au trimestre passé, une depuis",
    ],
)
def test_a_quarter_in_progress_is_seen_from_today(
    suivie: LigneSuivi, motif: MotifNonAttendu | None, en_retard: bool, attente: int | None
) -> None:
    assert (suivie.motif, suivie.en_retard, suivie.attente) == (motif, en_retard, attente)


def test_a_rate_is_in_people_and_blank_without_anyone() -> None:
    saisi, rien, absent = (
        ligne(saisies=(jour(3, 30), jour(3, 29))),
        ligne(),
        ligne(absences=((jour(1, 1), jour(3, 31)),)),
    )
    comptes = compter([saisi, rien, absent])
    assert comptes.valeurs() == {
        "attendus": 2, "recus": 1, "taux": 0.5, "en_retard": 1, "a_jour": 1, "jamais": 1, "non_attendus": 1,
    }  # fmt: skip
    assert compter([absent]).taux is None


def test_someone_who_just_arrived_is_not_up_to_date() -> None:
    arrivee, a_jour = ligne((jour(3, 15), None)), ligne((jour(3, 15), None), saisies=(jour(3, 20),))
    assert [(qui.a_jour, qui.jamais, qui.en_retard) for qui in (arrivee, a_jour)] == [
        (False, True, False),
        (True, False, False),
    ]
    comptes = compter([arrivee, a_jour])
    assert (comptes.attendus, comptes.a_jour, comptes.jamais, comptes.en_retard) == (2, 1, 1, 0)


def test_a_contract_renewed_in_the_quarter_resets_no_clock() -> None:
    renouvele = ligne((date(2025, 1, 1), jour(2, 28)), (jour(3, 1), None), au=jour(3, 20))
    assert (renouvele.attente, renouvele.en_retard, renouvele.a_jour) == (443, True, False)


def suivi(session: Session, perimetre: object, trimestre: str = "2026-T1") -> Suivi:
    return compute_suivi(session, perimetre=perimetre, trimestre=trimestre, au=APRES)  # type: ignore[arg-type]


def resume(vu: Suivi) -> tuple[int, int, int]:
    return vu.comptes.attendus, vu.comptes.recus, vu.comptes.non_attendus


def test_every_level_counts_people_once_and_only_what_was_done_for_it(session: Session) -> None:
    lyon, villeurbanne = (create_structure(session, "69", id_externe=code) for code in ("S-L", "S-V"))
    bourg, marigot = create_structure(session, "01"), create_structure(session, "978")
    deux = create_conseiller(session, lyon)
    create_poste(session, deux, bourg)
    create_accompagnement(session, deux, lyon)
    absent = create_conseiller(session, villeurbanne)
    session.add(Absence(conseiller_id=absent.id, date_debut=jour(1, 1), date_fin=jour(3, 31)))
    insulaire = create_conseiller(session, marigot)
    create_accompagnement(session, insulaire, None)
    chef = create_conseiller(session, lyon, est_coordinateur=True)
    create_activite(session, chef, lyon)
    create_accompagnement(session, create_conseiller(session, lyon, fin=jour(2, 1)), lyon, date=date(2025, 10, 1))
    create_conseiller(session, lyon, fin=date(2025, 9, 30))

    nation = suivi(session, National())
    assert resume(nation) == (4, 3, 1)
    assert nation.comptes.taux == 0.75
    par_region = {niveau.nom: (niveau.comptes.attendus, niveau.comptes.recus) for niveau in nation.niveaux}
    assert len(par_region) == 24
    assert (par_region["Auvergne-Rhône-Alpes"], par_region["Saint-Martin"]) == ((3, 2), (1, 0))
    assert sum(attendus for attendus, _ in par_region.values()) == 4
    region = suivi(session, Region("84"))
    assert resume(region) == (3, 2, 1)
    par_departement = {niveau.code: (niveau.comptes.attendus, niveau.comptes.recus) for niveau in region.niveaux}
    assert len(par_departement) == 12
    assert (par_departement["69"], par_departement["01"], par_departement["38"]) == ((3, 2), (1, 0), (0, 0))
    rhone = suivi(session, Departement("69"))
    assert resume(rhone) == (3, 2, 1)
    assert {niveau.code: niveau.comptes.taux for niveau in rhone.niveaux} == {"S-L": 2 / 3, "S-V": None}
    assert resume(suivi(session, UneStructure(lyon.id))) == (3, 2, 0)
    assert resume(suivi(session, UneStructure(bourg.id))) == (1, 0, 0)
    assert suivi(session, UneStructure(lyon.id)).niveaux == ()


def test_a_team_counts_the_days_spent_in_it(session: Session) -> None:
    structure = create_structure(session)
    chef = create_conseiller(session, structure, est_coordinateur=True)
    arrive, parti, futur = (create_conseiller(session, structure) for _ in range(3))
    create_equipe(session, chef, arrive, debut=jour(3, 1))
    create_accompagnement(session, arrive, structure, date=jour(2, 1))
    create_equipe(session, chef, parti, fin=jour(1, 31))
    create_accompagnement(session, parti, structure, date=jour(1, 31))
    create_equipe(session, chef, futur, debut=jour(4, 1))
    vu = suivi(session, UneEquipe(chef.id))
    assert resume(vu) == (2, 1, 0)
    par_personne: dict[UUID, tuple[bool, bool]] = {
        ligne.personne.id: (ligne.recue, ligne.jamais) for ligne in vu.lignes
    }
    assert par_personne == {arrive.id: (False, True), parti.id: (True, False)}


def test_contracts_that_follow_each_other_count_from_the_first_however_old(session: Session) -> None:
    """Renewed long before the quarter, then away: the wait runs from the first contract, absences left out."""
    lyon, lille = create_structure(session, "69"), create_structure(session, "59")
    renouvelee = create_conseiller(session, lyon, debut=date(2025, 3, 1), fin=date(2025, 5, 31))
    create_poste(session, renouvelee, lyon, debut=date(2025, 6, 1), fin=date(2025, 8, 31))
    create_poste(session, renouvelee, lyon, debut=date(2025, 9, 1))
    session.add(Absence(conseiller_id=renouvelee.id, date_debut=date(2025, 9, 2), date_fin=jour(3, 20)))
    passee = create_conseiller(session, lille, debut=date(2025, 1, 1), fin=date(2025, 6, 30))
    create_poste(session, passee, lyon, debut=date(2025, 7, 1))
    create_poste(session, create_conseiller(session, lyon, fin=date(2025, 6, 30)), lyon, debut=jour(3, 20))
    vu = suivi(session, National())
    attentes = {ligne.personne.id: (ligne.attente, ligne.en_retard) for ligne in vu.lignes}
    assert attentes[renouvelee.id] == (195, True)  # 395 days since 1 March 2025, 200 of them away
    assert attentes[passee.id] == (454, True)
    assert sorted(attente for attente, _ in attentes.values()) == [11, 195, 454]  # one left, and came back
    assert [ligne.personne.postes_recents[0].structure for ligne in vu.lignes] == [lyon.nom] * 3
    par_region = {niveau.code: niveau.comptes for niveau in vu.niveaux}
    assert (par_region["84"].attendus, par_region["32"].attendus, par_region["32"].non_attendus) == (3, 0, 0)
    (dans_la_structure,) = (
        ligne for ligne in suivi(session, UneStructure(lyon.id)).lignes if ligne.personne.id == passee.id
    )
    assert dans_la_structure.attente == 273  # for this employer, since 1 July


@pytest.mark.parametrize("trimestre", ["2026-T5", "hier", "2026-T3"])
def test_no_quarter_or_one_to_come_is_refused(trimestre: str, session: Session) -> None:
    with pytest.raises(PerimetreInvalide):
        suivi(session, National(), trimestre)

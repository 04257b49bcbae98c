"""A photograph holds what was counted that day, in figures worked out by hand, whatever is done afterwards."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.equipes import comparer_les_personnes
from coop_data.analytics.filtres import Filtres, build_filtres
from coop_data.analytics.questions import lire_question
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.territoires import compute_territoires
from coop_data.analytics.valeurs import resoudre
from coop_data.domain.perimetre import Departement, National, Perimetre, UnConseiller, UneEquipe, UneStructure
from coop_data.domain.periode import Periode, mois_decale, trimestre_of
from coop_data.domain.photographies import Cliche
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, PerimetreInvalide
from coop_data.exports.trimestre_national import lire_trimestre_national
from coop_data.models import COPIES, Journal, Photographie
from coop_data.photographies import cliches_de, lister_photographies, photographier, trouver_cliche
from coop_data.statistiques import CATALOGUE
from coop_data.tags import tags_des_chiffres
from tests.photographies.monde import ANCT, AU, DU, TRIMESTRE, Monde, peupler, tout_changer


def filtres(cliche: Cliche | None, du: date = DU, au: date = AU, **valeurs: str) -> Filtres:
    return build_filtres(Domaine.ACCOMPAGNEMENT, Periode(du, au), valeurs.items(), photographie=cliche)


def bilan(session: Session, cliche: Cliche | None, perimetre: Perimetre, domaine: Domaine, **valeurs: str) -> Any:
    lus = build_filtres(domaine, Periode(DU, AU), valeurs.items(), photographie=cliche)
    visibles = tags_des_chiffres(session, acteur=ANCT, photographie=cliche)
    lus, _ = resoudre(session, lus, tags_visibles=visibles)
    return compute_bilan(
        session=session,
        catalogue=CATALOGUE[domaine],
        perimetre=perimetre,
        filtres=lus,
        tags_visibles=visibles,
    )


def chiffres(session: Session, cliche: Cliche | None, perimetre: Perimetre, *codes: str, **valeurs: str) -> tuple:
    lu = bilan(session, cliche, perimetre, Domaine.ACCOMPAGNEMENT, **valeurs)
    return tuple(lu.valeur(code) for code in codes)


def repartition(session: Session, cliche: Cliche | None, code: str, domaine: Domaine) -> dict[str, int]:
    lignes = bilan(session, cliche, National(), domaine).repartitions[code].lignes
    return {ligne.code: ligne.effectif for ligne in lignes.itertuples() if ligne.effectif}


@pytest.fixture
def monde(session: Session) -> Monde:
    return peupler(session)


@pytest.fixture
def cliche(session: Session, monde: Monde) -> Cliche:
    """Taken, then everything is changed."""
    prise = photographier(session, acteur=ANCT, trimestre=TRIMESTRE)
    tout_changer(session, monde)
    return prise


def test_key_figures_stay(session: Session, cliche: Cliche) -> None:
    codes = ("cra", "accompagnements", "deja_accompagnes", "ateliers", "minutes", "conseillers_actifs")
    assert chiffres(session, cliche, National(), *codes) == (6, 13, 3, 1, 420, 2)
    assert chiffres(session, None, National(), *codes) == (8, 15, 3, 4, 1080, 2)


def test_breakdowns_stay_with_their_names(session: Session, cliche: Cliche, monde: Monde) -> None:
    assert repartition(session, cliche, "thematiques", Domaine.ACCOMPAGNEMENT) == {"email": 5, "sante": 2}
    assert repartition(session, cliche, "structures", Domaine.ACCOMPAGNEMENT) == {"S-LYON": 3, "S-BOURG": 2}
    assert repartition(session, cliche, "departements", Domaine.ACCOMPAGNEMENT) == {
        "69": 3,
        "01": 2,
        "sans_structure": 1,
    }
    assert repartition(session, cliche, "tags", Domaine.ACCOMPAGNEMENT) == {str(monde.tag): 1}
    assert repartition(session, None, "tags", Domaine.ACCOMPAGNEMENT) == {}
    noms = bilan(session, cliche, National(), Domaine.ACCOMPAGNEMENT).repartitions["conseillers"].lignes.libelle
    assert list(noms) == ["Alix Petit", "Basile Roux"]


def test_perimeters_stay(session: Session, cliche: Cliche, monde: Monde) -> None:
    """A transfer of structure, and the end of a membership, take nothing away."""
    assert chiffres(session, cliche, Departement("69"), "cra") == (3,)
    assert chiffres(session, None, Departement("69"), "cra") == (0,)
    assert chiffres(session, cliche, UneStructure(monde.bourg), "cra") == (2,)
    assert chiffres(session, cliche, UneEquipe(monde.zoe), "cra") == (2,)  # within the membership only
    assert chiffres(session, None, UneEquipe(monde.zoe), "cra") == (0,)
    assert chiffres(session, cliche, UnConseiller(monde.alix), "cra", "minutes") == (3, 240)


def test_filters_read_the_photograph(session: Session, cliche: Cliche) -> None:
    assert chiffres(session, cliche, National(), "cra", theme="sante") == (2,)
    assert chiffres(session, cliche, National(), "cra", structure="S-LYON") == (3,)  # its identifier then
    assert chiffres(session, cliche, National(), "cra", tag="ete numerique") == (1,)
    with pytest.raises(PerimetreInvalide):
        chiffres(session, None, National(), "cra", tag="ete numerique")


def test_coordination_stays(session: Session, cliche: Cliche) -> None:
    lu = bilan(session, cliche, National(), Domaine.COORDINATION, partenaire="Mairie de Lyon")
    assert (lu.valeur("activites"), lu.valeur("partenariats")) == (1, 1)
    codes = ("activites", "animations", "evenements", "minutes_animation", "mediateurs", "participants_evenement")
    lu = bilan(session, cliche, National(), Domaine.COORDINATION)
    assert tuple(lu.valeur(code) for code in codes) == (3, 1, 1, 90, 4, 25)
    assert bilan(session, None, National(), Domaine.COORDINATION).valeur("activites") == 0


def test_a_part_of_the_quarter_may_be_asked_never_more(session: Session, cliche: Cliche) -> None:
    mars = filtres(cliche, date(2026, 3, 1))
    lu = compute_bilan(
        session=session,
        catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
        perimetre=National(),
        filtres=mars,
        repartitions=(),
    )
    assert lu.valeur("cra") == 3
    for du, au in ((DU - timedelta(days=1), AU), (DU, AU + timedelta(days=1))):
        with pytest.raises(PerimetreInvalide, match="2026-T1-1"):
            filtres(cliche, du, au)
        with pytest.raises(PerimetreInvalide):
            compute_territoires(session=session, maille="region", du=du, au=au, photographie=cliche)


def test_the_table_of_territories_stays(session: Session, cliche: Cliche) -> None:
    def lire(au: date, photographie: Cliche | None) -> dict[str, dict[str, Any]]:
        tableau = compute_territoires(
            session=session, maille="departement", du=DU, au=au, photographie=photographie
        )
        return {ligne["code"]: ligne for ligne in tableau.lignes.to_dict("records")} | {"total": tableau.total}

    colonnes = ("cra", "accompagnements", "dotation", "conseillers", "actives", "en_attente", "postes_vacants")
    fige, vivant = lire(AU, cliche), lire(AU, None)
    assert tuple(fige["69"][colonne] for colonne in colonnes) == (3, 10, 3, 4, 1, 3, 0)
    assert tuple(vivant["69"][colonne] for colonne in colonnes) == (0, 0, 0, 0, 0, 0, 0)
    assert tuple(fige["01"][colonne] for colonne in colonnes) == (2, 2, 1, 1, 0, 1, 0)
    assert tuple(fige["total"][colonne] for colonne in colonnes) == (6, 13, 4, 5, 1, 4, 0)
    assert fige["69"]["accompagnements_pour_1000"] == 0.1  # 10 for 100,000 inhabitants, as they were


def test_people_side_by_side_stay(session: Session, cliche: Cliche, monde: Monde) -> None:
    requete = Requete(Domaine.ACCOMPAGNEMENT, UneStructure(monde.lyon), filtres(cliche))
    assert requete.est_figee
    assert [(ligne.nom, ligne.valeurs["cra"]) for ligne in comparer_les_personnes(session, requete)] == [
        ("Alix Petit", 3)
    ]
    requete = Requete(Domaine.ACCOMPAGNEMENT, UneStructure(monde.lyon), filtres(None))
    assert not requete.est_figee
    assert [ligne.nom for ligne in comparer_les_personnes(session, requete)] == ["Alix Grand"]


def test_the_quarter_of_coordinators_stays(session: Session, cliche: Cliche) -> None:
    trimestre = lire_trimestre_national(session, acteur=ANCT, code=TRIMESTRE, photographie=cliche)
    (zoe,) = trimestre.listes["coordinateur"]
    assert (zoe.nom, zoe.structures, zoe.departements, zoe.valeurs["activites"]) == (
        "Zoé Faure",
        ("Médiathèque",),
        ("69",),
        3,
    )
    assert zoe.complet_le is not None and zoe.complet_le.date() == date(2026, 4, 2)
    assert zoe.email == "zoe@a.fr"  # the contact is that of today
    assert (trimestre.attendus, trimestre.excuses, trimestre.listes["absents"]) == (1, 2, ())
    assert (trimestre.reference, trimestre.variation("activites").ecart) == (None, None)
    with pytest.raises(PerimetreInvalide):
        lire_trimestre_national(session, acteur=ANCT, code="2025-T4", photographie=cliche)


def test_a_quarter_is_compared_with_the_photograph_of_the_one_before(session: Session, monde: Monde) -> None:
    photographier(session, acteur=ANCT, trimestre="2025-T4")
    prise = photographier(session, acteur=ANCT, trimestre=TRIMESTRE)
    photographier(session, acteur=ANCT, trimestre="2025-T4")  # later: it does not count
    trimestre = lire_trimestre_national(session, acteur=ANCT, code=TRIMESTRE, photographie=prise)
    assert trimestre.reference is not None and trimestre.reference.photographie is not None
    assert trimestre.reference.photographie.code == "2025-T4-1"
    assert trimestre.variation("activites").ecart == 3


def test_a_second_photograph_shows_the_second_state(session: Session, cliche: Cliche) -> None:
    seconde = photographier(session, acteur=SYSTEME, trimestre=TRIMESTRE)
    assert (cliche.code, seconde.code) == ("2026-T1-1", "2026-T1-2")
    assert chiffres(session, cliche, National(), "cra") == (6,)
    assert chiffres(session, seconde, National(), "cra") == (8,)
    prises = lister_photographies(session, acteur=ANCT)
    assert [(prise.cliche.code, prise.auteur, prise.accompagnements, prise.activites) for prise in prises] == [
        ("2026-T1-2", "Ligne de commande", 8, 0),
        ("2026-T1-1", "Anne Analyste", 6, 3),
    ]
    assert trouver_cliche(session, TRIMESTRE) == seconde
    assert trouver_cliche(session, "2026-T1-1") == cliche
    assert trouver_cliche(session, "") is None
    with pytest.raises(Introuvable):
        trouver_cliche(session, "2026-T1-3")


def test_only_photographs_that_hold_the_whole_period_are_offered(session: Session, cliche: Cliche) -> None:
    def offerts(du: date, au: date) -> list[str]:
        return [trouve.code for trouve in cliches_de(session, acteur=ANCT, periode=Periode(du, au))]

    assert offerts(DU, AU) == offerts(date(2026, 2, 1), date(2026, 2, 28)) == ["2026-T1-1"]
    assert offerts(DU, AU + timedelta(days=1)) == []


def test_a_quarter_that_has_not_ended_is_refused(session: Session, monde: Monde) -> None:
    en_cours = trimestre_of(ANCT.aujourdhui())
    with pytest.raises(ErreurUtilisateur, match="n’est pas terminé"):
        photographier(session, acteur=ANCT, trimestre=en_cours)
    with pytest.raises(PerimetreInvalide):
        photographier(session, acteur=ANCT, trimestre="2026-T5")
    with pytest.raises(ErreurUtilisateur, match="2020"):
        photographier(session, acteur=ANCT, trimestre="2019-T4")
    clos = trimestre_of(mois_decale(ANCT.aujourdhui(), -3))
    assert photographier(session, acteur=ANCT, trimestre=clos).rang == 1


@pytest.mark.parametrize(
    ("role", "prend"),
    [
        (Role.CONSEILLER, False),
        (Role.COORDINATEUR, False),
        (Role.STRUCTURE, False),
        (Role.ANCT, True),
        (Role.ADMIN, True),
    ],
)
def test_everyone_reads_the_anct_and_the_administrators_take(session: Session, role: Role, prend: bool) -> None:
    acteur = Acteur("Quelqu’un", frozenset({role}))
    assert lister_photographies(session, acteur=acteur) == []
    if prend:
        assert photographier(session, acteur=acteur, trimestre=TRIMESTRE).code == "2026-T1-1"
        return
    with pytest.raises(AccesRefuse):
        photographier(session, acteur=acteur, trimestre=TRIMESTRE)


def test_taking_is_journaled_and_tells_its_progress(session: Session, monde: Monde) -> None:
    avancees: list[tuple[int, int]] = []
    photographier(session, acteur=ANCT, trimestre=TRIMESTRE, progression=lambda *pas: avancees.append(pas))
    assert (avancees[0], avancees[-1]) == ((0, 13), (13, 13))
    ligne = session.exec(select(Journal).where(Journal.objet == "photographie")).one()
    assert (ligne.objet_id, ligne.auteur, ligne.apres) == (
        "2026-T1-1",
        "Anne Analyste",
        {"nom": "2026-T1-1", "accompagnements": 6, "activites": 3},
    )


def _modifier(session: Session) -> None:
    session.execute(update(Photographie).values(auteur="Quelqu’un d’autre"))


def _modifier_un_fait(session: Session) -> None:
    session.execute(update(COPIES["faits_accompagnement"]).values(minutes=0))


def _effacer(session: Session) -> None:
    session.execute(COPIES["poste"].delete())


@pytest.mark.parametrize("geste", [_modifier, _modifier_un_fait, _effacer])
def test_the_database_refuses_any_change(
    session: Session, cliche: Cliche, geste: Callable[[Session], None]
) -> None:
    with pytest.raises(DBAPIError, match="Une photographie ne se modifie pas"):
        geste(session)


def test_an_address_names_its_photograph(session: Session, cliche: Cliche) -> None:
    question = lire_question([("photographie", cliche.code)], aujourdhui=date(2026, 11, 1), photographie=cliche)
    assert (question.filtres.du, question.filtres.au) == (DU, AU)
    assert ("photographie", "2026-T1-1") in question.parametres
    with pytest.raises(PerimetreInvalide, match="comptes rendus"):
        lire_question([("photographie", cliche.code)], aujourdhui=date(2026, 11, 1))


def test_copies_have_the_columns_that_figures_read(session: Session) -> None:
    """A column added to the facts is photographed too."""
    for nom in ("faits_accompagnement", "faits_coordination"):
        vivantes = set(Photographie.metadata.tables[nom].columns.keys())
        assert set(COPIES[nom].columns.keys()) == {"photographie", *vivantes}
    with pytest.raises(DBAPIError):  # no copy without its photograph
        session.execute(insert(COPIES["region"]).values(photographie="2026-T1-9", code="84", population=1))
        session.commit()

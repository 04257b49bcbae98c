"""Saved views: whose they are, one default, who shares, what is undone, what the journal tells."""

from datetime import date

import pytest
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import Journal, Utilisateur, VueEnregistree
from coop_data.vues import (
    Paires,
    Reglages,
    VueLue,
    enregistrer_vue,
    lister_vues,
    modifier_vue,
    phrase_de_periode,
    retablir_vue,
    retirer_partage,
    supprimer_vue,
)
from tests.factories import create_utilisateur

PAGE = "explorer"
SANTE: Paires = (("periode", "trimestre-dernier"), ("theme", "sante"), ("theme", "e_mail"))


def acteur_de(compte: Utilisateur) -> Acteur:
    roles = frozenset(Role(role) for role in compte.roles)
    return Acteur(f"{compte.prenom} {compte.nom}", roles, utilisateur_id=compte.id)


@pytest.fixture
def anct(session: Session) -> Acteur:
    return acteur_de(create_utilisateur(session, Role.ANCT))


@pytest.fixture
def chloe(session: Session) -> Acteur:
    return acteur_de(create_utilisateur(session, Role.COORDINATEUR))


def garder(
    session: Session, acteur: Acteur, nom: str, role: Role | None = None, *, defaut: bool = False
) -> VueLue:
    reglages = Reglages(nom, role, defaut)
    return enregistrer_vue(session, acteur=acteur, page=PAGE, parametres=SANTE, reglages=reglages)


def noms(session: Session, acteur: Acteur, page: str = PAGE) -> list[str]:
    return [vue.nom for vue in lister_vues(session, acteur=acteur, page=page)]


def defauts(session: Session, acteur: Acteur) -> list[str]:
    return [vue.nom for vue in lister_vues(session, acteur=acteur, page=PAGE) if vue.est_par_defaut]


def test_a_view_is_an_address_under_a_name(session: Session, anct: Acteur) -> None:
    vue = enregistrer_vue(
        session,
        acteur=anct,
        page=PAGE,
        parametres=[*SANTE, ("page", "3")],
        reglages=Reglages("  Santé   au trimestre "),
    )
    assert (vue.nom, vue.page, vue.parametres) == ("Santé au trimestre", PAGE, SANTE)
    assert lister_vues(session, acteur=anct, page=PAGE) == (vue,)
    assert noms(session, anct, page="coordination") == []
    assert vue.est_affichee(reversed(SANTE))
    assert not vue.est_affichee([*SANTE, ("selon", "lieu")])


@pytest.mark.parametrize(
    ("nom", "phrase"),
    [("  ", "Donnez un nom"), ("x" * 81, "80 caractères"), ("SANTE", "déjà une vue de ce nom")],
)
def test_a_name_is_needed_and_unique_on_its_page(session: Session, anct: Acteur, nom: str, phrase: str) -> None:
    garder(session, anct, "Santé")
    with pytest.raises(SaisieInvalide) as refus:
        garder(session, anct, nom)
    assert phrase in refus.value.erreurs["nom"]
    enregistrer_vue(session, acteur=anct, page="coordination", parametres=(), reglages=Reglages("Santé"))
    assert (noms(session, anct), noms(session, anct, "coordination")) == (["Santé"], ["Santé"])


def test_two_people_may_give_the_same_name_and_never_see_each_other(
    session: Session, anct: Acteur, chloe: Acteur
) -> None:
    vue = garder(session, anct, "Santé")
    autre = garder(session, chloe, "Santé")
    assert [lue.id for lue in lister_vues(session, acteur=chloe, page=PAGE)] == [autre.id]
    for interdit in (
        lambda: supprimer_vue(session, acteur=chloe, vue_id=vue.id),
        lambda: modifier_vue(session, acteur=chloe, vue_id=vue.id, reglages=Reglages("À moi")),
    ):
        with pytest.raises(Introuvable):
            interdit()


def test_one_default_per_person_and_page(session: Session, anct: Acteur, chloe: Acteur) -> None:
    garder(session, anct, "Première", defaut=True)
    garder(session, chloe, "La sienne", defaut=True)
    enregistrer_vue(
        session, acteur=anct, page="coordination", parametres=(), reglages=Reglages("Autre page", None, True)
    )
    seconde = garder(session, anct, "Seconde", defaut=True)
    assert (defauts(session, anct), defauts(session, chloe)) == (["Seconde"], ["La sienne"])
    modifier_vue(session, acteur=anct, vue_id=seconde.id, reglages=Reglages("Seconde"))
    assert defauts(session, anct) == []
    assert [vue.est_par_defaut for vue in lister_vues(session, acteur=anct, page="coordination")] == [True]


def test_a_view_is_renamed_and_shows_something_else(session: Session, anct: Acteur) -> None:
    vue = garder(session, anct, "Santé")
    neuve = modifier_vue(
        session, acteur=anct, vue_id=vue.id, reglages=Reglages("Emploi"), parametres=[("theme", "emploi")]
    )
    assert (neuve.id, neuve.nom, neuve.parametres) == (vue.id, "Emploi", (("theme", "emploi"),))
    assert (
        modifier_vue(session, acteur=anct, vue_id=vue.id, reglages=Reglages("Emploi")).parametres
        == neuve.parametres
    )


def test_sharing_is_for_analysts_and_administrators(session: Session, anct: Acteur, chloe: Acteur) -> None:
    partagee = garder(session, anct, "Pour les coordinateurs", Role.COORDINATEUR, defaut=True)
    vue = lister_vues(session, acteur=chloe, page=PAGE)[0]
    assert (vue.id, vue.auteur, vue.est_mienne) == (partagee.id, partagee.auteur, False)
    assert not vue.est_par_defaut
    assert noms(session, acteur_de(create_utilisateur(session, Role.STRUCTURE))) == []
    with pytest.raises(SaisieInvalide) as refus:
        garder(session, chloe, "À tous", Role.COORDINATEUR)
    assert list(refus.value.erreurs) == ["role_partage"]
    with pytest.raises(AccesRefuse):
        retirer_partage(session, acteur=chloe, vue_id=partagee.id)


def test_an_administrator_stops_the_sharing_of_anybody_and_an_analyst_of_its_own(
    session: Session, anct: Acteur, chloe: Acteur
) -> None:
    admin = acteur_de(create_utilisateur(session, Role.ADMIN))
    collegue = acteur_de(create_utilisateur(session, Role.ANCT))
    vue = garder(session, anct, "Partagée", Role.COORDINATEUR)
    with pytest.raises(AccesRefuse):
        retirer_partage(session, acteur=collegue, vue_id=vue.id)
    retirer_partage(session, acteur=admin, vue_id=vue.id)
    assert (noms(session, chloe), noms(session, anct)) == ([], ["Partagée"])


def test_a_view_deleted_comes_back_once(session: Session, anct: Acteur) -> None:
    vue = garder(session, anct, "Santé", Role.COORDINATEUR, defaut=True)
    supprimee = supprimer_vue(session, acteur=anct, vue_id=vue.id)
    assert noms(session, anct) == []
    retablir_vue(session, acteur=anct, vue=supprimee)
    retablir_vue(session, acteur=anct, vue=supprimee)
    assert lister_vues(session, acteur=anct, page=PAGE) == (vue,)


def test_what_was_chosen_meanwhile_stays(session: Session, anct: Acteur) -> None:
    supprimee = supprimer_vue(session, acteur=anct, vue_id=garder(session, anct, "Santé", defaut=True).id)
    garder(session, anct, "Emploi", defaut=True)
    retablir_vue(session, acteur=anct, vue=supprimee)
    assert defauts(session, anct) == ["Emploi"]
    encore = supprimer_vue(session, acteur=anct, vue_id=supprimee.id)
    garder(session, anct, "santé")
    with pytest.raises(SaisieInvalide):
        retablir_vue(session, acteur=anct, vue=encore)


def test_each_change_has_its_line_in_the_journal(session: Session, anct: Acteur) -> None:
    vue = garder(session, anct, "Santé", defaut=True)
    modifier_vue(session, acteur=anct, vue_id=vue.id, reglages=Reglages("Santé", Role.ANCT, True))
    modifier_vue(session, acteur=anct, vue_id=vue.id, reglages=Reglages("Santé", Role.ANCT, True))
    supprimer_vue(session, acteur=anct, vue_id=vue.id)
    lignes = session.exec(select(Journal).where(Journal.objet == "vue").order_by(col(Journal.id))).all()
    assert [(ligne.action, ligne.objet_id) for ligne in lignes] == [
        ("creer", str(vue.id)),
        ("modifier", str(vue.id)),
        ("supprimer", str(vue.id)),
    ]
    assert lignes[0].apres == {
        "page": PAGE,
        "nom": "Santé",
        "parametres": "periode=trimestre-dernier&theme=sante&theme=e_mail",
        "role_partage": None,
        "est_par_defaut": True,
    }
    assert (lignes[1].avant, lignes[1].apres) == ({"role_partage": None}, {"role_partage": "anct"})


def test_an_address_beyond_measure_is_refused(session: Session, anct: Acteur) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer_vue(
            session, acteur=anct, page=PAGE, parametres=[("commune", "x" * 6_001)], reglages=Reglages("Longue")
        )
    assert "trop de filtres" in refus.value.erreurs["parametres"]
    assert session.exec(select(VueEnregistree)).all() == []


def test_nobody_and_the_command_line_keep_none(session: Session) -> None:
    with pytest.raises(AccesRefuse):
        garder(session, Acteur("Ligne de commande", frozenset({Role.ADMIN})), "Rien")


@pytest.mark.parametrize(
    ("slug", "phrase"),
    [
        ("trimestre-dernier", "Période relative\u202f: «\u00a0Trimestre dernier\u00a0», qui suit le calendrier."),
        (None, "Période relative\u202f: «\u00a012 derniers mois\u00a0», qui suit le calendrier."),
        (
            "2026-01-01_2026-03-31",
            "Période fixe\u202f: du 01/01/2026 au 31/03/2026, toujours ces dates.",
        ),
        ("hier", "Période inconnue\u202f: celle de la page s’affichera."),
    ],
)
def test_a_view_says_whether_its_period_moves(slug: str | None, phrase: str) -> None:
    parametres = [("periode", slug)] if slug else []
    assert phrase_de_periode(PAGE, parametres, date(2026, 5, 4)) == phrase


@pytest.mark.parametrize(
    ("slug", "code", "phrase"),
    [
        (None, "2026-T3-1", "du 01/07/2026 au 30/09/2026, dans la photographie 2026-T3-1."),
        ("12-derniers-mois", "2026-T3", "du 01/07/2026 au 30/09/2026, dans la photographie 2026-T3."),
        ("2026-08-01_2026-08-31", "2026-T3-1", "du 01/08/2026 au 31/08/2026, dans la photographie 2026-T3-1."),
    ],
)
def test_a_view_of_a_photograph_never_moves(slug: str | None, code: str, phrase: str) -> None:
    parametres = [("photographie", code), *([("periode", slug)] if slug else [])]
    assert phrase_de_periode(PAGE, parametres, date(2026, 11, 22)) == f"Période fixe\u202f: {phrase}"


def test_a_view_of_what_is_no_quarter_has_no_period() -> None:
    phrase = phrase_de_periode(PAGE, [("photographie", "2026-T9-1")], date(2026, 11, 22))
    assert phrase == "Période inconnue\u202f: celle de la page s’affichera."


@pytest.mark.parametrize(
    ("page", "parametres", "phrase"),
    [
        ("suivi-saisie", [], "Période relative\u202f: «\u00a0Ce trimestre\u00a0», qui suit le calendrier."),
        ("trimestre", [], "Période relative\u202f: «\u00a0Trimestre dernier\u00a0», qui suit le calendrier."),
        (
            "suivi-saisie",
            [("trimestre", "trimestre-dernier")],
            "Période relative\u202f: «\u00a0Trimestre dernier\u00a0», qui suit le calendrier.",
        ),
        (
            "trimestre",
            [("trimestre", "2026-T1")],
            "Période fixe\u202f: du 01/01/2026 au 31/03/2026, toujours ces dates.",
        ),
        (
            "trimestre",
            [("trimestre", "2026-T1"), ("photographie", "2026-T1-2")],
            "Période fixe\u202f: du 01/01/2026 au 31/03/2026, dans la photographie 2026-T1-2.",
        ),
        (
            "suivi-saisie",
            [("trimestre", "trimestre-dernier"), ("photographie", "2026-T1-2")],
            "Période fixe\u202f: du 01/01/2026 au 31/03/2026, dans la photographie 2026-T1-2.",
        ),
        (
            "suivi-saisie",
            [("trimestre", "2025-T4"), ("photographie", "2026-T1-2")],
            "Période fixe\u202f: du 01/10/2025 au 31/12/2025, toujours ces dates.",
        ),
        ("trimestre", [("trimestre", "2026-T7")], "Période inconnue\u202f: celle de la page s’affichera."),
        ("conseillers", [], "Sans période\u202f: la page montre toujours la situation du jour."),
    ],
)
def test_a_view_of_a_quarter_or_of_today_says_whether_it_moves(
    page: str, parametres: list[tuple[str, str]], phrase: str
) -> None:
    assert phrase_de_periode(page, parametres, date(2026, 5, 4)) == phrase

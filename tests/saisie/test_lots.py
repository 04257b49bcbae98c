"""Several reports or drafts at once: restored, removed, completed, counted; one's own only, all or none."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from coop_data import brouillons
from coop_data.acces.acteur import Acteur
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.origines import Origine
from coop_data.domain.roles import Role
from coop_data.errors import Introuvable, SaisieInvalide
from coop_data.models import ActiviteCoordination, FaitCoordination, Journal
from coop_data.saisie import a_completer, corbeille
from coop_data.saisie import cra as service
from coop_data.saisie.activites import corbeille as lister_corbeille
from coop_data.saisie.compteurs import EnAttente, compter_en_attente
from tests.factories import create_accompagnement, create_activite
from tests.saisie.exemples import acteur_de_saisie, animation, conseiller_of, evenement


def importee(session: Session, acteur: Acteur, **champs: Any) -> ActiviteCoordination:
    """An animation that a Coop file brought without its duration nor its thématique."""
    valeurs: dict[str, Any] = {
        "origine": Origine.IMPORT_COOP,
        "version_importee": 1,
        "type_animation": "echange",
        "mediateurs": 3,
        "a_completer": ["duree_minutes", "thematiques"],
    }
    return create_activite(session, conseiller_of(session, acteur), **valeurs | champs)


def test_several_are_restored_or_none(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    choix = []
    for saisie in (animation(), evenement()):
        cra = service.enregistrer(session, acteur=acteur, saisie=saisie)
        service.supprimer(session, acteur=acteur, formulaire=saisie.formulaire, cra_id=cra.id)
        choix.append((saisie.formulaire, cra.id))
    for action in (corbeille.restaurer_plusieurs, corbeille.supprimer_definitivement):
        with pytest.raises(Introuvable), session.begin_nested():
            action(session, acteur=autre, choix=choix)
    assert len(lister_corbeille(session, acteur=acteur)) == 2
    assert corbeille.restaurer_plusieurs(session, acteur=acteur, choix=choix) == 2
    assert lister_corbeille(session, acteur=acteur) == []
    with pytest.raises(Introuvable):
        corbeille.supprimer_definitivement(session, acteur=acteur, choix=choix)  # alive: never at once


def test_what_is_removed_for_good_leaves_its_trace(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    service.supprimer(session, acteur=acteur, formulaire="animation", cra_id=cra.id)
    corbeille.supprimer_definitivement(session, acteur=acteur, choix=[("animation", cra.id)])
    assert session.exec(select(ActiviteCoordination)).all() == []
    traces = session.exec(select(Journal).order_by(Journal.id)).all()
    assert [(trace.action, trace.auteur) for trace in traces][-1] == ("purger", "Dominique Durand")


def test_one_answer_for_several_gaps_and_the_others_stay(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    deux = [importee(session, acteur, date=date(2026, 3, jour)) for jour in (3, 4)]
    lignes = a_completer.lister_a_completer(session, acteur=acteur)
    assert a_completer.champs_en_commun(lignes) == ["duree_minutes", "thematiques"]
    quoi = {"acteur": acteur, "choix": [("animation", cra.id) for cra in deux]}
    assert a_completer.completer_plusieurs(session, **quoi, champ="duree_minutes", valeur=45) == 2
    assert [(cra.duree_minutes, cra.a_completer) for cra in deux] == [(45, ["thematiques"])] * 2
    assert sorted(fait.minutes for fait in session.exec(select(FaitCoordination))) == [45, 45]
    with pytest.raises(SaisieInvalide):
        a_completer.completer_plusieurs(session, **quoi, champ="duree_minutes", valeur=5_000)
    a_completer.completer_plusieurs(session, **quoi, champ="thematiques", valeur=["rh"])
    assert [cra.a_completer for cra in deux] == [[], []]
    assert a_completer.lister_a_completer(session, acteur=acteur) == []


def test_reports_of_two_types_share_what_they_both_lack(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    auteur = conseiller_of(session, acteur)
    import_coop: dict[str, Any] = {"origine": Origine.IMPORT_COOP, "version_importee": 1}
    importee(session, acteur, date=date(2026, 3, 3), a_completer=["thematiques", "duree_minutes"])
    create_accompagnement(session, auteur, date=date(2026, 3, 4), a_completer=["duree_minutes", "thematiques"])
    lignes = a_completer.lister_a_completer(session, acteur=acteur)
    assert a_completer.champs_en_commun(lignes) == ["duree_minutes"]  # « thématiques » have other words in each
    assert a_completer.champs_en_commun([]) == []
    for type_activite in (TypeActivite.EVENEMENT, TypeActivite.PARTENARIAT):
        create_activite(session, auteur, type=type_activite, a_completer=["echelon"], **import_coop)
    territoriales = [
        ligne
        for ligne in a_completer.lister_a_completer(session, acteur=acteur)
        if ligne.formulaire in ("evenement", "partenariat")
    ]
    assert len(territoriales) == 2
    assert a_completer.champs_en_commun(territoriales) == ["echelon"]


def test_gaps_are_completed_by_their_author_only(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    cra = importee(session, acteur)
    assert a_completer.lister_a_completer(session, acteur=autre) == []
    quoi = {"choix": [("animation", cra.id)], "valeur": 45}
    with pytest.raises(Introuvable):
        a_completer.completer_plusieurs(session, acteur=autre, champ="duree_minutes", **quoi)
    with pytest.raises(SaisieInvalide):
        a_completer.completer_plusieurs(session, acteur=acteur, champ="structure_id", **quoi)
    assert cra.duree_minutes is None


def test_different_forms_have_no_gap_in_common(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    importee(session, acteur)
    importee(session, acteur, type=TypeActivite.EVENEMENT, a_completer=["organisateurs"])
    assert a_completer.champs_en_commun(a_completer.lister_a_completer(session, acteur=acteur)) == []


def test_drafts_are_thrown_away_together_and_put_back(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    trois = [
        brouillons.enregistrer_brouillon(session, acteur=acteur, formulaire="animation", contenu={"notes": nom})
        for nom in "abc"
    ]
    avant = brouillons.lister_brouillons(session, acteur=acteur)
    with pytest.raises(Introuvable), session.begin_nested():
        brouillons.supprimer_brouillons(session, acteur=autre, brouillon_ids=[trois[0].id])
    gardes = brouillons.supprimer_brouillons(session, acteur=acteur, brouillon_ids=[b.id for b in trois[:2]])
    assert len(brouillons.lister_brouillons(session, acteur=acteur)) == 1
    assert [brouillons.retablir_brouillons(session, acteur=acteur, gardes=gardes) for _ in range(2)] == [2, 0]
    assert brouillons.lister_brouillons(session, acteur=acteur) == avant


def test_what_waits_is_counted(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    assert compter_en_attente(session, acteur=acteur) == EnAttente(0, 0, 0)
    importee(session, acteur)
    brouillons.enregistrer_brouillon(session, acteur=acteur, formulaire="animation", contenu={})
    for saisie in (animation(), evenement()):
        cra = service.enregistrer(session, acteur=acteur, saisie=saisie)
        service.supprimer(session, acteur=acteur, formulaire=saisie.formulaire, cra_id=cra.id)
    assert compter_en_attente(session, acteur=acteur) == EnAttente(brouillons=1, a_completer=1, corbeille=2)
    analyste = Acteur("Analyste", frozenset({Role.ANCT}))
    assert compter_en_attente(session, acteur=analyste) == EnAttente(0, 0, 0)

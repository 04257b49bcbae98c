"""Another type for an activity, the link of an évènement and its partenariats, and the history of a report."""

from uuid import UUID

import pytest
from sqlmodel import Session, col, func, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.origines import Origine
from coop_data.errors import ConflitDeVersion, Introuvable, SaisieInvalide
from coop_data.models import ActiviteCoordination, FaitCoordination, Journal, StructurePartenaire, Tag, maintenant
from coop_data.saisie import changement_de_type, corbeille, historique, lien_evenement
from coop_data.saisie import cra as service
from coop_data.saisie.activites import FiltreActivites, rechercher
from coop_data.saisie.ecriture_import import CraImporte, ImportCra, Issue
from coop_data.tags import creer_tag
from coop_data.verification import verifier_base
from tests.saisie.exemples import (
    JOUR,
    acteur_de_saisie,
    animation,
    evenement,
    individuel,
    partenariat,
)


def changer(
    session: Session, acteur: Acteur, cra: ActiviteCoordination, saisie: service.Saisie, version: int | None = None
) -> None:
    service.modifier(
        session,
        acteur=acteur,
        formulaire=cra.type.value,
        cra_id=cra.id,
        version=version or cra.version,
        saisie=saisie,
    )


def par_type(session: Session, acteur: Acteur) -> dict[str, int]:
    comptes = rechercher(session, acteur=acteur, filtre=FiltreActivites()).par_type
    return {code: nombre for code, nombre in comptes.items() if nombre}


def test_a_report_changes_type_and_stays_itself(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    tag = creer_tag(session, acteur=acteur, nom="Projet")
    cra = service.enregistrer(session, acteur=acteur, saisie=partenariat(nom="Charte", tags=[tag.id], notes="N"))
    assert isinstance(cra, ActiviteCoordination)
    identite = (cra.id, cra.id_externe, cra.structure_id, cra.cree_le)
    changer(session, acteur, cra, evenement(nom="Charte", tags=[tag.id], notes="N", participants=30))
    assert (cra.id, cra.id_externe, cra.structure_id, cra.cree_le) == identite
    assert (cra.type, cra.nom, cra.participants, cra.natures, cra.version) == ("evenement", "Charte", 30, [], 2)
    assert session.exec(select(StructurePartenaire)).all() == []
    assert par_type(session, acteur) == {"evenement": 1}
    fait = session.exec(select(FaitCoordination)).one()
    assert (fait.type, fait.participants) == ("evenement", 30)
    assert verifier_base(session).ecarts == []
    trace = session.exec(select(Journal).where(Journal.action == "changer_de_type")).one()
    assert (trace.objet, trace.avant["type"], trace.apres["type"]) == ("evenement", "partenariat", "evenement")
    assert trace.avant["partenaires"] == [{"nom": "Ville de Bron", "type": "commune", "type_autre": None}]


def test_what_another_type_does_not_keep_is_told() -> None:
    contenu = animation(initiative="demande", structures=0).model_dump(mode="json")
    assert changement_de_type.champs_perdus(contenu, depuis="animation", vers="evenement") == [
        "duree_minutes",
        "mediateurs",
        "type_animation",
        "initiative",
        "thematiques",
    ]
    vide = {"partenaires": [{"cle": "x", "nom": None, "type": None}], "nom": "Charte", "echelon": "regional"}
    assert changement_de_type.champs_perdus(vide, depuis="partenariat", vers="evenement") == []
    assert changement_de_type.champs_perdus(vide, depuis="partenariat", vers="animation") == ["nom", "echelon"]
    assert changement_de_type.autres_types("accompagnement") == ()


def test_a_change_of_type_follows_the_rules_of_the_new_one(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    assert isinstance(cra, ActiviteCoordination)
    for essai, erreur in (
        (lambda: changer(session, acteur, cra, evenement(organisateurs=[])), SaisieInvalide),
        (lambda: changer(session, acteur, cra, individuel()), SaisieInvalide),
        (lambda: changer(session, acteur, cra, evenement(), version=9), ConflitDeVersion),
        (lambda: changer(session, autre, cra, evenement()), Introuvable),
    ):
        with pytest.raises(erreur):
            essai()
    assert (cra.type, cra.version, par_type(session, acteur)) == ("animation", 1, {"animation": 1})


def test_an_import_run_again_leaves_alone_what_changed_type_here(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    auteur = acteur.conseiller_id
    assert auteur is not None

    def importer() -> list[Issue | SaisieInvalide]:
        ligne = CraImporte(
            "animation", "COOP-1", auteur, animation().model_dump(exclude={"tags", "notes"}), tags=()
        )
        execution = ImportCra(session, acteur=acteur, import_id=None, origine=Origine.IMPORT_COOP, aujourdhui=JOUR)
        return execution.ecrire_lot([ligne])

    assert importer() == [Issue.CREE]
    cra = session.exec(select(ActiviteCoordination)).one()
    changer(session, acteur, cra, evenement())
    assert importer() == [Issue.MODIFIE_ICI]
    assert par_type(session, acteur) == {"evenement": 1}


def lies(session: Session, acteur: Acteur, *ids: UUID) -> dict[UUID, list[UUID]]:
    liens = lien_evenement.liens_de(session, acteur=acteur, ids=ids)
    return {cle: [vu.id for vu in vus] for cle, vus in liens.items()}


def couple(session: Session, acteur: Acteur) -> tuple[ActiviteCoordination, ActiviteCoordination]:
    """An évènement and the partenariat that came from it."""
    evt = service.enregistrer(session, acteur=acteur, saisie=evenement(nom="Forum", echelon="regional"))
    prepare = lien_evenement.partenariat_depuis(session, acteur=acteur, evenement_id=evt.id)
    complet = partenariat(**prepare.model_dump(exclude={"natures", "partenaires"}))
    lie = service.enregistrer(session, acteur=acteur, saisie=complet)
    assert isinstance(evt, ActiviteCoordination) and isinstance(lie, ActiviteCoordination)
    return evt, lie


def test_a_partenariat_comes_from_its_evenement_and_both_say_so(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    evt, lie = couple(session, acteur)
    assert (lie.date, lie.nom, lie.echelon, lie.evenement_id) == (JOUR, "Forum", "regional", evt.id)
    assert lies(session, acteur, evt.id, lie.id) == {evt.id: [lie.id], lie.id: [evt.id]}
    assert lies(session, autre, evt.id, lie.id) == {}
    with pytest.raises(Introuvable):
        lien_evenement.partenariat_depuis(session, acteur=autre, evenement_id=evt.id)
    with pytest.raises(Introuvable):
        lien_evenement.relier(session, acteur=autre, partenariat_id=lie.id, evenement_id=None)


def test_the_link_survives_a_change_and_is_undone_and_done_again(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    evt, lie = couple(session, acteur)
    saisie, version = service.saisie_of(session, acteur=acteur, formulaire="partenariat", cra_id=lie.id)
    changer(session, acteur, lie, saisie.model_copy(update={"nom": "Forum des métiers"}), version=version)
    assert lies(session, acteur, lie.id) == {lie.id: [evt.id]}
    for evenement_id, attendu in ((None, {}), (evt.id, {lie.id: [evt.id]})):
        lien_evenement.relier(session, acteur=acteur, partenariat_id=lie.id, evenement_id=evenement_id)
        assert lies(session, acteur, lie.id) == attendu
    assert [trace.action for trace in session.exec(select(Journal).order_by(Journal.id))][-2:] == ["lier", "lier"]
    copie = service.copie_of(session, acteur=acteur, formulaire="partenariat", cra_id=lie.id, aujourdhui=JOUR)
    assert copie.model_dump()["evenement_id"] is None


@pytest.mark.parametrize("cote", [0, 1])
def test_the_link_waits_in_the_corbeille(session: Session, cote: int) -> None:
    acteur = acteur_de_saisie(session)
    deux = couple(session, acteur)
    ids = [cra.id for cra in deux]
    quoi = {"acteur": acteur, "formulaire": deux[cote].type.value, "cra_id": ids[cote]}
    service.supprimer(session, **quoi)
    assert lies(session, acteur, *ids) == {}
    service.restaurer(session, **quoi)
    assert set(lies(session, acteur, *ids)) == set(ids)
    service.supprimer(session, **quoi)
    assert corbeille.supprimer_definitivement(session, acteur=acteur, choix=[(quoi["formulaire"], ids[cote])]) == 1
    session.expire_all()
    reste = session.exec(select(ActiviteCoordination)).one()
    assert (reste.id, reste.evenement_id) == (ids[1 - cote], None)


def test_an_evenement_that_becomes_an_animation_frees_its_partenariats(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    evt, lie = couple(session, acteur)
    changer(session, acteur, evt, animation())
    assert (lie.evenement_id, lie.version, lies(session, acteur, lie.id)) == (None, 2, {})


def test_history_tells_who_when_before_and_after(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    tag = creer_tag(session, acteur=acteur, nom="Projet")
    cra = service.enregistrer(session, acteur=acteur, saisie=animation(notes="Secret"))
    assert isinstance(cra, ActiviteCoordination)
    changer(session, acteur, cra, animation(duree_minutes=60, notes="Plus secret", tags=[tag.id]))
    service.supprimer(session, acteur=acteur, formulaire="animation", cra_id=cra.id)
    service.restaurer(session, acteur=acteur, formulaire="animation", cra_id=cra.id)
    vu = historique.lire_historique(session, acteur=acteur, formulaire="animation", cra_id=cra.id)
    assert [etape.operation for etape in vu.etapes] == ["restaurer", "supprimer", "modifier", "creer"]
    assert {(etape.auteur, etape.par_moi) for etape in vu.etapes} == {("Dominique Durand", True)}
    assert {(c.champ, str(c.avant), str(c.apres)) for c in vu.etapes[2].changements} == {
        ("duree_minutes", "90", "60"),
        ("notes", "None", "modifiées"),
        ("tags", "[]", f"['{tag.id}']"),
    }
    assert vu.noms[str(tag.id)] == "Projet"
    assert [etape.reprise for etape in vu.etapes] == [False, False, False, True]
    assert "secret" not in repr(vu).casefold()


def test_a_former_version_is_proposed_and_nothing_is_written(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    tag = creer_tag(session, acteur=acteur, nom="Parti")
    cra = service.enregistrer(session, acteur=acteur, saisie=partenariat(nom="Un", tags=[tag.id]))
    assert isinstance(cra, ActiviteCoordination)
    changer(session, acteur, cra, partenariat(nom="Deux", partenaires=[{"nom": "Hub", "type": "hub"}]))
    changer(session, acteur, cra, evenement(nom="Trois", notes="Aujourd’hui"))
    session.get_one(Tag, tag.id).supprime_le = maintenant()
    session.flush()
    lignes = session.exec(select(func.count()).select_from(Journal)).one()
    vu = historique.lire_historique(session, acteur=acteur, formulaire="evenement", cra_id=cra.id)
    quoi = {"formulaire": "evenement", "cra_id": cra.id}
    versions = [
        historique.version_of(session, acteur=acteur, **quoi, etape=etape.id)
        for etape in vu.etapes
        if etape.reprise
    ]
    assert versions == [
        partenariat(nom="Deux", partenaires=[{"nom": "Hub", "type": "hub"}], notes="Aujourd’hui"),
        partenariat(nom="Un", notes="Aujourd’hui"),
    ]
    assert session.exec(select(func.count()).select_from(Journal)).one() == lignes
    assert cra.version == 3
    with pytest.raises(Introuvable):
        historique.lire_historique(session, acteur=autre, **quoi)
    with pytest.raises(Introuvable):
        historique.version_of(session, acteur=autre, **quoi, etape=vu.etapes[-1].id)
    etrangere = session.exec(select(Journal.id).where(col(Journal.objet) == "tag")).one()
    with pytest.raises(Introuvable):
        historique.version_of(session, acteur=acteur, **quoi, etape=etrangere or 0)


def test_changing_back_finds_what_had_been_answered(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    assert isinstance(cra, ActiviteCoordination)
    changer(session, acteur, cra, evenement())
    quoi = {"acteur": acteur, "formulaire": "evenement", "cra_id": cra.id}
    anciennes = historique.anciennes_reponses(session, **quoi, vers="animation")
    assert (anciennes["duree_minutes"], anciennes["thematiques"]) == (90, ["partage"])
    assert historique.anciennes_reponses(session, **quoi, vers="partenariat") == {}

"""The one path for a write: what is stored, by whom, with its facts and its journal."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlmodel import Session, func, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import Activite
from coop_data.domain.origines import Origine
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ConflitDeVersion, Introuvable, SaisieInvalide
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    FaitAccompagnement,
    FaitCoordination,
    Journal,
    StructurePartenaire,
    Tag,
    maintenant,
)
from coop_data.saisie import cra as service
from coop_data.tags import creer_tag
from tests.factories import create_accompagnement, create_equipe, create_structure
from tests.saisie.exemples import (
    JOUR,
    acteur_de_saisie,
    animation,
    collectif,
    conseiller_of,
    evenement,
    individuel,
    partenariat,
)


def traces(session: Session) -> list[tuple[str, str]]:
    return [(trace.action, trace.objet) for trace in session.exec(select(Journal).order_by(Journal.id))]


def test_a_report_is_stored_for_the_structure_of_that_day_with_its_facts_and_its_trace(session: Session) -> None:
    structure = create_structure(session)
    acteur = acteur_de_saisie(session, structure=structure)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation(thematiques=["reseau", "partage"]))
    assert isinstance(cra, ActiviteCoordination)
    assert (cra.structure_id, cra.coordinateur_id, cra.id_externe) == (
        structure.id,
        acteur.conseiller_id,
        str(cra.id),
    )
    assert (cra.origine, cra.version, cra.thematiques) == (Origine.SAISIE, 1, ["partage", "reseau"])
    fait = session.exec(select(FaitCoordination)).one()
    assert (fait.minutes, fait.mediateurs, fait.departement) == (90, 4, "69")
    trace = session.exec(select(Journal)).one()
    assert (trace.auteur, trace.utilisateur_id, trace.avant) == ("Dominique Durand", acteur.utilisateur_id, None)
    assert trace.apres == {
        "date": "2026-03-10",
        "duree_minutes": 90,
        "mediateurs": 4,
        "type_animation": "echange",
        "thematiques": ["partage", "reseau"],
        "structure_id": str(structure.id),
    }


def test_fields_of_the_other_activite_and_stale_precisions_are_never_stored(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    seul = service.enregistrer(session, acteur=acteur, saisie=individuel(titre="x", niveau="avance"))
    groupe = service.enregistrer(
        session,
        acteur=acteur,
        saisie=collectif(titre="x", autonomie="autonome", oriente=True, structure_de_redirection="autre"),
    )
    assert isinstance(seul, Accompagnement)
    assert isinstance(groupe, Accompagnement)
    assert (seul.titre, seul.niveau, seul.nb_participants, seul.classe_duree) == (None, None, 1, "30_59")
    assert (groupe.titre, groupe.autonomie, groupe.oriente, groupe.structure_de_redirection) == (
        "x",
        None,
        None,
        None,
    )
    change = service.enregistrer(
        session,
        acteur=acteur,
        saisie=partenariat(
            nature_autre="périmée", partenaires=[{"nom": "A", "type": "hub", "type_autre": "périmée"}]
        ),
    )
    assert isinstance(change, ActiviteCoordination)
    assert change.nature_autre is None
    assert session.exec(select(StructurePartenaire)).one().type_autre is None


def test_a_form_never_chooses_its_class_of_duration(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=individuel(classe_duree="moins_30"))
    assert isinstance(cra, Accompagnement)
    assert cra.classe_duree == "30_59"


def test_the_same_form_sent_twice_writes_once_and_another_content_is_not_swallowed(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    premier = service.enregistrer(session, acteur=acteur, saisie=animation(), jeton="jeton")
    assert service.enregistrer(session, acteur=acteur, saisie=animation(), jeton="jeton") is premier
    with pytest.raises(ConflitDeVersion, match="déjà été enregistrée"):
        service.enregistrer(session, acteur=acteur, saisie=animation(notes="x"), jeton="jeton")
    assert service.enregistrer(session, acteur=autre, saisie=animation(), jeton="jeton").id != premier.id
    assert session.exec(select(func.count()).select_from(ActiviteCoordination)).one() == 2


@pytest.mark.parametrize(
    ("role", "saisie"),
    [(Role.CONSEILLER, animation()), (Role.COORDINATEUR, individuel()), (Role.ANCT, evenement())],
)
def test_who_does_not_fill_a_form_is_refused(session: Session, role: Role, saisie: service.Saisie) -> None:
    acteur = acteur_de_saisie(session, role)
    with pytest.raises(AccesRefuse):
        service.enregistrer(session, acteur=acteur, saisie=saisie)
    assert traces(session) == []


def test_modifying_journals_the_changed_fields_only_and_never_the_notes(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=partenariat())
    service.modifier(
        session,
        acteur=acteur,
        formulaire="partenariat",
        cra_id=cra.id,
        version=1,
        saisie=partenariat(
            notes="confidentiel", echelon="communal", partenaires=[{"nom": "Hub du Rhône", "type": "hub"}]
        ),
    )
    trace = session.exec(select(Journal).where(Journal.action == "modifier")).one()
    assert trace.avant == {
        "notes": None,
        "echelon": None,
        "partenaires": [{"nom": "Ville de Bron", "type": "commune", "type_autre": None}],
    }
    assert trace.apres == {
        "notes": "modifiées",
        "echelon": "communal",
        "partenaires": [{"nom": "Hub du Rhône", "type": "hub", "type_autre": None}],
    }
    assert [ligne.nom for ligne in session.exec(select(StructurePartenaire))] == ["Hub du Rhône"]


def test_the_same_content_writes_nothing(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=partenariat())
    saisie, version = service.saisie_of(session, acteur=acteur, formulaire="partenariat", cra_id=cra.id)
    service.modifier(
        session, acteur=acteur, formulaire="partenariat", cra_id=cra.id, version=version, saisie=saisie
    )
    assert (cra.version, traces(session)) == (1, [("creer", "partenariat")])


def test_a_record_changed_meanwhile_is_not_overwritten(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    service.modifier(
        session, acteur=acteur, formulaire="animation", cra_id=cra.id, version=1, saisie=animation(mediateurs=5)
    )
    with pytest.raises(ConflitDeVersion, match="Cette activité a été modifiée le "):
        service.modifier(
            session,
            acteur=acteur,
            formulaire="animation",
            cra_id=cra.id,
            version=1,
            saisie=animation(mediateurs=6),
        )
    assert isinstance(cra, ActiviteCoordination)
    assert cra.mediateurs == 5


def test_somebody_else_reaches_nothing_and_changes_nothing(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    qui = {"session": session, "acteur": autre, "formulaire": "animation", "cra_id": cra.id}
    essais = (
        lambda: service.modifier(**qui, version=1, saisie=animation(mediateurs=9)),
        lambda: service.supprimer(**qui),
        lambda: service.restaurer(**qui),
        lambda: service.lire(**qui),
        lambda: service.saisie_of(**qui),
        lambda: service.copie_of(**qui, aujourdhui=JOUR),
        lambda: service.supprimer(session, acteur=acteur, formulaire="evenement", cra_id=cra.id),
        lambda: service.supprimer(session, acteur=acteur, formulaire="animation", cra_id=uuid4()),
        lambda: service.supprimer(session, acteur=acteur, formulaire="inconnu", cra_id=cra.id),
    )
    for essai in essais:
        with pytest.raises(Introuvable):
            essai()
    assert (cra.version, traces(session)) == (1, [("creer", "animation")])


def test_delete_restore_purge(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    tag = creer_tag(session, acteur=acteur, nom="Projet")
    evt = service.enregistrer(session, acteur=acteur, saisie=evenement())
    cra = service.enregistrer(session, acteur=acteur, saisie=partenariat(tags=[tag.id], evenement_id=evt.id))
    qui = {"session": session, "acteur": acteur, "formulaire": "partenariat", "cra_id": cra.id}
    service.supprimer(**qui)
    assert [fait.type for fait in session.exec(select(FaitCoordination))] == ["evenement"]
    with pytest.raises(Introuvable):
        service.lire(**qui)
    service.restaurer(**qui)
    assert [tag.nom for tag in service.lire(**qui).tags] == ["Projet"]
    assert len(session.exec(select(FaitCoordination)).all()) == 2

    service.supprimer(session, acteur=acteur, formulaire="evenement", cra_id=evt.id)
    assert service.purger_corbeille(session, maintenant=maintenant() + timedelta(days=29)) == 0
    assert service.purger_corbeille(session, maintenant=maintenant() + timedelta(days=31)) == 1
    session.refresh(cra)
    assert isinstance(cra, ActiviteCoordination)
    assert cra.evenement_id is None
    service.supprimer(**qui)
    assert service.purger_corbeille(session, maintenant=maintenant() + timedelta(days=31)) == 1
    assert session.exec(select(ActiviteCoordination)).all() == []
    assert session.exec(select(StructurePartenaire)).all() == []
    assert traces(session)[-1] == ("purger", "partenariat")


def test_after_thirty_days_nothing_can_be_restored(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    service.supprimer(session, acteur=acteur, formulaire="animation", cra_id=cra.id)
    cra.supprime_le = maintenant() - timedelta(days=31)
    with pytest.raises(Introuvable):
        service.restaurer(session, acteur=acteur, formulaire="animation", cra_id=cra.id)


def test_references_must_exist_and_be_reachable(session: Session) -> None:
    acteur, autre = acteur_de_saisie(session), acteur_de_saisie(session)
    sien = creer_tag(session, acteur=autre, nom="Le sien")
    son_evenement = service.enregistrer(session, acteur=autre, saisie=evenement())
    with pytest.raises(SaisieInvalide) as refus:
        service.enregistrer(
            session,
            acteur=acteur,
            saisie=partenariat(tags=[sien.id], evenement_id=son_evenement.id, natures=[]),
        )
    assert list(refus.value.erreurs) == ["natures", "tags", "evenement_id"]
    with pytest.raises(SaisieInvalide) as refus:
        service.enregistrer(
            session, acteur=acteur, saisie=individuel(type_lieu="autre", code_commune="99999", tags=[uuid4()])
        )
    assert refus.value.erreurs == {
        "code_commune": "Veuillez choisir une commune de la liste",
        "tags": "Un de ces tags n’existe plus ou ne vous est pas accessible : retirez-le.",
    }


def test_a_tag_already_attached_may_stay_until_it_is_deleted(session: Session) -> None:
    coordinateur, membre = acteur_de_saisie(session), acteur_de_saisie(session)
    equipe = create_equipe(
        session,
        conseiller_of(session, coordinateur),
        conseiller_of(session, membre),
    )
    tag = Tag(nom="Équipe", nom_plie="equipe", portee="equipe", conseiller_id=coordinateur.conseiller_id)
    session.add(tag)
    session.flush()
    cra = service.enregistrer(session, acteur=membre, saisie=individuel(tags=[tag.id]))
    equipe.date_fin = date(2026, 1, 1)
    session.flush()
    qui = {"session": session, "acteur": membre, "formulaire": "accompagnement", "cra_id": cra.id}
    service.modifier(**qui, version=1, saisie=individuel(tags=[tag.id], lieu="Médiathèque"))
    with pytest.raises(SaisieInvalide):
        service.enregistrer(session, acteur=membre, saisie=individuel(tags=[tag.id]))
    tag.supprime_le = maintenant()
    with pytest.raises(SaisieInvalide):
        service.modifier(**qui, version=2, saisie=individuel(tags=[tag.id], lieu="Mairie"))


def test_notes_and_personal_tags_are_for_their_author_only(session: Session) -> None:
    structure = create_structure(session)
    acteur = acteur_de_saisie(session, structure=structure)
    tag = creer_tag(session, acteur=acteur, nom="Personnel")
    cra = service.enregistrer(
        session, acteur=acteur, saisie=individuel(notes="pour moi", tags=[tag.id], code_commune="69123")
    )
    qui = {"formulaire": "accompagnement", "cra_id": cra.id}
    mien = service.lire(session, acteur=acteur, **qui)
    assert (mien.champs["notes"], [tag.nom for tag in mien.tags], mien.peut_modifier) == (
        "pour moi",
        ["Personnel"],
        True,
    )
    assert (mien.commune, mien.structure) == ("Lyon", structure.nom)
    employeur = Acteur("RH", frozenset({Role.STRUCTURE}), structure_id=structure.id)
    vu = service.lire(session, acteur=employeur, **qui)
    assert (vu.champs["notes"], vu.tags, vu.peut_modifier) == (None, (), False)
    with pytest.raises(Introuvable):
        autre = Acteur("RH", frozenset({Role.STRUCTURE}), structure_id=create_structure(session).id)
        service.lire(session, acteur=autre, **qui)


def test_a_copy_bears_today_and_no_notes(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = service.enregistrer(session, acteur=acteur, saisie=individuel(notes="x", lieu="Mairie"))
    copie = service.copie_of(
        session, acteur=acteur, formulaire="accompagnement", cra_id=cra.id, aujourdhui=date(2026, 11, 21)
    )
    assert (copie.date, copie.notes) == (date(2026, 11, 21), None)
    assert copie.model_copy(update={"date": JOUR}) == individuel(
        lieu="Mairie", nb_participants=1, **dict.fromkeys(_comptes(), 0)
    )


def _comptes() -> list[str]:
    prefixes = ("genre_", "age_", "statut_", "nb_deja", "suite_")
    return [champ for champ in type(individuel()).model_fields if champ.startswith(prefixes)]


def test_an_imported_report_of_2022_can_be_edited_and_keeps_its_class(session: Session) -> None:
    acteur = acteur_de_saisie(session)
    cra = create_accompagnement(
        session,
        conseiller_of(session, acteur),
        activite=Activite.PONCTUEL,
        duree_minutes=30,
        classe_duree="moins_30",
        age_18_35=1,
        thematiques=["autre"],
        date=JOUR,
        origine=Origine.IMPORT_CSV,
    )
    session.expire_all()
    saisie, version = service.saisie_of(session, acteur=acteur, formulaire="accompagnement", cra_id=cra.id)
    modifie = service.modifier(
        session,
        acteur=acteur,
        formulaire="accompagnement",
        cra_id=cra.id,
        version=version,
        saisie=saisie.model_copy(update={"lieu": "Mairie"}),
    )
    assert isinstance(modifie, Accompagnement)
    assert (modifie.classe_duree, modifie.age_18_35, modifie.lieu) == ("moins_30", 1, "Mairie")
    fait = session.exec(select(FaitAccompagnement)).one()
    assert (fait.classe_duree, fait.age_18_35) == ("moins_30", 1)

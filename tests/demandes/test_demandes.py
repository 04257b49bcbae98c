"""Requests: who may ask for whom, what an acceptance makes, what the one who asked reads."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.auth import comptes
from coop_data.auth.jetons import lire_jeton
from coop_data.demandes.contenu import DemandeLue, PersonneDemandee
from coop_data.demandes.depot import demander, mes_demandes, retirer_demande
from coop_data.demandes.reponse import (
    Decision,
    accepter_demande,
    compter_en_attente,
    lister_demandes,
    reconnaitre,
    refuser_demande,
)
from coop_data.domain.demandes import EtatDemande, GenreDemande
from coop_data.domain.perimetre import UneEquipe, UneStructure
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import Conseiller, Equipe, Journal, Poste, Structure, Utilisateur, maintenant
from coop_data.verification import verifier_base
from tests.factories import (
    create_accompagnement,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)

NINA = PersonneDemandee("Nina@Exemple.fr ", " Nina ", "Nouvelle", date_debut=date(2026, 9, 1), message="Merci")


@dataclass(frozen=True)
class Monde:
    """Chloé coordinates Alix, who has no account; the mairie employs them both."""

    chloe: Acteur
    mairie: Acteur
    admin: Acteur
    structure: Structure
    alix: Conseiller

    @property
    def equipe(self) -> UneEquipe:
        assert self.chloe.conseiller_id is not None
        return UneEquipe(self.chloe.conseiller_id)

    @property
    def employeur(self) -> UneStructure:
        return UneStructure(self.structure.id)


@pytest.fixture
def monde(session: Session) -> Monde:
    structure = create_structure(session, nom="Mairie de Lyon")
    chloe = create_conseiller(session, structure, prenom="Chloé", nom="Dumas", est_coordinateur=True)
    alix = create_conseiller(session, structure, prenom="Alix", nom="Petit", email="alix@exemple.fr")
    create_equipe(session, chloe, alix)
    comptes_ouverts = [
        create_utilisateur(session, Role.COORDINATEUR, conseiller_id=chloe.id),
        create_utilisateur(session, Role.STRUCTURE, structure_id=structure.id),
        create_utilisateur(session, Role.ADMIN),
    ]
    return Monde(*(comptes.acteur_du_compte(compte) for compte in comptes_ouverts), structure, alix)


def decision_of(demande: DemandeLue, **champs: object) -> Decision:
    personne = demande.personne
    valeurs = {"email": personne.email, "prenom": personne.prenom, "nom": personne.nom} | champs
    return Decision(**valeurs)  # type: ignore[arg-type]


def test_someone_unknown_joins_the_team_with_a_post_and_an_account(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    assert (demande.genre, demande.etat) == (GenreDemande.RATTACHEMENT, EtatDemande.EN_ATTENTE)
    assert compter_en_attente(session, acteur=monde.admin) == 1
    acceptation = accepter_demande(
        session,
        acteur=monde.admin,
        demande_id=demande.id,
        decision=decision_of(demande, structure_id=monde.structure.id, date_debut=date(2026, 8, 1)),
    )
    nina = session.exec(select(Conseiller).where(Conseiller.nom == "Nouvelle")).one()
    poste = session.exec(select(Poste).where(Poste.conseiller_id == nina.id)).one()
    membre = session.exec(select(Equipe).where(Equipe.conseiller_id == nina.id)).one()
    compte = session.get_one(Utilisateur, acceptation.utilisateur_id)
    assert (nina.nom_complet, nina.nom_plie, nina.email) == ("Nina Nouvelle", "nina nouvelle", "nina@exemple.fr")
    assert (poste.structure_id, poste.date_debut, poste.date_fin) == (monde.structure.id, date(2026, 8, 1), None)
    assert (membre.coordinateur_id, membre.date_debut) == (monde.chloe.conseiller_id, date(2026, 9, 1))
    assert (compte.email, compte.roles, compte.conseiller_id) == ("nina@exemple.fr", ["conseiller"], nina.id)
    assert acceptation.secret is not None
    assert lire_jeton(session, secret=acceptation.secret).utilisateur_id == compte.id
    assert [vue.etat for vue in mes_demandes(session, acteur=monde.chloe)] == [EtatDemande.ACCEPTEE]
    assert compter_en_attente(session, acteur=monde.admin) == 0
    objets = [ligne.objet for ligne in session.exec(select(Journal))]
    assert sorted(set(objets)) == ["compte", "conseiller", "demande", "equipe", "poste"]


def test_a_member_without_account_is_invited(session: Session, monde: Monde) -> None:
    personne = PersonneDemandee("alix@exemple.fr", conseiller_id=monde.alix.id)
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=personne)
    assert demande.genre is GenreDemande.INVITATION
    assert (demande.personne.prenom, demande.personne.nom) == ("Alix", "Petit")
    assert reconnaitre(session, acteur=monde.admin, demande=demande) == monde.alix.id
    acceptation = accepter_demande(
        session,
        acteur=monde.admin,
        demande_id=demande.id,
        decision=decision_of(demande, conseiller_id=monde.alix.id),
    )
    assert acceptation.secret is not None
    assert len(session.exec(select(Equipe)).all()) == 1
    assert len(session.exec(select(Conseiller)).all()) == 2
    with pytest.raises(SaisieInvalide, match="a déjà un compte"):
        demander(session, acteur=monde.chloe, pour=monde.equipe, personne=personne)


def test_an_employer_asks_for_a_newcomer(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.mairie, pour=monde.employeur, personne=NINA)
    connue = create_conseiller(session, prenom="Nina", nom="Nouvelle")
    create_utilisateur(session, Role.CONSEILLER, conseiller_id=connue.id, mot_de_passe="x")
    assert reconnaitre(session, acteur=monde.admin, demande=demande) == connue.id
    acceptation = accepter_demande(
        session,
        acteur=monde.admin,
        demande_id=demande.id,
        decision=decision_of(demande, conseiller_id=connue.id, date_debut=date(2026, 9, 1)),
    )
    poste = session.exec(select(Poste).where(Poste.conseiller_id == connue.id)).one()
    assert (poste.structure_id, poste.date_debut) == (monde.structure.id, date(2026, 9, 1))
    assert acceptation.secret is None  # the account was open already


def test_a_post_recorded_late_takes_in_what_was_done_before_it_was_known(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.mairie, pour=monde.employeur, personne=NINA)
    connue = create_conseiller(session, prenom="Nina", nom="Nouvelle")
    veille = create_accompagnement(session, connue, None, date=date(2026, 8, 31))
    jour = create_accompagnement(session, connue, None, date=date(2026, 9, 1))
    accepter_demande(
        session,
        acteur=monde.admin,
        demande_id=demande.id,
        decision=decision_of(demande, conseiller_id=connue.id, date_debut=date(2026, 9, 1)),
    )
    assert (veille.structure_id, jour.structure_id) == (None, monde.structure.id)
    assert verifier_base(session).ecarts == []


def test_a_refusal_tells_why(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    with pytest.raises(SaisieInvalide):
        refuser_demande(session, acteur=monde.admin, demande_id=demande.id, motif="  ")
    refuser_demande(session, acteur=monde.admin, demande_id=demande.id, motif="Contrat non signé.")
    (vue,) = mes_demandes(session, acteur=monde.chloe)
    assert (vue.etat, vue.reponse) == (EtatDemande.REFUSEE, "Contrat non signé.")
    with pytest.raises(ErreurUtilisateur, match="déjà reçu une réponse"):
        accepter_demande(session, acteur=monde.admin, demande_id=demande.id, decision=decision_of(demande))
    with pytest.raises(ErreurUtilisateur, match="déjà reçu une réponse"):
        retirer_demande(session, acteur=monde.chloe, demande_id=demande.id)


def test_a_request_is_withdrawn_by_its_author_only(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    with pytest.raises(Introuvable):
        retirer_demande(session, acteur=monde.mairie, demande_id=demande.id)
    with pytest.raises(Introuvable):
        retirer_demande(session, acteur=monde.chloe, demande_id=UUID(int=4))
    retirer_demande(session, acteur=monde.chloe, demande_id=demande.id)
    assert mes_demandes(session, acteur=monde.chloe) == []
    assert [vue.etat for vue in lister_demandes(session, acteur=monde.admin)] == [EtatDemande.RETIREE]
    demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)  # asked again


def test_nobody_asks_for_another_team_or_structure(session: Session, monde: Monde) -> None:
    ailleurs = UneStructure(create_structure(session).id)
    former = Acteur("Chloé", frozenset({Role.CONSEILLER}), monde.chloe.utilisateur_id, monde.chloe.conseiller_id)
    for acteur, pour in (
        (monde.chloe, monde.employeur),
        (monde.mairie, monde.equipe),
        (monde.mairie, ailleurs),
        (former, monde.equipe),
        (monde.admin, monde.equipe),
    ):
        with pytest.raises(AccesRefuse):
            demander(session, acteur=acteur, pour=pour, personne=NINA)
    for acteur in (former, monde.admin):
        with pytest.raises(AccesRefuse):
            mes_demandes(session, acteur=acteur)


def test_someone_known_of_others_is_not_confirmed_to_exist(session: Session, monde: Monde) -> None:
    ailleurs = create_conseiller(session, create_structure(session))
    for acteur, pour in ((monde.chloe, monde.equipe), (monde.mairie, monde.employeur)):
        for conseiller_id in (ailleurs.id, UUID(int=5)):
            with pytest.raises(Introuvable):
                demander(
                    session,
                    acteur=acteur,
                    pour=pour,
                    personne=PersonneDemandee("a@exemple.fr", conseiller_id=conseiller_id),
                )


def test_only_an_administrator_answers(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    anct = Acteur("Analyste", frozenset({Role.ANCT}))
    for acteur in (monde.chloe, monde.mairie, anct):
        with pytest.raises(AccesRefuse):
            lister_demandes(session, acteur=acteur)
        with pytest.raises(AccesRefuse):
            refuser_demande(session, acteur=acteur, demande_id=demande.id, motif="Non")
        with pytest.raises(AccesRefuse):
            accepter_demande(session, acteur=acteur, demande_id=demande.id, decision=decision_of(demande))


def test_a_request_is_void_once_its_author_lost_the_right(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    compte = session.get_one(Utilisateur, monde.chloe.utilisateur_id)
    compte.desactive_le = maintenant()
    session.add(compte)
    with pytest.raises(ErreurUtilisateur, match="n’a plus le droit"):
        accepter_demande(
            session,
            acteur=monde.admin,
            demande_id=demande.id,
            decision=decision_of(demande, conseiller_id=monde.alix.id),
        )


@pytest.mark.parametrize(
    ("personne", "erreurs"),
    [
        (
            PersonneDemandee("nina"),
            {
                "prenom": "Indiquez le prénom.",
                "nom": "Indiquez le nom.",
                "email": "Saisissez une adresse électronique de la forme nom@domaine.fr.",
                "date_debut": "Indiquez le premier jour.",
            },
        ),
        (
            PersonneDemandee("n@exemple.fr", "Nina", "N", date_debut=date(2026, 1, 1), message="a" * 501),
            {"message": "Ce texte est trop long : 500 caractères au plus."},
        ),
    ],
)
def test_a_request_says_who(
    session: Session, monde: Monde, personne: PersonneDemandee, erreurs: dict[str, str]
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        demander(session, acteur=monde.chloe, pour=monde.equipe, personne=personne)
    assert refus.value.erreurs == erreurs


def test_the_same_person_is_not_asked_twice(session: Session, monde: Monde) -> None:
    demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    with pytest.raises(SaisieInvalide, match="déjà une demande en attente"):
        demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    demander(session, acteur=monde.mairie, pour=monde.employeur, personne=NINA)


def test_someone_new_needs_a_structure_and_a_day(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    with pytest.raises(SaisieInvalide) as refus:
        accepter_demande(session, acteur=monde.admin, demande_id=demande.id, decision=decision_of(demande))
    assert set(refus.value.erreurs) == {"structure_id", "date_debut"}


def test_two_namesakes_are_not_chosen_between(session: Session, monde: Monde) -> None:
    demande = demander(session, acteur=monde.chloe, pour=monde.equipe, personne=NINA)
    for _ in range(2):
        create_conseiller(session, prenom="Nina", nom="Nouvelle")
    assert reconnaitre(session, acteur=monde.admin, demande=demande) is None

"""Entering a team takes an agreement: nothing is seen before, what is dated within it after."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import REFUS, perimetre_du_conseiller, verifier_perimetre
from coop_data.analytics.calcul import compute_chiffres
from coop_data.analytics.fiche import lire_fiche
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.perimetres import perimetre_of, texte_du_perimetre
from coop_data.analytics.statistique import Domaine
from coop_data.auth import comptes
from coop_data.demandes.depot import mes_demandes, retirer_demande
from coop_data.demandes.equipe import inviter_dans_l_equipe, mes_invitations, repondre_a_l_invitation
from coop_data.demandes.reponse import Decision, accepter_demande
from coop_data.domain.demandes import EtatDemande, GenreDemande
from coop_data.domain.perimetre import UneEquipe
from coop_data.domain.roles import Role
from coop_data.equipes.appartenances import (
    Appartenance,
    ajouter_membre,
    corriger_appartenance,
    retablir_appartenance,
    retirer_appartenance,
)
from coop_data.equipes.miennes import mes_equipes, quitter_equipe, revenir_dans_l_equipe
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import Conseiller, Equipe, Journal
from coop_data.statistiques import CATALOGUE
from tests.factories import create_accompagnement, create_conseiller, create_structure, create_utilisateur

DEBUT = date(2026, 2, 1)
JOURS = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 15), date(2026, 4, 1))


@dataclass(frozen=True)
class Monde:
    """Chloé coordinates nobody; Alix, elsewhere, logged on four days of 2026; Zoé has her own account."""

    chloe: Acteur
    alix: Acteur
    zoe: Acteur
    admin: Acteur
    personne: Conseiller

    @property
    def equipe(self) -> UneEquipe:
        assert self.chloe.conseiller_id is not None
        return UneEquipe(self.chloe.conseiller_id)

    @property
    def alix_en_equipe(self) -> UneEquipe:
        return UneEquipe(self.equipe.coordinateur_id, self.personne.id)


@pytest.fixture
def monde(session: Session) -> Monde:
    lyon, ajaccio = create_structure(session, "69"), create_structure(session, "2A")
    chloe = create_conseiller(session, lyon, prenom="Chloé", nom="Dumas", est_coordinateur=True)
    alix = create_conseiller(session, ajaccio, prenom="Alix", nom="Petit", id_externe="C-ALIX")
    zoe = create_conseiller(session, lyon, prenom="Zoé", nom="Martin")
    for jour in JOURS:
        create_accompagnement(session, alix, ajaccio, date=jour)
    ouverts = [
        create_utilisateur(session, Role.COORDINATEUR, conseiller_id=chloe.id),
        create_utilisateur(session, Role.CONSEILLER, conseiller_id=alix.id),
        create_utilisateur(session, Role.CONSEILLER, conseiller_id=zoe.id),
        create_utilisateur(session, Role.ADMIN),
    ]
    return Monde(*(comptes.acteur_du_compte(compte) for compte in ouverts), alix)


def inviter(session: Session, monde: Monde, debut: date | None = DEBUT, fin: date | None = None) -> object:
    return inviter_dans_l_equipe(
        session,
        acteur=monde.chloe,
        coordinateur_id=monde.equipe.coordinateur_id,
        conseiller_id=monde.personne.id,
        date_debut=debut,
        date_fin=fin,
    )


def accepter(session: Session, monde: Monde) -> Appartenance:
    invitation = mes_invitations(session, acteur=monde.alix)[0]
    presence = repondre_a_l_invitation(
        session, acteur=monde.alix, demande_id=invitation.demande_id, est_acceptee=True
    )
    assert presence is not None
    return presence


def cra(session: Session, perimetre: UneEquipe) -> float | None:
    chiffres = compute_chiffres(
        session=session,
        catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
        perimetre=perimetre,
        filtres=Filtres(date(2026, 1, 1), date(2026, 12, 31)),
    )
    return chiffres["cra"].valeur


def voit_la_personne(session: Session, monde: Monde) -> bool:
    try:
        perimetre_du_conseiller(session, acteur=monde.chloe, conseiller_id=monde.personne.id)
    except Introuvable:
        return False
    return True


def test_nothing_is_seen_until_the_person_accepts(session: Session, monde: Monde) -> None:
    inviter(session, monde)
    assert session.exec(select(Equipe)).all() == []
    assert (cra(session, monde.equipe), cra(session, monde.alix_en_equipe)) == (0, 0)
    assert voit_la_personne(session, monde) is False
    (demande,) = mes_demandes(session, acteur=monde.chloe)
    assert (demande.genre, demande.etat, demande.personne.email) == (
        GenreDemande.EQUIPE,
        EtatDemande.EN_ATTENTE,
        "",
    )
    (invitation,) = mes_invitations(session, acteur=monde.alix)
    assert (invitation.coordinateur, invitation.date_debut, invitation.date_fin) == ("Chloé Dumas", DEBUT, None)
    accepter(session, monde)
    assert (cra(session, monde.equipe), cra(session, monde.alix_en_equipe)) == (3, 3)
    assert voit_la_personne(session, monde) is True
    assert [vue.etat for vue in mes_demandes(session, acteur=monde.chloe)] == [EtatDemande.ACCEPTEE]
    assert mes_invitations(session, acteur=monde.alix) == []


def test_a_refusal_leaves_nothing(session: Session, monde: Monde) -> None:
    inviter(session, monde)
    (invitation,) = mes_invitations(session, acteur=monde.alix)
    repondre_a_l_invitation(session, acteur=monde.alix, demande_id=invitation.demande_id, est_acceptee=False)
    assert session.exec(select(Equipe)).all() == []
    assert [vue.etat for vue in mes_demandes(session, acteur=monde.chloe)] == [EtatDemande.REFUSEE]
    with pytest.raises(ErreurUtilisateur, match="déjà reçu une réponse"):
        repondre_a_l_invitation(session, acteur=monde.alix, demande_id=invitation.demande_id, est_acceptee=True)


def test_only_the_person_invited_answers(session: Session, monde: Monde) -> None:
    inviter(session, monde)
    (invitation,) = mes_invitations(session, acteur=monde.alix)
    for autre in (monde.zoe, monde.chloe):
        assert mes_invitations(session, acteur=autre) == []
        with pytest.raises(Introuvable):
            repondre_a_l_invitation(session, acteur=autre, demande_id=invitation.demande_id, est_acceptee=True)
    retirer_demande(session, acteur=monde.chloe, demande_id=invitation.demande_id)
    with pytest.raises(ErreurUtilisateur):
        repondre_a_l_invitation(session, acteur=monde.alix, demande_id=invitation.demande_id, est_acceptee=True)
    assert session.exec(select(Equipe)).all() == []


def test_an_administrator_accepts_for_the_person_named_and_nobody_else(session: Session, monde: Monde) -> None:
    inviter(session, monde, fin=date(2026, 3, 31))
    (demande,) = mes_demandes(session, acteur=monde.chloe)
    assert monde.zoe.conseiller_id is not None
    autre = Decision("a@exemple.fr", "Alix", "Petit", conseiller_id=monde.zoe.conseiller_id)
    with pytest.raises(ErreurUtilisateur, match="nomme une personne"):
        accepter_demande(session, acteur=monde.admin, demande_id=demande.id, decision=autre)
    elle = Decision("a@exemple.fr", "Alix", "Petit", conseiller_id=monde.personne.id)
    accepter_demande(session, acteur=monde.admin, demande_id=demande.id, decision=elle)
    membre = session.exec(select(Equipe)).one()
    assert (membre.conseiller_id, membre.date_debut, membre.date_fin) == (
        monde.personne.id,
        DEBUT,
        date(2026, 3, 31),
    )
    assert cra(session, monde.equipe) == 2


def test_a_coordinator_takes_nothing_alone(session: Session, monde: Monde) -> None:
    with pytest.raises(AccesRefuse):
        ajouter_membre(
            session,
            acteur=monde.chloe,
            coordinateur_id=monde.equipe.coordinateur_id,
            conseiller_id=monde.personne.id,
            date_debut=DEBUT,
        )
    with pytest.raises(Introuvable):  # « undoing » a removal that never was
        retablir_appartenance(
            session,
            acteur=monde.chloe,
            appartenance=Appartenance(
                monde.personne.id, monde.equipe.coordinateur_id, monde.personne.id, DEBUT, None
            ),
        )
    inviter(session, monde)
    presence = accepter(session, monde)
    with pytest.raises(SaisieInvalide, match="raccourcir"):
        _corriger(session, monde, presence, date(2026, 1, 1), None)
    session.expire_all()
    assert cra(session, monde.equipe) == 3


def test_a_coordinator_shortens_a_time_and_takes_it_back(session: Session, monde: Monde) -> None:
    inviter(session, monde)
    presence = accepter(session, monde)
    _corriger(session, monde, presence, date(2026, 3, 1), date(2026, 3, 31))
    assert cra(session, monde.equipe) == 1
    _corriger(session, monde, presence, DEBUT, None)
    assert cra(session, monde.equipe) == 3
    retiree = retirer_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id)
    ailleurs = Appartenance(
        retiree.id, retiree.coordinateur_id, retiree.conseiller_id, date(2020, 1, 1), retiree.date_fin
    )
    with pytest.raises(Introuvable):
        retablir_appartenance(session, acteur=monde.chloe, appartenance=ailleurs)
    retablir_appartenance(session, acteur=monde.chloe, appartenance=retiree)
    assert cra(session, monde.equipe) == 3


def test_one_sees_who_follows_leaves_and_takes_it_back(session: Session, monde: Monde) -> None:
    inviter(session, monde)
    presence = accepter(session, monde)
    vues = mes_equipes(session, acteur=monde.alix)
    assert [(vue.coordinateur, vue.presence.date_debut, vue.presence.date_fin) for vue in vues] == [
        ("Chloé Dumas", DEBUT, None)
    ]
    for autre in (monde.zoe, monde.chloe):
        assert mes_equipes(session, acteur=autre) == []
        with pytest.raises(Introuvable):
            quitter_equipe(session, acteur=autre, appartenance_id=presence.id)
    aujourdhui = monde.alix.aujourdhui()
    quitter_equipe(session, acteur=monde.alix, appartenance_id=presence.id)
    assert [vue.presence.date_fin for vue in mes_equipes(session, acteur=monde.alix)] == [aujourdhui]
    with pytest.raises(SaisieInvalide, match="raccourcir"):  # the coordinator does not undo it
        _corriger(session, monde, presence, DEBUT, None)
    session.expire_all()
    revenir_dans_l_equipe(session, acteur=monde.alix, appartenance_id=presence.id, date_fin=None)
    assert [vue.presence.date_fin for vue in mes_equipes(session, acteur=monde.alix)] == [None]
    lignes = session.exec(select(Journal).where(Journal.objet == "equipe").order_by(Journal.id)).all()  # type: ignore[arg-type]
    assert [ligne.action for ligne in lignes] == ["creer", "modifier", "modifier"]
    assert {ligne.utilisateur_id for ligne in lignes} == {monde.alix.utilisateur_id}


def test_a_former_member_remains_for_the_time_in_the_team_only(session: Session, monde: Monde) -> None:
    inviter(session, monde, fin=date(2026, 3, 31))
    accepter(session, monde)
    au = date(2026, 4, 1) + timedelta(days=30)
    texte = texte_du_perimetre(session, monde.alix_en_equipe, domaine=Domaine.ACCOMPAGNEMENT)
    assert texte.startswith("membre:") and texte.endswith(":C-ALIX")
    assert perimetre_of(session, texte, domaine=Domaine.ACCOMPAGNEMENT) == monde.alix_en_equipe
    assert voit_la_personne(session, monde) is False
    for lignes in (False, True):
        verifier_perimetre(
            session,
            acteur=monde.chloe,
            perimetre=monde.alix_en_equipe,
            lignes=lignes,
            domaine=Domaine.ACCOMPAGNEMENT.value,
        )
        with pytest.raises(AccesRefuse):
            verifier_perimetre(
                session, acteur=monde.zoe, perimetre=monde.alix_en_equipe, lignes=lignes, domaine="accompagnement"
            )
    assert cra(session, monde.alix_en_equipe) == 2
    fiche = lire_fiche(session, acteur=monde.chloe, id_externe="C-ALIX", au=au)
    assert (fiche.ligne.accompagnement.nombre, fiche.contact, fiche.ligne.email) == (2, None, None)
    assert (fiche.adresse, fiche.est_ancien_membre) == (texte, True)
    with pytest.raises(Introuvable):
        lire_fiche(session, acteur=monde.zoe, id_externe="C-ALIX", au=au)


def test_a_person_is_invited_once_at_a_time(session: Session, monde: Monde) -> None:
    inviter(session, monde)
    with pytest.raises(SaisieInvalide, match="déjà invitée"):
        inviter(session, monde, date(2026, 3, 1))
    accepter(session, monde)
    with pytest.raises(SaisieInvalide, match="déjà dans l’équipe"):
        inviter(session, monde, date(2026, 3, 1))
    with pytest.raises(AccesRefuse, match=REFUS):
        inviter_dans_l_equipe(
            session,
            acteur=monde.zoe,
            coordinateur_id=monde.equipe.coordinateur_id,
            conseiller_id=monde.personne.id,
            date_debut=DEBUT,
        )


def _corriger(session: Session, monde: Monde, presence: Appartenance, debut: date, fin: date | None) -> None:
    corriger_appartenance(session, acteur=monde.chloe, appartenance_id=presence.id, date_debut=debut, date_fin=fin)

"""Accounts: who may create them, what they must be, how they open, close and leave their trace."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.auth import comptes, hachage, mots_de_passe, sessions
from coop_data.auth.jetons import LIEN_PERIME
from coop_data.config import get_reglages
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.models import Jeton, Journal, SessionServeur, Utilisateur
from tests.auth.conftest import Avancer
from tests.factories import create_conseiller, create_structure, create_utilisateur

BON = "cheval agrafe pile correcte"
AUTRE_BON = "tonneau mauve sept girouettes"


def creer(session: Session, **champs: object) -> Utilisateur:
    defauts = {"email": "ada@exemple.fr", "prenom": "Ada", "nom": "Byron", "roles": [Role.ANCT]}
    return comptes.creer_compte(session, acteur=SYSTEME, **(defauts | champs))


def erreurs_de_creation(session: Session, **champs: object) -> dict[str, str]:
    with pytest.raises(SaisieInvalide) as refus:
        creer(session, **champs)
    return refus.value.erreurs


def journal(session: Session) -> list[tuple[str, str]]:
    return [(ligne.action, ligne.auteur) for ligne in session.exec(select(Journal).order_by(Journal.id))]


def test_an_address_is_folded_and_belongs_to_one_account(session: Session) -> None:
    assert creer(session, email="  Ada@Exemple.FR ").email == "ada@exemple.fr"
    assert erreurs_de_creation(session, email="ADA@exemple.fr") == {
        "email": "Un compte existe déjà à cette adresse."
    }


@pytest.mark.parametrize(
    "email", ["", "ada", "ada@", "@exemple.fr", "a b@exemple.fr", "a@b", "a@b..fr", "a@b.fr,c@d.fr"]
)
def test_an_address_has_the_form_of_one(session: Session, email: str) -> None:
    assert list(erreurs_de_creation(session, email=email)) == ["email"]


def test_every_gap_is_told_at_once_in_the_order_of_the_form(session: Session) -> None:
    erreurs = erreurs_de_creation(session, email="x", prenom=" ", nom="", roles=[])
    assert list(erreurs) == ["email", "prenom", "nom", "roles"]


@pytest.mark.parametrize(
    ("role", "champ"),
    [(Role.STRUCTURE, "structure_id"), (Role.CONSEILLER, "conseiller_id"), (Role.COORDINATEUR, "conseiller_id")],
)
def test_a_role_needs_its_link(session: Session, role: Role, champ: str) -> None:
    assert list(erreurs_de_creation(session, roles=[role])) == [champ]
    assert list(erreurs_de_creation(session, roles=[role], **{champ: uuid4()})) == [champ]
    lien = create_structure(session).id if champ == "structure_id" else create_conseiller(session).id
    assert creer(session, roles=[role], **{champ: lien}).roles == [role.value]


def test_a_person_has_one_account(session: Session) -> None:
    conseiller = create_conseiller(session)
    creer(session, roles=[Role.CONSEILLER], conseiller_id=conseiller.id)
    erreurs = erreurs_de_creation(
        session, email="b@exemple.fr", roles=[Role.CONSEILLER], conseiller_id=conseiller.id
    )
    assert erreurs == {"conseiller_id": "Cette personne a déjà un compte : ada@exemple.fr."}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_an_administrator_touches_accounts(session: Session, role: Role) -> None:
    compte = creer(session)
    intrus = Acteur("Intrus", frozenset({role}), utilisateur_id=compte.id)
    cible = {"acteur": intrus, "utilisateur_id": compte.id}
    interdits = [
        lambda: comptes.creer_compte(
            session, acteur=intrus, email="x@exemple.fr", prenom="X", nom="Y", roles=[Role.ADMIN]
        ),
        lambda: comptes.modifier_compte(session, **cible, roles=[Role.ADMIN]),
        lambda: comptes.inviter(session, **cible),
        lambda: comptes.reinitialiser(session, **cible),
        lambda: comptes.desactiver(session, **cible),
        lambda: comptes.reactiver(session, **cible),
        lambda: comptes.lister(session, acteur=intrus),
        lambda: mots_de_passe.imposer_mot_de_passe(session, **cible, mot_de_passe=BON),
    ]
    for interdit in interdits:
        with pytest.raises(AccesRefuse):
            interdit()
    assert compte.roles == ["anct"]
    assert compte.mot_de_passe is None


def test_an_invitation_opens_the_account_once_and_makes_the_conseiller_active(
    session: Session, avancer: Avancer
) -> None:
    conseiller = create_conseiller(session)
    compte = creer(session, roles=[Role.CONSEILLER], conseiller_id=conseiller.id)
    lien = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    avancer(timedelta(days=7) - timedelta(seconds=1))
    assert mots_de_passe.compte_du_lien(session, jeton=lien) is compte
    mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=BON)
    assert hachage.verifier_mot_de_passe(BON, compte.mot_de_passe)
    assert conseiller.active_le == SYSTEME.aujourdhui()
    for deuxieme_fois in (
        lambda: mots_de_passe.compte_du_lien(session, jeton=lien),
        lambda: mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=AUTRE_BON),
    ):
        with pytest.raises(Introuvable, match="n’est plus valable"):
            deuxieme_fois()
    assert hachage.verifier_mot_de_passe(BON, compte.mot_de_passe)


def test_a_conseiller_already_active_keeps_the_date(session: Session) -> None:
    conseiller = create_conseiller(session, active_le=date(2023, 5, 2))
    compte = creer(session, roles=[Role.CONSEILLER], conseiller_id=conseiller.id)
    lien = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=BON)
    assert conseiller.active_le == date(2023, 5, 2)


@pytest.mark.parametrize(
    ("usage", "duree"), [("inviter", timedelta(days=7)), ("reinitialiser", timedelta(hours=2))]
)
def test_a_link_expires(session: Session, avancer: Avancer, usage: str, duree: timedelta) -> None:
    lien = getattr(comptes, usage)(session, acteur=SYSTEME, utilisateur_id=creer(session).id)
    avancer(duree)
    with pytest.raises(Introuvable) as perime:
        mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=BON)
    with pytest.raises(Introuvable) as inconnu:
        mots_de_passe.definir_mot_de_passe(session, jeton="inconnu", mot_de_passe=BON)
    assert str(perime.value) == str(inconnu.value) == LIEN_PERIME


def test_a_new_link_cancels_the_one_before(session: Session) -> None:
    compte = creer(session)
    premier = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    second = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    with pytest.raises(Introuvable):
        mots_de_passe.compte_du_lien(session, jeton=premier)
    assert mots_de_passe.compte_du_lien(session, jeton=second) is compte


def test_a_weak_password_leaves_the_link_usable(session: Session) -> None:
    lien = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=creer(session).id)
    with pytest.raises(SaisieInvalide):
        mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe="byronadaexemple")
    mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=BON)


def test_no_secret_is_stored_as_it_is(session: Session) -> None:
    compte = creer(session)
    lien = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    cookie = sessions.ouvrir(session, utilisateur_id=compte.id, adresse=None, agent=None)
    assert len(lien) == len(cookie) == 43
    assert session.exec(select(Jeton.jeton_hache)).one() not in (lien, "")
    assert session.exec(select(SessionServeur.jeton_hache)).one() != cookie


def test_an_open_account_is_not_invited_but_may_be_reset(session: Session) -> None:
    compte = creer(session)
    mots_de_passe.imposer_mot_de_passe(session, acteur=SYSTEME, utilisateur_id=compte.id, mot_de_passe=BON)
    with pytest.raises(ErreurUtilisateur, match="déjà activé"):
        comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    cookie = sessions.ouvrir(session, utilisateur_id=compte.id, adresse=None, agent=None)
    lien = comptes.reinitialiser(session, acteur=SYSTEME, utilisateur_id=compte.id)
    assert hachage.verifier_mot_de_passe(BON, compte.mot_de_passe)
    mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=AUTRE_BON)
    assert hachage.verifier_mot_de_passe(AUTRE_BON, compte.mot_de_passe)
    assert sessions.lire(session, jeton=cookie) is None


def test_changing_ones_password_ends_the_other_sessions(session: Session) -> None:
    compte = creer(session)
    mots_de_passe.imposer_mot_de_passe(session, acteur=SYSTEME, utilisateur_id=compte.id, mot_de_passe=BON)
    ici = sessions.ouvrir(session, utilisateur_id=compte.id, adresse=None, agent=None)
    ailleurs = sessions.ouvrir(session, utilisateur_id=compte.id, adresse=None, agent=None)
    moi = comptes.acteur_du_compte(compte)
    garde = sessions.lire(session, jeton=ici).id
    for ancien, nouveau, champ in (
        ("faux", AUTRE_BON, "ancien"),
        (BON, BON, "mot_de_passe"),
        (BON, "court", "mot_de_passe"),
    ):
        with pytest.raises(SaisieInvalide) as refus:
            mots_de_passe.changer_mot_de_passe(
                session, acteur=moi, ancien=ancien, nouveau=nouveau, session_id=garde
            )
        assert list(refus.value.erreurs) == [champ]
    mots_de_passe.changer_mot_de_passe(session, acteur=moi, ancien=BON, nouveau=AUTRE_BON, session_id=garde)
    assert hachage.verifier_mot_de_passe(AUTRE_BON, compte.mot_de_passe)
    assert sessions.lire(session, jeton=ici) is not None
    assert sessions.lire(session, jeton=ailleurs) is None


def test_the_command_line_has_no_password_to_change(session: Session) -> None:
    with pytest.raises(AccesRefuse):
        mots_de_passe.changer_mot_de_passe(session, acteur=SYSTEME, ancien="", nouveau=BON)


def test_a_disabled_account_is_out_at_once_and_back_when_reopened(session: Session) -> None:
    create_utilisateur(session, Role.ADMIN)
    compte = creer(session)
    lien = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    cookie = sessions.ouvrir(session, utilisateur_id=compte.id, adresse=None, agent=None)
    comptes.desactiver(session, acteur=SYSTEME, utilisateur_id=compte.id)
    assert comptes.etat(compte) == "desactive"
    assert comptes.charger_acteur(session, utilisateur_id=compte.id) is None
    assert sessions.lire(session, jeton=cookie) is None
    with pytest.raises(Introuvable):
        mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=BON)
    with pytest.raises(ErreurUtilisateur, match="désactivé"):
        comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    comptes.reactiver(session, acteur=SYSTEME, utilisateur_id=compte.id)
    assert comptes.charger_acteur(session, utilisateur_id=compte.id) is not None
    assert sessions.lire(session, jeton=cookie) is None


def test_a_changed_role_is_effective_at_the_next_reading(session: Session) -> None:
    structure = create_structure(session)
    compte = creer(session)
    assert comptes.charger_acteur(session, utilisateur_id=compte.id).roles == {Role.ANCT}
    comptes.modifier_compte(
        session, acteur=SYSTEME, utilisateur_id=compte.id, roles=[Role.STRUCTURE], structure_id=structure.id
    )
    acteur = comptes.charger_acteur(session, utilisateur_id=compte.id)
    assert (acteur.roles, acteur.structure_id) == ({Role.STRUCTURE}, structure.id)
    assert (acteur.nom, acteur.utilisateur_id) == ("Ada Byron", compte.id)


def test_the_last_administrator_stays(session: Session) -> None:
    dernier = creer(session, roles=[Role.ADMIN])
    for depart in (
        lambda: comptes.desactiver(session, acteur=SYSTEME, utilisateur_id=dernier.id),
        lambda: comptes.modifier_compte(session, acteur=SYSTEME, utilisateur_id=dernier.id, roles=[Role.ANCT]),
    ):
        with pytest.raises(ErreurUtilisateur, match="au moins un compte administrateur"), session.begin_nested():
            depart()
        session.refresh(dernier)
        assert (dernier.roles, dernier.desactive_le) == (["admin"], None)
    create_utilisateur(session, Role.ADMIN)
    comptes.desactiver(session, acteur=SYSTEME, utilisateur_id=dernier.id)
    assert dernier.desactive_le is not None


def test_a_demonstration_account_may_have_a_weak_password_but_never_enters_production(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    compte = creer(session, est_demonstration=True)
    mots_de_passe.imposer_mot_de_passe(session, acteur=SYSTEME, utilisateur_id=compte.id, mot_de_passe="demo")
    assert comptes.charger_acteur(session, utilisateur_id=compte.id) is not None
    monkeypatch.setenv("COOP_ENV", "production")
    get_reglages.cache_clear()
    assert comptes.charger_acteur(session, utilisateur_id=compte.id) is None
    assert comptes.etat(compte) == "desactive"


def test_an_unknown_account(session: Session) -> None:
    assert comptes.charger_acteur(session, utilisateur_id=uuid4()) is None
    with pytest.raises(Introuvable, match="Aucun compte à cette adresse"):
        comptes.trouver(session, email="personne@exemple.fr")
    with pytest.raises(Introuvable):
        comptes.desactiver(session, acteur=SYSTEME, utilisateur_id=uuid4())


def test_accounts_are_found_without_accents(session: Session) -> None:
    creer(session, prenom="Zoé", nom="Lefèvre")
    creer(session, email="bob@exemple.fr", prenom="Bob", nom="Aubry")
    trouves = [compte.email for compte in comptes.lister(session, acteur=SYSTEME, recherche="LEFEVRE")]
    assert trouves == ["ada@exemple.fr"]
    assert [compte.nom for compte in comptes.lister(session, acteur=SYSTEME)] == ["Aubry", "Lefèvre"]


def test_a_misspelt_field_of_an_account_is_an_error_not_a_silence(session: Session) -> None:
    compte = creer(session)
    with pytest.raises(TypeError, match="role"):
        comptes.modifier_compte(session, acteur=SYSTEME, utilisateur_id=compte.id, role=[Role.ADMIN])


def test_every_change_is_in_the_journal_and_no_secret_is(session: Session) -> None:
    create_utilisateur(session, Role.ADMIN)
    compte = creer(session)
    lien = comptes.inviter(session, acteur=SYSTEME, utilisateur_id=compte.id)
    mots_de_passe.definir_mot_de_passe(session, jeton=lien, mot_de_passe=BON)
    comptes.modifier_compte(session, acteur=SYSTEME, utilisateur_id=compte.id, nom="Lovelace")
    comptes.modifier_compte(session, acteur=SYSTEME, utilisateur_id=compte.id, nom="Lovelace")
    comptes.reinitialiser(session, acteur=SYSTEME, utilisateur_id=compte.id)
    comptes.desactiver(session, acteur=SYSTEME, utilisateur_id=compte.id)
    comptes.desactiver(session, acteur=SYSTEME, utilisateur_id=compte.id)
    comptes.reactiver(session, acteur=SYSTEME, utilisateur_id=compte.id)
    ligne_de_commande = "Ligne de commande"
    assert journal(session) == [
        ("creer", ligne_de_commande),
        ("inviter", ligne_de_commande),
        ("mot_de_passe", "Ada Byron"),
        ("modifier", ligne_de_commande),
        ("reinitialiser", ligne_de_commande),
        ("desactiver", ligne_de_commande),
        ("reactiver", ligne_de_commande),
    ]
    lignes = session.exec(select(Journal)).all()
    assert [(ligne.avant, ligne.apres) for ligne in lignes if ligne.action == "modifier"] == [
        ({"nom": "Byron"}, {"nom": "Lovelace"})
    ]
    contenu = " ".join(str(ligne.model_dump()) for ligne in lignes)
    assert "$2b$" not in contenu
    assert lien not in contenu

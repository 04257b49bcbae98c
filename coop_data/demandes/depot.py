"""Making, following and withdrawing one's own requests."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.auth.regles_compte import FORME_EMAIL, normaliser_email
from coop_data.demandes.contenu import Beneficiaire, DemandeLue, PersonneDemandee
from coop_data.domain.demandes import LONGUEUR_MAX, MESSAGES, GenreDemande
from coop_data.domain.perimetre import UneEquipe
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.journal import journaliser
from coop_data.models import Conseiller, Demande, Equipe, Poste, Utilisateur, maintenant
from coop_data.models.temps import pas_fini

OBJET: Final = "demande"


def verifier_demandeur(acteur: Acteur | None, pour: Beneficiaire) -> None:
    """Raise ``AccesRefuse`` unless the request is for the account's own team or structure."""
    cible = (
        Cible(conseiller_id=pour.coordinateur_id)
        if isinstance(pour, UneEquipe)
        else Cible(structure_id=pour.structure_id)
    )
    verifier_droit(acteur, Action.DEMANDER, Objet.INVITATION, cible)


def demander(session: Session, *, acteur: Acteur, pour: Beneficiaire, personne: PersonneDemandee) -> DemandeLue:
    """Ask for an account for a known person, or for an unknown person to be added.

    Raises ``AccesRefuse``, ``Introuvable`` (a known person of another team or structure), ``SaisieInvalide``
    (``prenom``, ``nom``, ``email``, ``date_debut``, ``message``).
    """
    verifier_demandeur(acteur, pour)
    connue = _charger_personne(session, pour, personne.conseiller_id, acteur.aujourdhui())
    contenu = contenu_of(pour, personne, connue)
    _verifier(session, acteur, contenu)
    return deposer(session, acteur, GenreDemande.INVITATION if connue else GenreDemande.RATTACHEMENT, contenu)


def deposer(session: Session, acteur: Acteur, genre: GenreDemande, contenu: dict[str, Any]) -> DemandeLue:
    """Write a request that was checked, and its line of the journal. Raises ``AccesRefuse`` without an account."""
    if acteur.utilisateur_id is None:
        raise AccesRefuse("Une demande se fait depuis un compte.")
    ligne = Demande(utilisateur_id=acteur.utilisateur_id, genre=genre.value, contenu=contenu)
    session.add(ligne)
    session.flush()
    journaliser(
        session, acteur=acteur, action="creer", objet=OBJET, objet_id=ligne.id, apres=_a_journaliser(ligne)
    )
    return DemandeLue.of(ligne)


def mes_demandes(session: Session, *, acteur: Acteur) -> list[DemandeLue]:
    """The requests of this account, the latest first, except those withdrawn. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.DEMANDER, Objet.INVITATION)
    requete = select(Demande).where(
        Demande.utilisateur_id == acteur.utilisateur_id,
        or_(col(Demande.traitee_le).is_(None), col(Demande.est_acceptee).is_not(None)),
    )
    return [DemandeLue.of(ligne) for ligne in session.exec(requete.order_by(col(Demande.cree_le).desc()))]


def retirer_demande(session: Session, *, acteur: Acteur, demande_id: UUID) -> None:
    """Withdraw one's own request, as long as nobody answered.

    Raises ``AccesRefuse``, ``Introuvable`` alike for an unknown request and for somebody else's, and
    ``ErreurUtilisateur`` when it is already answered.
    """
    verifier_droit(acteur, Action.DEMANDER, Objet.INVITATION)
    ligne = charger_en_attente(session, demande_id)
    if ligne.utilisateur_id != acteur.utilisateur_id:
        raise Introuvable(MESSAGES["introuvable"])
    conclure(session, acteur, ligne, "retirer", est_acceptee=None)


def charger_en_attente(session: Session, demande_id: UUID) -> Demande:
    """A request that awaits an answer, locked until the end of the transaction.

    Raises ``Introuvable``, ``ErreurUtilisateur`` when it was answered or withdrawn meanwhile.
    """
    requete = select(Demande).where(Demande.id == demande_id).with_for_update()
    ligne = session.exec(requete.execution_options(populate_existing=True)).first()
    if ligne is None:
        raise Introuvable(MESSAGES["introuvable"])
    if ligne.traitee_le is not None:
        raise ErreurUtilisateur(MESSAGES["traitee"])
    return ligne


def conclure(
    session: Session, acteur: Acteur, ligne: Demande, action: str, *, est_acceptee: bool | None, reponse: str = ""
) -> None:
    """Close a request, with the answer that its author will read."""
    ligne.traitee_le = ligne.modifie_le = maintenant()
    ligne.traitee_par = acteur.utilisateur_id
    ligne.est_acceptee = est_acceptee
    if reponse:
        ligne.contenu = ligne.contenu | {"reponse": reponse}
    session.add(ligne)
    session.flush()
    apres = {"nom": _nom(ligne.contenu)} | ({"reponse": reponse} if reponse else {})
    journaliser(session, acteur=acteur, action=action, objet=OBJET, objet_id=ligne.id, apres=apres)


def personnes_a_inviter(session: Session, *, acteur: Acteur, pour: Beneficiaire) -> list[Conseiller]:
    """People without an account who are or will be in the team, or in post in the structure, by name.

    Raises ``AccesRefuse``.
    """
    verifier_demandeur(acteur, pour)
    relies = select(Utilisateur.conseiller_id).where(col(Utilisateur.conseiller_id).is_not(None))
    requete = select(Conseiller).where(
        col(Conseiller.id).in_(_des_siens(pour, acteur.aujourdhui())), col(Conseiller.id).not_in(relies)
    )
    return list(session.exec(requete.order_by(col(Conseiller.nom), col(Conseiller.prenom))))


def _des_siens(pour: Beneficiaire, jour: date) -> Any:
    """The people in the team, or in post in the structure, on that day or later."""
    lien: Any = Equipe if isinstance(pour, UneEquipe) else Poste
    leur = (
        Equipe.coordinateur_id == pour.coordinateur_id
        if isinstance(pour, UneEquipe)
        else Poste.structure_id == pour.structure_id
    )
    return select(lien.conseiller_id).where(leur, pas_fini(lien, jour))


def _charger_personne(
    session: Session, pour: Beneficiaire, conseiller_id: UUID | None, jour: date
) -> Conseiller | None:
    """A person of one's own team or structure; any other is reported as unknown."""
    if conseiller_id is None:
        return None
    des_siens = col(Conseiller.id).in_(_des_siens(pour, jour))
    personne = session.exec(select(Conseiller).where(Conseiller.id == conseiller_id, des_siens)).first()
    if personne is None:
        raise Introuvable("Cette personne est introuvable, ou votre compte n’y donne pas accès.")
    return personne


def contenu_of(pour: Beneficiaire, personne: PersonneDemandee, connue: Conseiller | None) -> dict[str, Any]:
    """The stored content of a request (read back by ``DemandeLue.of``)."""
    identite = (connue.prenom, connue.nom) if connue else (personne.prenom.strip(), personne.nom.strip())
    equipe = isinstance(pour, UneEquipe)
    return {
        "pour": "equipe" if equipe else "structure",
        "pour_id": str(pour.coordinateur_id if isinstance(pour, UneEquipe) else pour.structure_id),
        "prenom": identite[0],
        "nom": identite[1],
        "email": normaliser_email(personne.email),
        "conseiller_id": str(connue.id) if connue else None,
        "structure": personne.structure.strip(),
        "date_debut": personne.date_debut.isoformat() if personne.date_debut else None,
        "date_fin": personne.date_fin.isoformat() if personne.date_fin else None,
        "message": personne.message.strip(),
    }


def _verifier(session: Session, acteur: Acteur, contenu: Mapping[str, Any]) -> None:
    erreurs = {champ: MESSAGES[champ] for champ in ("prenom", "nom") if not contenu[champ]}
    if not FORME_EMAIL.fullmatch(contenu["email"]):
        erreurs["email"] = MESSAGES["email"]
    elif contenu["conseiller_id"] and _a_un_compte(session, UUID(contenu["conseiller_id"])):
        erreurs["email"] = MESSAGES["a_un_compte"]
    elif _deja_demandee(session, acteur, contenu):
        erreurs["email"] = MESSAGES["deja"]
    if not contenu["conseiller_id"] and not contenu["date_debut"]:
        erreurs["date_debut"] = MESSAGES["date_debut"]
    for champ in ("prenom", "nom", "structure", "message"):
        if len(contenu[champ]) > LONGUEUR_MAX:
            erreurs[champ] = MESSAGES["longue"]
    if erreurs:
        raise SaisieInvalide(erreurs)


def _a_un_compte(session: Session, conseiller_id: UUID) -> bool:
    return (
        session.exec(select(Utilisateur.id).where(Utilisateur.conseiller_id == conseiller_id)).first() is not None
    )


def _deja_demandee(session: Session, acteur: Acteur, contenu: Mapping[str, Any]) -> bool:
    """True when a pending request already has this address for the same team or structure."""
    en_attente = session.exec(
        select(Demande).where(Demande.utilisateur_id == acteur.utilisateur_id, col(Demande.traitee_le).is_(None))
    )
    cle = ("pour_id", "email")
    return any(all(ligne.contenu.get(champ) == contenu[champ] for champ in cle) for ligne in en_attente)


def _nom(contenu: Mapping[str, Any]) -> str:
    return f"{contenu['prenom']} {contenu['nom']}"


def _a_journaliser(ligne: Demande) -> dict[str, Any]:
    """The fields for the journal, without the message, which stays between its author and its reader."""
    contenu = ligne.contenu
    return {
        "genre": ligne.genre,
        "nom": _nom(contenu),
        "email": contenu["email"],
        "date_debut": contenu["date_debut"],
    }

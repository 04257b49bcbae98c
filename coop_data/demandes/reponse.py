"""Answering requests: an administrator refuses one, or carries it out completely."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Session, col, or_, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.auth import comptes
from coop_data.demandes.contenu import DemandeLue
from coop_data.demandes.depot import charger_en_attente, conclure
from coop_data.demandes.equipe import entrer, verifier_que_le_droit_demeure
from coop_data.domain.demandes import LONGUEUR_MAX, MESSAGES, GenreDemande
from coop_data.domain.perimetre import UneEquipe
from coop_data.domain.roles import role_de_saisie
from coop_data.domain.texte import plier
from coop_data.equipes.appartenances import ajouter_membre, lister_appartenances
from coop_data.errors import ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.faits.rattachement import rattacher
from coop_data.journal import Operation, journaliser
from coop_data.models import Conseiller, Demande, Poste, Structure, Utilisateur


@dataclass(frozen=True, slots=True)
class Decision:
    """The administrator's choices: a person of the directory (``conseiller_id``), else one to add to it.

    ``structure_id`` and ``date_debut``: the post of a new person.
    """

    email: str
    prenom: str
    nom: str
    conseiller_id: UUID | None = None
    structure_id: UUID | None = None
    date_debut: date | None = None


@dataclass(frozen=True, slots=True)
class Acceptation:
    """The account of the person, and the secret of its activation link unless it is already open."""

    utilisateur_id: UUID
    secret: str | None


def lister_demandes(session: Session, *, acteur: Acteur) -> list[DemandeLue]:
    """Every request, the latest first. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.INVITATION)
    return [DemandeLue.of(ligne) for ligne in session.exec(select(Demande).order_by(col(Demande.cree_le).desc()))]


def demandeur_of(session: Session, demande: DemandeLue) -> str:
    """Name and address of the account that asks; empty when it is gone."""
    compte = session.get(Utilisateur, demande.utilisateur_id)
    return f"{compte.prenom} {compte.nom} ({compte.email})" if compte else ""


def compter_en_attente(session: Session, *, acteur: Acteur) -> int:
    """How many requests await an answer. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.INVITATION)
    return len(session.exec(select(Demande.id).where(col(Demande.traitee_le).is_(None))).all())


def reconnaitre(session: Session, *, acteur: Acteur, demande: DemandeLue) -> UUID | None:
    """The person of the directory that it probably is: the one named, else the only one with this address or name.

    Raises ``AccesRefuse``.
    """
    verifier_droit(acteur, Action.LIRE, Objet.REFERENTIEL)
    personne = demande.personne
    if personne.conseiller_id is not None:
        return personne.conseiller_id
    nom = plier(f"{personne.prenom} {personne.nom}")
    requete = select(Conseiller.id).where(or_(Conseiller.email == personne.email, Conseiller.nom_plie == nom))
    trouves = session.exec(requete.limit(2)).all()
    return trouves[0] if len(trouves) == 1 else None


def refuser_demande(session: Session, *, acteur: Acteur, demande_id: UUID, motif: str) -> None:
    """Refuse a request, with a reason. Raises ``AccesRefuse``, ``Introuvable``, ``SaisieInvalide`` (``motif``)."""
    verifier_droit(acteur, Action.CREER, Objet.INVITATION)
    motif = motif.strip()
    if not motif or len(motif) > LONGUEUR_MAX:
        raise SaisieInvalide({"motif": MESSAGES["longue" if motif else "motif"]})
    conclure(
        session, acteur, charger_en_attente(session, demande_id), "refuser", est_acceptee=False, reponse=motif
    )


def accepter_demande(session: Session, *, acteur: Acteur, demande_id: UUID, decision: Decision) -> Acceptation:
    """Accept a request: add the person to the directory if needed, to the team or the structure, and give them an
    account.

    Raises ``AccesRefuse``, ``Introuvable``, ``ErreurUtilisateur`` when the account that asked no longer has the
    right to, ``SaisieInvalide`` (fields of ``Decision``, ``date_debut`` included).
    """
    verifier_droit(acteur, Action.CREER, Objet.INVITATION)
    ligne = charger_en_attente(session, demande_id)
    demande = DemandeLue.of(ligne)
    verifier_que_le_droit_demeure(session, demande)
    if demande.genre is GenreDemande.EQUIPE and decision.conseiller_id != demande.personne.conseiller_id:
        raise ErreurUtilisateur(MESSAGES["autre_personne"])
    personne = _personne(session, acteur, decision)
    if demande.genre is GenreDemande.EQUIPE:
        entrer(session, acteur, demande)
    elif isinstance(demande.pour, UneEquipe):
        debut = demande.personne.date_debut or acteur.aujourdhui()
        _rattacher_a_l_equipe(session, acteur, demande.pour.coordinateur_id, personne, debut)
    else:
        _mettre_en_poste(session, acteur, personne, demande.pour.structure_id, decision.date_debut)
    acceptation = _ouvrir_un_compte(session, acteur, personne, decision.email)
    conclure(session, acteur, ligne, "accepter", est_acceptee=True)
    return acceptation


def _personne(session: Session, acteur: Acteur, decision: Decision) -> Conseiller:
    """The person chosen in the directory, else a new one."""
    if decision.conseiller_id is not None:
        connue = session.get(Conseiller, decision.conseiller_id)
        if connue is None:
            raise Introuvable("Cette personne est introuvable.")
        return connue
    verifier_droit(acteur, Action.CREER, Objet.REFERENTIEL)
    _verifier_la_nouvelle_personne(session, decision)
    identite = uuid4()
    prenom, nom = decision.prenom.strip(), decision.nom.strip()
    personne = Conseiller(
        id=identite,
        id_externe=str(identite),
        prenom=prenom,
        nom=nom,
        nom_plie=plier(f"{prenom} {nom}"),
        email=decision.email.strip().lower(),
    )
    session.add(personne)
    session.flush()
    apres = personne.model_dump(include={"id_externe", "prenom", "nom", "email"})
    journaliser(session, acteur=acteur, action=Operation.CREER, objet="conseiller", objet_id=identite, apres=apres)
    if decision.structure_id is not None:
        _mettre_en_poste(session, acteur, personne, decision.structure_id, decision.date_debut)
    return personne


def _verifier_la_nouvelle_personne(session: Session, decision: Decision) -> None:
    erreurs = {champ: MESSAGES[champ] for champ in ("prenom", "nom") if not getattr(decision, champ).strip()}
    if decision.structure_id is None or session.get(Structure, decision.structure_id) is None:
        erreurs["structure_id"] = MESSAGES["structure"]
    if decision.date_debut is None:
        erreurs["date_debut"] = MESSAGES["date_debut"]
    if erreurs:
        raise SaisieInvalide(erreurs)


def _rattacher_a_l_equipe(
    session: Session, acteur: Acteur, coordinateur_id: UUID, personne: Conseiller, debut: date
) -> None:
    """A membership from that day, unless the person is already in the team from then on."""
    presences = lister_appartenances(session, acteur=acteur, coordinateur_id=coordinateur_id)
    if any(
        presence.conseiller_id == personne.id and (presence.date_fin is None or presence.date_fin >= debut)
        for presence in presences
    ):
        return
    ajouter_membre(
        session, acteur=acteur, coordinateur_id=coordinateur_id, conseiller_id=personne.id, date_debut=debut
    )


def _mettre_en_poste(
    session: Session, acteur: Acteur, personne: Conseiller, structure_id: UUID, debut: date | None
) -> None:
    """A post in the structure, unless the person holds one there that has not ended; it takes in the reports
    without structure that it alone covers.
    """
    debut = debut or acteur.aujourdhui()
    if any(
        poste.date_fin is None or poste.date_fin >= debut for poste in _postes(session, personne, structure_id)
    ):
        return
    poste = Poste(conseiller_id=personne.id, structure_id=structure_id, date_debut=debut)
    session.add(poste)
    session.flush()
    apres = poste.model_dump(include={"conseiller_id", "structure_id", "date_debut"})
    journaliser(session, acteur=acteur, action=Operation.CREER, objet="poste", objet_id=poste.id, apres=apres)
    rattacher(session, acteur=acteur, postes=[poste])


def _postes(session: Session, personne: Conseiller, structure_id: UUID) -> Sequence[Poste]:
    requete = select(Poste).where(Poste.conseiller_id == personne.id, Poste.structure_id == structure_id)
    return session.exec(requete).all()


def _ouvrir_un_compte(session: Session, acteur: Acteur, personne: Conseiller, email: str) -> Acceptation:
    compte = session.exec(select(Utilisateur).where(Utilisateur.conseiller_id == personne.id)).first()
    if compte is None:
        compte = comptes.creer_compte(
            session,
            acteur=acteur,
            email=email,
            prenom=personne.prenom,
            nom=personne.nom,
            roles=[role_de_saisie(est_coordinateur=personne.est_coordinateur)],
            conseiller_id=personne.id,
        )
    invite = comptes.etat(compte) == "invite"
    return Acceptation(
        compte.id, comptes.inviter(session, acteur=acteur, utilisateur_id=compte.id) if invite else None
    )

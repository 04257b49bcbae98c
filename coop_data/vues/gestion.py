"""Keeping, changing, sharing and deleting a view, each with its line of journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.domain.roles import Role
from coop_data.domain.texte import plier
from coop_data.domain.vues import MESSAGES, NOM_MAX
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.journal import Operation, difference, journaliser
from coop_data.models import Utilisateur, VueEnregistree, maintenant
from coop_data.vues.contenu import ecrire_parametres, lire_parametres
from coop_data.vues.liste import VueLue, lire, peut_partager

OBJET: Final = "vue"
SUIVIS: Final = ("page", "nom", "parametres", "role_partage", "est_par_defaut")
"""The fields of a view that the journal keeps."""


@dataclass(frozen=True, slots=True)
class Reglages:
    """The settings of a view: its name, the role it is shared with, whether the page opens on it."""

    nom: str
    role_partage: Role | None = None
    est_par_defaut: bool = False


def enregistrer_vue(
    session: Session, *, acteur: Acteur, page: str, parametres: Iterable[tuple[str, str]], reglages: Reglages
) -> VueLue:
    """Keep the address of a page under a name; one that becomes the default replaces the former one.

    Raises ``SaisieInvalide`` (``nom``, ``role_partage`` or ``parametres``) and ``AccesRefuse``.
    """
    proprietaire = _proprietaire(session, acteur, Action.CREER)
    vue = VueEnregistree(
        utilisateur_id=proprietaire.id,
        page=page,
        parametres=lire_parametres(parametres),
        **_lire(session, acteur, proprietaire.id, page, reglages),
    )
    if vue.est_par_defaut:
        _oter_le_defaut(session, acteur, proprietaire.id, page)
    session.add(vue)
    session.flush()
    _journaliser(session, acteur, vue.id, Operation.CREER, apres=_etat(vue))
    return lire(vue, proprietaire, acteur)


def modifier_vue(
    session: Session,
    *,
    acteur: Acteur,
    vue_id: UUID,
    reglages: Reglages,
    parametres: Iterable[tuple[str, str]] | None = None,
) -> VueLue:
    """Change one of one's views; ``parametres``, when given, replace what it shows.

    Raises ``Introuvable`` (also for somebody else's view), and as ``enregistrer_vue``.
    """
    proprietaire = _proprietaire(session, acteur, Action.MODIFIER)
    vue = _la_mienne(session, proprietaire.id, vue_id)
    valeurs = _lire(session, acteur, proprietaire.id, vue.page, reglages, sauf=vue.id, deja=vue.role_partage)
    if parametres is not None:
        valeurs["parametres"] = lire_parametres(parametres)
    avant, apres = difference(_etat(vue), valeurs)
    if apres.get("est_par_defaut"):
        _oter_le_defaut(session, acteur, proprietaire.id, vue.page)
    if apres:
        vue.sqlmodel_update({**apres, "modifie_le": maintenant()})
        session.add(vue)
        session.flush()
        _journaliser(session, acteur, vue.id, Operation.MODIFIER, avant=avant, apres=apres)
    return lire(vue, proprietaire, acteur)


def supprimer_vue(session: Session, *, acteur: Acteur, vue_id: UUID) -> VueLue:
    """Delete one of one's views. Returns what ``retablir_vue`` needs. Raises ``Introuvable``."""
    proprietaire = _proprietaire(session, acteur, Action.SUPPRIMER)
    vue = _la_mienne(session, proprietaire.id, vue_id)
    lue = lire(vue, proprietaire, acteur)
    session.delete(vue)
    session.flush()
    _journaliser(session, acteur, vue_id, Operation.SUPPRIMER, avant=_etat(vue))
    return lue


def retablir_vue(session: Session, *, acteur: Acteur, vue: VueLue) -> None:
    """Restore a view deleted a moment ago. Idempotent. Another default chosen meanwhile stays the default.

    Raises ``SaisieInvalide`` (its name was taken meanwhile) and ``AccesRefuse``.
    """
    proprietaire = _proprietaire(session, acteur, Action.RESTAURER)
    if session.get(VueEnregistree, vue.id) is not None:
        return
    defaut = vue.est_par_defaut and _defaut(session, proprietaire.id, vue.page) is None
    role = vue.role_partage if peut_partager(acteur) else None
    retablie = VueEnregistree(
        id=vue.id,
        utilisateur_id=proprietaire.id,
        page=vue.page,
        parametres=lire_parametres(vue.parametres),
        **_lire(session, acteur, proprietaire.id, vue.page, Reglages(vue.nom, role, defaut)),
    )
    session.add(retablie)
    session.flush()
    _journaliser(session, acteur, vue.id, Operation.RESTAURER, apres=_etat(retablie))


def retirer_partage(session: Session, *, acteur: Acteur, vue_id: UUID) -> None:
    """Stop sharing a view, one's own or (administrators) anybody's. Raises ``Introuvable``, ``AccesRefuse``."""
    vue = session.get(VueEnregistree, vue_id)
    if vue is None or vue.role_partage is None:
        raise Introuvable(MESSAGES["introuvable"])
    verifier_droit(acteur, Action.SUPPRIMER, Objet.VUE_PARTAGEE, Cible(utilisateur_id=vue.utilisateur_id))
    avant = {"role_partage": vue.role_partage}
    vue.sqlmodel_update({"role_partage": None, "modifie_le": maintenant()})
    session.add(vue)
    session.flush()
    _journaliser(session, acteur, vue.id, Operation.MODIFIER, avant=avant, apres={"role_partage": None})


def _lire(
    session: Session,
    acteur: Acteur,
    proprietaire: UUID,
    page: str,
    reglages: Reglages,
    *,
    sauf: UUID | None = None,
    deja: str | None = None,
) -> dict[str, Any]:
    """The settings as columns, once checked; ``deja``: the role with which the view is already shared."""
    nom = " ".join(reglages.nom.replace("\0", "").split())
    erreurs = {}
    if not nom:
        erreurs["nom"] = MESSAGES["nom_requis"]
    elif len(nom) > NOM_MAX:
        erreurs["nom"] = MESSAGES["nom_long"]
    elif plier(nom) in _noms_pris(session, proprietaire, page, sauf):
        erreurs["nom"] = MESSAGES["nom_pris"]
    role = reglages.role_partage.value if reglages.role_partage else None
    if role not in (None, deja) and not peut_partager(acteur):
        erreurs["role_partage"] = MESSAGES["partage_refuse"]
    if erreurs:
        raise SaisieInvalide(erreurs)
    return {"nom": nom, "role_partage": role, "est_par_defaut": reglages.est_par_defaut}


def _noms_pris(session: Session, proprietaire: UUID, page: str, sauf: UUID | None) -> set[str]:
    requete = select(VueEnregistree.id, VueEnregistree.nom).where(
        VueEnregistree.utilisateur_id == proprietaire, VueEnregistree.page == page
    )
    return {plier(nom) for identifiant, nom in session.exec(requete) if identifiant != sauf}


def _defaut(session: Session, proprietaire: UUID, page: str) -> VueEnregistree | None:
    return session.exec(
        select(VueEnregistree).where(
            VueEnregistree.utilisateur_id == proprietaire,
            VueEnregistree.page == page,
            col(VueEnregistree.est_par_defaut).is_(True),
        )
    ).first()


def _oter_le_defaut(session: Session, acteur: Acteur, proprietaire: UUID, page: str) -> None:
    """There is one default per person and page: take it away from the former one."""
    ancienne = _defaut(session, proprietaire, page)
    if ancienne is not None:
        ancienne.est_par_defaut = False
        session.add(ancienne)
        session.flush()
        _journaliser(
            session,
            acteur,
            ancienne.id,
            Operation.MODIFIER,
            avant={"est_par_defaut": True},
            apres={"est_par_defaut": False},
        )


def _la_mienne(session: Session, proprietaire: UUID, vue_id: UUID) -> VueEnregistree:
    vue = session.get(VueEnregistree, vue_id)
    if vue is None or vue.utilisateur_id != proprietaire:
        raise Introuvable(MESSAGES["introuvable"])
    return vue


def _proprietaire(session: Session, acteur: Acteur, action: Action) -> Utilisateur:
    """The account that owns its views, locked until the end of the transaction so that names and default stay
    unique.

    Raises ``AccesRefuse`` when the account may not keep views.
    """
    verifier_droit(acteur, action, Objet.VUE, Cible(utilisateur_id=acteur.utilisateur_id))
    requete = select(Utilisateur).where(Utilisateur.id == acteur.utilisateur_id).with_for_update()
    proprietaire = session.exec(requete).first()
    if proprietaire is None:
        raise AccesRefuse(MESSAGES["sans_compte"])
    return proprietaire


def _etat(vue: VueEnregistree) -> dict[str, Any]:
    return vue.model_dump(include=set(SUIVIS))


def _journaliser(
    session: Session,
    acteur: Acteur,
    vue_id: UUID,
    action: Operation,
    *,
    avant: Mapping[str, Any] | None = None,
    apres: Mapping[str, Any] | None = None,
) -> None:
    journaliser(
        session,
        acteur=acteur,
        action=action,
        objet=OBJET,
        objet_id=vue_id,
        avant=_en_adresse(avant),
        apres=_en_adresse(apres),
    )


def _en_adresse(etat: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The parameters as people read them: the end of an address."""
    if etat is None or "parametres" not in etat:
        return etat
    return {**etat, "parametres": urlencode(ecrire_parametres(etat["parametres"]))}

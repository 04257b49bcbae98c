"""Adding, changing, deleting and restoring a document, in the caller's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.domain.ressources import (
    DESCRIPTION_MAX,
    MESSAGES,
    TAG_MAX,
    TAGS_MAX,
    TITRE_MAX,
    TITRE_MIN,
    ThematiqueRessource,
    lire_tags,
)
from coop_data.errors import Introuvable, SaisieInvalide
from coop_data.journal import Operation, difference, journaliser
from coop_data.models import Ressource, maintenant
from coop_data.ressources.controle import verifier_pdf
from coop_data.ressources.fichiers import chemin_of, deposer, empreinte_of, retirer_apres_ecriture

SUIVIS = ("titre", "description", "thematique", "tags", "nom_fichier", "taille", "empreinte")
"""The fields of a document that the journal keeps."""
NOM_MAX = 150


@dataclass(frozen=True, slots=True)
class Fiche:
    """What people type about a document. ``tags``: a line with commas, or a list."""

    titre: str
    thematique: str
    description: str = ""
    tags: str | list[str] = field(default_factory=list)


def ajouter_ressource(
    session: Session, *, acteur: Acteur, fiche: Fiche, nom_fichier: str, contenu: bytes | None
) -> Ressource:
    """Add a PDF; ``nom_fichier``, the name given by its sender, is only kept as information.

    Raises ``AccesRefuse``, ``SaisieInvalide`` (one message per field; also when the same document is already
    there).
    """
    verifier_droit(acteur, Action.CREER, Objet.RESSOURCE)
    valeurs, erreurs = _lire(fiche)
    if contenu is None:
        erreurs["fichier"] = MESSAGES["fichier_absent"]
    else:
        erreurs |= _refus_du_fichier(session, contenu)
    if erreurs or contenu is None:
        raise SaisieInvalide(erreurs)
    identifiant = uuid4()
    ressource = Ressource(
        id=identifiant,
        **valeurs,
        **_du_fichier(identifiant, nom_fichier, contenu),
        ajoute_par=acteur.utilisateur_id,
    )
    session.add(ressource)
    _journaliser(session, acteur, Operation.CREER, ressource, apres=_etat(ressource))
    return ressource


def modifier_ressource(
    session: Session,
    *,
    acteur: Acteur,
    ressource_id: UUID,
    fiche: Fiche,
    nom_fichier: str = "",
    contenu: bytes | None = None,
) -> Ressource:
    """Change the description of a document and, when ``contenu`` is given, its file; its address stays the same.

    Raises as ``ajouter_ressource``, and ``Introuvable``.
    """
    verifier_droit(acteur, Action.MODIFIER, Objet.RESSOURCE)
    ressource = _charger(session, ressource_id)
    valeurs, erreurs = _lire(fiche)
    if contenu is not None:
        erreurs |= _refus_du_fichier(session, contenu, sauf=ressource.id)
    if erreurs:
        raise SaisieInvalide(erreurs)
    avant, ancien = _etat(ressource), chemin_of(ressource)
    if contenu is not None and empreinte_of(contenu) != ressource.empreinte:
        valeurs |= _du_fichier(ressource.id, nom_fichier, contenu)
        retirer_apres_ecriture(session, ancien)
    avant, apres = difference(avant, valeurs)
    if apres:
        ressource.sqlmodel_update({**apres, "modifie_le": maintenant()})
        _journaliser(session, acteur, Operation.MODIFIER, ressource, avant=avant, apres=apres)
    return ressource


def supprimer_ressource(session: Session, *, acteur: Acteur, ressource_id: UUID) -> Ressource:
    """Delete a document; its file is kept, so that it can be restored. Raises ``AccesRefuse``, ``Introuvable``."""
    verifier_droit(acteur, Action.SUPPRIMER, Objet.RESSOURCE)
    ressource = _charger(session, ressource_id)
    ressource.supprime_le = maintenant()
    _journaliser(session, acteur, Operation.SUPPRIMER, ressource, avant={"titre": ressource.titre})
    return ressource


def restaurer_ressource(session: Session, *, acteur: Acteur, ressource_id: UUID) -> Ressource:
    """Restore a deleted document, at the same address.

    Raises ``AccesRefuse``, ``Introuvable``, and ``SaisieInvalide`` when the same file was added meanwhile.
    """
    verifier_droit(acteur, Action.RESTAURER, Objet.RESSOURCE)
    ressource = _charger(session, ressource_id, supprimee=True)
    if erreurs := _refus_du_double(session, ressource.empreinte, ressource.id):
        raise SaisieInvalide(erreurs)
    ressource.supprime_le = None
    _journaliser(session, acteur, Operation.RESTAURER, ressource, apres={"titre": ressource.titre})
    return ressource


def _lire(fiche: Fiche) -> tuple[dict[str, Any], dict[str, str]]:
    """The columns that the form fills, and its errors, in the order of the form."""
    titre, description = " ".join(fiche.titre.split()), fiche.description.strip()
    tags, erreurs = lire_tags(fiche.tags), dict[str, str]()
    if len(titre) < TITRE_MIN:
        erreurs["titre"] = MESSAGES["titre_court"]
    elif len(titre) > TITRE_MAX:
        erreurs["titre"] = MESSAGES["titre_long"]
    if fiche.thematique not in ThematiqueRessource.choix():
        erreurs["thematique"] = MESSAGES["thematique"]
    if len(tags) > TAGS_MAX:
        erreurs["tags"] = MESSAGES["tags_nombreux"]
    elif any(len(tag) > TAG_MAX for tag in tags):
        erreurs["tags"] = MESSAGES["tag_long"]
    if len(description) > DESCRIPTION_MAX:
        erreurs["description"] = MESSAGES["description_longue"]
    valeurs = {"titre": titre, "thematique": str(fiche.thematique), "tags": tags, "description": description}
    return valeurs, erreurs


def _refus_du_fichier(session: Session, contenu: bytes, sauf: UUID | None = None) -> Mapping[str, str]:
    try:
        verifier_pdf(contenu)
    except SaisieInvalide as refus:
        return refus.erreurs
    return _refus_du_double(session, empreinte_of(contenu), sauf, supprimes=True)


def _refus_du_double(
    session: Session, empreinte: str, sauf: UUID | None, *, supprimes: bool = False
) -> Mapping[str, str]:
    """The refusal of a file that another document already has; ``supprimes``: a deleted one counts, to be
    restored.
    """
    requete = select(Ressource).where(Ressource.empreinte == empreinte)
    doubles = [autre for autre in session.exec(requete) if autre.id != sauf]
    vivant = next((autre for autre in doubles if autre.supprime_le is None), None)
    if vivant is not None:
        return {"fichier": f"Ce document est déjà dans la ressourcerie : « {vivant.titre} »."}
    if doubles and supprimes:
        titre = doubles[0].titre
        return {"fichier": f"Ce document a été supprimé : restaurez « {titre} » dans « Documents supprimés »."}
    return {}


def _du_fichier(identifiant: UUID, nom: str, contenu: bytes) -> dict[str, Any]:
    """The columns that a file fills, once it is stored."""
    dernier = nom.replace("\\", "/").rpartition("/")[2]
    visible = "".join(signe for signe in dernier if signe.isprintable())[:NOM_MAX]
    return {"nom_fichier": visible, "taille": len(contenu), "empreinte": deposer(identifiant, contenu)}


def _charger(session: Session, ressource_id: UUID, *, supprimee: bool = False) -> Ressource:
    etat = col(Ressource.supprime_le)
    requete = select(Ressource).where(
        Ressource.id == ressource_id, etat.is_not(None) if supprimee else etat.is_(None)
    )
    ressource = session.exec(requete.with_for_update()).first()
    if ressource is None:
        raise Introuvable(MESSAGES["introuvable"])
    return ressource


def _etat(ressource: Ressource) -> dict[str, Any]:
    return ressource.model_dump(include=set(SUIVIS))


def _journaliser(
    session: Session,
    acteur: Acteur,
    action: str,
    ressource: Ressource,
    *,
    avant: Mapping[str, Any] | None = None,
    apres: Mapping[str, Any] | None = None,
) -> None:
    journaliser(
        session,
        acteur=acteur,
        action=action,
        objet="ressource",
        objet_id=ressource.id,
        avant=avant,
        apres=apres,
    )

"""Templates: reports kept under a name, to begin new ones. Only their owner sees them.

A template never holds a date, notes, or a link to an évènement; counts of people only when asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import ModeleCra, maintenant
from coop_data.saisie.contenu import COMPTES
from coop_data.saisie.regles_accompagnement import AGES_2022, SUITES_2022
from coop_data.saisie.regles_coordination import COMPTEURS
from coop_data.saisie.schemas import FORMULAIRES, Saisie, lire_saisie
from coop_data.tags import tags_admis

NOM_MAX: Final = 80
NOM_REQUIS: Final = "Donnez un nom à ce modèle, pour le retrouver."
NOM_LONG: Final = f"Le nom d’un modèle ne peut pas dépasser {NOM_MAX} caractères."
NOM_PRIS: Final = "Vous avez déjà un modèle de ce nom : choisissez-en un autre."
INTROUVABLE: Final = "Ce modèle est introuvable : il a peut-être été supprimé."
PROPRES_AU_JOUR: Final = frozenset(
    {"date", "notes", "evenement_id", "classe_duree", "redirections", *AGES_2022, *SUITES_2022}
)
"""Fields that belong to one day, or to the past: never kept."""
NOMBRES: Final = frozenset({*COMPTEURS, *COMPTES, "participants", "nb_participants"})
"""Counts of people, kept only when the person asks for it."""


@dataclass(frozen=True, slots=True)
class ModeleVu:
    """A whole template: ``contenu`` holds its answers, as JSON values."""

    id: UUID
    formulaire: str
    nom: str
    contenu: Mapping[str, Any]
    cree_le: datetime
    modifie_le: datetime


def enregistrer_modele(
    session: Session, *, acteur: Acteur, nom: str, saisie: Saisie, avec_nombres: bool = False
) -> ModeleCra:
    """Keep the answers of a form, complete or not, under a name of one's own.

    Raises ``SaisieInvalide`` (key ``nom``) and ``AccesRefuse``.
    """
    proprietaire = _proprietaire(acteur, Action.CREER)
    propre = _nom_libre(session, proprietaire, nom)
    exclus = PROPRES_AU_JOUR if avec_nombres else PROPRES_AU_JOUR | NOMBRES
    contenu = saisie.model_dump(mode="json", exclude=set(exclus))
    modele = ModeleCra(utilisateur_id=proprietaire, formulaire=saisie.formulaire, nom=propre, contenu=contenu)
    session.add(modele)
    session.flush()
    return modele


def lister_modeles(session: Session, *, acteur: Acteur) -> list[ModeleVu]:
    """One's own templates, by name."""
    requete = select(ModeleCra).where(ModeleCra.utilisateur_id == _proprietaire(acteur, Action.LIRE))
    return sorted((_vu(modele) for modele in session.exec(requete)), key=lambda vu: (plier(vu.nom), str(vu.id)))


def saisie_du_modele(session: Session, *, acteur: Acteur, modele_id: UUID, aujourdhui: date) -> Saisie:
    """The form that a template fills, today; a tag that may no longer be put is left out.

    Raises ``Introuvable`` alike for an unknown template and for somebody else's.
    """
    modele = _le_mien(session, acteur, Action.LIRE, modele_id)
    connus = FORMULAIRES[modele.formulaire].model_fields
    valeurs = {champ: valeur for champ, valeur in modele.contenu.items() if champ in connus}
    saisie = lire_saisie(modele.formulaire, valeurs | {"date": aujourdhui})
    admis = tags_admis(session, acteur=acteur, tag_ids=saisie.tags)
    return saisie.model_copy(update={"tags": [tag for tag in saisie.tags if tag in admis]})


def renommer_modele(session: Session, *, acteur: Acteur, modele_id: UUID, nom: str) -> None:
    """Give a template another name. Raises ``SaisieInvalide`` (key ``nom``), ``Introuvable``, ``AccesRefuse``."""
    modele = _le_mien(session, acteur, Action.MODIFIER, modele_id)
    modele.nom = _nom_libre(session, modele.utilisateur_id, nom, sauf=modele.id)
    modele.modifie_le = maintenant()
    session.add(modele)
    session.flush()


def supprimer_modele(session: Session, *, acteur: Acteur, modele_id: UUID) -> ModeleVu:
    """Delete a template. Returns what ``retablir_modele`` needs. Raises ``Introuvable``."""
    modele = _le_mien(session, acteur, Action.SUPPRIMER, modele_id)
    vu = _vu(modele)
    session.delete(modele)
    session.flush()
    return vu


def retablir_modele(session: Session, *, acteur: Acteur, modele: ModeleVu) -> None:
    """Restore a template deleted a moment ago. Idempotent. Raises ``SaisieInvalide`` when its name is taken."""
    proprietaire = _proprietaire(acteur, Action.RESTAURER)
    if session.get(ModeleCra, modele.id) is not None:
        return
    session.add(
        ModeleCra(
            id=modele.id,
            utilisateur_id=proprietaire,
            formulaire=modele.formulaire,
            nom=_nom_libre(session, proprietaire, modele.nom),
            contenu=dict(modele.contenu),
            cree_le=modele.cree_le,
            modifie_le=modele.modifie_le,
        )
    )
    session.flush()


def _nom_libre(session: Session, proprietaire: UUID, nom: str, *, sauf: UUID | None = None) -> str:
    """The name without needless spaces, if it is free."""
    propre = " ".join(nom.replace("\0", "").split())
    if not propre:
        raise SaisieInvalide({"nom": NOM_REQUIS})
    if len(propre) > NOM_MAX:
        raise SaisieInvalide({"nom": NOM_LONG})
    requete = select(ModeleCra.nom).where(
        ModeleCra.utilisateur_id == proprietaire, col(ModeleCra.id) != (sauf or uuid4())
    )
    if plier(propre) in {plier(autre) for autre in session.exec(requete)}:
        raise SaisieInvalide({"nom": NOM_PRIS})
    return propre


def _le_mien(session: Session, acteur: Acteur, action: Action, modele_id: UUID) -> ModeleCra:
    requete = select(ModeleCra).where(
        ModeleCra.id == modele_id, ModeleCra.utilisateur_id == _proprietaire(acteur, action)
    )
    modele = session.exec(requete).first()
    if modele is None:
        raise Introuvable(INTROUVABLE)
    return modele


def _vu(modele: ModeleCra) -> ModeleVu:
    return ModeleVu(
        modele.id, modele.formulaire, modele.nom, dict(modele.contenu), modele.cree_le, modele.modifie_le
    )


def _proprietaire(acteur: Acteur, action: Action) -> UUID:
    """The account that owns its templates. Raises ``AccesRefuse`` for those who do not log."""
    verifier_droit(acteur, action, Objet.MODELE, Cible(utilisateur_id=acteur.utilisateur_id))
    if acteur.utilisateur_id is None:
        raise AccesRefuse("Seul un compte peut garder des modèles.")
    return acteur.utilisateur_id

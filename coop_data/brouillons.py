"""Drafts: what someone typed and did not save yet, as typed. Only their owner ever sees them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.domain.accompagnement import Activite
from coop_data.domain.coordination import TypeActivite
from coop_data.errors import AccesRefuse, ConflitDeVersion, Introuvable, SaisieInvalide
from coop_data.formats import jour
from coop_data.models import Brouillon, maintenant

FORMULAIRES: Final[Mapping[str, str]] = {
    "accompagnement": "Accompagnement",
    **{type_activite.value: type_activite.libelle for type_activite in TypeActivite},
}
TAILLE_MAX: Final = 200_000
LECTURE: Final = "saisie_rapide"
"""The key under which a draft keeps how a typed line was read; no field of a form has this name."""
INTROUVABLE: Final = "Ce brouillon est introuvable : il a peut-être été enregistré ou supprimé."
CHANGE: Final = (
    "Ce brouillon a changé dans un autre onglet ou sur un autre appareil depuis que vous l’avez ouvert : "
    "rien n’y a été écrit."
)


Garde = dict[str, Any]
"""A deleted draft, whole, kept as long as it may be restored."""


@dataclass(frozen=True, slots=True)
class BrouillonVu:
    """A draft in a list. ``cra_id``: the report it modifies, if any."""

    id: UUID
    formulaire: str
    titre: str
    cra_id: UUID | None
    modifie_le: datetime


class BrouillonChange(ConflitDeVersion):
    """The draft (``brouillon_id``) changed meanwhile: nothing was written."""

    def __init__(self, brouillon_id: UUID) -> None:
        self.brouillon_id = brouillon_id
        super().__init__(CHANGE)


def enregistrer_brouillon(
    session: Session,
    *,
    acteur: Acteur,
    formulaire: str,
    contenu: Mapping[str, Any],
    brouillon_id: UUID | None = None,
    version: int | None = None,
    nouvel_id: UUID | None = None,
    cra_id: UUID | None = None,
    version_cra: int | None = None,
    a_part: bool = False,
) -> Brouillon:
    """Keep what is typed (dates become ISO texts): in this draft, in that of the same report, or in a new one.

    ``version``: that of the draft as it was last read or kept here. ``nouvel_id`` is the identifier a new draft
    takes, when the form that it keeps has one already; ``a_part``: a new draft, even if the same report has one.
    Raises ``Introuvable`` for a draft that is gone or somebody else's, ``BrouillonChange`` for one that was kept
    meanwhile with something else in it, ``SaisieInvalide`` when it is too big.
    """
    proprietaire = _proprietaire(acteur, Action.CREER)
    if formulaire not in FORMULAIRES:
        raise Introuvable("Ce type d’activité n’existe pas.")
    propre: dict[str, Any] = to_jsonable_python(dict(contenu))
    if len(json.dumps(propre)) > TAILLE_MAX:
        raise SaisieInvalide({"notes": "Ce brouillon est trop long pour être conservé : raccourcissez-le."})
    brouillon = None
    if brouillon_id is not None:
        brouillon = lire_brouillon(session, acteur=acteur, brouillon_id=brouillon_id, pour_ecrire=True)
    elif cra_id is not None and not a_part:
        brouillon = _de_ce_cra(session, proprietaire, formulaire, cra_id)
    if brouillon is None:
        brouillon = Brouillon(
            id=nouvel_id or uuid4(), utilisateur_id=proprietaire, formulaire=formulaire, cra_id=cra_id
        )
    else:
        _compter(brouillon, formulaire, propre, version)
    brouillon.formulaire = formulaire  # its type may have changed while it was typed
    brouillon.contenu = propre
    brouillon.version_cra = version_cra if version_cra is not None else brouillon.version_cra
    brouillon.modifie_le = maintenant()
    session.add(brouillon)
    session.flush()
    return brouillon


def lister_brouillons(session: Session, *, acteur: Acteur) -> list[BrouillonVu]:
    """One's own drafts, last touched first."""
    requete = (
        select(Brouillon)
        .where(Brouillon.utilisateur_id == _proprietaire(acteur, Action.LIRE))
        .order_by(col(Brouillon.modifie_le).desc(), col(Brouillon.id))
    )
    return [
        BrouillonVu(
            brouillon.id,
            brouillon.formulaire,
            titre_du_brouillon(brouillon),
            brouillon.cra_id,
            brouillon.modifie_le,
        )
        for brouillon in session.exec(requete)
    ]


def lire_brouillon(
    session: Session, *, acteur: Acteur, brouillon_id: UUID, pour_ecrire: bool = False
) -> Brouillon:
    """One's own draft; ``pour_ecrire``: two transactions that write it wait for each other.

    Raises ``Introuvable`` alike for an unknown one and for somebody else's.
    """
    requete = select(Brouillon).where(
        Brouillon.id == brouillon_id, Brouillon.utilisateur_id == _proprietaire(acteur, Action.LIRE)
    )
    brouillon = session.exec(requete.with_for_update() if pour_ecrire else requete).first()
    if brouillon is None:
        raise Introuvable(INTROUVABLE)
    return brouillon


def supprimer_brouillon(
    session: Session, *, acteur: Acteur, brouillon_id: UUID, version: int | None = None
) -> None:
    """Delete one's own draft; with ``version``, only if the draft is still at that version.

    Raises ``Introuvable``, ``BrouillonChange``.
    """
    _proprietaire(acteur, Action.SUPPRIMER)
    brouillon = lire_brouillon(session, acteur=acteur, brouillon_id=brouillon_id, pour_ecrire=True)
    if version not in (None, brouillon.version):
        raise BrouillonChange(brouillon_id)
    session.delete(brouillon)
    session.flush()


def supprimer_brouillons(session: Session, *, acteur: Acteur, brouillon_ids: Iterable[UUID]) -> list[Garde]:
    """Delete several of one's own drafts. All or nothing. Returns what ``retablir_brouillons`` needs.

    Raises ``Introuvable``.
    """
    gardes = []
    for brouillon_id in brouillon_ids:
        gardes.append(lire_brouillon(session, acteur=acteur, brouillon_id=brouillon_id).model_dump())
        supprimer_brouillon(session, acteur=acteur, brouillon_id=brouillon_id)
    return gardes


def retablir_brouillons(session: Session, *, acteur: Acteur, gardes: Iterable[Garde]) -> int:
    """Restore drafts deleted a moment ago, as one's own. Idempotent. Returns how many were restored."""
    proprietaire, nombre = _proprietaire(acteur, Action.RESTAURER), 0
    for garde in gardes:
        if session.get(Brouillon, garde["id"]) is None:
            session.add(Brouillon(**garde | {"utilisateur_id": proprietaire}))
            nombre += 1
    session.flush()
    return nombre


def titre_du_brouillon(brouillon: Brouillon) -> str:
    """``Animation du 12/03/2026``, ``Évènement · NEC local``; the line that was typed when nothing is named."""
    contenu = brouillon.contenu
    titre = FORMULAIRES[brouillon.formulaire]
    if brouillon.formulaire == "accompagnement" and contenu.get("activite") in set(Activite):
        titre = Activite(contenu["activite"]).libelle
    if nom := contenu.get("nom") or contenu.get("titre") or (contenu.get(LECTURE) or {}).get("ligne"):
        titre += f" · {nom}"
    try:
        return f"{titre} du {jour(date.fromisoformat(contenu['date']))}"
    except (KeyError, TypeError, ValueError):
        return titre  # the date is not typed yet


def _compter(brouillon: Brouillon, formulaire: str, contenu: Mapping[str, Any], version: int | None) -> None:
    """Raise the version when the content changes; refused when the last version was not read."""
    if (brouillon.formulaire, brouillon.contenu) == (formulaire, contenu):
        return
    if brouillon.version != version:
        raise BrouillonChange(brouillon.id)
    brouillon.version += 1


def _de_ce_cra(session: Session, proprietaire: UUID, formulaire: str, cra_id: UUID) -> Brouillon | None:
    """The draft of this report that was touched last."""
    requete = (
        select(Brouillon)
        .where(
            Brouillon.utilisateur_id == proprietaire,
            Brouillon.formulaire == formulaire,
            Brouillon.cra_id == cra_id,
        )
        .order_by(col(Brouillon.modifie_le).desc())
        .with_for_update()
    )
    return session.exec(requete).first()


def _proprietaire(acteur: Acteur, action: Action) -> UUID:
    """The account that owns its drafts. Raises ``AccesRefuse`` for accounts that do not log."""
    verifier_droit(acteur, action, Objet.BROUILLON, Cible(utilisateur_id=acteur.utilisateur_id))
    if acteur.utilisateur_id is None:
        raise AccesRefuse("Seul un compte peut garder des brouillons.")
    return acteur.utilisateur_id

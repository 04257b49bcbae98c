"""The documents of the ressourcerie, searched, filtered and ordered alike on screen and in the archive."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.domain.ressources import MESSAGES, ThematiqueRessource
from coop_data.domain.texte import plier
from coop_data.errors import Introuvable
from coop_data.models import Ressource

DERNIERS = 4
ORDRE = {thematique.value: rang for rang, thematique in enumerate(ThematiqueRessource)}


class Tri(StrEnum):
    """Orders of the list; the first one groups documents under their thématique."""

    THEMATIQUE = "thematique"
    RECENT = "recent"
    TITRE = "titre"


CLES: dict[Tri, Callable[[Ressource], Any]] = {
    Tri.THEMATIQUE: lambda lue: (ORDRE.get(lue.thematique, len(ORDRE)), plier(lue.titre), lue.id),
    Tri.RECENT: lambda lue: (-lue.cree_le.timestamp(), plier(lue.titre), lue.id),
    Tri.TITRE: lambda lue: (plier(lue.titre), lue.id),
}


@dataclass(frozen=True, slots=True)
class Recherche:
    """A search: documents with every word of ``texte``, this thématique, and any of these tags."""

    texte: str = ""
    thematique: str = ""
    tags: tuple[str, ...] = ()

    @property
    def vide(self) -> bool:
        """True when the search asks nothing: every document answers."""
        return self == Recherche()

    def retient(self, ressource: Ressource) -> bool:
        """True when a document answers; accents and case do not matter, in titles, descriptions and tags."""
        lus = {plier(tag) for tag in ressource.tags}
        tout = plier(f"{ressource.titre} {ressource.description} {' '.join(ressource.tags)}")
        return (
            all(mot in tout for mot in plier(self.texte).split())
            and self.thematique in ("", ressource.thematique)
            and (not self.tags or any(plier(tag) in lus for tag in self.tags))
        )


def chercher_ressources(
    session: Session, *, acteur: Acteur, recherche: Recherche | None = None, tri: Tri = Tri.THEMATIQUE
) -> list[Ressource]:
    """The documents that answer a search, in order. Raises ``AccesRefuse``."""
    voulue = recherche or Recherche()
    return sorted(filter(voulue.retient, _presentes(session, acteur)), key=CLES[tri])


def derniers_ajouts(session: Session, *, acteur: Acteur) -> list[Ressource]:
    """The four last added. Raises ``AccesRefuse``."""
    return chercher_ressources(session, acteur=acteur, tri=Tri.RECENT)[:DERNIERS]


def ressources_supprimees(session: Session, *, acteur: Acteur) -> list[Ressource]:
    """The documents that may be restored, last deleted first. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.RESTAURER, Objet.RESSOURCE)
    requete = select(Ressource).where(col(Ressource.supprime_le).is_not(None))
    return sorted(session.exec(requete), key=lambda lue: str(lue.supprime_le), reverse=True)


def lire_ressource(session: Session, *, acteur: Acteur, ressource_id: UUID) -> Ressource:
    """One document. Raises ``AccesRefuse``, ``Introuvable``."""
    verifier_droit(acteur, Action.LIRE, Objet.RESSOURCE)
    ressource = session.get(Ressource, ressource_id)
    if ressource is None or ressource.supprime_le is not None:
        raise Introuvable(MESSAGES["introuvable"])
    return ressource


def tags_de_la_ressourcerie(session: Session, *, acteur: Acteur) -> list[str]:
    """Every tag, the most used first. Raises ``AccesRefuse``."""
    nombres: Counter[str] = Counter()
    noms: dict[str, str] = {}
    for ressource in _presentes(session, acteur):
        for tag in ressource.tags:
            nombres[noms.setdefault(plier(tag), tag)] += 1
    return sorted(nombres, key=lambda tag: (-nombres[tag], plier(tag)))


def thematiques_presentes(session: Session, *, acteur: Acteur) -> list[ThematiqueRessource]:
    """The thématiques that hold a document, in their order. Raises ``AccesRefuse``."""
    codes = {ressource.thematique for ressource in _presentes(session, acteur)}
    return [thematique for thematique in ThematiqueRessource if thematique.value in codes]


def _presentes(session: Session, acteur: Acteur) -> Sequence[Ressource]:
    """Every document, the first added first; ``id`` orders two that were added at the same moment."""
    verifier_droit(acteur, Action.LIRE, Objet.RESSOURCE)
    requete = select(Ressource).where(col(Ressource.supprime_le).is_(None))
    return session.exec(requete.order_by(col(Ressource.cree_le), col(Ressource.id))).all()

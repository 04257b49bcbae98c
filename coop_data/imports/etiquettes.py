"""Tags named by a file: a visible tag of equal name, the narrowest scope first, else a new personal one.

A report that already bears a tag of that name keeps it, even when its author no longer sees it (they left the
team): an exported file changes nothing when it is imported back.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import Session, col, delete, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import QUI_SAISIT
from coop_data.domain.tags import MESSAGES, NOM_MAX, NOM_MIN
from coop_data.domain.texte import plier
from coop_data.models import AccompagnementTag, CoordinationTag, Tag
from coop_data.saisie.registres import REGISTRES
from coop_data.tags import tags_visibles


@dataclass
class Etiquettes:
    """The tags that each author sees, by exact name, read once per author.

    ``_attaches``: tags that reports already bear, by external identifier; ``_crees``: tags made for this group of
    rows.
    """

    _connues: dict[UUID, dict[str, UUID]] = field(default_factory=dict)
    _attaches: dict[str, dict[str, list[UUID]]] = field(default_factory=dict)
    _crees: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)

    def charger(self, session: Session, formulaire: str, ids_externes: Collection[str]) -> None:
        """Read the tags that the reports of a group of rows already bear."""
        registre = REGISTRES[formulaire]
        requete = (
            select(registre.modele.id_externe, Tag.nom, Tag.id)
            .join(registre.lien, registre.colonne_lien == registre.modele.id)
            .join(Tag, col(Tag.id) == registre.lien.tag_id)
            .where(col(registre.modele.id_externe).in_(ids_externes), col(Tag.supprime_le).is_(None))
            .order_by(col(Tag.id))
        )
        self._attaches = {}
        for id_externe, nom, tag_id in session.exec(requete):
            self._attaches.setdefault(id_externe, {}).setdefault(nom, []).append(tag_id)

    def resoudre(self, session: Session, auteur_id: UUID, id_externe: str, nom: str, *, libre: bool) -> list[UUID]:
        """The tags of that name on this report; else the one that its author sees; else a new one.

        ``libre``: a name of any length, spaces kept, as a Coop file may bear. Otherwise outer spaces do not
        count and a new name keeps the rules of the form: raises ``ValueError`` with its message.
        """
        if attaches := self._attaches.get(id_externe, {}).get(nom):
            return attaches
        connues = self._of(session, auteur_id)
        if nom not in connues and not libre:
            nom = nom.strip()
        if nom not in connues:
            if not libre:
                _verifier_nom(nom)
            tag = Tag(nom=nom, nom_plie=plier(nom), conseiller_id=auteur_id)
            session.add(tag)
            connues[nom] = tag.id
            self._crees[tag.id] = (auteur_id, nom)
        return [connues[nom]]

    def retirer_inutiles(self, session: Session) -> None:
        """Remove the tags made for rows that were refused afterwards."""
        session.flush()
        utiles: set[UUID] = set()
        for lien in (AccompagnementTag.tag_id, CoordinationTag.tag_id):
            utiles |= set(session.exec(select(lien).where(col(lien).in_(self._crees))))
        inutiles = [tag_id for tag_id in self._crees if tag_id not in utiles]
        session.exec(delete(Tag).where(col(Tag.id).in_(inutiles)))
        for tag_id in inutiles:
            auteur_id, nom = self._crees[tag_id]
            del self._connues[auteur_id][nom]
        self._crees.clear()

    def oublier(self) -> None:
        """Forget everything: what a simulation made no longer exists."""
        self._connues.clear()
        self._crees.clear()

    def _of(self, session: Session, auteur_id: UUID) -> dict[str, UUID]:
        if auteur_id not in self._connues:
            auteur = Acteur(nom="", roles=QUI_SAISIT, conseiller_id=auteur_id)
            visibles = sorted(
                tags_visibles(session, acteur=auteur), key=lambda tag: (-tag.portee.rang, str(tag.id))
            )
            # The narrowest scope comes last, so it wins.
            self._connues[auteur_id] = {tag.nom: tag.id for tag in visibles}
        return self._connues[auteur_id]


def _verifier_nom(nom: str) -> None:
    if len(nom) < NOM_MIN:
        raise ValueError(MESSAGES["nom_court"])
    if len(nom) > NOM_MAX:
        raise ValueError(MESSAGES["nom_long"])

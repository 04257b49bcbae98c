"""Tags and partners of a report, kept in tables of their own, and writing a content to a record."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from coop_data.models import StructurePartenaire, Tag
from coop_data.saisie.contenu import Contenu, contenu_du_cra, lignes_partenaires
from coop_data.saisie.registres import Cra, Registre


def tags_attaches(session: Session, registre: Registre, cra_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The identifiers of the live tags of each report."""
    attaches: defaultdict[UUID, set[UUID]] = defaultdict(set)
    requete = (
        select(registre.colonne_lien, Tag.id)
        .join(Tag, col(Tag.id) == registre.lien.tag_id)
        .where(registre.colonne_lien.in_(cra_ids), col(Tag.supprime_le).is_(None))
    )
    for cra_id, tag_id in session.exec(requete):
        attaches[cra_id].add(tag_id)
    return attaches


def partenaires_des(session: Session, activite_ids: Collection[UUID]) -> dict[UUID, list[StructurePartenaire]]:
    """The partner rows of each activity, in the order typed."""
    partenaires: defaultdict[UUID, list[StructurePartenaire]] = defaultdict(list)
    requete = (
        select(StructurePartenaire)
        .where(col(StructurePartenaire.activite_id).in_(activite_ids))
        .order_by(col(StructurePartenaire.activite_id), col(StructurePartenaire.rang))
    )
    for ligne in session.exec(requete):
        partenaires[ligne.activite_id].append(ligne)
    return partenaires


def contenu_actuel(session: Session, registre: Registre, cra: Cra, *, comme: Contenu) -> Contenu:
    """The present content of a record, limited to the columns of ``comme``."""
    return contenu_du_cra(
        cra,
        comme.colonnes,
        tags=tags_attaches(session, registre, [cra.id])[cra.id],
        partenaires=partenaires_des(session, [cra.id])[cra.id],
    )


def appliquer(session: Session, registre: Registre, cra: Cra, *, avant: Contenu, apres: Contenu) -> None:
    """Write the differences between two contents of a stored record."""
    for champ, valeur in apres.colonnes.items():
        if avant.colonnes.get(champ) != valeur:
            setattr(cra, champ, valeur)
    if retires := avant.tags - apres.tags:
        session.exec(
            delete(registre.lien).where(registre.colonne_lien == cra.id, col(registre.lien.tag_id).in_(retires))
        )
    for tag_id in sorted(apres.tags - avant.tags, key=str):
        session.add(registre.lien(**{registre.cle_lien: cra.id, "tag_id": tag_id}))
    if avant.partenaires != apres.partenaires:
        if avant.partenaires:
            session.exec(delete(StructurePartenaire).where(col(StructurePartenaire.activite_id) == cra.id))
        session.add_all(lignes_partenaires(cra.id, apres.partenaires))

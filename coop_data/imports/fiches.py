"""Writing rows of the directory: create, update what differs, leave alone what was changed in the application."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data import formats
from coop_data.faits.changements import noter_changements
from coop_data.faits.projection import projeter_accompagnements, projeter_coordination
from coop_data.faits.rattachement import rattacher
from coop_data.imports.chantier import Chantier
from coop_data.imports.rapport import Compte, Gravite
from coop_data.journal import Operation, difference, journaliser
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    Conseiller,
    Equipe,
    Poste,
    Structure,
    maintenant,
)

Fiche = TypeVar("Fiche", Structure, Conseiller)
Lien = TypeVar("Lien", Poste, Equipe)

VERSION_IMPORTEE = 1
"""An import leaves the version as it is; a change made in the application raises it."""


def ecrire_fiche(
    chantier: Chantier, ligne: int, modele: type[Fiche], id_externe: str, champs: dict[str, Any]
) -> tuple[Fiche, Compte]:
    """Create the structure or conseiller of that identifier, or update what differs. Returns which of the two was
    done.

    One modified here since is left alone, and listed.
    """
    session = chantier.session
    fiche = session.exec(select(modele).where(modele.id_externe == id_externe)).first()
    if fiche is None:
        fiche = modele(id_externe=id_externe, **champs)
        session.add(fiche)
        session.flush()
        _journaliser(chantier, fiche, {}, champs)
        return fiche, Compte.CREES
    avant, apres = difference({champ: getattr(fiche, champ) for champ in champs}, champs)
    if not apres:
        return fiche, Compte.INCHANGES
    if fiche.version != VERSION_IMPORTEE:
        motif = "modifié ici : laissé tel quel"
        chantier.rapport.noter(ligne, "id", id_externe, Gravite.INFORMATION, motif)
        return fiche, Compte.INCHANGES
    fiche.sqlmodel_update(apres)
    fiche.modifie_le = maintenant()
    session.flush()
    _journaliser(chantier, fiche, avant, apres)
    if "commune_code" in apres:
        _deplacer_les_faits(session, fiche.id)
    return fiche, Compte.MODIFIES


def ecrire_lien(
    chantier: Chantier, modele: type[Lien], cles: dict[str, Any], champs: dict[str, Any]
) -> tuple[Lien, Compte]:
    """Create the poste or membership that ``cles`` identify, or update what differs. Returns which of the two was
    done.
    """
    session = chantier.session
    lien = session.exec(select(modele).filter_by(**cles)).first()
    if lien is None:
        lien = modele(**cles, **champs)
        session.add(lien)
        session.flush()
        _enregistrer_le_lien(chantier, lien, {}, cles | champs)
        return lien, Compte.CREES
    avant, apres = difference({champ: getattr(lien, champ) for champ in champs}, champs)
    if not apres:
        return lien, Compte.INCHANGES
    lien.sqlmodel_update(apres)
    session.flush()
    _enregistrer_le_lien(chantier, lien, avant, apres)
    return lien, Compte.MODIFIES


def rattacher_aux_postes(chantier: Chantier, postes: Mapping[int, Poste]) -> None:
    """Attach to these postes the reports that only they cover, and report how many."""
    session = chantier.session
    ligne_of = {poste.structure_id: ligne for ligne, poste in reversed(list(postes.items()))}
    for structure_id, nombre in rattacher(session, acteur=chantier.acteur, postes=postes.values()).items():
        structure = session.get_one(Structure, structure_id)
        motif = f"{formats.pluriel(nombre, 'CRA rattaché', 'CRA rattachés')} à {structure.nom}"
        ligne = ligne_of[structure_id]
        chantier.rapport.noter(ligne, "structure", structure.id_externe, Gravite.INFORMATION, motif)


def _enregistrer_le_lien(
    chantier: Chantier, lien: Poste | Equipe, avant: dict[str, Any], apres: dict[str, Any]
) -> None:
    """Write the journal, and record that a membership changes what its team counts."""
    _journaliser(chantier, lien, avant, apres)
    if isinstance(lien, Equipe):
        noter_changements(chantier.session, domaine="equipe", identifiants=[lien.id])


def _deplacer_les_faits(session: Session, structure_id: UUID) -> None:
    """A structure that moved takes the territory of its reports with it."""
    accompagnements = select(Accompagnement).where(col(Accompagnement.structure_id) == structure_id)
    projeter_accompagnements(session, session.exec(accompagnements).all())
    coordination = select(ActiviteCoordination).where(col(ActiviteCoordination.structure_id) == structure_id)
    projeter_coordination(session, session.exec(coordination).all())


def _journaliser(
    chantier: Chantier,
    fiche: Structure | Conseiller | Poste | Equipe,
    avant: dict[str, Any],
    apres: dict[str, Any],
) -> None:
    journaliser(
        chantier.session,
        acteur=chantier.acteur,
        action=Operation.IMPORTER,
        objet=str(fiche.__tablename__),
        objet_id=fiche.id,
        avant=avant,
        apres=apres,
    )

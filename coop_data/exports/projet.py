"""A project: the activities that carry one tag, listed by page; its figures count the same ones."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, Subquery, func, literal, select, union
from sqlmodel import Session, col
from sqlmodel import select as select_modele

from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import Filtres, build_filtres
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UnConseiller
from coop_data.domain.periode import Periode
from coop_data.exports.rangs import FEUILLETS
from coop_data.models import StructurePartenaire, Tag
from coop_data.saisie.lecture import Detail, details
from coop_data.saisie.registres import Cra, Registre
from coop_data.saisie.resumes import Resume, resumes
from coop_data.tags import perimetres_du_tag


@dataclass(frozen=True, slots=True)
class Projet:
    """A tag as one person reads it over a period: one request per perimeter that the person may list.

    ``type``: only the activities of this form (``animation``…, ``accompagnement``), in the list and its files.
    """

    tag: Tag
    requetes: tuple[Requete, ...]
    type: str = ""

    @property
    def filtres(self) -> Filtres:
        """The period and the tag, which are the same in every request."""
        return self.requetes[0].filtres


@dataclass(frozen=True, slots=True)
class Etendue:
    """The number of activities of each form, and their first and last days, ``None`` when there is none."""

    par_type: Mapping[str, int]
    premier: date | None
    dernier: date | None


@dataclass(frozen=True, slots=True)
class LigneProjet:
    """An activity of the list; ``auteur`` is empty for one's own."""

    resume: Resume
    auteur: str | None


def projet_of(acteur: Acteur, tag: Tag, periode: Periode, type_: str = "") -> Projet:
    """The part of a project that this person may see (the tag comes from ``lire_tag``), their own activities
    first.
    """
    requetes = [
        Requete(Domaine(domaine), perimetre, build_filtres(Domaine(domaine), periode, [("tag", str(tag.id))]))
        for domaine, perimetres in perimetres_du_tag(acteur, tag).items()
        for perimetre in perimetres
    ]
    return Projet(
        tag, tuple(sorted(requetes, key=lambda requete: not isinstance(requete.perimetre, UnConseiller))), type_
    )


def mesurer(session: Session, projet: Projet) -> Etendue:
    """The extent of the list, all forms included."""
    lignes = _reunir(projet)
    comptes = session.execute(
        select(lignes.c.formulaire, func.count(), func.min(lignes.c.date), func.max(lignes.c.date)).group_by(
            lignes.c.formulaire
        )
    ).all()
    return Etendue(
        {formulaire: nombre for formulaire, nombre, _, _ in comptes},
        min((premier for _, _, premier, _ in comptes), default=None),
        max((dernier for _, _, _, dernier in comptes), default=None),
    )


def lire_page(session: Session, projet: Projet, *, acteur: Acteur, page: int, taille: int) -> list[LigneProjet]:
    """One page of the activities, newest first, limited to what this person may read."""
    requete = lignes_du_projet(projet).limit(taille).offset((page - 1) * taille)
    vus = charger(session, acteur, session.execute(requete).all())
    cras = [cra for registre in _registres() for cra in _cras(session, registre, [vu.id for vu in vus])]
    par_id = {resume.id: resume for resume in resumes(session, cras)}
    return [
        LigneProjet(
            replace(par_id[vu.id], tags=vu.tags), None if vu.auteur_id == acteur.conseiller_id else vu.auteur
        )
        for vu in vus
    ]


def partenaires_cites(session: Session, projet: Projet) -> list[str]:
    """The names of the partners of its activities, one spelling of each, in order."""
    activites = select(_reunir(projet).c.id)
    requete = (
        select(func.min(col(StructurePartenaire.nom)))
        .where(col(StructurePartenaire.activite_id).in_(activites), col(StructurePartenaire.nom_plie) != "")
        .group_by(col(StructurePartenaire.nom_plie))
        .order_by(col(StructurePartenaire.nom_plie))
    )
    return list(session.scalars(requete))


def lignes_du_projet(projet: Projet) -> Select[tuple[str, UUID]]:
    """Form and identifier of each activity of the list, newest first."""
    lignes = _reunir(projet)
    requete = select(lignes.c.formulaire, lignes.c.id).order_by(lignes.c.date.desc(), lignes.c.id)
    return requete.where(lignes.c.formulaire == projet.type) if projet.type else requete


def charger(session: Session, acteur: Acteur, lignes: Sequence[Any]) -> list[Detail]:
    """Whole reports of (form, identifier) pairs, in their order, limited to what this person may read."""
    vus: dict[UUID, Detail] = {}
    for registre in _registres():
        cras = _cras(session, registre, [cra_id for _, cra_id in lignes])
        for detail in details(session, acteur=acteur, registre=registre, cras=cras):
            vus[detail.id] = detail
    return [vus[cra_id] for _, cra_id in lignes]


def _registres() -> list[Registre]:
    return [feuillet.registre for feuillet in FEUILLETS.values()]


def _cras(session: Session, registre: Registre, ids: Collection[UUID]) -> Sequence[Cra]:
    return session.exec(select_modele(registre.modele).where(col(registre.modele.id).in_(ids))).all()


def _reunir(projet: Projet) -> Subquery:
    """Form, identifier and date of each activity, once even when two perimeters hold it."""
    morceaux = []
    for requete in projet.requetes:
        faits = requete.source.faits
        formulaire = faits.c.type if requete.domaine is Domaine.COORDINATION else literal("accompagnement")
        colonnes = (formulaire.label("formulaire"), faits.c.cra_id.label("id"), faits.c.date.label("date"))
        morceaux.append(requete.restreindre(select(*colonnes)))
    reunies: CompoundSelect[Any] = union(*morceaux)
    return reunies.subquery("projet")

"""« Bilan trimestriel » of a coordinator: the figures of the quarter and the activities behind them, without
notes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col
from sqlmodel import select as select_modele

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import REFUS, verifier_perimetre
from coop_data.analytics.calcul import compute, compute_bilan, compute_chiffres
from coop_data.analytics.evolutions import Reference, lire_references
from coop_data.analytics.filtres import Filtres, build_filtres
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.resultat import Bilan, Chiffre
from coop_data.analytics.statistique import Domaine
from coop_data.domain.coordination import NaturePartenariat, TypeActivite, TypePartenaire
from coop_data.domain.perimetre import UnConseiller
from coop_data.domain.termes import Terme
from coop_data.errors import AccesRefuse
from coop_data.exports.statistiques import enregistrements
from coop_data.models import ActiviteCoordination, StructurePartenaire
from coop_data.saisie.bilan_trimestriel import lire_bilan, periode_offerte
from coop_data.saisie.liens import partenaires_des
from coop_data.saisie.vocabulaires import AUTRE
from coop_data.statistiques import CATALOGUE
from coop_data.tags import tags_visibles

DOMAINE = Domaine.COORDINATION
CHIFFRES = (
    "activites",
    "animations",
    "minutes_animation",
    "mediateurs",
    "structures",
    "autres_acteurs",
    "evenements",
    "participants_evenement",
    "partenariats",
    "partenaires_distincts",
)
"""The key figures of the quarter, in the order in which a coordinator presents them."""

REPARTITIONS = ("types_animation", "thematiques_animation", "natures_partenariat", "types_partenaire", "echelons")
"""The breakdowns of the document; ``tags`` is read as projects."""

TEMPS_DES_TAGS = replace(
    CATALOGUE[DOMAINE].find("tags"),
    code="temps_des_tags",
    mesure=CATALOGUE[DOMAINE].find("minutes_animation").mesure,
)
"""The breakdown of hours by project."""

SANS_NOM = "Sans intitulé"


@dataclass(frozen=True, slots=True)
class Evenement:
    """An évènement in words; ``participants`` is empty when the form was."""

    jour: date
    nom: str
    type: str
    participants: int | None
    echelon: str


@dataclass(frozen=True, slots=True)
class Partenariat:
    """A partenariat in words, with its partners and its natures."""

    jour: date
    nom: str
    partenaires: tuple[str, ...]
    natures: tuple[str, ...]
    echelon: str


@dataclass(frozen=True, slots=True)
class Projet:
    """A tag: its activities, and the minutes of those that are animations."""

    tag_id: str
    nom: str
    activites: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Trimestre:
    """Everything about one quarter (``AAAA-Tn``) of one coordinator.

    ``reference``: the quarter before, ``None`` when there is none to compare with; ``a_completer``: how many
    activities an import left with gaps; ``texte``: the coordinator's comment.
    """

    code: str
    bilan: Bilan
    reference: Reference | None
    evenements: tuple[Evenement, ...]
    partenariats: tuple[Partenariat, ...]
    projets: tuple[Projet, ...]
    a_completer: int
    texte: str

    @property
    def est_vide(self) -> bool:
        """True when nothing was logged."""
        return not self.bilan.valeur("activites")


def lire_trimestre(session: Session, *, acteur: Acteur, code: str) -> Trimestre:
    """One's own quarter. Raises ``AccesRefuse``, ``Introuvable`` for a text that is not a quarter
    of the calendar.
    """
    if acteur.conseiller_id is None:
        raise AccesRefuse(REFUS)
    perimetre = UnConseiller(acteur.conseiller_id)
    verifier_perimetre(session, acteur=acteur, perimetre=perimetre, lignes=True, domaine=DOMAINE.value)
    texte = lire_bilan(session, acteur=acteur, trimestre=code)
    filtres = build_filtres(DOMAINE, periode_offerte(code, acteur.aujourdhui()), [])
    visibles = frozenset(tag.id for tag in tags_visibles(session, acteur=acteur, archives=True))
    bilan = compute_bilan(
        session=session,
        catalogue=CATALOGUE[DOMAINE],
        perimetre=perimetre,
        filtres=filtres,
        tags_visibles=visibles,
        repartitions=(*REPARTITIONS, "tags"),
    )
    references = lire_references(
        lambda autres: _chiffres(session, perimetre, autres), filtres, acteur.aujourdhui()
    )
    requete = Requete(DOMAINE, perimetre, filtres)
    return Trimestre(
        code,
        bilan,
        references.get("precedente"),
        _evenements(session, requete),
        _partenariats(session, requete),
        _projets(session, bilan, visibles),
        _a_completer(session, requete),
        texte.texte if texte else "",
    )


def _chiffres(session: Session, perimetre: UnConseiller, filtres: Filtres) -> Mapping[str, Chiffre]:
    return compute_chiffres(session=session, catalogue=CATALOGUE[DOMAINE], perimetre=perimetre, filtres=filtres)


def _activites(session: Session, requete: Requete, type_: TypeActivite) -> Sequence[ActiviteCoordination]:
    """The activities that the figures count, in the order in which they took place."""
    faits = requete.source.faits
    retenus = requete.restreindre(select(faits.c.cra_id)).where(faits.c.type == type_)
    return session.exec(
        select_modele(ActiviteCoordination)
        .where(col(ActiviteCoordination.id).in_(retenus))
        .order_by(col(ActiviteCoordination.date), col(ActiviteCoordination.cree_le), col(ActiviteCoordination.id))
    ).all()


def _evenements(session: Session, requete: Requete) -> tuple[Evenement, ...]:
    return tuple(
        Evenement(
            cra.date,
            cra.nom or SANS_NOM,
            _dire(cra.type_evenement, cra.type_evenement_autre),
            cra.participants,
            _dire(cra.echelon),
        )
        for cra in _activites(session, requete, TypeActivite.EVENEMENT)
    )


def _partenariats(session: Session, requete: Requete) -> tuple[Partenariat, ...]:
    cras = _activites(session, requete, TypeActivite.PARTENARIAT)
    partenaires = partenaires_des(session, [cra.id for cra in cras])
    return tuple(
        Partenariat(
            cra.date,
            cra.nom or SANS_NOM,
            tuple(_partenaire(ligne) for ligne in partenaires.get(cra.id, [])),
            tuple(_dire(NaturePartenariat(code), cra.nature_autre) for code in cra.natures),
            _dire(cra.echelon),
        )
        for cra in cras
    )


def _partenaire(ligne: StructurePartenaire) -> str:
    genre = _dire(ligne.type and TypePartenaire(ligne.type), ligne.type_autre)
    return f"{ligne.nom} ({genre})" if ligne.nom and genre else ligne.nom or genre


def _dire(terme: Terme | None, precision: str | None = None) -> str:
    """The short label of a term, « Autre » replaced by its précision; empty when there is no answer."""
    if terme is None:
        return ""
    return precision if terme == AUTRE and precision else terme.court


def _projets(session: Session, bilan: Bilan, visibles: frozenset[UUID]) -> tuple[Projet, ...]:
    """Each tag of the breakdown, with its hours of animation."""
    temps = compute(
        TEMPS_DES_TAGS,
        session=session,
        perimetre=bilan.perimetre,
        filtres=bilan.filtres,
        tags_visibles=visibles,
    )
    minutes = {ligne["code"]: int(ligne["effectif"]) for ligne in enregistrements(temps.lignes)}
    return tuple(
        Projet(ligne["code"], ligne["libelle"], int(ligne["effectif"]), minutes.get(ligne["code"], 0))
        for ligne in enregistrements(bilan.repartitions["tags"].lignes)
    )


def _a_completer(session: Session, requete: Requete) -> int:
    faits = requete.source.faits
    nombre = requete.restreindre(select(func.count()).select_from(faits)).where(faits.c.a_completer == 1)
    return int(lire(session, nombre)[0][0])

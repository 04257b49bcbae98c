"""« Mes partenaires »: the directory drawn from one's own partenariats, one entry per folded name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, verifier_droit
from coop_data.domain.coordination import Echelon, NaturePartenariat, TypeActivite, TypePartenaire
from coop_data.domain.termes import Terme
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import ActiviteCoordination, CoordinationTag, StructurePartenaire, Tag
from coop_data.saisie.resumes import Resume, resumes
from coop_data.tags import tags_du_cra

T = TypeVar("T", bound=Terme)

INTROUVABLE = "Aucun de vos partenariats ne cite ce partenaire : il a peut-être changé de nom."
REFUS = "Votre compte n’est lié à aucune personne qui enregistre des partenariats."

Cites = tuple[ActiviteCoordination, StructurePartenaire]
"""A partenariat, and one of its partner rows."""


@dataclass(frozen=True, slots=True)
class Partenaire:
    """A partner: in each list the most frequent value comes first, the latest when as frequent.

    ``plie``: the folded name, which identifies it; ``precision``: the text of « Autre », if any.
    """

    plie: str
    orthographes: tuple[str, ...]
    types: tuple[TypePartenaire, ...]
    precision: str | None
    partenariats: int
    natures: tuple[NaturePartenariat, ...]
    echelons: tuple[Echelon, ...]
    tags: tuple[str, ...]
    premiere: date
    derniere: date

    @property
    def nom(self) -> str:
        """The spelling to show."""
        return self.orthographes[0]


@dataclass(frozen=True, slots=True)
class FichePartenaire:
    """A partner in detail: its partenariats and the évènements they came from, the latest first.

    ``par_annee``: number of partenariats by year; ``autres``: the other partners, and in how many partenariats.
    """

    partenaire: Partenaire
    partenariats: list[Resume]
    evenements: list[Resume]
    par_annee: dict[int, int]
    autres: list[tuple[str, int]]


def annuaire(session: Session, *, acteur: Acteur) -> list[Partenaire]:
    """The partners of one's own live partenariats, by name; rows without a name are left out.

    Raises ``AccesRefuse`` for an account that does not log partenariats.
    """
    par_nom: defaultdict[str, list[Cites]] = defaultdict(list)
    for cra, ligne in partenaires_cites(session, acteur=acteur):
        if ligne.nom_plie:
            par_nom[ligne.nom_plie].append((cra, ligne))
    identifiants = {cra.id for cites in par_nom.values() for cra, _ in cites}
    tags = tags_du_cra(session, lien=CoordinationTag, cra_ids=identifiants)
    return [_partenaire(plie, cites, tags) for plie, cites in sorted(par_nom.items())]


def lire_partenaire(session: Session, *, acteur: Acteur, nom: str) -> FichePartenaire:
    """One partner, by any of its spellings. Raises ``AccesRefuse``, ``Introuvable``."""
    plie = plier(nom)
    lignes = partenaires_cites(session, acteur=acteur)
    cites = [(cra, ligne) for cra, ligne in lignes if plie and ligne.nom_plie == plie]
    if not cites:
        raise Introuvable(INTROUVABLE)
    cras = list({cra.id: cra for cra, _ in cites}.values())
    identifiants = {cra.id for cra in cras}
    tags = tags_du_cra(session, lien=CoordinationTag, cra_ids=identifiants)
    return FichePartenaire(
        partenaire=_partenaire(plie, cites, tags),
        partenariats=resumes(session, cras),
        evenements=resumes(session, _evenements(session, acteur, cras)),
        par_annee=dict(Counter(cra.date.year for cra in cras)),
        autres=_autres(lignes, identifiants, plie),
    )


def partenaires_cites(session: Session, *, acteur: Acteur) -> list[Cites]:
    """Every partner row of one's own live partenariats, the latest partenariat first. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.COORDINATION, Cible(conseiller_id=_auteur(acteur)))
    requete = (
        select(ActiviteCoordination, StructurePartenaire)
        .join(StructurePartenaire, col(StructurePartenaire.activite_id) == ActiviteCoordination.id)
        .where(
            ActiviteCoordination.coordinateur_id == acteur.conseiller_id,
            ActiviteCoordination.type == TypeActivite.PARTENARIAT,
            col(ActiviteCoordination.supprime_le).is_(None),
        )
        .order_by(
            col(ActiviteCoordination.date).desc(),
            col(ActiviteCoordination.cree_le).desc(),
            col(ActiviteCoordination.id),
            col(StructurePartenaire.rang),
        )
    )
    return [(cra, ligne) for cra, ligne in session.exec(requete)]


def _auteur(acteur: Acteur) -> UUID:
    if acteur.conseiller_id is None:
        raise AccesRefuse(REFUS)
    return acteur.conseiller_id


def _partenaire(plie: str, cites: Sequence[Cites], tags: dict[UUID, list[Tag]]) -> Partenaire:
    cras = {cra.id: cra for cra, _ in cites}
    noms = _par_frequence(ligne.nom.strip() for _, ligne in cites if ligne.nom)
    precisions = _par_frequence(ligne.type_autre for _, ligne in cites if ligne.type_autre)
    return Partenaire(
        plie=plie,
        orthographes=noms,
        types=tuple(
            TypePartenaire(code) for code in _par_frequence(str(ligne.type) for _, ligne in cites if ligne.type)
        ),
        precision=precisions[0] if precisions else None,
        partenariats=len(cras),
        natures=_dans_l_ordre(NaturePartenariat, (code for cra in cras.values() for code in cra.natures)),
        echelons=_dans_l_ordre(Echelon, (cra.echelon for cra in cras.values() if cra.echelon)),
        tags=tuple(dict.fromkeys(tag.nom for cra_id in cras for tag in tags.get(cra_id, []))),
        premiere=min(cra.date for cra in cras.values()),
        derniere=max(cra.date for cra in cras.values()),
    )


def _par_frequence(textes: Iterable[str]) -> tuple[str, ...]:
    """Each text once, the most frequent first; ties keep the order they came in, the latest first."""
    return tuple(texte for texte, _ in Counter(textes).most_common())


def _dans_l_ordre(vocabulaire: type[T], codes: Iterable[str]) -> tuple[T, ...]:
    presents = set(codes)
    return tuple(terme for terme in vocabulaire if terme.value in presents)


def _evenements(
    session: Session, acteur: Acteur, cras: Sequence[ActiviteCoordination]
) -> list[ActiviteCoordination]:
    """One's own live évènements that these partenariats came from."""
    liens = {cra.evenement_id for cra in cras if cra.evenement_id}
    requete = select(ActiviteCoordination).where(
        col(ActiviteCoordination.id).in_(liens),
        ActiviteCoordination.coordinateur_id == acteur.conseiller_id,
        col(ActiviteCoordination.supprime_le).is_(None),
    )
    return list(session.exec(requete.order_by(col(ActiviteCoordination.date).desc())))


def _autres(lignes: Sequence[Cites], identifiants: set[UUID], plie: str) -> list[tuple[str, int]]:
    """The other partners of the same partenariats, the most frequent first."""
    noms: dict[str, str] = {}
    ensemble: Counter[str] = Counter()
    for _, autre in {
        (cra.id, ligne.nom_plie): ligne
        for cra, ligne in lignes
        if cra.id in identifiants and ligne.nom_plie and ligne.nom_plie != plie
    }.items():
        noms.setdefault(autre.nom_plie, autre.nom or "")
        ensemble[autre.nom_plie] += 1
    return [(noms[nom], nombre) for nom, nombre in ensemble.most_common()]

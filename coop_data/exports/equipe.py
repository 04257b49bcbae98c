"""A team for the screen and the files: its members, filtered and sorted, with the figures of a period."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Self
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.calcul import compute
from coop_data.analytics.equipe import Membre, lister_membres
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.statistique import Domaine
from coop_data.domain.equipes import StatutMembre
from coop_data.domain.perimetre import UneEquipe
from coop_data.domain.periode import Periode
from coop_data.domain.roles import Role, role_de_saisie
from coop_data.domain.structures import TypeContrat
from coop_data.domain.texte import plier
from coop_data.equipes.appartenances import lister_appartenances
from coop_data.errors import Introuvable
from coop_data.exports.classeur import Feuille, Informations
from coop_data.exports.liste import ecrire_liste
from coop_data.fichiers import Fichier, Format
from coop_data.models import Conseiller, maintenant
from coop_data.statistiques import CATALOGUE

INTROUVABLE: Final = "Cette équipe est introuvable."
TOUS: Final = "tous"
PRESENTS: Final = "presents"


@dataclass(frozen=True, slots=True)
class LigneEquipe:
    """A member, with the figures that the team counts for this person over the period."""

    membre: Membre
    cra: int
    accompagnements: int


@dataclass(frozen=True, slots=True)
class Equipe:
    """A team on a day; ``lignes`` are all its members, past and to come included."""

    coordinateur_id: UUID
    id_externe: str
    coordinateur: str
    periode: Periode
    au: date
    lignes: tuple[LigneEquipe, ...]

    def compter(self, *statuts: StatutMembre) -> int:
        """How many members have one of these statuses."""
        return sum(ligne.membre.statut in statuts for ligne in self.lignes)


@dataclass(frozen=True)
class Choix:
    """The filters and the order of the list, as in its address."""

    recherche: str = ""
    statut: str = TOUS
    tri: str = "statut"

    @classmethod
    def of(cls, parametres: Mapping[str, str]) -> Self:
        """Read an address; unknown values are left out."""
        statut, tri = parametres.get("statut", ""), parametres.get("tri", "")
        return cls(
            parametres.get("recherche", ""),
            statut if statut in STATUTS else cls.statut,
            tri if tri in TRIS else cls.tri,
        )


Garder = Callable[[Membre], bool]
STATUTS: Final[Mapping[str, tuple[str, Garder]]] = MappingProxyType(
    {
        TOUS: ("Tous les membres", lambda membre: True),
        PRESENTS: ("Dans l’équipe aujourd’hui", lambda membre: membre.est_present),
        "actif": ("Actifs", lambda membre: membre.statut is StatutMembre.ACTIF),
        "inactif": ("Inactifs", lambda membre: membre.statut is StatutMembre.INACTIF),
        "a_venir": ("À venir", lambda membre: membre.statut is StatutMembre.A_VENIR),
        "ancien": ("Anciens membres", lambda membre: membre.statut is StatutMembre.ANCIEN),
        "sans-compte": (
            "Sans compte dans Coop Data",
            lambda membre: membre.est_present and not membre.a_un_compte,
        ),
    }
)
ORDRE: Final = tuple(StatutMembre)
TRIS: Final[Mapping[str, tuple[str, Callable[[LigneEquipe], Any]]]] = MappingProxyType(
    {
        "statut": ("Statut", lambda ligne: ORDRE.index(ligne.membre.statut)),
        "nom": ("Nom", lambda ligne: 0),
        "structure": (
            "Structure employeuse",
            lambda ligne: plier(ligne.membre.emploi.structure) if ligne.membre.emploi else "~",
        ),
        "dernier": ("Dernier CRA, le plus ancien d’abord", lambda ligne: ligne.membre.derniere or date.min),
        "cra": ("CRA de la période, les plus nombreux d’abord", lambda ligne: -ligne.cra),
        "arrivee": (
            "Arrivée dans l’équipe, la plus récente d’abord",
            lambda ligne: -ligne.membre.appartenances[0].date_debut.toordinal(),
        ),
    }
)
"""Orders of the list: by the chosen column, then by name."""


def coordinateur_of(session: Session, *, acteur: Acteur, id_externe: str) -> UUID:
    """The coordinator that an address names, else oneself. Raises ``Introuvable``."""
    if not id_externe and acteur.est(Role.COORDINATEUR) and acteur.conseiller_id is not None:
        return acteur.conseiller_id
    trouve = session.exec(select(Conseiller.id).where(col(Conseiller.id_externe) == id_externe)).first()
    if trouve is None:
        raise Introuvable(INTROUVABLE)
    return trouve


def lire_equipe(session: Session, *, acteur: Acteur, coordinateur_id: UUID, periode: Periode) -> Equipe:
    """The team of a coordinator today, with the figures of a period. Raises ``AccesRefuse``, ``Introuvable``."""
    appartenances = lister_appartenances(session, acteur=acteur, coordinateur_id=coordinateur_id)
    coordinateur = session.get(Conseiller, coordinateur_id)
    if coordinateur is None:
        raise Introuvable(INTROUVABLE)
    au = acteur.aujourdhui()
    membres = lister_membres(session, coordinateur_id=coordinateur_id, appartenances=appartenances, au=au)
    chiffres = _chiffres(session, coordinateur_id, periode)
    return Equipe(
        coordinateur_id,
        coordinateur.id_externe,
        coordinateur.nom_complet,
        periode,
        au,
        tuple(LigneEquipe(membre, *chiffres.get(membre.id_externe, (0, 0))) for membre in membres),
    )


def ranger(lignes: Iterable[LigneEquipe], choix: Choix) -> list[LigneEquipe]:
    """The lines kept, in order. Words are looked for in names, addresses, structures and communes."""
    garder, cle = STATUTS[choix.statut][1], TRIS[choix.tri][1]
    mots = plier(choix.recherche).split()
    gardees = [
        ligne
        for ligne in lignes
        if garder(ligne.membre) and all(mot in _texte_cherche(ligne.membre) for mot in mots)
    ]
    return sorted(gardees, key=cle)


def fichier_equipe(equipe: Equipe, choix: Choix, *, acteur: Acteur, format: Format) -> Fichier:
    """The list as a file."""
    lignes = ranger(equipe.lignes, choix)
    informations = Informations(
        titre="Équipe",
        auteur=acteur.nom,
        instant=maintenant(),
        perimetre=f"Équipe coordonnée par {equipe.coordinateur}",
        filtres=_filtres(equipe, choix),
        definitions=[(statut.libelle, statut.aide) for statut in StatutMembre],
    )
    entetes = [entete for entete, _ in COLONNES]
    feuille = Feuille("Équipe", entetes, ([lire(ligne) for _, lire in COLONNES] for ligne in lignes))
    return ecrire_liste(format, f"equipe_{equipe.au.isoformat()}", [feuille], informations)


def _chiffres(session: Session, coordinateur_id: UUID, periode: Periode) -> dict[str, tuple[int, int]]:
    """CRA and accompagnements of each member, by the definition of the breakdown « Par conseiller »."""
    definition = next(s for s in CATALOGUE[Domaine.ACCOMPAGNEMENT].repartitions if s.code == "conseillers")
    resultat = compute(
        definition,
        session=session,
        perimetre=UneEquipe(coordinateur_id),
        filtres=Filtres(periode.du, periode.au),
    )
    return {
        ligne["code"]: (int(ligne["effectif"]), int(ligne["accompagnements"]))
        for ligne in resultat.lignes.to_dict("records")
    }


def _texte_cherche(membre: Membre) -> str:
    emploi = (membre.emploi.structure, membre.emploi.commune) if membre.emploi else ()
    return plier(" ".join((membre.nom_complet, membre.email or "", *emploi)))


def _filtres(equipe: Equipe, choix: Choix) -> list[str]:
    phrases = [f"Période des chiffres : {formats.periode(equipe.periode.du, equipe.periode.au)}"]
    if choix.statut != TOUS:
        phrases.append(f"Statut : {STATUTS[choix.statut][0]}")
    return [*phrases, f"Recherche : {choix.recherche}"] if choix.recherche else phrases


def _contrat(code: str | None) -> str | None:
    return TypeContrat(code).libelle if code in set(TypeContrat) else code


def _emploi(lire: Callable[[Any], Any]) -> Callable[[LigneEquipe], Any]:
    return lambda ligne: lire(ligne.membre.emploi) if ligne.membre.emploi else None


def _role(ligne: LigneEquipe) -> str:
    return role_de_saisie(est_coordinateur=ligne.membre.est_coordinateur).libelle


COLONNES: Final[Sequence[tuple[str, Callable[[LigneEquipe], Any]]]] = (
    ("Prénom", lambda ligne: ligne.membre.prenom),
    ("Nom", lambda ligne: ligne.membre.nom),
    ("Rôle", _role),
    ("Type de contrat", _emploi(lambda emploi: _contrat(emploi.type_contrat))),
    ("Date de début de contrat", _emploi(lambda emploi: emploi.date_debut)),
    ("Date de fin de contrat", _emploi(lambda emploi: emploi.date_fin)),
    ("Adresse email", lambda ligne: ligne.membre.email),
    ("Numéro de téléphone", lambda ligne: ligne.membre.telephone),
    ("Structure employeuse - Nom", _emploi(lambda emploi: emploi.structure)),
    ("Structure employeuse - Adresse", _emploi(lambda emploi: f"{emploi.code_postal} {emploi.commune}".strip())),
    ("Structure employeuse - Commune", _emploi(lambda emploi: emploi.commune)),
    ("Structure employeuse - Code postal", _emploi(lambda emploi: emploi.code_postal)),
    ("Structure employeuse - Code Insee", _emploi(lambda emploi: emploi.code_commune)),
    ("Statut", lambda ligne: ligne.membre.statut.libelle),
    ("Dans l’équipe du", lambda ligne: ligne.membre.appartenances[0].date_debut),
    ("Dans l’équipe au", lambda ligne: ligne.membre.appartenances[0].date_fin),
    (
        "Temps dans l’équipe",
        lambda ligne: " ; ".join(presence.en_clair() for presence in reversed(ligne.membre.appartenances)),
    ),
    ("Compte activé", lambda ligne: "oui" if ligne.membre.est_active else "non"),
    ("Dernier CRA", lambda ligne: ligne.membre.derniere),
    ("Jours sans CRA", lambda ligne: ligne.membre.jours_sans_cra),
    ("CRA de la période", lambda ligne: ligne.cra),
    ("Accompagnements de la période", lambda ligne: ligne.accompagnements),
)
"""The columns of La Coop's list, then ours; of a structure's postal address, only the commune is known."""

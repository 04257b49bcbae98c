"""« Mes partenaires » as the screen and the files show them: searched, filtered by type, sorted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Self

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.coordination import TypePartenaire
from coop_data.domain.texte import plier
from coop_data.exports.classeur import Feuille, Informations
from coop_data.exports.liste import ecrire_liste
from coop_data.fichiers import Fichier, Format
from coop_data.models import maintenant
from coop_data.saisie.partenaires import Partenaire, annuaire

SEPARATEUR: Final = ", "


@dataclass(frozen=True)
class Choix:
    """The filters and the order of the directory, as in its address; without type, all are kept."""

    recherche: str = ""
    type: str = ""
    tri: str = "nom"

    @classmethod
    def of(cls, parametres: Mapping[str, str]) -> Self:
        """Read an address; unknown values are left out."""
        code, tri = parametres.get("type", ""), parametres.get("tri", "")
        return cls(
            parametres.get("recherche", ""),
            code if code in set(TypePartenaire) else "",
            tri if tri in TRIS else cls.tri,
        )


TRIS: Final[Mapping[str, tuple[str, Callable[[Partenaire], Any]]]] = MappingProxyType(
    {
        "nom": ("Nom", lambda partenaire: 0),
        "partenariats": (
            "Partenariats, les plus nombreux d’abord",
            lambda partenaire: -partenaire.partenariats,
        ),
        "dernier": ("Le plus récent d’abord", lambda partenaire: -partenaire.derniere.toordinal()),
        "ancien": ("Le plus ancien d’abord", lambda partenaire: partenaire.premiere),
    }
)
"""Orders of the directory: by the chosen column, then by name."""


def ranger(partenaires: Iterable[Partenaire], choix: Choix) -> list[Partenaire]:
    """The partners kept, in order. Words are looked for in every spelling, in tags and in natures."""
    mots = plier(choix.recherche).split()
    gardes = [
        partenaire
        for partenaire in partenaires
        if (not choix.type or choix.type in partenaire.types)
        and all(mot in _texte_cherche(partenaire) for mot in mots)
    ]
    return sorted(gardes, key=lambda partenaire: (TRIS[choix.tri][1](partenaire), partenaire.plie))


def fichier_partenaires(session: Session, *, acteur: Acteur, choix: Choix, format: Format) -> Fichier:
    """The directory as a file. Raises ``AccesRefuse``."""
    lignes = ranger(annuaire(session, acteur=acteur), choix)
    informations = Informations(
        titre="Mes partenaires",
        auteur=acteur.nom,
        instant=maintenant(),
        perimetre="Les partenaires de mes partenariats",
        filtres=_filtres(choix),
    )
    entetes = [entete for entete, _ in COLONNES]
    feuille = Feuille("Partenaires", entetes, ([lire(ligne) for _, lire in COLONNES] for ligne in lignes))
    return ecrire_liste(format, "partenaires", [feuille], informations)


def types_en_clair(partenaire: Partenaire) -> str:
    """``Commune, Association``; « Autre » is followed by its précision."""
    return SEPARATEUR.join(
        f"{terme.court} ({partenaire.precision})"
        if terme is TypePartenaire.AUTRE and partenaire.precision
        else terme.court
        for terme in partenaire.types
    )


def _texte_cherche(partenaire: Partenaire) -> str:
    natures = (nature.libelle for nature in partenaire.natures)
    return plier(" ".join((*partenaire.orthographes, *partenaire.tags, *natures)))


def _filtres(choix: Choix) -> list[str]:
    phrases = [f"Type : {TypePartenaire(choix.type).libelle}"] if choix.type else []
    return [*phrases, f"Recherche : {choix.recherche}"] if choix.recherche else phrases


COLONNES: Final[Sequence[tuple[str, Callable[[Partenaire], Any]]]] = (
    ("Partenaire", lambda partenaire: partenaire.nom),
    ("Autres orthographes", lambda partenaire: SEPARATEUR.join(partenaire.orthographes[1:])),
    ("Type", types_en_clair),
    ("Partenariats", lambda partenaire: partenaire.partenariats),
    ("Natures", lambda partenaire: SEPARATEUR.join(nature.libelle for nature in partenaire.natures)),
    ("Premier partenariat", lambda partenaire: partenaire.premiere),
    ("Dernier partenariat", lambda partenaire: partenaire.derniere),
    ("Échelons", lambda partenaire: SEPARATEUR.join(echelon.libelle for echelon in partenaire.echelons)),
    ("Tags", lambda partenaire: SEPARATEUR.join(partenaire.tags)),
)

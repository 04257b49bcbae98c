"""The search of an address: the same for the page and for its archive."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from coop_data.domain.ressources import MESSAGES, lire_tags
from coop_data.errors import Introuvable
from coop_data.models import Ressource
from coop_data.ressources import Recherche

IDENTIFIANT: Final = "id"
TEXTE: Final = "texte"
THEMATIQUE: Final = "thematique"
TAGS: Final = "tags"


def recherche_of(parametres: Mapping[str, str]) -> Recherche:
    """The search that an address asks; a thématique or a tag that no document bears finds nothing."""
    return Recherche(
        texte=parametres.get(TEXTE, "").strip(),
        thematique=parametres.get(THEMATIQUE, ""),
        tags=tuple(lire_tags(parametres.get(TAGS, ""))),
    )


def identifiant_of(parametres: Mapping[str, str]) -> UUID:
    """The document that an address names. Raises ``Introuvable`` for a text that is not an identifier."""
    try:
        return UUID(parametres.get(IDENTIFIANT, ""))
    except ValueError:
        raise Introuvable(MESSAGES["introuvable"]) from None


def adresse_du_document(ressource: Ressource) -> str:
    """The stable address of a document, without the machine's name: it outlives the file put behind it."""
    return f"/fichiers/ressource?{IDENTIFIANT}={ressource.id}"


def adresse_de_l_archive(recherche: Recherche) -> str:
    """The address of all the documents of a search."""
    paires = ((TEXTE, recherche.texte), (THEMATIQUE, recherche.thematique), (TAGS, ",".join(recherche.tags)))
    return f"/fichiers/ressources.zip?{urlencode([paire for paire in paires if paire[1]])}".removesuffix("?")

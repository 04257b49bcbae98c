"""The report of a past import, as a file."""

from uuid import UUID

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.errors import Introuvable
from coop_data.fichiers import CSV, Fichier
from coop_data.imports.liste import lire_import
from coop_data.imports.rapport import en_csv


def produire(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The remarks of the run ``id``. Raises ``AccesRefuse``, or ``Introuvable`` for no such run."""
    try:
        identifiant = UUID(parametres.get("id", ""))
    except ValueError:
        raise Introuvable("Cet import est introuvable.") from None
    run = lire_import(session, acteur=acteur, identifiant=identifiant)
    return Fichier(f"rapport_{run.genre}_{run.commence_le:%Y-%m-%d}.csv", CSV, en_csv(run.rapport))

"""The state that an import carries from row to row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.origines import Origine
from coop_data.imports.annuaire import Annuaire
from coop_data.imports.equipe import EquipeConnue
from coop_data.imports.etiquettes import Etiquettes
from coop_data.imports.rapport import Rapport


@dataclass(frozen=True, slots=True)
class Auteurs:
    """The authors of the rows of a file, when its cells alone do not tell.

    ``auteur_id``: the author of every row. ``equipe``: the people that rows may name. ``lui_seul``: the person who
    imports, when only their own activities are accepted.
    """

    auteur_id: UUID | None = None
    equipe: EquipeConnue | None = None
    lui_seul: UUID | None = None


@dataclass
class Chantier:
    """One run, with the session of the current group of rows.

    ``reperes``: names of rows whose number is not that of their file. ``lignes_a_soi``: identifiers are those of
    the rows of a model workbook, not of activities.
    """

    session: Session
    acteur: Acteur
    import_id: UUID
    origine: Origine
    aujourdhui: date
    annuaire: Annuaire
    auteurs: Auteurs = Auteurs()
    rapport: Rapport = field(default_factory=Rapport)
    etiquettes: Etiquettes = field(default_factory=Etiquettes)
    reperes: Mapping[int, str] = field(default_factory=dict)
    lignes_a_soi: bool = False
    _lus: dict[str, int] = field(default_factory=dict)

    def deja_lu(self, id_externe: str, ligne: int) -> str | None:
        """The name of the earlier row of this file that gave the same identifier, if any; else remember this row.

        A second row would undo the first at each run, and a second run would no longer change nothing.
        """
        premiere = self._lus.setdefault(id_externe, ligne)
        return None if premiere == ligne else self.reperes.get(premiere, f"ligne {premiere}")

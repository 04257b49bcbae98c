"""Files brought in (docs/fichiers.md): CSV and workbooks, those of La Coop among them."""

from coop_data.imports.execution import executer as executer
from coop_data.imports.reconnaissance import GENRES as GENRES

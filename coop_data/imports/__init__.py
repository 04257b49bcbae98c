"""Files brought in: the CSV of DESIGN §8.1 and workbooks, those of La Coop among them."""

from coop_data.imports.execution import executer as executer
from coop_data.imports.reconnaissance import GENRES as GENRES

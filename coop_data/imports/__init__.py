"""Files brought in: the CSV of DESIGN §8.1 and the workbooks of La Coop."""

from coop_data.imports.execution import GENRES as GENRES
from coop_data.imports.execution import executer as executer

"""Make the demonstration of the journeys ahead: ``python -m tests.navigateur.demonstration FOLDER``."""

import sys
from pathlib import Path

from tests.navigateur.conftest import faire_demonstration

faire_demonstration(Path(sys.argv[1]))

"""``python -m coop_data COMMAND``."""

import sys

from coop_data.cli import main

sys.exit(main())

"""Style sheets: each is linked, and nothing moves for whoever asked for no movement (WCAG 2.3.3)."""

import re

from coop_data.config import RACINE
from coop_data.routes.document import TETE

STATIQUES = RACINE / "coop_data" / "ui" / "static"


def test_each_sheet_is_linked() -> None:
    assert set(re.findall(r"static/(\w+\.css)", TETE)) == {feuille.name for feuille in STATIQUES.glob("*.css")}


def test_nothing_moves_for_whoever_asked_for_no_movement() -> None:
    regle = re.search(
        r"@media \(prefers-reduced-motion: reduce\) \{(.*?)\n\}", (STATIQUES / "coop.css").read_text(), re.S
    )
    assert regle
    assert {"animation-duration", "animation-iteration-count", "transition-delay", "transition-duration"} <= set(
        re.findall(r"([\w-]+): [^;]+!important", regle[1])
    )

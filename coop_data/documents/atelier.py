"""A process that draws one document and ends, which frees the memory that Typst keeps (in time, a gigabyte).

Started by ``rendu`` with this file's path: it imports Typst and nothing else of ours, so that it starts in 30 ms.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

DOSSIER = Path(__file__).resolve().parent
GABARITS = DOSSIER / "gabarits"
OPTIONS: Mapping[str, Mapping[str, Any]] = {"pdf": {"pdf_standards": ["ua-1"]}, "png": {"ppi": 192.0}, "svg": {}}


def dessiner(commande: dict[str, Any]) -> bytes:
    """Draw a document from ``gabarit``, ``format``, ``instant`` (seconds) and ``donnees`` (JSON, never code).

    Only our fonts and those inside Typst: every machine draws the same. A PDF that would not be PDF/UA-1 is
    refused by Typst.
    """
    options: dict[str, Any] = dict(OPTIONS[commande["format"]])
    rendu: Any = typst.compile(
        str(GABARITS / commande["gabarit"]),
        root=str(GABARITS),
        format=commande["format"],
        font_paths=[str(DOSSIER / "polices")],
        ignore_system_fonts=True,
        sys_inputs={"donnees": commande["donnees"]},
        timestamp=commande["instant"],
        **options,
    )
    octets: bytes = rendu[0] if isinstance(rendu, list) else rendu
    return octets


if __name__ == "__main__":
    sys.stdout.buffer.write(dessiner(json.load(sys.stdin.buffer)))

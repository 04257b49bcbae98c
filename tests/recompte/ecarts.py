"""Where two answers differ, said precisely enough to be replayed and read."""

import math
from collections.abc import Iterator
from typing import Any


def ecarts(attendu: Any, obtenu: Any, chemin: str = "") -> Iterator[str]:
    """Each difference; ratios are equal within 1e-12, integers exactly and as integers.

    Labels are compared where the recount gives them (open lists): vocabularies have tests of their own.
    """
    if isinstance(attendu, dict) and isinstance(obtenu, dict):
        if manquants := attendu.keys() - obtenu.keys():
            yield f"{chemin}: manquent {sorted(manquants)}"
        if de_trop := obtenu.keys() - attendu.keys() - {"libelle"}:
            yield f"{chemin}: en trop {sorted(de_trop)}"
        for cle in attendu.keys() & obtenu.keys():
            yield from ecarts(attendu[cle], obtenu[cle], f"{chemin}.{cle}")
    elif isinstance(attendu, list) and isinstance(obtenu, list):
        if len(attendu) != len(obtenu):
            yield f"{chemin}: {len(attendu)} lignes attendues, {len(obtenu)} obtenues {attendu} / {obtenu}"
        for rang, (une, autre) in enumerate(zip(attendu, obtenu, strict=False)):
            yield from ecarts(une, autre, f"{chemin}[{rang}]")
    elif not _egaux(attendu, obtenu):
        yield f"{chemin}: attendu {attendu!r}, obtenu {obtenu!r}"


def _egaux(attendu: Any, obtenu: Any) -> bool:
    if isinstance(attendu, float) and isinstance(obtenu, float):
        return math.isclose(attendu, obtenu, rel_tol=1e-12, abs_tol=1e-12)
    return type(attendu) is type(obtenu) and attendu == obtenu

"""Progress bars, on standard error: standard output carries results only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progression = Callable[[int, int], None]


@contextmanager
def suivre(libelle: str) -> Iterator[Progression]:
    """Show a bar while the block runs; it yields a function to call with (done, total). Silent
    outside a terminal.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(file=sys.stderr)
    with Progress(
        TextColumn(libelle),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as barre:
        tache = barre.add_task(libelle, total=None)
        yield lambda fait, total: barre.update(tache, completed=fait, total=total)

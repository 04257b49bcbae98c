"""Bytes sent while they are made."""

import io
from typing import Any


class SortieEnvoyee(io.RawIOBase):
    """An output that an archive is written to while it is sent: it cannot be rewound."""

    def __init__(self) -> None:
        self.morceaux: list[bytes] = []

    def writable(self) -> bool:
        """True: the archive asks."""
        return True

    def write(self, octets: Any) -> int:
        """Keep what the archive writes."""
        self.morceaux.append(bytes(octets))
        return len(octets)

    def prendre(self) -> bytes:
        """What was written since the last time."""
        pris, self.morceaux = b"".join(self.morceaux), []
        return pris

"""Bytes sent while they are made."""

import io
from typing import Any


class SortieEnvoyee(io.RawIOBase):
    """Where an archive is written to be sent at once: it cannot be gone back into."""

    def __init__(self) -> None:
        self.morceaux: list[bytes] = []

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, octets: Any) -> int:
        """Keep what the archive writes."""
        self.morceaux.append(bytes(octets))
        return len(octets)

    def prendre(self) -> bytes:
        """What was written since the last time."""
        pris, self.morceaux = b"".join(self.morceaux), []
        return pris

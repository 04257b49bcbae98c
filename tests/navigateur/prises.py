"""The sockets of a process, read from ``/proc``: which machines it speaks to."""

import re
import threading
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from types import TracebackType

TABLES = ("tcp", "tcp6", "udp", "udp6")
INTERVALLE_S = 0.1
COLONNE_DISTANTE, COLONNE_INODE = 2, 9


def adresse_distante(ligne: str) -> str:
    """The remote address of a line of ``/proc/net/tcp``: little-endian words of 32 bits, in hexadecimal."""
    chiffres = ligne.split()[COLONNE_DISTANTE].partition(":")[0]
    octets = b"".join(bytes.fromhex(mot)[::-1] for mot in re.findall(".{8}", chiffres))
    adresse = ip_address(octets)
    return str(adresse.ipv4_mapped or adresse) if isinstance(adresse, IPv6Address) else str(adresse)


def est_exterieure(adresse: str) -> bool:
    """True for another machine; a listening socket has no remote address (``0.0.0.0`` or ``::``)."""
    lue = ip_address(adresse)
    return not (lue.is_loopback or lue.is_unspecified)


def adresses_exterieures(pid: int) -> set[str]:
    """The other machines that the process is connected to, or tries to reach, at this instant."""
    processus = Path(f"/proc/{pid}")
    siennes = set()
    for descripteur in (processus / "fd").iterdir():
        try:
            siennes.add(str(descripteur.readlink()))
        except FileNotFoundError:  # closed since the folder was listed
            continue
    lignes = [
        ligne for table in TABLES for ligne in (processus / "net" / table).read_text("ascii").splitlines()[1:]
    ]
    distantes = {
        adresse_distante(ligne) for ligne in lignes if f"socket:[{ligne.split()[COLONNE_INODE]}]" in siennes
    }
    return {adresse for adresse in distantes if est_exterieure(adresse)}


class Surveillance:
    """Reads the sockets of a process all along a ``with`` block; ``vues`` are the machines it reached for."""

    def __init__(self, pid: int) -> None:
        self.vues: set[str] = set()
        self.lectures = 0
        self._pid = pid
        self._fin = threading.Event()
        self._fil = threading.Thread(target=self._lire)

    def _lire(self) -> None:
        while not self._fin.wait(INTERVALLE_S):
            self.vues |= adresses_exterieures(self._pid)
            self.lectures += 1

    def __enter__(self) -> "Surveillance":
        self._fil.start()
        return self

    def __exit__(
        self, type_: type[BaseException] | None, erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._fin.set()
        self._fil.join()

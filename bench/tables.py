"""How long a browser works to draw a table of figures, against ``st.table``: ``python -m bench.tables``.

A page with nothing else, in Chromium (``CHROMIUM``, else Playwright's), 107 territories by 6 columns. Prints the
seconds of script of the empty page and of both, and the ratio of these.
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from coop_data.config import RACINE

REPETITIONS: Final = 5
DEMARRAGE_S: Final = 30
OPTIONS: Final = ("--server.address", "127.0.0.1", "--server.headless", "true")
FIN: Final = "Tout est dessiné."
SCRIPT: Final = f"""
import pandas as pd
import streamlit as st
from coop_data.ui.tableau import montrer_tableau

lignes = [[f"Territoire {{rang}}", *["1 234,5 %"] * 5] for rang in range(107)]
tableau = pd.DataFrame(lignes, columns=list("ABCDEF"))
match st.query_params["dessin"]:
    case "st.table":
        st.table(tableau, border="horizontal", hide_index=True)
    case "tableau":
        montrer_tableau(tableau, "Mesure")
st.caption("{FIN}")
"""


def secondes_de_script(navigateur: Browser, adresse: str, dessin: str) -> float:
    """The median of a few openings."""
    durees = []
    for _ in range(REPETITIONS):
        contexte = navigateur.new_context()
        page = contexte.new_page()
        mesure = contexte.new_cdp_session(page)
        mesure.send("Performance.enable")
        page.goto(f"{adresse}/?dessin={dessin}")
        page.get_by_text(FIN).wait_for()
        page.wait_for_timeout(1_000)  # what is drawn after the last element arrived
        compteurs = {c["name"]: c["value"] for c in mesure.send("Performance.getMetrics")["metrics"]}
        durees.append(compteurs["ScriptDuration"])
        contexte.close()
    return median(durees)


def attendre(adresse: str) -> None:
    """Until the server answers. Raises ``TimeoutError``."""
    limite = time.monotonic() + DEMARRAGE_S
    while time.monotonic() < limite:
        try:
            urlopen(f"{adresse}/_stcore/health", timeout=2).close()
            return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(adresse)


def main() -> None:
    """Measure and print."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    adresse = f"http://127.0.0.1:{port}"
    with TemporaryDirectory() as dossier:
        script = Path(dossier, "tables.py")
        script.write_text(SCRIPT, encoding="utf-8")
        serveur = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, *OPTIONS, "--server.port", str(port)],
            cwd=RACINE,
            env=os.environ | {"PYTHONPATH": str(RACINE)},
            stdout=subprocess.DEVNULL,
        )
        try:
            attendre(adresse)
            with sync_playwright() as playwright:
                navigateur = playwright.chromium.launch(
                    executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"]
                )
                vide, ancien, nouveau = (
                    secondes_de_script(navigateur, adresse, dessin) for dessin in ("rien", "st.table", "tableau")
                )
                navigateur.close()
        finally:
            serveur.terminate()
            serveur.wait()
    sys.stdout.write(
        f"page vide {vide:.2f} s ; st.table {ancien:.2f} s ; tableau {nouveau:.2f} s ; "
        f"rapport {ancien / nouveau:.1f}\n"
    )


if __name__ == "__main__":
    main()

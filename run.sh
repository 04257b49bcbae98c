#!/bin/sh
# Install what Coop Data needs, prepare its database, and serve it. May be run again, from any folder; destroys nothing.
set -eu
cd -- "$(dirname -- "$0")"
. .ci/environnement.sh

preparer_environnement .venv requirements.txt
PYTHON=.venv/bin/python
PORT=${COOP_PORT:-8501}
ENVIRONNEMENT=${COOP_ENV:-developpement}

"$PYTHON" -m coop_data initialiser
if [ "$ENVIRONNEMENT" != production ]; then
    # Refused, with a sentence, where real data stands.
    if "$PYTHON" -m coop_data demo; then "$PYTHON" -m coop_data demo --comptes; fi
fi
dire ""
dire "Coop Data : http://localhost:$PORT"
dire "(Ctrl+C pour arrêter)"
exec "$PYTHON" -m streamlit run app.py --server.port "$PORT"

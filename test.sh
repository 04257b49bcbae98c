#!/bin/sh
# Install what the tests need and run them all: checks, SQLite, PostgreSQL, browser. `--complet`: the long forms too;
# `--sans-navigateur`: everything but the journeys in a browser; `--controles`: ruff, mypy and the architecture only.
set -eu
cd -- "$(dirname -- "$0")"
. .ci/environnement.sh

SELECTION="not complet"
NAVIGATEUR=oui
TESTS=oui
case "$*" in
"") ;;
--complet) SELECTION="complet or not complet" ;;
--sans-navigateur) NAVIGATEUR=non ;;
--controles) NAVIGATEUR=non TESTS=non ;;
*) echouer "Usage : sh test.sh [--complet | --sans-navigateur | --controles]" ;;
esac

preparer_environnement .venv-tests requirements.txt requirements-dev.txt
export PATH="$PWD/.venv-tests/bin:$PATH"

trouver_chromium() {
    for candidat in chromium-headless-shell chromium chromium-browser google-chrome; do
        if command -v "$candidat"; then return; fi
    done
    return 1
}

if [ "$NAVIGATEUR" = oui ] && ! CHROMIUM=$(trouver_chromium); then
    dire "Installation de Chromium…"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        { apt-get update -qq && { apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium; }; } >&2 ||
            echouer "Chromium n’a pas pu être installé avec apt-get : installez-le, puis relancez."
        CHROMIUM=$(trouver_chromium) || echouer "Chromium est introuvable après son installation."
    else
        python -m playwright install --only-shell chromium >&2 ||
            echouer "Les tests demandent Chromium : installez-le (paquet « chromium »), puis relancez."
    fi
fi
export CHROMIUM="${CHROMIUM:-}"

ECHECS=""
BILAN=""
# etape NOM COMMANDE… : run one step, remember how it ended, go on.
etape() {
    nom=$1
    shift
    dire ""
    dire "── $nom"
    debut=$(date +%s)
    if "$@"; then resultat="réussi"; else
        resultat="ÉCHEC"
        ECHECS="$ECHECS $nom;"
    fi
    BILAN="$BILAN
  $resultat  $nom ($(($(date +%s) - debut)) s)"
}

conclure() {
    dire ""
    dire "Bilan :$BILAN"
    [ -z "$ECHECS" ] || echouer "Échec :$ECHECS"
    dire "Tout est réussi."
    exit
}

if [ "$NAVIGATEUR" = oui ]; then # the journeys' demonstration, made beside the checks: they leave a core idle
    TEMPORAIRE=$(mktemp -d)
    trap 'kill "${DEMONSTRATION:-}" 2>/dev/null || true; rm -rf "$TEMPORAIRE"' EXIT
    export DEMONSTRATION_DES_PARCOURS="$TEMPORAIRE/demonstration"
    python -m tests.navigateur.demonstration "$DEMONSTRATION_DES_PARCOURS" &
    DEMONSTRATION=$!
fi
etape "ruff check" ruff check .
etape "ruff format" ruff format --check .
etape "mypy" mypy
if [ "$TESTS" = non ]; then
    etape "architecture" python -m pytest -q tests/test_architecture.py
    conclure
fi
etape "tests sur SQLite" python -m pytest -q -n 2 --dist worksteal -m "not navigateur and ($SELECTION)"
# On PostgreSQL: all that opens a database, and each screen for two roles. What a screen does with the services tested
# here, what never opens a database and what makes its own (« un_moteur ») were tried just above.
etape "tests sur PostgreSQL" python tests/postgresql.py \
    python -m pytest -q -n 2 --dist worksteal -m "not navigateur and not un_moteur and ($SELECTION)" \
    --ignore-glob "tests/ui/*/*" --ignore tests/domain --ignore tests/documents --ignore tests/saisie/rapide \
    --ignore tests/test_architecture.py --ignore tests/cli/test_base.py
if [ "$NAVIGATEUR" = oui ]; then
    wait "$DEMONSTRATION" || echouer "La démonstration des parcours n’a pas pu être faite."
    DEMONSTRATION=""
    etape "parcours dans Chromium" python -m pytest -q -n 2 --dist loadgroup --no-loadscope-reorder \
        -m "navigateur and ($SELECTION)" tests/navigateur
fi

conclure

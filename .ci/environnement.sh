# Shared by run.sh and test.sh: find a Python, make a virtual environment, install what changed.

dire() { printf '%s\n' "$*" >&2; }

echouer() {
    dire "$*"
    exit 1
}

trouver_python() {
    sans_venv=""
    for candidat in python3.13 python3.12 python3.11 python3 python; do
        if command -v "$candidat" >/dev/null 2>&1 &&
            "$candidat" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            if "$candidat" -c 'import ensurepip, venv' 2>/dev/null; then
                printf '%s' "$candidat"
                return
            fi
            sans_venv=$candidat
        fi
    done
    [ -z "$sans_venv" ] ||
        echouer "Il manque le module venv de Python. Sur Debian ou Ubuntu : apt-get install python3-venv."
    echouer "Coop Data demande Python 3.11 ou plus récent, avec venv. Installez-le, puis relancez cette commande."
}

# preparer_environnement DOSSIER FICHIER… : create the environment, install the files' packages when they changed.
preparer_environnement() {
    environnement=$1
    shift
    if ! "$environnement/bin/python" -c '' 2>/dev/null; then
        python=$(trouver_python)
        dire "Création de l’environnement Python ($environnement)…"
        "$python" -m venv "$environnement"
    fi
    empreinte=$(cat "$@" | cksum)
    if [ "$(cat "$environnement/.installe" 2>/dev/null)" != "$empreinte" ]; then
        dire "Installation des bibliothèques (quelques minutes la première fois)…"
        listes=""
        for liste in "$@"; do listes="$listes -r $liste"; done
        # shellcheck disable=SC2086
        "$environnement/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check $listes ||
            echouer "L’installation des bibliothèques a échoué : vérifiez la connexion, puis relancez."
        printf '%s' "$empreinte" >"$environnement/.installe"
    fi
}

"""What holds the project together: who may import whom, what a page looks like, how long things may be.

Every rule is read from the syntax tree of the files, so that it holds for code no test runs.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from coop_data import domain
from coop_data.domain.roles import Role
from coop_data.domain.termes import Terme

RACINE = Path(__file__).resolve().parent.parent
DOSSIERS = ("coop_data", "pages", "seed", "tests", "bench")
LIGNES_MAX = 400
LIGNES_PAGE_MAX = 59
LIGNES_FONCTION_MAX = 60

# fmt: off
# Each line may import the ones before it and its own, never those after.
ETAGES: tuple[frozenset[str], ...] = (
    frozenset({"domain", "errors"}),
    frozenset({"config", "fichiers", "flux", "formats", "models", "pannes"}),
    frozenset({
        "db", "acces", "annuaire", "auth", "faits", "journal", "tags", "brouillons", "demandes", "equipes",
        "magasin", "migrations", "photographies", "ressources", "sauvegarde", "suivi", "verification",
    }),
    frozenset({"saisie", "analytics"}),
    frozenset({"statistiques"}),
    frozenset({"exports", "imports", "documents", "vues"}),
    frozenset({"ui", "routes"}),
)
# fmt: on
SANS_SE_CONNAITRE = (frozenset({"saisie", "analytics"}), frozenset({"ui", "routes"}))
"""Of one floor, and none imports the other: what both need is below."""
PORTES_DE_SERVICE = frozenset({"cli", "__main__"})
"""Beside the floors: they may import everything under the screens."""

TIERS_PERMIS = {
    "domain": frozenset(),
    "errors": frozenset(),
    "models": frozenset({"sqlmodel", "sqlalchemy"}),
    "saisie": frozenset({"sqlmodel", "sqlalchemy", "pydantic", "dateparser"}),
    "statistiques": frozenset(),
    "pages": frozenset({"streamlit"}),
}
ECRANS = frozenset({"streamlit", "plotly", "streamlit_authenticator"})
REQUETES_PERMISES = {"coop_data/routes/sante.py": "asks the database whether it answers"}
"""Screens and routes that speak SQL, and why; elsewhere they ask services."""
RESEAU = frozenset({"requests", "httpx", "urllib.request", "urllib3", "aiohttp", "http.client", "ftplib"})

# fmt: off
CHAMPS_DE_SAISIE = frozenset({
    "audio_input", "button", "camera_input", "chat_input", "checkbox", "color_picker", "data_editor",
    "date_input", "datetime_input", "download_button", "feedback", "file_uploader", "form_submit_button",
    "multiselect", "number_input", "pills", "radio", "segmented_control", "select_slider", "selectbox",
    "slider", "text_area", "text_input", "time_input", "toggle",
})
# fmt: on
MARQUES_INTERDITES = frozenset({"skip", "skipif", "xfail", "importorskip", "skipTest", "expectedFailure"})
LONGUEUR_PARLANTE = 16
"""From this length, a label is no common word: finding it elsewhere is a copy."""


def _chemins(*dossiers: str) -> list[Path]:
    return sorted(chemin for dossier in dossiers for chemin in (RACINE / dossier).rglob("*.py"))


def _nom(chemin: Path) -> str:
    return chemin.relative_to(RACINE).as_posix()


@cache
def _arbre(chemin: Path) -> ast.Module:
    return ast.parse(chemin.read_text(encoding="utf-8"))


COOP_DATA = _chemins("coop_data")
PAGES = _chemins("pages")
APP = [chemin for chemin in (RACINE / "app.py",) if chemin.exists()]
TOUS = _chemins(*DOSSIERS) + APP


def _unite(chemin: Path) -> str:
    """The package or module of the first level under coop_data (or `pages`, `seed`, `app`)."""
    parties = chemin.relative_to(RACINE).with_suffix("").parts
    return parties[1] if parties[0] == "coop_data" and len(parties) > 1 else parties[0]


def _imports(chemin: Path) -> Iterator[tuple[int, str]]:
    """Every module imported, wherever in the file, `from a import b` giving `a.b`."""
    for noeud in ast.walk(_arbre(chemin)):
        if isinstance(noeud, ast.Import):
            yield from ((noeud.lineno, alias.name) for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            prefixe = "." * noeud.level + (noeud.module or "")
            yield from ((noeud.lineno, f"{prefixe}.{alias.name}") for alias in noeud.names)


def _unites_importees(chemin: Path) -> Iterator[tuple[int, str]]:
    """Units of coop_data, and `seed`, that the file imports."""
    for ligne, module in _imports(chemin):
        parties = module.split(".")
        if parties[0] == "coop_data" and len(parties) > 1 and not parties[1].isupper():
            yield ligne, parties[1]
        elif parties[0] == "seed":
            yield ligne, "seed"


def _appels(chemin: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the last word of what is called: `st.button(…)` and `colonne.button(…)` give `button`."""
    for noeud in ast.walk(_arbre(chemin)):
        if isinstance(noeud, ast.Call):
            nom = getattr(noeud.func, "attr", None) or getattr(noeud.func, "id", "")
            yield noeud, nom


def _fautes(trouvees: Iterator[str] | list[str]) -> list[str]:
    return sorted(trouvees)


def _au_dessous(unite: str) -> frozenset[str]:
    """What a unit of coop_data may import."""
    if unite in PORTES_DE_SERVICE:
        return frozenset().union(*ETAGES[:-1], PORTES_DE_SERVICE, {"seed"})
    rang = next((rang for rang, etage in enumerate(ETAGES) if unite in etage), -1)
    inconnues = frozenset().union(*(paire - {unite} for paire in SANS_SE_CONNAITRE if unite in paire))
    return frozenset().union(*ETAGES[: rang + 1]) - inconnues


def test_every_unit_of_coop_data_has_its_floor() -> None:
    connues = frozenset().union(*ETAGES, PORTES_DE_SERVICE)
    presentes = {_unite(chemin) for chemin in COOP_DATA} - {"__init__"}
    assert presentes <= connues
    assert {"domain", "models", "saisie", "analytics", "ui"} <= presentes


def test_imports_go_down_only() -> None:
    fautes = [
        f"{_nom(chemin)}:{ligne} imports {importee}"
        for chemin in COOP_DATA
        if _unite(chemin) != "__init__"
        for ligne, importee in _unites_importees(chemin)
        if importee not in _au_dessous(_unite(chemin))
    ]
    assert _fautes(fautes) == []


def test_catalogue_is_data_over_the_definition_of_a_figure() -> None:
    fautes = [
        f"{_nom(chemin)}:{ligne} imports {module}"
        for chemin in _chemins("coop_data/statistiques")
        for ligne, module in _imports(chemin)
        if module.startswith("coop_data.")
        and not module.startswith(
            ("coop_data.domain", "coop_data.statistiques", "coop_data.analytics.statistique")
        )
    ]
    assert _fautes(fautes) == []


def test_seed_never_imports_the_screens() -> None:
    permis = frozenset().union(*ETAGES[:-1], {"seed"})
    fautes = [
        f"{_nom(chemin)}:{ligne} imports {importee}"
        for chemin in _chemins("seed")
        for ligne, importee in _unites_importees(chemin)
        if importee not in permis
    ]
    assert _fautes(fautes) == []


def test_imports_are_absolute() -> None:
    fautes = [
        f"{_nom(chemin)}:{ligne} imports {module}"
        for chemin in TOUS
        for ligne, module in _imports(chemin)
        if module.startswith(".")
    ]
    assert _fautes(fautes) == []


@pytest.mark.parametrize("unite", TIERS_PERMIS)
def test_third_party_libraries_of_each_unit(unite: str) -> None:
    permis = TIERS_PERMIS[unite] | {"coop_data"} | sys.stdlib_module_names
    fautes = [
        f"{_nom(chemin)}:{ligne} imports {module}"
        for chemin in COOP_DATA + PAGES
        if _unite(chemin) == unite
        for ligne, module in _imports(chemin)
        if module.split(".")[0] not in permis
    ]
    assert _fautes(fautes) == []


def test_only_screens_import_streamlit_and_plotly() -> None:
    fautes = [
        f"{_nom(chemin)}:{ligne} imports {module}"
        for chemin in _chemins("coop_data", "seed")
        if _unite(chemin) != "ui"
        for ligne, module in _imports(chemin)
        if module.split(".")[0] in ECRANS
    ]
    assert _fautes(fautes) == []


def test_screens_and_routes_ask_services_not_the_database() -> None:
    """Of the database they know the session, to hand it over: no statement, and nothing called on it."""
    couches = [chemin for chemin in COOP_DATA if _unite(chemin) in ("ui", "routes")] + PAGES + APP
    fautes = {
        _nom(chemin)
        for chemin in couches
        if {nom for _, nom in _imports(chemin) if nom.startswith(("sqlalchemy", "sqlmodel"))}
        - {"sqlmodel.Session"}
        or any(ast.unparse(appel.func).startswith("session.") for appel, _ in _appels(chemin))
    }
    assert fautes == REQUETES_PERMISES.keys()


def test_nothing_reaches_the_network() -> None:
    fautes = [
        f"{_nom(chemin)}:{ligne} imports {module}"
        for chemin in COOP_DATA + PAGES + APP
        for ligne, module in _imports(chemin)
        if any(f"{module}.".startswith(f"{reseau}.") for reseau in RESEAU)
    ]
    assert _fautes(fautes) == []


def test_no_page_lies_directly_in_pages() -> None:
    # Streamlit serves such a file without app.py, hence without login.
    assert [_nom(chemin) for chemin in PAGES if chemin.parent == RACINE / "pages"] == []


def _premier_appel(noeud: ast.AST | None) -> str:
    """What runs first in `a = f(…)`, `f(…)` or `page.render(f(…), …)`: `f`."""
    appel = noeud.value if isinstance(noeud, ast.Expr | ast.Assign) else noeud
    if not isinstance(appel, ast.Call):
        return ""
    if appel.args and isinstance(appel.args[0], ast.Call):
        return _premier_appel(appel.args[0])
    return getattr(appel.func, "attr", None) or getattr(appel.func, "id", "")


def test_each_page_begins_by_the_guard() -> None:
    fautes = []
    for chemin in PAGES:
        corps = [
            noeud
            for noeud in _arbre(chemin).body
            if not isinstance(noeud, ast.Import | ast.ImportFrom)
            and not (isinstance(noeud, ast.Expr) and isinstance(noeud.value, ast.Constant))
        ]
        if not corps or _premier_appel(corps[0]) != "open_page":
            fautes.append(_nom(chemin))
    assert _fautes(fautes) == []


def test_sizes_of_pages() -> None:
    tailles = {_nom(chemin): len(chemin.read_text(encoding="utf-8").splitlines()) for chemin in PAGES + APP}
    assert {nom: taille for nom, taille in tailles.items() if taille > LIGNES_PAGE_MAX} == {}


def test_sizes_of_files() -> None:
    tailles = {_nom(chemin): len(chemin.read_text(encoding="utf-8").splitlines()) for chemin in TOUS}
    assert {nom: taille for nom, taille in tailles.items() if taille > LIGNES_MAX} == {}


def test_sizes_of_functions() -> None:
    """Migrations apart: one is a list of statements that Alembic wants in one function."""
    migrations = RACINE / "coop_data" / "migrations" / "versions"
    tailles = {
        f"{_nom(chemin)}:{noeud.name}": (noeud.end_lineno or noeud.lineno) - noeud.lineno + 1
        for chemin in TOUS
        if chemin.parent != migrations
        for noeud in ast.walk(_arbre(chemin))
        if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {nom: taille for nom, taille in tailles.items() if taille > LIGNES_FONCTION_MAX} == {}


def test_every_file_says_what_it_is() -> None:
    assert [_nom(chemin) for chemin in TOUS if not ast.get_docstring(_arbre(chemin))] == []


def test_every_widget_has_a_key() -> None:
    fautes = [
        f"{_nom(chemin)}:{appel.lineno} {nom}"
        for chemin in _chemins("coop_data/ui") + PAGES + APP
        for appel, nom in _appels(chemin)
        if nom in CHAMPS_DE_SAISIE
        and isinstance(appel.func, ast.Attribute)
        and not any(argument.arg == "key" for argument in appel.keywords)
    ]
    assert _fautes(fautes) == []


def test_cache_and_session_state_stay_within_the_screens() -> None:
    fautes = [
        f"{_nom(chemin)}:{noeud.lineno} {noeud.attr}"
        for chemin in _chemins("coop_data", "pages", "seed") + APP
        if _unite(chemin) != "ui"
        for noeud in ast.walk(_arbre(chemin))
        if isinstance(noeud, ast.Attribute) and noeud.attr in ("session_state", "cache_data", "cache_resource")
    ]
    assert _fautes(fautes) == []


def _compose(noeud: ast.AST) -> bool:
    """True for a text put together while running: f-string, `format`, `%`, `+`, `join`, `replace`."""
    return any(
        isinstance(partie, ast.JoinedStr | ast.BinOp)
        or (isinstance(partie, ast.Attribute) and partie.attr in ("format", "join", "replace"))
        for partie in ast.walk(noeud)
    )


def _composes_html(chemin: Path, *, brut: bool) -> list[str]:
    """Calls given a text put together: raw markdown (``brut``), or `st.html`, which Streamlit sanitises."""
    return [
        f"{_nom(chemin)}:{appel.lineno} {nom}"
        for appel, nom in _appels(chemin)
        if (any(argument.arg == "unsafe_allow_html" for argument in appel.keywords) if brut else nom == "html")
        and any(_compose(argument) for argument in appel.args)
    ]


def test_no_raw_html_is_put_together_from_data() -> None:
    ecrans = _chemins("coop_data/ui") + PAGES + APP
    assert _fautes([faute for chemin in ecrans for faute in _composes_html(chemin, brut=True)]) == []


def test_html_put_together_is_escaped() -> None:
    fautes = [
        faute
        for chemin in _chemins("coop_data/ui") + PAGES + APP
        if "html.escape" not in {module for _, module in _imports(chemin)}
        for faute in _composes_html(chemin, brut=False)
    ]
    assert _fautes(fautes) == []


def test_no_failure_is_swallowed() -> None:
    larges = {"Exception", "BaseException"}
    fautes = [
        f"{_nom(chemin)}:{noeud.lineno}"
        for chemin in TOUS
        for noeud in ast.walk(_arbre(chemin))
        if isinstance(noeud, ast.ExceptHandler)
        and (noeud.type is None or larges & {getattr(nom, "id", "") for nom in ast.walk(noeud.type)})
        and all(isinstance(reste, ast.Pass | ast.Continue | ast.Expr) for reste in noeud.body)
        and not any(isinstance(reste, ast.Call) for ligne in noeud.body for reste in ast.walk(ligne))
    ]
    fautes += [
        f"{_nom(chemin)}:{appel.lineno} suppress"
        for chemin in TOUS
        for appel, nom in _appels(chemin)
        if nom == "suppress" and larges & {getattr(argument, "id", "") for argument in appel.args}
    ]
    assert _fautes(fautes) == []


def test_no_test_is_set_aside() -> None:
    fautes = [
        f"{_nom(chemin)}:{noeud.lineno} {noeud.attr}"
        for chemin in _chemins("tests")
        for noeud in ast.walk(_arbre(chemin))
        if isinstance(noeud, ast.Attribute) and noeud.attr in MARQUES_INTERDITES
    ]
    assert _fautes(fautes) == []


def _vocabulaires(base: type[Terme] = Terme) -> Iterator[type[Terme]]:
    for fille in base.__subclasses__():
        yield fille
        yield from _vocabulaires(fille)


def test_labels_of_the_vocabulary_are_written_in_domain_only() -> None:
    for chemin in Path(domain.__file__).parent.glob("*.py"):
        __import__(f"coop_data.domain.{chemin.stem}")
    # The words of roles also name people in headers: « Structure employeuse » is no copy there.
    libelles = {
        terme.libelle for vocabulaire in _vocabulaires() if vocabulaire is not Role for terme in vocabulaire
    }
    parlants = {libelle for libelle in libelles if len(libelle) >= LONGUEUR_PARLANTE}
    assert {"Aide aux démarches administratives", "Comité technique / de pilotage / partenarial"} <= parlants
    fautes = [
        f"{_nom(chemin)}:{noeud.lineno} {noeud.value}"
        for chemin in COOP_DATA + PAGES + APP
        if _unite(chemin) != "domain"
        for noeud in ast.walk(_arbre(chemin))
        if isinstance(noeud, ast.Constant) and noeud.value in parlants
    ]
    assert _fautes(fautes) == []

"""Five levels × (themes, frequency, territory) × (CSV, XLSX, PDF), in both domains, over the checked route."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.domain.roles import Role
from coop_data.fichiers import CSV, PDF, XLSX
from coop_data.models import Utilisateur
from tests.documents.lecture import Lu
from tests.factories import create_utilisateur
from tests.images import poser
from tests.statistiques.mondes import create_monde, log_accompagnements, log_coordination
from tests.verite import fichiers
from tests.verite.requetes import obtenir

PERIODE = "2026-02-01_2026-03-31"
FORMATS = {"csv": CSV, "xlsx": XLSX, "pdf": PDF}
THEMES = {"accompagnement": "thematiques", "coordination": "thematiques_animation"}
FEUILLES = {"accompagnement": "Thèmes", "coordination": "Animations"}
LIBELLES = {
    "email": "E-mail",
    "sante": "Santé",
    "partage": "Échanges de bonnes pratiques / partage d’informations",
    "reseau": "Maillage territorial - faire réseau / créer du lien",
    "2026-02": "février 2026",
    "2026-03": "mars 2026",
    "69": "Rhône",
    "2A": "Corse-du-Sud",
    "978": "Saint-Martin",
    "sans_structure": "Sans structure",
}


@dataclass(frozen=True)
class Niveau:
    """Who asks whose figures, and what is counted in each block, above 0, by hand."""

    compte: str
    perimetre: str
    themes: dict[str, int]
    frequence: dict[str, int]
    territoires: dict[str, int]


# fmt: off
NIVEAUX = {
    ("accompagnement", "conseiller"): Niveau(
        "alix", "conseiller:C-ALIX", {"email": 4, "sante": 1}, {"2026-02": 1, "2026-03": 4},
        {"69": 4, "sans_structure": 1}),
    ("accompagnement", "structure"): Niveau(
        "lyon", "structure:S-RHONE", {"email": 4, "sante": 1}, {"2026-02": 1, "2026-03": 3}, {"69": 4}),
    ("accompagnement", "departement"): Niveau(
        "anct", "departement:2A", {"email": 2}, {"2026-03": 2}, {"2A": 2}),
    ("accompagnement", "region"): Niveau(
        "anct", "region:84", {"email": 4, "sante": 1}, {"2026-02": 1, "2026-03": 3}, {"69": 4}),
    ("accompagnement", "nation"): Niveau(
        "anct", "national", {"email": 7, "sante": 1}, {"2026-02": 1, "2026-03": 7},
        {"69": 4, "2A": 2, "978": 1, "sans_structure": 1}),
    ("coordination", "coordinateur"): Niveau(
        "chloe", "coordinateur:C-ALIX", {"partage": 1, "reseau": 2}, {"2026-02": 1, "2026-03": 3},
        {"69": 3, "sans_structure": 1}),
    ("coordination", "structure"): Niveau(
        "lyon", "structure:S-RHONE", {"partage": 1, "reseau": 2}, {"2026-02": 1, "2026-03": 2}, {"69": 3}),
    ("coordination", "departement"): Niveau(
        "anct", "departement:69", {"partage": 1, "reseau": 2}, {"2026-02": 1, "2026-03": 2}, {"69": 3}),
    ("coordination", "region"): Niveau(
        "anct", "region:94", {}, {"2026-03": 3}, {"2A": 3}),
    ("coordination", "nation"): Niveau(
        "anct", "national", {"partage": 1, "reseau": 2}, {"2026-02": 1, "2026-03": 6},
        {"2A": 3, "69": 3, "sans_structure": 1}),
}

REFUS = [
    ("alix", "conseiller:C-BASILE", "accompagnement", 404),
    ("alix", "structure:S-RHONE", "accompagnement", 403),
    ("alix", "coordinateur:C-BASILE", "coordination", 404),
    ("chloe", "structure:S-RHONE", "coordination", 403),
    ("chloe", "coordinateur:C-BASILE", "coordination", 404),
    ("lyon", "conseiller:C-BASILE", "accompagnement", 404),
    ("lyon", "structure:S-CORSE", "accompagnement", 403),
    ("lyon", "structure:S-CORSE", "coordination", 403),
    ("lyon", "coordinateur:C-BASILE", "coordination", 404),
    ("personne", "departement:2A", "accompagnement", 403),
    ("personne", "region:84", "coordination", 403),
    ("personne", "national", "accompagnement", 403),
    (None, "national", "accompagnement", 401),
    (None, "structure:S-RHONE", "coordination", 401),
]
# fmt: on


def peupler(session: Session) -> dict[str | None, Utilisateur | None]:
    """Alix in Lyon, who both accompanies and coordinates under two accounts; her employer; the ANCT; nobody."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    comptes = {
        "alix": create_utilisateur(session, Role.CONSEILLER, conseiller_id=monde.alix.id),
        "chloe": create_utilisateur(session, Role.COORDINATEUR, conseiller_id=monde.alix.id),
        "lyon": create_utilisateur(session, Role.STRUCTURE, structure_id=monde.rhone.id),
        "anct": create_utilisateur(session, Role.ANCT),
        "personne": create_utilisateur(session),
    }
    return {**comptes, None: None}


@pytest.fixture
def comptes(base_servie: Engine) -> dict[str | None, Utilisateur | None]:
    return poser(base_servie, peupler)


def adresse(perimetre: str, domaine: str, extension: str) -> str:
    """Where the page of figures links its file."""
    parametres = {"perimetre": perimetre, "domaine": domaine, "periode": PERIODE}
    return f"/fichiers/statistiques.{extension}?{urlencode(parametres)}"


@pytest.mark.un_moteur
@pytest.mark.parametrize(("domaine", "niveau"), NIVEAUX)
def test_each_level_has_its_themes_frequency_and_territory_in_every_format(
    comptes: dict[str | None, Utilisateur | None], domaine: str, niveau: str
) -> None:
    attendu = NIVEAUX[domaine, niveau]
    corps = {}
    for extension, type_mime in FORMATS.items():
        statut, entetes, corps[extension] = obtenir(
            adresse(attendu.perimetre, domaine, extension), comptes[attendu.compte]
        )
        assert (statut, entetes["content-type"]) == (200, type_mime)
        assert f'.{extension}"' in entetes["content-disposition"]
    _verifier_les_rangees(domaine, attendu, fichiers.lire_csv(corps["csv"]))
    feuilles, rangees = fichiers.lire_classeur(corps["xlsx"])
    assert {"Chiffres clés", FEUILLES[domaine], "Fréquence", "Territoires"} <= set(feuilles)
    _verifier_les_rangees(domaine, attendu, rangees)
    _verifier_le_document(domaine, attendu, Lu(corps["pdf"]))


def _verifier_les_rangees(domaine: str, attendu: Niveau, rubriques: fichiers.Rubriques) -> None:
    """Each block holds the numbers counted by hand; frequency also by week, by theme and by weekday."""

    def comptes_de(rubrique: str) -> dict[str, int]:
        return {code: effectif for code, _, effectif, *_ in rubriques[rubrique] if effectif}

    assert comptes_de(THEMES[domaine]) == attendu.themes
    assert comptes_de("evolution") == attendu.frequence
    assert comptes_de("departements") == attendu.territoires
    assert sum(comptes_de("evolution_semaines").values()) == sum(attendu.frequence.values())
    for mois, nombre in attendu.frequence.items():
        jours = comptes_de(f"jours_mois.{mois}")
        assert jours.pop("total") == sum(jours.values()) == nombre
    if attendu.themes:
        assert any(rubrique.startswith("thematiques_mois.") for rubrique in rubriques)


def _verifier_le_document(domaine: str, attendu: Niveau, document: Lu) -> None:
    """The same numbers on paper, each in its section."""
    sections = fichiers.sections(document, domaine)
    for code, comptes in ((THEMES[domaine], attendu.themes), ("departements", attendu.territoires)):
        for cle, nombre in comptes.items():
            assert f"{LIBELLES[cle]} {nombre} " in sections[code]
    types = 1 if domaine == "accompagnement" else 3  # columns of reports in a row of « evolution »
    for mois, nombre in attendu.frequence.items():
        cellules = sections["evolution"].rpartition(f"{LIBELLES[mois]} ")[2].split()
        assert sum(map(int, cellules[:types])) == nombre
    for titre in ("Fréquence", "Territoires", FEUILLES[domaine]):
        assert titre in document.texte


@pytest.mark.parametrize("extension", FORMATS)
def test_whoever_is_not_entitled_gets_no_file(
    comptes: dict[str | None, Utilisateur | None], extension: str
) -> None:
    obtenus = {
        (compte, perimetre, domaine): obtenir(adresse(perimetre, domaine, extension), comptes[compte])[0]
        for compte, perimetre, domaine, _ in REFUS
    }
    assert obtenus == {(compte, perimetre, domaine): statut for compte, perimetre, domaine, statut in REFUS}

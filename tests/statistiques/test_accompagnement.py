"""Figures of accompagnements: literal expectations on the reports of ``mondes``."""

import pytest
from sqlmodel import Session

from coop_data.analytics.calcul import compute
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.faits.projection import projeter_accompagnements
from coop_data.models import AccompagnementTag, Tag
from coop_data.statistiques import CATALOGUE
from tests.factories import create_accompagnement, create_equipe
from tests.statistiques.mondes import MARS, bilan, create_monde, effectifs, log_accompagnements, valeurs

ACCOMPAGNEMENT = Domaine.ACCOMPAGNEMENT
LISTES_OUVERTES = {"reorientations", "communes", "tags", "structures", "conseillers", "departements", "regions"}
CROISEMENTS = {"thematiques_mois", "jours_mois"}
"""Only the cells that count: none when nothing was logged."""


def test_codes_are_pinned() -> None:
    catalogue = CATALOGUE[ACCOMPAGNEMENT]
    assert [s.code for s in catalogue.chiffres] == [
        "cra", "accompagnements", "deja_accompagnes", "personnes_accompagnees", "ateliers",
        "participants_ateliers", "individuels", "ponctuels", "orientes", "suite_individuel", "suite_atelier",
        "redirections", "minutes", "conseillers_actifs", "cra_par_semaine",
    ]  # fmt: skip
    assert [s.code for s in catalogue.repartitions] == [
        "thematiques", "demarches", "activites", "lieux", "materiels", "niveaux", "autonomies", "durees", "temps",
        "genres", "ages", "statuts", "orientations", "reorientations", "communes", "tags", "evolution",
        "evolution_semaines", "thematiques_mois", "jours_mois", "structures", "conseillers", "departements",
        "regions",
    ]  # fmt: skip


def test_an_empty_database_shows_every_category_at_zero(session: Session) -> None:
    vide = bilan(session, ACCOMPAGNEMENT)
    assert valeurs(vide).pop("cra_par_semaine") is None
    assert {valeur for code, valeur in valeurs(vide).items() if code != "cra_par_semaine"} == {0}
    assert all(resultat.est_vide for resultat in vide.repartitions.values())
    sans_ligne = {code for code, resultat in vide.repartitions.items() if resultat.lignes.empty}
    assert sans_ligne == LISTES_OUVERTES | CROISEMENTS
    lieux = vide.repartitions["lieux"].lignes
    assert lieux.code.tolist() == ["lieu_activite", "autre", "domicile", "a_distance"]
    assert (lieux.effectif.tolist(), lieux.part.tolist()) == ([0] * 4, [0.0] * 4)
    assert vide.repartitions["activites"].lignes.code.tolist() == ["individuel", "collectif"]
    assert "18_35" not in vide.repartitions["ages"].lignes.code.tolist()
    assert vide.repartitions["evolution"].lignes.to_dict("records") == [
        {"mois": "2026-02", "cra": 0, "accompagnements": 0, "cumul": 0},
        {"mois": "2026-03", "cra": 0, "accompagnements": 0, "cumul": 0},
    ]


def test_key_figures(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    national = bilan(session, ACCOMPAGNEMENT)
    assert valeurs(national) == {
        "cra": 8,
        "accompagnements": 21,  # 10 + 5 participants, and six single people
        "deja_accompagnes": 5,
        "personnes_accompagnees": 16,
        "ateliers": 2,
        "participants_ateliers": 15,
        "individuels": 5,
        "ponctuels": 1,
        "orientes": 4,
        "suite_individuel": 1,
        "suite_atelier": 0,
        "redirections": 3,
        "minutes": 15 + 60 + 60 + 120 + 90 + 30 + 60 + 60,
        "conseillers_actifs": 2,
        "cra_par_semaine": 8 / 5,  # Alix S05, S10, S11, S14; Basile S11
    }
    assert national.chiffres["ateliers"].part == 0.25
    assert national.chiffres["deja_accompagnes"].part == 5 / 21
    assert national.chiffres["minutes"].part is None


def test_breakdowns(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    national = bilan(session, ACCOMPAGNEMENT)
    attendus = {
        "thematiques": {"email": 7, "sante": 1},
        "activites": {"individuel": 5, "collectif": 2, "ponctuel": 1},
        "lieux": {"lieu_activite": 6, "domicile": 1},
        "materiels": {"ordinateur": 2, "tablette": 1},
        "autonomies": {"autonome": 1},
        "durees": {"moins_30": 2, "60_119": 5, "120_plus": 1},
        "temps": {"individuel": 255, "collectif": 210, "ponctuel": 30},
        "genres": {"feminin": 7, "masculin": 3, "non_communique": 11},
        "ages": {"18_35": 1, "70_plus": 1, "non_communique": 19},
        "statuts": {"retraite": 10, "non_communique": 11},
        "orientations": {"aide_sociale": 1},
        "reorientations": {"caf": 2, "Régie de quartier": 1},
        "communes": {"2A004": 1, "69123": 1},
        "structures": {"S-RHONE": 4, "S-CORSE": 2, "S-SXM": 1},
        "conseillers": {"C-ALIX": 5, "C-BASILE": 3},
        "departements": {"69": 4, "2A": 2, "978": 1, "sans_structure": 1},
        "regions": {"84": 4, "94": 2, "978": 1, "sans_structure": 1},
        "demarches": {},
        "niveaux": {},
        "tags": {},
    }
    assert {code: effectifs(national, code) for code in attendus} == attendus
    assert set(attendus) | {"evolution", "evolution_semaines"} | CROISEMENTS == set(national.repartitions)
    assert national.repartitions["conseillers"].lignes.libelle.tolist() == ["Alix Petit", "Basile Roux"]
    assert national.repartitions["communes"].lignes.libelle.tolist() == ["Ajaccio", "Lyon"]
    assert national.repartitions["reorientations"].lignes.libelle.tolist() == ["CAF", "Régie de quartier"]


def test_a_breakdown_of_reports_carries_their_people_and_one_of_people_does_not(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    national = bilan(session, ACCOMPAGNEMENT)
    themes = national.repartitions["thematiques"].lignes.set_index("code")
    assert themes.loc["email", "accompagnements"] == 20
    assert national.repartitions["departements"].lignes.accompagnements.tolist() == [13, 6, 1, 1]
    assert list(national.repartitions["genres"].lignes) == ["code", "libelle", "effectif", "part"]
    assert list(national.repartitions["temps"].lignes) == ["code", "libelle", "effectif", "part"]


def test_shares_have_the_base_of_their_kind(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    national = bilan(session, ACCOMPAGNEMENT)
    totaux = {
        code: national.repartitions[code].total for code in ("thematiques", "lieux", "genres", "temps", "regions")
    }
    assert totaux == {"thematiques": 8, "lieux": 7, "genres": 21, "temps": 495, "regions": 8}
    lieux = national.repartitions["lieux"].lignes.set_index("code")
    assert lieux.loc["lieu_activite", "part"] == 6 / 7  # the report without any lieu is not in the base


def test_evolution_covers_every_month_touched(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    assert bilan(session, ACCOMPAGNEMENT).repartitions["evolution"].lignes.to_dict("records") == [
        {"mois": "2026-02", "cra": 1, "accompagnements": 1, "cumul": 1},
        {"mois": "2026-03", "cra": 7, "accompagnements": 20, "cumul": 8},
    ]


def test_nothing_outside_the_perimeter_counts(session: Session) -> None:
    monde = create_monde(session)
    log_accompagnements(session, monde)
    create_equipe(session, monde.alix, monde.basile, debut=MARS.du.replace(month=3, day=11))
    attendus: dict[Perimetre, int] = {
        National(): 8,
        Region("84"): 4,
        Region("94"): 2,
        Departement("69"): 4,
        Departement("978"): 1,
        Departement("01"): 0,
        UneStructure(monde.corse.id): 2,
        UnConseiller(monde.alix.id): 5,
        UnConseiller(monde.basile.id, monde.saint_martin.id): 1,
        UneEquipe(monde.alix.id): 2,
    }
    for perimetre, cra in attendus.items():
        restreint = bilan(session, ACCOMPAGNEMENT, perimetre)
        assert restreint.valeur("cra") == cra, perimetre
        assert restreint.repartitions["activites"].total == cra, perimetre
        assert restreint.repartitions["evolution"].total == cra, perimetre
        assert restreint.valeur("accompagnements") == restreint.repartitions["genres"].total, perimetre


@pytest.mark.parametrize("maille", ["departements", "regions"])
def test_territories_and_what_stands_in_none_add_up_to_the_nation(session: Session, maille: str) -> None:
    log_accompagnements(session, create_monde(session))
    lignes = bilan(session, ACCOMPAGNEMENT).repartitions[maille].lignes
    assert (int(lignes.effectif.sum()), int(lignes.accompagnements.sum())) == (8, 21)
    assert lignes.iloc[-1].libelle == "Sans structure"


def test_the_place_may_stand_for_the_territory(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    selon_le_lieu = bilan(session, ACCOMPAGNEMENT, selon="lieu")
    assert effectifs(selon_le_lieu, "departements") == {"2A": 1, "69": 1, "sans_commune": 6}
    assert bilan(session, ACCOMPAGNEMENT, Region("94"), selon="lieu").valeur("cra") == 1
    assert bilan(session, ACCOMPAGNEMENT, Departement("69"), selon="lieu").valeur("cra") == 1


@pytest.mark.parametrize(
    ("paires", "cra"),
    [
        ([("activite", "collectif")], 2),
        ([("activite", "collectif"), ("activite", "ponctuel")], 3),
        ([("activite", "collectif"), ("structure", "S-CORSE")], 1),
        ([("theme", "sante")], 1),
        ([("theme", "sante"), ("theme", "email")], 7),
        ([("theme", "sante"), ("activite", "collectif")], 0),
        ([("lieu", "À domicile")], 1),
        ([("commune", "69123")], 1),
        ([("demarche", "logement")], 0),
    ],
)
def test_filters_of_one_key_add_up_and_keys_narrow(
    session: Session, paires: list[tuple[str, str]], cra: int
) -> None:
    log_accompagnements(session, create_monde(session))
    filtre = bilan(session, ACCOMPAGNEMENT, National(), *paires)
    assert filtre.valeur("cra") == cra
    assert filtre.repartitions["activites"].total == cra


def test_a_filter_on_themes_leaves_the_other_themes_of_the_same_reports(session: Session) -> None:
    log_accompagnements(session, create_monde(session))
    assert effectifs(bilan(session, ACCOMPAGNEMENT, National(), ("theme", "sante")), "thematiques") == {
        "email": 1,
        "sante": 1,
    }


def test_only_visible_tags_are_named(session: Session) -> None:
    monde = create_monde(session)
    cra = create_accompagnement(session, monde.alix, monde.rhone)
    tags = [Tag(nom=nom, nom_plie=nom, conseiller_id=monde.alix.id) for nom in ("atelier", "secret")]
    session.add_all(tags)
    session.flush()
    session.add_all([AccompagnementTag(accompagnement_id=cra.id, tag_id=tag.id) for tag in tags])
    projeter_accompagnements(session, [cra])
    statistique = CATALOGUE[ACCOMPAGNEMENT].find("tags")
    perimetre, filtres = National(), bilan(session, ACCOMPAGNEMENT).filtres

    def parts(visibles: frozenset | None) -> dict[str, float]:
        """The share of each tag named: of the mentions of those alone."""
        resultat = compute(
            statistique, session=session, perimetre=perimetre, filtres=filtres, tags_visibles=visibles
        )
        return dict(zip(resultat.lignes.libelle, resultat.lignes.part, strict=True))

    assert parts(frozenset({tags[0].id})) == {"atelier": 1.0}
    assert parts(frozenset()) == {}
    assert parts(None) == {"atelier": 0.5, "secret": 0.5}

"""« Mes activités »: found, counted, paged; and what forms propose from the past."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import Periode
from coop_data.domain.roles import Role
from coop_data.models import Commune, Conseiller, Tag
from coop_data.saisie import cra as service
from coop_data.saisie.activites import (
    FiltreActivites,
    corbeille,
    lire_toutes,
    options_de_filtre,
    rechercher,
)
from coop_data.saisie.doublons import doublons_probables
from coop_data.saisie.suggestions import (
    derniers_lieux,
    durees_frequentes,
    partenaires_passes,
    rechercher_communes,
)
from coop_data.tags import creer_tag
from tests.factories import create_accompagnement, create_activite, create_commune
from tests.saisie.exemples import JOUR, acteur_de_saisie, animation, collectif, evenement, individuel, partenariat


@pytest.fixture
def acteur(session: Session) -> Acteur:
    return acteur_de_saisie(session)


@pytest.fixture
def tag(session: Session, acteur: Acteur) -> Tag:
    """A tag, and one report of each kind beside somebody else's."""
    service.enregistrer(session, acteur=acteur_de_saisie(session), saisie=animation(notes="elagage"))
    tag = creer_tag(session, acteur=acteur, nom="Projet Été")
    saisies = (
        animation(
            date=date(2026, 3, 1),
            type_animation="autre",
            type_animation_autre="Élagage",
            structures=2,
            initiative="demande",
            tags=[tag.id],
        ),
        evenement(date=date(2026, 3, 2), nom="Forum", participants=50, echelon="communal"),
        partenariat(
            date=date(2026, 3, 3),
            natures=["autre", "subvention"],
            nature_autre="convention",
            echelon="regional",
            partenaires=[{"nom": "Mairie de Bron", "type": "commune"}, {"nom": "Hub", "type": "hub"}],
        ),
        individuel(
            date=date(2026, 3, 4),
            duree_minutes=30,
            type_lieu="domicile",
            code_commune="69123",
            thematiques=["parentalite", "email", "bureautique"],
            notes="rue Émile",
        ),
        collectif(date=date(2026, 3, 4), titre="Café numérique", duree_minutes=120),
    )
    for saisie in saisies:
        service.enregistrer(session, acteur=acteur, saisie=saisie)
    return tag


def trouves(session: Session, acteur: Acteur, **filtre: Any) -> list[str]:
    return [ligne.titre for ligne in rechercher(session, acteur=acteur, filtre=FiltreActivites(**filtre)).lignes]


TITRES = [
    "Atelier collectif · Café numérique · 6 participants",
    "Accompagnement individuel",
    "Partenariat · 2 partenaires",
    "Évènement · Forum · 50 participants",
    "Animation · 6 participants",
]
ATELIER, INDIVIDUEL, PARTENARIAT, EVENEMENT, ANIMATION = TITRES


def test_newest_first_with_the_words_of_the_cards(session: Session, acteur: Acteur, tag: Tag) -> None:
    page = rechercher(session, acteur=acteur, filtre=FiltreActivites())
    assert [ligne.titre for ligne in page.lignes] == TITRES
    assert [ligne.sous_titre for ligne in page.lignes] == [
        "E-mail",
        "E-mail · Bureautique +1",
        "Recherche de subvention · convention",
        "NEC local",
        "Élagage",
    ]
    assert [ligne.precision for ligne in page.lignes] == [None, None, "convention", None, "Élagage"]
    assert [(ligne.minutes, ligne.participants) for ligne in page.lignes] == [
        (120, 6),
        (30, 1),
        (None, None),
        (None, 50),
        (90, 6),
    ]
    assert [vu.nom for vu in page.lignes[-1].tags] == ["Projet Été"]
    assert (page.total, page.minutes, page.pages) == (5, 240, 1)
    assert page.par_type == {"accompagnement": 2, "animation": 1, "evenement": 1, "partenariat": 1}


@pytest.mark.parametrize(
    ("filtre", "attendus"),
    [
        ({"types": ("animation", "accompagnement")}, [ATELIER, INDIVIDUEL, ANIMATION]),
        ({"periode": Periode(date(2026, 3, 2), date(2026, 3, 3))}, [PARTENARIAT, EVENEMENT]),
        ({"echelons": ("communal",)}, [EVENEMENT]),
        ({"thematiques": ("bureautique", "partage")}, [INDIVIDUEL, ANIMATION]),
        ({"types_precis": ("subvention", "nec_local")}, [PARTENARIAT, EVENEMENT]),
        ({"types_precis": ("collectif",)}, [ATELIER]),
        ({"initiatives": ("demande",)}, [ANIMATION]),
        ({"partenaires": ("mairie de BRON",)}, [PARTENARIAT]),
        ({"a_completer": True}, []),
        ({"texte": "ELAGAGE ete"}, [ANIMATION]),
        ({"texte": "rue emile"}, [INDIVIDUEL]),
        ({"texte": "lyon"}, [INDIVIDUEL]),
        ({"texte": "bron"}, [PARTENARIAT]),
        ({"texte": "cafe", "types": ("accompagnement",)}, [ATELIER]),
        ({"texte": "nec local"}, [EVENEMENT]),
        ({"texte": "subvention"}, [PARTENARIAT]),
        ({"texte": "individuel parentalite"}, [INDIVIDUEL]),
        ({"texte": "introuvable"}, []),
        ({"texte": "  "}, TITRES),
    ],
)
def test_filters(session: Session, acteur: Acteur, tag: Tag, filtre: dict[str, Any], attendus: list[str]) -> None:
    assert trouves(session, acteur, **filtre) == attendus


def test_what_an_import_left_to_complete_is_found(session: Session, acteur: Acteur, tag: Tag) -> None:
    auteur = session.get_one(Conseiller, acteur.conseiller_id)
    create_activite(session, auteur, duree_minutes=None, a_completer=["duree_minutes"])
    create_accompagnement(session, auteur, a_completer=["thematiques"])
    trouvees = rechercher(session, acteur=acteur, filtre=FiltreActivites(a_completer=True)).lignes
    assert sorted(ligne.formulaire for ligne in trouvees) == ["accompagnement", "animation"]
    assert all(ligne.a_completer for ligne in trouvees)


def test_filter_by_tag_and_options_offered(session: Session, acteur: Acteur, tag: Tag) -> None:
    assert trouves(session, acteur, tags=(tag.id,)) == [ANIMATION]
    options = options_de_filtre(session, acteur=acteur)
    assert [vu.nom for vu in options.tags] == ["Projet Été"]
    assert options.partenaires == ("Hub", "Mairie de Bron")
    assert (options.premier_jour, options.dernier_jour) == (date(2026, 3, 1), date(2026, 3, 4))


def test_pages_keep_the_counts_of_all_that_is_filtered(session: Session, acteur: Acteur, tag: Tag) -> None:
    page = rechercher(session, acteur=acteur, filtre=FiltreActivites(), page=2, taille=2)
    assert [ligne.titre for ligne in page.lignes] == [PARTENARIAT, EVENEMENT]
    assert (page.total, page.pages, page.page) == (5, 3, 2)
    assert rechercher(session, acteur=acteur, filtre=FiltreActivites(), page=9, taille=2).page == 3


def test_whole_reports_for_a_file_in_the_same_order(session: Session, acteur: Acteur, tag: Tag) -> None:
    vus = lire_toutes(session, acteur=acteur, filtre=FiltreActivites())
    assert [vu.formulaire for vu in vus] == [
        "accompagnement",
        "accompagnement",
        "partenariat",
        "evenement",
        "animation",
    ]
    assert vus[1].champs["notes"] == "rue Émile"
    assert [partenaire.nom for partenaire in vus[2].partenaires] == ["Mairie de Bron", "Hub"]


def test_the_corbeille_holds_what_was_just_deleted(session: Session, acteur: Acteur, tag: Tag) -> None:
    forum = next(
        ligne
        for ligne in rechercher(session, acteur=acteur, filtre=FiltreActivites()).lignes
        if ligne.formulaire == "evenement"
    )
    service.supprimer(session, acteur=acteur, formulaire="evenement", cra_id=forum.id)
    assert EVENEMENT not in trouves(session, acteur)
    assert [ligne.titre for ligne in corbeille(session, acteur=acteur)] == [EVENEMENT]
    assert corbeille(session, acteur=acteur_de_saisie(session)) == []


def test_who_logs_nothing_has_an_empty_page(session: Session, tag: Tag) -> None:
    analyste = Acteur("Analyste", frozenset({Role.ANCT}))
    assert rechercher(session, acteur=analyste, filtre=FiltreActivites()).total == 0
    assert lire_toutes(session, acteur=analyste, filtre=FiltreActivites()) == []
    assert corbeille(session, acteur=analyste) == []


def test_probable_duplicates_share_day_type_and_duration(session: Session, acteur: Acteur) -> None:
    cra = service.enregistrer(session, acteur=acteur, saisie=animation())
    assert [double.id for double in doublons_probables(session, acteur=acteur, saisie=animation())] == [cra.id]
    assert doublons_probables(session, acteur=acteur, saisie=animation(), sauf=cra.id) == []
    assert doublons_probables(session, acteur=acteur, saisie=animation(duree_minutes=60)) == []
    assert doublons_probables(session, acteur=acteur, saisie=animation(date=JOUR - timedelta(days=1))) == []
    assert doublons_probables(session, acteur=acteur, saisie=evenement()) == []
    service.enregistrer(session, acteur=acteur, saisie=individuel())
    assert doublons_probables(session, acteur=acteur, saisie=collectif(duree_minutes=45)) == []


def test_partners_and_places_of_the_past_latest_first(session: Session, acteur: Acteur, tag: Tag) -> None:
    service.enregistrer(
        session, acteur=acteur, saisie=partenariat(partenaires=[{"nom": "mairie de bron", "type": "epci"}])
    )
    assert partenaires_passes(session, acteur=acteur) == [("mairie de bron", "epci"), ("Hub", "hub")]
    assert partenaires_passes(session, acteur=acteur_de_saisie(session)) == []
    libelles = [lieu.libelle for lieu in derniers_lieux(session, acteur=acteur)]
    assert sorted(libelles) == ["Lieu d’activité", "À domicile · Lyon"]


def test_own_durations_used_more_than_five_times_shortest_first(session: Session, acteur: Acteur) -> None:
    for duree, fois in ((75, 6), (20, 6), (50, 5), (60, 7)):
        for _ in range(fois):
            service.enregistrer(session, acteur=acteur, saisie=animation(duree_minutes=duree))
    assert durees_frequentes(session, acteur=acteur, formulaire="animation") == [20, 75]
    assert durees_frequentes(session, acteur=acteur, formulaire="accompagnement") == []


def test_a_commune_is_found_by_name_or_postal_code(session: Session) -> None:
    create_commune(session)
    for code, nom, plie, postaux, population in (
        ("69281", "Saint-Étienne-des-Bois", "saint-etienne-des-bois", "69700", 10),
        ("42218", "Saint-Étienne", "saint-etienne", "42000|42100", 170_000),
        ("69034", "L’Arbresle-Lyonnaise", "l'arbresle-lyonnaise", "69210", 20),
    ):
        session.add(
            Commune(
                code=code,
                nom=nom,
                nom_plie=plie,
                departement_code="69",
                codes_postaux=postaux,
                population=population,
            )
        )
    session.flush()

    def communes(texte: str) -> list[tuple[str, str]]:
        return [(trouvee.nom, trouvee.code_postal) for trouvee in rechercher_communes(session, texte=texte)]

    assert communes("st etienne") == [("Saint-Étienne", "42000"), ("Saint-Étienne-des-Bois", "69700")]
    assert communes("42100") == [("Saint-Étienne", "42100")]
    assert [nom for nom, _ in communes("lyon")] == ["Lyon", "L’Arbresle-Lyonnaise"]
    assert communes("  %_ ") == []
    assert rechercher_communes(session, texte="saint", limite=1)[0].departement == "Rhône"

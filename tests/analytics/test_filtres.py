"""Filters: read, checked, described; perimeters as people write them."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.analytics.filtres import Filtres, build_filtres, paires_of_textes
from coop_data.analytics.perimetres import libelle_du_perimetre, perimetre_of
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.valeurs import resoudre
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.perimetre import Departement, National, Region, UnConseiller, UneEquipe, UneStructure
from coop_data.domain.periode import Periode
from coop_data.errors import Introuvable, PerimetreInvalide
from coop_data.models import Commune, Tag
from tests.factories import create_activite, create_commune, create_conseiller, create_structure

MARS = Periode(date(2026, 3, 1), date(2026, 3, 31))
ACCOMPAGNEMENT, COORDINATION = Domaine


def test_values_are_brought_to_codes_in_the_order_of_the_catalogue() -> None:
    paires = [("theme", "E-mail"), ("activite", "collectif"), ("theme", "courriel"), ("theme", "sante")]
    filtres = build_filtres(ACCOMPAGNEMENT, MARS, paires)
    assert filtres.valeurs == (("activite", ("collectif",)), ("theme", ("email", "sante")))
    assert filtres == build_filtres(ACCOMPAGNEMENT, MARS, [("activite", "Atelier collectif"), *paires])
    assert filtres.decrire() == ("Activité : Atelier collectif", "Thème : E-mail ou Santé")


def test_an_address_rebuilds_its_filters() -> None:
    filtres = build_filtres(ACCOMPAGNEMENT, MARS, [("lieu", "domicile"), ("lieu", "autre")], selon="lieu")
    assert filtres.adresse() == [("lieu", "domicile"), ("lieu", "autre"), ("selon", "lieu")]
    assert build_filtres(ACCOMPAGNEMENT, MARS, filtres.adresse()[:2], selon="lieu") == filtres
    assert filtres.decrire()[-1] == "Territoire selon le lieu d’accompagnement"
    assert Filtres(MARS.du, MARS.au).decrire() == ()


@pytest.mark.parametrize(
    ("domaine", "paires", "selon"),
    [
        (ACCOMPAGNEMENT, [("couleur", "bleu")], "structure"),
        (ACCOMPAGNEMENT, [("echelon", "communal")], "structure"),
        (COORDINATION, [("theme", "email")], "structure"),
        (ACCOMPAGNEMENT, [("activite", "danse")], "structure"),
        (ACCOMPAGNEMENT, [], "ciel"),
        (COORDINATION, [], "lieu"),
    ],
)
def test_an_unknown_key_or_value_is_refused(domaine: Domaine, paires: list[tuple[str, str]], selon: str) -> None:
    with pytest.raises(PerimetreInvalide):
        build_filtres(domaine, MARS, paires, selon=selon)


@pytest.mark.parametrize("texte", ["activite", "=collectif", "activite="])
def test_a_filter_that_is_no_pair_is_refused(texte: str) -> None:
    with pytest.raises(PerimetreInvalide):
        paires_of_textes([texte])


def test_open_values_are_checked_and_named(session: Session) -> None:
    lyon = session.get_one(Commune, create_commune(session, "69"))
    lyon.codes_postaux = "69001|69002"
    session.add(
        Commune(code="69381", nom="Lyon 1er", nom_plie="lyon 1er", departement_code="69", commune_mere="69123")
    )
    create_structure(session, id_externe="S1", nom="Mairie")
    paires = [("commune", "69381"), ("code_postal", "69002"), ("structure", "S1")]
    filtres, noms = resoudre(session, build_filtres(ACCOMPAGNEMENT, MARS, paires))
    assert filtres.of("commune") == ("69123",)
    assert filtres.decrire(noms) == ("Commune : Lyon 1er", "Code postal : 69002", "Structure : Mairie")


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [("commune", "99999"), ("code_postal", "6900"), ("code_postal", "75001"), ("structure", "S9"), ("tag", "x")],
)
def test_an_open_value_that_does_not_exist_is_refused(session: Session, cle: str, valeur: str) -> None:
    session.get_one(Commune, create_commune(session, "69")).codes_postaux = "69001|69002"
    with pytest.raises(PerimetreInvalide, match=valeur):
        resoudre(session, build_filtres(ACCOMPAGNEMENT, MARS, [(cle, valeur)]), tags_visibles=None)


def test_a_partner_is_known_by_its_folded_name(session: Session) -> None:
    auteur = create_conseiller(session)
    create_activite(session, auteur, type=TypeActivite.PARTENARIAT, partenaires=(("Mairie d’Écully", "commune"),))
    filtres, _ = resoudre(session, build_filtres(COORDINATION, MARS, [("partenaire", "MAIRIE D'ECULLY")]))
    assert filtres.of("partenaire") == ("mairie d'ecully",)
    with pytest.raises(PerimetreInvalide):
        resoudre(session, build_filtres(COORDINATION, MARS, [("partenaire", "Caf")]))


def test_a_tag_is_given_by_name_or_identifier_to_those_who_see_it(session: Session) -> None:
    tag = Tag(nom="Été 2026", nom_plie="ete 2026")
    session.add(tag)
    session.flush()
    for texte in ("ete 2026", str(tag.id)):
        demande = build_filtres(COORDINATION, MARS, [("tag", texte)])
        filtres, noms = resoudre(session, demande, tags_visibles=frozenset({tag.id}))
        assert filtres.of("tag") == (str(tag.id),)
        assert filtres.decrire(noms) == ("Tag : Été 2026",)
        with pytest.raises(PerimetreInvalide):
            resoudre(session, demande)


def test_perimeters_are_read_and_named(session: Session) -> None:
    structure = create_structure(session, id_externe="S1", nom="Mairie")
    alix = create_conseiller(
        session, structure, id_externe="C1", prenom="Alix", nom="Petit", est_coordinateur=True
    )
    attendus = {
        ("national", ACCOMPAGNEMENT): (National(), "France entière"),
        ("region:84", ACCOMPAGNEMENT): (Region("84"), "Auvergne-Rhône-Alpes"),
        ("departement:2A", COORDINATION): (Departement("2A"), "Corse-du-Sud"),
        ("departement:978", COORDINATION): (Departement("978"), "Saint-Martin"),
        ("structure:S1", COORDINATION): (UneStructure(structure.id), "Mairie"),
        ("conseiller:C1", ACCOMPAGNEMENT): (UnConseiller(alix.id), "Alix Petit"),
        ("coordinateur:C1", COORDINATION): (UnConseiller(alix.id), "Alix Petit"),
        ("equipe:C1", ACCOMPAGNEMENT): (UneEquipe(alix.id), "Équipe de Alix Petit"),
    }
    for (texte, domaine), (perimetre, libelle) in attendus.items():
        lu = perimetre_of(session, texte, domaine=domaine)
        assert (lu, libelle_du_perimetre(session, lu)) == (perimetre, libelle), texte
    assert libelle_du_perimetre(session, UnConseiller(alix.id, structure.id)) == "Alix Petit – Mairie"


@pytest.mark.parametrize(
    ("texte", "domaine", "erreur"),
    [
        ("commune:69123", ACCOMPAGNEMENT, PerimetreInvalide),
        ("region", ACCOMPAGNEMENT, PerimetreInvalide),
        ("region:", ACCOMPAGNEMENT, PerimetreInvalide),
        ("", ACCOMPAGNEMENT, PerimetreInvalide),
        ("conseiller:C1", COORDINATION, PerimetreInvalide),
        ("coordinateur:C1", ACCOMPAGNEMENT, PerimetreInvalide),
        ("region:978", ACCOMPAGNEMENT, Introuvable),
        ("departement:1", ACCOMPAGNEMENT, Introuvable),
        ("structure:S9", COORDINATION, Introuvable),
        ("conseiller:C9", ACCOMPAGNEMENT, Introuvable),
        ("equipe:C9", COORDINATION, Introuvable),
    ],
)
def test_a_perimeter_is_refused_or_not_found(
    session: Session, texte: str, domaine: Domaine, erreur: type[Exception]
) -> None:
    with pytest.raises(erreur):
        perimetre_of(session, texte, domaine=domaine)

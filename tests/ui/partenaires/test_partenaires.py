"""« Mes partenaires » on screen: the list, one partner, the merge with its preview and its undo."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from coop_data import db
from coop_data.domain.coordination import TypeActivite, TypePartenaire
from coop_data.models import StructurePartenaire, Utilisateur
from tests.factories import create_activite, create_conseiller, create_structure
from tests.ui.administration.support import bouton, champ, rouvrir
from tests.ui.pilotage.support import cartes, compte_de
from tests.ui.support import open_screen, texts, titles

NOM = "Emmaüs *Connect*"


@pytest.fixture
def chloe(base_servie: Engine) -> Utilisateur:
    """Three partenariats, two of them with one association under two names."""
    with db.ecriture() as session:
        structure = create_structure(session)
        fiche = create_conseiller(session, structure, est_coordinateur=True)
        for jour, nom, genre in (
            (date(2026, 1, 5), NOM, "association"),
            (date(2026, 2, 5), "Emmaus Conect", "entreprise"),
            (date(2026, 3, 5), "Ville de Lyon", "commune"),
        ):
            create_activite(
                session,
                fiche,
                structure,
                date=jour,
                type=TypeActivite.PARTENARIAT,
                natures=["subvention"],
                partenaires=((nom, genre),),
            )
        return compte_de(session, fiche)


def noms_stockes() -> list[tuple[str | None, str | None]]:
    with db.lecture() as session:
        lignes = session.exec(select(StructurePartenaire))
        return sorted((ligne.nom, ligne.type) for ligne in lignes)  # type: ignore[type-var]


def test_one_line_per_partner(chloe: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, chloe, "mes-partenaires")
    assert titles(ecran) == ["Mes partenaires"]
    assert "**3 partenaires**" in texts(ecran)
    dit = [texte.value for texte in ecran.text]
    assert "Association · 1 partenariat le 05/01/2026" in dit
    dit = texts(open_screen(monkeypatch, chloe, "mes-partenaires", type="commune", recherche="LYON"))
    assert "**1 partenaire**" in dit
    dit = texts(open_screen(monkeypatch, chloe, "mes-partenaires", recherche="inconnu"))
    assert "Aucun partenaire ne correspond à votre recherche." in dit


def test_who_has_none_is_told_how(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        compte = compte_de(session, create_conseiller(session, create_structure(session), est_coordinateur=True))
    assert "Vous n’avez pas encore de partenaire" in texts(open_screen(monkeypatch, compte, "mes-partenaires"))


def test_a_proposed_duplicate_is_merged_only_when_confirmed(
    chloe: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    avant = noms_stockes()
    ecran = open_screen(monkeypatch, chloe, "mes-partenaires", doublons="oui")
    assert [titre.value for titre in ecran.subheader] == ["1 doublon probable"]
    rouvrir(ecran, "partenaires.doublon.0")
    assert "**1 partenariat va changer.**" in texts(ecran)
    champ(ecran, "Nom à garder").set_value(NOM)
    champ(ecran, "Type à garder").set_value(TypePartenaire.ASSOCIATION)
    rouvrir(ecran, "partenaires.doublon.0")
    assert noms_stockes() == avant
    bouton(ecran, "fusion.confirmer").click()
    rouvrir(ecran, "partenaires.doublon.0")
    assert f"Fusion faite : 1 partenariat avec « {NOM} »." in texts(ecran)
    assert [nom for nom, _ in noms_stockes()] == [NOM, NOM, "Ville de Lyon"]
    bouton(ecran, "annulation.defaire").click().run()
    assert "La fusion est annulée." in texts(ecran)
    assert noms_stockes() == avant


def test_the_page_of_a_partner(chloe: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, chloe, "partenaire", nom=NOM.upper())
    assert [titre.replace("\\", "") for titre in titles(ecran)] == [NOM]
    assert cartes(ecran) == {
        "Partenariats": "1",
        "Premier partenariat": "05/01/2026",
        "Dernier partenariat": "05/01/2026",
        "Évènements liés": "0",
    }
    bouton(ecran, "partenaire.enregistrer").click().run()
    assert titles(ecran) == ["Partenariat"]
    assert champ(ecran, "Nom de la structure partenaire *").value == NOM
    assert champ(ecran, "Type de la structure partenaire *").value == "association"


def test_an_unknown_partner_says_so(chloe: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, chloe, "partenaire", nom="Personne")
    assert titles(ecran) == ["Partenaire"]
    assert "Aucun de vos partenariats ne cite ce partenaire" in texts(ecran)

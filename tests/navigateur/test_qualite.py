"""What looks wrong: confirmed or mended by its author on a phone, asked about by the employer, taken as a file."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.navigateur.conftest import Serveur, attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe

ENTETE = "id;conseiller;date;activite;type_lieu;nb_participants;thematiques;duree;code_commune"
LIGNE = "parcours-qualite-{rang};demo-c0001;2023-07-08;individuel;lieu_activite;1;email;300;35236"
ADRESSE = "/qualite?periode=2023-07-08_2023-07-08&controle="


def deborde(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_twins_of_five_hours_are_confirmed_by_their_author_and_asked_about_by_the_employer(
    nouveau_contexte: Callable[..., BrowserContext], serveur: Serveur, tmp_path: Path
) -> None:
    fichier = tmp_path / "doubles.csv"
    fichier.write_text("\n".join([ENTETE, *(LIGNE.format(rang=rang) for rang in (1, 2))]), encoding="utf-8")
    serveur.commande("importer", "accompagnements", str(fichier))

    telephone = nouveau_contexte(viewport={"width": 320, "height": 800}).new_page()
    se_connecter(telephone, "conseiller", ADRESSE + "durees")
    voir(telephone.get_by_text("2 activités", exact=True))
    verifier_axe(telephone)
    assert not deborde(telephone)
    telephone.get_by_role("button", name="Vérifié, c’est bien ainsi").first.click()
    voir(telephone.get_by_text("1 activité vérifiée"))
    voir(telephone.get_by_text("1 activité", exact=True))
    telephone.get_by_role("button", name="Modifier").click()
    voir(telephone.get_by_role("heading", level=1, name="Accompagnement individuel"))

    employeur = nouveau_contexte().new_page()
    se_connecter(employeur, "structure", ADRESSE + "doublons")
    voir(employeur.get_by_text("1 groupe, 2 activités"))
    attendre(employeur)
    employeur.get_by_role("button", name="Demander une correction").click()
    voir(employeur.get_by_role("dialog").get_by_text("Bonjour Thomas,"))
    verifier_axe(employeur)
    employeur.keyboard.press("Escape")
    with employeur.expect_download() as telechargement:
        employeur.get_by_role("link", name="Télécharger en CSV").click()
    lignes = telechargement.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert [ligne.split(";")[0] for ligne in lignes] == ["Remarque", "1", "1"]

"""« Ma structure »: an employer keeps its own contact; a wrong answer is told below its field."""

import pytest

from coop_data import db
from coop_data.domain.roles import Role
from tests.factories import create_structure, create_utilisateur
from tests.ui.administration.support import bouton, champ, rouvrir
from tests.ui.support import open_screen, texts


@pytest.mark.usefixtures("base")
def test_an_employer_keeps_its_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        mairie = create_utilisateur(session, Role.STRUCTURE, structure_id=create_structure(session).id)
    ecran = open_screen(monkeypatch, mairie, "ma-structure")
    assert "Adresse électronique\u00a0: Non renseigné" in texts(ecran)
    rouvrir(ecran, "structure.contact")
    champ(ecran, "Prénom et nom").set_value("Jeanne *Roux*")
    champ(ecran, "Adresse électronique").set_value("jeanne")
    bouton(ecran, "contact.enregistrer").click()
    rouvrir(ecran, "structure.contact")
    assert "Saisissez une adresse électronique de la forme nom@domaine.fr." in texts(ecran)
    champ(ecran, "Adresse électronique").set_value("jeanne@exemple.fr")
    bouton(ecran, "contact.enregistrer").click()
    rouvrir(ecran, "structure.contact")
    lu = texts(open_screen(monkeypatch, mairie, "ma-structure"))
    assert "Nom\u00a0: Jeanne *Roux*" in lu
    assert "Adresse électronique\u00a0: jeanne@exemple.fr" in lu

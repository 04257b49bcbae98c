"""The documents of our own: always the same, tagged, in French, and never written over an administrator's work."""

from uuid import UUID

import pytest
from sqlmodel import Session, select

from coop_data.documents.texte import imprimable
from coop_data.domain.ressources import ThematiqueRessource
from coop_data.models import Journal, Ressource
from coop_data.ressources import Fiche, modifier_ressource, supprimer_ressource
from coop_data.ressources.fichiers import chemin_of, defaut_du_fichier
from coop_data.statistiques import CATALOGUE
from coop_data.ui.navigation import PAGES
from seed import ressources
from seed.ressources import charger_ressources, lire_maisons
from tests.documents.lecture import Lu
from tests.ressources.support import ANCT, pdf

TITRES = {
    "Guide de l’administrateur": "0438247b-ec7e-51bb-9c60-4e95b2d0f8dc",
    "Guide de l’analyste ANCT": "a1d34904-aecb-5ce1-b7c2-6f1c5051e0d7",
    "Guide du conseiller numérique": "f1a19b5b-f2b5-5980-8cb3-c28682689047",
    "Guide du coordinateur": "22eb7eef-da90-50bb-b8be-62714a779adc",
    "Définitions des chiffres": "32fa070d-894d-558a-9c86-82a53a46c566",
    "Où ranger ?": "ac0872c6-a967-5224-933b-5490cd37ecc3",
    "Guide de la structure employeuse": "0ee0ce96-9b86-5977-8972-314abc7adaff",
}


def documents(session: Session) -> dict[str, Ressource]:
    return {lue.titre: lue for lue in session.exec(select(Ressource))}


def test_they_are_written_once_at_addresses_that_never_change(session: Session) -> None:
    assert charger_ressources(session) == 7
    session.commit()
    lus = documents(session)
    assert {titre: str(lue.id) for titre, lue in lus.items()} == TITRES
    assert {lue.thematique for lue in lus.values()} <= {terme.value for terme in ThematiqueRessource}
    assert [defaut_du_fichier(lue) for lue in lus.values()] == [""] * 7
    assert session.exec(select(Journal)).all() == []  # a backup may still be restored here
    empreintes = {titre: lue.empreinte for titre, lue in lus.items()}
    assert charger_ressources(session) == 0
    for lue in lus.values():
        chemin_of(lue).unlink()
    assert charger_ressources(session) == 7  # drawn again, to the byte
    assert {titre: lue.empreinte for titre, lue in documents(session).items()} == empreintes


def test_they_are_tagged_in_french_and_say_what_they_promise(session: Session) -> None:
    charger_ressources(session)
    lus = {titre: Lu(chemin_of(lue).read_bytes()) for titre, lue in documents(session).items()}
    for titre, lu in lus.items():
        assert lu.racine["/Lang"] == "fr-FR"
        assert lu.lecteur.metadata is not None
        assert lu.lecteur.metadata.title == imprimable(titre)
        assert {"/H1", "/H2", "/P"} <= set(lu.genres())
        assert "pdfuaid" in lu.racine["/Metadata"].get_object().get_data().decode()
    assert {"/L", "/LI"} <= set(lus["Guide du coordinateur"].genres())
    assert lus["Où ranger ?"].genres().count("/Table") == 2
    assert "Séance avec plusieurs personnes Atelier collectif" in lus["Où ranger ?"].texte
    definitions = lus["Définitions des chiffres"].texte
    for catalogue in CATALOGUE.values():
        assert [lue.code for lue in catalogue if " ".join(lue.libelle.split()) not in definitions] == []
    assert "Nombre de CRA d’atelier collectif. Unité : CRA." in definitions


def test_guides_name_pages_that_exist() -> None:
    titres = {page.titre for page in PAGES}
    nommees = {
        "conseiller": (
            "Mes activités",
            "Mes brouillons",
            "Corbeille",
            "Mes tags",
            "Mes statistiques",
            "À compléter",
            "Qualité des données",
        ),
        "coordinateur": (
            "Mon équipe",
            "Mes partenaires",
            "Bilan trimestriel",
            "Mes statistiques",
            "Conseillers",
            "Suivi de saisie",
            "Qualité des données",
        ),
        "structure-employeuse": (
            "Ma structure",
            "Conseillers",
            "Suivi de saisie",
            "Explorer",
            "Statistiques par territoire",
        ),
        "analyste-anct": (
            "Statistiques par territoire",
            "Comparer deux territoires",
            "Coordination",
            "Trimestre des coordinateurs",
            "Photographies",
            "Suivi de saisie",
            "Explorer",
            "Qualité des données",
        ),
        "administrateur": ("Comptes", "Créer un compte", "Demandes", "Imports"),
    }
    textes = {maison.source.split(":")[1]: str(maison.document.blocs) for maison in lire_maisons()}
    for code, pages in nommees.items():
        assert [page for page in pages if page not in titres or f"« {page} »" not in textes[code]] == []


def test_what_an_administrator_did_is_kept(session: Session) -> None:
    charger_ressources(session)
    cles = {titre: UUID(cle) for titre, cle in TITRES.items()}
    remplace, renomme, supprime = "Où ranger ?", "Guide du coordinateur", "Guide de l’analyste ANCT"
    modifier_ressource(
        session,
        acteur=ANCT,
        ressource_id=cles[remplace],
        fiche=Fiche(titre=remplace, thematique="emploi"),
        nom_fichier="le-mien.pdf",
        contenu=pdf(),
    )
    modifier_ressource(
        session, acteur=ANCT, ressource_id=cles[renomme], fiche=Fiche(titre="Nouveau nom", thematique="emploi")
    )
    supprimer_ressource(session, acteur=ANCT, ressource_id=cles[supprime])
    session.commit()
    assert charger_ressources(session) == 0
    assert chemin_of(session.get_one(Ressource, cles[remplace])).read_bytes() == pdf()
    assert session.get_one(Ressource, cles[renomme]).titre == "Nouveau nom"
    assert session.get_one(Ressource, cles[supprime]).supprime_le is not None


def test_a_text_that_changed_is_drawn_again_at_the_same_address(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    charger_ressources(session)
    session.commit()
    avant = documents(session)["Où ranger ?"]
    ancien = chemin_of(avant)
    monkeypatch.setattr(ressources, "SUITES", {"definitions-des-chiffres": ressources.blocs_des_definitions})
    assert charger_ressources(session) == 1
    session.commit()
    apres = documents(session)["Où ranger ?"]
    assert (apres.id, chemin_of(apres).is_file(), ancien.is_file()) == (avant.id, True, False)

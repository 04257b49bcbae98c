"""Documents added, changed, replaced, deleted and given back: who may, what is refused, what is kept."""

import stat
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.config import get_reglages
from coop_data.domain.ressources import TAILLE_MAX, ThematiqueRessource
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import Journal, Ressource
from coop_data.ressources import (
    Fiche,
    ajouter_ressource,
    chercher_ressources,
    lire_ressource,
    modifier_ressource,
    ressources_supprimees,
    restaurer_ressource,
    supprimer_ressource,
)
from coop_data.ressources.fichiers import chemin_of, empreinte_of
from tests.ressources.support import ANCT, ajouter, pdf

FICHE = Fiche(titre="Écrire un courriel", thematique="courriel", tags="e-mail, Débuter")


def fichiers() -> list[str]:
    dossier = get_reglages().dossier / "ressources"
    return sorted(chemin.name for chemin in dossier.iterdir()) if dossier.exists() else []


def erreurs(session: Session, fiche: Fiche, contenu: bytes | None, nom: str = "essai.pdf") -> dict[str, str]:
    with pytest.raises(SaisieInvalide) as refus:
        ajouter_ressource(session, acteur=ANCT, fiche=fiche, nom_fichier=nom, contenu=contenu)
    return refus.value.erreurs


def test_a_document_is_stored_under_a_name_of_ours(session: Session) -> None:
    contenu = pdf()
    ressource = ajouter_ressource(
        session, acteur=ANCT, fiche=FICHE, nom_fichier="..\\..\\etc/../Mon \u202efichier.pdf", contenu=contenu
    )
    assert (ressource.tags, ressource.taille, ressource.empreinte) == (
        ["e-mail", "Débuter"],
        len(contenu),
        empreinte_of(contenu),
    )
    assert ressource.nom_fichier == "Mon fichier.pdf"
    chemin = chemin_of(ressource)
    assert chemin.parent == get_reglages().dossier / "ressources"
    assert (chemin.name, chemin.read_bytes()) == (f"{ressource.id}.{ressource.empreinte[:16]}.pdf", contenu)
    assert fichiers() == [chemin.name]
    assert (stat.S_IMODE(chemin.stat().st_mode), stat.S_IMODE(chemin.parent.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize(
    ("contenu", "phrase"),
    [
        (None, "Choisissez le fichier PDF"),
        (b"", "est vide"),
        (b"<!doctype html><script>alert(1)</script>", "n’est pas un PDF"),
        (b"\n" + pdf(), "n’est pas un PDF"),
        (b"PK\x03\x04" + b"0" * 100, "n’est pas un PDF"),
        (b"%PDF-1.7\n" + b"<script>alert(1)</script>" * 9, "ne s’ouvre pas"),
        (pdf()[:200], "ne s’ouvre pas"),
        (pdf(mot_de_passe="secret"), "demande un mot de passe"),
        (pdf(programme="app.alert('x')"), "contient un programme"),
        (b"%PDF-1.7\n" + b"0" * TAILLE_MAX, "dépasse 20 Mo"),
    ],
    ids=["absent", "vide", "html", "decale", "zip", "faux", "coupe", "protege", "programme", "lourd"],
)
def test_what_is_no_open_pdf_is_refused_whatever_its_name(
    session: Session, contenu: bytes | None, phrase: str
) -> None:
    assert phrase in erreurs(session, FICHE, contenu)["fichier"]
    assert fichiers() == []
    assert session.exec(select(Ressource)).all() == []


def test_every_fault_of_the_form_is_said_at_once(session: Session) -> None:
    mauvaise = Fiche(titre=" a ", thematique="cuisine", tags=["t" * 41], description="d" * 601)
    assert list(erreurs(session, mauvaise, b"")) == ["titre", "thematique", "tags", "description", "fichier"]
    longue = Fiche(titre="t" * 121, thematique="", tags=",".join(f"tag {rang}" for rang in range(9)))
    assert list(erreurs(session, longue, pdf())) == ["titre", "thematique", "tags"]


def test_tags_are_cleaned_and_kept_once(session: Session) -> None:
    assert ajouter(session, "Guide", tags=" #Jeunes ,jeunes,  Été  2026,, ETE 2026").tags == ["Jeunes", "Été 2026"]


def test_the_same_file_is_recognised(session: Session) -> None:
    premier = ajouter_ressource(session, acteur=ANCT, fiche=FICHE, nom_fichier="a.pdf", contenu=pdf())
    session.flush()
    autre = Fiche(titre="Autre titre", thematique="emploi")
    assert (
        "déjà dans la ressourcerie : « Écrire un courriel »" in erreurs(session, autre, pdf(), "b.pdf")["fichier"]
    )
    supprimer_ressource(session, acteur=ANCT, ressource_id=premier.id)
    assert "restaurez « Écrire un courriel »" in erreurs(session, autre, pdf())["fichier"]
    second = ajouter(session, "Second")
    with pytest.raises(SaisieInvalide, match="restaurez"):
        modifier_ressource(session, acteur=ANCT, ressource_id=second.id, fiche=FICHE, contenu=pdf())


def test_a_replaced_file_keeps_its_address_and_takes_the_old_one_away(base_servie: Engine) -> None:
    with db.ecriture() as session:
        ressource = ajouter(session, "Guide")
        ancien = chemin_of(ressource)
    nouveau = pdf("version 2")
    with db.ecriture() as session:
        modifiee = modifier_ressource(
            session, acteur=ANCT, ressource_id=ressource.id, fiche=FICHE, nom_fichier="v2.pdf", contenu=nouveau
        )
        assert ancien.is_file()  # until the change is committed
    assert (modifiee.id, chemin_of(modifiee).read_bytes(), modifiee.nom_fichier) == (
        ressource.id,
        nouveau,
        "v2.pdf",
    )
    assert fichiers() == [chemin_of(modifiee).name]


def test_a_replacement_undone_keeps_the_file(base_servie: Engine) -> None:
    with db.ecriture() as session:
        ressource = ajouter(session, "Guide")
    avant = chemin_of(ressource).read_bytes()
    with pytest.raises(ZeroDivisionError), db.ecriture() as session:
        modifier_ressource(session, acteur=ANCT, ressource_id=ressource.id, fiche=FICHE, contenu=pdf("autre"))
        raise ZeroDivisionError
    with db.lecture() as session:
        relue = lire_ressource(session, acteur=ANCT, ressource_id=ressource.id)
        assert (relue.titre, chemin_of(relue).read_bytes()) == ("Guide", avant)


def test_a_change_is_journaled_and_no_change_is_not(session: Session) -> None:
    ressource = ajouter(session, "Guide", tags="un", description="Court.")
    for _ in range(2):
        modifier_ressource(
            session,
            acteur=ANCT,
            ressource_id=ressource.id,
            fiche=Fiche(titre="Guide neuf", thematique="bureautique", tags=["un"], description=" Court. "),
        )
    supprimer_ressource(session, acteur=ANCT, ressource_id=ressource.id)
    restaurer_ressource(session, acteur=ANCT, ressource_id=ressource.id)
    lignes = session.exec(select(Journal).where(Journal.objet == "ressource").order_by(Journal.id)).all()
    assert [(ligne.action, ligne.objet_id, ligne.auteur) for ligne in lignes] == [
        (action, str(ressource.id), "Anaïs Anct") for action in ("creer", "modifier", "supprimer", "restaurer")
    ]
    assert (lignes[1].avant, lignes[1].apres) == ({"titre": "Guide"}, {"titre": "Guide neuf"})


def test_a_deleted_document_is_out_of_reach_until_it_is_given_back(session: Session) -> None:
    ressource = ajouter(session, "Guide")
    supprimer_ressource(session, acteur=ANCT, ressource_id=ressource.id)
    assert chercher_ressources(session, acteur=ANCT) == []
    assert [lue.id for lue in ressources_supprimees(session, acteur=ANCT)] == [ressource.id]
    for geste in (supprimer_ressource, lire_ressource):
        with pytest.raises(Introuvable):
            geste(session, acteur=ANCT, ressource_id=ressource.id)
    restaurer_ressource(session, acteur=ANCT, ressource_id=ressource.id)
    assert lire_ressource(session, acteur=ANCT, ressource_id=ressource.id).titre == "Guide"
    with pytest.raises(Introuvable):
        restaurer_ressource(session, acteur=ANCT, ressource_id=ressource.id)
    with pytest.raises(Introuvable):
        modifier_ressource(session, acteur=ANCT, ressource_id=uuid4(), fiche=FICHE)


def test_giving_back_beside_the_same_file_is_refused(session: Session) -> None:
    ressource = ajouter(session, "Guide")
    ressource.supprime_le = ressource.cree_le
    session.add(
        Ressource(
            titre="Double", thematique="emploi", nom_fichier="d.pdf", taille=1, empreinte=ressource.empreinte
        )
    )
    session.flush()
    with pytest.raises(SaisieInvalide, match="« Double »"):
        restaurer_ressource(session, acteur=ANCT, ressource_id=ressource.id)


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role or "personne")
def test_everyone_reads_and_only_administrators_and_the_anct_write(session: Session, role: Role | None) -> None:
    ressource = ajouter(session, "Guide")
    acteur = Acteur("Qui", frozenset({role} if role else ()))
    cle = {"acteur": acteur, "ressource_id": ressource.id}
    gestes = {
        "lire": lambda: (lire_ressource(session, **cle), chercher_ressources(session, acteur=acteur)),
        "ajouter": lambda: ajouter_ressource(
            session, acteur=acteur, fiche=FICHE, nom_fichier="x.pdf", contenu=pdf(str(role))
        ),
        "modifier": lambda: modifier_ressource(session, fiche=FICHE, **cle),
        "supprimer": lambda: supprimer_ressource(session, **cle),
        "supprimees": lambda: ressources_supprimees(session, acteur=acteur),
        "restaurer": lambda: restaurer_ressource(session, **cle),
    }
    permis = set()
    for nom, geste in gestes.items():
        try:
            geste()
            permis.add(nom)
        except AccesRefuse:
            continue
    lecteurs = {"lire"} if role else set()
    assert permis == (set(gestes) if role in (Role.ANCT, Role.ADMIN) else lecteurs)


def test_thematiques_are_those_of_the_ressourcerie_then_of_the_employers_documents() -> None:
    libelles = [terme.libelle for terme in ThematiqueRessource]
    assert len(libelles) == 11 + 7
    assert (libelles[0], libelles[9:12]) == (
        "Courriel",
        ["Fiches CNIL", "Espace Conseiller", "Préparer la validation de l’ouverture du ou des poste(s)"],
    )

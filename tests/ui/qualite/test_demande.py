"""Whom a correction is asked of: the address is for those who may read it today, the message says why; those of
one person are read together.
"""

from datetime import date
from uuid import UUID, uuid4

from coop_data.analytics.qualite_lecture import Remarque, Signale
from coop_data.domain.qualite import Controle
from coop_data.exports.qualite import Ligne, RemarqueLue, regrouper
from coop_data.ui.qualite.demande import texte_de_la_demande, texte_du_signalement


def ligne(quoi: str, detail: str, minutes: int) -> Ligne:
    return Ligne(date(2026, 3, 10), "Alix Petit", None, "accompagnement", quoi, detail, minutes, None, None)


def test_the_message_names_the_first_remarks_and_counts_the_others() -> None:
    court = RemarqueLue(Controle.DUREES, "5\u202fmin.", (ligne("Atelier", "Santé", 5),))
    texte = texte_de_la_demande("Alix", [court], 12, signature="Chloé Roux")
    assert texte.startswith("Bonjour Alix,\n")
    assert "\n- le 10/03/2026, Atelier · Santé\u202f: 5\u202fmin.\n- et 11 autres.\n" in texte
    assert "doublon" not in texte and texte.endswith("\n\nMerci, et bonne journée,\nChloé Roux")
    pareilles = texte_de_la_demande("Alix", [court] * 4, 4, signature="Chloé Roux")
    assert "\n- le 10/03/2026, Atelier · Santé\u202f: 5\u202fmin. (4 fois)\n\n" in pareilles
    double = RemarqueLue(Controle.DOUBLONS, "Deux fois.", court.lignes)
    assert "\u202f; un doublon se supprime" in texte_de_la_demande("Alix", [double], 1, signature="Chloé Roux")


def test_reports_of_one_day_are_told_apart_by_their_theme_and_their_duration() -> None:
    sans = [
        RemarqueLue(Controle.A_COMPLETER, "Il manque le lieu.", (ligne("Individuel", *fait),))
        for fait in (("Santé", 60), ("Santé", 15), ("", 0))
    ]
    texte = texte_de_la_demande("Alix", sans, 3, signature="Chloé Roux")
    debut, fin = "\n- le 10/03/2026, Individuel", "\u202f: Il manque le lieu."
    assert f"{debut} · Santé · 1\u202fh{fin}{debut} · Santé · 15\u202fmin{fin}{debut}{fin}\n" in texte


def remarque(prenom: str, personne_id: UUID, jour: int) -> Remarque:
    cra = Signale(
        cra_id=uuid4(),
        formulaire="accompagnement",
        date=date(2026, 5, jour),
        personne_id=personne_id,
        personne_id_externe="C-7",
        prenom=prenom,
        nom="Petit",
        structure=None,
        departement=None,
        minutes=60,
        version=1,
        manques=(),
        titre="",
        ailleurs=False,
    )
    return Remarque(Controle.SANS_STRUCTURE, ("sans_structure",), (cra,))


def test_a_poste_that_is_missing_is_asked_for_with_whose_and_which_days() -> None:
    alix = uuid4()
    texte = texte_du_signalement([remarque("Alix", alix, 9), remarque("Alix", alix, 3)], signature="Chloé Roux")
    assert "2 activités de Alix Petit (identifiant C-7), du 03/05/2026 au 09/05/2026" in texte


def test_people_come_together_in_the_order_of_their_first_remark() -> None:
    alix, nour = uuid4(), uuid4()
    rangees = [remarque("Alix", alix, 9), remarque("Nour", nour, 8), remarque("Alix", alix, 3)]
    assert [(r.premier.prenom, r.premier.date.day) for r in regrouper(rangees)] == [
        ("Alix", 9),
        ("Alix", 3),
        ("Nour", 8),
    ]

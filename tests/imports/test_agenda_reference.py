"""Calendars as Google, Outlook and Apple write them, and the events of a month that they hold, typed by hand."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coop_data.acces.acteur import PARIS
from coop_data.errors import ErreurUtilisateur
from coop_data.imports.agenda import lire_agenda

DOSSIER = Path(__file__).resolve().parents[1] / "donnees" / "agenda"
MARS = (date(2026, 3, 1), date(2026, 3, 31))
Evenement = tuple[date, str | None, int | None, str]
"""Day, hour (None: the whole day), minutes (None: not said), title."""


def jour(quantieme: int) -> date:
    return date(2026, 3, quantieme)


OUTLOOK = "outlook-windows-1252.ics"
COMITE = (
    "Comité de pilotage de l’inclusion numérique du département du Rhône, séance plénière avec les partenaires"
)
ATTENDUS: dict[str, list[Evenement]] = {
    "google.ics": [
        (jour(2), "14:00", 60, "Point hebdo"),  # the 9th is cancelled, the 16th taken out, the 23rd moved
        (jour(10), "09:30", 120, "Réunion de coordination"),
        (jour(11), "00:30", 60, "Bascule du site"),  # the day before in UTC
        (jour(17), None, None, "Forum des associations"),
        (jour(19), "09:00", 150, COMITE),
        (jour(24), None, None, "Semaine du numérique, Bron"),
        (jour(24), "16:00", 90, "Point hebdo (décalé)"),
        (jour(30), "14:00", 60, "Point hebdo"),  # summer time began the day before
    ],
    OUTLOOK: [
        (jour(5), "10:00", 90, "Comité technique – état de l’œuvre"),
        (jour(19), "09:00", 60, "Réunion d’équipe"),  # third Thursday
        (jour(26), None, None, "Journée d’inclusion numérique"),
    ],
    "apple.ics": [
        (jour(6), "14:00", 90, "Aide à la recherche de financements"),  # no zone: as it is
        (jour(11), "05:00", 120, "Webinaire depuis La Réunion"),
        (jour(13), "11:00", None, "Appeler la préfecture"),
        (jour(20), "10:00", 60, "☕ Café des médiateurs; suite"),
        (jour(21), "22:00", 180, "Nuit du code"),
        (jour(27), "09:30", 45, "Permanence"),
        (jour(29), "09:30", 45, "Permanence"),
        (jour(30), "09:30", 45, "Permanence"),
    ],
}


def lire(contenu: bytes, du: date, au: date, fuseau: ZoneInfo = PARIS) -> list[Evenement]:
    agenda = lire_agenda(contenu, du=du, au=au, fuseau=fuseau)
    return [(lu.jour, lu.heure or None, lu.minutes, lu.titre) for lu in agenda.rendez_vous]


@pytest.mark.parametrize("nom", ATTENDUS)
def test_the_events_of_a_month(nom: str) -> None:
    assert lire((DOSSIER / nom).read_bytes(), *MARS) == ATTENDUS[nom]


def test_outlook_in_utf_8_says_the_same() -> None:
    contenu = (DOSSIER / OUTLOOK).read_bytes().decode("cp1252").encode("utf-8-sig")
    assert lire(contenu, *MARS) == ATTENDUS[OUTLOOK]


def test_both_ends_of_the_period_are_included() -> None:
    contenu = (DOSSIER / "google.ics").read_bytes()
    assert lire(contenu, jour(24), jour(24)) == ATTENDUS["google.ics"][5:7]
    assert lire(contenu, jour(3), jour(9)) == []
    assert [titre for *_, titre in lire(contenu, date(2026, 2, 27), date(2026, 2, 27))] == ["La veille de mars"]
    assert [titre for *_, titre in lire(contenu, date(2026, 4, 1), date(2026, 4, 1))] == ["Déjà en avril à Paris"]


def test_hours_are_those_of_the_person_s_zone() -> None:
    la_reunion = ZoneInfo("Indian/Reunion")
    apple = lire((DOSSIER / "apple.ics").read_bytes(), *MARS, la_reunion)
    assert (jour(11), "08:00", 120, "Webinaire depuis La Réunion") in apple
    assert (jour(6), "14:00", 90, "Aide à la recherche de financements") in apple
    google = lire((DOSSIER / "google.ics").read_bytes(), *MARS, la_reunion)
    assert (jour(11), "03:30", 60, "Bascule du site") in google


def calendrier(*lignes: str) -> bytes:
    """A calendar of one event."""
    evenement = ("BEGIN:VEVENT", "UID:e1", "DTSTAMP:20260301T080000Z", *lignes, "END:VEVENT")
    return "\r\n".join(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//e//e", *evenement, "END:VCALENDAR", "")
    ).encode()


def test_a_rule_without_end_gives_the_days_of_the_period_only() -> None:
    sans_fin = calendrier(
        "DTSTART;TZID=Europe/Paris:20150101T080000", "DURATION:PT15M", "RRULE:FREQ=DAILY", "SUMMARY:Jour"
    )
    lus = lire(sans_fin, *MARS)
    assert [lu[0] for lu in lus] == [jour(quantieme) for quantieme in range(1, 32)]
    assert {lu[1:] for lu in lus} == {("08:00", 15, "Jour")}


def test_a_rule_that_would_flood_is_bounded_or_refused() -> None:
    deluge = calendrier("DTSTART:20260301T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY", "SUMMARY:Tic")
    try:
        assert len(lire(deluge, *MARS)) <= 5_000
    except ErreurUtilisateur as refus:
        assert str(refus)


@pytest.mark.parametrize(
    "contenu",
    [
        b"",
        b"id;nom\r\n1;Structure\r\n",
        b"PK\x03\x04 un classeur",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anne\r\nEND:VCARD\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260310T",
    ],
    ids=["vide", "csv", "classeur", "image", "carte de visite", "tronqué"],
)
def test_what_is_no_calendar_is_refused_in_french(contenu: bytes) -> None:
    with pytest.raises(ErreurUtilisateur) as refus:
        lire(contenu, *MARS)
    assert str(refus.value)


def test_one_unreadable_event_does_not_lose_the_others() -> None:
    abime = b"DTSTART;TZID=Europe/Paris:20260313T110000", b"DTSTART:hier"
    contenu = (DOSSIER / "apple.ics").read_bytes().replace(*abime)
    assert [lu[3] for lu in lire(contenu, *MARS)] == [
        titre for *_, titre in ATTENDUS["apple.ics"] if titre != "Appeler la préfecture"
    ]


def test_an_occurrence_moved_into_the_period_is_read_there_once() -> None:
    serie = (
        "DTSTART;TZID=Europe/Paris:20260406T090000",
        "DTEND;TZID=Europe/Paris:20260406T100000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "SUMMARY:Permanence",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:e1",
        "RECURRENCE-ID;TZID=Europe/Paris:20260406T090000",
        "DTSTART;TZID=Europe/Paris:20260330T140000",
        "DTEND;TZID=Europe/Paris:20260330T143000",
        "SUMMARY:Permanence avancée",
    )
    assert lire(calendrier(*serie), *MARS) == [(jour(30), "14:00", 30, "Permanence avancée")]
    avril = lire(calendrier(*serie), date(2026, 4, 1), date(2026, 4, 30))
    assert avril == [(date(2026, 4, 13), "09:00", 60, "Permanence")]


def test_nothing_of_who_was_invited_nor_of_what_was_written_is_kept() -> None:
    contenu = calendrier(
        "DTSTART:20260310T083000Z",
        "DURATION:PT1H",
        "SUMMARY:Entretien",
        "DESCRIPTION:Mme Lescure\\, 06 12 34 56 78",
        "ORGANIZER;CN=Paul Roche:mailto:paul@exemple.fr",
        "ATTENDEE;CN=Zoé Lescure:mailto:zoe@exemple.fr",
    )
    lu = repr(lire_agenda(contenu, du=MARS[0], au=MARS[1], fuseau=PARIS))
    assert "Entretien" in lu
    for personne in ("Lescure", "Roche", "exemple.fr", "06 12"):
        assert personne not in lu

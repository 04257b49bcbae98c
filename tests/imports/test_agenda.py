"""Calendars: what is read of them, in whose time, what is left out, what is refused."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from coop_data.errors import ErreurUtilisateur
from coop_data.imports.agenda import Agenda, RendezVous, lire_agenda

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
NOVEMBRE = {"du": date(2026, 11, 1), "au": date(2026, 11, 30)}


def calendrier(*evenements: str, entete: str = "") -> bytes:
    """A calendar file; each event is given as its lines."""
    corps = "".join(f"BEGIN:VEVENT\n{evenement.strip()}\nEND:VEVENT\n" for evenement in evenements)
    texte = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//essai\n{entete}{corps}END:VCALENDAR\n"
    return texte.replace("\n", "\r\n").encode()


def lire(*evenements: str, fuseau: ZoneInfo = PARIS, entete: str = "") -> Agenda:
    return lire_agenda(calendrier(*evenements, entete=entete), fuseau=fuseau, **NOVEMBRE)


def seul(*evenements: str, fuseau: ZoneInfo = PARIS) -> RendezVous:
    (rendez_vous,) = lire(*evenements, fuseau=fuseau).rendez_vous
    return rendez_vous


def test_event_keeps_its_day_hour_duration_title_and_place_and_nothing_of_who_came() -> None:
    rendez_vous = seul(
        "UID:un\nDTSTART:20261116T130000Z\nDTEND:20261116T143000Z\nSUMMARY:Réunion de coordination\n"
        "LOCATION:Préfecture\nDESCRIPTION:Dossier de Mme Secret\n"
        "ATTENDEE;CN=Jean Secret:mailto:secret@exemple.fr\n"
        "ORGANIZER:mailto:secret@exemple.fr"
    )
    assert rendez_vous == RendezVous(
        "un", date(2026, 11, 16), "14:00", 90, 1, "Réunion de coordination", "Préfecture", prive=False
    )
    assert "secret" not in repr(rendez_vous).lower()


@pytest.mark.parametrize(
    ("debut", "fuseau", "jour", "heure"),
    [
        ("DTSTART:20261116T223000Z", PARIS, date(2026, 11, 16), "23:30"),
        ("DTSTART:20261116T223000Z", REUNION, date(2026, 11, 17), "02:30"),
        ("DTSTART;TZID=America/New_York:20261116T090000", PARIS, date(2026, 11, 16), "15:00"),
        ("DTSTART:20261116T090000", REUNION, date(2026, 11, 16), "09:00"),
        ("DTSTART;VALUE=DATE:20261116", REUNION, date(2026, 11, 16), ""),
    ],
)
def test_days_and_hours_are_those_of_the_person(debut: str, fuseau: ZoneInfo, jour: date, heure: str) -> None:
    rendez_vous = seul(f"UID:un\n{debut}\nSUMMARY:Point", fuseau=fuseau)
    assert (rendez_vous.jour, rendez_vous.heure) == (jour, heure)


@pytest.mark.parametrize(
    ("bornes", "minutes", "jours"),
    [
        ("DTSTART;VALUE=DATE:20261116\nDTEND;VALUE=DATE:20261117", None, 1),
        ("DTSTART;VALUE=DATE:20261116\nDTEND;VALUE=DATE:20261119", None, 3),
        ("DTSTART:20261116T080000Z\nDURATION:PT45M", 45, 1),
        ("DTSTART:20261116T080000Z\nDTEND:20261118T160000Z", None, 3),
        ("DTSTART:20261116T210000Z\nDTEND:20261116T230000Z", 120, 1),
        ("DTSTART:20261116T080000Z", None, 1),
        ("DTSTART:20261116T080000Z\nDTEND:20261116T070000Z", 60, 1),  # ends inverted: the right way round
    ],
)
def test_whole_days_and_several_days_have_no_duration(bornes: str, minutes: int | None, jours: int) -> None:
    rendez_vous = seul(f"UID:un\n{bornes}\nSUMMARY:Salon")
    assert (rendez_vous.minutes, rendez_vous.jours) == (minutes, jours)


def test_repetition_gives_each_time_with_its_exceptions() -> None:
    agenda = lire(
        "UID:serie\nDTSTART;TZID=Europe/Paris:20261102T140000\nDTEND;TZID=Europe/Paris:20261102T150000\n"
        "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Paris:20261109T140000\nSUMMARY:Équipe",
        "UID:serie\nRECURRENCE-ID;TZID=Europe/Paris:20261116T140000\nDTSTART;TZID=Europe/Paris:20261117T090000\n"
        "DTEND;TZID=Europe/Paris:20261117T103000\nSUMMARY:Équipe (déplacée)",
    )
    assert [(rdv.jour.day, rdv.heure, rdv.minutes, rdv.titre) for rdv in agenda.rendez_vous] == [
        (2, "14:00", 60, "Équipe"),
        (17, "09:00", 90, "Équipe (déplacée)"),
        (23, "14:00", 60, "Équipe"),
    ]
    assert len({rdv.cle for rdv in agenda.rendez_vous}) == 3


def test_both_ends_of_the_period_are_included_in_the_time_of_the_person() -> None:
    agenda = lire(
        *(
            f"UID:{jour}{heure}\nDTSTART:{jour}T{heure}00Z\nSUMMARY:{jour}"
            for jour, heure in (
                ("20261031", "2230"),
                ("20261031", "2330"),
                ("20261130", "2230"),
                ("20261130", "2330"),
            )
        )
    )
    assert [(rdv.jour, rdv.heure) for rdv in agenda.rendez_vous] == [
        (date(2026, 11, 1), "00:30"),
        (date(2026, 11, 30), "23:30"),
    ]


def test_cancelled_and_unreadable_events_are_left_out_and_counted() -> None:
    agenda = lire(
        "UID:a\nDTSTART:20261116T080000Z\nSTATUS:CANCELLED\nSUMMARY:Annulé",
        "UID:b\nDTSTART:zzz\nSUMMARY:Cassé",
        "UID:c\nSUMMARY:Sans date",
        "UID:d\nDTSTART:20261116T080000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Sans fin",
        "UID:e\nDTSTART:20261116T080000Z\nSUMMARY:Bon",
    )
    assert [rdv.titre for rdv in agenda.rendez_vous] == ["Bon"]
    assert (agenda.annules, agenda.illisibles) == (1, 3)


def test_private_events_say_so_and_titles_may_be_missing() -> None:
    rendez_vous = seul("UID:un\nDTSTART:20261116T080000Z\nCLASS:PRIVATE")
    assert (rendez_vous.prive, rendez_vous.titre) == (True, "Sans titre")


def test_one_event_twice_in_a_day_keeps_two_keys() -> None:
    agenda = lire("UID:un\nDTSTART:20261116T080000Z\nRRULE:FREQ=HOURLY;COUNT=2\nSUMMARY:Point")
    assert [rdv.cle for rdv in agenda.rendez_vous] == ["un|2026-11-16", "un|2026-11-16|2"]


@pytest.mark.parametrize(
    "contenu",
    [
        b"",
        b"nom;date\nReunion;2026-11-16\n",
        b"\xff\xfe\x00\x01",
        b"PK\x03\x04 archive",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:un\r\n",
        b"BEGIN:VEVENT\r\nUID:un\r\nDTSTART:20261116T080000Z\r\nEND:VEVENT\r\n",
    ],
    ids=["vide", "tableau", "binaire", "archive", "tronque", "sans calendrier"],
)
def test_broken_file_is_one_french_sentence(contenu: bytes) -> None:
    with pytest.raises(ErreurUtilisateur, match="n’est pas un agenda lisible"):
        lire_agenda(contenu, fuseau=PARIS, **NOVEMBRE)


def test_file_too_big_and_period_too_long_are_refused() -> None:
    with pytest.raises(ErreurUtilisateur, match="5 Mo"):
        lire_agenda(b" " * (5 * 1024 * 1024 + 1), fuseau=PARIS, **NOVEMBRE)
    with pytest.raises(ErreurUtilisateur, match="un an"):
        lire_agenda(calendrier(), fuseau=PARIS, du=date(2025, 1, 1), au=date(2026, 11, 30))


def test_more_events_than_a_list_can_hold_are_refused() -> None:
    with pytest.raises(ErreurUtilisateur, match="1 000"):
        lire(*(f"UID:{rang}\nDTSTART:20261116T080000Z\nSUMMARY:Point" for rang in range(1001)))


def test_cancelled_calendar_and_calendar_without_event_are_told_apart() -> None:
    assert lire().rendez_vous == ()
    with pytest.raises(ErreurUtilisateur):
        lire(entete="METHOD:CANCEL\n")

"""Dates: found by patterns on the folded line, computed by ``dateparser`` in French, the past preferred.

The library receives only the words found; it reads its tables from disk and uses no network.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from dateparser.date import DateDataParser

from coop_data import formats
from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille

CHAMP: Final = "date"
LOIN: Final = timedelta(days=183)
"""Days beyond which a date without a year is nearer in the future than in the past: a hesitation is then told."""

UN_JOUR_CHACUNE: Final = frozenset({"accompagnement", "animation"})
"""Forms that take one report per day; an évènement may last several days."""
PLUSIEURS_JOURS: Final = (
    "« {mots} » : plusieurs jours, le premier est retenu. Une activité par jour : "
    "dupliquez-la ensuite aux autres dates."
)
JOURS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MOMENT: Final = r"(?:\s(?:matin|midi|apres[\s-]midi|soir))?"
_JOUR: Final = rf"(?:{'|'.join(JOURS)})"
MOIS: Final = (
    r"(?:janv(?:ier)?|fev(?:rier|r)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|"
    r"nov(?:embre)?|dec(?:embre)?)\.?"
)
_DEBUT: Final = r"(?<![\w/.,])"
_FIN: Final = r"(?![\w/])"


def _motif(corps: str) -> re.Pattern[str]:
    return re.compile(rf"{_DEBUT}{corps}{_FIN}")


_RELATIF: Final = _motif(
    rf"(?:d')?(?P<jour>avant[\s-]hier|hier|aujourd'hui|apres[\s-]demain|demain|ce\s(?:matin|midi|soir|jour)|"
    rf"cet(?:te)?\sapres[\s-]midi|tout\sa\sl'heure){_MOMENT}"
)
_ANNEE: Final = re.compile(r"\d{4}|[/.-]\d+[/.-]\d\d$|[a-z.]\s\d\d$")
_IL_Y_A: Final = _motif(
    r"il\sy\sa\s(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|dix|quinze)\s(?:jours?|semaines?)"
)
_ECRITE: Final = _motif(
    rf"(?:(?:le\s|du\s)?(?P<semaine>{_JOUR})\s)?(?:le\s|du\s)?(?P<jour>(?:1er|[12]?\d|3[01])\s?{MOIS}(?:\s20\d\d(?!\d))?)"
)
_CHIFFREE: Final = _motif(
    rf"(?:(?:le\s|du\s)?(?P<semaine>{_JOUR})\s)?(?:le\s|du\s)?"
    r"(?P<jour>\d{4}-\d\d-\d\d|\d{1,2}(?:/\d{1,2}(?:/(?:20)?\d\d)?|-\d{1,2}-(?:20)?\d\d|\.\d{1,2}\.(?:20)?\d\d))"
)
_PLUSIEURS_JOURS: Final = _motif(
    rf"(?:du\s|les\s|le\s)?(?P<premier>1er|\d{{1,2}})(?:\s?,\s?\d{{1,2}})*\s?(?:au|et|&|-)\s?(?:le\s)?(?:1er|\d{{1,2}})\s?"
    rf"(?P<mois>{MOIS}(?:\s20\d\d)?)"
)
_DE_LA_SEMAINE: Final = _motif(rf"(?:le\s)?(?P<jour>{_JOUR}){_MOMENT}\sde\sla\ssemaine\s(?:derniere|passee)")
_DE_SEMAINE: Final = _motif(
    rf"(?:le\s|ce\s|du\s)?(?P<jour>{_JOUR}){_MOMENT}(?:\s(?P<sens>dernier|passe|prochain))?"
)
_SEMAINE_ET_RANG: Final = _motif(rf"(?:le\s|du\s)?(?P<jour>{_JOUR}\s(?:1er|[12]?\d|3[01]))")
_RANG: Final = _motif(r"le\s(?P<jour>1er|[12]?\d|3[01])")
_PERIODE: Final = _motif(
    rf"(?:(?:(?:la|cette)\s)?semaine(?:\s(?:derniere|passee|prochaine))?|(?:le|ce)\smois(?:-ci|\s(?:dernier|passe|prochain))?|"
    rf"(?:le|ce)\sweek[\s-]?end(?:\s(?:dernier|passe))?|en\s{MOIS}|(?:le|ce)\strimestre(?:\sdernier)?)"
)


def trouver_dates(ligne: Ligne, *, aujourdhui: date) -> Iterator[Trouvaille]:
    """Days, surest first. Words that name a week or a month fill nothing, and this is told."""
    for trouvee in ligne.chercher(_RELATIF):
        yield _relative(trouvee, aujourdhui)
    yield from _plusieurs_jours(ligne, aujourdhui)
    for motif in (_IL_Y_A, _CHIFFREE, _ECRITE):
        for trouvee in ligne.chercher(motif):
            yield _calculee(ligne, trouvee, trouvee.groupdict().get("jour") or trouvee[0], aujourdhui)
    for trouvee in ligne.chercher(_DE_LA_SEMAINE):
        lundi = aujourdhui - timedelta(days=aujourdhui.weekday() + 7)
        yield Trouvaille(*trouvee.span(), CHAMP, lundi + timedelta(days=JOURS.index(trouvee["jour"])))
    for trouvee in ligne.chercher(_SEMAINE_ET_RANG):
        yield _calculee(ligne, trouvee, trouvee["jour"], aujourdhui)
    for trouvee in ligne.chercher(_DE_SEMAINE):
        yield _jour_de_semaine(ligne, trouvee, aujourdhui)
    for trouvee in ligne.chercher(_RANG):
        yield Trouvaille(*trouvee.span(), CHAMP, _dernier(int(trouvee["jour"].removesuffix("er")), aujourdhui))
    for trouvee in ligne.chercher(_PERIODE):
        mots = ligne.mots(*trouvee.span())
        yield Trouvaille(*trouvee.span(), "", doute=f"« {mots} » n’est pas un jour : choisissez la date.")


def _plusieurs_jours(ligne: Ligne, aujourdhui: date) -> Iterator[Trouvaille]:
    """« 8 et 9 octobre »: the first day; forms with one report per day also tell the others."""
    for trouvee in ligne.chercher(_PLUSIEURS_JOURS):
        premier = _calculee(ligne, trouvee, f"{trouvee['premier']} {trouvee['mois']}", aujourdhui)
        mots = ligne.mots(*trouvee.span())
        if premier.champ and not premier.doute:
            doute = PLUSIEURS_JOURS.format(mots=mots)
            yield replace(premier, doute=doute, formulaires=UN_JOUR_CHACUNE)
        yield premier


def _dernier(rang: int, aujourdhui: date) -> date:
    """The latest day of that rank in its month, today included; the search starts from the 1st, which every month
    has.
    """
    jour = aujourdhui
    while jour.day != rang:
        jour -= timedelta(days=1)
    return jour


def _relative(trouvee: re.Match[str], aujourdhui: date) -> Trouvaille:
    """« hier soir », « ce matin »: the part of the day fills no field."""
    ecarts = {"avant hier": -2, "avant-hier": -2, "hier": -1, "demain": 1, "apres-demain": 2, "apres demain": 2}
    return Trouvaille(*trouvee.span(), CHAMP, aujourdhui + timedelta(days=ecarts.get(trouvee["jour"], 0)))


def _calculee(ligne: Ligne, trouvee: re.Match[str], texte: str, aujourdhui: date) -> Trouvaille:
    mots = ligne.mots(*trouvee.span())
    jour = _calculer(texte, aujourdhui)
    if jour is None:
        return Trouvaille(*trouvee.span(), "", doute=f"« {mots} » n’est pas une date du calendrier.")
    return Trouvaille(*trouvee.span(), CHAMP, jour, doute=_doute(mots, trouvee, jour, aujourdhui))


def _doute(mots: str, trouvee: re.Match[str], jour: date, aujourdhui: date) -> str:
    semaine = re.sub(r"^(?:le|du)\s", "", trouvee[0]).split(" ")[0]
    if semaine in JOURS and JOURS.index(semaine) != jour.weekday():
        return f"« {mots} » : le {formats.jour_long(jour)} est un {JOURS[jour.weekday()]}."
    if aujourdhui - jour > LOIN and not _ANNEE.search(trouvee[0]):
        return f"« {mots} » est lu comme le {formats.jour_long(jour)} : vérifiez l’année."
    return ""


def _jour_de_semaine(ligne: Ligne, trouvee: re.Match[str], aujourdhui: date) -> Trouvaille:
    """The latest such weekday before today; the name of today's weekday alone could also mean today."""
    rang = JOURS.index(trouvee["jour"])
    if trouvee["sens"] == "prochain":
        jour = aujourdhui + timedelta(days=(rang - aujourdhui.weekday() - 1) % 7 + 1)
        return Trouvaille(*trouvee.span(), CHAMP, jour)
    jour = aujourdhui - timedelta(days=(aujourdhui.weekday() - rang - 1) % 7 + 1)
    doute = ""
    if rang == aujourdhui.weekday() and not trouvee["sens"]:
        mots = ligne.mots(*trouvee.span())
        doute = f"« {mots} » est lu comme le {formats.jour_long(jour)} : est-ce aujourd’hui ?"
    return Trouvaille(*trouvee.span(), CHAMP, jour, doute=doute)


def _calculer(texte: str, aujourdhui: date) -> date | None:
    lecteur = DateDataParser(
        languages=["fr"],
        settings={
            "RELATIVE_BASE": datetime.combine(aujourdhui, time(), tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "YMD" if re.match(r"\d{4}", texte) else "DMY",
        },
    )
    lu = lecteur.get_date_data(texte).date_obj
    return lu.date() if lu else None

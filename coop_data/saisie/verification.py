"""The checks common to every form: required fields, lists, précisions, numbers, texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coop_data.domain.accompagnement import DUREE_MAX, DUREE_MIN
from coop_data.domain.champs import (
    NOMBRE_ENTIER,
    NOMBRE_GRAND,
    NOMBRE_POSITIF,
    TEXTE_LONG,
    VALEUR_HISTORIQUE,
    VALEUR_INCONNUE,
    Champ,
    Formulaire,
)
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.domain.termes import Terme
from coop_data.saisie.schemas import Saisie, formulaire_of
from coop_data.saisie.vocabulaires import AUTRE, PRECISIONS, VOCABULAIRES, codes_choisis

NOMBRE_MAX: Final = 1_000_000
ENTIER_MAX: Final = 2**31 - 1
"""The greatest number that an integer column holds: beyond it, even an import cannot keep the number."""
TEXTE_MAX: Final = 255
LONGUEURS: Final = {"notes": 20_000, "precisions_demarche": 500}
MESSAGES: Final = {"invalide": NOMBRE_ENTIER, "negatif": NOMBRE_POSITIF}
"""Of any number: the counters of 2022, which no form asks, have no words of their own."""


@dataclass(frozen=True, slots=True)
class Constat:
    """One fault. ``bloquant``: refused even in a genuine Coop file, where a mere gap is kept."""

    champ: str
    message: str
    bloquant: bool = False


class Verification:
    """Gathers the faults of one form, and gives the first of each field, in the order of the form."""

    def __init__(self, saisie: Saisie, *, historique: bool) -> None:
        self.saisie = saisie
        self.historique = historique
        self.formulaire: Formulaire = formulaire_of(saisie)
        self._messages = {champ.code: champ.messages for champ in self.formulaire}
        self._constats: list[Constat] = []

    def signaler(self, champ: str, raison: str, *, bloquant: bool = False) -> None:
        """Note a fault in the words that the form, else ``MESSAGES``, has for this reason."""
        self.dire(champ, {**MESSAGES, **self._messages.get(champ, {})}[raison], bloquant=bloquant)

    def dire(self, champ: str, phrase: str, *, bloquant: bool = False) -> None:
        """Note a fault in words of its own."""
        self._constats.append(Constat(champ, phrase, bloquant))

    def constats(self) -> list[Constat]:
        """The faults, in the order of the form."""
        if not self._constats:
            return []
        ordre = ordre_des_champs(self.formulaire)
        premiers: dict[str, Constat] = {}
        for constat in self._constats:
            premiers.setdefault(constat.champ, constat)
        return sorted(
            premiers.values(),
            key=lambda constat: ordre.get(constat.champ.split(".")[0], len(ordre)),
        )

    def champs(self) -> None:
        """Check each field by its own nature."""
        for champ in self.formulaire.champs:
            if champ.obligatoire and getattr(self.saisie, champ.code) in (None, []):
                self.signaler(champ.code, "requis", bloquant=champ.code in ("date", "activite"))
        for code, vocabulaire in VOCABULAIRES[self.saisie.formulaire].items():
            self.choix(code, codes_choisis(self.saisie, code), vocabulaire)
        for precision, choix in PRECISIONS[self.saisie.formulaire].items():
            if AUTRE in codes_choisis(self.saisie, choix) and getattr(self.saisie, precision) is None:
                self.signaler(precision, "requis")
        self.textes(self.saisie, self.formulaire.champs)

    def choix(self, champ: str, codes: Iterable[str], vocabulaire: type[Terme]) -> None:
        """Each code must be in the list, and still be offered unless past values are accepted."""
        connus = {terme.value: terme for terme in vocabulaire}
        for code in codes:
            if code not in connus:
                self.dire(champ, VALEUR_INCONNUE, bloquant=True)
            elif connus[code].historique and not self.historique:
                self.dire(champ, VALEUR_HISTORIQUE)

    def textes(self, source: Any, champs: Iterable[Champ], prefixe: str = "") -> None:
        """No text may be longer than a form reasonably holds."""
        for champ in champs:
            valeur = getattr(source, champ.code)
            maximum = LONGUEURS.get(champ.code, TEXTE_MAX)
            if isinstance(valeur, str) and len(valeur) > maximum:
                self.dire(f"{prefixe}{champ.code}", TEXTE_LONG.format(maximum=maximum))

    def nombre(self, champ: str, valeur: float | None) -> int:
        """Check a whole number, 0 or more; a faulty one counts as 0 in the next rules."""
        if valeur is None:
            return 0
        if not isinstance(valeur, int):
            self.signaler(champ, "invalide", bloquant=True)
            return 0
        if valeur < 0:
            self.signaler(champ, "negatif")
            return 0
        if valeur > NOMBRE_MAX:
            self.dire(champ, NOMBRE_GRAND, bloquant=valeur > ENTIER_MAX)
        return valeur

    def date_et_duree(self, *, dernier_jour: date | None) -> None:
        """From 2020 to ``dernier_jour`` (none: no limit); from one minute to 23 h 59 where one is asked."""
        jour = self.saisie.date
        if jour is not None and jour < PREMIER_JOUR:
            self.signaler("date", "ancienne")
        if jour is not None and dernier_jour is not None and jour > dernier_jour:
            self.signaler("date", "future")
        minutes = getattr(self.saisie, "duree_minutes", None)
        if minutes is not None and not (isinstance(minutes, int) and DUREE_MIN <= minutes <= DUREE_MAX):
            lisible = isinstance(minutes, int) and abs(minutes) <= ENTIER_MAX
            raison = "personnalisee" if minutes == 0 else "invalide"  # 0 h 0 min under « Personnaliser »
            self.signaler("duree_minutes", raison, bloquant=not lisible)


def ordre_des_champs(formulaire: Formulaire) -> dict[str, float]:
    """Rank of each field; a group stands just before its first field, the structure just after the date."""
    ordre: dict[str, float] = {champ.code: rang for rang, champ in enumerate(formulaire.champs)}
    for groupe in formulaire.groupes:
        membres = (ordre[champ.code] for champ in formulaire.champs if champ.groupe == groupe.code)
        ordre[groupe.code] = min(membres) - 0.5
    ordre["structure_id"] = ordre["date"] + 0.5
    return ordre

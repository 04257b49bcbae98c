"""Lines as people type them on a phone, and what they say: written from the vocabulary, not from the parser.

``lignes.csv``, one line each: the text, today, who types (which forms), the form expected (``*``: any), its
fields, its tags, and the fields that may also be read without being required (``*``: whatever the value). A
partner is ``name~type``, words in brackets may be left out of the name, ``?`` is any type. What a field is not
expected to say must stay unread: a wrong reading costs more than a missing one.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coop_data.domain.texte import plier
from coop_data.saisie.rapide import Lecture, lire_ligne
from coop_data.saisie.schemas import FORMULAIRES

TABLE = Path(__file__).with_name("lignes.csv")
COORDINATION = frozenset({"animation", "evenement", "partenariat"})
QUI = {
    "coordination": COORDINATION,
    "conseiller": frozenset({"accompagnement"}),
    "tous": COORDINATION | {"accompagnement"},
}
LISTES = ("thematiques", "demarches", "materiel", "organisateurs", "natures")
PART_JUSTE_MIN = 0.90
PART_FAUSSE_MAX = 0.05
MINIMUM_DE_LIGNES = 70


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line and what it says. ``formulaire`` is ``*`` when the words do not tell."""

    texte: str
    aujourdhui: date
    formulaires: frozenset[str]
    formulaire: str
    champs: Mapping[str, str]
    tags: frozenset[str]
    admis: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compte:
    """How one line was read, in fields: the form and the tags count as fields, the form only when it is told."""

    attendus: int
    justes: int
    lus: int
    faux: tuple[str, ...]
    manques: tuple[str, ...]


def _champs(cellule: str) -> dict[str, str]:
    return dict(champ.split("=", 1) for champ in cellule.split(" | ") if champ)


def _mots(texte: str) -> list[str]:
    return re.findall(r"\w+", plier(texte).replace("_", " "))


def _nom_de_tag(nom: str) -> str:
    return "".join(_mots(nom))


def _lignes() -> list[Ligne]:
    with TABLE.open(encoding="utf-8", newline="") as fichier:
        return [
            Ligne(
                texte=rang["texte"],
                aujourdhui=date.fromisoformat(rang["aujourdhui"]),
                formulaires=QUI[rang["qui"]],
                formulaire=rang["formulaire"],
                champs=_champs(rang["champs"]),
                tags=frozenset(_nom_de_tag(nom) for nom in rang["tags"].split(",") if nom),
                admis=_champs(rang["admis"]),
            )
            for rang in csv.DictReader(fichier, delimiter=";")
        ]


LIGNES = _lignes()


def _lire(ligne: Ligne) -> Lecture:
    return lire_ligne(ligne.texte, aujourdhui=ligne.aujourdhui, formulaires=ligne.formulaires)


def _meme_partenaire(attendu: str, lu: Mapping[str, Any]) -> bool:
    """The words of the name, the bracketed ones left free, and the type when one is expected."""
    nom, type_ = attendu.rsplit("~", 1)
    entier, noyau = set(_mots(nom)), set(_mots(re.sub(r"\(.*?\)", "", nom)))
    return noyau <= set(_mots(lu["nom"] or "")) <= entier and type_ in ("?", lu["type"] or "")


def _egal(champ: str, attendu: str, lu: Any) -> bool:
    if attendu == "*":
        return True
    if champ == "partenaires":
        voulus = attendu.split(" + ")
        return len(voulus) == len(lu) and all(map(_meme_partenaire, voulus, lu))
    if champ in LISTES:
        return sorted(map(str, lu)) == sorted(attendu.split(","))
    if isinstance(lu, bool):
        return attendu == ("oui" if lu else "non")
    if isinstance(lu, date):
        return attendu == lu.isoformat()
    return _mots(attendu) == _mots(str(lu))


def _compter(ligne: Ligne, lecture: Lecture) -> Compte:
    lus: dict[str, Any] = dict(lecture.champs)
    faux, manques, justes = [], [], 0
    for champ, attendu in ligne.champs.items():
        if champ not in lus:
            manques.append(f"{champ}={attendu}")
        elif _egal(champ, attendu, lus[champ]):
            justes += 1
        else:
            faux.append(f"{champ}={lus[champ]!r} au lieu de {attendu}")
    for champ in lus.keys() - ligne.champs.keys():
        if champ not in ligne.admis or not _egal(champ, ligne.admis[champ], lus[champ]):
            faux.append(f"{champ}={lus[champ]!r} inattendu")
    attendus, nombre_lus = len(ligne.champs), len(lus)
    tags = frozenset(_nom_de_tag(nom) for nom in lecture.tags)
    if ligne.tags or tags:
        attendus, nombre_lus = attendus + bool(ligne.tags), nombre_lus + bool(tags)
        justes += tags == ligne.tags
        if tags != ligne.tags:
            (faux if tags else manques).append(f"tags={sorted(tags)} au lieu de {sorted(ligne.tags)}")
    if ligne.formulaire != "*":
        attendus, nombre_lus = attendus + 1, nombre_lus + 1
        justes += lecture.formulaire == ligne.formulaire
        if lecture.formulaire != ligne.formulaire:
            faux.append(f"formulaire={lecture.formulaire} au lieu de {ligne.formulaire}")
    return Compte(attendus, justes, nombre_lus, tuple(faux), tuple(manques))


def test_the_share_of_fields_right_and_of_wrong_readings(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(LIGNES) >= MINIMUM_DE_LIGNES
    comptes = [(ligne, _compter(ligne, _lire(ligne))) for ligne in LIGNES]
    attendus, justes, lus = (
        sum(getattr(compte, nom) for _, compte in comptes) for nom in ("attendus", "justes", "lus")
    )
    faux = sum(len(compte.faux) for _, compte in comptes)
    with capsys.disabled():
        print(f"\nSaisie rapide : {len(LIGNES)} lignes")  # noqa: T201 -- the share is to be printed
        print(f"  champs justes   : {justes}/{attendus} = {justes / attendus:.1%}")  # noqa: T201
        print(f"  lectures fausses : {faux}/{lus} = {faux / max(lus, 1):.1%}")  # noqa: T201
    ecarts = "".join(
        f"\n« {ligne.texte} »\n    manque : {', '.join(compte.manques)}\n    faux : {', '.join(compte.faux)}"
        for ligne, compte in comptes
        if compte.manques or compte.faux
    )
    assert justes / attendus >= PART_JUSTE_MIN, ecarts
    assert faux / lus <= PART_FAUSSE_MAX, ecarts


@pytest.mark.parametrize("ligne", LIGNES, ids=lambda ligne: ligne.texte)
def test_each_field_read_points_at_words_of_the_line(ligne: Ligne) -> None:
    lecture = _lire(ligne)
    assert lecture.formulaire in ligne.formulaires
    assert lecture.champs.keys() <= FORMULAIRES[lecture.formulaire].model_fields.keys()
    assert lecture.champs.keys() <= lecture.indices.keys()
    mots = _mots(ligne.texte)
    for champ, indice in lecture.indices.items():
        assert _mots(indice), champ
        assert set(_mots(indice)) <= set(mots), champ
    assert set(_mots(lecture.restant)) <= set(mots)


@pytest.mark.parametrize("ligne", LIGNES, ids=lambda ligne: ligne.texte)
def test_the_table_itself_names_fields_of_the_form(ligne: Ligne) -> None:
    formulaires = ligne.formulaires if ligne.formulaire == "*" else {ligne.formulaire}
    champs = {champ for nom in formulaires for champ in FORMULAIRES[nom].model_fields}
    assert ligne.champs.keys() <= champs
    assert ligne.admis.keys() <= champs
    assert not ligne.champs.keys() & ligne.admis.keys()

"""Passwords: refused when guessable, checked whole, the same time for nobody as for somebody."""

import ast
import inspect

import bcrypt
import pytest
from zxcvbn import feedback

from coop_data.auth import hachage
from coop_data.auth.conseils import SUGGESTIONS
from coop_data.auth.hachage import hacher, verifier_mot_de_passe, verifier_robustesse
from coop_data.errors import SaisieInvalide

BON = "cheval agrafe pile correcte"


def test_production_hashes_cost_twelve_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert hachage.TOURS == 12


def test_a_password_opens_with_itself_only() -> None:
    hache = hacher(BON)
    assert hache.startswith("$2b$04$")
    assert verifier_mot_de_passe(BON, hache)
    assert not verifier_mot_de_passe(BON + " ", hache)
    assert not verifier_mot_de_passe(BON.upper(), hache)
    assert not verifier_mot_de_passe("", hache)


def test_two_hashes_of_one_password_differ() -> None:
    assert hacher(BON) != hacher(BON)


def test_an_accent_typed_on_another_keyboard_is_the_same_password() -> None:
    assert verifier_mot_de_passe("e\u0301cureuil volant bleu", hacher("\u00e9cureuil volant bleu"))


def test_a_password_longer_than_the_hash_reads_is_never_right() -> None:
    soixante_douze = "a" * 72
    assert verifier_mot_de_passe(soixante_douze, hacher(soixante_douze))
    assert not verifier_mot_de_passe(soixante_douze + "b", hacher(soixante_douze))


def test_an_unknown_account_costs_one_hash_too(monkeypatch: pytest.MonkeyPatch) -> None:
    tours = []
    veritable = bcrypt.hashpw

    def compter(octets: bytes, sel: bytes) -> bytes:
        tours.append(sel[:7])
        return veritable(octets, sel)

    monkeypatch.setattr(bcrypt, "hashpw", compter)
    assert not verifier_mot_de_passe(BON, None)
    assert not verifier_mot_de_passe("x" * 200, None)
    assert tours == [b"$2b$04$", b"$2b$04$"]


@pytest.mark.parametrize(
    ("mot_de_passe", "extrait"),
    [
        ("", "au moins 12 caractères"),
        ("Xk9$vR2!qLp", "au moins 12 caractères"),
        ("é" * 37, "trop long"),
        ("a" * 73, "trop long"),
        (f" {BON}", "ni commencer ni finir par un espace"),
        (f"{BON}\t", "ni commencer ni finir par un espace"),
        (
            "aaaaaaaaaaaaaaaa",
            "Les répétitions comme «\N{NO-BREAK SPACE}aaa\N{NO-BREAK SPACE}» se devinent facilement.",
        ),
        ("motdepasse2026", "mots vous désignent"),
        ("conseillernumerique", "mots vous désignent"),
        ("passwordpassword", "facile à deviner"),
        ("dupontelzebulon", "mots vous désignent"),
        ("Zébulon - Dupontel - COOP", "mots vous désignent"),
        ("dupontelzebulon2024", "mots vous désignent"),
    ],
)
def test_a_weak_password_is_refused_with_a_french_reason(mot_de_passe: str, extrait: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        verifier_robustesse(mot_de_passe, mots=["dupontel", "zebulon"])
    assert list(refus.value.erreurs) == ["mot_de_passe"]
    assert extrait in refus.value.erreurs["mot_de_passe"]


@pytest.mark.parametrize(
    "mot_de_passe", [BON, "Xk9$vR2!qLpT", "!?$%&*(!=+;:9a", "é" * 3 + "zorglub tamponne 8", "x7 Qm" * 14 + "ab"]
)
def test_a_strong_password_is_accepted_up_to_72_bytes(mot_de_passe: str) -> None:
    verifier_robustesse(mot_de_passe)


def test_the_words_of_one_person_do_not_weaken_the_next() -> None:
    with pytest.raises(SaisieInvalide):
        verifier_robustesse("dupontelzebulon", mots=["dupontel", "zebulon"])
    verifier_robustesse("dupontelzebulon", mots=["martin"])


def test_every_advice_of_the_library_has_its_french() -> None:
    phrases = {
        ast.literal_eval(noeud.args[0])
        for noeud in ast.walk(ast.parse(inspect.getsource(feedback)))
        if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Name) and noeud.func.id == "_"
    }
    assert len(phrases) > 20
    assert set(SUGGESTIONS) == phrases

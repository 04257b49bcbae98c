"""Passwords: how strong they must be, how they are stored, how they are checked."""

import unicodedata
from collections.abc import Iterable
from threading import Lock

import bcrypt
from zxcvbn import zxcvbn

from coop_data.auth.conseils import SUGGESTIONS
from coop_data.domain.texte import plier
from coop_data.errors import SaisieInvalide

TOURS = 12
"""Cost of one hash: 2¹² rounds, about a quarter of a second."""

LONGUEUR_MINIMALE = 12
TAILLE_MAXIMALE = 72
"""In bytes: bcrypt reads no further."""

ROBUSTESSE_MINIMALE = 3
MOT_SIGNIFIANT, PART_INCONNUE = 3, 8
"""Words of the person of 3 characters or more do not count, and 8 other characters must remain: zxcvbn would
accept three names.
"""
SEPARATEURS = frozenset(" .-_@'")
MOTS_DU_SERVICE = (
    "coop",
    "coopdata",
    "conseiller",
    "conseillere",
    "numerique",
    "coordinateur",
    "anct",
    "motdepasse",
)

_zxcvbn_partage = Lock()


def verifier_robustesse(mot_de_passe: str, *, mots: Iterable[str] = ()) -> None:
    """Refuse a password that is too short, too long, or that an attacker who knows the person would guess.

    ``mots``: words that designate the person (names, address). Raises ``SaisieInvalide`` on ``mot_de_passe``.
    """
    _verifier_taille(mot_de_passe)
    if len(_normaliser(mot_de_passe)) < LONGUEUR_MINIMALE:
        _refuser(f"Choisissez au moins {LONGUEUR_MINIMALE} caractères : une phrase de plusieurs mots convient.")
    connus = [*MOTS_DU_SERVICE, *(mot for mot in mots if mot)]
    if len(_sans_les_mots(mot_de_passe, connus)) < PART_INCONNUE:
        _refuser("Trop de mots vous désignent, vous ou le service. Ajoutez-en d’autres, sans lien avec vous.")
    with _zxcvbn_partage:  # the library keeps the words of the current person in a global
        estimation = zxcvbn(mot_de_passe, user_inputs=connus)
    if estimation["score"] < ROBUSTESSE_MINIMALE:
        retour = estimation["feedback"]
        conseils = [SUGGESTIONS[phrase] for phrase in (retour["warning"], *retour["suggestions"]) if phrase]
        _refuser(" ".join(("Ce mot de passe serait facile à deviner.", *conseils)))


def _sans_les_mots(mot_de_passe: str, connus: Iterable[str]) -> str:
    """A password without the words that designate the person."""
    reste = plier(mot_de_passe)
    for mot in sorted(connus, key=len, reverse=True):
        if len(mot) >= MOT_SIGNIFIANT:
            reste = reste.replace(plier(mot), "")
    return "".join(caractere for caractere in reste if caractere not in SEPARATEURS)


def hacher(mot_de_passe: str) -> str:
    """The stored form of a password. Raises ``SaisieInvalide`` when bcrypt could not read it whole."""
    _verifier_taille(mot_de_passe)
    return bcrypt.hashpw(_octets(mot_de_passe), bcrypt.gensalt(TOURS)).decode("ascii")


def verifier_mot_de_passe(clair: str, hache: str | None) -> bool:
    """True when this is the password. Without a hash (unknown or inactive account) the answer is False, after the
    same time.
    """
    octets = _octets(clair)[:TAILLE_MAXIMALE]
    if hache is None:
        bcrypt.hashpw(octets, bcrypt.gensalt(TOURS))
        return False
    return bcrypt.checkpw(octets, hache.encode("ascii")) and len(_octets(clair)) <= TAILLE_MAXIMALE


def _verifier_taille(mot_de_passe: str) -> None:
    if mot_de_passe != mot_de_passe.strip():
        _refuser("Le mot de passe ne peut ni commencer ni finir par un espace.")
    if len(_octets(mot_de_passe)) > TAILLE_MAXIMALE:
        _refuser(
            f"Ce mot de passe est trop long : {TAILLE_MAXIMALE} caractères au plus, "
            "une lettre accentuée comptant double."
        )


def _normaliser(mot_de_passe: str) -> str:
    """The same text whatever the keyboard: « é » may be typed as one character or two."""
    return unicodedata.normalize("NFKC", mot_de_passe)


def _octets(mot_de_passe: str) -> bytes:
    return _normaliser(mot_de_passe).encode("utf-8")


def _refuser(message: str) -> None:
    raise SaisieInvalide({"mot_de_passe": message})

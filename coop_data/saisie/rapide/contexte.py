"""Names introduced by other words: « avec la CAF », « organisé par », « orienté vers », #tags, titles."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coop_data.domain.texte import plier
from coop_data.saisie.rapide.decoupe import CONNECTEURS, Ligne, Trouvaille
from coop_data.saisie.rapide.nombres import NOMBRE
from coop_data.saisie.rapide.organismes import type_organisme
from coop_data.saisie.rapide.synonymes import ACCOMPAGNEMENT, EVENEMENT, PARTENARIAT, motif_of
from coop_data.saisie.rapide.synonymes_accompagnement import REDIRECTIONS

TAGS: Final = "tags"
_TAG: Final = re.compile(r"#(?:[«\"“]\s*(?P<cite>[^»\"”]+?)\s*[»\"”]|(?P<mot>[\w'’&.-]*\w))")
_CITATION: Final = re.compile(r"[«“\"]\s*(?P<nom>[^»”\"]+?)\s*[»”\"]")
_ARTICLE: Final = r"(?:la\s|les?\s|l'|une?\s|des\s|du\s|de\s|notre\s|nos\s|mon\s|ma\s(?!structure)|d')"
_PARTENAIRE: Final = re.compile(
    rf"(?<!\w)(?:avec|partenaires?\s?:)\s(?!{NOMBRE}\s)"
    rf"(?!{_ARTICLE}?(?:elue?s?|maires?|presidente?s?|adjointe?s?|deputee?s?|equipe|collegues?|guidage|public)(?!\w))"
)
_SIGNE: Final = re.compile(r"(?<!\w)(?:partenariats?|conventions?(?:\sde\spartenariat)?|collaborations?)\s:?")
_ORGANISE: Final = re.compile(
    r"(?<!\w)(?:(?:co[\s-]?)?organis(?:e|ee|es|ees|ation)\s(?:par|avec)|porte(?:e|s|es)?\spar|organisateurs?\s?:?|"
    r"orga(?:\spar)?\s?:?)\s"
)
_J_ORGANISE: Final = re.compile(r"(?<!\w)(?:j'ai|nous\savons|on\sa)\s(?:co[\s-]?)?organise(?!\w)")
_ORIENTE: Final = re.compile(r"(?<!\w)(?:(?:re)?oriente|(?:re)?dirige|renvoye)(?:e|s|es)?\s(?:vers|a|au|aux)\s")
_ARRET: Final = re.compile(
    r"[;:()«»\"#]|\s[–-]\s|\.(?=\s|$)|(?<!\w)(?:pour|afin|sur|dans|lors|autour|en|a|au|aux|par|concernant|via|dont|"
    r"suite|qui|avec|\d+(?=\s)|organisee?s?|signee?s?|duree|niveau|echelon|depuis|pendant|durant)(?!\w)"
)
_SEPARATEUR: Final = re.compile(r"\s?[,+&/]\s?|\s(?:et|ou|puis|ainsi\sque)\s(?:avec\s)?")


def trouver_tags(ligne: Ligne) -> Iterator[Trouvaille]:
    """``#NEC``, ``#« Cité numérique »``; an underscore stands for a space."""
    for trouve in ligne.chercher(_TAG):
        debut, fin = trouve.span("cite" if trouve["cite"] else "mot")
        yield Trouvaille(*trouve.span(), TAGS, ligne.mots(debut, fin).replace("_", " "))


def trouver_titres(ligne: Ligne) -> Iterator[Trouvaille]:
    """A text between quotation marks is the name of an évènement, a partenariat or an atelier."""
    for trouve in ligne.chercher(_CITATION):
        nom = ligne.mots(*trouve.span("nom"))
        yield Trouvaille(*trouve.span(), "nom", nom, frozenset({EVENEMENT, PARTENARIAT}))
        yield Trouvaille(*trouve.span(), "titre", nom, frozenset({ACCOMPAGNEMENT}))


def trouver_organismes(ligne: Ligne, bornes: Sequence[int]) -> Iterator[Trouvaille]:
    """Partners, organisers and structures of redirection. ``bornes``: places where something else begins."""
    for trouve in ligne.chercher(_PARTENAIRE):
        yield from _partenaires(ligne, trouve.start(), trouve.end(), bornes)
    for trouve in ligne.chercher(_SIGNE):
        if ligne.mots(trouve.end(), _fin(ligne, trouve.end(), bornes))[:1].isupper():
            yield from _partenaires(ligne, trouve.end(), trouve.end(), bornes)
    for trouve in ligne.chercher(_ORGANISE):
        yield from _organisateurs(ligne, trouve, bornes)
    for trouve in ligne.chercher(_J_ORGANISE):
        yield Trouvaille(*trouve.span(), "organisateurs", ["ma_structure"], frozenset({EVENEMENT}), force=1)
    for trouve in ligne.chercher(_ORIENTE):
        yield from _orientation(ligne, trouve, bornes)


def _partenaires(ligne: Ligne, debut: int, premier: int, bornes: Sequence[int]) -> Iterator[Trouvaille]:
    noms, fin = _noms(ligne, premier, _fin(ligne, premier, bornes))
    lignes = [
        {"nom": nom, "type": None if (code := type_organisme(nom)) == "ma_structure" else code} for nom in noms
    ]
    if lignes:
        yield Trouvaille(debut, fin, "partenaires", lignes, frozenset({PARTENARIAT}), force=1)


def _organisateurs(ligne: Ligne, trouve: re.Match[str], bornes: Sequence[int]) -> Iterator[Trouvaille]:
    noms, fin = _noms(ligne, trouve.end(), _fin(ligne, trouve.end(), bornes))
    codes = {nom: type_organisme(nom) for nom in noms}
    connus = list(dict.fromkeys(code for code in codes.values() if code))
    inconnus = " et ".join(f"« {nom} »" for nom, code in codes.items() if code is None)
    if codes:
        doute = f"Organisateur {inconnus} : choisissez de quel type il est." if inconnus else ""
        champ = "organisateurs" if connus else ""
        yield Trouvaille(trouve.start(), fin, champ, connus, frozenset({EVENEMENT}), force=1, doute=doute)


def _orientation(ligne: Ligne, trouve: re.Match[str], bornes: Sequence[int]) -> Iterator[Trouvaille]:
    fin = _fin(ligne, trouve.end(), bornes)
    vers = plier(ligne.mots(trouve.end(), fin))
    empan = (trouve.start(), fin)
    yield Trouvaille(*empan, "oriente", True, frozenset({ACCOMPAGNEMENT}), force=1)
    for code, noms in REDIRECTIONS.items():
        if re.search(rf"(?<!\w)(?:{'|'.join(motif_of(nom) for nom in noms)})(?!\w)", vers):
            yield Trouvaille(*empan, "structure_de_redirection", code, frozenset({ACCOMPAGNEMENT}))
            return


def _fin(ligne: Ligne, debut: int, bornes: Sequence[int]) -> int:
    """Where a list of names ends: at a word that begins something else, or at what another rule reads."""
    arret = _ARRET.search(ligne.plie, debut + 1)
    fin = min(
        [borne for borne in bornes if borne > debut] + [len(ligne.plie)] + ([arret.start()] if arret else [])
    )
    mots = list(re.finditer(r"[\w'&+.-]*\w", ligne.plie[debut:fin]))
    while mots and (mots[-1][0] in CONNECTEURS or mots[-1][0] == "l"):
        mots.pop()
    return debut + mots[-1].end() if mots else debut


def _noms(ligne: Ligne, debut: int, fin: int) -> tuple[list[str], int]:
    """The names of a list « la CAF, Orange et l’association Zup », without their articles, and where it ends."""
    noms: list[str] = []
    place = lu = debut
    coupures = [*_SEPARATEUR.finditer(ligne.plie, debut, fin), None]
    for coupure in coupures:
        borne = coupure.start() if coupure else fin
        article = re.compile(rf"\s*{_ARTICLE}*").match(ligne.plie, place, borne)
        nom = ligne.mots(article.end() if article else place, borne)
        if noms and nom[:1].islower() and type_organisme(nom) is None:
            break  # « point d’étape » names no organisation
        if nom:
            noms.append(nom)
            lu = borne
        place = coupure.end() if coupure else fin
    return noms, lu

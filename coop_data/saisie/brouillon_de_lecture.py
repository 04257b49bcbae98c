"""From a line of quick entry to a draft of the form that it opens, with the line itself."""

from dataclasses import asdict
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.brouillons import LECTURE as LECTURE
from coop_data.domain.texte import plier
from coop_data.saisie.donnees_personnelles import masquer
from coop_data.saisie.rapide import Lecture, Question
from coop_data.saisie.suggestions import CommuneTrouvee, derniers_lieux, rechercher_communes
from coop_data.tags import tags_visibles

Contenu = dict[str, Any]
COMMUNES_LUES: Final = 5


def contenu_of_lecture(session: Session, *, acteur: Acteur, lecture: Lecture, ligne: str) -> Contenu:
    """The answers of the form: those read in the line, else those that a new form proposes."""
    lus: Contenu = {
        code: valeur.isoformat() if isinstance(valeur, date) else valeur for code, valeur in lecture.champs.items()
    }
    mots = dict(lecture.indices)
    tags, nouveaux = tags_of(session, acteur=acteur, noms=lecture.tags)
    if tags:
        lus["tags"], mots["tags"] = list(tags.values()), " ".join(f"#{nom}" for nom in tags)
    commune = commune_of(session, nom=lecture.commune)
    if commune:
        lus["code_commune"] = commune.code
        mots["code_commune"] = mots.get("commune", lecture.commune)
    contenu = _propositions(session, acteur, lecture) | lus
    if lecture.commune and not commune:
        contenu["commune_cherchee"] = lecture.commune
    return contenu | {
        LECTURE: {
            "ligne": " ".join(masquer(ligne).split()),
            "mots": {code: mots[code] for code in lus if code in mots},
            "valeurs": lus,
            "restant": lecture.restant,
            "hesitations": list(lecture.hesitations),
            "questions": [_question(question) for question in lecture.questions],
            "tags": nouveaux,
        }
    }


def _question(question: Question) -> Contenu:
    reponses = [asdict(reponse) | {"retires": sorted(reponse.retires)} for reponse in question.reponses]
    return {"texte": question.texte, "reponses": reponses}


def tags_of(session: Session, *, acteur: Acteur, noms: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    """The visible tags of these names (name → identifier), and the names without one."""
    connus: dict[str, str] = {}
    for tag in tags_visibles(session, acteur=acteur):
        connus.setdefault(_cle(tag.nom), str(tag.id))
    trouves = {nom: connus[_cle(nom)] for nom in noms if _cle(nom) in connus}
    return trouves, [nom for nom in noms if nom not in trouves]


def commune_of(session: Session, *, nom: str) -> CommuneTrouvee | None:
    """The commune of exactly that name, when there is only one; among several (« Saint-Denis »), the person
    chooses.
    """
    if not nom:
        return None
    exactes = [
        commune
        for commune in rechercher_communes(session, texte=nom, limite=COMMUNES_LUES)
        if _cle(commune.nom) == _cle(nom)
    ]
    return exactes[0] if len(exactes) == 1 else None


def _cle(nom: str) -> str:
    """« bonnes-pratiques » and « Bonnes pratiques » are the same name."""
    return plier(nom).replace("-", " ").replace("_", " ")


def _propositions(session: Session, acteur: Acteur, lecture: Lecture) -> Contenu:
    """The answers that a new form starts with: today and, for an accompagnement, the last place unless one was
    read.
    """
    contenu: Contenu = {"date": acteur.aujourdhui().isoformat()}
    if lecture.formulaire == "accompagnement":
        contenu["activite"] = "individuel"
        if "type_lieu" not in lecture.champs and not lecture.commune:
            for passe in derniers_lieux(session, acteur=acteur)[:1]:
                contenu |= {
                    "type_lieu": passe.type_lieu.value,
                    "lieu": passe.lieu,
                    "code_commune": passe.code_commune,
                }
    return contenu

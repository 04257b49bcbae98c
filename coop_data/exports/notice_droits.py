"""The generated page of rights: the table of ``acces`` in words, and how perimeters are written."""

from collections.abc import Iterator, Mapping
from typing import Final

from coop_data.acces.table import GESTION, TABLE, Action, Droit, Objet, Portee
from coop_data.analytics.perimetres import FORMES
from coop_data.domain.roles import Role

PREAMBULE: Final = """# Droits

Page produite par `python -m coop_data documenter` : ne pas la modifier à la main.

- Ce qui n’est pas écrit ici est refusé, sur le serveur, ligne par ligne. Les droits sont relus à chaque
  interaction.
- Une personne peut avoir plusieurs rôles : ses droits s’ajoutent. Un visiteur n’en a aucun.
- Les notes d’un CRA sont à leur auteur seul : lire un CRA, le compter ou l’exporter ne les donne jamais.
- Le temps passé dans une équipe a un début et une fin, compris : on y lit les CRA datés de ce temps.
- Une structure employeuse lit ce qui a été fait pour elle, jamais ce que la même personne a fait pour un autre
  employeur.
- Les chiffres d’un territoire ou de la France entière sont lus par tous les comptes ; l’ANCT et
  l’administration seules les y découpent par personne ou par structure dans l’Explorer.
- La ligne de commande agit avec tous les droits : elle est à qui tient la machine.
"""

OBJETS: Final[Mapping[Objet, str]] = {
    Objet.ACCOMPAGNEMENT: "CRA d’accompagnement",
    Objet.COORDINATION: "CRA de coordination",
    Objet.NOTES: "Notes d’un CRA",
    Objet.BROUILLON: "Brouillons",
    Objet.MODELE: "Modèles de CRA",
    Objet.TAG_PERSONNEL: "Tags personnels",
    Objet.TAG_EQUIPE: "Tags d’équipe",
    Objet.TAG_DEPARTEMENTAL: "Tags départementaux",
    Objet.TAG_NATIONAL: "Tags nationaux",
    Objet.EQUIPE: "Équipe que l’on coordonne",
    Objet.MES_EQUIPES: "Équipes où l’on est",
    Objet.STATISTIQUES: "Chiffres",
    Objet.SUIVI: "Suivi de saisie",
    Objet.PHOTOGRAPHIE: "Photographies d’un trimestre",
    Objet.VUE: "Vues enregistrées",
    Objet.VUE_PARTAGEE: "Vues partagées avec tous",
    Objet.FICHE: "Fiches de conseillers",
    Objet.STRUCTURE: "Fiches de structures",
    Objet.ABSENCE: "Absences",
    Objet.RELANCE: "Relances",
    Objet.INVITATION: "Invitations",
    Objet.RESSOURCE: "Ressourcerie",
    Objet.COMPTE: "Comptes",
    Objet.MON_COMPTE: "Son propre compte",
    Objet.REFERENTIEL: "Référentiel (structures, postes, équipes)",
    Objet.IMPORT: "Imports",
    Objet.JOURNAL: "Journal",
}
ACTIONS: Final[Mapping[Action, str]] = {
    Action.LIRE: "lire",
    Action.CREER: "créer",
    Action.MODIFIER: "modifier",
    Action.SUPPRIMER: "supprimer",
    Action.RESTAURER: "restaurer",
    Action.DEMANDER: "demander",
}
PORTEES: Final[Mapping[Portee, tuple[str, str]]] = {
    Portee.SOI: ("soi", "ce dont on est l’auteur, le propriétaire ou le sujet"),
    Portee.EQUIPE: ("équipe", "les membres de son équipe, ou l’équipe où l’on est"),
    Portee.SA_STRUCTURE: (
        "sa structure",
        "ce qui est fait pour sa structure, et qui y est en poste",
    ),
    Portee.SON_DEPARTEMENT: ("son département", "le département de son poste"),
    Portee.TERRITOIRES: ("territoires", "tout territoire et la France entière, en chiffres"),
    Portee.TOUS: ("tous", "sans limite"),
}
GERER: Final = "gérer"


def page_des_droits() -> str:
    """The whole page, in Markdown."""
    return "\n".join([PREAMBULE, *_portees(), *_table(), *_perimetres()])


def _portees() -> Iterator[str]:
    yield "## Étendue d’un droit\n"
    yield "| Étendue | Ce qu’elle couvre |\n|---|---|"
    yield from (f"| {nom} | {sens} |" for nom, sens in PORTEES.values())
    yield ""


def _table() -> Iterator[str]:
    yield "## Qui peut quoi\n"
    yield f"« {GERER} » : {', '.join(ACTIONS[action] for action in Action if action in GESTION)}.\n"
    yield f"| Objet | {' | '.join(role.libelle for role in Role)} |"
    yield f"|---|{'---|' * len(Role)}"
    for objet, nom in OBJETS.items():
        yield f"| {nom} | {' | '.join(_case(role, objet) for role in Role)} |"
    yield ""


def _case(role: Role, objet: Objet) -> str:
    """The rights of a role on an object, one phrase for each scope."""
    return " ; ".join(_phrase(droit) for droit in TABLE if droit.role is role and droit.objet is objet)


def _phrase(droit: Droit) -> str:
    actions = [ACTIONS[action] for action in Action if action in droit.actions]
    return f"{GERER if droit.actions == GESTION else ', '.join(actions)} ({PORTEES[droit.portee][0]})"


def _perimetres() -> Iterator[str]:
    yield "## Périmètres\n"
    yield f"Un périmètre s’écrit, dans une adresse comme sur la ligne de commande : {FORMES}.\n"
    yield "- Région, département : les CRA faits pour les structures qui s’y trouvent."
    yield "- `structure` : les CRA faits pour elle, quel qu’en soit l’auteur."
    yield "- `conseiller`, `coordinateur` : les accompagnements, ou la coordination, d’une personne."
    yield "- `equipe`, `membre` : les CRA des membres, ou d’un seul, datés de leur temps dans l’équipe."
    yield "- Les identifiants sont ceux des fichiers ([Fichiers échangés](fichiers.md))."
    yield ""

"""The follow-up as files: people or levels as shown (CSV, XLSX), everything (JSON, CSV of the commands)."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.suivi import DEFINITIONS, Comptes, LigneSuivi, compter
from coop_data.analytics.suivi_lecture import Suivi
from coop_data.domain.roles import Role, role_de_saisie
from coop_data.exports import csv
from coop_data.exports.classeur import Feuille, Informations
from coop_data.exports.liste import ecrire_liste
from coop_data.exports.statistiques import photographie_en_json
from coop_data.exports.suivi import LISTES, RELANCES, TOUS, TOUTES, Choix, LigneLue, SuiviLu, ranger
from coop_data.exports.suivi_niveaux import ChoixNiveaux, ranger_niveaux
from coop_data.fichiers import Fichier, Format
from coop_data.models import maintenant

TAUX: Final = {DEFINITIONS["taux"][0]: "0.0%"}
"""How the rate is shown in a workbook."""
COLONNES: Final[Sequence[tuple[str, Callable[[LigneLue], Any]]]] = (
    ("Identifiant", lambda ligne: ligne.id_externe),
    ("Prénom", lambda ligne: ligne.suivi.personne.prenom),
    ("Nom", lambda ligne: ligne.suivi.personne.nom),
    ("Rôle", lambda ligne: role_of(ligne.suivi).libelle),
    ("Structure", lambda ligne: ligne.structures),
    ("Adresse électronique", lambda ligne: ligne.suivi.personne.email),
    ("Attendu", lambda ligne: _oui(ligne.suivi.attendue)),
    ("Motif", lambda ligne: ligne.suivi.motif.libelle if ligne.suivi.motif else None),
    ("CRA du trimestre", lambda ligne: ligne.suivi.cra),
    ("Dernier CRA", lambda ligne: ligne.suivi.personne.derniere),
    ("Jours sans CRA", lambda ligne: ligne.suivi.attente),
    ("En retard", lambda ligne: _oui(ligne.suivi.en_retard) if ligne.suivi.attendue else None),
    ("Jamais saisi", lambda ligne: _oui(ligne.suivi.jamais) if ligne.suivi.attendue else None),
    ("Dernière relance", lambda ligne: ligne.relances[0].jour if ligne.relances else None),
    ("Étape de la dernière relance", lambda ligne: ligne.relances[0].etape.court if ligne.relances else None),
    ("Prochaine étape", lambda ligne: ligne.prochaine.etape.court if ligne.prochaine else None),
    ("Téléphone à appeler (M+2)", lambda ligne: ligne.telephone_a_appeler),
    ("Prochaine étape le", lambda ligne: ligne.prochaine.le if ligne.prochaine else None),
)
"""The columns of a list; those that do not apply to people not expected are blank."""
DES_VIVANTES: Final = frozenset(
    {
        "Adresse électronique",
        "Dernière relance",
        "Étape de la dernière relance",
        "Prochaine étape",
        "Téléphone à appeler (M+2)",
        "Prochaine étape le",
    }
)
"""Contacts and reminders, which no photograph holds."""

IDENTITE: Final = 3
"""How many cells name a level, before its figures."""
ENTETES_NIVEAUX: Final = ("niveau", "code", "nom", *DEFINITIONS)
PERIMETRE: Final = "perimetre"
"""The level of the perimeter itself."""


def fichier_suivi(lu: SuiviLu, choix: Choix, *, acteur: Acteur, format: Format) -> Fichier:
    """The list of people as a file."""
    lues = [(entete, lire) for entete, lire in COLONNES if not (lu.photographie and entete in DES_VIVANTES)]
    entetes = [entete for entete, _ in lues]
    lignes = [[lire(ligne) for _, lire in lues] for ligne in ranger(lu, choix)]
    libelles = ["Niveau", "Code", "Nom", *(libelle for libelle, _ in DEFINITIONS.values())]
    feuilles = [
        Feuille("Personnes", entetes, lignes),
        Feuille("Taux", libelles, list(lignes_des_niveaux(lu)), motifs=TAUX),
    ]
    return _ecrire(lu, feuilles, _filtres(lu, choix), nom="suivi-saisie", acteur=acteur, format=format)


def fichier_des_niveaux(lu: SuiviLu, choix: ChoixNiveaux, *, acteur: Acteur, format: Format) -> Fichier:
    """The level below as a file, in the order of the screen."""
    niveaux = ranger_niveaux(lu.suivi.niveaux, choix)
    entetes = ["Code", "Nom", *(libelle for libelle, _ in DEFINITIONS.values())]
    lignes = [[niveau.code, niveau.nom, *niveau.comptes.valeurs().values()] for niveau in niveaux]
    feuilles = [Feuille("Niveaux", entetes, lignes, motifs=TAUX)]
    filtres = [f"Recherche : {choix.recherche}"] if choix.recherche else []
    return _ecrire(lu, feuilles, filtres, nom="suivi-saisie_niveaux", acteur=acteur, format=format)


def _ecrire(
    lu: SuiviLu, feuilles: Sequence[Feuille], filtres: Sequence[str], *, nom: str, acteur: Acteur, format: Format
) -> Fichier:
    """Write a file; the photograph that was read is named in either format."""
    informations = Informations(
        titre=f"Suivi de saisie – {formats.trimestre(lu.suivi.trimestre)}",
        auteur=acteur.nom,
        instant=maintenant(),
        perimetre=lu.nom,
        filtres=[
            f"Trimestre : {formats.periode(lu.suivi.periode.du, lu.suivi.periode.au)}",
            *filtres,
            *([f"Données : {formats.photographie(lu.photographie)}"] if lu.photographie else []),
        ],
        definitions=list(DEFINITIONS.values()),
    )
    return ecrire_liste(format, nom_du_fichier(lu, nom), feuilles, informations, photographie=lu.photographie)


def nom_du_fichier(lu: SuiviLu, sujet: str) -> str:
    """The name of a file of the follow-up, without its extension."""
    prise = [f"photographie-{lu.photographie.code}"] if lu.photographie else []
    return "_".join((sujet, lu.suivi.trimestre, *prise))


def lignes_des_niveaux(lu: SuiviLu) -> Iterator[list[Any]]:
    """The perimeter, then the level below: territories, structures, else people (0 or 1 expected)."""
    yield _ligne(PERIMETRE, lu.texte, lu.nom, lu.suivi.comptes)
    for niveau in lu.suivi.niveaux:
        yield _ligne(niveau.texte.partition(":")[0], niveau.code, niveau.nom, niveau.comptes)
    if not lu.suivi.niveaux:
        for ligne in lu.lignes:
            yield _ligne(role_of(ligne.suivi).value, ligne.id_externe, ligne.nom_complet, compter([ligne.suivi]))


def suivi_en_csv(lu: SuiviLu) -> str:
    """The figures by level, one line each; a rate without anyone expected is blank.

    A last line names the photograph that was read, if any.
    """
    lignes = [ENTETES_NIVEAUX, *lignes_des_niveaux(lu)]
    if cliche := lu.photographie:
        lignes.append([PHOTOGRAPHIE, cliche.code, formats.photographie(cliche), *(None for _ in DEFINITIONS)])
    return csv.ecrire_csv(lignes).decode("utf-8")


def suivi_en_json(lu: SuiviLu, perimetre: str) -> str:
    """Figures, levels and people; ``perimetre`` is written as it was typed. Ratios are raw numbers, or null."""
    suivi: Suivi = lu.suivi
    contenu = {
        "perimetre": perimetre,
        "trimestre": suivi.trimestre,
        "du": suivi.periode.du.isoformat(),
        "au": suivi.periode.au.isoformat(),
        **photographie_en_json(suivi.photographie),
        "chiffres": suivi.comptes.valeurs(),
        "niveaux": [
            {"perimetre": niveau.texte, "code": niveau.code, "nom": niveau.nom, **niveau.comptes.valeurs()}
            for niveau in suivi.niveaux
        ],
        "personnes": [_personne(ligne.suivi) for ligne in lu.lignes],
    }
    return json.dumps(contenu, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _personne(ligne: LigneSuivi) -> dict[str, Any]:
    """A person; when nothing was expected, the answers are null, not false."""
    derniere = ligne.personne.derniere
    return {
        "id": ligne.personne.id_externe,
        "prenom": ligne.personne.prenom,
        "nom": ligne.personne.nom,
        "role": role_of(ligne).value,
        "attendu": ligne.attendue,
        "motif": ligne.motif.value if ligne.motif else None,
        "recu": ligne.recue if ligne.attendue else None,
        "en_retard": ligne.en_retard if ligne.attendue else None,
        "jamais": ligne.jamais if ligne.attendue else None,
        "cra": ligne.cra,
        "dernier_cra": derniere.isoformat() if derniere else None,
        "jours_sans_cra": ligne.attente,
    }


def _ligne(niveau: str, code: str, nom: str, comptes: Comptes) -> list[Any]:
    return [niveau, code, nom, *comptes.valeurs().values()]


def role_of(ligne: LigneSuivi) -> Role:
    """The kind of perimeter of a person, as an address writes it before the identifier."""
    return role_de_saisie(est_coordinateur=ligne.personne.est_coordinateur)


def _oui(valeur: bool) -> str:
    return "oui" if valeur else "non"


def _filtres(lu: SuiviLu, choix: Choix) -> list[str]:
    phrases = []
    if choix.liste != TOUS:
        phrases.append(f"Liste : {LISTES[choix.liste][0]}")
    if choix.relance != TOUTES and lu.photographie is None:
        phrases.append(f"Relances : {RELANCES[choix.relance][0]}")
    return [*phrases, f"Recherche : {choix.recherche}"] if choix.recherche else phrases

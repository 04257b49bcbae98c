"""The workbook of accompagnements that La Coop exports: one row per participant, one CRA per activity.

Two layouts: a mediator's own export, which does not say whose it is, and a coordinator's, whose rows name their
mediator. Names of beneficiaries, their commune and the address of the place are not among the columns read:
they are dropped with the file. An activity is written whole or refused whole, since it is one record.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from coop_data.domain.accompagnement import (
    Activite,
    Autonomie,
    ClasseDuree,
    Materiel,
    Niveau,
    StructureDeRedirection,
    TypeLieu,
)
from coop_data.domain.thematiques import Demarche, Thematique
from coop_data.imports.accompagnements import COLONNES_DES_PUBLICS, FORMULAIRE, signaler_etrangers
from coop_data.imports.cellules_coop import (
    LacuneDeCellule,
    Lus,
    lire_jour,
    morceaux_of,
    nombre,
    plusieurs,
    texte,
    un,
)
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Erreurs
from coop_data.imports.conversions import lire_oui_non
from coop_data.imports.cras import CraLu, ecrire_cras, etiqueter, placer, preparer
from coop_data.imports.lecture import TableLue
from coop_data.imports.lecture_classeur import COLONNE_CLE as ID
from coop_data.imports.lignes_coop import ChampCoop, essayer, lire_champs, lire_instants
from coop_data.imports.participants import (
    PUBLICS,
    RANG,
    Seance,
    compter_les_places,
    compter_les_publics,
    verifier_les_repetitions,
)
from coop_data.imports.rapport import Gravite

DATE = "Date"
TYPE = "Type"
CANAL = "Canaux d’accompagnement"
LIEU = "Nom du lieu"
COMMUNE = "Commune"
CODE_INSEE = "Code Insee"
DUREE = "Durée (min)"
TITRE = "Nom de l’atelier"
MATERIEL = "Matériel numérique utilisé"
THEMES = "Thématique(s) d’accompagnement"
TAGS = "Tags"
DEMARCHE = "Nom de la démarche administrative"
NIVEAU = "Niveau d’autonomie (ou de l’atelier)"
ORIENTE = "Bénéficiaire réorienté"
REDIRECTION = "Structure de redirection"
CREE_LE = "Enregistré le"
MODIFIE_LE = "Dernière modification le"
PRENOM = "Prénom du médiateur"
NOM = "Nom du médiateur"
NOTES = "Notes supplémentaires"


def _lire_themes(cellule: Any) -> Lus:
    """Themes of digital mediation, and the administrative ones that La Coop lists in the same cell."""
    themes: dict[str, list[str]] = {"thematiques": [], "demarches": []}
    for morceau in morceaux_of(cellule):
        try:
            themes["thematiques"].append(Thematique.from_texte(morceau).value)
        except ValueError:
            themes["demarches"].append(Demarche.from_texte(morceau).value)
    return {champ: list(dict.fromkeys(codes)) for champ, codes in themes.items()}


def _lire_duree(cellule: Any) -> Lus:
    minutes = nombre("duree_minutes")(cellule)["duree_minutes"]
    classe = ClasseDuree.of_minutes(minutes).value if minutes else None
    return {"duree_minutes": minutes, "classe_duree": classe}


COMMUNS: Final = (
    ChampCoop(CANAL, "type_lieu", un("type_lieu", TypeLieu)),
    ChampCoop(LIEU, "lieu", texte("lieu")),
    ChampCoop(DUREE, "duree_minutes", _lire_duree),
    ChampCoop(TITRE, "titre", texte("titre")),
    ChampCoop(MATERIEL, "materiel", plusieurs("materiel", Materiel)),
    ChampCoop(THEMES, "thematiques", _lire_themes),
    ChampCoop(DEMARCHE, "precisions_demarche", texte("precisions_demarche")),
    ChampCoop(ORIENTE, "oriente", lambda cellule: {"oriente": lire_oui_non(str(cellule or ""))}),
    ChampCoop(REDIRECTION, "structure_de_redirection", un("structure_de_redirection", StructureDeRedirection)),
)
NIVEAU_DE_L_ATELIER: Final = ChampCoop(NIVEAU, "niveau", un("niveau", Niveau))
AUTONOMIE: Final = ChampCoop(NIVEAU, "autonomie", un("autonomie", Autonomie))

DE_L_ACTIVITE: Final = (
    DATE,
    CREE_LE,
    MODIFIE_LE,
    TYPE,
    *(champ.colonne for champ in COMMUNS),
    NIVEAU,
    COMMUNE,
    CODE_INSEE,
    TAGS,
)
"""The columns that La Coop repeats on the row of each participant."""
COLONNES: Final = (*DE_L_ACTIVITE, RANG, *(colonne for colonne, _, _ in PUBLICS), ID)
"""Every column read of a genuine file: one that is missing or renamed refuses the whole file."""
MEDIATEUR: Final = (PRENOM, NOM)
"""The columns of a coordinator's export that name whose activity it is."""
AUTRES_CHAMPS: Final = COLONNES_DES_PUBLICS | {
    "date": DATE,
    "id": ID,
    "code_commune": CODE_INSEE,
    "nb_participants": RANG,
    "demarches": THEMES,
    "niveau": NIVEAU,
    "autonomie": NIVEAU,
    "notes": NOTES,
    **{f"{prefixe}s": colonne for colonne, prefixe, _ in PUBLICS},
}
"""The column that the report of an import names for a field that no column holds alone."""


def est_de_l_equipe(table: TableLue) -> bool:
    """True for a coordinator's export: its rows name their mediator."""
    return set(MEDIATEUR) <= set(table.entetes)


def importer_classeur_accompagnements(chantier: Chantier, seances: Sequence[Seance]) -> None:
    """Write a group of activities and report each."""
    preparer(chantier, FORMULAIRE, [seance.lignes[0] for seance in seances], ID)
    lus = []
    for seance in seances:
        erreurs: Erreurs = []
        lu = _lire(chantier, seance, erreurs)
        if lu is None or erreurs:
            chantier.rapport.refuser(seance.numero, erreurs)
        else:
            lus.append(lu)
    ecrire_cras(chantier, lus)


def _lire(chantier: Chantier, seance: Seance, erreurs: Erreurs) -> CraLu | None:
    """Understand one activity, or say in ``erreurs`` why it is refused."""
    cellules = seance.lignes[0].cellules
    erreurs.extend(("", "", ligne.anomalie) for ligne in seance.lignes if ligne.anomalie)
    if not seance.id_externe:
        erreurs.append((ID, "", "l’identifiant est absent"))
    repetees = [colonne for colonne in (*DE_L_ACTIVITE, *MEDIATEUR) if colonne in cellules]
    verifier_les_repetitions(seance, repetees, erreurs)
    jour = essayer(erreurs, DATE, cellules[DATE], lire_jour)
    activite = essayer(erreurs, TYPE, cellules[TYPE], lambda cellule: Activite.from_texte(str(cellule or "")))
    auteur_id = _auteur(chantier, cellules, jour, erreurs) if jour is not None else None
    if activite is None or jour is None or auteur_id is None:
        return None
    lu = CraLu(seance.numero, FORMULAIRE, seance.id_externe, auteur_id, {"date": jour, "activite": activite})
    lu.cellules = cellules
    lu.colonnes = {champ.champ: champ.colonne for champ in COMMUNS} | AUTRES_CHAMPS
    champs = (*COMMUNS, NIVEAU_DE_L_ATELIER if activite is Activite.COLLECTIF else AUTONOMIE)
    lus, lacunes = lire_champs(chantier, seance.numero, champs, cellules, erreurs)
    lu.valeurs |= lus | _lire_notes(seance, erreurs) | compter_les_publics(seance, erreurs)
    for lire in (_lire_participants, _lire_commune):
        lacunes += lire(chantier, seance, lu.valeurs, erreurs)
    if not erreurs:
        signaler_etrangers(chantier, lu)
        lu.tags = etiqueter(chantier, auteur_id, seance.id_externe, morceaux_of(cellules[TAGS]))
        placer(chantier, lu, jour, None)
    instants = lire_instants(chantier, seance.numero, cellules, cree_le=CREE_LE, modifie_le=MODIFIE_LE)
    lu.complements = {"a_completer": tuple(lacunes), **instants}
    return lu


def _auteur(chantier: Chantier, cellules: Mapping[str, Any], jour: date, erreurs: Erreurs) -> UUID | None:
    """The author: the person given for the whole file, or the member of the team that the row names."""
    if chantier.auteurs.equipe is None:
        return chantier.auteurs.auteur_id
    prenom, nom = (str(cellules[colonne] or "") for colonne in MEDIATEUR)
    try:
        return chantier.auteurs.equipe.trouver(prenom, nom, jour)
    except ValueError as erreur:
        erreurs.append((NOM, f"{prenom} {nom}".strip(), str(erreur)))
        return None


def _lire_notes(seance: Seance, erreurs: Erreurs) -> Lus:
    """Notes stand on the row of one participant; a coordinator's export has no notes, so those stored are left
    alone.
    """
    if NOTES not in seance.lignes[0].cellules:
        return {}
    notes = {str(ligne.cellules[NOTES]) for ligne in seance.lignes if ligne.cellules[NOTES] not in (None, "")}
    if len(notes) > 1:
        erreurs.append((NOTES, "", "deux notes différentes pour la même activité"))
    return {"notes": next(iter(notes), None)}


def _lire_participants(chantier: Chantier, seance: Seance, valeurs: Lus, erreurs: Erreurs) -> list[str]:
    """The number of participants announced, even if rows are missing; the number of rows when it
    cannot be read.
    """
    lignes = len(seance.lignes)
    valeurs["nb_participants"] = lignes
    try:
        annonces = compter_les_places(seance, erreurs)
    except LacuneDeCellule as lacune:
        return _signaler(chantier, seance, "nb_participants", RANG, str(lacune))
    valeurs["nb_participants"] = annonces
    if annonces == lignes or erreurs:
        return []
    motif = f"{annonces} participants annoncés, {lignes} dans le fichier : les autres restent non communiqués"
    return _signaler(chantier, seance, "nb_participants", RANG, motif)


def _lire_commune(chantier: Chantier, seance: Seance, valeurs: Lus, erreurs: Erreurs) -> list[str]:
    """The commune by its INSEE code; one that is only named, or unknown, is not guessed."""
    code, nom = (str(seance.lignes[0].cellules[colonne] or "").strip() for colonne in (CODE_INSEE, COMMUNE))
    connue = code in chantier.annuaire.communes
    valeurs["code_commune"] = code if connue else None
    if connue or not (code or nom):
        return []
    motif = "commune inconnue" if code else "commune sans code Insee"
    colonne = CODE_INSEE if code else COMMUNE
    return _signaler(chantier, seance, "code_commune", colonne, f"{motif} : non reprise")


def _signaler(chantier: Chantier, seance: Seance, champ: str, colonne: str, motif: str) -> list[str]:
    """Say what was not kept as it stood; the field is then to be completed."""
    chantier.rapport.noter(
        seance.numero, colonne, seance.lignes[0].cellules[colonne], Gravite.AVERTISSEMENT, motif
    )
    return [champ]

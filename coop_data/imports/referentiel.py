"""CSV of structures, conseillers (one line per poste) and équipes."""

from collections.abc import Sequence
from typing import Any

from coop_data.domain.structures import TypeContrat, TypeStructure
from coop_data.domain.texte import plier
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Colonne, Erreurs, lire_ligne
from coop_data.imports.conversions import (
    lire_date,
    lire_email,
    lire_entier,
    lire_mot,
    lire_oui_non,
    lire_siret,
    lire_texte,
    un,
)
from coop_data.imports.fiches import ecrire_fiche, ecrire_lien
from coop_data.imports.lecture import LigneLue
from coop_data.imports.rapport import Compte, Gravite
from coop_data.models import Conseiller, Equipe, Poste, Structure

FIN_AVANT_DEBUT = "la date de fin précède la date de début"


def lire_drapeau(texte: str) -> bool:
    """« oui » or « non »; nothing is « non »."""
    return bool(lire_oui_non(texte))


def lire_dotation(texte: str) -> int:
    """A number of posts; none is zero."""
    dotation = lire_entier(texte) or 0
    if dotation < 0:
        raise ValueError("un nombre positif est attendu")
    return dotation


COLONNES_STRUCTURES = (
    Colonne("id", lire_mot, obligatoire=True, requise=True),
    Colonne("nom", lire_texte, obligatoire=True, requise=True),
    Colonne("siret", lire_siret),
    Colonne("type", un(TypeStructure), obligatoire=True, requise=True),
    Colonne("code_commune", lire_mot, champ="commune_code", obligatoire=True, requise=True),
    Colonne("dotation", lire_dotation),
)
COLONNES_CONSEILLERS = (
    Colonne("id", lire_mot, obligatoire=True, requise=True),
    Colonne("prenom", lire_texte, obligatoire=True, requise=True),
    Colonne("nom", lire_texte, obligatoire=True, requise=True),
    Colonne("email", lire_email),
    Colonne("telephone", lire_mot),
    Colonne("structure", lire_mot, obligatoire=True, requise=True),
    Colonne("date_debut", lire_date, obligatoire=True, requise=True),
    Colonne("date_fin", lire_date),
    Colonne("type_contrat", un(TypeContrat)),
    Colonne("date_fin_formation", lire_date),
    Colonne("date_ccp1", lire_date),
    Colonne("coordinateur", lire_drapeau, champ="est_coordinateur"),
    Colonne("date_activation", lire_date, champ="active_le"),
)
COLONNES_EQUIPES = (
    Colonne("coordinateur", lire_mot, obligatoire=True, requise=True),
    Colonne("conseiller", lire_mot, obligatoire=True, requise=True),
    Colonne("date_debut", lire_date, obligatoire=True, requise=True),
    Colonne("date_fin", lire_date),
)
CHAMPS_DU_POSTE = ("structure", "date_debut", "date_fin", "type_contrat")


def importer_structures(chantier: Chantier, lignes: Sequence[LigneLue]) -> None:
    """Write the structures and report each row."""
    for ligne in lignes:
        champs, erreurs = lire_ligne(ligne, COLONNES_STRUCTURES)
        id_externe, commune = champs.pop("id", None), champs.get("commune_code")
        if commune and commune not in chantier.annuaire.communes:
            erreurs.append(("code_commune", commune, "commune inconnue"))
        if id_externe and (premiere := chantier.deja_lu(id_externe, ligne.numero)):
            erreurs.append(("id", id_externe, f"identifiant déjà donné à la ligne {premiere}"))
        if erreurs:
            chantier.rapport.refuser(ligne.numero, erreurs)
            continue
        champs["nom_plie"] = plier(champs["nom"])
        _, compte = ecrire_fiche(chantier, ligne.numero, Structure, id_externe, champs)
        chantier.rapport.compter(compte)


def importer_conseillers(chantier: Chantier, lignes: Sequence[LigneLue]) -> None:
    """Write the conseillers and their postes, one line per poste, and report each row.

    What the lines of one person say about that person is gathered first: the last one wins, with a warning.
    """
    lues = [(ligne.numero, *_lire_poste(chantier, ligne)) for ligne in lignes]
    for numero, champs, erreurs in lues:
        if not erreurs:
            erreurs += _verifier_repetition(chantier, numero, champs, ("id", "structure", "date_debut"))
    personnes = _rassembler(chantier, [(numero, champs) for numero, champs, erreurs in lues if not erreurs])
    for numero, champs, erreurs in lues:
        if erreurs:
            chantier.rapport.refuser(numero, erreurs)
            continue
        poste = {champ: champs[champ] for champ in CHAMPS_DU_POSTE if champ in champs}
        fiche, compte = ecrire_fiche(chantier, numero, Conseiller, champs["id"], personnes[champs["id"]])
        cles = {
            "conseiller_id": fiche.id,
            "structure_id": chantier.annuaire.structures[poste.pop("structure")],
            "date_debut": poste.pop("date_debut"),
        }
        comptes = {compte, ecrire_lien(chantier, Poste, cles, poste)}
        # A line is a poste: created when it is new, be its holder known or not.
        chantier.rapport.compter(next(compte for compte in Compte if compte in comptes))


def _lire_poste(chantier: Chantier, ligne: LigneLue) -> tuple[dict[str, Any], Erreurs]:
    champs, erreurs = lire_ligne(ligne, COLONNES_CONSEILLERS)
    structure = champs.get("structure")
    if structure and structure not in chantier.annuaire.structures:
        erreurs.append(("structure", structure, "structure inconnue : importez d’abord les structures"))
    if not erreurs:
        erreurs += _verifier_dates(champs)
    return champs, erreurs


def _rassembler(chantier: Chantier, lues: Sequence[tuple[int, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """The fields of each person, by external identifier; contradictions are listed."""
    personnes: dict[str, dict[str, Any]] = {}
    for numero, champs in lues:
        fiche = {champ: valeur for champ, valeur in champs.items() if champ not in ("id", *CHAMPS_DU_POSTE)}
        fiche["nom_plie"] = plier(f"{champs['prenom']} {champs['nom']}")
        connue = personnes.setdefault(champs["id"], fiche)
        for champ in sorted(champ for champ in fiche if fiche[champ] != connue[champ] and champ != "nom_plie"):
            motif = "contredit une ligne précédente de la même personne : la dernière l’emporte"
            chantier.rapport.noter(numero, champ, fiche[champ], Gravite.AVERTISSEMENT, motif)
        personnes[champs["id"]] = fiche
    return personnes


def importer_equipes(chantier: Chantier, lignes: Sequence[LigneLue]) -> None:
    """Write the memberships of teams and report each row."""
    annuaire = chantier.annuaire
    for ligne in lignes:
        champs, erreurs = lire_ligne(ligne, COLONNES_EQUIPES)
        for role in ("coordinateur", "conseiller"):
            if champs.get(role) and champs[role] not in annuaire.conseillers:
                erreurs.append((role, champs[role], f"{role} inconnu : importez d’abord les conseillers"))
        if not erreurs:
            erreurs += _verifier_dates(champs)
            erreurs += _verifier_membre(chantier, ligne.numero, champs)
        if not erreurs:
            erreurs += _verifier_repetition(
                chantier, ligne.numero, champs, ("coordinateur", "conseiller", "date_debut")
            )
        if erreurs:
            chantier.rapport.refuser(ligne.numero, erreurs)
            continue
        cles = {
            "coordinateur_id": annuaire.conseillers[champs.pop("coordinateur")],
            "conseiller_id": annuaire.conseillers[champs.pop("conseiller")],
            "date_debut": champs.pop("date_debut"),
        }
        chantier.rapport.compter(ecrire_lien(chantier, Equipe, cles, champs))


def _verifier_dates(champs: dict[str, Any]) -> Erreurs:
    fin = champs.get("date_fin")
    return [("date_fin", fin, FIN_AVANT_DEBUT)] if fin and fin < champs["date_debut"] else []


def _verifier_repetition(chantier: Chantier, ligne: int, champs: dict[str, Any], cles: Sequence[str]) -> Erreurs:
    """The same poste or membership twice: the second line would undo the first at each run."""
    if premiere := chantier.deja_lu("|".join(str(champs[cle]) for cle in cles), ligne):
        return [("date_debut", champs["date_debut"], f"même début déjà donné à la ligne {premiere}")]
    return []


def _verifier_membre(chantier: Chantier, ligne: int, champs: dict[str, Any]) -> Erreurs:
    coordinateur, conseiller = champs["coordinateur"], champs["conseiller"]
    if coordinateur == conseiller:
        return [("conseiller", conseiller, "un coordinateur n’est pas membre de sa propre équipe")]
    if coordinateur not in chantier.annuaire.coordinateurs:
        motif = "cette personne n’est pas déclarée coordinatrice"
        chantier.rapport.noter(ligne, "coordinateur", coordinateur, Gravite.AVERTISSEMENT, motif)
    return []

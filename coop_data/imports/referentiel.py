"""CSV of structures, conseillers (one line per poste) and équipes."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

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
)
from coop_data.imports.fiches import ecrire_fiche, ecrire_lien, rattacher_aux_postes
from coop_data.imports.lecture import LigneLue
from coop_data.imports.rapport import Compte, Gravite
from coop_data.models import Conseiller, Equipe, Poste, Structure, Utilisateur

FIN_AVANT_DEBUT = "la date de fin précède la date de début"


def lire_drapeau(texte: str) -> bool:
    """« oui » or « non »; an empty cell is « non »."""
    return bool(lire_oui_non(texte))


def lire_dotation(texte: str) -> int:
    """A number of posts; an empty cell is zero."""
    dotation = lire_entier(texte) or 0
    if dotation < 0:
        raise ValueError("un nombre positif est attendu")
    return dotation


def lire_type_structure(texte: str) -> TypeStructure | str | None:
    """A type of structure; an unknown one stays a text, to be reported and stored as « Autre »."""
    try:
        return TypeStructure.from_texte(texte)
    except ValueError:
        return texte.strip() or None


def lire_contrat(texte: str) -> str | None:
    """A kind of contract: its code when it is known, else what is written (contracts have many names)."""
    try:
        return TypeContrat.from_texte(texte).value
    except ValueError:
        return texte.strip() or None


COLONNES_STRUCTURES = (
    Colonne(
        "id",
        lire_mot,
        obligatoire=True,
        requise=True,
        sens="Identifiant de la structure, celui que les autres fichiers citent",
    ),
    Colonne("nom", lire_texte, obligatoire=True, requise=True, sens="Nom"),
    Colonne("siret", lire_siret, sens="SIRET"),
    Colonne("type", lire_type_structure, obligatoire=True, requise=True, sens="Type de structure"),
    Colonne(
        "code_commune",
        lire_mot,
        champ="commune_code",
        obligatoire=True,
        requise=True,
        sens="Code Insee de sa commune, qui donne son département et sa région",
    ),
    Colonne("dotation", lire_dotation, sens="Postes attribués ; vide, zéro"),
)
COLONNES_CONSEILLERS = (
    Colonne("id", lire_mot, obligatoire=True, requise=True, sens="Identifiant de la personne"),
    Colonne("prenom", lire_texte, obligatoire=True, requise=True, sens="Prénom"),
    Colonne("nom", lire_texte, obligatoire=True, requise=True, sens="Nom"),
    Colonne("email", lire_email, sens="Adresse électronique"),
    Colonne("telephone", lire_mot, sens="Téléphone professionnel"),
    Colonne("structure", lire_mot, obligatoire=True, requise=True, sens="Identifiant de la structure du poste"),
    Colonne("date_debut", lire_date, obligatoire=True, requise=True, sens="Premier jour du poste"),
    Colonne("date_fin", lire_date, sens="Dernier jour du poste, compris ; vide, le poste continue"),
    Colonne("type_contrat", lire_contrat, sens="Type de contrat du poste"),
    Colonne(
        "date_fin_formation",
        lire_date,
        sens="Fin de la formation initiale : aucun compte rendu n’est attendu avant",
    ),
    Colonne("date_ccp1", lire_date, sens="Date d’obtention du CCP1"),
    Colonne("coordinateur", lire_drapeau, champ="est_coordinateur", sens="Cette personne coordonne"),
    Colonne("date_activation", lire_date, champ="active_le", sens="Premier accès de la personne à son compte"),
)
COLONNES_EQUIPES = (
    Colonne(
        "coordinateur", lire_mot, obligatoire=True, requise=True, sens="Identifiant de la personne qui coordonne"
    ),
    Colonne("conseiller", lire_mot, obligatoire=True, requise=True, sens="Identifiant du membre"),
    Colonne("date_debut", lire_date, obligatoire=True, requise=True, sens="Premier jour dans l’équipe"),
    Colonne("date_fin", lire_date, sens="Dernier jour dans l’équipe, compris ; vide, sans fin prévue"),
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
            erreurs.append(("id", id_externe, f"identifiant déjà donné à la {premiere}"))
        if erreurs:
            chantier.rapport.refuser(ligne.numero, erreurs)
            continue
        champs["nom_plie"] = plier(champs["nom"])
        if not isinstance(champs["type"], TypeStructure):
            motif = "type de structure inconnu : enregistré comme « Autre »"
            chantier.rapport.noter(ligne.numero, "type", champs["type"], Gravite.AVERTISSEMENT, motif)
            champs["type"] = TypeStructure.AUTRE
        _, compte = ecrire_fiche(chantier, ligne.numero, Structure, id_externe, champs)
        chantier.rapport.compter(compte)


def importer_conseillers(chantier: Chantier, lignes: Sequence[LigneLue]) -> None:
    """Write the conseillers and their postes, one line per poste, and report each row.

    The lines of one person are first put together: where they contradict each other the last one wins, with a
    warning. Reports without structure that these postes cover are attached to them.
    """
    lues = [(ligne.numero, *_lire_poste(chantier, ligne)) for ligne in lignes]
    for numero, champs, erreurs in lues:
        if not erreurs:
            erreurs += _verifier_repetition(chantier, numero, champs, ("id", "structure", "date_debut"))
    personnes = _rassembler(chantier, [(numero, champs) for numero, champs, erreurs in lues if not erreurs])
    ecrits: dict[int, Poste] = {}
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
        lien, compte_du_lien = ecrire_lien(chantier, Poste, cles, poste)
        if compte_du_lien is not Compte.INCHANGES:
            ecrits[numero] = lien
        comptes = {compte, compte_du_lien}
        # A line is a poste: it counts as created when the poste is new, even for a known person.
        chantier.rapport.compter(next(compte for compte in Compte if compte in comptes))
    rattacher_aux_postes(chantier, ecrits)


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
    activees_ici = _activees_ici(chantier)
    for numero, champs in lues:
        fiche = {champ: valeur for champ, valeur in champs.items() if champ not in ("id", *CHAMPS_DU_POSTE)}
        fiche["nom_plie"] = plier(f"{champs['prenom']} {champs['nom']}")
        if champs["id"] in activees_ici and fiche.get("active_le") is None:
            fiche.pop("active_le", None)  # an account activated here stays so when the cell is blank
        connue = personnes.setdefault(champs["id"], fiche)
        for champ in sorted(champ for champ in fiche if fiche[champ] != connue.get(champ) and champ != "nom_plie"):
            motif = "contredit une ligne précédente de la même personne : la dernière l’emporte"
            chantier.rapport.noter(numero, champ, fiche[champ], Gravite.AVERTISSEMENT, motif)
        personnes[champs["id"]] = fiche
    return personnes


def _activees_ici(chantier: Chantier) -> frozenset[str]:
    """External identifiers of those who chose a password here."""
    requete = (
        select(Conseiller.id_externe)
        .join(Utilisateur, col(Utilisateur.conseiller_id) == col(Conseiller.id))
        .where(col(Utilisateur.mot_de_passe).is_not(None))
    )
    return frozenset(chantier.session.exec(requete))


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
        _, compte = ecrire_lien(chantier, Equipe, cles, champs)
        chantier.rapport.compter(compte)


def _verifier_dates(champs: dict[str, Any]) -> Erreurs:
    fin = champs.get("date_fin")
    return [("date_fin", fin, FIN_AVANT_DEBUT)] if fin and fin < champs["date_debut"] else []


def _verifier_repetition(chantier: Chantier, ligne: int, champs: dict[str, Any], cles: Sequence[str]) -> Erreurs:
    """The same poste or membership twice: the second line would undo the first at each run."""
    if premiere := chantier.deja_lu("|".join(str(champs[cle]) for cle in cles), ligne):
        return [("date_debut", champs["date_debut"], f"même début déjà donné à la {premiere}")]
    return []


def _verifier_membre(chantier: Chantier, ligne: int, champs: dict[str, Any]) -> Erreurs:
    coordinateur, conseiller = champs["coordinateur"], champs["conseiller"]
    if coordinateur == conseiller:
        return [("conseiller", conseiller, "un coordinateur n’est pas membre de sa propre équipe")]
    if coordinateur not in chantier.annuaire.coordinateurs:
        motif = "cette personne n’est pas déclarée coordinatrice"
        chantier.rapport.noter(ligne, "coordinateur", coordinateur, Gravite.AVERTISSEMENT, motif)
    return []

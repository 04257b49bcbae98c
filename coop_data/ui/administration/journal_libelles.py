"""A line of the journal in words: what was done, to what, and what changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from coop_data import formats
from coop_data.domain.roles import Role
from coop_data.journal import NOTES, NOTES_TUES
from coop_data.models import Journal
from coop_data.saisie.schemas import FORMULAIRES
from coop_data.ui.saisie.libelles import NOMS, dire
from coop_data.ui.texte import echapper

LONGUEUR = 120
ACTIONS = {
    "creer": "Création",
    "modifier": "Modification",
    "changer_de_type": "Changement de type",
    "lier": "Lien avec un évènement",
    "supprimer": "Suppression",
    "restaurer": "Restauration",
    "purger": "Suppression définitive",
    "importer": "Import",
    "inviter": "Lien d’activation",
    "reinitialiser": "Lien de nouveau mot de passe",
    "mot_de_passe": "Mot de passe choisi",
    "desactiver": "Désactivation",
    "reactiver": "Réactivation",
    "accepter": "Acceptation",
    "refuser": "Refus",
    "retirer": "Retrait",
    "archiver": "Archivage",
    "desarchiver": "Sortie des archives",
    "fusionner": "Fusion",
    "declarer_complet": "Trimestre déclaré complet",
    "retirer_complet": "Trimestre de nouveau ouvert",
    "confirmer": "Remarque confirmée",
    "annuler_confirmation": "Remarque de nouveau affichée",
}
OBJETS = {
    "compte": "Compte",
    "structure": "Structure",
    "conseiller": "Conseiller",
    "poste": "Poste",
    "equipe": "Équipe",
    "absence": "Absence",
    "relance": "Relance",
    "demande": "Demande",
    "import": "Import",
    "tag": "Tag",
    "ressource": "Document",
    "photographie": "Photographie",
    "bilan_trimestriel": "Trimestre",
    "qualite": "Qualité des données",
    "vue": "Vue enregistrée",
    **NOMS,
}
CHAMPS = {
    "email": "adresse électronique",
    "prenom": "prénom",
    "nom": "nom",
    "roles": "rôles",
    "structure_id": "structure",
    "conseiller_id": "personne",
    "coordinateur_id": "coordinateur·ice",
    "commune_code": "code de la commune",
    "code_commune": "code de la commune",
    "telephone": "téléphone",
    "contact_nom": "contact",
    "contact_fonction": "fonction du contact",
    "contact_email": "adresse du contact",
    "contact_telephone": "téléphone du contact",
    "est_coordinateur": "coordinateur·ice",
    "date_debut": "début",
    "date_fin": "fin",
    "etape": "étape",
    "date_ccp1": "date du CCP1",
    "date_fin_formation": "fin de formation",
    "active_le": "activation",
    "type_contrat": "type de contrat",
    "genre": "contenu",
    "nom_fichier": "fichier",
    "reponse": "motif",
    "crees": "créées",
    "modifies": "modifiées",
    "inchanges": "inchangées",
    "refuses": "refusées",
    "a_completer": "à compléter",
    "portee": "portée",
    "departement_code": "département",
    "tag_id": "tag de destination",
    "id_externe": "identifiant",
    "duree_minutes": "durée",
    "activite": "activité",
    "thematiques": "thématiques",
    "demarches": "démarches",
    "echelon": "échelon",
    "materiel": "matériel",
    "oriente": "orientation",
    "type_animation": "type d’animation",
    "type_evenement": "type d’évènement",
    "type_lieu": "type de lieu",
    "mediateurs": "médiateur·ices",
    "thematique_autre": "autre thématique",
    "type_animation_autre": "autre type d’animation",
    "type_evenement_autre": "autre type d’évènement",
    "organisateur_autre": "autre organisateur",
    "nature_autre": "autre nature",
    "precisions_demarche": "précisions de la démarche",
    "evenement_id": "évènement",
    "activites": "activités de coordination",
    "parametres": "paramètres",
    "role_partage": "partage",
    "est_par_defaut": "par défaut",
}
TUS = frozenset({"nom_plie", "import_id", "version", "jeton_soumission", "empreinte"})
"""Columns of the machinery: nobody asks about them."""
VIDES: tuple[object, ...] = (None, "", [], {})
JOURS = frozenset({"date_debut", "date_fin", "date_ccp1", "date_fin_formation", "active_le", "jour"})
"""Fields that hold a day, as JSON writes it."""


def objet_of(ligne: Journal, noms: Mapping[str, str]) -> str:
    """``Compte · nom@exemple.fr``: the object, by name when it is known."""
    etat = ligne.apres or ligne.avant or {}
    nom = noms.get(ligne.objet_id) or etat.get("nom") or etat.get("titre") or ""
    genre = OBJETS.get(ligne.objet, ligne.objet)
    return echapper(f"{genre} · {nom}" if nom else genre)


def changements_of(ligne: Journal, noms: Mapping[str, str]) -> str:
    """Each field that changed: before → after; only after when there was nothing before."""
    avant, apres = ligne.avant or {}, ligne.apres or {}
    phrases = [
        _changement(ligne.objet, champ, avant.get(champ), apres.get(champ), noms)
        for champ in {**avant, **apres}
        if champ not in TUS and not (avant.get(champ) in VIDES and apres.get(champ) in VIDES)
    ]
    return "  ·  ".join(phrases) or formats.ABSENT


def _changement(objet: str, champ: str, avant: Any, apres: Any, noms: Mapping[str, str]) -> str:
    libelle = echapper(CHAMPS.get(champ, champ.replace("_", " ")))
    if champ == NOTES:
        return f"**{libelle}** {NOTES_TUES}"
    nouveau = echapper(_dire(objet, champ, apres, noms))
    if avant in VIDES:
        return f"**{libelle}** {nouveau}"
    return f"**{libelle}** {echapper(_dire(objet, champ, avant, noms))} → {nouveau}"


def _dire(objet: str, champ: str, valeur: Any, noms: Mapping[str, str]) -> str:
    """A stored value in words; a code of the past that no vocabulary holds stays as it is."""
    if objet in FORMULAIRES and champ != "structure_id":
        try:
            return dire(objet, champ, valeur)[:LONGUEUR]
        except ValueError:
            return str(valeur)[:LONGUEUR]
    if champ == "roles":
        return ", ".join(role.libelle for role in Role if role in (valeur or ()))
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if champ in JOURS and valeur not in VIDES:
        return formats.jour(date.fromisoformat(valeur))
    if isinstance(valeur, list):
        valeur = ", ".join(map(str, valeur))
    texte = formats.ABSENT if valeur in VIDES else noms.get(str(valeur), str(valeur))
    return texte if len(texte) <= LONGUEUR else f"{texte[:LONGUEUR]}…"

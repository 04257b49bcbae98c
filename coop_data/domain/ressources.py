"""The ressourcerie: categories of documents, rules on each document, and messages of refusal."""

from collections.abc import Iterable, Mapping
from typing import Final

from coop_data.domain.termes import Description, Terme
from coop_data.domain.texte import plier

TITRE_MIN: Final = 3
TITRE_MAX: Final = 120
DESCRIPTION_MAX: Final = 600
TAG_MAX: Final = 40
TAGS_MAX: Final = 8
TAILLE_MAX: Final = 20_000_000
"""Bytes of one document."""

MESSAGES: Final[Mapping[str, str]] = {
    "titre_court": f"Donnez un titre d’au moins {TITRE_MIN} caractères.",
    "titre_long": f"Le titre compte plus de {TITRE_MAX} caractères : raccourcissez-le.",
    "description_longue": f"La description compte plus de {DESCRIPTION_MAX} caractères : raccourcissez-la.",
    "thematique": "Choisissez une thématique de la liste.",
    "tags_nombreux": f"Pas plus de {TAGS_MAX} tags : gardez ceux que l’on cherchera.",
    "tag_long": f"Un tag compte plus de {TAG_MAX} caractères : séparez les tags par des virgules.",
    "fichier_absent": "Choisissez le fichier PDF à ajouter.",
    "fichier_vide": "Ce fichier est vide : enregistrez-le à nouveau, puis choisissez-le.",
    "fichier_lourd": "Ce fichier dépasse 20 Mo : réduisez-le (« PDF de taille réduite »), puis choisissez-le.",
    "fichier_autre": "Ce fichier n’est pas un PDF : enregistrez le document au format PDF, puis choisissez-le.",
    "fichier_illisible": "Ce PDF ne s’ouvre pas : il est incomplet ou abîmé. Enregistrez-le à nouveau.",
    "fichier_protege": "Ce PDF demande un mot de passe : enregistrez-le sans protection, puis choisissez-le.",
    "fichier_actif": "Ce PDF contient un programme : enregistrez-le sans (« Imprimer au format PDF »).",
    "introuvable": "Ce document est introuvable : il a peut-être été retiré de la ressourcerie.",
    "fichier_perdu": "Le fichier de ce document manque sur le serveur : écrivez-nous (page « Aide »).",
}


class ThematiqueRessource(Terme):
    """Where a document stands: the categories of the ressourcerie, then those of the employers' documents."""

    COURRIEL = "courriel", "Courriel"
    PROCHES = "proches", "Échanger avec ses proches"
    EMPLOI = "emploi", "Emploi"
    DEMARCHES = "demarches", "Démarches en ligne"
    BUREAUTIQUE = "bureautique", "Bureautique"
    MOBILE = (
        "mobile",
        Description("Mobile [Smartphone, applications mobile]", court="Mobile"),
    )
    CONTENUS = "contenus", "Créer et gérer ses contenus numériques"
    ENFANT = "enfant", "Accompagner son enfant"
    EQUIPEMENT = "equipement", "Prendre en main un équipement informatique"
    CNIL = "cnil", "Fiches CNIL"
    ESPACE_CONSEILLER = "espace_conseiller", "Espace Conseiller"
    OUVERTURE = "ouverture", "Préparer la validation de l’ouverture du ou des poste(s)"
    FINANCEMENT = "financement", "Financement"
    FORMATION = "formation", "Formation"
    RECRUTEMENT = "recrutement", "Préparer le recrutement"
    ARRIVEE = "arrivee", "Préparer l’arrivée"
    COMMUNICATION = "communication", "Éléments de communication"
    MISSIONS = "missions", "Accompagner les Conseillers numériques dans leurs missions"


def lire_tags(texte: str | Iterable[str]) -> list[str]:
    """The tags of a line (« IA, #jeunes ») or of a list: cleaned, each once whatever its case or accents."""
    morceaux = (
        texte.split(",") if isinstance(texte, str) else [partie for tag in texte for partie in tag.split(",")]
    )
    tags: dict[str, str] = {}
    for morceau in morceaux:
        tag = " ".join(morceau.replace("#", " ").split())
        if tag:
            tags.setdefault(plier(tag), tag)
    return list(tags.values())

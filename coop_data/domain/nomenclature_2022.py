"""Names of the past: what older forms and files called today's terms.

Three sources: the CRA of Espace Coop (2021 to 2025, « nomenclature 2022 »), the coordinators' quarterly
form (before November 2025), and the code names of La Coop’s files. Plain data, keyed by the old name,
so that the vocabularies can read it without a cycle; only Organisme, which has no successor, lives here.
"""

from typing import Final

from coop_data.domain.termes import Description, Terme


def _historique(libelle: str) -> Description:
    return Description(libelle, historique=True)


class Organisme(Terme):
    """Bodies to which a CRA of 2022 directed people; a free text stood beside this list."""

    ANTS = "ants", _historique("ANTS")
    ASSISTANTE_SOCIALE = "assistante_sociale", _historique("Assistante sociale")
    CAF = "caf", _historique("CAF")
    CARSAT = "carsat", _historique("CARSAT")
    CCAS = "ccas", _historique("CCAS")
    CEFS = "cefs", _historique("CEFS")
    CIP = "cip", _historique("CIP")
    CPAM = "cpam", _historique("CPAM")
    DGFIP = "dgfip", _historique("DGFIP")
    FRANCE_SERVICES = "france_services", _historique("France Services")
    MAIRIE = "mairie", _historique("Mairie")
    MEDIATHEQUE = "mediatheque", _historique("Médiathèque")
    MISSION_LOCALE = "mission_locale", _historique("Mission locale")
    POLE_EMPLOI = "pole_emploi", _historique("Pôle emploi")
    PREFECTURE = "prefecture", _historique("Préfecture")
    SOUS_PREFECTURE = "sous_prefecture", _historique("Sous-préfecture")
    SERVICE_DE_POLICE = "service_de_police", _historique("Service de police")
    GENDARMERIE = "gendarmerie", _historique("Gendarmerie")
    REVENDEUR_INFORMATIQUE = "revendeur_informatique", _historique("Revendeur informatique")
    TIERS_LIEU_FABLAB = "tiers_lieu_fablab", _historique("Tiers-lieu / Fablab")


ANCIENS_LIEUX: Final = {
    "rattachement": "lieu_activite",
    "Lieu de rattachement": "lieu_activite",
    "distance": "a_distance",
}

ANCIENS_THEMES: Final = {
    "diagnostic": "diagnostic_numerique",
    "equipement informatique": "prendre_en_main_du_materiel",
    "Prendre en main un équipement": "prendre_en_main_du_materiel",
    "Prendre en main un équipement informatique": "prendre_en_main_du_materiel",
    "Prendre en main un équipement informatique (ordinateur, smartphone, tablette, etc.)": (
        "prendre_en_main_du_materiel"
    ),
    "smartphone": "prendre_en_main_du_materiel",
    "Applications smartphone": "prendre_en_main_du_materiel",
    "Installer et utiliser des applications utiles sur son smartphone": ("prendre_en_main_du_materiel"),
    "internet": "navigation_sur_internet",
    "Naviguer sur Internet": "navigation_sur_internet",
    "Comment naviguer sur Internet": "navigation_sur_internet",
    "courriel": "email",
    "Courriels": "email",
    "Gérer ses courriels": "email",
    "Envoyer, recevoir, gérer ses courriels": "email",
    "traitement texte": "bureautique",
    "Apprendre les bases du traitement de texte": "bureautique",
    "contenus numeriques": "creer_avec_le_numerique",
    "Gestion de contenus numériques": "creer_avec_le_numerique",
    "Créer et gérer (stocker, ranger, partager) ses contenus numériques": "creer_avec_le_numerique",
    "echanger": "reseaux_sociaux",
    "Échanger avec ses proches": "reseaux_sociaux",
    "scolaire": "scolarite_et_numerique",
    "accompagner enfant": "parentalite",
    "Accompagner son enfant": "parentalite",
    "Accompagner un aidant": "parentalite",
    "trouver emploi": "insertion_professionnelle",
    "Emploi, formation": "insertion_professionnelle",
    "Emploi et formation": "insertion_professionnelle",
    "Trouver un emploi ou une formation": "insertion_professionnelle",
    "budget": "banque_et_achats_en_ligne",
    "tpe/pme": "entrepreneuriat",
    "Assister un professionnel": "entrepreneuriat",
    "Numérique et TPE/PME": "entrepreneuriat",
    "Comprendre ce que le numérique peut apporter à sa TPE/PME": "entrepreneuriat",
    "fraude et harcelement": "securite_numerique",
    "Prévenir les fraudes, le harcèlement": "securite_numerique",
    "securite": "securite_numerique",
    "Sécuriser un équipement": "securite_numerique",
    "demarche en ligne": "aide_aux_demarches_administratives",
    "Démarches administratives": "aide_aux_demarches_administratives",
    "Réaliser une démarche en ligne": "aide_aux_demarches_administratives",
    "vocabulaire": "culture_numerique",
    "Connaître le vocabulaire numérique": "culture_numerique",
    "Connaître l’environnement et le vocabulaire numérique": "culture_numerique",
}

# « 12-18 ans » of 2022 counts in today's « 12 - 17 ans »; the other old bands straddle today's.
ANCIENS_AGES: Final = {
    "moins_de_douze": "moins_12",
    "moins12ans": "moins_12",
    "douze_dix_huit": "12_17",
    "12_18": "12_17",
    "12 - 18 ans": "12_17",
    "de12a18ans": "12_17",
    "dix_huit_vingt_quatre": "18_24",
    "de18a35ans": "18_35",
    "vingt_cinq_trente_neuf": "25_39",
    "de35a60ans": "35_60",
    "quarante_cinquante_neuf": "40_59",
    "soixante_soixante_neuf": "60_69",
    "plus60ans": "plus_60",
    "60 ans et plus": "plus_60",
    "soixante_dix_plus": "70_plus",
}

ANCIENS_STATUTS: Final = {
    "etudiant": "scolarise",
    "Étudiant(e)": "scolarise",
    "Scolarisé(e)": "scolarise",
    "heterogene": "non_communique",
    "NC ou hétérogène": "non_communique",
    "Non renseigné": "non_communique",
    "Non renseigné ou hétérogène": "non_communique",
    "Non communiqué": "non_communique",
}

# In 2022 a duration under one hour was a class, not a number: (minutes counted, class ticked).
ANCIENNES_DUREES: Final = {
    "0-30": (30, "moins_30"),
    "30-60": (60, "30_59"),
    "60": (60, "60_119"),
    "90": (90, "60_119"),
}

ANCIENNES_CLASSES_DUREE: Final = {
    "0-30": "moins_30",
    "30 min. ou moins": "moins_30",
    "30-60": "30_59",
    "60-120": "60_119",
    "120+": "120_plus",
}

ANCIENS_TYPES_ACTIVITE: Final = {
    "Accompagnement des structures et des médiateurs numériques": "animation",
}

ANCIENS_TYPES_ANIMATION: Final = {
    "Assemblée générale": "assemblee",
    "Assemblée générale (Ex : conseil municipal, conseil communautaire, conseil départemental, "
    "CA d’association)": "assemblee",
    "Assemblée / présentation officielle": "assemblee",
    "Assemblée / présentation officielle (Ex : conseil municipal, conseil communautaire, "
    "conseil départemental, CA d’association)": "assemblee",
    "Assemblée générale / présentation officielle (Ex : conseil municipal, …)": "assemblee",
    "Comité technique": "comite",
    "Comité technique / de pilotage": "comite",
    "Réunion de service ou de direction": "reunion",
}

# A type d’évènement that has no successor: it becomes « Autre », with this name as précision.
EVENEMENT_EMPLOI: Final = "Évènement emploi"

ANCIENS_ORGANISMES_DE_COORDINATION: Final = {
    "consortium": "groupement",
    "Un consortium": "groupement",
    "syndicat_mixte": "groupement",
    "Un syndicat mixte": "groupement",
    "operateur_etat": "etat",
    "Opérateur de l’État": "etat",
    "Un opérateur de l’État": "etat",
}

"""Themes of an accompagnement: digital mediation, and the administrative help that details one of them.

Codes, labels and hints are those of La Coop (2025); the hints are shown as a list in a tooltip.
"""

from collections.abc import Mapping

from coop_data.domain.nomenclature_2022 import ANCIENS_THEMES
from coop_data.domain.termes import Description, Terme


def _theme(libelle: str, *exemples: str) -> Description:
    return Description(libelle, exemples=exemples)


class Thematique(Terme):
    """Themes of digital mediation; several may apply."""

    DIAGNOSTIC_NUMERIQUE = (
        "diagnostic_numerique",
        _theme(
            "Diagnostic numérique",
            "Évaluation des compétences numériques des bénéficiaires",
            "Réaliser un questionnaire d’évaluation (ex : ABC Diag de Pix)",
        ),
    )
    PRENDRE_EN_MAIN_DU_MATERIEL = (
        "prendre_en_main_du_materiel",
        _theme(
            "Prendre en main du matériel",
            "Utiliser un ordinateur, une tablette ou un smartphone",
            "Utiliser des périphériques (réseau wifi, clé USB, imprimante, scanner…)",
            "Connaître & configurer les outils de base",
        ),
    )
    MAINTENANCE_DE_MATERIEL = (
        "maintenance_de_materiel",
        _theme(
            "Maintenance de matériel",
            "Maintenance de niveau 1",
            "Installation et paramétrage de matériel informatique",
            "Mise à jour des systèmes, installer/désinstaller outils et applications...",
        ),
    )
    GERE_SES_CONTENUS_NUMERIQUES = (
        "gere_ses_contenus_numeriques",
        _theme(
            "Gérer ses contenus numériques",
            "Organiser, stocker et retrouver des données, des informations et des contenus "
            "dans des environnements numériques",
            "ex. : base de données, espace de stockage en ligne, gestionnaire de fichiers...",
        ),
    )
    NAVIGATION_SUR_INTERNET = (
        "navigation_sur_internet",
        _theme(
            "Navigation sur internet",
            "Faire une recherche",
            "Naviguer sur internet",
            "Me connecter, remplir un formulaire…",
        ),
    )
    EMAIL = (
        "email",
        _theme(
            "E-mail",
            "Choisir & créer une boîte mail",
            "Envoyer et consulter des mails",
            "Envoyer et recevoir des documents",
        ),
    )
    BUREAUTIQUE = (
        "bureautique",
        _theme("Bureautique", "Outils de traitement de texte, tableur…", "Gérer mes documents"),
    )
    RESEAUX_SOCIAUX = (
        "reseaux_sociaux",
        _theme(
            "Réseaux sociaux communication",
            "Maintenir un lien social avec les réseaux sociaux.",
            "Utiliser son téléphone pour communiquer : Mails, Sms, Whatsapp, etc.",
            "Prendre en main un logiciel de visioconférence.",
        ),
    )
    SANTE = (
        "sante",
        _theme("Santé", "Ameli", "Mon Espace Santé", "Prendre rendez-vous chez un spécialiste (Doctolib…)"),
    )
    BANQUE_ET_ACHATS_EN_LIGNE = (
        "banque_et_achats_en_ligne",
        _theme(
            "Banque et achats en ligne",
            "Application bancaire",
            "Effectuer un achat en ligne",
            "Gérer son budget (tableurs, etc.)",
        ),
    )
    ENTREPRENEURIAT = (
        "entrepreneuriat",
        _theme(
            "Accompagner un professionnel",
            "Créer mon entreprise",
            "Communication professionnelle (Site internet, réseaux sociaux…)",
            "Outils pour gérer mon entreprise : comptabilité, gestion, collaboration, etc.",
        ),
    )
    INSERTION_PROFESSIONNELLE = (
        "insertion_professionnelle",
        _theme(
            "Insertion professionnelle",
            "France Travail, Mon Compte Formation…",
            "Créer & diffuser son CV en ligne",
            "Rechercher un emploi en ligne",
        ),
    )
    SECURITE_NUMERIQUE = (
        "securite_numerique",
        _theme(
            "Prévention en sécurité numérique",
            "Me connecter sans risque",
            "Protéger mes informations personnelles",
            "Reconnaître les sites et messages frauduleux",
        ),
    )
    PARENTALITE = (
        "parentalite",
        _theme(
            "Parentalité",
            "Utiliser une plateforme de suivi scolaire",
            "Sites et logiciels éducatifs",
            "Dangers pour mon enfant & harcèlement",
        ),
    )
    SCOLARITE_ET_NUMERIQUE = (
        "scolarite_et_numerique",
        _theme(
            "Scolarité et numérique",
            "Accompagner un groupe scolaire et/ou un enfant sur un outil numérique",
            "Évaluer le niveau des jeunes avec un logiciel (maths, français, etc.)",
        ),
    )
    CREER_AVEC_LE_NUMERIQUE = (
        "creer_avec_le_numerique",
        _theme(
            "Créer avec le numérique",
            "Création / gestion de médias : photos, vidéos, illustrations",
            "Fablabs : impression 3D, code",
        ),
    )
    CULTURE_NUMERIQUE = (
        "culture_numerique",
        _theme(
            "Culture numérique",
            "Usages responsables du numérique",
            "Fake news, éducation aux médias",
            "Citoyenneté & engagement",
            "RGPD, Open Source, Licences libres…",
        ),
    )
    INTELLIGENCE_ARTIFICIELLE = (
        "intelligence_artificielle",
        _theme(
            "Intelligence artificielle (IA)",
            "Comprendre les enjeux autour de l’IA",
            "Utiliser et interagir de manière critique avec les outils d’IA",
            "Animer un Café IA dans le cadre d’un atelier collectif",
        ),
    )
    AIDE_AUX_DEMARCHES_ADMINISTRATIVES = (
        "aide_aux_demarches_administratives",
        _theme(
            "Aide aux démarches administratives",
            "Aider le bénéficiaire à trouver la bonne plateforme pour sa démarche",
            "Apprendre à s’inscrire et utiliser les services : CAF, Impôts, France Connect, etc...",
        ),
    )
    AUTRE = "autre", Description("Autre", historique=True)

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_THEMES


class Demarche(Terme):
    """Themes of administrative help; only with Thematique.AIDE_AUX_DEMARCHES_ADMINISTRATIVES."""

    PAPIERS_ELECTIONS_CITOYENNETE = (
        "papiers_elections_citoyennete",
        _theme(
            "Papiers - Élections - Citoyenneté",
            "État-civil, Passeport, Élections, Papiers à conserver, Carte d’identité...",
            "ANTS",
            "Défenseur des droits",
        ),
    )
    FAMILLE_SCOLARITE = (
        "famille_scolarite",
        _theme(
            "Famille - Scolarité",
            "Allocations familiales, Naissance, Mariage, Pacs, Scolarité...",
            "CAF",
            "EduConnect",
            "ameli.fr",
        ),
    )
    SOCIAL_SANTE = (
        "social_sante",
        _theme(
            "Social - Santé",
            "Carte vitale, Chômage, Handicap, RSA, Personnes âgées...",
            "ameli.fr",
            "MSA",
        ),
    )
    TRAVAIL_FORMATION = (
        "travail_formation",
        _theme(
            "Travail - Formation - Entreprise",
            "CDD, Concours, Retraite, Démission, Période d’essai...",
            "France Travail",
            "Mon compte formation",
            "info-retraite.fr",
        ),
    )
    LOGEMENT = (
        "logement",
        _theme(
            "Logement",
            "Allocations logement, Permis de construire, Logement social, Fin de bail...",
            "CAF",
            "Enedis",
        ),
    )
    TRANSPORTS_MOBILITE = (
        "transports_mobilite",
        _theme(
            "Transports - Mobilité",
            "Carte grise, Permis de conduire, Contrôle technique, Infractions...",
            "ANTS",
            "ANTAI",
            "Crit’air",
        ),
    )
    ARGENT_IMPOTS = (
        "argent_impots",
        _theme(
            "Argent - Impôts",
            "Crédit immobilier, Impôts, Consommation, Livret A, Assurance, Surendettement...",
            "impots.gouv.fr",
            "Timbres fiscaux",
        ),
    )
    JUSTICE = (
        "justice",
        _theme(
            "Justice",
            "Casier judiciaire, Plainte, Aide juridictionnelle, Saisie...",
            "Télérecours citoyens",
        ),
    )
    ETRANGERS_EUROPE = (
        "etrangers_europe",
        _theme(
            "Étrangers - Europe",
            "Titres de séjour, Attestation d’accueil, Regroupement familial...",
            "OFPRA",
        ),
    )
    LOISIRS_SPORTS_CULTURE = (
        "loisirs_sports_culture",
        _theme(
            "Loisirs - Sports - Culture",
            "Animaux, Permis bateau, Tourisme, Permis de chasser...",
            "Ariane",
        ),
    )
    ASSOCIATIONS = (
        "associations",
        _theme(
            "Associations",
            "Statuts, Fonctionnement, Financement...",
            "Familles rurales",
            "Croix-Rouge Française",
            "Les Restos du cœur",
            "Emmaüs",
        ),
    )

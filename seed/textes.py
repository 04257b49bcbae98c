"""What people write in free fields: never anything about a person."""

NOMS_DE_LIEUX = (
    "Médiathèque {de}",
    "Mairie {de}",
    "France Services {de}",
    "Espace public numérique {de}",
    "Centre social {de}",
    "Maison des associations {de}",
    "Tiers-lieu {de}",
    "Résidence autonomie {de}",
)
TITRES = (
    "Café IA : démêler le vrai du faux",
    "Premiers pas sur smartphone",
    "Gérer sa boîte mail",
    "Initiation au traitement de texte",
    "Mes démarches en ligne sans stress",
    "Repérer les arnaques",
    "Photos : trier, sauvegarder, partager",
    "Découvrir FranceConnect",
    "Créer son CV",
    "Les écrans en famille",
    "Mon espace santé",
    "Fabriquer un robot en carton",
    "Débuter avec une tablette",
    "Mots de passe : s’organiser",
    "Acheter en ligne en confiance",
)
PRECISIONS = (
    "Renouvellement de carte d’identité",
    "Déclaration de revenus",
    "Demande d’allocation logement",
    "Certificat d’immatriculation",
    "Actualisation France Travail",
    "Demande de retraite",
    "Permis de conduire",
    "Inscription à la cantine",
)
NOTES = (
    "Prévoir une seconde séance sur les pièces jointes.",
    "Salle trop petite, demander la grande salle la prochaine fois.",
    "Bon accueil, groupe à l’aise avec la souris.",
    "Matériel à mettre à jour avant la prochaine permanence.",
    "Penser à imprimer le support en gros caractères.",
    "Connexion instable, emporter la clé 4G.",
    "Revoir la création d’un mot de passe solide.",
    "Atelier à proposer de nouveau au printemps.",
)
NOTES_DE_COORDINATION = (
    "Compte rendu à envoyer aux participants.",
    "Relancer la sous-préfecture pour la suite du financement.",
    "Deux structures intéressées par un poste mutualisé.",
    "Prochaine rencontre à caler après les vacances.",
    "Prévoir un tour de table plus court.",
    "Documents déposés sur l’espace partagé de l’équipe.",
)
NOMS_D_EVENEMENTS = {
    "grand_public": (
        "Forum des associations",
        "Village numérique",
        "Portes ouvertes de la médiathèque",
        "Fête du numérique",
        "Salon des seniors",
    ),
    "national": ("NEC – Numérique en Commun[s]", "ANCTour", "Rencontres nationales des coordinateurs"),
    "inclusion_numerique": (
        "Journée de l’inclusion numérique",
        "Séminaire des aidants",
        "Rencontre des acteurs de la médiation",
    ),
    "nec_local": ("NEC local", "NEC local : bâtir la feuille de route"),
    "autre": ("Hackathon lycéen", "Remise d’ordinateurs reconditionnés"),
}
EVENEMENTS_AUTRES = ("Évènement emploi", "Remise de matériel", "Concours", "Ciné-débat")
ORGANISATEURS_AUTRES = ("Un collectif d’habitants", "Un lycée", "Un bailleur social")
ANIMATIONS_AUTRES = ("Visite de terrain", "Entretien", "Tutorat")
THEMATIQUES_AUTRES = ("Communication", "Éco-responsabilité", "Accessibilité")
NATURES_AUTRES = ("Convention de prêt de matériel", "Mise à disposition de locaux")
PARTENAIRES_AUTRES = ("Lycée professionnel", "Centre hospitalier", "Bailleur social")
NOMS_DE_PARTENARIATS = (
    "Parcours d’accueil des nouveaux arrivants",
    "Réseau des aidants numériques",
    "Bus France Services",
    "Ateliers en résidence autonomie",
    "Prêt d’ordinateurs",
    "Cybersécurité pour tous",
)
PARTENAIRES = {
    "commune": ("Mairie {de}", "CCAS {de}", "Médiathèque {de}"),
    "epci": ("Communauté de communes du pays {de}",),
    "departement": ("Maison départementale des solidarités {de}",),
    "region": ("Maison de la Région {de}",),
    "association": ("Secours populaire {de}", "Familles rurales {de}", "Centre social {de}", "UFCV {de}"),
    "entreprise": ("Agence postale {de}", "Ressourcerie {de}"),
    "hub": ("Hub pour un numérique inclusif",),
    "etat": ("Sous-préfecture {de}", "France Travail {de}", "CAF – accueil {de}", "CPAM – accueil {de}"),
    "groupement": ("Syndicat mixte {de}", "PETR du pays {de}"),
    "autre": ("Collège {de}", "Hôpital {de}"),
}

"""Usual words of the CRA d’accompagnement, written as in ``synonymes``. Data only."""

from collections.abc import Mapping
from typing import Final

from coop_data.saisie.rapide.synonymes import mots

MISES_A_JOUR: Final = tuple(
    f"mise à jour {article}{machine}"
    for machine in mots(
        "ordinateur, ordi, pc, téléphone, smartphone, portable, tablette, iphone, android, windows, logiciel, "
        "application, appli, système, navigateur, imprimante, box, antivirus, pilote"
    )
    for article in ("", "de ", "d’", "du ", "de l’", "de la ", "des ", "de son ", "de sa ", "de ses ")
)
"""« mise à jour » is the maintenance of a device, except that of a CV or a file."""

ACCOMPAGNEMENTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "activite": {
        "collectif": mots(
            "atelier, atelier collectif, accompagnement collectif, cours, cours collectif, formation, stage, "
            "collectif, café numérique, café ia, session collective, séance collective, initiation collective, "
            "groupe, animation"
        ),
        "individuel": mots(
            "accompagnement individuel, individuel, individuelle, rdv, rendez-vous, rendez-vous individuel, rdv "
            "individuel, suivi individuel, aide individuelle, entretien, permanence, demande ponctuelle, "
            "ponctuel, ponctuelle, dépannage"
        ),
    },
    "type_lieu": {
        "domicile": mots(
            "à domicile, à son domicile, à leur domicile, au domicile, chez l’habitant, chez la personne, chez "
            "elle, chez lui, chez un usager, chez une usagère, chez le bénéficiaire, chez la bénéficiaire, "
            "domicile"
        ),
        "a_distance": mots(
            "à distance, visio, distanciel, en distanciel, par téléphone, au téléphone, en visio, par visio, en "
            "visioconférence, par mail, télé-assistance, prise en main à distance, à distance par "
            "téléphone"
        ),
    },
    "materiel": {
        "ordinateur": mots("ordinateur, ordi, pc, sur ordinateur, ordinateur portable, mac"),
        "telephone": mots("smartphone, sur smartphone, sur téléphone, téléphone, sur portable, iphone, android"),
        "tablette": mots("tablette, sur tablette, ipad"),
        "aucun": mots("sans matériel, pas de matériel, aucun matériel"),
    },
    "thematiques": {
        "diagnostic_numerique": mots(
            "diagnostic, évaluation des compétences, évaluation, positionnement, pix, abc diag, test de niveau"
        ),
        "prendre_en_main_du_materiel": mots(
            "prise en main, prendre en main, prise en main du matériel, prise en main de l’ordinateur, clavier, "
            "souris, clé usb, imprimante, scanner, wifi, bases de l’ordinateur, découverte de l’ordinateur, "
            "initiation informatique, premiers pas, prise en main du smartphone, prise en main smartphone, "
            "prise en main tablette, prise en main de la tablette, prise en main ordinateur, prise en main du "
            "téléphone"
        ),
        "maintenance_de_materiel": mots(
            "maintenance, dépannage, réparation, mise à jour logicielle, mise à jour système, installation, "
            "désinstaller, réinitialisation, antivirus, nettoyage du pc, configuration"
        )
        + MISES_A_JOUR,
        "gere_ses_contenus_numeriques": mots(
            "contenu numérique, gestion de fichiers, fichier, ranger ses photos, tri de photos, stockage, "
            "sauvegarde, cloud, gérer ses photos, classement, transfert de photos, drive, trier ses photos, "
            "photo"
        ),
        "navigation_sur_internet": mots(
            "navigation, internet, navigation internet, recherche internet, recherche sur internet, navigateur, "
            "web, surfer, naviguer sur internet, moteur de recherche, formulaire en ligne"
        ),
        "email": mots(
            "mail, email, e-mail, courriel, messagerie, boîte mail, boite mail, boîte aux lettres, adresse "
            "mail, gmail, messagerie électronique, pièce jointe"
        ),
        "bureautique": mots(
            "traitement de texte, tableur, word, excel, libreoffice, open office, powerpoint, diaporama, suite "
            "office"
        ),
        "reseaux_sociaux": mots(
            "réseau social, visio avec, réseaux sociaux, facebook, whatsapp, instagram, tiktok, sms, "
            "visioconférence, zoom, skype, messagerie instantanée, linkedin"
        ),
        "sante": mots("santé, ameli, doctolib, mon espace santé, espace santé, carte vitale, rendez-vous médical"),
        "banque_et_achats_en_ligne": mots(
            "banque, banque en ligne, achat en ligne, application bancaire, budget, gérer son budget, paiement "
            "en ligne, compte bancaire, leboncoin, le bon coin, vinted, achat de billet, billet de train, "
            "e-commerce"
        ),
        "entrepreneuriat": mots(
            "entrepreneuriat, création d’entreprise, créer son entreprise, site internet professionnel, "
            "comptabilité, facturation électronique, auto-entrepreneur, micro-entreprise, artisan, commerçant"
        ),
        "insertion_professionnelle": mots(
            "cv, emploi, france travail, pôle emploi, recherche d’emploi, lettre de motivation, mon compte "
            "formation, candidature, offre d’emploi, insertion, actualisation, emploi store, recherche de "
            "stage, cpf"
        ),
        "securite_numerique": mots(
            "sécurité, sécurité numérique, sécurité en ligne, mot de passe, arnaque, phishing, hameçonnage, "
            "cybersécurité, fraude, faux sites, spam, données personnelles, protéger ses données, virus, "
            "piratage"
        ),
        "parentalite": mots(
            "parentalité, parentalité numérique, contrôle parental, écran, temps d’écran, ent, pronote, suivi "
            "scolaire, harcèlement, cyberharcèlement, jeux vidéo"
        ),
        "scolarite_et_numerique": mots(
            "scolarité, numérique à l’école, aide aux devoirs, soutien scolaire, parcoursup"
        ),
        "creer_avec_le_numerique": mots(
            "création numérique, impression 3d, fablab, programmation, montage vidéo, retouche photo, scratch, "
            "robotique, podcast, stop motion, canva, vidéo, livre photo, création vidéo, arduino, généalogie"
        ),
        "culture_numerique": mots(
            "fake news, éducation aux médias, désinformation, rgpd, logiciel libre, numérique responsable, "
            "citoyenneté numérique, sobriété numérique, infox, fausses nouvelles, empreinte numérique"
        ),
        "intelligence_artificielle": mots(
            "ia, intelligence artificielle, chatgpt, café ia, ia générative, mistral"
        ),
        "aide_aux_demarches_administratives": mots(
            "démarche, démarche administrative, démarche en ligne, aide administrative, aide aux démarches, "
            "franceconnect, france connect, service public, e-administration, accès aux droits, dossier "
            "administratif"
        ),
    },
    "demarches": {
        "papiers_elections_citoyennete": mots(
            "passeport, carte d’identité, cni, état civil, acte de naissance, élection, procuration, liste "
            "électorale, pièce d’identité, papiers d’identité, ants, recensement"
        ),
        "famille_scolarite": mots(
            "caf, allocation familiale, allocations familiales, pacs, mariage, naissance, inscription scolaire, "
            "cantine, educonnect, bourse, prime d’activité"
        ),
        "social_sante": mots(
            "rsa, sécurité sociale, cpam, mdph, handicap, css, complémentaire santé, msa, apa, aah, mutuelle, "
            "chômage"
        ),
        "travail_formation": mots("retraite, info retraite, carsat, cnav, démission, contrat de travail, urssaf"),
        "logement": mots("logement, logement social, apl, aide au logement, bail, enedis, chèque énergie, edf"),
        "transports_mobilite": mots(
            "carte grise, permis, permis de conduire, contrôle technique, antai, amende, crit’air, vente de "
            "véhicule, certificat d’immatriculation"
        ),
        "argent_impots": mots(
            "impôt, déclaration de revenus, déclaration d’impôts, déclaration des impôts, taxe, timbre fiscal, "
            "surendettement, impots.gouv, avis d’imposition, déclaration de biens, prélèvement"
        ),
        "justice": mots("casier judiciaire, plainte, aide juridictionnelle, pré-plainte, saisie"),
        "etrangers_europe": mots(
            "titre de séjour, carte de séjour, naturalisation, regroupement familial, ofpra, anef, visa"
        ),
        "loisirs_sports_culture": mots(
            "permis de chasse, permis de chasser, permis bateau, pass culture, pass sport"
        ),
        "associations": mots("statuts d’association, association loi 1901, dossier d’association"),
    },
    "niveau": {
        "debutant": mots("débutant, débutante, grand débutant, niveau débutant, niveau 1, initiation"),
        "intermediaire": mots("intermédiaire, niveau intermédiaire, niveau 2"),
        "avance": mots("avancé, avancée, niveau avancé, perfectionnement, confirmé, niveau 3"),
    },
    "autonomie": {
        "entierement_accompagne": mots("avec guidage, entièrement accompagné, pas autonome, peu autonome"),
        "partiellement_autonome": mots("partiellement autonome, plutôt autonome, en partie autonome"),
        "autonome": mots("autonome, en autonomie, très autonome, en totale autonomie"),
    },
}

LIEUX: Final = mots(
    "médiathèque, bibliothèque, mairie, mairie annexe, ccas, centre social, centre socioculturel, france "
    "services, maison france services, espace france services, mjc, maison de quartier, maison des "
    "associations, maison des solidarités, maison de retraite, ehpad, résidence autonomie, résidence senior, "
    "foyer, collège, lycée, école, tiers-lieu, fablab, espace numérique, epn, cyber-base, cyberbase, mission "
    "locale, salle des fêtes, salle polyvalente, bus numérique, local, espace public numérique, maison du "
    "département, point info, point numérique, espace de vie sociale, université, ludothèque, centre culturel, "
    "théâtre, cinéma, prison, hôpital, maison de santé, maison pour tous, maison des jeunes, espace jeunes, "
    "agence, association, résidence, gymnase, sous-préfecture, maison du projet, maison des habitants, relais, "
    "épicerie solidaire, maison commune"
)
"""Kinds of places that a conseiller goes to; the words around them make the name of the place."""

REDIRECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "administration": mots("mairie, préfecture, sous-préfecture, département, administration"),
    "mediation_numerique": mots(
        "médiateur, médiation numérique, conseiller numérique, emmaüs connect, epn, fablab"
    ),
    "operateur_ou_organisme_en_charge": mots(
        "caf, cpam, ants, carsat, msa, urssaf, assurance maladie, impôt, finances publiques, dgfip, cnav, "
        "trésor public, assurance retraite"
    ),
    "aide_sociale": mots(
        "assistante sociale, assistant social, travailleur social, ccas, centre social, maison des solidarités, "
        "mds"
    ),
    "insertion_professionnelle": mots("france travail, pôle emploi, mission locale, chambre de commerce, cci"),
    "aide_aux_demarches_administratives": mots("france services, maison france services, écrivain public"),
}

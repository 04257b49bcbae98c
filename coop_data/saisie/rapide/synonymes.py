"""Usual words for the terms of the vocabularies, beside their labels. Data only.

Words are written in the singular; case, accents, plurals and the marks of inclusive writing do not count.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from coop_data.domain.texte import plier

ACCOMPAGNEMENT, ANIMATION, EVENEMENT, PARTENARIAT = "accompagnement", "animation", "evenement", "partenariat"

_ACCORD: Final = r"(?:e?s|x)?(?:[·.]\w+|\(\w{1,5}\)\w?)*"


def motif_of(expression: str) -> str:
    """Pattern of an expression on a folded line: each word may be plural, spaces and dashes are alike."""
    return r"[\s-]+".join(re.escape(mot) + _ACCORD for mot in re.split(r"[\s-]+", plier(expression)))


def mots(texte: str) -> tuple[str, ...]:
    """The expressions of a text, separated by commas."""
    return tuple(mot.strip() for mot in texte.split(","))


class Compte(NamedTuple):
    """Nouns that are counted, and for each form the field that holds their number."""

    noms: tuple[str, ...]
    champs: Mapping[str, str]


COMPTES: Final = (
    Compte(
        mots(
            "médiateur, médiatrice, médiateur numérique, médiatrice numérique, médiateur trice, conseiller, "
            "conseillère, conseiller numérique, conseillère numérique, cnfs, conum, conseiller conum, cn, "
            "mednum, aidant numérique, animateur numérique, animatrice numérique, collègue médiateur"
        ),
        {ANIMATION: "mediateurs"},
    ),
    Compte(
        mots(
            "structure, structure employeuse, structure partenaire, structure d’accueil, association, asso, "
            "commune, mairie, collectivité, collectivité territoriale, organisme, organisme public, entreprise, "
            "ccas, epci, employeur, france services, maison france services, espace france services, centre "
            "social, centre sociaux, médiathèque, bibliothèque, tiers-lieu, mission locale, établissement"
        ),
        {ANIMATION: "structures"},
    ),
    Compte(
        mots(
            "autre acteur, acteur, actrice, acteur du territoire, acteur local, acteur locaux, élu, élue, élu "
            "local, aidant, travailleur social, travailleuse sociale, travailleurs sociaux, assistant social, "
            "assistante sociale, agent, agente, agent d’accueil, bénévole, secrétaire de mairie, directeur, "
            "directrice, partenaire, professionnel, professionnelle, éducateur, éducatrice, aidant familial, "
            "dgs, maire, référent, enseignant, enseignante, formateur, formatrice, chargé de mission, "
            "intervenant, intervenante"
        ),
        {ANIMATION: "autres_acteurs"},
    ),
    Compte(
        mots("déjà accompagné, déjà suivi, déjà venu, déjà connu, habitué"),
        {ACCOMPAGNEMENT: "nb_deja_accompagnes"},
    ),
    Compte(mots("femme, fille, dame"), {ACCOMPAGNEMENT: "genre_feminin"}),
    Compte(mots("homme, garçon, monsieur, messieurs"), {ACCOMPAGNEMENT: "genre_masculin"}),
    Compte(mots("retraité, retraitée"), {ACCOMPAGNEMENT: "statut_retraite"}),
    Compte(
        mots("demandeur d’emploi, demandeuse d’emploi, sans emploi, chômeur, chômeuse"),
        {ACCOMPAGNEMENT: "statut_sans_emploi"},
    ),
    Compte(mots("salarié, salariée, en emploi, actif"), {ACCOMPAGNEMENT: "statut_en_emploi"}),
    Compte(
        mots("scolarisé, scolarisée"),
        {ACCOMPAGNEMENT: "statut_scolarise"},
    ),
)

PARTICIPANTS: Final = Compte(
    mots(
        "participant, participante, personne, pers, pers., visiteur, visiteuse, habitant, habitante, usager, "
        "usagère, bénéficiaire, stagiaire, senior, sénior, élève, collégien, collégienne, lycéen, lycéenne, "
        "inscrit, présent, apprenant, apprenante, jeune, adulte, enfant, parent, étudiant, étudiante, invité, "
        "convive, résident, résidente, adhérent, adhérente, spectateur, personne âgée"
    ),
    {ACCOMPAGNEMENT: "nb_participants", EVENEMENT: "participants"},
)
"""Words for people who came. An animation asks which kind of people, so it is filled by a question."""

MOTS_DE_FORMULAIRE: Final[Mapping[str, tuple[str, ...]]] = {
    ACCOMPAGNEMENT: mots("accompagnement, aide, aide individuelle, dépannage, permanence, initiation"),
    ANIMATION: mots("animation, accompagnement de structure, rendez-vous, rdv"),
    EVENEMENT: mots("évènement, évènementiel, événement, inauguration, journée, manifestation, stand"),
    PARTENARIAT: mots(
        "partenariat, convention, convention de partenariat, nouveau partenaire, partenaire, nouveau "
        "partenariat, collaboration, signature, signature de convention, signature d’une convention, lancement "
        "du partenariat, lancement de partenariat"
    ),
}
"""Words that name a form without filling a field of it."""

ANIMATIONS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "type_animation": {
        "assemblee": mots(
            "assemblée, assemblée générale, ca de l’association, ca d’association, en ca, au ca, ag, conseil "
            "municipal, conseil communautaire, conseil départemental, conseil d’administration, présentation "
            "officielle, présentation aux élus, présentation en conseil, présentation au conseil municipal, "
            "plénière, bureau communautaire"
        ),
        "comite": mots(
            "comité, comité technique, comité de pilotage, comité partenarial, comité de suivi, comité "
            "stratégique, copil, cotech, cotec, costrat, cosui"
        ),
        "groupe_de_travail": mots("groupe de travail, gt, atelier de travail, sous groupe"),
        "echange": mots(
            "échange, moment d’échange, temps d’échange, échange téléphonique, entretien, point, point "
            "téléphonique, point individuel, point d’étape, visite, appel, rencontre, soutien, aide, appui, "
            "accompagnement, dépannage, café, petit déjeuner, tête à tête, suivi"
        ),
        "reunion_coordination": mots(
            "réunion de coordination, réunion coordination, réu de coordination, réu coordo, réu coord, "
            "réunion coord, coord, réunion coordo, coordination, réunion des coordinateurs, réunion des "
            "médiateurs, réunion médiateur, réunion mensuelle des médiateurs, réunion des conseillers "
            "numériques, réunion des conums, réunion du réseau, réunion de réseau, réunion avec le hub, "
            "réunion avec la préfecture"
        ),
        "reunion": mots(
            "réunion, réu, réunion d’équipe, réunion de service, réunion de direction, réunion interne, codir, "
            "réunion hebdomadaire"
        ),
        "webinaire": mots("webinaire, webinar, visioconférence thématique, wébinaire"),
    },
    "initiative": {
        "initiative": mots("à mon initiative, de ma propre initiative, mon initiative, de mon initiative"),
        "demande": mots(
            "à la demande, à leur demande, à sa demande, sur demande, sur sollicitation, sollicité, sollicitée, "
            "en réponse à une demande, en réponse à un besoin, réponse à un besoin, réponse à une demande, "
            "réponse à une problématique"
        ),
    },
    "thematiques": {
        "partage": mots(
            "bonne pratique, échange de pratiques, échange de bonnes pratiques, échange de pratique, partage "
            "d’information, partage d’infos, partage de pratiques, partage d’expérience, retour d’expérience, "
            "posture professionnelle, posture, analyse de pratiques, organisation d’atelier, information sur le "
            "dispositif, infos dispositif"
        ),
        "reseau": mots(
            "maillage, maillage territorial, réseau, faire réseau, mise en réseau, créer du lien, mise en "
            "relation, positionnement territorial, cartographie, feuille de route, gouvernance, partenariat "
            "local, partenariats locaux, interconnaissance"
        ),
        "soutien": mots(
            "soutien technique, soutien organisationnel, soutien technique et organisationnel, appui technique, "
            "aide technique, logistique, financement, recherche de financement, planning, emploi du temps, "
            "recherche de local, recherche de locaux, organisation du temps de travail, périmètre d’action, "
            "problème technique, dépannage technique, dépannage, subvention"
        ),
        "professionnel": mots(
            "formation, parcours professionnel, projet professionnel, onboarding, intégration, bilan "
            "d’activité, montée en compétence, certification, embarquement, arrivée d’un nouveau, accueil d’un "
            "nouveau, prise de poste, évolution professionnelle, plan de formation, ccp1, point sur l’activité"
        ),
        "rh": mots(
            "rh, soutien rh, ressources humaines, recrutement, fin de contrat, remplacement, renfort, "
            "renouvellement de contrat, renouvellement, convention, entretien annuel, aide au recrutement, "
            "conventionnement"
        ),
    },
}

ECHELONS: Final[Mapping[str, tuple[str, ...]]] = {
    "communal": mots("communal, communale, communaux, municipal, municipale, échelle de la commune"),
    "intercommunal": mots(
        "intercommunal, intercommunale, intercommunaux, échelle de l’epci, échelle de l’agglo, échelle de "
        "l’agglomération, échelle de l’intercommunalité, échelle de la communauté de communes, métropolitain"
    ),
    "departemental": mots("départemental, départementale, départementaux, échelle du département"),
    "regional": mots("régional, régionale, régionaux, échelle de la région"),
    "national": mots("national, nationale, nationaux"),
}

EVENEMENTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "type_evenement": {
        "grand_public": mots(
            "forum, salon, journée départementale, porte ouverte, journée porte ouverte, fête, foire, festival, "
            "grand public, évènement grand public, fête de la science, marché, kermesse, village numérique, "
            "fête de l’internet, café numérique, bus numérique, jpo, brocante"
        ),
        "national": mots(
            "nec, nec national, numérique en commun, numérique en communs, anctour, évènement national, journée "
            "nationale, rencontre nationale, assises nationales"
        ),
        "inclusion_numerique": mots(
            "journée d’inclusion numérique, journée de l’inclusion numérique, journée inclusion numérique, "
            "séminaire, rencontre, colloque, conférence, table ronde, intervention, assises, assise de "
            "l’inclusion numérique, printemps du numérique, semaine du numérique, journée de rencontre, matinée "
            "de rencontre, hackathon"
        ),
        "nec_local": mots(
            "nec local, nec locaux, nec départemental, nec régional, numérique en commun local, numérique en "
            "communs local, nec territorial"
        ),
    },
    "echelon": ECHELONS,
}

PARTENARIATS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "natures": {
        "parcours_usager": mots(
            "parcours usager, parcours d’usager, parcours de l’usager, conception de parcours, orientation des "
            "usagers, parcours d’orientation, parcours utilisateur, parcours d’accompagnement"
        ),
        "subvention": mots(
            "subvention, recherche de subvention, demande de subvention, dossier de subvention, appel à projet, "
            "aap, recherche de financement, financement, cofinancement, demande de financement"
        ),
        "coordination_departementale": mots(
            "coordination départementale, journée de coordination, journée de coordination départementale, "
            "journée départementale de coordination"
        ),
        "rdv_elu": mots(
            "rendez-vous avec un élu, rendez-vous élu, rdv élu, rdv avec un élu, rdv avec une élue, rendez-vous "
            "avec une élue, rencontre avec un élu, rencontre avec une élue, rdv avec l’élu, rdv avec l’élue, "
            "rdv avec les élus, rendez-vous avec les élus, rencontre avec les élus, rendez-vous avec l’élu, "
            "rendez-vous avec l’élue, rdv avec le maire, rdv avec la maire, rendez-vous avec le maire, "
            "rendez-vous avec la maire, rencontre avec le maire, rencontre avec la maire, rdv maire, "
            "rendez-vous maire, rdv avec le président, rendez-vous avec le président, rendez-vous avec la "
            "présidente, rendez-vous avec l’adjoint, rendez-vous avec l’adjointe, rdv avec l’adjoint, rdv avec "
            "l’adjointe, rendez-vous avec le député, rendez-vous avec la députée, rdv avec le député, rdv avec "
            "la députée, rencontre élu"
        ),
    },
    "echelon": ECHELONS,
}

SANS_ECHELON: Final = mots(
    "conseil départemental, conseil régional, conseil municipal, direction départementale, direction régionale, "
    "éducation nationale, agence nationale, police municipale, comité départemental, comité régional"
)
"""Names of bodies whose adjective says nothing about the level of the activity."""

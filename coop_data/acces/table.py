"""The table of rights, the single authority (in words in docs/droits.md). What is not written here is refused."""

from dataclasses import dataclass
from enum import StrEnum

from coop_data.domain.roles import Role


class Action(StrEnum):
    """What is done to an object; restoring undoes a deletion, asking leaves the decision to someone else."""

    LIRE = "lire"
    CREER = "creer"
    MODIFIER = "modifier"
    SUPPRIMER = "supprimer"
    RESTAURER = "restaurer"
    DEMANDER = "demander"


class Objet(StrEnum):
    """What an action is done to. Reading a CRA never includes its notes: they are an object of their own."""

    ACCOMPAGNEMENT = "accompagnement"
    COORDINATION = "coordination"
    NOTES = "notes"
    BROUILLON = "brouillon"
    MODELE = "modele"
    TAG_PERSONNEL = "tag_personnel"
    TAG_EQUIPE = "tag_equipe"
    TAG_DEPARTEMENTAL = "tag_departemental"
    TAG_NATIONAL = "tag_national"
    EQUIPE = "equipe"
    MES_EQUIPES = "mes_equipes"
    STATISTIQUES = "statistiques"
    SUIVI = "suivi"
    PHOTOGRAPHIE = "photographie"
    VUE = "vue"
    VUE_PARTAGEE = "vue_partagee"
    FICHE = "fiche"
    STRUCTURE = "structure"
    ABSENCE = "absence"
    RELANCE = "relance"
    INVITATION = "invitation"
    RESSOURCE = "ressource"
    COMPTE = "compte"
    MON_COMPTE = "mon_compte"
    REFERENTIEL = "referentiel"
    IMPORT = "import"
    JOURNAL = "journal"


class Portee(StrEnum):
    """Whose objects a right covers."""

    SOI = "soi"
    EQUIPE = "equipe"
    SA_STRUCTURE = "sa_structure"
    SON_DEPARTEMENT = "son_departement"
    TERRITOIRES = "territoires"  # every territory and the nation, as figures
    TOUS = "tous"


@dataclass(frozen=True, slots=True)
class Droit:
    """One right: this role may do these actions on these objects, within this scope."""

    role: Role
    objet: Objet
    portee: Portee
    actions: frozenset[Action]


LECTURE = frozenset({Action.LIRE})
GESTION = frozenset({Action.LIRE, Action.CREER, Action.MODIFIER, Action.SUPPRIMER, Action.RESTAURER})
LECTURE_ET_CREATION = frozenset({Action.LIRE, Action.CREER})
PARTAGE = frozenset({Action.CREER, Action.SUPPRIMER})
SAISIE_ET_RETRAIT = frozenset({Action.LIRE, Action.CREER, Action.SUPPRIMER})
CORRECTION_ET_RETRAIT = frozenset({Action.LIRE, Action.MODIFIER, Action.SUPPRIMER, Action.RESTAURER})
LECTURE_ET_MODIFICATION = frozenset({Action.LIRE, Action.MODIFIER})
DEMANDE = frozenset({Action.DEMANDER})

TABLE = (
    # Conseiller·ère: own accompagnements, personal and team tags
    Droit(Role.CONSEILLER, Objet.ACCOMPAGNEMENT, Portee.SOI, GESTION),
    Droit(Role.CONSEILLER, Objet.NOTES, Portee.SOI, LECTURE),
    Droit(Role.CONSEILLER, Objet.BROUILLON, Portee.SOI, GESTION),
    Droit(Role.CONSEILLER, Objet.MODELE, Portee.SOI, GESTION),
    Droit(Role.CONSEILLER, Objet.TAG_PERSONNEL, Portee.SOI, GESTION),
    Droit(Role.CONSEILLER, Objet.TAG_EQUIPE, Portee.EQUIPE, GESTION),
    Droit(Role.CONSEILLER, Objet.TAG_DEPARTEMENTAL, Portee.SON_DEPARTEMENT, LECTURE),
    Droit(Role.CONSEILLER, Objet.TAG_NATIONAL, Portee.TOUS, LECTURE),
    Droit(Role.CONSEILLER, Objet.MES_EQUIPES, Portee.SOI, LECTURE_ET_MODIFICATION),
    Droit(Role.CONSEILLER, Objet.FICHE, Portee.SOI, LECTURE),
    Droit(Role.CONSEILLER, Objet.STATISTIQUES, Portee.SOI, LECTURE),
    Droit(Role.CONSEILLER, Objet.STATISTIQUES, Portee.TERRITOIRES, LECTURE),
    Droit(Role.CONSEILLER, Objet.PHOTOGRAPHIE, Portee.TOUS, LECTURE),
    Droit(Role.CONSEILLER, Objet.VUE, Portee.SOI, GESTION),
    Droit(Role.CONSEILLER, Objet.RESSOURCE, Portee.TOUS, LECTURE),
    Droit(Role.CONSEILLER, Objet.IMPORT, Portee.SOI, LECTURE_ET_CREATION),
    Droit(Role.CONSEILLER, Objet.MON_COMPTE, Portee.SOI, LECTURE_ET_MODIFICATION),
    # Coordinateur·ice: own coordination, « Mon équipe », tags up to the département
    Droit(Role.COORDINATEUR, Objet.COORDINATION, Portee.SOI, GESTION),
    Droit(Role.COORDINATEUR, Objet.ACCOMPAGNEMENT, Portee.EQUIPE, LECTURE),
    Droit(Role.COORDINATEUR, Objet.NOTES, Portee.SOI, LECTURE),
    Droit(Role.COORDINATEUR, Objet.BROUILLON, Portee.SOI, GESTION),
    Droit(Role.COORDINATEUR, Objet.MODELE, Portee.SOI, GESTION),
    Droit(Role.COORDINATEUR, Objet.TAG_PERSONNEL, Portee.SOI, GESTION),
    Droit(Role.COORDINATEUR, Objet.TAG_EQUIPE, Portee.SOI, GESTION),
    Droit(Role.COORDINATEUR, Objet.TAG_DEPARTEMENTAL, Portee.SON_DEPARTEMENT, GESTION),
    Droit(Role.COORDINATEUR, Objet.TAG_NATIONAL, Portee.TOUS, LECTURE),
    Droit(Role.COORDINATEUR, Objet.EQUIPE, Portee.SOI, CORRECTION_ET_RETRAIT),  # entering takes an agreement
    Droit(Role.COORDINATEUR, Objet.MES_EQUIPES, Portee.SOI, LECTURE_ET_MODIFICATION),
    Droit(Role.COORDINATEUR, Objet.INVITATION, Portee.SOI, DEMANDE),
    Droit(Role.COORDINATEUR, Objet.FICHE, Portee.SOI, LECTURE),
    Droit(Role.COORDINATEUR, Objet.FICHE, Portee.EQUIPE, LECTURE),
    Droit(Role.COORDINATEUR, Objet.STATISTIQUES, Portee.SOI, LECTURE),
    Droit(Role.COORDINATEUR, Objet.STATISTIQUES, Portee.EQUIPE, LECTURE),
    Droit(Role.COORDINATEUR, Objet.STATISTIQUES, Portee.TERRITOIRES, LECTURE),
    Droit(Role.COORDINATEUR, Objet.PHOTOGRAPHIE, Portee.TOUS, LECTURE),
    Droit(Role.COORDINATEUR, Objet.VUE, Portee.SOI, GESTION),
    Droit(Role.COORDINATEUR, Objet.SUIVI, Portee.EQUIPE, LECTURE),
    Droit(Role.COORDINATEUR, Objet.RELANCE, Portee.EQUIPE, SAISIE_ET_RETRAIT),
    Droit(Role.COORDINATEUR, Objet.RESSOURCE, Portee.TOUS, LECTURE),
    Droit(Role.COORDINATEUR, Objet.IMPORT, Portee.SOI, LECTURE_ET_CREATION),
    Droit(Role.COORDINATEUR, Objet.MON_COMPTE, Portee.SOI, LECTURE_ET_MODIFICATION),
    # Structure employeuse: what was done for it, and by whom
    Droit(Role.STRUCTURE, Objet.STRUCTURE, Portee.SA_STRUCTURE, LECTURE_ET_MODIFICATION),
    Droit(Role.STRUCTURE, Objet.ABSENCE, Portee.SA_STRUCTURE, GESTION),
    Droit(Role.STRUCTURE, Objet.INVITATION, Portee.SA_STRUCTURE, DEMANDE),
    Droit(Role.STRUCTURE, Objet.FICHE, Portee.SA_STRUCTURE, LECTURE),
    Droit(Role.STRUCTURE, Objet.ACCOMPAGNEMENT, Portee.SA_STRUCTURE, LECTURE),
    Droit(Role.STRUCTURE, Objet.COORDINATION, Portee.SA_STRUCTURE, LECTURE),
    Droit(Role.STRUCTURE, Objet.STATISTIQUES, Portee.SA_STRUCTURE, LECTURE),
    Droit(Role.STRUCTURE, Objet.STATISTIQUES, Portee.TERRITOIRES, LECTURE),
    Droit(Role.STRUCTURE, Objet.PHOTOGRAPHIE, Portee.TOUS, LECTURE),
    Droit(Role.STRUCTURE, Objet.VUE, Portee.SOI, GESTION),
    Droit(Role.STRUCTURE, Objet.SUIVI, Portee.SA_STRUCTURE, LECTURE),
    Droit(Role.STRUCTURE, Objet.RELANCE, Portee.SA_STRUCTURE, SAISIE_ET_RETRAIT),
    Droit(Role.STRUCTURE, Objet.RESSOURCE, Portee.TOUS, LECTURE),
    Droit(Role.STRUCTURE, Objet.MON_COMPTE, Portee.SOI, LECTURE_ET_MODIFICATION),
    # Analyste ANCT: everything, read only, and documents
    *(
        Droit(Role.ANCT, objet, Portee.TOUS, LECTURE)
        for objet in (
            Objet.ACCOMPAGNEMENT,
            Objet.COORDINATION,
            Objet.STATISTIQUES,
            Objet.SUIVI,
            Objet.FICHE,
            Objet.STRUCTURE,
            Objet.EQUIPE,
            Objet.TAG_DEPARTEMENTAL,
            Objet.TAG_NATIONAL,
        )
    ),
    Droit(Role.ANCT, Objet.PHOTOGRAPHIE, Portee.TOUS, LECTURE_ET_CREATION),  # never changed nor removed
    Droit(Role.ANCT, Objet.RELANCE, Portee.TOUS, SAISIE_ET_RETRAIT),
    Droit(Role.ANCT, Objet.VUE, Portee.SOI, GESTION),
    Droit(Role.ANCT, Objet.VUE_PARTAGEE, Portee.SOI, PARTAGE),
    Droit(Role.ANCT, Objet.RESSOURCE, Portee.TOUS, GESTION),
    Droit(Role.ANCT, Objet.MON_COMPTE, Portee.SOI, LECTURE_ET_MODIFICATION),
    # Administrateur·ice: the referential and the accounts; of the activity, what the ANCT reads
    *(
        Droit(Role.ADMIN, objet, Portee.TOUS, LECTURE)
        for objet in (
            Objet.ACCOMPAGNEMENT,
            Objet.COORDINATION,
            Objet.STATISTIQUES,
            Objet.SUIVI,
            Objet.RELANCE,
            Objet.TAG_DEPARTEMENTAL,
            Objet.JOURNAL,
        )
    ),
    *(
        Droit(Role.ADMIN, objet, Portee.TOUS, GESTION)
        for objet in (
            Objet.COMPTE,
            Objet.REFERENTIEL,
            Objet.FICHE,
            Objet.STRUCTURE,
            Objet.EQUIPE,
            Objet.ABSENCE,
            Objet.RESSOURCE,
            Objet.TAG_NATIONAL,
        )
    ),
    Droit(Role.ADMIN, Objet.VUE, Portee.SOI, GESTION),
    Droit(Role.ADMIN, Objet.VUE_PARTAGEE, Portee.TOUS, PARTAGE),  # what a colleague who left still shares
    Droit(Role.ADMIN, Objet.PHOTOGRAPHIE, Portee.TOUS, LECTURE_ET_CREATION),
    Droit(Role.ADMIN, Objet.IMPORT, Portee.TOUS, LECTURE_ET_CREATION),
    Droit(Role.ADMIN, Objet.INVITATION, Portee.TOUS, LECTURE_ET_CREATION),
    Droit(Role.ADMIN, Objet.MON_COMPTE, Portee.SOI, LECTURE_ET_MODIFICATION),
)

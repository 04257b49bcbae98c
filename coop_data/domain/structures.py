"""Vocabulary of employing structures and posts, and the check of a SIRET."""

from coop_data.domain.termes import Description, Terme


class TypeStructure(Terme):
    """Legal kind of an employing structure."""

    COMMUNE = "commune", "Commune"
    EPCI = (
        "epci",
        Description("Établissement public de coopération intercommunale (EPCI)", court="EPCI"),
    )
    DEPARTEMENT = "departement", "Département"
    REGION = "region", "Région"
    GROUPEMENT = (
        "groupement",
        Description("Groupement (syndicat mixte, consortium…)", court="Groupement"),
    )
    GIP = "gip", Description("Groupement d’intérêt public (GIP)", court="GIP")
    ETABLISSEMENT_PUBLIC = "etablissement_public", "Établissement public"
    ETAT = "etat", "État"
    ASSOCIATION = "association", "Association"
    ENTREPRISE = "entreprise", "Entreprise"
    HUB = "hub", Description("Hub territorial pour un numérique inclusif", court="Hub")
    AUTRE = "autre", "Autre"


class TypeContrat(Terme):
    """Contract of a post."""

    CDI = "cdi", "CDI"
    CDD = "cdd", "CDD"
    CONTRAT_PROJET = "contrat_projet", "Contrat de projet"
    FONCTIONNAIRE = "fonctionnaire", "Fonctionnaire"
    AUTRE = "autre", "Autre"


class MotifAbsence(Terme):
    """Why a conseiller is not expected to log activities for a while."""

    CONGE_MATERNITE = "conge_maternite", "Congé maternité"
    CONGE_PATERNITE = "conge_paternite", "Congé paternité"
    CONGE_PARENTAL = "conge_parental", "Congé parental"
    ARRET_MALADIE = "arret_maladie", "Arrêt maladie"
    FORMATION = "formation", "Formation"
    AUTRE = "autre", "Autre"


_SIREN_LA_POSTE = "356000000"


def luhn_siret_valide(siret: str) -> bool:
    """Say whether ``siret`` is 14 digits that pass the Luhn check.

    La Poste has more establishments than Luhn-valid numbers: INSEE gives them numbers whose digits
    add up to a multiple of five, the head office alone keeping a Luhn-valid one.
    """
    if len(siret) != 14 or not (siret.isascii() and siret.isdigit()):
        return False
    chiffres = [int(chiffre) for chiffre in siret]
    if siret.startswith(_SIREN_LA_POSTE) and sum(chiffres) % 5 == 0:
        return True
    # With 14 digits, the digits to double are the first, the third… counted from the left.
    somme = sum(chiffres[1::2]) + sum(sum(divmod(2 * chiffre, 10)) for chiffre in chiffres[::2])
    return somme % 10 == 0

"""The rules of the CRA d’accompagnement: those of La Coop’s form of 2025, without named beneficiaries."""

from datetime import date

from coop_data.domain.accompagnement import PARTICIPANTS_MAX, Activite, ClasseDuree, Thematique, TypeLieu
from coop_data.domain.champs import VALEUR_HISTORIQUE
from coop_data.domain.champs_accompagnement import COLLECTIF
from coop_data.faits.lignes import AGES_DECLARES, GENRES_DECLARES, STATUTS_DECLARES
from coop_data.saisie.schemas import AccompagnementCreate
from coop_data.saisie.verification import Constat, Verification

AGES_2022 = ("age_18_35", "age_35_60", "age_plus_60")
SUITES_2022 = ("suite_individuel", "suite_atelier")
LIEUX_AVEC_COMMUNE = (TypeLieu.AUTRE, TypeLieu.DOMICILE)
PUBLICS = {"genres": GENRES_DECLARES, "ages": AGES_DECLARES, "statuts": STATUTS_DECLARES}


def constater(saisie: AccompagnementCreate, *, aujourdhui: date, historique: bool) -> list[Constat]:
    """Every fault of an accompagnement; ``historique`` accepts the values of 2022."""
    verification = Verification(saisie, historique=historique)
    verification.champs()
    verification.date_et_duree(dernier_jour=aujourdhui)
    _nomenclature_2022(verification, saisie)
    _participants(verification, saisie)
    _lieu(verification, saisie)
    _demarches(verification, saisie)
    if saisie.activite != Activite.COLLECTIF and saisie.structure_de_redirection and not saisie.oriente:
        verification.signaler("structure_de_redirection", "sans_objet")
    return verification.constats()


def _nomenclature_2022(verification: Verification, saisie: AccompagnementCreate) -> None:
    comptes = {code: getattr(saisie, code) for code in (*AGES_2022, *SUITES_2022)}
    comptes |= dict.fromkeys(("redirections",) if saisie.redirections else (), 1)
    for code, valeur in comptes.items():
        if valeur and not verification.historique:
            verification.dire(code, VALEUR_HISTORIQUE)
    for valeur in saisie.redirections.values():
        verification.nombre("redirections", valeur)
    for code in SUITES_2022:
        verification.nombre(code, getattr(saisie, code))
    if saisie.classe_duree:
        verification.choix("classe_duree", [saisie.classe_duree], ClasseDuree)


def _participants(verification: Verification, saisie: AccompagnementCreate) -> None:
    """No count within a session may exceed its participants."""
    participants = _nombre_de_participants(verification, saisie)
    deja = verification.nombre("nb_deja_accompagnes", saisie.nb_deja_accompagnes)
    if participants and deja > participants:
        verification.signaler("nb_deja_accompagnes", "somme")
    for groupe, codes in PUBLICS.items():
        somme = sum(verification.nombre(code, getattr(saisie, code)) for code in codes)
        if participants and somme > participants:
            verification.signaler(groupe, "somme")


def _nombre_de_participants(verification: Verification, saisie: AccompagnementCreate) -> int | None:
    """One person, or 1 to 10,000 in an atelier; none when the number itself is at fault."""
    messages = COLLECTIF.champ("nb_participants").messages
    nombre = saisie.nb_participants
    if saisie.activite != Activite.COLLECTIF:
        if nombre not in (None, 1):
            verification.dire("nb_participants", messages["individuel"])
        return 1
    if nombre is None or nombre <= 0:
        verification.dire("nb_participants", messages["requis"])
        return None
    lu = verification.nombre("nb_participants", nombre)
    if lu > PARTICIPANTS_MAX:
        verification.dire("nb_participants", messages["maximum"])
    return lu or None


def _lieu(verification: Verification, saisie: AccompagnementCreate) -> None:
    if saisie.type_lieu in LIEUX_AVEC_COMMUNE and not saisie.code_commune:
        verification.signaler("code_commune", "requis")


def _demarches(verification: Verification, saisie: AccompagnementCreate) -> None:
    if Thematique.AIDE_AUX_DEMARCHES_ADMINISTRATIVES in saisie.thematiques:
        return
    for code in ("demarches", "precisions_demarche"):
        if getattr(saisie, code):
            verification.signaler(code, "hors_theme")

"""CSV of accompagnements (docs/fichiers.md), of today or of 2022."""

from collections.abc import Sequence
from typing import Any

from coop_data.domain.accompagnement import (
    Activite,
    Autonomie,
    Demarche,
    Materiel,
    Niveau,
    StructureDeRedirection,
    Thematique,
    TypeLieu,
)
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Colonne
from coop_data.imports.conversions import (
    PlusieursDe,
    UnDe,
    lire_date,
    lire_duree,
    lire_entier,
    lire_mot,
    lire_noms,
    lire_oui_non,
    lire_redirections,
    lire_texte,
)
from coop_data.imports.cras import CraLu, ecrire_cras, lire_cra, preparer, signaler_sans_objet
from coop_data.imports.lecture import LigneLue
from coop_data.saisie.contenu import champs_etrangers
from coop_data.saisie.regles_accompagnement import PUBLICS

FORMULAIRE = "accompagnement"
AGE_12_18 = "age_12_18"
COMPTEURS = (
    "nb_deja_accompagnes",
    "genre_feminin",
    "genre_masculin",
    "age_moins_12",
    "age_12_17",
    "age_18_24",
    "age_25_39",
    "age_40_59",
    "age_60_69",
    "age_70_plus",
    "statut_scolarise",
    "statut_sans_emploi",
    "statut_en_emploi",
    "statut_retraite",
    AGE_12_18,
    "age_18_35",
    "age_35_60",
    "age_plus_60",
    "suite_individuel",
    "suite_atelier",
)

COLONNES = (
    Colonne("id", lire_mot, obligatoire=True, requise=True),
    Colonne("conseiller", lire_mot, obligatoire=True, requise=True),
    Colonne("structure", lire_mot),
    Colonne("date", lire_date, obligatoire=True),
    Colonne("activite", UnDe(Activite), obligatoire=True),
    Colonne("type_lieu", UnDe(TypeLieu), obligatoire=True),
    Colonne("lieu", lire_texte),
    Colonne("code_commune", lire_mot),
    Colonne("titre", lire_texte),
    Colonne("nb_participants", lire_entier, obligatoire=True),
    *(Colonne(compteur, lire_entier) for compteur in COMPTEURS),
    Colonne("thematiques", PlusieursDe(Thematique), obligatoire=True),
    Colonne("demarches", PlusieursDe(Demarche)),
    Colonne("materiel", PlusieursDe(Materiel)),
    Colonne("niveau", UnDe(Niveau)),
    Colonne("autonomie", UnDe(Autonomie)),
    Colonne("oriente", lire_oui_non),
    Colonne("structure_de_redirection", UnDe(StructureDeRedirection)),
    Colonne("duree", lire_duree, champ="duree_minutes", obligatoire=True),
    Colonne("tags", lire_noms),
    Colonne("notes", lire_texte),
    Colonne("redirections", lire_redirections),
)
COLONNES_DES_PUBLICS = {public: declares[0] for public, declares in PUBLICS.items()}
"""The column that the report of an import names for a sum of people that no column holds alone."""


def importer_accompagnements(chantier: Chantier, lignes: Sequence[LigneLue]) -> None:
    """Write a group of rows and report each."""
    preparer(chantier, FORMULAIRE, lignes, "id")
    lus: list[CraLu] = []
    for ligne in lignes:
        valeurs, lu = lire_cra(chantier, ligne, COLONNES, "conseiller")
        if lu is not None:
            lu.formulaire, lu.valeurs = FORMULAIRE, _champs(valeurs)
            lu.colonnes = {**lu.colonnes, **COLONNES_DES_PUBLICS}
            signaler_etrangers(chantier, lu)
            lus.append(lu)
    ecrire_cras(chantier, lus)


def signaler_etrangers(chantier: Chantier, lu: CraLu) -> None:
    """An atelier has no autonomie, a person’s accompagnement no level nor title."""
    if activite := lu.valeurs.get("activite"):
        remplis = [champ for champ in champs_etrangers(activite) if lu.valeurs.get(champ)]
        signaler_sans_objet(chantier, lu, remplis, activite.libelle)


def _champs(valeurs: dict[str, Any]) -> dict[str, Any]:
    """Fields of the form: the duration gives its class too, « 12-18 ans » of 2022 counts in « 12 - 17 ans »."""
    valeurs |= valeurs.pop("duree_minutes")
    if AGE_12_18 in valeurs:
        comptes = [valeurs.pop(AGE_12_18), valeurs.get("age_12_17")]
        declares = [compte for compte in comptes if compte is not None]
        valeurs["age_12_17"] = sum(declares) if declares else None  # an empty cell empties, whichever the column
    return valeurs

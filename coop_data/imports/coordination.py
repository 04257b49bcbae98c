"""CSV of coordination activities (docs/fichiers.md), of today or of the former quarterly form."""

from collections.abc import Sequence
from typing import Any

from coop_data.domain.coordination import (
    Echelon,
    EvenementReclasse,
    Initiative,
    NaturePartenariat,
    Organisateur,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    reclasser_evenement,
)
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Colonne
from coop_data.imports.conversions import (
    PlusieursDe,
    UnDe,
    lire_date,
    lire_entier,
    lire_minutes,
    lire_mot,
    lire_noms,
    lire_partenaires,
    lire_texte,
)
from coop_data.imports.cras import (
    CraLu,
    ecrire_cras,
    lire_cra,
    preparer,
    signaler_communication,
    signaler_sans_objet,
)
from coop_data.imports.lecture import LigneLue
from coop_data.imports.rapport import Gravite
from coop_data.saisie.schemas import FORMULAIRES


def lire_type_evenement(texte: str) -> EvenementReclasse | None:
    """A type of today, or what a type of the quarterly form has become."""
    return reclasser_evenement(texte) if texte.strip() else None


COLONNES = (
    Colonne("id", lire_mot, obligatoire=True, requise=True),
    Colonne("coordinateur", lire_mot, obligatoire=True, requise=True),
    Colonne("structure", lire_mot),
    Colonne("type", UnDe(TypeActivite), obligatoire=True, requise=True),
    Colonne("date", lire_date, obligatoire=True),
    Colonne("duree", lire_minutes, champ="duree_minutes"),
    Colonne("mediateurs", lire_entier),
    Colonne("structures", lire_entier),
    Colonne("autres_acteurs", lire_entier),
    Colonne("type_animation", UnDe(TypeAnimation)),
    Colonne("type_animation_autre", lire_texte),
    Colonne("initiative", UnDe(Initiative)),
    Colonne("thematiques", PlusieursDe(ThematiqueAnimation)),
    Colonne("thematique_autre", lire_texte),
    Colonne("nom", lire_texte),
    Colonne("participants", lire_entier),
    Colonne("type_evenement", lire_type_evenement),
    Colonne("type_evenement_autre", lire_texte),
    Colonne("organisateurs", PlusieursDe(Organisateur)),
    Colonne("organisateur_autre", lire_texte),
    Colonne("natures", PlusieursDe(NaturePartenariat)),
    Colonne("nature_autre", lire_texte),
    Colonne("echelon", UnDe(Echelon)),
    Colonne("partenaires", lire_partenaires),
    Colonne("tags", lire_noms),
    Colonne("notes", lire_texte),
)

JAMAIS_DEMANDES = frozenset({"duree_minutes", "public", "thematiques", "initiative"})
"""Fields required of an animation that the quarterly form did not ask of an évènement: left to complete."""


def importer_coordination(chantier: Chantier, lignes: Sequence[LigneLue]) -> None:
    """Write a group of rows and report each."""
    preparer(chantier, TypeActivite.ANIMATION.value, lignes, "id")
    lus: list[CraLu] = []
    for ligne in lignes:
        signaler_communication(chantier, ligne)
        valeurs, lu = lire_cra(chantier, ligne, COLONNES, "coordinateur")
        if lu is not None:
            donne = valeurs["type"]
            type_ = _reclasser(valeurs)
            if type_ is not donne:
                lu.complements = {"lacunes_admises": JAMAIS_DEMANDES}
                _signaler_reclassement(chantier, lu, valeurs["type_animation"])
            lu.formulaire, lu.valeurs = type_.value, garder(chantier, lu, type_, valeurs)
            lus.append(lu)
    ecrire_cras(chantier, lus)


def _signaler_reclassement(chantier: Chantier, lu: CraLu, type_animation: TypeAnimation) -> None:
    motif = (
        f"ce type d’évènement est devenu une animation, « {type_animation.libelle} » : ce que l’ancien formulaire "
        "ne demandait pas reste à compléter"
    )
    cellule = lu.cellules.get("type_evenement", "")
    chantier.rapport.noter(lu.ligne, "type_evenement", cellule, Gravite.INFORMATION, motif)


def garder(chantier: Chantier, lu: CraLu, type_: TypeActivite, valeurs: dict[str, Any]) -> dict[str, Any]:
    """The fields of this type of activity; anything else that is filled is listed as not carried over."""
    champs = FORMULAIRES[type_.value].model_fields
    etrangers = [champ for champ, valeur in valeurs.items() if champ not in champs and valeur not in (None, [])]
    signaler_sans_objet(chantier, lu, etrangers, type_.libelle)
    return {champ: valeur for champ, valeur in valeurs.items() if champ in champs}


def _reclasser(valeurs: dict[str, Any]) -> TypeActivite:
    """Today's type: meetings, committees and assemblies were évènements, and are now animations."""
    type_: TypeActivite = valeurs.pop("type")
    ancien: EvenementReclasse | None = valeurs.get("type_evenement")
    if ancien is None:
        return type_
    valeurs["type_evenement"] = ancien.type_evenement
    if ancien.precision and not valeurs.get("type_evenement_autre"):
        valeurs["type_evenement_autre"] = ancien.precision
    if ancien.type_animation is None or type_ is not TypeActivite.EVENEMENT:
        return type_
    valeurs["type_animation"] = ancien.type_animation
    return TypeActivite.ANIMATION

"""Which reports a case counts: perimeter (docs/droits.md), period, filters (docs/statistiques.md)."""

from coop_data.domain.texte import plier
from tests.recompte.cas import Cas
from tests.recompte.registre import Cra, Registre, auteur_of


def choisir(registre: Registre, cas: Cas) -> list[Cra]:
    """The reports of a case, each once."""
    return [
        cra
        for cra in registre.cras(cas.domaine)
        if cas.du <= cra.date <= cas.au
        and _dans_le_perimetre(registre, cra, cas)
        and _passe_les_filtres(registre, cra, cas)
    ]


def _dans_le_perimetre(registre: Registre, cra: Cra, cas: Cas) -> bool:
    genre, _, code = cas.perimetre.partition(":")
    departement = registre.departement_of(cra, cas.selon)
    structure = registre.structures[cra.structure_id].id_externe if cra.structure_id else None
    match genre:
        case "national":
            return True
        case "departement":
            return departement == code
        case "region":
            return departement != "" and registre.departements[departement].region_code == code
        case "structure":
            return structure == code
        case "conseiller" | "coordinateur":
            auteur = registre.conseillers[auteur_of(cra)].id_externe
            return auteur == code and cas.structure in (None, structure)
        case "equipe":
            return any(
                registre.conseillers[membre.coordinateur_id].id_externe == code
                and membre.conseiller_id == auteur_of(cra)
                and membre.date_debut <= cra.date
                and (membre.date_fin is None or cra.date <= membre.date_fin)
                for membre in registre.equipes
            )
    raise ValueError(cas.perimetre)


def _passe_les_filtres(registre: Registre, cra: Cra, cas: Cas) -> bool:
    """Values of one key add up, keys narrow each other."""
    par_cle: dict[str, list[str]] = {}
    for cle, valeur in cas.filtres:
        par_cle.setdefault(cle, []).append(valeur)
    return all(
        any(_correspond(registre, cra, cle, valeur) for valeur in valeurs) for cle, valeurs in par_cle.items()
    )


def _correspond(registre: Registre, cra: Cra, cle: str, valeur: str) -> bool:
    match cle:
        case "activite" | "type" | "initiative" | "echelon":
            return getattr(cra, cle) == valeur
        case "theme" | "thematique":
            return valeur in cra.thematiques
        case "demarche":
            return valeur in cra.demarches
        case "lieu":
            return cra.type_lieu == valeur
        case "commune":
            ville = registre.ville(cra.code_commune)
            return ville is not None and ville == registre.ville(valeur)
        case "code_postal":
            return _a_le_code_postal(registre, cra, valeur)
        case "structure":
            return cra.structure_id is not None and registre.structures[cra.structure_id].id_externe == valeur
        case "tag":
            tags = [registre.tags[tag] for tag in registre.tags_des_cra.get(cra.id, [])]
            return any(valeur == str(tag.id) or plier(valeur) == plier(tag.nom) for tag in tags)
        case "partenaire":
            return any(plier(p.nom or "") == plier(valeur) for p in registre.partenaires.get(cra.id, []))
    raise ValueError(cle)


def _a_le_code_postal(registre: Registre, cra: Cra, code: str) -> bool:
    """An arrondissement rolls up to its city: any postal code of the city finds it."""
    ville = registre.ville(cra.code_commune)
    return ville is not None and any(
        code in commune.codes_postaux.split("|") and registre.ville(commune.code) == ville
        for commune in registre.communes.values()
    )

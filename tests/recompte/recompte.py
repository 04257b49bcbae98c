"""Every figure of docs/statistiques.md counted again, in plain Python, from the records alone.

Written from the definitions, without the engine: both must give the same.
"""

from collections import Counter
from collections.abc import Callable
from itertools import chain
from typing import Any

from coop_data.domain import accompagnement as vocabulaire
from coop_data.domain import coordination
from coop_data.models import Accompagnement, ActiviteCoordination
from tests.recompte.cas import Cas
from tests.recompte.croisements import croisements
from tests.recompte.lignes import Ligne, Poids, choix, chronique, effectifs, lignes_of, liste, par_semaine, ranger
from tests.recompte.registre import SANS_TERRITOIRE, Cra, Registre, auteur_of
from tests.recompte.selection import choisir

Nombre = int | float | None


def chiffres(registre: Registre, cas: Cas) -> dict[str, Nombre]:
    """Key figures of a case, by code."""
    cras = choisir(registre, cas)
    return (
        chiffres_accompagnement(cras) if cas.domaine == "accompagnement" else chiffres_coordination(registre, cras)
    )


def repartitions(registre: Registre, cas: Cas) -> dict[str, list[Ligne]]:
    """Breakdowns of a case, by code."""
    cras = choisir(registre, cas)
    propres = _accompagnement if cas.domaine == "accompagnement" else _coordination
    return (
        propres(registre, cas, cras)
        | _communes_aux_domaines(registre, cas, cras)
        | croisements(cas.domaine, cras, poids)
    )


def poids(cra: Accompagnement) -> int:
    """People accompanied by a report: its participants when collectif, else one, whatever is stored."""
    return cra.nb_participants if cra.activite is vocabulaire.Activite.COLLECTIF else 1


def chiffres_accompagnement(cras: list[Accompagnement]) -> dict[str, Nombre]:
    """The key figures of accompagnements."""
    collectifs = [cra for cra in cras if cra.activite == "collectif"]
    redirections = sum(sum(cra.redirections.values()) for cra in cras)
    semaines = {(cra.conseiller_id, *cra.date.isocalendar()[:2]) for cra in cras}
    accompagnements = sum(map(poids, cras))
    deja = sum(cra.nb_deja_accompagnes for cra in cras)
    return {
        "cra": len(cras),
        "accompagnements": accompagnements,
        "deja_accompagnes": deja,
        "personnes_accompagnees": accompagnements - deja,
        "ateliers": len(collectifs),
        "individuels": sum(cra.activite == "individuel" for cra in cras),
        "ponctuels": sum(cra.activite == "ponctuel" for cra in cras),
        "participants_ateliers": sum(cra.nb_participants for cra in collectifs),
        "orientes": sum(cra.oriente is True for cra in cras) + redirections,
        "suite_individuel": sum(cra.suite_individuel for cra in cras),
        "suite_atelier": sum(cra.suite_atelier for cra in cras),
        "redirections": redirections,
        "minutes": sum(cra.duree_minutes or 0 for cra in cras),
        "conseillers_actifs": len({cra.conseiller_id for cra in cras}),
        "cra_par_semaine": len(cras) / len(semaines) if semaines else None,
    }


def chiffres_coordination(registre: Registre, cras: list[ActiviteCoordination]) -> dict[str, Nombre]:
    """The key figures of the coordinators' work."""
    par_type = {t: [cra for cra in cras if cra.type == t] for t in ("animation", "evenement", "partenariat")}
    animations = par_type["animation"]
    presences = {
        champ: sum(getattr(cra, champ) or 0 for cra in animations)
        for champ in ("mediateurs", "structures", "autres_acteurs")
    }
    partenaires = [p for cra in par_type["partenariat"] for p in registre.partenaires.get(cra.id, [])]
    return {
        "activites": len(cras),
        "animations": len(animations),
        "evenements": len(par_type["evenement"]),
        "partenariats": len(par_type["partenariat"]),
        "minutes_animation": sum(cra.duree_minutes or 0 for cra in animations),
        **presences,
        "participants_animation": sum(presences.values()),
        "participants_evenement": sum(cra.participants or 0 for cra in par_type["evenement"]),
        "structures_partenaires": len(partenaires),
        "partenaires_distincts": len({p.nom_plie for p in partenaires if p.nom_plie}),
        "coordinateurs_actifs": len({cra.coordinateur_id for cra in cras}),
    }


def _accompagnement(registre: Registre, cas: Cas, cras: list[Accompagnement]) -> dict[str, list[Ligne]]:
    champs = {
        "thematiques": ("thematiques", vocabulaire.Thematique),
        "demarches": ("demarches", vocabulaire.Demarche),
        "activites": ("activite", vocabulaire.Activite),
        "lieux": ("type_lieu", vocabulaire.TypeLieu),
        "materiels": ("materiel", vocabulaire.Materiel),
        "niveaux": ("niveau", vocabulaire.Niveau),
        "autonomies": ("autonomie", vocabulaire.Autonomie),
        "durees": ("classe_duree", vocabulaire.ClasseDuree),
        "orientations": ("structure_de_redirection", vocabulaire.StructureDeRedirection),
    }
    minutes: Counter[str] = Counter()
    organismes: Counter[str] = Counter()
    for cra in cras:
        minutes[cra.activite.value] += cra.duree_minutes or 0
        organismes.update(cra.redirections)
    villes = {commune.code: commune.nom for commune in registre.communes.values()}

    def ville_of(cra: Accompagnement) -> list[str]:
        ville = registre.ville(cra.code_commune)
        return [ville.code] if ville else []

    series: dict[str, Callable[[Any], int]] = {"cra": lambda _: 1, "accompagnements": poids}
    return {code: choix(cras, champ, termes, poids) for code, (champ, termes) in champs.items()} | {
        "temps": effectifs(minutes, vocabulaire.Activite),
        "genres": _personnes(cras, "genre", vocabulaire.Genre),
        "ages": _personnes(cras, "age", vocabulaire.TrancheAge),
        "statuts": _personnes(cras, "statut", vocabulaire.Statut),
        "reorientations": effectifs(organismes),
        "communes": liste(
            cras, lambda cra: [v.code for v in [registre.ville(cra.code_commune)] if v], villes, poids
        ),
        "evolution": chronique(cras, (cas.du, cas.au), "mois", series, ["cra"]),
        "evolution_semaines": par_semaine(cras, (cas.du, cas.au), series, ["cra"]),
    }


def _personnes(cras: list[Accompagnement], prefixe: str, termes: Any) -> list[Ligne]:
    """People by class; those of whom nothing is declared are « non communiqué »."""
    comptes: Counter[str] = Counter()
    for cra in cras:
        declares = {
            terme.value: getattr(cra, f"{prefixe}_{terme.value}")
            for terme in termes
            if terme is not termes.NON_COMMUNIQUE
        }
        comptes.update(declares)
        comptes["non_communique"] += max(0, poids(cra) - sum(declares.values()))
    return effectifs(comptes, termes)


def _coordination(registre: Registre, cas: Cas, cras: list[ActiviteCoordination]) -> dict[str, list[Ligne]]:
    champs = {
        "types_animation": ("animation", "type_animation", coordination.TypeAnimation),
        "initiatives": ("animation", "initiative", coordination.Initiative),
        "thematiques_animation": ("animation", "thematiques", coordination.ThematiqueAnimation),
        "types_evenement": ("evenement", "type_evenement", coordination.TypeEvenement),
        "organisateurs": ("evenement", "organisateurs", coordination.Organisateur),
        "natures_partenariat": ("partenariat", "natures", coordination.NaturePartenariat),
    }
    durees: Counter[str] = Counter(
        next(code for borne, code in BORNES if cra.duree_minutes < borne)
        for cra in cras
        if cra.type == "animation" and cra.duree_minutes is not None
    )
    partenaires = chain.from_iterable(registre.partenaires.get(cra.id, []) for cra in cras)
    types = Counter(partenaire.type.value for partenaire in partenaires if partenaire.type)
    series: dict[str, Callable[[Any], int]] = {
        type_cra: lambda cra, attendu=type_cra: int(cra.type == attendu)
        for type_cra in ("animation", "evenement", "partenariat")
    }
    bornes = (cas.du, cas.au)
    return {
        code: choix([cra for cra in cras if cra.type == type_cra], champ, termes)
        for code, (type_cra, champ, termes) in champs.items()
    } | {
        "durees_animation": effectifs(durees, vocabulaire.ClasseDuree),
        "types_partenaire": effectifs(types, coordination.TypePartenaire),
        "echelons": choix(cras, "echelon", coordination.Echelon),
        "evolution": chronique(cras, bornes, "mois", series, series),
        "evolution_semaines": par_semaine(cras, bornes, series, series),
        "evolution_trimestres": chronique(cras, bornes, "trimestre", series, series),
    }


BORNES = ((30, "moins_30"), (60, "30_59"), (120, "60_119"), (24 * 60, "120_plus"))


def _communes_aux_domaines(registre: Registre, cas: Cas, cras: list[Cra]) -> dict[str, list[Ligne]]:
    pese = poids if cas.domaine == "accompagnement" else None
    personnes = {c.id_externe: f"{c.prenom} {c.nom}" for c in registre.conseillers.values()}
    structures = {s.id_externe: s.nom for s in registre.structures.values()}
    tags = {str(tag.id): tag.nom for tag in registre.tags.values()}
    return {
        "tags": liste(cras, lambda cra: map(str, registre.tags_des_cra.get(cra.id, [])), tags, pese),
        "conseillers" if pese else "coordinateurs": liste(
            cras, lambda cra: [registre.conseillers[auteur_of(cra)].id_externe], personnes, pese
        ),
        "structures": liste(
            cras,
            lambda cra: [registre.structures[cra.structure_id].id_externe] if cra.structure_id else [],
            structures,
            pese,
        ),
        "departements": _par_territoire(registre, cas, cras, "departement", pese),
        "regions": _par_territoire(registre, cas, cras, "region", pese),
    }


def _par_territoire(registre: Registre, cas: Cas, cras: list[Cra], maille: str, pese: Poids | None) -> list[Ligne]:
    """Territories above 0, like any open list; what stands in none comes last, under its own name."""
    absent = "sans_commune" if cas.selon == "lieu" else "sans_structure"
    classes = ranger(
        cras, lambda cra: [registre.territoire_of(maille, registre.departement_of(cra, cas.selon)) or absent]
    )
    cles = sorted(classes, key=lambda cle: (cle == absent, -len(classes[cle]), cle))
    noms = {code: territoire.nom for code, territoire in registre.territoires(maille).items()}
    noms |= {"sans_commune": "Sans commune", "sans_structure": "Sans structure", SANS_TERRITOIRE: ""}
    return [ligne | {"libelle": noms[ligne["code"]]} for ligne in lignes_of(cles, classes, pese)]

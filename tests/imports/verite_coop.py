"""What the genuine accompagnements of La Coop must give, worked out of their JSON alone, and of whom they tell."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from coop_data.domain.territoires import departement_of_commune, region_of
from coop_data.domain.texte import plier
from coop_data.models import Accompagnement, AccompagnementTag, Commune, Departement, Region, Tag
from tests.factories import create_conseiller, create_equipe, create_structure
from tests.imports.support import DONNEES

FICHIERS = {
    "self": ("accompagnements-60", {"conseiller": "camille@exemple.fr"}),
    "equipe": ("accompagnements-60-vue-coordinateur", {"coordinateur": "therese@exemple.fr"}),
}
AGES = {
    "MoinsDeDouze": "moins_12",
    "DouzeDixHuit": "12_17",
    "DixHuitVingtQuatre": "18_24",
    "VingtCinqTrenteNeuf": "25_39",
    "QuaranteCinquanteNeuf": "40_59",
    "SoixanteSoixanteNeuf": "60_69",
    "SoixanteDixPlus": "70_plus",
}
GENRES = {"Feminin": "feminin", "Masculin": "masculin"}
STATUTS = {"Scolarise": "scolarise", "SansEmploi": "sans_emploi", "EnEmploi": "en_emploi", "Retraite": "retraite"}
DEMARCHES = {
    "PapiersElectionsCitoyennete",
    "FamilleScolarite",
    "SocialSante",
    "TravailFormation",
    "Logement",
    "TransportsMobilite",
    "ArgentImpots",
    "Justice",
    "EtrangersEurope",
    "LoisirsSportsCulture",
    "Associations",
}
LYON_2E, LYON = "69382", "69123"


def verite(nom: str) -> list[dict[str, Any]]:
    """The activities that have a row: the one without participant has none."""
    activites = json.loads((DONNEES / f"{nom}.json").read_text(encoding="utf-8"))["activites"]
    return [activite for activite in activites if activite["accompagnements"]]


VERITE = verite("accompagnements-60")


def code(nom: str | None) -> str | None:
    """Our code for a name of La Coop: ``SansEmploi`` is ``sans_emploi``, ``ADistance`` is ``a_distance``."""
    return nom and re.sub(r"(?<=[A-Za-z])(?=[A-Z])", "_", nom).lower()


def commune_of(activite: dict[str, Any]) -> str | None:
    """Where it took place: the commune of the structure, else that of the activity."""
    structure = activite["structure"]
    return structure["codeInsee"] if structure else activite["lieuCodeInsee"]


def compter(activite: dict[str, Any], champ: str, codes: dict[str, str]) -> Counter[str]:
    """How many participants declared each value; an unknown one is in none."""
    valeurs = (accompagnement["beneficiaire"][champ] for accompagnement in activite["accompagnements"])
    return Counter(codes[valeur] for valeur in valeurs if valeur in codes)


def attendu_of(activite: dict[str, Any]) -> dict[str, Any]:
    """The record that a JSON activity must give."""
    genres, ages, statuts = (
        compter(activite, champ, codes)
        for champ, codes in (("genre", GENRES), ("trancheAge", AGES), ("statutSocial", STATUTS))
    )
    themes = activite["thematiques"]
    return {
        "activite": code(activite["type"]),
        "date": datetime.fromisoformat(activite["date"]).date(),
        "duree_minutes": activite["duree"],
        "nb_participants": len(activite["accompagnements"]),
        "nb_deja_accompagnes": 0,
        "type_lieu": code(activite["typeLieu"]),
        "lieu": activite["structure"] and activite["structure"]["nom"],
        "code_commune": commune_of(activite),
        "titre": activite["titreAtelier"] or None,
        "precisions_demarche": activite["precisionsDemarche"] or None,
        "autonomie": code(activite["autonomie"]),
        "niveau": code(activite["niveau"]),
        "oriente": activite["orienteVersStructure"],
        "structure_de_redirection": code(activite["structureDeRedirection"]),
        **{f"genre_{genre}": genres[genre] for genre in GENRES.values()},
        **{f"age_{age}": ages[age] for age in AGES.values()},
        **{f"statut_{statut}": statuts[statut] for statut in STATUTS.values()},
        "materiel": sorted(map(code, activite["materiel"])),
        "thematiques": sorted(code(theme) for theme in themes if theme not in DEMARCHES),
        "demarches": sorted(code(theme) for theme in themes if theme in DEMARCHES),
        "tags": sorted(tag["tag"]["nom"] for tag in activite["tags"]),
        "cree_le": activite["creation"][:16],
        "modifie_le": activite["modification"][:16],
    }


def peupler(engine: Engine) -> None:
    """The mediator in post, her coordinator, a colleague of the team, and the communes of the file."""
    communes = {code_commune: "" for activite in VERITE if (code_commune := commune_of(activite))}
    with Session(engine) as session, session.begin():
        for code_commune in sorted({*communes, LYON, "01053"}):
            create_commune(session, code_commune)
        structure = create_structure(session, id_externe="S-1", commune_code="01053")
        debut = {"debut": date(2020, 1, 1)}
        camille = create_conseiller(
            session,
            structure,
            id_externe="C-1",
            prenom="Camille",
            nom="O'Exemple",
            email="camille@exemple.fr",
            **debut,
        )
        collegue = create_conseiller(
            session, structure, id_externe="C-2", prenom="Camille", nom="Autre", email="autre@exemple.fr", **debut
        )
        therese = create_conseiller(
            session,
            structure,
            id_externe="K-1",
            prenom="Thérèse",
            nom="Saint-Spécimen",
            email="therese@exemple.fr",
            est_coordinateur=True,
            **debut,
        )
        for membre in (camille, collegue):
            create_equipe(session, therese, membre, **debut)


def create_commune(session: Session, code_commune: str) -> None:
    """A commune of the referential, with its département and région."""
    departement = departement_of_commune(code_commune)
    assert departement is not None
    region = region_of(departement)
    if region and session.get(Region, region) is None:
        session.add(Region(code=region, nom=f"Région {region}"))
        session.flush()
    if session.get(Departement, departement) is None:
        session.add(Departement(code=departement, nom=f"Département {departement}", region_code=region))
        session.flush()
    nom = f"Commune {code_commune}"
    session.add(Commune(code=code_commune, nom=nom, nom_plie=plier(nom), departement_code=departement))
    session.flush()


def lire_base(session: Session) -> dict[str, dict[str, Any]]:
    """What is stored, by identifier of La Coop."""
    lus = {}
    for cra in session.exec(select(Accompagnement)):
        tags = session.exec(
            select(Tag.nom)
            .join(AccompagnementTag, col(AccompagnementTag.tag_id) == Tag.id)
            .where(AccompagnementTag.accompagnement_id == cra.id)
        )
        lus[cra.id_externe] = {
            **cra.model_dump(),
            **{champ: sorted(getattr(cra, champ)) for champ in ("materiel", "thematiques", "demarches")},
            **{champ: getattr(cra, champ).strftime("%Y-%m-%dT%H:%M") for champ in ("cree_le", "modifie_le")},
            "tags": sorted(tags),
        }
    return lus


CHIFFRES = {
    "cra": len(VERITE),
    "accompagnements": sum(len(activite["accompagnements"]) for activite in VERITE),
    "deja_accompagnes": 0,
    "personnes_accompagnees": sum(len(activite["accompagnements"]) for activite in VERITE),
    "ateliers": sum(activite["type"] == "Collectif" for activite in VERITE),
    "individuels": sum(activite["type"] == "Individuel" for activite in VERITE),
    "ponctuels": 0,
    "participants_ateliers": sum(
        len(activite["accompagnements"]) for activite in VERITE if activite["type"] == "Collectif"
    ),
    "orientes": sum(activite["orienteVersStructure"] is True for activite in VERITE),
    "minutes": sum(activite["duree"] for activite in VERITE),
    "conseillers_actifs": 1,
    "cra_par_semaine": len(VERITE)
    / len({datetime.fromisoformat(activite["date"]).isocalendar()[:2] for activite in VERITE}),
}


def classe_of(minutes: int) -> str:
    """Class of a duration, upper bound excluded."""
    if minutes < 30:
        return "moins_30"
    if minutes < 60:
        return "30_59"
    return "60_119" if minutes < 120 else "120_plus"


def repartir(valeurs_of: Callable[[dict[str, Any]], Iterable[str | None]]) -> dict[str, tuple[int, int]]:
    """(CRA, accompagnements) by value, recounted from the JSON."""
    comptes: dict[str, tuple[int, int]] = {}
    for activite in VERITE:
        for valeur in {valeur for valeur in valeurs_of(activite) if valeur}:
            cra, accompagnements = comptes.get(valeur, (0, 0))
            comptes[valeur] = cra + 1, accompagnements + len(activite["accompagnements"])
    return comptes


def personnes(champ: str, codes: dict[str, str]) -> dict[str, int]:
    """People by class; the unknown ones are « non communiqué »."""
    comptes: Counter[str] = Counter()
    for activite in VERITE:
        comptes += compter(activite, champ, codes)
    reste = CHIFFRES["accompagnements"] - sum(comptes.values())
    return {**comptes, "non_communique": int(reste)}


REPARTITIONS: dict[str, dict[str, tuple[int, int]]] = {
    "thematiques": repartir(lambda a: [code(theme) for theme in a["thematiques"] if theme not in DEMARCHES]),
    "demarches": repartir(lambda a: [code(theme) for theme in a["thematiques"] if theme in DEMARCHES]),
    "activites": repartir(lambda a: [code(a["type"])]),
    "lieux": repartir(lambda a: [code(a["typeLieu"])]),
    "materiels": repartir(lambda a: [code(materiel) for materiel in a["materiel"]]),
    "niveaux": repartir(lambda a: [code(a["niveau"])]),
    "autonomies": repartir(lambda a: [code(a["autonomie"])]),
    "durees": repartir(lambda a: [classe_of(a["duree"])]),
    "orientations": repartir(lambda a: [code(a["structureDeRedirection"])]),
    "communes": repartir(lambda a: [LYON if commune_of(a) == LYON_2E else commune_of(a)]),
}
PERSONNES = {
    "genres": personnes("genre", GENRES),
    "ages": personnes("trancheAge", AGES),
    "statuts": personnes("statutSocial", STATUTS),
}

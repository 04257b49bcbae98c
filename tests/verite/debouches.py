"""Every outlet of one question, compared with the recount and with one another."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import Session

from coop_data.analytics.statistique import Domaine
from coop_data.documents.bilan import document_du_bilan
from coop_data.documents.rendu import ecrire_pdf
from coop_data.exports.classeur_statistiques import bilan_en_classeur
from coop_data.exports.statistiques import bilan_en_json
from coop_data.routes import statistiques as routes
from coop_data.statistiques import CATALOGUE
from coop_data.statistiques.rubriques import CHIFFRES, DE_PLUSIEURS, RUBRIQUES
from tests.documents.lecture import Lu
from tests.recompte import recompte, reponses
from tests.recompte.ecarts import ecarts
from tests.verite import ecran, fichiers, lignes
from tests.verite.questions import Demande

LIGNES_DESSINEES = 20


def comparer(
    monkeypatch: pytest.MonkeyPatch,
    session: Session,
    demande: Demande,
    *,
    pdf: bool = False,
    en_ligne: bool = False,
) -> Iterator[str]:
    """Where JSON leaves the recount, then where the screen, CSV, XLSX and, when asked, PDF and the command line
    leave JSON. The screen reads through its cache, CSV through its route, the others from the bilan of JSON.

    On PostgreSQL, JSON alone: what the others make of one answer is tried on SQLite.
    """
    lue = routes.lire_demande(session, demande.acteur, demande.adresse)
    bilan = lue.bilan(session)
    reponse = json.loads(bilan_en_json(bilan, demande.cas.perimetre))
    yield from _situer("JSON", ecarts(attendue(demande), reponse))
    if en_ligne and demande.cas.dit_en_ligne and not any(cle == "tag" for cle, _ in demande.cas.filtres):
        autre = reponses.bilan_en_ligne(demande.cas)
        yield from _situer("ligne de commande", ecarts(_sans_tags(reponse), _sans_tags(autre)))
    if session.get_bind().dialect.name == "postgresql":
        return
    vu = ecran.montrer(
        monkeypatch,
        domaine=lue.domaine,
        perimetre=lue.perimetre,
        filtres=lue.filtres,
        tags_visibles=lue.visibles,
    )
    rubriques = lignes.des_fichiers(reponse)
    yield from _situer("écran", _de_l_ecran(vu, reponse, rubriques))
    csv = routes.produire_csv(session, demande.acteur, demande.adresse).contenu
    yield from _situer("CSV", ecarts(rubriques, fichiers.lire_csv(csv)))
    feuilles, lues = fichiers.lire_classeur(bilan_en_classeur(bilan, lue.entete))
    titres = ["Informations", "Chiffres clés", *(r.libelle for r in RUBRIQUES[lue.domaine])]
    yield from _situer("XLSX", ecarts(titres, [nom for nom in feuilles if nom != "Autres répartitions"]))
    yield from _situer("XLSX", ecarts(fichiers.en_tableur(rubriques), lues))
    if pdf:
        document = Lu(ecrire_pdf(document_du_bilan(bilan, lue.entete)))
        yield from _situer("PDF", _du_pdf(document, reponse))


def attendue(demande: Demande) -> dict[str, Any]:
    """The answer that every outlet must give, counted from the records."""
    cas = demande.cas
    return {
        "domaine": cas.domaine,
        "perimetre": cas.perimetre,
        "du": str(cas.du),
        "au": str(cas.au),
        "chiffres": recompte.chiffres(demande.registre, cas),
        "repartitions": recompte.repartitions(demande.registre, cas),
    }


def _situer(debouche: str, differences: Iterator[str]) -> Iterator[str]:
    return (f"{debouche} {difference}" for difference in differences)


def _sans_tags(reponse: dict[str, Any]) -> dict[str, Any]:
    """Whoever runs the machine reads every tag, an account only its own: the one breakdown that differs."""
    return reponse | {"repartitions": {c: v for c, v in reponse["repartitions"].items() if c != "tags"}}


def _de_l_ecran(vu: ecran.Ecran, reponse: dict[str, Any], rubriques: fichiers.Rubriques) -> Iterator[str]:
    domaine = Domaine(reponse["domaine"])
    proportions = lignes.parts(domaine, reponse["chiffres"])
    cartes = {
        s.libelle: (
            lignes.dire_chiffre(s, reponse["chiffres"][s.code]),
            lignes.dire_part(domaine, s.code, proportions[s.code]) if s.code in proportions else None,
        )
        for s in CATALOGUE[domaine].chiffres
        if s.code in CHIFFRES[domaine]
    }
    yield from ecarts(cartes, vu.cartes, "cartes")
    for statistique in _montrees(domaine):
        attendues, bloc = reponse["repartitions"][statistique.code], vu.blocs[statistique.libelle]
        chemin = statistique.code
        if lignes.est_vide(attendues):
            yield from ecarts(["Aucune donnée sur cette période."], bloc.phrases, chemin)
            yield from ecarts([None, [], b""], [bloc.dessin, bloc.tableau, bloc.fichier], chemin)
            continue
        yield from _ecarts_de_grille(lignes.a_lire(statistique, attendues), bloc.tableau, chemin)
        yield from _du_dessin(attendues, bloc.dessin, chemin)
        du_bloc = {rubrique: v for rubrique, v in rubriques.items() if rubrique.split(".")[0] == chemin}
        yield from ecarts(du_bloc, fichiers.lire_csv(bloc.fichier), f"{chemin} (CSV du bloc)")


def _ecarts_de_grille(attendue: list[list[str]], obtenue: list[list[str]], chemin: str) -> Iterator[str]:
    """Rows of a crossing follow its vocabulary, which the answer, month by month, does not tell: any order."""
    if len(attendue) == len(obtenue) and sorted(map(tuple, attendue)) == sorted(map(tuple, obtenue)):
        return
    yield from ecarts(attendue, obtenue, chemin)


def _du_dessin(attendues: list[dict[str, Any]], dessin: list[list[int]], chemin: str) -> Iterator[str]:
    """A chart draws the very numbers of the rows: the greatest first rows of bars, every step of time."""
    premiere = attendues[0]
    if "code" not in premiere:
        series = [cle for cle in premiere if cle not in (*lignes.MAILLES, "cumul")]
        colonnes = [[ligne[serie] for ligne in attendues] for serie in series]
        yield from ecarts(colonnes, dessin, f"{chemin} (dessin)")
        return
    if "mois" in premiere:
        cases = sum(ligne["effectif"] for ligne in attendues if ligne["code"] != "total")
        yield from ecarts(cases, sum(map(sum, dessin)), f"{chemin} (dessin)")
        return
    effectifs = sorted((ligne["effectif"] for ligne in attendues), reverse=True)[:LIGNES_DESSINEES]
    yield from ecarts(effectifs, sorted(dessin[0], reverse=True), f"{chemin} (dessin)")
    if "accompagnements" in premiere and len(attendues) <= LIGNES_DESSINEES:
        gens = sorted(ligne["accompagnements"] for ligne in attendues)
        yield from ecarts(gens, sorted(dessin[1]), f"{chemin} (dessin)")


def _montrees(domaine: Domaine) -> list[Any]:
    codes = {code for rubrique in RUBRIQUES[domaine] for code in rubrique.toutes}
    return [s for s in CATALOGUE[domaine].repartitions if s.code in codes]


def _du_pdf(lu: Lu, reponse: dict[str, Any]) -> Iterator[str]:
    domaine = Domaine(reponse["domaine"])
    chiffres, texte = reponse["chiffres"], lu.texte
    seul = reponse["perimetre"].partition(":")[0] in ("conseiller", "coordinateur")
    for statistique in CATALOGUE[domaine].chiffres:
        code = statistique.code
        if (code in DE_PLUSIEURS and seul) or (code not in CHIFFRES[domaine] and not chiffres[code]):
            continue
        dite = fichiers.simple(f"{statistique.libelle} {lignes.dire_chiffre(statistique, chiffres[code])}")
        if dite not in texte:
            yield f"carte absente : {dite}"
    if not any(chiffres.values()):
        if texte.count("Aucune activité n’est enregistrée sur cette période, avec ces filtres.") != 1:
            yield "un document vide ne le dit pas"
        return
    sections = fichiers.sections(lu, domaine)
    for statistique in _montrees(domaine):
        attendues, section = reponse["repartitions"][statistique.code], sections[statistique.code]
        if lignes.est_vide(attendues):
            if "Aucune donnée sur cette période." not in section:
                yield f"{statistique.code} : ne dit pas qu’il n’y a rien"
            continue
        rangees = lignes.a_lire(statistique, attendues)
        for absente in fichiers.absentes(section, rangees):
            yield f"{statistique.code} : ligne absente {absente}"

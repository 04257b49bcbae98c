"""What the screens of a nation ask the engine: ``python -m bench.ecrans [WORD…]`` (those that have them).

On the data of ``COOP_DATA_DIR`` (``python -m coop_data demo --taille nationale`` makes a nation), answered as the
server answers: by the columnar copy where it can, else by the records. Prints the best duration of a few, and the
least processor time, and marks what takes over 200 ms. Nothing is drawn, and nothing is written but the copy.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import SYSTEME
from coop_data.analytics.calcul import compute_bilan, compute_chiffres
from coop_data.analytics.explorer.calcul import compute_reponse
from coop_data.analytics.explorer.question import build_questions
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.personnes import lister_conseillers
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.suivi_lecture import compute_suivi
from coop_data.analytics.territoires import compute_territoires
from coop_data.config import get_reglages
from coop_data.domain.perimetre import Departement, National, Perimetre, Region
from coop_data.domain.periode import lire_periode, periode_du_trimestre
from coop_data.domain.photographies import Cliche
from coop_data.domain.qualite import Controle
from coop_data.exports.qualite import lire_bilan, lire_remarques, selection_of
from coop_data.exports.rangs import rangs_du_perimetre
from coop_data.exports.trimestre_national import dernier_trimestre_clos, lire_trimestre_national
from coop_data.magasin import porte
from coop_data.magasin.copie import Copie
from coop_data.magasin.fichier import NOM
from coop_data.photographies import lister_photographies
from coop_data.statistiques import CATALOGUE
from coop_data.statistiques.rubriques import RUBRIQUES

Question = Callable[[Session], object]
Questions = Iterator[tuple[str, Question]]
REPETITIONS: Final = 5
PATIENCE_S: Final = 10.0
LIMITE_S: Final = 0.2
AUJOURDHUI: Final = SYSTEME.aujourdhui()
TRIMESTRE: Final = dernier_trimestre_clos(AUJOURDHUI)
PIVOTS: Final = {
    "thème × trimestre": ("accompagnements", ["thematique"], "trimestre", {}),
    "département et thème × trimestre": ("accompagnements", ["departement", "thematique"], "trimestre", {}),
    "conseillers distincts, département × mois": ("conseillers_actifs", ["departement"], "mois", {}),
    "commune × trimestre": ("accompagnements", ["commune"], "trimestre", {}),
    "commune, les 500 premières": ("accompagnements", ["commune"], None, {"premiers": 500}),
    "conseiller × mois, les 500 premiers": ("accompagnements", ["conseiller"], "mois", {"premiers": 500}),
    "santé, département × trimestre, part": (
        "accompagnements",
        ["departement"],
        "trimestre",
        {"part": "ligne", "restrictions": [("thematique", ["sante"])]},
    ),
}
"""Questions of the Explorer: measure, rows, columns, the rest."""


def periode_of(slug: str, cliche: Cliche | None = None) -> Filtres:
    """The days of a period, or those of a photograph."""
    periode = periode_du_trimestre(cliche.trimestre) if cliche else lire_periode(slug, AUJOURDHUI)
    return Filtres(periode.du, periode.au, photographie=cliche)


def pages(nom: str, perimetre: Perimetre, filtres: Filtres) -> Questions:
    """A page of figures: its cards, then each heading, which is read alone."""
    for domaine, rubriques in RUBRIQUES.items():
        yield f"{nom}, {domaine}, cartes", _cartes(domaine, perimetre, filtres)
        for rubrique in rubriques:
            nom_complet = f"{nom}, {domaine}, {rubrique.code}"
            yield nom_complet, _rubrique(domaine, perimetre, filtres, rubrique.toutes)


def _cartes(domaine: Domaine, perimetre: Perimetre, filtres: Filtres) -> Question:
    catalogue = CATALOGUE[domaine]
    return lambda session: compute_chiffres(
        session=session, catalogue=catalogue, perimetre=perimetre, filtres=filtres
    )


def _rubrique(domaine: Domaine, perimetre: Perimetre, filtres: Filtres, codes: tuple[str, ...]) -> Question:
    seule = replace(CATALOGUE[domaine], chiffres=())
    return lambda session: compute_bilan(
        session=session, catalogue=seule, perimetre=perimetre, filtres=filtres, repartitions=codes
    )


def explorer(filtres: Filtres) -> Questions:
    """The questions of ``PIVOTS``, for the nation."""
    for nom, (mesure, lignes, colonne, reste) in PIVOTS.items():
        questions = build_questions(
            CATALOGUE[Domaine.ACCOMPAGNEMENT],
            mesures=[mesure],
            lignes=lignes,
            colonne=colonne,
            filtres=filtres,
            **reste,
        )
        yield (
            f"explorer, {nom}",
            lambda session, questions=questions: compute_reponse(questions, session=session, perimetre=National()),
        )


def suivis(cliche: Cliche | None) -> Questions:
    """The follow-up of the nation and of a région, the quarter of the coordinators, the people."""
    suite = ", photographie" if cliche else ""
    for nom, perimetre in (("nation", National()), ("région", Region("84"))):
        yield (
            f"suivi de saisie, {nom}{suite}",
            lambda session, perimetre=perimetre: compute_suivi(
                session, perimetre=perimetre, trimestre=TRIMESTRE, au=AUJOURDHUI, photographie=cliche
            ),
        )
    yield (
        f"trimestre des coordinateurs{suite}",
        lambda session: lire_trimestre_national(session, acteur=SYSTEME, code=TRIMESTRE, photographie=cliche),
    )
    for maille in ("departement", "region"):
        filtres = periode_of("12-derniers-mois", cliche)
        yield (
            f"territoires, {maille}{suite}",
            lambda session, maille=maille, filtres=filtres: compute_territoires(
                session=session, maille=maille, du=filtres.du, au=filtres.au, photographie=cliche
            ),
        )


def listes() -> Questions:
    """Qualité des données, lists of people, rows of files."""
    for departement in ("", "69"):
        parametres = {"departement": departement} if departement else {}
        nom = f"qualité{', département' if departement else ''}"
        yield (
            f"{nom}, bilan",
            lambda session, p=parametres: lire_bilan(
                session, selection=selection_of(session, acteur=SYSTEME, parametres=p)[0]
            ),
        )
        for controle in Controle:
            if controle is not Controle.BROUILLONS:
                yield (
                    f"{nom}, {controle.value}",
                    lambda session, p=parametres, controle=controle: lire_remarques(
                        session,
                        selection=selection_of(session, acteur=SYSTEME, parametres=p)[0],
                        controle=controle,
                    ),
                )
    for nom, perimetre in (("nation", National()), ("département", Departement("69"))):
        yield (
            f"conseillers, {nom}",
            lambda session, perimetre=perimetre: lister_conseillers(session, perimetre=perimetre, au=AUJOURDHUI),
        )
    requete = Requete(Domaine.ACCOMPAGNEMENT, National(), periode_of("12-derniers-mois"))
    yield (
        "fichier des CRA, 2 000 premières lignes",
        lambda session: list(islice(rangs_du_perimetre(session, requete, acteur=SYSTEME), 2)),
    )


def questions(session: Session) -> Questions:
    """Everything, each with its name."""
    for slug in ("tout", "12-derniers-mois", "ce-trimestre"):
        yield from pages(f"nation, {slug}", National(), periode_of(slug))
    yield from pages("région 84, 12 mois", Region("84"), periode_of("12-derniers-mois"))
    yield from pages("département 69, 12 mois", Departement("69"), periode_of("12-derniers-mois"))
    yield from explorer(periode_of("tout"))
    yield from suivis(None)
    yield from listes()
    for prise in lister_photographies(session, acteur=SYSTEME)[:1]:
        yield from pages("nation, photographie", National(), periode_of("", prise.cliche))
        yield from pages("département, photographie", Departement("69"), periode_of("", prise.cliche))
        yield from suivis(prise.cliche)


def mesurer(question: Question) -> tuple[float, float]:
    """The best duration of a few and the least processor time, in seconds."""
    durees, processeur = [], []
    while len(durees) < REPETITIONS and sum(durees) < PATIENCE_S:
        with db.lecture() as session:
            debut, avant = time.perf_counter(), time.process_time()
            question(session)
            durees.append(time.perf_counter() - debut)
            processeur.append(time.process_time() - avant)
    return min(durees), min(processeur)


def main(mots: list[str]) -> None:
    """Measure and print."""
    copie = Copie(db.get_engine(), get_reglages().dossier / NOM)
    copie.relancer()
    if not copie.attendre():
        raise SystemExit("no columnar copy: too few reports, or held by another process")
    porte._lecteur = copie
    with db.lecture() as session:
        posees = [(nom, question) for nom, question in questions(session) if all(mot in nom for mot in mots)]
    for nom, question in posees:
        duree, processeur = mesurer(question)
        marque = " *" if duree > LIMITE_S else ""
        sys.stdout.write(f"{nom:58} {duree * 1000:7.0f} ms   processor {processeur * 1000:7.0f} ms{marque}\n")
        sys.stdout.flush()
    copie.fermer()


if __name__ == "__main__":
    main(sys.argv[1:])

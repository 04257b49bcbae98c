"""The generated page of files: what ``importer`` accepts and ``exporter`` writes, column by column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from coop_data.domain import accompagnement as acc
from coop_data.domain import champs_accompagnement, champs_coordination
from coop_data.domain import coordination as coo
from coop_data.domain.champs import Formulaire
from coop_data.domain.nomenclature_2022 import Organisme
from coop_data.domain.structures import TypeContrat, TypeStructure
from coop_data.domain.termes import Terme
from coop_data.exports.colonnes import ACCOMPAGNEMENTS, COORDINATION
from coop_data.exports.colonnes import Colonne as ColonneExportee
from coop_data.exports.statistiques import ENTETES
from coop_data.imports import accompagnements, classeur_accompagnements, classeur_coop, coordination, referentiel
from coop_data.imports import conversions as lecture
from coop_data.imports.colonnes import Colonne
from coop_data.imports.rapport import COLONNES as COLONNES_DU_RAPPORT
from coop_data.imports.rapport import Compte, Gravite

PREAMBULE: Final = """# Fichiers échangés

Page produite par `python -m coop_data documenter` : ne pas la modifier à la main.

`importer` lit les cinq genres de CSV décrits ici, et, pour les CRA, les classeurs de La Coop et les modèles
remplis. `exporter` écrit les deux genres de CRA. Un CSV exporté se réimporte sans rien changer.

## Écriture d’un CSV

- Première ligne : les noms des colonnes, dans n’importe quel ordre. Séparateur `;` ou `,`. UTF-8 avec ou sans
  BOM, ou Windows-1252. 200 Mo au plus.
- Une colonne obligatoire absente, ou donnée deux fois, refuse le fichier entier. Une colonne inconnue est
  signalée et ignorée.
- Une colonne absente laisse le champ comme il est ; une cellule vide le vide.
- Dates : `AAAA-MM-JJ` ou `JJ/MM/AAAA`. Nombres entiers, espaces permises entre les milliers.
- Listes : valeurs séparées par `|`. Dans une valeur, `\\` se place devant `|`, `~`, `:` et `\\`.
- Un vocabulaire se donne par son code ou son libellé, d’aujourd’hui ou d’hier ; accents, majuscules, espaces et
  ponctuation ne comptent pas.
- Un texte qui commence par `=`, `+`, `-`, `@`, une tabulation ou un retour est écrit avec une apostrophe
  devant, pour qu’aucun tableur ne l’exécute ; l’import la retire.
"""

REGLES: Final = """## Règles d’un import

- Les parents d’abord : structures, conseillers, équipes, puis CRA. Un parent inconnu refuse la ligne.
- Les lignes correctes sont écrites, les autres refusées et expliquées. Un fichier illisible ou sans une colonne
  obligatoire n’écrit rien.
- L’identifiant d’un CRA est donné une fois par fichier et ne change jamais d’auteur.
- Importer deux fois le même fichier ne change rien. Ce qui a été modifié ou supprimé dans l’application depuis
  son import est laissé tel quel et listé : « modifié ici », « supprimé ici ».
- Dans un CSV, toutes les règles du formulaire s’appliquent. Dates d’un accompagnement : du 01/01/2020 à demain.
- Sans `structure`, un CRA prend celle du poste occupé à sa date, le dernier commencé ; hors de tout
  poste, il compte dans la France entière, « Sans structure ».
- Un tag est, à nom égal, celui que l’auteur voit (la portée la plus étroite d’abord) ; sinon un tag personnel
  est créé.
- `--simulation` fait le même travail et le même rapport, sans rien garder.
- `--rapport FICHIER` écrit un CSV `{colonnes}` ; gravités : {gravites}. Les notes n’y sont jamais citées.
- La dernière ligne de l’erreur standard est `{derniere}`. Le code de sortie est 1 dès qu’une ligne est refusée.
"""

CLASSEURS: Final = """## Classeurs de La Coop

Reconnus à leur contenu. Une colonne manquante ou renommée refuse le fichier. Une ligne n’est refusée que si sa
date, son type ou un libellé ne se lit pas, ou si son identifiant manque ; tout autre manque ou dépassement est
gardé tel quel et marqué `a_completer`, jamais deviné. Les noms des bénéficiaires sont écartés avant tout
enregistrement.

- Le fichier ne dit pas de qui il est : `--conseiller EMAIL` (accompagnements) ou `--coordinateur EMAIL`
  (coordination, ou accompagnements d’une équipe, dont les lignes nomment leur médiateur).
- Accompagnements : une ligne par participant, regroupées par « ID CRA ». Les heures de communication des anciens
  classeurs de coordination ne sont pas reprises.
"""

MODELES: Final = """## Modèle à remplir

`python -m coop_data modele accompagnements|coordination -o modele.xlsx` (et « Importer » à l’écran) donne un
classeur à listes déroulantes, une feuille par formulaire ; chaque titre de colonne porte son aide. Rempli, il
s’importe comme le CSV : mêmes colonnes, mêmes règles. Sa ligne d’exemple est ignorée ; l’identifiant de chaque
ligne permet de le déposer de nouveau. `--auteurs` ajoute la colonne qui nomme l’auteur de chaque ligne, pour
qui importe pour d’autres.
"""

EXPORTS: Final = """## Exports de CRA

| Forme | Contenu |
|---|---|
| CSV de codes (`--format csv`, « Télécharger en CSV ») | les colonnes et les codes de cette page |
| CSV pour lecture (« libellés », à l’écran) | les libellés des colonnes et des valeurs, dates JJ/MM/AAAA |
| XLSX | les libellés, cellules typées ; première feuille « Informations » : qui, quand, quoi, quels filtres |
| Parquet (`exporter` seulement) | les codes ; nombres et dates typés, durées en minutes |

- Un CSV écrit est en UTF-8 avec BOM, séparé par `;`, lignes CRLF, décimales à virgule.
- Les notes ne sont que dans les fichiers de leur auteur (« Mes activités »). Ailleurs la colonne est absente :
  réimportée, elle ne change rien.
- Les formes pour lecture ont aussi {supplements}, que le CSV de codes ne porte pas.
"""

CHIFFRES: Final = """## Fichiers de chiffres

Codes et libellés sont ceux des [définitions](statistiques.md).

- CSV de `statistiques` : `{entetes}`. La rubrique est `chiffres` ou le code d’une répartition ; suivie d’un point,
  du genre compté (`evolution.animation`) ou du mois (`thematiques_mois.2026-03`).
- JSON de `statistiques` : `domaine`, `perimetre` (comme il a été demandé), `du`, `au`,
  `chiffres` (code → nombre) et `repartitions` (code → liste de `code`, `libelle`, `effectif`, `part`). Une
  évolution donne une ligne par mois, semaine ou trimestre touché, zéros compris, avec `cumul`.
- JSON de `territoires` : `maille`, `du`, `au`, `lignes`, `sans_structure`, `total`.
- Dans un JSON, un rapport est un nombre non arrondi, ou `null` quand il n’a pas de base. La photographie lue,
  s’il y en a une, y est nommée : `photographie`.
"""

ACCOMPAGNEMENT: Final = """- `code_commune` est le code Insee, obligatoire à domicile et dans un autre lieu.
- Genres, âges et statuts déclarés, et personnes déjà accompagnées : au plus le nombre de participants ; le
  reste est « non communiqué ». `age_12_18` (2022) compte dans `age_12_17`.
- `nb_participants` d’un accompagnement individuel : vide ou 1.
- `demarches` seulement avec le thème `aide_aux_demarches_administratives` ; `structure_de_redirection` d’un
  accompagnement individuel, seulement avec `oriente` à `oui`.
- `ponctuel` (2022) suit les règles de l’accompagnement individuel.
"""
COORDINATEUR: Final = """- Une animation compte au moins un médiateur, une structure ou un autre acteur.
- Une précision (`…_autre`) est obligatoire avec `autre`, oubliée sans lui. Un partenaire a un nom et un type.
- Un évènement d’un ancien type « réunion », « comité » ou « assemblée » devient une animation, et ce que
  l’ancien formulaire ne demandait pas reste à compléter ; « Évènement emploi » devient `autre`, avec ce nom
  pour précision.
"""

VOCABULAIRES: Final[Mapping[type[Terme], str]] = {
    TypeStructure: "Types de structure",
    TypeContrat: "Types de contrat",
    acc.Activite: "Activités",
    acc.TypeLieu: "Lieux",
    acc.Thematique: "Thématiques d’accompagnement",
    acc.Demarche: "Démarches",
    acc.Materiel: "Matériels",
    acc.Niveau: "Niveaux",
    acc.Autonomie: "Autonomies",
    acc.StructureDeRedirection: "Structures de redirection",
    Organisme: "Organismes de 2022",
    coo.TypeActivite: "Types d’activité",
    coo.TypeAnimation: "Types d’animation",
    coo.Initiative: "Initiatives",
    coo.ThematiqueAnimation: "Thématiques d’animation",
    coo.TypeEvenement: "Types d’évènement",
    coo.Organisateur: "Organisateurs",
    coo.NaturePartenariat: "Natures de partenariat",
    coo.Echelon: "Échelons",
    coo.TypePartenaire: "Types de partenaire",
}

VALEURS: Final[Mapping[Any, str]] = {
    lecture.lire_mot: "texte",
    lecture.lire_texte: "texte, gardé tel quel",
    lecture.lire_entier: "nombre",
    lecture.lire_date: "date",
    lecture.lire_oui_non: "`oui` ou `non`",
    lecture.lire_noms: "liste de noms",
    lecture.lire_email: "adresse électronique",
    lecture.lire_siret: "14 chiffres",
    lecture.lire_minutes: "minutes (`90`) ou heures (`1h30`)",
    lecture.lire_duree: "minutes (`90`), heures (`1h30`) ; en 2022, `0-30` ou `30-60`",
    lecture.lire_partenaires: "liste de `nom~type~précision` ; {TypePartenaire}",
    lecture.lire_redirections: "liste de `organisme:nombre` ; {Organisme}, ou texte",
    coordination.lire_type_evenement: "{TypeEvenement}",
    referentiel.lire_drapeau: "`oui` ou `non` ; vide, `non`",
    referentiel.lire_dotation: "nombre ; vide, zéro",
    referentiel.lire_type_structure: "{TypeStructure} ; un autre type devient `autre`, signalé",
    referentiel.lire_contrat: "{TypeContrat}, ou texte",
}


def page_des_fichiers() -> str:
    """The whole page, in Markdown."""
    supplements = [
        f"« {colonne.libelle} »" for colonne in (*ACCOMPAGNEMENTS, *COORDINATION) if not colonne.de_code
    ]
    blocs: list[Iterable[str]] = [
        [PREAMBULE],
        _referentiel("Structures", "structures", referentiel.COLONNES_STRUCTURES),
        _referentiel("Conseillers", "conseillers", referentiel.COLONNES_CONSEILLERS),
        ["Une ligne par poste, l’identifiant répété ; d’une ligne à l’autre, la dernière dit la personne.\n"],
        _referentiel("Équipes", "equipes", referentiel.COLONNES_EQUIPES),
        _cras(
            ("Accompagnements", "accompagnements"),
            ACCOMPAGNEMENTS,
            accompagnements.COLONNES,
            {activite.court: textes for activite, textes in champs_accompagnement.FORMULAIRES.items()},
        ),
        [ACCOMPAGNEMENT],
        _cras(
            ("Coordination", "coordination"),
            COORDINATION,
            coordination.COLONNES,
            {type_.court: textes for type_, textes in champs_coordination.FORMULAIRES.items()},
        ),
        [COORDINATEUR],
        [_regles()],
        [CLASSEURS],
        _colonnes_de_la_coop(),
        [MODELES],
        [EXPORTS.format(supplements=", ".join(supplements))],
        [CHIFFRES.format(entetes=";".join(ENTETES))],
        _vocabulaires(),
    ]
    return "\n".join(ligne for bloc in blocs for ligne in bloc)


def _referentiel(titre: str, genre: str, colonnes: Sequence[Colonne]) -> Iterator[str]:
    yield f"## {titre} (`importer {genre}`)\n"
    yield "| Colonne | Obligatoire | Sens | Valeur |\n|---|---|---|---|"
    for colonne in colonnes:
        yield f"| `{colonne.nom}` | {'oui' if colonne.obligatoire else ''} | {colonne.sens} | {_valeur(colonne)} |"
    yield ""


def _cras(
    titres: tuple[str, str],
    ecrites: Sequence[ColonneExportee],
    lues: Sequence[Colonne],
    formulaires: Mapping[str, Formulaire],
) -> Iterator[str]:
    """The columns of a kind of CRA, in the order of an export, with what each form does with them."""
    titre, genre = titres
    par_nom = {colonne.nom: colonne for colonne in lues}
    yield f"## {titre} (`importer {genre}`, `exporter {genre}`)\n"
    yield "« ● » : obligatoire dans le fichier ou le compte rendu ; « ○ » : permis ; rien : sans objet, signalé.\n"
    yield f"| Colonne | Libellé | Fichier | {' | '.join(formulaires)} | Valeur |"
    yield f"|---|---|---|{'---|' * len(formulaires)}---|"
    for ecrite in ecrites:
        if not ecrite.de_code:
            continue
        colonne = par_nom[ecrite.code]
        places = [_place(colonne, textes) for textes in formulaires.values()]
        fichier = "●" if colonne.obligatoire else "○"
        yield f"| `{colonne.nom}` | {ecrite.libelle} | {fichier} | {' | '.join(places)} | {_valeur(colonne)} |"
    yield ""


def _place(colonne: Colonne, formulaire: Formulaire) -> str:
    """Whether a form requires, admits or lacks a column; columns that no form has (2022, identifiers) are admitted
    by all.
    """
    champ = next((champ for champ in formulaire.champs if champ.code == colonne.destination), None)
    if champ is not None:
        return "●" if champ.obligatoire else "○"
    if colonne.requise:
        return "●"
    return "" if colonne.destination in _CHAMPS_DES_FORMULAIRES else "○"


_CHAMPS_DES_FORMULAIRES: Final = frozenset(
    champ.code
    for formulaires in (champs_accompagnement.FORMULAIRES, champs_coordination.FORMULAIRES)
    for formulaire in formulaires.values()
    for champ in formulaire.champs
)


def _valeur(colonne: Colonne) -> str:
    """What a cell of the column may hold."""
    if isinstance(colonne.lire, lecture.UnDe):
        return _lien(colonne.lire.vocabulaire)
    if isinstance(colonne.lire, lecture.PlusieursDe):
        return f"liste : {_lien(colonne.lire.vocabulaire)}"
    return VALEURS[colonne.lire].format(
        **{vocabulaire.__name__: _lien(vocabulaire) for vocabulaire in VOCABULAIRES}
    )


def _lien(vocabulaire: type[Terme]) -> str:
    titre = VOCABULAIRES[vocabulaire]
    return f"[{titre.lower()}](#{titre.lower().replace(' ', '-').replace('’', '')})"


def _regles() -> str:
    return REGLES.format(
        colonnes=";".join(COLONNES_DU_RAPPORT),
        gravites=", ".join(f"`{gravite}`" for gravite in Gravite),
        derniere=" ".join(f"{compte}=…" for compte in Compte),
    )


def _colonnes_de_la_coop() -> Iterator[str]:
    for nom, colonnes in (
        ("accompagnements", classeur_accompagnements.COLONNES),
        ("coordination", classeur_coop.COLONNES),
    ):
        yield f"Colonnes lues ({nom}) : {', '.join(f'« {colonne} »' for colonne in colonnes)}.\n"


def _vocabulaires() -> Iterator[str]:
    yield "## Vocabulaires\n"
    yield "Le code est enregistré et exporté, et ne change jamais. « 2022 » : compris, compté, jamais proposé.\n"
    for vocabulaire, titre in VOCABULAIRES.items():
        yield f"### {titre}\n"
        yield "| Code | Libellé | Aussi compris |\n|---|---|---|"
        for terme in vocabulaire:
            libelle = f"{terme.libelle} (2022)" if terme.historique else terme.libelle
            yield f"| `{terme}` | {libelle} | {', '.join(_autres_noms(terme))} |"
        yield ""


def _autres_noms(terme: Terme) -> Iterator[str]:
    """The short label, when it is another text, then the names of the past."""
    if terme.court != terme.libelle:
        yield terme.court
    yield from (ancien for ancien, code in terme.alias().items() if code == terme.value)

"""« Fiche mensuelle » of one person: one page to talk about, with room for remarks."""

from collections.abc import Iterator

from coop_data import formats
from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.resultat import Resultat
from coop_data.documents.blocs import Bloc, CoteACote, Document, Paragraphe, Remarques, Tableau, Titre
from coop_data.documents.texte import abreger
from coop_data.domain.periode import mois_of
from coop_data.exports import presentation
from coop_data.exports.entete import Entete
from coop_data.exports.mois import Mois
from coop_data.exports.statistiques import enregistrements
from coop_data.statistiques.rubriques import ORDONNEES

LIGNES = 6
"""Rows shown of a breakdown, so that the sheet stays on one page."""
NOM_MAX = 70
REMARQUES = ("Remarques du conseiller", "Remarques de l’employeur")
AUCUNE = "Aucune activité n’est enregistrée ce mois-ci."


def document_du_mois(mois: Mois, entete: Entete) -> Document:
    """Key figures beside those of other months, days, themes, publics, remarks: one page, whatever the month."""
    nom, quand = abreger(entete.perimetre, NOM_MAX), formats.mois(mois.code)
    return Document(
        titre=f"Fiche mensuelle – {nom}",
        surtitre=f"{mois.bilan.domaine.libelle}, {quand}",
        reperes=(("Données au", formats.instant(entete.instant, entete.fuseau)),),
        pied=f"Fiche mensuelle – {nom}, {quand}",
        instant=entete.instant,
        blocs=tuple(_blocs(mois)),
    )


def _blocs(mois: Mois) -> Iterator[Bloc]:
    yield Titre("Chiffres clés")
    yield _chiffres(mois)
    yield Paragraphe(phrase_des_jours(mois))
    repartitions, contenu = mois.bilan.repartitions, mois.contenu
    yield Titre(contenu.titre)
    yield CoteACote(
        tuple(
            tuple(bloc for code in codes for bloc in _repartition(repartitions[code]))
            for codes in (contenu.gauche, contenu.droite)
        )
    )
    yield Remarques(REMARQUES)


def phrase_des_jours(mois: Mois) -> str:
    """A sentence: how many days have a report, and which days."""
    if not mois.jours:
        return AUCUNE
    nombre = formats.pluriel(len(mois.jours), "jour")
    return f"{nombre} avec au moins une activité enregistrée : {', '.join(str(jour.day) for jour in mois.jours)}."


def _chiffres(mois: Mois) -> Tableau:
    chiffres, references = mois.bilan.chiffres, list(mois.references.values())
    entetes = ["Indicateur", formats.mois(mois.code)]
    for reference in references:
        entetes += [formats.mois(mois_of(reference.periode.du)), "Évolution"]
    lignes = []
    for code in mois.contenu.chiffres:
        statistique = chiffres[code].statistique
        ligne = [statistique.libelle, presentation.dire_chiffre(chiffres[code])]
        for reference in references:
            ligne.append(presentation.dire_chiffre(reference.anciens[code]))
            ligne.append(_evolution(reference.variation(code)))
        lignes.append(tuple(ligne))
    return Tableau(tuple(entetes), tuple(lignes))


def _evolution(variation: Variation) -> str:
    """The change as a share, short enough for a column of this sheet."""
    if variation.ecart == 0:
        return "stable"
    if variation.taux is None:
        return presentation.SANS_TAUX
    return ("+" if variation.taux > 0 else "−") + formats.pourcentage(abs(variation.taux))


def _repartition(resultat: Resultat) -> Iterator[Bloc]:
    """The title of a breakdown and its greatest rows, in its own order when it has one."""
    yield Titre(resultat.statistique.libelle, 2)
    lignes = [ligne for ligne in enregistrements(resultat.lignes) if ligne["effectif"]]
    lignes = sorted(lignes, key=lambda ligne: -int(ligne["effectif"]))[:LIGNES]
    if not lignes:
        yield Paragraphe(presentation.VIDE)
        return
    if resultat.statistique.code in ORDONNEES:
        rangs = {code: rang for rang, code in enumerate(resultat.lignes["code"])}
        lignes.sort(key=lambda ligne: rangs[ligne["code"]])
    dire = presentation.dire_valeur(resultat)
    yield Tableau(
        ("Intitulé", presentation.nom_de_colonne("effectif", resultat), "Part"),
        tuple(
            (abreger(ligne["libelle"], NOM_MAX), dire(ligne["effectif"]), formats.pourcentage(ligne["part"]))
            for ligne in lignes
        ),
    )

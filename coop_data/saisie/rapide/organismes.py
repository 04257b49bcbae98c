"""The kind of body behind a name: « la mairie de Bron » is a commune, « Emmaüs Connect » an association."""

import re
from collections.abc import Mapping
from typing import Final

from coop_data.domain.texte import plier
from coop_data.saisie.rapide.synonymes import motif_of, mots

ORGANISMES: Final[Mapping[str, tuple[str, ...]]] = {
    "ma_structure": mots(
        "ma structure, notre structure, nous, moi, moi même, nous mêmes, mon employeur, mes soins"
    ),
    "epci": mots(
        "epci, communauté de communes, communauté d’agglomération, communauté urbaine, métropole, "
        "agglomération, agglo, intercommunalité, comcom, com com, cc, grand lyon, interco"
    ),
    "departement": mots(
        "département, conseil départemental, cd, maison du département, mds, maison des solidarités"
    ),
    "region": mots("région, conseil régional"),
    "groupement": mots("groupement, syndicat mixte, consortium, syndicat intercommunal, gip, pays, petr"),
    "hub": mots("hub, hubik, hinaura, rhinocc, francil-in, hubest, conum hub"),
    "etat": mots(
        "état, préfecture, sous-préfecture, préfet, préfète, anct, opérateur, caf, cpam, carsat, msa, urssaf, "
        "france travail, pôle emploi, dgfip, finances publiques, cnav, ddets, dreets, académie, rectorat, "
        "éducation nationale, ants, assurance maladie, trésor public, spip, afpa, cnfpt"
    ),
    "commune": mots("commune, mairie, ville, ccas, municipalité, médiathèque, bibliothèque"),
    "association": mots(
        "association, asso, emmaüs, emmaüs connect, secours populaire, secours catholique, croix-rouge, croix "
        "rouge française, resto du cœur, restos du cœur, restaurants du cœur, mjc, centre social, familles "
        "rurales, ligue de l’enseignement, mission locale, udaf, apf, cidff, unis-cité, afev, admr, konexio, "
        "les petits débrouillards, petits débrouillards, foyer rural, régie de quartier, adie, latitudes, "
        "udccas, cimade, maison de quartier, fédération, collectif, tiers-lieu"
    ),
    "entreprise": mots(
        "entreprise, société, sarl, sas, startup, orange, la poste, la banque postale, sfr, bouygues, free, "
        "edf, enedis, engie, crédit agricole, banque, sncf, fnac, microsoft, google, boulanger, carrefour, "
        "auchan"
    ),
}
"""Codes of ``Organisateur`` and, except one's own structure, of ``TypePartenaire``; the surest first."""

_MOTIFS: Final = tuple(
    (code, re.compile(rf"(?<![\w-])(?:{'|'.join(motif_of(nom) for nom in noms)})(?![\w-])"))
    for code, noms in ORGANISMES.items()
)
_SIGLE_DE_DEPARTEMENT: Final = re.compile(r"cd\s?\d{2,3}")


def type_organisme(nom: str) -> str | None:
    """Code of the kind of body of that name, given by its first significant word; None when there is none."""
    plie = plier(nom)
    if _SIGLE_DE_DEPARTEMENT.fullmatch(plie):
        return "departement"
    trouves = [
        (lu.start(), rang, code) for rang, (code, motif) in enumerate(_MOTIFS) if (lu := motif.search(plie))
    ]
    return min(trouves)[2] if trouves else None

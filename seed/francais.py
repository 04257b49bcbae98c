"""« de » before a place: d’Angers, du Mans, de La Rochelle, des Abymes, du conseil départemental de l’Ain."""

from coop_data.domain.territoires import find_departement

VOYELLES = "AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒ"
# fmt: off
_FEMININS = frozenset({
    "Charente", "Corrèze", "Corse", "Côte", "Creuse", "Dordogne", "Drôme", "Gironde", "Haute", "Loire", "Lozère",
    "Manche", "Marne", "Mayenne", "Meurthe", "Meuse", "Moselle", "Nièvre", "Sarthe", "Savoie", "Seine", "Somme",
    "Vendée", "Vienne", "Guadeloupe", "Martinique", "Guyane",
})
_PLURIELS = frozenset({
    "Alpes", "Ardennes", "Bouches", "Côtes", "Deux", "Hautes", "Hauts", "Landes", "Pyrénées", "Vosges", "Yvelines",
})
# fmt: on


def de(nom: str) -> str:
    """A commune's name after « de », contracted and elided."""
    for article, contracte in (("Le ", "du "), ("Les ", "des ")):
        if nom.startswith(article):
            return contracte + nom.removeprefix(article)
    return f"d’{nom}" if nom[0] in VOYELLES else f"de {nom}"


def du_departement(code: str) -> str:
    """A département's name after « de », with its article."""
    departement = find_departement(code)
    if departement is None:
        raise KeyError(code)
    nom = departement.nom
    premier = nom.replace("'", "-").split("-")[0]
    if "-et-" in nom or nom in ("Paris", "Mayotte") or nom.startswith("La "):
        return de(nom)
    if premier in _PLURIELS:
        return f"des {nom}"
    if nom[0] in VOYELLES or premier == "Hérault":
        return f"de l’{nom}"
    return f"de la {nom}" if premier in _FEMININS else f"du {nom}"

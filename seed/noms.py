"""Fictitious people: first and last names of many origins, and long ones to try the screens."""

from collections.abc import Iterator

from coop_data.domain.texte import plier
from seed.hasard import Hasard

PRENOMS = tuple(
    """
    Adèle Agathe Ahmed Aïcha Alexandre Alice Aline Amandine Amina Anaïs André Anne Antoine Arthur Aurélie Awa
    Bastien Baptiste Béatrice Benoît Bérénice Boubacar Brigitte Camille Carine Caroline Cécile Céline Charlotte Chloé
    Christelle Claire Clément Corentin Cyril Damien Daniel Danièle David Delphine Denis Diane Djamila Dominique Driss
    Élise Élodie Émilie Emma Emmanuel Enzo Éric Estelle Étienne Eva Fabien Fanny Farid Fatou Florence Florian
    Françoise Frédéric Gaëlle Gaspard Guillaume Gwenaëlle Habib Hélène Héloïse Hervé Hoa Hugo Ibrahim Inès Isabelle
    Ismaël Jade Jamila Jeanne Jérôme Joëlle Jonathan Julie Julien Justine Karim Karine Katia Kévin Khadija Koffi
    Laetitia Laure Laurent Léa Leïla Léo Linh Lionel Loïc Louise Lucas Lucie Ludovic Maëlle Magali Maïwenn Malik
    Mamadou Manon Marc Margaux Marie Marion Martine Mathieu Maud Maxime Mehdi Mélanie Mickaël Mireille Mohamed
    Moana Monique Morgane Myriam Nadège Nadia Natacha Nathalie Nicolas Nina Noah Noémie Océane Olivier Omar Oriane
    Pascal Patricia Paul Pauline Perrine Philippe Pierre Quentin Rachel Rachid Raphaël Régis Rémi Renaud Romain
    Rosalie Sabrina Salimata Samira Samuel Sandra Sarah Sébastien Séverine Sofia Solène Sonia Stéphane Sylvie Tania
    Teva Thanh Théo Thibault Thomas Timothée Valentin Valérie Vanessa Victor Vincent Virginie Wassim Xavier Yacine
    Yann Yasmine Yohann Youssef Yvan Zoé Zohra
    """.split()
)
PRENOMS_COMPOSES = ("Anne-Sophie", "Jean-Baptiste", "Jean-Christophe", "Marie-Claude", "Marie-Hélène", "Pierre-Yves")

# « _ » stands for a space inside a name.
NOMS = tuple(
    """
    Aubert Bailly Barbier Barre Baudry Benali Benoit Berger Bernard Berthelot Besnard Bertin Blanchard Boucher
    Boulanger Bourgeois Bouvier Brunet Camara Carpentier Caron Chevalier Clerc Colin Collet Cordier Costa Coulibaly
    Da_Silva Daniel David Delmas Denis Deschamps Diallo Diarra Dubois Dufour Dumas Dumont Dupuis Durand Etcheverry
    Fabre Faure Fernandez Ferrand Fleury Fontaine Fournier Gaillard Garcia Garnier Gautier Gauthier Gérard Giraud
    Girard Gomez Gonçalves Guérin Guillou Guyot Haddad Hamidi Hébert Henry Hoarau Hubert Huet Humbert Jacob Jacquet
    Joly Joubert Kaddour Keïta Klein Lacroix Lagarde Lambert Laurent Lebon Leblanc Lebrun Leclerc Lefebvre Legrand
    Lemaire Lemoine Leroux Leroy Lopez Lucas Mahé Maillard Mallet Marchand Marie-Sainte Martin Martinez Masson Mathieu
    Mendy Menard Mercier Meunier Meyer Michaud Michel Millet Monnier Moreau Morel Morin Moulin Müller Naidoo N’Diaye
    Nguyen Nicolas Noël Olivier Ouattara Paget Paris Payet Pelletier Pereira Perez Perrin Perrot Petit Philippe Picard
    Pichon Poirier Pons Poulain Prévost Rakoto Ramassamy Rault Régnier Renard Renaud Ribeiro Rivière Robert Robin
    Roche Rodriguez Rolland Rossi Rousseau Roussel Roux Royer Sanchez Schmitt Schneider Simon Sow Tanguy Teixeira
    Tehuiotoa Tessier Thomas Traoré Tran Vasseur Vidal Vincent Weber Weiss Wagner Zerrouki Zimmermann
    """.split()
)
NOMS_LONGS = (
    "Rakotomalala-Andriamanantena",
    "de La Rochefoucauld-Montbel",
    "Vanhoutteghem-Delaplace",
    "Etchegoyhen-Irigaray",
    "Ratsimandresy",
)
FONCTIONS = (
    "Directeur·ice générale des services",
    "Responsable du pôle numérique",
    "Directeur·ice de la médiathèque",
    "Coordinateur·ice enfance-jeunesse",
    "Président·e",
    "Directeur·ice",
    "Chargé·e de mission inclusion numérique",
)


def prenom(hasard: Hasard) -> str:
    """A first name, sometimes a compound one."""
    return hasard.choice(PRENOMS_COMPOSES if hasard.chance(0.04) else PRENOMS)


def nom(hasard: Hasard) -> str:
    """A last name, sometimes a long or a double one."""
    if hasard.chance(0.015):
        return hasard.choice(NOMS_LONGS)
    simple = hasard.choice(NOMS).replace("_", " ")
    return f"{simple}-{hasard.choice(NOMS).replace('_', ' ')}" if hasard.chance(0.04) else simple


def personnes(hasard: Hasard) -> Iterator[tuple[str, str]]:
    """People whose full names all differ."""
    connues: set[tuple[str, str]] = set()
    while True:
        personne = (prenom(hasard), nom(hasard))
        if personne not in connues:
            connues.add(personne)
            yield personne


def adresse(*mots: str, domaine: str) -> str:
    """An e-mail address under ``exemple.fr``, which delivers nothing."""
    noms = (plier(mot).replace(" ", "-").replace("'", "") for mot in mots)
    return f"{'.'.join(noms)}@{domaine}.exemple.fr"


def telephone(hasard: Hasard) -> str:
    """A mobile number of the range that the regulator keeps for fiction."""
    return f"06 39 98 {hasard.randint(0, 99):02d} {hasard.randint(0, 99):02d}"

"""The remarks of zxcvbn on a weak password, in French."""

SUGGESTIONS = {
    "Use a few words, avoid common phrases.": "Assemblez quelques mots, sans phrase connue.",
    "No need for symbols, digits, or uppercase letters.": "Symboles et chiffres ne sont pas nécessaires.",
    "Add another word or two. Uncommon words are better.": "Ajoutez un ou deux mots, peu courants de préférence.",
    "Straight rows of keys are easy to guess.": "Une suite de touches voisines se devine facilement.",
    "Short keyboard patterns are easy to guess.": "Un petit motif au clavier se devine facilement.",
    "Use a longer keyboard pattern with more turns.": "Évitez les motifs au clavier.",
    'Repeats like "aaa" are easy to guess.': "Les répétitions comme « aaa » se devinent facilement.",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': (
        "Répéter « abcabcabc » n’est guère plus sûr que « abc »."
    ),
    "Avoid repeated words and characters.": "Évitez de répéter mots et caractères.",
    'Sequences like "abc" or "6543" are easy to guess.': "Les suites comme « abc » se devinent facilement.",
    "Avoid sequences.": "Évitez les suites.",
    "Recent years are easy to guess.": "Les années récentes se devinent facilement.",
    "Avoid recent years.": "Évitez les années récentes.",
    "Avoid years that are associated with you.": "Évitez les années qui vous concernent.",
    "Dates are often easy to guess.": "Les dates se devinent souvent facilement.",
    "Avoid dates and years that are associated with you.": "Évitez les dates et les années qui vous concernent.",
    "This is a top-10 common password.": "Il est parmi les 10 mots de passe les plus utilisés.",
    "This is a top-100 common password.": "Il est parmi les 100 mots de passe les plus utilisés.",
    "This is a very common password.": "Il est très utilisé.",
    "This is similar to a commonly used password.": "Il ressemble à un mot de passe très utilisé.",
    "A word by itself is easy to guess.": "Un mot seul se devine facilement.",
    "Names and surnames by themselves are easy to guess.": "Un nom ou un prénom seul se devine facilement.",
    "Common names and surnames are easy to guess.": "Les noms et prénoms courants se devinent facilement.",
    "Capitalization doesn't help very much.": "Une majuscule au début n’aide guère.",
    "All-uppercase is almost as easy to guess as all-lowercase.": "Tout en majuscules n’est guère plus sûr.",
    "Reversed words aren't much harder to guess.": "Un mot à l’envers n’est guère plus sûr.",
    "Predictable substitutions like '@' instead of 'a' don't help very much.": (
        "Remplacer « a » par « @ » n’aide guère."
    ),
}

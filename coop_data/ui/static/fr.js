/* French for what Streamlit says by itself, and what its pages lack for assistive technologies.
   Streamlit has no translation: texts are replaced where they appear, never inside what the application wrote. */
(() => {
  "use strict";

  const TEXTES = {
    "Skip to main content": "Aller au contenu principal",
    "App pages": "Pages",
    "Sidebar": "Menu latéral",
    "Main menu": "Menu principal",
    "Collapse sidebar": "Replier le menu",
    "Expand sidebar": "Déplier le menu",
    "Open sidebar": "Déplier le menu",
    "Close sidebar": "Replier le menu",
    "View less": "Voir moins",
    "Navigate to home page": "Aller à l’accueil",
    "Link to heading": "Lien vers ce titre",
    "Page not found": "Page introuvable",
    "The page that you have requested does not seem to exist": "La page demandée n’existe pas",
    "Stop": "Arrêter",
    "Stop script": "Arrêter",
    "Running...": "En cours…",
    "Running…": "En cours…",
    "CONNECTING": "CONNEXION",
    "Connecting": "Connexion en cours",
    "Connection error": "Connexion perdue",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Connexion perdue. Attendez qu’elle revienne, puis recommencez.",
    "Reconnected to server.": "Connexion rétablie.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Le serveur ne répond pas. Êtes-vous connecté·e à internet ?",
    "Unable to connect to Streamlit server": "Le serveur ne répond pas",
    "Please wait...": "Patientez…",
    "Close": "Fermer",
    "Dismiss": "Fermer",
    "Cancel": "Annuler",
    "Open": "Ouvrir",
    "Copy": "Copier",
    "Copy to clipboard": "Copier",
    "Copied": "Copié",
    "Show password": "Afficher le mot de passe",
    "Hide password": "Masquer le mot de passe",
    "Show password text": "Afficher le mot de passe",
    "Hide password text": "Masquer le mot de passe",
    "(required)": "(obligatoire)",
    "This field is required.": "Ce champ est obligatoire.",
    "Please fill out this field.": "Ce champ est obligatoire.",
    "Choose an option": "Choisir",
    "Choose options": "Choisir",
    "Select...": "Choisir",
    "Select an option": "Choisir",
    "Select all": "Tout sélectionner",
    "Selectbox options": "Choix possibles",
    "No results": "Aucun résultat",
    "No options": "Aucun choix",
    "No options to select": "Aucun choix",
    "No data": "Aucune donnée",
    "Error:": "Erreur :",
    "add icon": "ajouter",
    "Selected values": "Valeurs choisies",
    "file upload": "fichier à déposer",
    "No content": "Aucun contenu",
    "empty": "vide",
    "Clear all": "Tout effacer",
    "Clear value": "Effacer",
    "Clear selection": "Effacer la sélection",
    "Clear entry": "Effacer",
    "Clear date": "Effacer la date",
    "Clear dates": "Effacer les dates",
    "Clear time": "Effacer l’heure",
    "Remove": "Retirer",
    "Increment": "Augmenter",
    "Decrement": "Diminuer",
    "Decrease": "Diminuer",
    "Increase": "Augmenter",
    "All selected options have been cleared.": "Tous les choix ont été effacés.",
    "Use left and right to toggle between focused values, press Backspace to remove the currently focused value":
      "Flèches gauche et droite pour passer d’un choix à l’autre, Retour arrière pour retirer celui qui est actif",
    "Choose date": "Choisir une date",
    "Choose date range": "Choisir une période",
    "Calendar": "Calendrier",
    "Date range": "Période",
    "Quick select a date range": "Choisir une période courante",
    "None": "Aucune",
    "Past Week": "7 derniers jours",
    "Past Month": "30 derniers jours",
    "Past 3 Months": "3 derniers mois",
    "Past 6 Months": "6 derniers mois",
    "Past Year": "12 derniers mois",
    "Past 2 Years": "2 dernières années",
    "Previous month": "Mois précédent",
    "Next month": "Mois suivant",
    "Previous month.": "Mois précédent.",
    "Next month.": "Mois suivant.",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Flèches pour changer de date, Entrée pour choisir, Échap pour fermer.",
    "Previous": "Précédent",
    "Next": "Suivant",
    "Previous page": "Page précédente",
    "Next page": "Page suivante",
    "Pagination": "Pages",
    "Add files": "Ajouter des fichiers",
    "Upload": "Choisir un fichier",
    "Browse files": "Choisir un fichier",
    "Drag and drop a file here": "Déposer un fichier ici",
    "Drag and drop file here": "Déposer un fichier ici",
    "Drag and drop files here": "Déposer des fichiers ici",
    "File type not allowed.": "Ce type de fichier n’est pas accepté.",
    "Only one file is allowed.": "Un seul fichier à la fois.",
    "Delete row(s)": "Supprimer des lignes",
    "Add row": "Ajouter une ligne",
    "Search": "Rechercher",
    "Type to search": "Rechercher",
    "Close Search": "Fermer la recherche",
    "Next Result": "Résultat suivant",
    "Previous Result": "Résultat précédent",
    "Fullscreen": "Plein écran",
    "Toggle fullscreen": "Plein écran",
    "Close fullscreen": "Quitter le plein écran",
    "Download as CSV": "Télécharger en CSV",
    "Download as PNG": "Télécharger l’image",
    "Show/hide columns": "Choisir les colonnes",
    "Show data": "Voir les données",
    "Show chart": "Voir le graphique",
    "Dataframe column menu": "Menu de la colonne",
    "Sort ascending": "Trier par ordre croissant",
    "Sort descending": "Trier par ordre décroissant",
    "Format": "Format",
    "Autosize": "Ajuster la largeur",
    "Pin column": "Figer la colonne",
    "Unpin column": "Libérer la colonne",
    "Hide column": "Masquer la colonne",
    "Copy column name": "Copier le nom de la colonne",
    "Statistics": "Statistiques",
    "Based on sample": "D’après un échantillon",
    "Scroll tabs left": "Onglets précédents",
    "Scroll tabs right": "Onglets suivants",
    "Help": "Aide",
    "Show help": "Afficher l’aide",
    "Learn more": "En savoir plus",
    "Try again": "Réessayer",
    "Download failed": "Le téléchargement a échoué",
    "Loading...": "Chargement…",
    "Press Enter to apply": "Entrée pour valider",
    "Press Enter to submit form": "Entrée pour envoyer",
    "Press Ctrl+Enter to apply": "Ctrl+Entrée pour valider",
    "Press ⌘+Enter to apply": "⌘+Entrée pour valider",
    "Press Ctrl+Enter to submit form": "Ctrl+Entrée pour envoyer",
    "Press ⌘+Enter to submit form": "⌘+Entrée pour envoyer",
    "An error has occurred, please try again.": "Une erreur est survenue, recommencez.",
    "dd": "jj",
    "mm": "mm",
    "yyyy": "aaaa",
  };

  const MOIS = {
    January: "janvier", February: "février", March: "mars", April: "avril", May: "mai", June: "juin",
    July: "juillet", August: "août", September: "septembre", October: "octobre", November: "novembre",
    December: "décembre",
  };
  const MOTIF_DES_MOIS = new RegExp(`\\b(${Object.keys(MOIS).join("|")})\\b`, "g");

  const MOTIFS = [
    [/^([\d.]+) ?(K|M)?B$/, (_, nombre, ordre) => `${nombre.replace(".", ",")} ${{ K: "k", M: "M" }[ordre] ?? ""}o`],
    [/^Show\/hide columns: (.+)$/, "Choisir les colonnes : $1"],
    [/^Download as CSV: (.+)$/, "Télécharger en CSV : $1"],
    [/^Search: (.+)$/, "Rechercher : $1"],
    [/^\S+ files are not allowed\.$/, "Ce type de fichier n’est pas accepté."],
    [/^File must be ([\d.,]+) ?MB or smaller\.$/, "Le fichier dépasse $1 Mo."],
    [/^Choose date, (.+)$/, "Choisir une date, $1"],
    [/^Aujourd'hui, (.+)$/, "Aujourd’hui, $1"],
    [/^Selected Date: (\w+) (\d+), (\d+)$/, (_, mois, jour, annee) => `Date choisie : ${jour} ${MOIS[mois]} ${annee}`],
    [/^Fullscreen: (.+)$/, "Plein écran : $1"],
    [/^View (\d+) more$/, "Voir $1 de plus"],
    [/^Select (\d+) match(?:es)?$/, "Sélectionner les $1 résultats"],
    [/^Remove (.+)$/, "Retirer $1"],
    [/^Add: (.+)$/, "Ajouter : $1"],
    [/^Create "(.+)"$/, "Créer « $1 »"],
    [/^Help for (.+)$/, "Aide : $1"],
    [/^Upload (.+)$/, "Choisir $1"],
    [/^Page (\d+)$/, "Page $1"],
    [/^Go to page (\d+)$/, "Aller à la page $1"],
    [/^Clear (.+)$/, "Effacer $1"],
    [/^Selected (.+)\. (.+)$/, "$1 choisi. $2"],
    [/^(\d+(?:[.,]\d+)?) ?MB per file(.*)$/, "$1 Mo par fichier$2"],
    [/^Limit (\d+) ?MB per file(.*)$/, "$1 Mo au plus par fichier$2"],
    [/^day, (.*)start date(.*)$/i, "jour, $1date de début$2"],
    [/^month, (.*)start date(.*)$/i, "mois, $1date de début$2"],
    [/^year, (.*)start date(.*)$/i, "année, $1date de début$2"],
    [/^day, (.*)end date(.*)$/i, "jour, $1date de fin$2"],
    [/^month, (.*)end date(.*)$/i, "mois, $1date de fin$2"],
    [/^year, (.*)end date(.*)$/i, "année, $1date de fin$2"],
    [/^day(?:, (.*))?$/, "jour, $1"],
    [/^month(?:, (.*))?$/, "mois, $1"],
    [/^year(?:, (.*))?$/, "année, $1"],
    [/^Select start date(.*)$/, "Choisir la date de début$1"],
    [/^Select end date(.*)$/, "Choisir la date de fin$1"],
    [/^Select a date\.?(.*)$/, "Choisir une date$1"],
    [/^Select a (.+)\.?$/, "Choisir : $1"],
    [/^Number is below the allowed range\..*?([\d.,-]+)?\.?$/, "Nombre trop petit (au moins $1)."],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "$1 choix au plus : retirez-en un d’abord."],
    [/^Number is above the allowed range\..*?([\d.,-]+)?\.?$/, "Nombre trop grand (au plus $1)."],
  ];

  const ATTRIBUTS = ["aria-label", "title", "placeholder", "aria-valuetext", "aria-roledescription", "alt"];
  const ECRIT_PAR_L_APPLICATION =
    "[data-testid=stMarkdownContainer], [data-testid=stMarkdown], textarea, [data-testid=stTable], .tableau, .explorer-tableau, script, style";

  const traduire = (texte, motsDuCalendrier = false) => {
    const nu = texte.trim();
    if (!nu) return null;
    let traduit = TEXTES[nu];
    if (traduit === undefined) {
      const trouve = MOTIFS.find(([motif]) => motif.test(nu));
      if (trouve) traduit = nu.replace(trouve[0], trouve[1]).replace(/, $/, "");
    }
    let final = traduit ?? nu;
    if (motsDuCalendrier) final = final.replace(MOTIF_DES_MOIS, (mois) => MOIS[mois]);
    return final === nu ? null : texte.replace(nu, final);
  };

  const estDeLApplication = (element) => {
    const contenant = element.closest(ECRIT_PAR_L_APPLICATION);
    return contenant !== null && !contenant.closest("[data-testid=stFileUploader] section");
  };

  const traduireTexte = (noeud) => {
    if (!noeud.parentElement || estDeLApplication(noeud.parentElement)) return;
    const traduit = traduire(noeud.nodeValue);
    if (traduit !== null) noeud.nodeValue = traduit;
  };

  const traduireAttribut = (element, nom) => {
    const valeur = element.getAttribute(nom);
    const traduit = valeur && traduire(valeur, nom === "aria-valuetext" || nom === "aria-label");
    if (traduit) element.setAttribute(nom, traduit);
  };

  const poser = (element, nom, valeur) => {
    if (element.getAttribute(nom) !== valeur) element.setAttribute(nom, valeur);
  };

  /* What automatic checks and screen readers find missing in Streamlit's own elements. */
  const RETOUCHES = [
    ["[data-testid=stMetric] svg.marks", (e) => poser(e, "aria-hidden", "true")],
    ["[data-testid=stDateInput] [role=group][aria-required]", (e) => e.removeAttribute("aria-required")],
    ["[data-testid=stTable] > div", (e) => poser(e, "tabindex", "0")], // wide tables scroll by keyboard too
    [".st-key-connexion h3", (e) => poser(e, "aria-level", "2")],
    ["[data-testid=stPageLink-NavLink][href='']", (e) => poser(e, "href", "/")],
    [".st-key-menu", (e) => (poser(e, "role", "navigation"), poser(e, "aria-label", "Menu"))],
    [".st-key-pied-de-page", (e) => (poser(e, "role", "navigation"), poser(e, "aria-label", "Pied de page"))],
    [
      "form input[aria-label='Adresse électronique'], [data-testid=stForm] input[aria-label='Adresse électronique']",
      (e) => (poser(e, "autocomplete", "username"), poser(e, "inputmode", "email"), poser(e, "autocapitalize", "none")),
    ],
    ["[data-testid=stForm] input[aria-label='Mot de passe']", (e) => poser(e, "autocomplete", "current-password")],
  ];

  const parcourir = (racine) => {
    if (racine.nodeType === Node.TEXT_NODE) return traduireTexte(racine);
    if (racine.nodeType !== Node.ELEMENT_NODE) return;
    const marcheur = document.createTreeWalker(racine, NodeFilter.SHOW_TEXT);
    while (marcheur.nextNode()) traduireTexte(marcheur.currentNode);
    const selecteur = ATTRIBUTS.map((nom) => `[${nom}]`).join(",");
    for (const element of [racine, ...racine.querySelectorAll(selecteur)])
      for (const nom of ATTRIBUTS) if (element.hasAttribute(nom)) traduireAttribut(element, nom);
    for (const [cible, retoucher] of RETOUCHES) {
      if (racine.matches(cible)) retoucher(racine);
      racine.querySelectorAll(cible).forEach(retoucher);
    }
  };

  const marquerLaPageActive = () => {
    for (const lien of document.querySelectorAll(".st-key-menu a")) {
      if (new URL(lien.href, document.baseURI).pathname === window.location.pathname) poser(lien, "aria-current", "page");
      else lien.removeAttribute("aria-current");
    }
  };

  const observer = new MutationObserver((changements) => {
    for (const changement of changements) {
      if (changement.type === "characterData") traduireTexte(changement.target);
      else if (changement.type === "attributes") parcourirAttribut(changement.target, changement.attributeName);
      else changement.addedNodes.forEach(parcourir);
    }
    marquerLaPageActive();
  });

  const parcourirAttribut = (element, nom) => {
    if (ATTRIBUTS.includes(nom)) traduireAttribut(element, nom);
    for (const [cible, retoucher] of RETOUCHES) if (element.matches(cible)) retoucher(element);
  };

  parcourir(document.documentElement);
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...ATTRIBUTS, "autocomplete", "aria-required"],
  });
})();

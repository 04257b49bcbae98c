/* A file takes a moment to be made: its link says so, and says a refusal on the spot instead of leaving the page.
   Without this script the same link downloads the same file. */
(() => {
  "use strict";

  const ATTENTE = "Préparation du fichier…";
  const PANNE = "Ce fichier n’a pas pu être téléchargé. Vérifiez votre connexion, puis réessayez.";

  const nomDuFichier = (entete) => {
    const trouve = /filename\*=UTF-8''([^;]+)/.exec(entete ?? "");
    return trouve ? decodeURIComponent(trouve[1]) : "fichier";
  };

  const enregistrer = (contenu, nom) => {
    const lien = document.createElement("a");
    lien.href = URL.createObjectURL(contenu);
    lien.download = nom;
    document.body.append(lien);
    lien.click();
    lien.remove();
    setTimeout(() => URL.revokeObjectURL(lien.href), 60000);
  };

  /* An archive comes by pieces, a document after the other, each followed by this mark of the ZIP format. */
  const FIN_DE_DOCUMENT = [0x50, 0x4b, 0x07, 0x08];

  const recevoir = async (reponse, annoncer) => {
    const total = Number(reponse.headers.get("X-Nombre-De-Documents") ?? 0);
    if (!total) return reponse.blob();
    const lecteur = reponse.body.getReader();
    const morceaux = [];
    let arrives = 0;
    let rang = 0;
    annoncer(0, total);
    for (;;) {
      const { done, value } = await lecteur.read();
      if (done) return new Blob(morceaux, { type: reponse.headers.get("Content-Type") });
      morceaux.push(value);
      for (const octet of value) {
        rang = octet === FIN_DE_DOCUMENT[rang] ? rang + 1 : Number(octet === FIN_DE_DOCUMENT[0]);
        if (rang === FIN_DE_DOCUMENT.length) {
          arrives += 1;
          rang = 0;
        }
      }
      annoncer(Math.min(arrives, total), total);
    }
  };

  const dire = (lien, texte) => {
    let message = lien.parentElement.querySelector(".fichier-message");
    if (!message) {
      message = document.createElement("span");
      message.className = "fichier-message";
      message.setAttribute("role", "status");
      lien.parentElement.append(message);
    }
    message.textContent = texte;
  };

  document.addEventListener("click", async (evenement) => {
    const lien = evenement.target.closest?.("a.fichier-lien");
    if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    if (lien.getAttribute("aria-disabled") === "true") return;
    lien.setAttribute("aria-disabled", "true");
    dire(lien, ATTENTE);
    try {
      const reponse = await fetch(lien.href, { credentials: "same-origin" });
      if (reponse.ok) {
        const contenu = await recevoir(reponse, (faits, total) => dire(lien, `${ATTENTE} ${faits} sur ${total}`));
        enregistrer(contenu, nomDuFichier(reponse.headers.get("Content-Disposition")));
        dire(lien, "Fichier téléchargé.");
      } else {
        dire(lien, await reponse.text());
      }
    } catch {
      dire(lien, PANNE);
    } finally {
      lien.removeAttribute("aria-disabled");
    }
  });
})();

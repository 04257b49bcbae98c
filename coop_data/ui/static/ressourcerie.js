/* « Copier le lien »: the whole address of a document, said for three seconds beside the button. */
(() => {
  "use strict";

  const DUREE_MS = 3000;
  const COPIE = "Lien copié !";
  const ECHEC = "Copie impossible : ouvrez le document et copiez l’adresse du navigateur.";

  const dire = (bouton, texte) => {
    let message = bouton.parentElement.querySelector(".fichier-message");
    if (!message) {
      message = document.createElement("span");
      message.className = "fichier-message";
      message.setAttribute("role", "status");
      bouton.parentElement.append(message);
    }
    message.textContent = texte;
    setTimeout(() => {
      if (message.textContent === texte) message.textContent = "";
    }, DUREE_MS);
  };

  /* The clipboard of today needs HTTPS or this very machine; elsewhere the old way is left. */
  const copier = async (texte) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(texte);
      return;
    }
    const zone = document.createElement("textarea");
    zone.value = texte;
    document.body.append(zone);
    zone.select();
    const faite = document.execCommand("copy");
    zone.remove();
    if (!faite) throw new Error("copy");
  };

  document.addEventListener("click", async (evenement) => {
    const bouton = evenement.target.closest?.(".copier-lien");
    if (!bouton) return;
    try {
      await copier(new URL(bouton.dataset.adresse, location.href).href);
      dire(bouton, COPIE);
    } catch {
      dire(bouton, ECHEC);
    }
  });
})();

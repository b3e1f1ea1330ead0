(() => {
  "use strict";

  // Passkeys need scripts: what offers them is hidden until there are any.
  document.addEventListener("DOMContentLoaded", () => {
    const able = Boolean(window.PublicKeyCredential);
    for (const part of document.querySelectorAll("[data-passkey-form]")) {
      const { passkeyForm, ...ids } = part.dataset;
      window.allauth.webauthn.forms[passkeyForm]({ ids });
    }
    for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = !able;
    for (const part of document.querySelectorAll("[data-no-passkey]")) part.hidden = able;
  });

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const told = document.querySelector("[data-passkey-trouble]");
    if (!told) return;
    told.hidden = false;
    told.focus();
  });
})();

// "Put this on your site" as a dialog, and buttons that copy. Everything works without it.
(() => {
  "use strict";

  const showCopy = (root) => {
    if (!navigator.clipboard) return;
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
  };

  const copy = async (button) => {
    const box = button.closest("[data-share-panel]").querySelector(`[id="${button.dataset.copy}"]`);
    const told = button.parentElement.querySelector("[data-copied]");
    box.focus();
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      told.hidden = false;
      setTimeout(() => { told.hidden = true; }, 4000);
    } catch {
      told.hidden = true; // refused: the text is marked, so that the keyboard can copy it
    }
  };

  // The page that the link leads to, in a dialog. Where that fails, the link is followed.
  const open = async (link) => {
    let panel = null;
    try {
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      panel = page.querySelector("[data-share-panel]");
    } catch { /* no connection: below */ }
    if (!panel) {
      location.assign(link.href);
      return;
    }
    const dialog = document.createElement("dialog");
    dialog.className = "uw-dialog";
    const body = document.createElement("div");
    body.className = "uw-dialog__body";
    const close = document.createElement("button");
    close.className = "uw-button";
    close.type = "button";
    close.textContent = link.dataset.close;
    const head = document.createElement("div");
    head.className = "uw-dialog__head";
    const title = panel.querySelector("h1");
    const heading = document.createElement("h2");
    heading.className = title.className;
    heading.id = "share-title";
    heading.textContent = title.textContent;
    title.remove();
    head.append(heading, close);
    for (const h of panel.querySelectorAll(".uw-share__way h2")) {
      const lower = document.createElement("h3");
      lower.className = h.className;
      lower.textContent = h.textContent;
      h.replaceWith(lower);
    }
    dialog.setAttribute("aria-labelledby", heading.id);
    body.append(document.adoptNode(panel));
    dialog.append(head, body);
    document.body.append(dialog);
    close.addEventListener("click", () => dialog.close());
    // A press that begins and ends on the backdrop; one that marks text may end there.
    let began = null;
    dialog.addEventListener("pointerdown", (event) => { began = event.target; });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog && began === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
    });
    showCopy(dialog);
    dialog.showModal();
    close.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const link = event.target.closest("a[data-share]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });

  showCopy(document);
})();

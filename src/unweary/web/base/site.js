// Adds convenience only: everything works without it. Nothing is sent anywhere else.
(() => {
  "use strict";

  const boxOf = (region) => document.getElementById("f-" + region.dataset.region);

  // The body: each region is a switch for the tick of the same place in the list.
  const showRegions = (root) => {
    for (const region of root.querySelectorAll("[data-region]")) {
      const box = boxOf(region);
      if (!box) continue;
      region.classList.toggle("uw-body__region--chosen", box.checked);
      region.setAttribute("aria-checked", String(box.checked));
    }
  };

  const startBodies = (root) => {
    for (const bodies of root.querySelectorAll("[data-bodies]")) {
      bodies.hidden = false;
      for (const drawing of bodies.querySelectorAll("svg")) drawing.removeAttribute("aria-hidden");
      for (const region of bodies.querySelectorAll("[data-region]")) {
        region.setAttribute("role", "checkbox");
        region.setAttribute("tabindex", "0");
        const named = region.querySelector("title");
        const side = region.closest("figure").querySelector("figcaption");
        region.setAttribute("aria-label", `${named.textContent}, ${side.textContent}`);
      }
    }
    showRegions(root);
  };

  const tick = (box) => {
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // "None of these" and a tick exclude each other.
  const settleNone = (box) => {
    const list = box.closest("[data-ticks]");
    if (!list || !box.checked) return;
    for (const other of list.querySelectorAll("input[type=checkbox]")) {
      if (other !== box && (box.name === "none" || other.name === "none")) other.checked = false;
    }
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-ticks] input")) {
      settleNone(event.target);
      showRegions(document);
    }
  });

  document.addEventListener("click", (event) => {
    const region = event.target.closest("[data-region]");
    if (region && boxOf(region)) tick(boxOf(region));
  });

  document.addEventListener("keydown", (event) => {
    const region = event.target.closest?.("[data-region]");
    if (region && (event.key === " " || event.key === "Enter")) {
      event.preventDefault();
      if (boxOf(region)) tick(boxOf(region));
    }
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });

  // No connection: say so, keep the page, and let the button be pressed again.
  for (const lost of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(lost, (event) => {
      const form = event.target.closest("form");
      if (!form) return;
      delete form.dataset.sent;
      const told = form.querySelector("[data-offline]");
      told.hidden = false;
      told.focus();
    });
  }

  const begin = (root) => {
    startBodies(root);
    document.getElementById("errors")?.focus();
  };

  // After a page was swapped in: the same start, and the reader is led to its heading.
  document.addEventListener("htmx:afterSettle", () => {
    begin(document);
    if (document.getElementById("errors")) return;
    const heading = document.querySelector("main h1");
    if (heading) {
      heading.setAttribute("tabindex", "-1");
      heading.focus({ preventScroll: true });
    }
  });

  begin(document);
})();

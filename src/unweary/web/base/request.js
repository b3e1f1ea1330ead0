// The form of a request: keeps what is typed, and works out a sum where one is asked for.
// Everything works without it. Nothing is sent anywhere else.
(() => {
  "use strict";

  const form = document.querySelector("form[data-draft]");
  if (!form) return;

  // What is typed is kept two seconds after the last change, and when the page is left.
  const WAIT = 2000;
  const told = form.querySelector("[data-kept]");
  let timer = 0;
  let changed = false;

  const content = () => {
    const data = new FormData(form);
    for (const box of form.querySelectorAll("[data-consent] input")) data.delete(box.name);
    data.delete("sending");
    return data;
  };

  const keep = async () => {
    if (!changed || form.dataset.sent) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: new URLSearchParams(content()),
        keepalive: true,
      });
      if (told) told.hidden = !answer.ok;
    } catch {
      changed = true; // no connection: with the next change, or when it is back
    }
  };

  form.addEventListener("input", () => {
    changed = true;
    if (told) told.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  });
  addEventListener("online", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });

  // A box with a limit says how much is left.
  for (const box of form.querySelectorAll("textarea[maxlength]")) {
    const left = form.querySelector(`[data-left="${box.id}"]`);
    if (!left) continue;
    const words = left.dataset.words;
    const count = () => {
      left.textContent = words.replace("{n}", String(box.maxLength - box.value.length));
    };
    left.hidden = false;
    box.addEventListener("input", count);
    count();
  }

  // The sum: which number, put behind the salt, gives the digest that was asked for?
  const CHUNK = 500;
  const work = form.querySelector("[data-work]");
  if (!work || !globalThis.crypto?.subtle) return;
  const state = form.querySelector("[data-work-state]");
  const asked = JSON.parse(work.dataset.work);
  const wanted = Uint8Array.from(asked.challenge.match(/../g), (pair) => parseInt(pair, 16));
  const letters = new TextEncoder();
  const same = (digest) => {
    const bytes = new Uint8Array(digest);
    for (let i = 0; i < wanted.length; i += 1) if (bytes[i] !== wanted[i]) return false;
    return true;
  };

  const solve = async () => {
    state.hidden = false;
    for (let first = 0; first <= asked.maxNumber; first += CHUNK) {
      const tried = [];
      for (let n = first; n < first + CHUNK; n += 1) {
        tried.push(crypto.subtle.digest("SHA-256", letters.encode(asked.salt + n)));
      }
      const found = (await Promise.all(tried)).findIndex(same);
      if (found >= 0) return first + found;
      await new Promise((rest) => setTimeout(rest)); // the page stays alive
    }
    return -1;
  };

  solve().then((number) => {
    if (number < 0) return;
    const { algorithm, challenge, salt, signature } = asked;
    work.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    state.textContent = state.dataset.done;
  });
})();

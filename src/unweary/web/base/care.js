// Adds convenience only: everything works without it. Nothing is sent anywhere else.
(() => {
  "use strict";

  const LOW = { enableHighAccuracy: false, maximumAge: 600000, timeout: 20000 };
  const rounded = (degrees) => (Math.round(degrees * 100) / 100).toFixed(2);

  // The position is asked for on a tap alone, and leaves the device only rounded to about 1 km.
  const startPosition = (box) => {
    if (!("geolocation" in navigator)) return;
    const form = box.closest("form");
    const field = form.elements.position;
    const button = box.querySelector("button");
    const told = box.querySelector("[data-told]");
    const tell = (words) => { told.textContent = words; };

    const send = ({ coords }) => {
      field.value = `${rounded(coords.latitude)},${rounded(coords.longitude)}`;
      form.requestSubmit ? form.requestSubmit() : form.submit();
    };
    const refused = (error) => {
      button.disabled = false;
      tell(error.code === 1 ? box.dataset.denied : box.dataset.unknown);
      form.elements.where.focus();
    };
    button.addEventListener("click", () => {
      button.disabled = true;
      tell(box.dataset.waiting);
      navigator.geolocation.getCurrentPosition(send, refused, LOW);
    });
    addEventListener("pageshow", () => {
      field.value = "";
      button.disabled = false;
      tell("");
    });
    box.hidden = false;
  };

  for (const box of document.querySelectorAll("[data-position]")) startPosition(box);

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();

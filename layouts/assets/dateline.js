// Nothing here is needed: it opens what a link points into, and everything before a page is printed, and puts a button
// beside what can be copied.
"use strict";

function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  const claim = target.closest("tbody, .one");
  const details = claim && claim.querySelector("details");
  if (details) details.open = true;
}

function selected(text) {
  getSelection().selectAllChildren(text);
}

function copying(text, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copy;
  button.addEventListener("click", () => {
    const done = navigator.clipboard ? navigator.clipboard.writeText(text.textContent) : Promise.reject();
    done.then(() => { button.textContent = words.copied; }, () => selected(text));
  });
  button.setAttribute("aria-live", "polite");
  text.before(button);
}

let shut = [];
addEventListener("hashchange", reveal);
addEventListener("DOMContentLoaded", () => {
  reveal();
  document.querySelectorAll(".cite pre").forEach((text) => copying(text, text.parentElement.dataset));
});
addEventListener("beforeprint", () => {
  shut = [...document.querySelectorAll("details:not([open])")];
  shut.forEach((one) => { one.open = true; });
});
addEventListener("afterprint", () => {
  shut.forEach((one) => { one.open = false; });
});

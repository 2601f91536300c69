// Nothing here is needed: it opens what a link points into, and everything before a page is printed.
"use strict";

function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  const row = target.closest("tr");
  const details = row && row.parentElement.querySelector("details");
  if (details) details.open = true;
}

let shut = [];
addEventListener("hashchange", reveal);
addEventListener("DOMContentLoaded", reveal);
addEventListener("beforeprint", () => {
  shut = [...document.querySelectorAll("details:not([open])")];
  shut.forEach((one) => { one.open = true; });
});
addEventListener("afterprint", () => {
  shut.forEach((one) => { one.open = false; });
});

"use strict";
(function () {
  const tools = document.getElementById("tools");
  const none = document.getElementById("none");
  const field = function (id) { return document.getElementById(id); };
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }
  const rows = Array.from(document.querySelectorAll("#dossiers tbody tr"), function (row) {
    return { row: row, words: plain(row.textContent), met: row.dataset.met.split(" ") };
  });
  function fits(one) {
    const data = one.row.dataset;
    return (!field("state").value || data.state === field("state").value)
      && (!field("kind").value || data.kind === field("kind").value)
      && (!field("met").value || one.met.includes(field("met").value))
      && plain(field("words").value).split(/\s+/).every(function (word) { return one.words.includes(word); });
  }
  function show() {
    let count = 0;
    for (const one of rows) {
      const shown = fits(one);
      one.row.hidden = !shown;
      count += shown ? 1 : 0;
    }
    none.hidden = count > 0;
    field("shown").textContent = count + " of " + rows.length + " shown";
  }
  tools.addEventListener("input", show);
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  tools.addEventListener("reset", function () { setTimeout(show); });
  tools.hidden = false;
  show();
})();

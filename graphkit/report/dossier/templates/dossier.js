"use strict";
(function () {
  const given = JSON.parse(document.getElementById("graph").textContent);
  const colour = { vessel: "#0072b2", bank: "#d4c200", company: "#009e73", person: "#cc79a7", place: "#999999" };
  document.getElementById("explore").hidden = false;
  const rows = new Set(given.filter(function (one) { return one.position; }).map(function (one) { return one.position.y; }));
  if (rows.size > 2) { document.getElementById("interactive").classList.add(rows.size > 6 ? "tall" : "middling"); }
  function fit() {
    cy.fit(undefined, 24);
    if (cy.zoom() > 1) { cy.zoom(1); cy.center(); }
  }
  const cy = cytoscape({
    container: document.getElementById("interactive"),
    elements: given,
    layout: { name: "preset" },
    minZoom: 0.2,
    maxZoom: 3,
    style: [
      { selector: "node", style: { "shape": "round-rectangle", "width": 168, "height": 54, "background-color": "#ffffff", "border-width": 3, "border-color": function (one) { return colour[one.data("kind")] || "#6b6b6b"; }, "label": "data(label)", "text-wrap": "wrap", "text-max-width": 158, "text-valign": "center", "font-size": 12, "color": "#1a1a1a" } },
      { selector: "node.listed", style: { "border-color": "#b3261e", "border-width": 5, "background-color": "#fdf1ef" } },
      { selector: "node.subject", style: { "border-color": "#000000", "border-width": 5 } },
      { selector: "edge", style: { "curve-style": "bezier", "control-point-step-size": 70, "width": 2, "line-color": "#1f4e79", "label": "data(label)", "text-wrap": "wrap", "text-max-width": 150, "font-size": 11, "text-background-color": "#ffffff", "text-background-opacity": 0.9, "text-background-padding": 2, "color": "#1a1a1a", "target-arrow-color": "#333333", "source-arrow-color": "#333333" } },
      { selector: "edge.forward", style: { "target-arrow-shape": "triangle" } },
      { selector: "edge.backward", style: { "source-arrow-shape": "triangle" } },
      { selector: "edge.identity", style: { "width": 5, "line-opacity": 0.5, "line-color": "#4a4a4a" } },
      { selector: "edge.indicated", style: { "line-style": "dashed", "line-color": "#b85c00" } },
      { selector: ":selected", style: { "overlay-color": "#0072b2", "overlay-opacity": 0.18 } },
      { selector: ".away", style: { "display": "none" } }
    ]
  });
  const picked = document.getElementById("picked");
  cy.on("tap", "node, edge", function (event) { picked.textContent = event.target.data("says"); });
  document.getElementById("fit").addEventListener("click", fit);
  document.getElementById("only-documented").addEventListener("change", function (event) {
    cy.edges(".indicated").toggleClass("away", event.target.checked);
  });
  fit();
})();

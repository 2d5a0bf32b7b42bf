// One argument with everything that stands behind it.
function render(context) {
  return frame(context, (talk) => {
    const a = talk.what, title = h("h3", { id: uid("t") }, a.title), refs = (list) => sourceLine(list);
    const row = (label, ...nodes) => [h("h4", { className: "lab" }, label), h("div", {}, ...nodes)];
    const node = h("article", { className: "card" },
      h("p", { className: "of" }, a.theme), h("div", { className: "top" }, h("p", { className: "side " + a.side }, a.sideName), title),
      row("As its proponents put it", h("p", { className: "claim" }, a.claim)),
      h("details", { className: "more" }, h("summary", {}, "Reasons, evidence and objection", sr(`: ${a.title}`)), h("div", { className: "card" },
        row("Why they think so", h("p", {}, a.reasoning)),
        row("Who argues it", h("ul", { className: "list" }, a.who.map((w) => h("li", {}, w.name + " ", refs([w.source]))))),
        row("The evidence they point to", h("ul", { className: "dated" }, a.evidence.map((e) => h("li", {}, h("span", { className: "date" }, e.when), h("span", {}, e.statement + " ", refs(e.sources)))))),
        row("The strongest objection", h("div", { className: "other " + a.otherSide }, h("p", { className: "side " + a.otherSide }, a.otherAnswers), h("p", {}, a.best_objection))),
        row("What would weaken it", h("p", {}, a.what_would_weaken_it)),
        row("The question it hangs on", h("p", { className: "crux" }, a.crux), h("p", { className: "small quiet" }, a.kindWords)),
        a.others.length ? row("Other sources", refs(a.others)) : [])));
    node.setAttribute("aria-labelledby", title.id);
    return { node, show: () => {} };
  });
}
export default { render };

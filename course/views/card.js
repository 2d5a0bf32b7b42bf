// One argument with everything that stands behind it, and the argument that answers it.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, refs = (list) => sourceLine(list);
    const reasons = (a) => h("details", { className: "more" }, h("summary", {}, "Reasons, evidence and objection", sr(`: ${a.title}`)), h("div", { className: "card" },
      labelled("Why they think so", h("p", {}, a.reasoning)),
      labelled("Who argues it", h("ul", { className: "list" }, a.who.map((w) => h("li", {}, w.name + " ", refs([w.source]))))),
      labelled("The evidence they point to", h("ul", { className: "dated" }, a.evidence.map((e) => h("li", {}, h("span", { className: "date" }, e.when), h("span", {}, e.statement + " ", refs(e.sources)))))),
      labelled("The strongest objection", h("div", { className: "other " + a.otherSide }, h("p", { className: "side " + a.otherSide }, a.otherAnswers), h("p", {}, a.best_objection))),
      labelled("What would weaken it", h("p", {}, a.what_would_weaken_it)),
      labelled("The question it hangs on", h("p", { className: "crux" }, a.crux), h("p", { className: "small quiet" }, a.kindWords)),
      a.others.length ? labelled("Other sources", refs(a.others)) : []));
    const card = (a, title, over, ...more) => {
      const node = h("article", { className: "card" }, over, h("div", { className: "top" }, h("p", { className: "side " + a.side }, a.sideName), title),
        labelled("As its proponents put it", h("p", { className: "claim" }, a.claim)), reasons(a), ...more);
      node.setAttribute("aria-labelledby", title.id);
      return node;
    };
    const other = what.counterpart;
    const counterpart = h("details", { className: "more counterpart" }, h("summary", {}, `Its counterpart ${other.side}: \u201c${other.title}\u201d`),
      card(other, h("h4", { className: "title", id: uid("t") }, other.title), h("p", { className: "of" }, "Counterpart")));
    const node = card(what, h("h3", { id: uid("t") }, what.title), h("p", { className: "of" }, what.theme), counterpart);
    return { node, show: () => {} };
  });
}
export default { render };

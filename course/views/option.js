// One policy option: the idea and both best cases in sight, the rest a click away.
function render(context) {
  return frame(context, (talk) => {
    const o = talk.what, title = h("h3", { id: uid("t") }, o.title);
    const positions = (list) => h("ul", { className: "dated" }, list.map((p) =>
      h("li", {}, h("span", { className: "date" }, p.when), h("span", {}, h("b", {}, p.name), `: ${p.what} `, sourceLine([p.source])))));
    const best = (side, text) => h("section", {}, h("h4", {}, "The best case ", side, " it"), h("p", {}, text));
    const node = h("article", { className: "card" },
      h("p", { className: "of" }, o.short), h("div", { className: "top" }, title),
      labelled("The idea", h("p", { className: "idea" }, o.description)),
      labelled("Who must agree", h("p", {}, o.whoMustAgree)),
      h("div", { className: "cases" }, best("for", o.bestCaseFor), best("against", o.bestCaseAgainst),
        h("p", { className: "small quiet" }, "Each as its own side would put it. Neither is the opinion of this course.")),
      labelled("Where it stands", h("p", {}, o.status), h("p", { className: "small quiet" }, `As of ${o.asOf}. `, sourceLine(o.statusSources))),
      h("details", { className: "more" }, h("summary", {}, "Law, positions, precedent and conditions", sr(`: ${o.title}`)), h("div", { className: "card" },
        labelled("How it would work in law", h("p", {}, o.inLaw)),
        labelled("Who has proposed it", positions(o.proposedBy)),
        labelled("Who has opposed it", positions(o.opposedBy)),
        labelled("A precedent", h("p", {}, o.precedent)),
        labelled("How the precedent differs", h("p", {}, o.howItDiffers, " ", sourceLine(o.precedentSources))),
        labelled("What would have to be true", h("ul", { className: "points" }, o.conditions.map((c) => h("li", {}, c)))),
        labelled("What it goes together with", h("p", {}, `${o.goesWith.join(", ")}.`)),
        labelled("Sources on idea, law and best cases", sourceLine(o.sources)))));
    node.setAttribute("aria-labelledby", title.id);
    return { node, show: () => {} };
  });
}
export default { render };

// From a threat to common action: one step at a time, by a list of steps or by Back and Next.
function render(context) {
  return frame(context, (talk) => {
    const { steps } = talk.what;
    let at = 0;
    const said = h("p", { className: "said-where small quiet", role: "status" });
    const buttons = steps.map((s, i) => h("button", { type: "button", onclick: (e) => go(i, e) }, h("span", { className: "n", ariaHidden: "true" }, String(i + 1)), h("span", {}, sr(`Step ${i + 1}: `), s.title)));
    const list = h("nav", { "aria-label": "Steps" }, h("ol", {}, buttons.map((b) => h("li", {}, b))));
    const panels = steps.map((s, i) => h("section", { className: "panel", "aria-label": `Step ${i + 1} of ${steps.length}` },
      h("p", { className: "kicker" }, s.article), h("h3", {}, s.title),
      h("div", { className: "two" },
        h("div", { className: "fixed" }, h("h4", {}, "What the Treaty fixes"), h("p", {}, s.fixed)),
        h("div", { className: "free" }, h("h4", {}, "What each Ally decides itself"), h("p", {}, s.free))),
      sourceLine(s.sources),
      h("h4", {}, "What happened"),
      h("ul", { className: "dated" }, s.cases.map((c) => h("li", {}, h("span", { className: "date" }, c.when), h("div", {}, c.what + " ", sourceLine(c.sources)))))));
    const back = h("button", { type: "button", className: "btn", onclick: (e) => go(at - 1, e) });
    const next = h("button", { type: "button", className: "btn first", onclick: (e) => go(at + 1, e) });
    const room = h("div", { className: "room" }, panels);

    const draw = () => {
      panels.forEach((p, i) => (p.style.visibility = i === at ? "" : "hidden"));
      buttons.forEach((b, i) => (i === at ? b.setAttribute("aria-current", "step") : b.removeAttribute("aria-current")));
      back.disabled = at === 0;
      next.disabled = at === steps.length - 1;
      back.textContent = back.disabled ? "Back" : `Back: ${steps[at - 1].title}`;
      next.textContent = next.disabled ? "Next" : `Next: ${steps[at + 1].title}`;
      said.textContent = `Step ${at + 1} of ${steps.length}: ${steps[at].title}`;
    };
    const go = (i, event) => {
      at = i;
      const held = document.activeElement;
      draw();
      if (held.disabled) (held === next ? back : next).focus();
      // a hand on the screen wants to see the step's beginning; keys keep their button in view
      if (event.detail && room.getBoundingClientRect().top < 0) room.scrollIntoView({ block: "start" });
    };
    draw();
    return { node: h("div", { className: "walk" }, list, h("div", {}, room, h("div", { className: "go" }, back, next), said)), show: () => {} };
  });
}
export default { render };

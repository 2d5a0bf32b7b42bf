// Two counting rules on the same ratings, and Franklin's strike-out of the first, one step at a time.
function render(context) {
  return frame(context, (talk) => {
    const none = h("p"), agree = h("p", { className: "agree" }), means = h("p"), sums = h("p");
    const lines = [0, 1].map(() => {
      const name = h("b"), verdict = h("span"), how = h("p", { className: "small quiet" }), axis = bar();
      return { node: h("li", {}, h("div", {}, h("p", {}, name, ": ", verdict), how), axis), set: (r) => {
        name.textContent = r.name;
        verdict.textContent = `${r.verdict}, ${r.point}`;
        how.textContent = r.how;
        axis.set(r.value, r.point);
      } };
    });
    let at = 0, steps = [], strike = null, shown = "";
    const say = h("p", { role: "status" }), rest = h("p", { className: "num" }), left = h("p");
    const columns = talk.what.sides.map(([side, name]) => ({ side, list: h("ul"), name }));
    const back = h("button", { type: "button", className: "btn", onclick: () => go(at - 1) }, "Back");
    const next = h("button", { type: "button", className: "btn first", onclick: () => go(at + 1) }, "Next");
    const draw = () => {
      const step = steps[at], gone = new Set(steps.slice(0, at + 1).flatMap((s) => s.ids));
      say.textContent = `Step ${at} of ${steps.length - 1}. ${step.say}`;
      rest.textContent = `Left standing: ${step.rest}`;
      left.textContent = at === steps.length - 1 ? strike.left : "";
      columns.forEach(({ side, list }) => list.replaceChildren(...strike.columns[side].map((a) => {
        const text = [h("span", {}, a.title), h("span", { className: "num" }, a.text)];
        const struck = gone.has(a.id);
        return h("li", { className: step.ids.includes(a.id) ? "now" : "" }, struck ? h("s", {}, sr("struck: "), ...text) : h("span", {}, ...text));
      })));
      back.disabled = at === 0;
      next.disabled = at === steps.length - 1;
    };
    const go = (i) => {
      const held = document.activeElement;
      at = i;
      draw();
      if (held.disabled) (held === next ? back : next).focus();
    };
    const both = h("div", {},
      h("section", {}, h("h3", {}, "Two counting rules"), h("ul", { className: "lines" }, lines.map((l) => l.node)), agree, means,
        h("details", {}, h("summary", {}, "What each side adds up to"), h("div", {}, h("p", { className: "small quiet" }, "By the average, in points of 100."), sums))),
      h("section", {}, h("h3", {}, "Franklin\u2019s way: strike out what cancels"),
        h("p", {}, "Your arguments stand in two columns with the points that each adds. Each step strikes a group that weighs the same on both sides, so their sum stays as it is. It reads your balance by the average, step by step, and gives no second opinion."),
        say, rest, left, h("div", { className: "go" }, back, next), h("div", { className: "columns" }, columns.map((c) => h("div", {}, h("h4", { className: "side " + c.side }, c.name), c.list)))));
    return { node: h("div", { className: "two-rules" }, none, both), show: (now) => {
      none.textContent = now.none;
      none.hidden = !now.none;
      both.hidden = Boolean(now.none);
      if (now.none) return;
      lines.forEach((l, i) => l.set(now.rules[i]));
      agree.textContent = now.agree;
      means.textContent = now.means;
      sums.textContent = now.sums;
      // other ratings are another reading, which begins at its beginning
      const key = JSON.stringify(now.strike);
      if (key === shown) return;
      shown = key;
      [strike, steps, at] = [now.strike, now.strike.steps, 0];
      draw();
    } };
  });
}
export default { render };

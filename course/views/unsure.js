// How sure is each rating: give or take 0 to 3. Above the choices what that leaves open, below them all mixes of weights.
function render(context) {
  return frame(context, (talk) => {
    const { themes, most } = talk.what, args = themes.flatMap((t) => t.args), at = Object.fromEntries(args.map((a, i) => [a.id, i]));

    const sentence = h("p", { className: "verdict" }), middle = h("p", { className: "small quiet" }), said = h("p", { className: "sr", role: "status" }), span = between();
    const unrated = h("p", { className: "small" }, "You have not rated anything yet, so every argument counts as 5. Rate some on the weighing board first.");
    const result = h("section", { className: "result", "aria-label": "Between which values your balance lies" }, sentence, middle, unrated, span, said);
    // only what is chosen here is spoken: the ratings change on the board, which speaks for itself
    let asked = null;
    const choose = (id, value) => { asked = "unsure/" + id; talk.act({ act: "unsure", id, value }, asked); };

    const rows = args.map((a) => {
      const words = h("span", { className: "quiet small" }), name = uid("u");
      const choices = Array.from({ length: most + 1 }, (_, n) =>
        h("input", { type: "radio", name, value: n, onchange: () => choose(a.id, n) }));
      const node = h("fieldset", { className: "arg " + a.side }, h("legend", {}, h("span", { className: "side " + a.side }, a.sideName), h("b", {}, a.title), words),
        h("div", { className: "steps" }, choices.map((c, n) => h("label", {}, c, n ? h("span", {}, h("span", { ariaHidden: "true" }, `\u00b1${n}`), sr(`give or take ${n}`)) : h("span", {}, "sure")))));
      return { node, words, choices, key: "unsure/" + a.id };
    });
    const counts = themes.map(() => h("span", { className: "quiet" }));
    const row = (id) => (id ? rows[at[id]].node : null);
    const list = themes.map((t, k) => h("details", { className: "theme", open: !k }, h("summary", {}, h("b", {}, t.title), " ", counts[k]),
      h("div", { className: "pairs" }, t.pairs.map(([con, pro]) => h("div", { className: "pair" }, row(con), row(pro))))));

    const shares = h("div", { className: "mixes", ariaHidden: "true" }), parts = ["against", "for"].map((side) => {
      const fill = h("i", { className: side }), text = h("span", { className: "num" });
      return { fill, text };
    });
    shares.append(h("div", { className: "words" }, h("span", {}, "against ", parts[0].text), h("span", {}, parts[1].text, " for")), h("div", { className: "whole" }, parts.map((p) => p.fill)));
    const mixed = h("p", { className: "says" }), live = h("p", { className: "small quiet" });

    const node = h("div", { className: "sure" },
      h("div", { className: "stays" }, result,
        h("h3", {}, "How sure are you of each rating?"),
        h("p", { className: "small quiet" }, "The sign \u00b1 means give or take: 7 \u00b1 2 is anything from 5 to 9. A rating never leaves the scale from 0 to 10. At an end of the bar all your doubts pull one way."), list),
      h("section", { className: "weigh" }, h("h3", {}, "And if you weighed the themes in another way?"), shares, mixed, live,
        h("p", { className: "small quiet" }, "This takes your ratings as they are, without the give or take, and all ways to share out the weight among the themes that count. Every way to share it out counts the same, also extreme ones. A theme with weight 0, or with one side wholly set aside, stays out. If the course had cut the themes in another way, the shares would differ. They are no probability. A side leads as soon as the balance is not 0.")));

    return { node, show: (now) => {
      sentence.textContent = now.sentence;
      middle.textContent = now.middle;
      if (asked) said.textContent = now.sentence;
      if (!talk.busy(asked)) asked = null;
      unrated.hidden = !now.unrated;
      span.hidden = now.ends == null;
      if (now.ends != null) span.set(now.ends, now.tips, now.value);
      rows.forEach(({ words, choices, key }, i) => {
        words.textContent = now.said[i];
        choices.forEach((c, n) => { if (!talk.busy(key)) c.checked = n === now.unsure[i]; c.disabled = now.aside[i]; });
      });
      counts.forEach((e, k) => (e.textContent = now.counts[k]));
      shares.hidden = !now.parts.length;
      parts.forEach(({ fill, text }, i) => { fill.style.inlineSize = `${100 * (now.shares[i] ?? 0)}%`; text.textContent = now.parts[i] ?? ""; });
      mixed.textContent = now.mixed;
      live.textContent = now.themes;
    } };
  });
}

// from where to where the balance may lie, on the axis of the board; the words stand beside it
function between() {
  const part = { against: h("span", { className: "part against" }), for: h("span", { className: "part for" }) };
  const dot = h("span", { className: "dot" }), tips = [h("span", { className: "end low" }), h("span", { className: "end high" })];
  const e = h("div", { className: "beam", ariaHidden: "true" }, h("div", { className: "axis" }, h("span", { className: "rail" }), part.against, part.for, h("span", { className: "zero" }), dot, tips),
    h("div", { className: "ends" }, h("span", {}, "against 100"), h("span", {}, "0"), h("span", {}, "100 for")));
  const place = (value) => `${50 + 50 * value}%`;
  const stretch = (node, from, to) => { node.style.insetInlineStart = place(from); node.style.inlineSize = `${50 * Math.max(0, to - from)}%`; };
  e.set = ([low, high], words, value) => {
    stretch(part.against, low, Math.min(high, 0));
    stretch(part.for, Math.max(low, 0), high);
    dot.style.insetInlineStart = place(value);
    tips.forEach((tip, i) => { tip.textContent = words[i]; tip.style.insetInlineStart = place([low, high][i]); });
    tips[1].hidden = words[0] === words[1];
  };
  return e;
}
export default { render };

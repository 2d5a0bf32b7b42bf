// The rule in sentences and as a formula; seven rules on the same ratings, recounted as the sliders move; what the rule costs.
const m = (tag, ...kids) => {
  const e = document.createElementNS("http://www.w3.org/1998/Math/MathML", tag);
  e.append(...kids);
  return e;
};
const mi = (name) => m("mi", name), mo = (sign) => m("mo", sign), mn = (number) => m("mn", number), row = (...kids) => m("mrow", ...kids);
const of = (name, where) => m("msub", name, where), text = (words) => m("mtext", words);
const whole = (...kids) => { const e = m("math", ...kids); e.setAttribute("display", "block"); return e; };
const sum = (...kids) => row(m("munder", mo("\u2211"), mi("k")), ...kids);

function render(context) {
  return frame(context, (talk) => {
    const { what } = talk;
    const mean = (side) => of(m("mover", mi("x"), mo("\u00af")), row(mi("k"), mo(","), text(side)));
    const lean = of(mi("d"), mi("k")), weight = () => of(mi("W"), mi("k"));
    const steps = [
      ["The lean of a theme", whole(lean, mo("="), m("mfrac", row(mean("for"), mo("\u2212"), mean("against")), mn("10"))),
        "From the average rating for take the average rating against, and divide by 10. That gives a number from \u22121, all against, to 1, all for."],
      ["The balance", whole(mi("B"), mo("="), mn("100"), mo("\u00d7"), m("mfrac", sum(weight(), of(mi("d"), mi("k"))), sum(weight()))),
        "Multiply each theme\u2019s lean by its weight, and add up. Divide by the sum of the weights. Times 100, that is your balance from 100 against to 100 for."],
    ];
    const terms = [["k", "one theme after the other"], ["x\u0304", "an average of ratings, 0 to 10"], ["W", "the weight that you gave a theme, 0 to 100"], ["d", "the lean of a theme"], ["\u2211", "add up over all themes that count"], ["B", "the balance"]];

    const said = h("p", { className: "said-of" }), live = h("p", { className: "sr", role: "status" });
    const sliders = ["against", "for"].map((side) => slider({ label: `Arguments ${side}`, min: 1, max: what.top, give: (value) => talk.act({ act: "count", side, value }, "count/" + side) }));
    sliders.forEach((s, i) => s.input.style.setProperty("--c", `var(--${["against", "for"][i]})`));
    const lines = what.rules.map((rule) => ({ axis: bar(), point: sr(""), verdict: h("span"), name: h("span", {}, rule.name, rule.reference ? h("span", { className: "quiet small" }, rule.reference) : null), how: rule.how }));
    const numbers = table("Seven counting rules on the same ratings", ["Rule", "What it does", "Balance", "Verdict"], lines.map((l) => [l.name, l.how, h("div", {}, l.axis, l.point), l.verdict]));
    let spoken = 0, last;

    const node = h("div", { className: "rule" },
      h("section", {}, h("h3", {}, "The rule in three sentences"), h("ol", { className: "sentences" }, what.sentences.map((s) => h("li", {}, s)))),
      h("section", {}, h("h3", {}, "The same as a formula"),
        h("div", { className: "steps" }, steps.map(([name, math, words]) => h("div", {}, h("h4", {}, name), math, h("p", { className: "small" }, "In words: ", words)))),
        h("dl", {}, terms.map(([sign, meaning]) => h("div", {}, h("dt", {}, sign), h("dd", {}, meaning)))),
        h("details", {}, h("summary", {}, "An example with two themes"), h("div", { className: "inside" }, what.example.themes.map((s) => h("p", {}, s)), what.example.parts.map((s) => h("p", { className: "num" }, s)), h("p", {}, h("b", {}, what.example.sum))))),
      h("section", {}, h("h3", {}, "Why an average and not a sum?"),
        h("p", {}, "Make all arguments alike: each is rated 5, so neither side has a better one. Then let one side list more. Before you move a slider, guess: which rules will lean?"),
        h("div", { className: "sliders" }, sliders.map((s) => h("div", {}, h("div", { className: "line" }, s.word, s.output), s.input))),
        said, live, numbers,
        h("p", {}, "Two rules stay even, however many arguments a side lists: the average and the strongest argument. The others count a longer list as a stronger case. On some questions that is right: several signs that do not depend on each other show more than one. But a list grows when one argument is cut in two. With ratings alike the average then stays where it is. Cut your best argument in two, and it rises; only the strongest argument never moves. This course chose the average because every rating moves it. Others may choose otherwise for good reasons."),
        h("p", { className: "small quiet" }, "The last four rules come from published studies of evidence and argument. They were made for other tasks than this board. The Euler-based rule has no mirror: set up as here, it goes up to 100 for but only to 50 against.")),
      h("section", {}, h("h3", {}, "What the average costs"),
        h("p", {}, what.cost, " A sum would never do that."),
        h("p", {}, "No rule can have all three of these. Equal ratings come out even, however many there are. A higher rating always helps its side. One more argument never harms its side. The average gives up the third, the strongest argument the second, the others the first."),
        h("details", {}, h("summary", {}, "Why can no rule have all three?"), h("div", { className: "inside" }, what.proof.map((s) => h("p", {}, s)))),
        h("p", {}, "It costs more. An average smooths away small chances of great harm, on either side. More weight is no cure, since it lifts both sides of a theme. The average cannot see that two arguments say the same thing. And it knows only the arguments that stand on the board.")));
    return { node, close: () => clearTimeout(spoken), show: (now) => {
      sliders.forEach((s, i) => s.set(now.n[i], String(now.n[i]), { keep: talk.busy("count/" + ["against", "for"][i]) }));
      said.textContent = now.said;
      // read out when the slider rests, and not when the page is drawn
      if (last && last !== now.said) { clearTimeout(spoken); spoken = setTimeout(() => { live.textContent = now.said; }, 700); }
      last = now.said;
      lines.forEach((l, i) => {
        const r = now.rules[i];
        l.axis.set(r.value, r.point);
        l.point.textContent = r.point;
        l.verdict.textContent = r.verdict;
      });
    } };
  });
}
export default { render };

// How a state joins NATO: members that hold back stop the way at a step; below it real cases as dated bars.
const PARTS = ["from the invitation to the protocol", "from the protocol to the last vote", "from the last vote to membership"];

function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, total = what.steps.length;

    const head = h("p", { className: "verdict" }), text = h("p");
    const result = h("section", { className: "result", role: "status", "aria-label": "How far the state gets" }, head, text);

    const where = uid("place");
    const places = what.steps.flatMap((s, i) => (s.place ? [h("input", { type: "radio", name: where, value: s.id, onchange: () => talk.act({ act: "place", step: s.id }, "place") })] : []));
    const ticks = what.members.map((name) => {
      const box = h("input", { type: "checkbox" });
      box.onchange = () => talk.act({ act: "hold", member: name, value: box.checked }, `hold/${name}`);
      return { name, box };
    });
    const release = h("button", { type: "button", className: "btn", onclick: () => talk.act({ act: "release" }) }, "Nobody holds back");
    const number = (id) => what.steps.findIndex((s) => s.id === id);
    const ask = h("div", { className: "ask" },
      h("fieldset", {}, h("legend", {}, "At which step do members hold back?"),
        places.map((e) => h("label", { className: "choice" }, e, h("span", {}, `Step ${number(e.value) + 1}: ${what.steps[number(e.value)].title}`)))),
      h("fieldset", {}, h("legend", {}, "Which members hold back?", h("span", { className: "many" }, "Tick one or more. Nothing of this is saved.")),
        h("div", { className: "members" }, ticks.map(({ name, box }) => h("label", { className: "tick" }, box, h("span", {}, name))))),
      release);

    const rows = what.steps.map((s, i) => {
      const state = h("span", { className: "state" });
      const more = h("details", {}, h("summary", {}, h("span", {}, sr(`Step ${i + 1}: `), h("b", {}, s.title), " ", state)), h("div", { className: "inside" },
        h("p", {}, s.what), h("dl", {}, fact("Who acts", s.who), fact("Who can stop it", s.stop), fact("How long it took", s.typical)), sourceLine(s.sources)));
      const after = s.place ? h("p", { className: "after", hidden: true }, h("b", {}, "What stays possible: "), s.stays) : null;
      const li = h("li", {}, h("span", { className: "n", ariaHidden: "true" }, String(i + 1)), h("div", {}, more, after));
      return { li, state, after };
    });
    const ladder = h("ol", { className: "ladder", "aria-label": `The ${total} steps` }, rows.map((r) => r.li));

    const guess = slider({ label: "Chance that one member agrees", hint: ", in per cent", min: what.least, max: 100, ends: [`${what.least}\u2009%`, "100\u2009%"],
      give: (value) => talk.act({ act: "chance", value }, "chance") });
    const guessed = h("p", { role: "status" });
    const chain = h("details", { className: "more" }, h("summary", {}, "How likely is a yes from all? A thought experiment"), h("div", { className: "inside" },
      h("div", { className: "line" }, guess.word, guess.output), guess.input, guess.legend, guessed,
      h("p", { className: "small quiet" }, "This is a device for teaching, not a forecast. Real members wait for each other and bargain, so no member decides on its own.")));

    const home = h("details", { className: "more" }, h("summary", {}, "How a few members decide in their own law"), h("dl", { className: "laws" },
      what.procedures.flatMap((p) => [h("dt", {}, p.who), h("dd", {}, p.rule + " ", sourceLine(p.sources))])));

    const node = h("div", { className: "way" },
      h("div", { className: "stays" }, result, h("div", { className: "try" }, ask, ladder)), home, chain,
      h("section", { className: "cases" }, h("h3", {}, "Three real cases, in days"),
        h("p", {}, "Each bar begins on the day of the invitation and ends on the day of membership. All have the same scale."),
        h("ul", { className: "key" }, PARTS.map((words, i) => h("li", {}, h("i", { className: `p${i}`, ariaHidden: "true" }), words))),
        what.cases.map(story), h("p", { className: "small quiet" }, what.meaning), sourceLine(what.dates)),
      what.waiting.map((c) => h("section", { className: "waiting" }, h("h3", {}, `Where ${c.country} stood on these steps`), h("p", { className: "small quiet" }, `As of ${c.as_of}. What comes later is not forecast here.`),
        h("p", {}, h("b", {}, c.place)), h("p", {}, c.summary + " ", sourceLine(c.sources)))));

    return { node, show: (now) => {
      head.textContent = now.head;
      text.textContent = now.text;
      if (!talk.busy("place")) places.forEach((e) => (e.checked = e.value === now.at));
      ticks.forEach(({ name, box }) => { if (!talk.busy(`hold/${name}`)) box.checked = now.holding.includes(name); });
      release.disabled = !now.holding.length;
      rows.forEach(({ li, state, after }, i) => {
        li.className = i < now.done ? "done" : i === now.done ? "stop" : "open";
        state.textContent = { done: "done", stop: "stops here", open: "not reached" }[li.className];
        if (after) after.hidden = i !== now.done;
      });
      guess.set(now.chance, `${now.chance}\u2009%`, { keep: talk.busy("chance") });
      guessed.textContent = now.chance_said;
    } };
  });
}

const fact = (name, words) => [h("dt", {}, name), h("dd", {}, words)];

// a case: its bar, the same in words, why it took that long, and all dates
function story(c) {
  const bar = h("div", { className: "span", ariaHidden: "true" }, c.parts.map((share, i) => {
    const part = h("i", { className: `p${i}` });
    part.style.inlineSize = `${100 * share}%`;
    return part;
  }));
  return h("article", { className: "case" }, h("h4", {}, c.country, h("span", { className: "num" }, c.total)), bar, h("p", {}, c.said.join(" ")),
    h("details", {}, h("summary", {}, "Who was last, and the reasons given", sr(`: ${c.country}`)), h("div", { className: "inside" },
      h("p", {}, c.summary + " ", sourceLine(c.sources)),
      h("ul", {}, c.reasons.map((r) => h("li", {}, h("b", {}, r.who), ` (${r.kind}): ${r.text} `, sourceLine(r.sources)))))),
    h("details", {}, h("summary", {}, "All dates", sr(`: ${c.country}`)), h("table", {}, h("caption", { className: "sr" }, `${c.country}: dates on the way into NATO`),
      h("thead", {}, h("tr", {}, ["Date", "Step and day", "Who"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, c.rows.map(([date, step, who]) => h("tr", {}, h("th", { scope: "row" }, date), h("td", {}, step), h("td", {}, who)))))));
}
export default { render };

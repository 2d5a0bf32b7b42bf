// A guess before a picture. The picture's HTML is written by Python from checked content; nothing a student types is in it.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, ask = h("p", { className: "ask", id: uid("ask") }, what.prompt);
    const live = h("div", { role: "status", className: "live" }), out = h("div", { className: "out", tabIndex: -1 });
    const give = h("button", { type: "button", className: "btn first" }, "Show the record");
    const skip = h("button", { type: "button", className: "btn", onclick: () => act({ act: "skip" }) }, "Show it without a guess");
    const clear = h("button", { type: "button", className: "btn", onclick: () => act({ act: "clear" }) }, "Guess again");
    let asked = false;
    const act = (message) => { asked = true; talk.act(message, "guess"); };

    const number = () => {
      let value = null;
      const middle = Math.round((what.least + what.most) / 2), words = (n) => `${n} ${what.unit}`;
      const s = slider({ label: "Your guess", hint: `, ${what.unit}`, min: what.least, max: what.most, ends: [words(what.least), words(what.most)],
        give: (n) => { value = n; s.set(n, words(n)); } });
      const set = (answer) => { value = answer; s.set(answer ?? middle, answer == null ? "not given yet" : words(answer), { unset: answer == null }); };
      return { body: h("div", { className: "number" }, ask, h("div", { className: "line" }, s.word, s.output), s.input, s.legend), answer: () => value, set };
    };
    const order = () => {
      const list = ranking(Object.fromEntries(what.rows.map((row) => [row, row])), ask.id);
      return { body: h("div", {}, ask, list.node), answer: list.get, set: (answer) => list.set(answer ?? what.rows) };
    };
    const trend = () => {
      const name = uid("g"), inputs = what.options.map((o, i) => h("input", { type: "radio", name, value: String(i) }));
      const body = h("fieldset", {}, h("legend", { className: "ask" }, what.prompt), what.options.map((o, i) => h("label", { className: "choice" }, inputs[i], h("span", {}, o))));
      return { body, answer: () => { const i = inputs.findIndex((e) => e.checked); return i < 0 ? null : i; }, set: (answer) => inputs.forEach((e, i) => (e.checked = i === answer)) };
    };
    const part = { number, order, trend }[what.type]();
    give.onclick = () => act({ act: "give", answer: part.answer() });

    const bars = (rows) => h("dl", { className: "bars" }, rows.map(([label, text, share], i) => {
      const fill = h("span", { className: i ? "fill record" : "fill" });
      fill.style.inlineSize = `${100 * share}%`;
      return h("div", {}, h("dt", {}, label), h("dd", {}, h("span", { className: "track", ariaHidden: "true" }, fill), h("span", { className: "num" }, text)));
    }));
    const ranked = (rows) => h("ol", { className: "ranked" }, rows.map(([row, text]) => h("li", {}, h("span", {}, row), h("span", { className: "num" }, text))));

    let drawn = null;
    const node = h("div", { className: "guess" }, h("p", { className: "kicker" }, "First guess, then look"), part.body, h("div", { className: "acts" }, give, skip, clear), live, out);
    return { node, show: (now) => {
      const key = JSON.stringify([now.answer, now.shown]);
      if (key === drawn) return;
      drawn = key;
      part.set(now.answer);
      skip.hidden = now.shown;
      clear.hidden = !now.shown;
      give.textContent = now.answer == null ? "Show the record" : "Compare again";
      const s = now.said;
      live.replaceChildren(...(s ? [s.verdict === "note" ? h("p", { className: "told" }, s.text) : said(s.verdict, s.text, s.sources)] : []));
      const figure = h("div", { className: "figure" });
      figure.innerHTML = now.picture;
      out.replaceChildren(...(now.shown ? [...(s?.bars.length ? [bars(s.bars)] : []), ...(s?.order.length ? [ranked(s.order)] : []), h("p", { className: "look" }, now.look), figure] : []));
      if (asked && !now.shown) part.body.querySelector("input, button")?.focus();
      asked = false;
    } };
  });
}
export default { render };

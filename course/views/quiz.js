// A quiz: answers go to Python, which marks them; the browser holds no key, only the feedback for what was chosen.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, shows = [];

    const section = (q, k, body, ask, answer, word) => {
      const live = h("div", { role: "status", className: "live" });
      const check = h("button", { type: "button", className: "btn first" }, word, sr(`, question ${k + 1}`));
      let asked = false;
      const node = h("div", { className: "item", role: "group", "aria-label": `Question ${k + 1} of ${what.items.length}, ${what.title}` },
        h("p", { className: "n", "aria-hidden": "true" }, String(k + 1)), h("div", { className: "body" }, ask, body, h("div", { className: "act" }, check), live));
      const s = { node, live, check, seen: "", sent: "", speak: (nodes, all) => { live.replaceChildren(...nodes, ...(asked && all ? [sr(all)] : [])); } };
      check.onclick = () => {
        const given = answer();
        asked = true;
        s.seen = "";
        s.sent = JSON.stringify(given);
        talk.act({ act: "check", item: q.id, answer: given }, q.id);
      };
      return s;
    };
    const plain = (s) => `${WORDS[s.verdict]} ${s.text}`;
    const whole = (a) => a.said.filter((x) => x.where == null), parts = (a) => a.said.filter((x) => x.where != null);
    const shown = (some) => some.map((x) => said(x.verdict, x.text, x.sources));

    // Shows what Python says of a question, once it says something new. What a student has changed since stays as it is: the
    // controls are given an answer only where it is not the one that they sent.
    const watch = (q, s, write, tell) => {
      let kept = "null";
      shows.push((now) => {
        const a = now[q.id], all = JSON.stringify(a), answer = JSON.stringify(a.answer ?? null);
        if (talk.busy(q.id) || all === s.seen) return;
        if (a.answer != null && answer !== kept && answer !== s.sent) write(a.answer);
        kept = answer;
        s.seen = all;
        s.sent = "";
        tell(a);
      });
      return s.node;
    };

    const choice = (q, k) => {
      const name = uid("q"), many = q.type === "several";
      const inputs = q.options.map((o, i) => h("input", { type: many ? "checkbox" : "radio", name, value: String(i) }));
      const rows = q.options.map((o, i) => h("div", {}, h("label", { className: "choice" }, inputs[i], h("span", {}, o)), h("div", { className: "why" })));
      const chosen = () => inputs.flatMap((e, i) => (e.checked ? [i] : []));
      const body = h("fieldset", {}, h("legend", {}, q.prompt, many ? h("span", { className: "many" }, "Choose every answer that fits.") : null), ...rows);
      const s = section(q, k, body, null, () => (many ? chosen() : chosen()[0] ?? null), "Check answer");
      return watch(q, s, (answer) => inputs.forEach((e, i) => (e.checked = [].concat(answer).includes(i))), (a) => {
        rows.forEach((row, i) => row.lastChild.replaceChildren(...shown(a.said.filter((x) => x.where === i))));
        s.speak(shown(whole(a)), parts(a).map(plain).join(" "));
      });
    };

    // rows that are checked together: `make(text)` returns the node of a row, its place for feedback, and get and set of its answer
    const byRow = (q, k, make) => {
      const rows = q.rows.map(make);
      const s = section(q, k, h("div", { className: "rows" }, rows.map((r) => r.node)), h("p", { className: "ask" }, q.prompt), () => rows.map((r) => r.get()), "Check all");
      return watch(q, s, (answer) => rows.forEach((r, i) => r.set(answer[i])), (a) => {
        rows.forEach((r, i) => r.out.replaceChildren(...shown(a.said.filter((x) => x.where === i))));
        s.speak(shown(whole(a)), a.tally);
      });
    };
    const classify = (q, k) => byRow(q, k, (text) => {
      const name = uid("q"), inputs = q.kinds.map((kind, i) => h("input", { type: "radio", name, value: String(i) })), out = h("div");
      return {
        node: h("fieldset", {}, h("legend", {}, h("span", {}, text)), h("div", { className: "kinds" }, inputs.map((e, i) => h("label", {}, e, q.kinds[i]))), out), out,
        get: () => q.kinds[inputs.findIndex((e) => e.checked)] ?? null,
        set: (kind) => inputs.forEach((e, j) => (e.checked = kind === q.kinds[j])),
      };
    });
    const match = (q, k) => byRow(q, k, (text) => {
      const id = uid("m"), out = h("div"), options = ["", ...q.choices].map((one) => h("option", { value: one }, one || "Choose \u2026"));
      const select = h("select", { id }, options);
      return { node: h("div", { className: "pair" }, h("label", { htmlFor: id }, text), select, out), out, get: () => select.value || null, set: (one) => (select.value = one ?? "") };
    });

    const number = (q, k) => {
      const ask = h("p", { className: "ask", id: uid("ask") }, q.prompt), unit = h("span", { id: uid("unit") }, q.unit);
      // a field of type number would drop a decimal comma without a word
      const input = h("input", { type: "text", inputMode: "decimal", autocomplete: "off", id: uid("n"), "aria-describedby": `${unit.id} ${ask.id}` });
      const body = h("div", { className: "field" }, h("label", { htmlFor: input.id, className: "small quiet" }, `Your number, ${q.range}`), h("div", { className: "numberline" }, input, unit));
      const s = section(q, k, body, ask, () => input.value, "Check number");
      input.onkeydown = (e) => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) s.check.click(); };
      return watch(q, s, (answer) => (input.value = answer), (a) => s.speak(shown(a.said), ""));
    };

    const short = (q, k) => {
      const ask = h("p", { className: "ask", id: uid("ask") }, q.prompt), area = h("textarea", { id: uid("t"), rows: 4, "aria-describedby": ask.id });
      const body = h("div", { className: "field" }, h("label", { htmlFor: area.id, className: "small quiet" }, "Your text, kept when you compare it"), area);
      const model = h("div", { className: "model", hidden: true }), key = `${q.id} ticks`;
      let boxes = [], text = null, drawn = "";
      const ticked = () => boxes.flatMap((e, i) => (e.checked ? [i] : []));
      const s = section(q, k, body, ask, () => ({ text: area.value, ticked: ticked() }), "Compare with a model answer");
      s.live.before(model);
      const draw = (points, good) => {
        boxes = points.map(() => h("input", { type: "checkbox", onchange: () => talk.act({ act: "tick", item: q.id, ticked: ticked() }, key) }));
        model.replaceChildren(h("p", { className: "kicker" }, "One good answer"), h("p", {}, good.text), sourceLine(good.sources),
          h("fieldset", {}, h("legend", { className: "kicker" }, "Tick what your own text has"), points.map((x, i) => h("label", { className: "tick" }, boxes[i], h("span", {}, x.text)))));
      };
      return watch(q, s, (answer) => { if (answer.text !== text) area.value = answer.text; }, (a) => {
        const points = parts(a), now = JSON.stringify([a.said, a.tries]);
        text = a.answer?.text ?? null;
        model.hidden = !points.length;
        if (now !== drawn) {
          drawn = now;
          if (points.length) draw(points, whole(a)[0]);
          s.speak(points.length ? [] : shown(a.said), points.length ? `A good answer and ${points.length} points to tick follow here.` : "");
        }
        if (a.answer != null && !talk.busy(key)) boxes.forEach((e, i) => (e.checked = a.answer.ticked.includes(i)));
      });
    };

    const order = (q, k) => {
      const ask = h("p", { className: "ask", id: uid("ask") }, q.prompt), list = ranking(q.titles, ask.id);
      const s = section(q, k, list.node, ask, list.get, "Check order");
      let drawn = "";
      shows.push((state) => {
        const a = state[q.id];
        if (talk.busy(q.id)) return;
        const key = JSON.stringify([a.answer, a.tries, a.dates]);
        if (key === drawn) return;
        drawn = key;
        list.set(a.answer ?? list.get(), a.dates ?? {});
        s.speak(a.said.map((x) => said(x.verdict, x.text, x.sources)), "");
      });
      list.set(q.start);
      return s.node;
    };

    const make = { single: choice, several: choice, classify, match, order, number, short };
    const tally = h("p", { className: "small quiet" });
    const node = h("div", { className: "quiz" },
      h("div", { className: "quiz-head" }, h("h3", {}, what.title), h("p", { className: "quiet" }, what.lead)),
      what.items.map((q, k) => make[q.type](q, k)),
      h("div", { className: "end" }, h("p", {}, what.after), tally));
    return { node, show: (now) => { shows.forEach((f) => f(now.items)); tally.textContent = now.tally; } };
  });
}
export default { render };

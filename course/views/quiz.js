// A quiz: answers go to Python, which marks them; the browser holds no key, only the feedback for what was chosen.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, shows = [];

    const section = (q, k, body, ask, answer, word) => {
      const live = h("div", { role: "status", className: "live" });
      const check = h("button", { type: "button", className: "btn first" }, word, sr(`, question ${k + 1}`));
      let asked = false;
      check.onclick = () => { asked = true; talk.act({ act: "check", item: q.id, answer: answer() }, q.id); };
      const node = h("div", { className: "item", role: "group", "aria-label": `Question ${k + 1} of ${what.items.length}, ${what.title}` },
        h("p", { className: "n", "aria-hidden": "true" }, String(k + 1)), h("div", { className: "body" }, ask, body, h("div", { className: "act" }, check), live));
      return { node, live, speak: (nodes, all) => { live.replaceChildren(...nodes, ...(asked && all ? [sr(all)] : [])); } };
    };
    const plain = (s) => `${WORDS[s.verdict]} ${s.text}`;

    const choice = (q, k) => {
      const name = uid("q"), many = q.type === "several";
      const inputs = q.options.map((o, i) => h("input", { type: many ? "checkbox" : "radio", name, value: String(i) }));
      const rows = q.options.map((o, i) => h("div", {}, h("label", { className: "choice" }, inputs[i], h("span", {}, o)), h("div", { className: "why" })));
      const chosen = () => inputs.flatMap((e, i) => (e.checked ? [i] : []));
      const body = h("fieldset", {}, h("legend", {}, q.prompt, many ? h("span", { className: "many" }, "Choose every answer that fits.") : null), ...rows);
      const s = section(q, k, body, null, () => (many ? chosen() : chosen()[0] ?? null), "Check answer");
      shows.push((now) => {
        const a = now[q.id];
        if (a.answer != null && !talk.busy(q.id)) inputs.forEach((e, i) => (e.checked = [].concat(a.answer).includes(i)));
        rows.forEach((row, i) => row.lastChild.replaceChildren(...a.said.filter((x) => x.where === i).map((x) => said(x.verdict, x.text, x.sources))));
        s.speak(a.said.filter((x) => x.where == null).map((x) => said(x.verdict, x.text, x.sources)), a.said.filter((x) => x.where != null).map(plain).join(" "));
      });
      return s.node;
    };

    const classify = (q, k) => {
      const rows = q.rows.map((text) => {
        const name = uid("q"), inputs = q.kinds.map((kind, i) => h("input", { type: "radio", name, value: String(i) }));
        const out = h("div"), node = h("fieldset", {}, h("legend", {}, h("span", {}, text)), h("div", { className: "kinds" }, inputs.map((e, i) => h("label", {}, e, q.kinds[i]))), out);
        return { node, inputs, out };
      });
      const answer = () => rows.map(({ inputs }) => q.kinds[inputs.findIndex((e) => e.checked)] ?? null);
      const s = section(q, k, h("div", { className: "rows" }, rows.map((r) => r.node)), h("p", { className: "ask" }, q.prompt), answer, "Check all");
      shows.push((now) => {
        const a = now[q.id];
        rows.forEach(({ inputs, out }, i) => {
          if (a.answer && !talk.busy(q.id)) inputs.forEach((e, j) => (e.checked = a.answer[i] === q.kinds[j]));
          out.replaceChildren(...a.said.filter((x) => x.where === i).map((x) => said(x.verdict, x.text, x.sources)));
        });
        s.speak(a.said.filter((x) => x.where == null).map((x) => said(x.verdict, x.text, x.sources)), a.tally);
      });
      return s.node;
    };

    const order = (q, k) => {
      let now = q.start, dates = {};
      const ask = h("p", { className: "ask", id: uid("ask") }, q.prompt), list = h("ol", { className: "order", "aria-labelledby": ask.id });
      const titles = q.titles, moved = h("p", { className: "sr", role: "status" });
      const s = section(q, k, [list, moved], ask, () => now, "Check order");
      const draw = (focus) => {
        list.replaceChildren(...now.map((id, i) => {
          const move = (d, word) => {
            const next = [...now];
            next.splice(i, 1);
            next.splice(i + d, 0, id);
            now = next;
            dates = {};
            moved.textContent = `${titles[id]}: now ${i + d + 1} of ${now.length}`;
            draw([id, word]);
          };
          const button = (d, word) => h("button", { type: "button", className: "btn " + word, disabled: d < 0 ? i === 0 : i === now.length - 1, ariaLabel: `Move ${word}: ${titles[id]}`, onclick: () => move(d, word) });
          const both = h("span", { className: "updown" }, button(-1, "up"), button(1, "down"));
          if (focus?.[0] === id) queueMicrotask(() => { const b = both.querySelector("." + focus[1]); (b.disabled ? both.querySelector("button:not(:disabled)") : b).focus(); });
          return h("li", {}, h("span", { className: "pos" }, String(i + 1)), h("span", {}, titles[id], dates[id] ? h("span", { className: "date" }, dates[id]) : null), both);
        }));
      };
      let drawn = "";
      shows.push((state) => {
        const a = state[q.id];
        if (talk.busy(q.id)) return;
        const key = JSON.stringify([a.answer, a.tries, a.dates]);
        if (key === drawn) return;
        drawn = key;
        if (a.answer) now = a.answer;
        dates = a.dates ?? {};
        draw();
        s.speak(a.said.map((x) => said(x.verdict, x.text, x.sources)), "");
      });
      draw();
      return s.node;
    };

    const make = { single: choice, several: choice, classify, order };
    const tally = h("p", { className: "small quiet" });
    const node = h("div", { className: "quiz" },
      h("div", { className: "quiz-head" }, h("h3", {}, what.title), h("p", { className: "quiet" }, what.lead)),
      what.items.map((q, k) => make[q.type](q, k)),
      h("div", { className: "end" }, h("p", {}, what.after), tally));
    return { node, show: (now) => { shows.forEach((f) => f(now.items)); tally.textContent = now.tally; } };
  });
}
export default { render };

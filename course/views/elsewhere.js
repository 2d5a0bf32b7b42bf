// The student's own ratings from elsewhere: first the two results, below them the places, what is known of one, and its weights.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, perspectives = what.perspectives;

    const line = () => {
      const name = h("span", { className: "from" }), head = h("b"), tail = h("span", { className: "quiet" }), axis = bar();
      const node = h("div", { className: "line" }, h("p", {}, name, head, " ", tail), axis);
      return { node, set: (label, r) => { name.textContent = label; head.textContent = r.head; tail.textContent = r.tail; axis.set(r.value, r.point); } };
    };
    // only what is chosen here is spoken: the ratings change on the board, which speaks for itself
    let asked = false;
    const look = (place) => { asked = true; talk.act({ act: "look", place }, "look"); };
    const there = line(), own = line(), said = h("p", { className: "sr", role: "status" });
    const back = h("button", { type: "button", className: "btn", onclick: () => { choices[0].focus(); look(choices[0].value); } }, "Back to my own weights");
    const result = h("section", { className: "result", "aria-label": "Two results of the same ratings" }, there.node, own.node, said);

    const group = uid("place"), choices = [];
    const places = (list) => list.map(([id, name]) => {
      const e = h("input", { type: "radio", name: group, value: id, onchange: () => look(id) });
      choices.push(e);
      return h("label", { className: "choice" }, e, h("span", {}, name));
    });
    const first = places(what.own), core = places(what.core);
    const more = h("details", {}, h("summary", {}, `${what.others.length} more`), places(what.others));
    const ask = h("div", { className: "ask" },
      h("fieldset", {}, h("legend", {}, "From where do you look?"), first, h("p", { className: "kicker" }, "Published positions"), core, more), back);

    const title = h("h3"), told = h("p", { className: "told" }), about = h("div", { className: "about" });
    const unrated = h("p", {}, "You have not rated anything yet, so every place looks level. Rate some arguments on the weighing board first.");
    const caption = h("caption"), head = h("tr"), body = h("tbody");
    const table = h("table", {}, caption, h("thead", {}, head), body);
    const sheet = h("section", { className: "sheet", "aria-label": "What you see from there" }, title, about, told, unrated, table);

    const describe = (p) => about.replaceChildren(...(p ? [
      h("p", { className: "quiet" }, p.who), h("p", {}, h("span", { className: "quiet" }, "Published position: "), h("b", { className: p.side ? "side " + p.side : "" }, p.sideName)),
      h("p", {}, p.position, " ", h("span", { className: "quiet small" }, `As of ${p.asOf}. `), sourceLine(p.sources)),
      h("p", {}, h("b", {}, "Why these weights. "), p.why), h("p", {}, h("b", {}, "Bear in mind. "), p.caveat)] : []));
    let described = null;
    const node = h("div", { className: "from-there" }, h("div", { className: "stays" }, result, h("div", { className: "try" }, ask, sheet)));

    return { node, show: (now) => {
      const own_ = now.place === choices[0].value, p = perspectives[now.place];
      there.set(now.label, now.there);
      own.set("Your own weights", now.own);
      own.node.hidden = own_;
      if (asked) said.textContent = now.sentence;
      if (!talk.busy("look")) {
        asked = false;
        choices.forEach((e) => (e.checked = e.value === now.place));
      }
      if (what.others.some(([id]) => id === now.place)) more.open = true;
      back.disabled = own_;
      title.textContent = now.name;
      told.textContent = now.told;
      told.classList.toggle("mark", Boolean(p));
      unrated.hidden = !now.unrated;
      // what is open stays open while the same place is shown
      if (described !== now.place) describe(p);
      described = now.place;
      caption.textContent = p ? "Theme by theme: weights by the course, ratings by you" : "Theme by theme: weights and ratings";
      head.replaceChildren(...["Theme", ...(own_ ? ["Weight and share"] : ["Weight and share here", "Your own"]), "Ratings lean"].map((name) => h("th", { scope: "col" }, name)));
      body.replaceChildren(...now.rows.map((r) => {
        const axis = bar();
        axis.set(r.lean, r.point);
        return h("tr", {}, h("th", { scope: "row" }, r.title), (own_ ? r.weights.slice(1) : r.weights).map(([w, share]) => h("td", { className: "num" }, h("b", {}, w), " ", h("span", { className: "quiet" }, share))),
          h("td", {}, axis, sr(r.words), r.lean == null ? h("span", { ariaHidden: "true" }, r.words) : null));
      }));
    } };
  });
}
export default { render };

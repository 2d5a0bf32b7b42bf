// Then and now: a table whose middle column is one scale, so that the picture and the table are the same thing.
function render(context) {
  return frame(context, (talk) => {
    const present = h("b"), why = h("p", { className: "small" }), waits = h("p", { className: "small quiet" }), status = h("p", { className: "sr", role: "status" });
    const save = h("button", { type: "button", className: "btn first", onclick: () => tell("save", (now) => `Saved: ${now.present}.`) }, "Save this balance");
    const undo = h("button", { type: "button", className: "btn", onclick: () => { save.focus(); tell("undo", () => "The balance is back."); } }, "Undo \u201cRemove\u201d");
    const body = h("tbody"), empty = h("p", { className: "quiet" }, "No balance is saved yet.");
    const table = h("table", {}, h("caption", {}, "Then and now, on one scale"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "When"), h("th", { scope: "col" }, h("div", { className: "scale" }, ["against 100", "0", "100 for"].map((text) => h("span", {}, text, " ")))), h("th", { scope: "col" }, sr("Remove")))), body);
    const node = h("div", { className: "then-now" },
      h("p", { className: "line" }, "Your balance as it stands: ", present), h("div", { className: "acts" }, save, undo), why, table, empty, waits,
      h("p", { className: "small quiet" }, h("i", { className: "mark", ariaHidden: "true" }), " A filled dot is a balance: what your ratings and weights add up to. ", h("i", { className: "mark stance", ariaHidden: "true" }), " An open square is a stance: where you say that you stand. The two need not agree."), status);

    let said = null, focus = null;
    const tell = (act, words, more = {}) => { said = words; talk.act({ act, ...more }); };
    const remove = (r) => { focus = r.place; tell("remove", () => `Removed: ${r.when}, ${r.text}. It can be undone.`, { place: r.place }); };
    const line = (r) => {
      const dot = h("span", { className: r.place == null ? "mark stance" : "mark", ariaHidden: "true" }), text = h("span", { className: "num" }, r.text);
      const scale = h("div", { className: `spot ${r.at > 0 ? "right" : "left"} ${Math.abs(r.at) < 0.5 ? "near" : ""}` }, h("span", { className: "zero", ariaHidden: "true" }), r.at == null ? null : [dot, text]);
      scale.style.setProperty("--at", r.at ?? 0);
      const button = r.place == null ? null : h("button", { type: "button", className: "btn", onclick: () => remove(r) }, h("span", { className: "x", ariaHidden: "true" }, "\u00d7"), h("span", { className: "word" }, "Remove", sr(`: balance of ${r.when}, ${r.text}`)));
      return { button, tr: h("tr", {}, h("th", { scope: "row" }, r.when, h("span", { className: "what" }, r.what)), h("td", {}, scale), h("td", {}, button)) };
    };
    let drawn = "";
    return { node, show: (now) => {
      present.textContent = `${now.present}.`;
      why.textContent = now.why;
      save.disabled = Boolean(now.why);
      undo.hidden = !now.undo;
      waits.textContent = now.waits;
      table.hidden = !now.rows.length;
      empty.hidden = Boolean(now.rows.length);
      if (drawn !== JSON.stringify(now.rows)) {
        drawn = JSON.stringify(now.rows);
        const lines = now.rows.map(line), buttons = lines.map((l) => l.button).filter((b) => b);
        body.replaceChildren(...lines.map((l) => l.tr));
        // a button that is gone or can no longer be pressed hands the focus on
        if (said && save.disabled) focus ??= buttons.length - 1;
        if (focus != null) (buttons[Math.min(focus, buttons.length - 1)] ?? undo).focus();
        if (said) status.textContent = said(now);
      }
      if (!["save", "remove", "undo"].some((act) => talk.busy(act))) focus = said = null;
    } };
  });
}
export default { render };

// The position memo: what would change my mind, what to leave out, the page as it will be written, and the button that writes it.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, REST = 700;
    const id = uid("mind"), hint = h("p", { id: uid("hint"), className: "small quiet" }, `Name something that could happen or be found out. At most ${what.longest} characters. Nothing judges it.`);
    const area = h("textarea", { id, rows: 8, maxLength: what.longest, "aria-describedby": hint.id });
    let rests = 0;
    const write = (settled) => { clearTimeout(rests); talk.act({ act: "change", text: area.value, settled }, "change"); };
    area.oninput = () => { write(false); rests = setTimeout(() => write(true), REST); };
    area.onchange = () => write(true);

    const ticks = what.parts.map(([part, label]) => {
      const box = h("input", { type: "checkbox" }), why = h("span", { className: "quiet" });
      box.onchange = () => talk.act({ act: "leave_out", part, value: box.checked }, "out/" + part);
      return { part, box, why, node: h("label", { className: "tick" }, box, h("span", {}, label, why)) };
    });

    // the page as it is, which can neither run nor load anything; it may be measured, to be shown whole
    const preview = h("iframe", { title: "The memo as it will be saved", sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox" });
    const fit = () => { const body = preview.contentDocument?.body; if (body) preview.style.blockSize = `${body.offsetHeight + 2}px`; };
    preview.onload = fit;
    const watch = new ResizeObserver(fit);
    watch.observe(preview);

    const mine = uid("mine"), sentence = h("p", { role: "status" });
    const save = h("button", { type: "button", className: "btn first", onclick: () => talk.act({ act: "save", to: mine }) }, "Save the memo");
    talk.hear((message) => { if (message.memo && message.view === mine) download(message.memo, "text/html", message.name); });

    const node = h("div", { className: "sheet" },
      h("div", { className: "ask" },
        h("section", {}, h("h3", {}, h("label", { htmlFor: id }, "What would change my mind?")), area, hint),
        h("fieldset", {}, h("legend", {}, "Tick what to leave out"), ticks.map((t) => t.node)),
        h("p", { className: "small quiet" }, "The memo holds no name. It shows what you think about a political question, so leave out what you would not show to its readers.")),
      h("section", { className: "seen", "aria-label": "Preview" }, h("h3", {}, "This is what will be saved"), preview,
        h("div", { className: "acts" }, save, h("p", { className: "small quiet" }, "One page on A4 or Letter paper. The file needs no internet, and nobody else gets it.")), sentence));
    let drawn = "";
    return { node, close: () => { clearTimeout(rests); watch.disconnect(); }, show: (now) => {
      if (!talk.busy("change") && document.activeElement !== area) area.value = now.change;
      ticks.forEach(({ part, box, why }, i) => {
        const { out, empty } = now.parts[i];
        if (!talk.busy("out/" + part)) box.checked = out;
        box.disabled = Boolean(empty) && !out;
        why.textContent = empty ? ` (${empty})` : "";
      });
      sentence.textContent = now.sentence;
      if (now.memo === drawn) return;
      drawn = now.memo;
      preview.srcdoc = now.memo;
    } };
  });
}
export default { render };

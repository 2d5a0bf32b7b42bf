// A stance: one slider from firmly against to firmly for, or skipped.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, output = h("p", { className: "verdict" }), note = h("p", { className: "small quiet" }), both = h("dl", { className: "both" });
    const s = slider({ label: what.ask, hint: ", from firmly against to firmly for", min: -100, max: 100, ends: ["firmly against", "firmly for"], give: (value, settled) => talk.act({ act: "take", value, settled }, "stance") });
    const skip = h("button", { type: "button", className: "btn", onclick: () => talk.act({ act: "skip" }) }, "Skip this");
    const clear = h("button", { type: "button", className: "btn", onclick: () => talk.act({ act: "clear" }) }, "Take it back");
    const node = h("div", { className: "stance" }, h("div", { className: "line" }, s.word, s.output), s.input, h("span", { className: "middle", ariaHidden: "true" }), s.legend, output, note, both, h("div", { className: "acts" }, skip, clear));
    return { node, show: (now) => {
      s.set(now.value ?? 0, now.text, { unset: now.value == null, keep: talk.busy("stance") });
      output.textContent = now.sentence;
      note.textContent = now.note;
      both.hidden = !now.both.length;
      both.replaceChildren(...now.both.map((s) => h("div", {}, h("dt", {}, s.when), h("dd", {}, h("b", {}, s.sentence), " ", h("span", { className: "num" }, s.number)))));
      skip.hidden = now.value != null || now.skipped;
      clear.hidden = now.value == null;
    } };
  });
}
export default { render };

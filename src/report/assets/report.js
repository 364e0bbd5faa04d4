"use strict";
(() => {
  const form = document.getElementById("filter");
  const query = document.getElementById("q");
  const rule = document.getElementById("rule");
  const file = document.getElementById("file");
  const boxes = [...form.querySelectorAll("input[name=severity]")];
  const shown = document.getElementById("shown");
  const help = document.getElementById("help");
  const findings = [...document.querySelectorAll("article.finding")];
  const sections = [...document.querySelectorAll("section.document")];
  const rows = [...document.querySelectorAll("#documents tbody tr")];
  const words = new Map();

  /** What the search looks through: the finding and the head of its document, in small letters. */
  function textOf(finding) {
    if (!words.has(finding)) {
      const head = finding.closest("section").querySelector(".head").textContent;
      words.set(finding, (head + " " + finding.textContent).toLowerCase());
    }
    return words.get(finding);
  }

  function state() {
    return {
      q: query.value.trim(),
      severity: boxes.filter((box) => box.checked).map((box) => box.value).join(","),
      rule: rule.value,
      file: file.value,
    };
  }

  function apply() {
    const wanted = state();
    const severities = new Set(wanted.severity.split(","));
    const terms = wanted.q.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const finding of findings) {
      const data = finding.dataset;
      const visible = severities.has(data.severity) && (!wanted.rule || data.rule === wanted.rule) &&
        (!wanted.file || data.file === wanted.file) && (!terms.length || terms.every((term) => textOf(finding).includes(term)));
      finding.hidden = !visible;
      count += visible ? 1 : 0;
    }
    for (const section of sections) section.hidden = !section.querySelector("article.finding:not([hidden])");
    for (const row of rows) row.hidden = Boolean(wanted.file) && row.dataset.file !== wanted.file;
    shown.textContent = shown.dataset.text.replace("{count}", count).replace("{all}", findings.length);
    document.documentElement.dataset.shown = count;
  }

  /** The state stands in the address, so that a view can be kept and handed on. */
  function keep() {
    const wanted = state();
    const address = new URLSearchParams();
    if (wanted.q) address.set("q", wanted.q);
    if (wanted.severity !== boxes.map((box) => box.value).join(",")) address.set("severity", wanted.severity);
    if (wanted.rule) address.set("rule", wanted.rule);
    if (wanted.file) address.set("file", wanted.file);
    const text = address.toString();
    try {
      history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
    } catch (refused) { /* some viewers of local files allow no change of the address */ }
    apply();
  }

  function restore() {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return;
    const address = new URLSearchParams(hash);
    query.value = address.get("q") || "";
    const severities = address.has("severity") ? address.get("severity").split(",") : boxes.map((box) => box.value);
    for (const box of boxes) box.checked = severities.includes(box.value);
    rule.value = address.get("rule") || "";
    file.value = address.get("file") || "";
    apply();
  }

  function clear() {
    query.value = "";
    rule.value = "";
    file.value = "";
    for (const box of boxes) box.checked = true;
    keep();
  }

  function move(step) {
    const visible = findings.filter((finding) => !finding.hidden);
    if (!visible.length) return;
    const at = visible.indexOf(document.activeElement.closest ? document.activeElement.closest("article.finding") : null);
    const next = at < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + step, 0), visible.length - 1);
    visible[next].focus({preventScroll: true});
    visible[next].scrollIntoView({block: "start"});
  }

  function toggle(index) {
    if (!boxes[index]) return;
    boxes[index].checked = !boxes[index].checked;
    keep();
  }

  const keys = {
    "/": () => query.focus(), j: () => move(1), n: () => move(1), k: () => move(-1), p: () => move(-1),
    1: () => toggle(0), 2: () => toggle(1), 3: () => toggle(2), c: clear,
    d: () => { const list = document.getElementById("documents"); list.open = !list.open; list.scrollIntoView({block: "start"}); },
    "?": () => help.open ? help.close() : help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.matches && event.target.matches("input[type=search], select, textarea");
    if (event.key === "Escape" && typing) return event.target.blur();
    if (typing || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", keep);
  document.getElementById("clear").addEventListener("click", clear);
  document.getElementById("show-help").addEventListener("click", () => help.showModal());
  document.getElementById("documents").addEventListener("click", (event) => {
    const button = event.target.closest("button[data-file]");
    if (!button) return;
    file.value = button.dataset.file;
    keep();
    document.getElementById("findings").scrollIntoView({block: "start"});
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const part of closed) part.open = true;
    for (const image of document.images) image.loading = "eager";
  });
  addEventListener("afterprint", () => { for (const part of closed) part.open = false; });
  addEventListener("hashchange", restore);
  form.hidden = false;
  restore();
})();

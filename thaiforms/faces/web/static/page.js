"use strict";
// What htmx does not do by itself: faults beside their fields, pictures of pages, places on them, rows by mouse and keys,
// tables from the clipboard, days from the calendar. Every word that is seen comes from the server.

const one = (selector, inside = document) => inside.querySelector(selector);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const editor = () => one("#editor");

// ---- fields and their faults

// The input of a path, or of the nearest part that holds it: a fault of a line belongs to the box that holds the line.
function inputOf(path) {
  for (let name = path; name; name = name.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    const found = document.getElementById("f-" + name) || document.getElementById("f-" + name + "[0]");
    if (found) return found;
    const table = document.getElementById("table-" + name);
    if (table) return one("input, textarea, select, button", table);
    const inside = all("[data-field]").find((field) => field.dataset.field.startsWith(name + "."));
    if (inside) return one("input:not([type=hidden]), textarea, select", inside);
  }
  return null;
}

const touched = new Set();

function placeFaults() {
  for (const old of all(".said")) old.remove();
  for (const field of all(".field.bad, .field.due")) field.classList.remove("bad", "due");
  for (const input of all("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const input of all("#editor [aria-describedby]")) input.removeAttribute("aria-describedby");
  all("#faults [data-fault]").forEach((fault, number) => {
    const input = inputOf(fault.dataset.fault);
    const field = input && input.closest(".field");
    if (!field) return;
    const weight = fault.dataset.weight;
    if (weight === "blank" && !touched.has(input.name)) return;
    const said = document.createElement("p");
    said.className = weight === "warning" ? "said note" : "said";
    said.id = "said-" + number;
    said.textContent = [one(".what", fault), one(".mend", fault)].map((part) => part.textContent).join(" — ");
    field.append(said);
    input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), said.id].filter(Boolean).join(" "));
    if (weight !== "warning") {
      input.setAttribute("aria-invalid", "true");
      field.classList.add(weight === "blank" ? "due" : "bad");
    }
  });
}

function goTo(path) {
  const input = inputOf(path);
  if (!input) return;
  input.focus();
  input.scrollIntoView({ block: "center" });
  const place = /\[(\d+)\]$/.exec(path);
  if (place && input.tagName === "TEXTAREA" && !document.getElementById("f-" + path)) {
    const lines = input.value.split("\n").slice(0, Number(place[1]));
    const start = lines.join("\n").length + (lines.length ? 1 : 0);
    input.setSelectionRange(start, start);
  }
  const field = input.closest(".field");
  if (field) { field.classList.remove("flash"); void field.offsetWidth; field.classList.add("flash"); }
}

// ---- the pages

let zoom = 100;
const WIDTHS = [600, 900, 1200, 1800, 2480];

function pictureWidth() {
  const pages = one("#pages");
  const across = (pages.clientWidth - 30) * zoom / 100 * (window.devicePixelRatio || 1);
  return WIDTHS.find((width) => width >= across) || WIDTHS[WIDTHS.length - 1];
}

function showPages() {
  const pages = one("#pages");
  const list = one("#outcome .sheets");
  if (!pages || !list) return;
  const told = all("li", list);
  if (!told.length) return; // the last picture stays where none can be drawn
  one("#sketched").hidden = !list.dataset.sketched;
  while (pages.children.length > told.length) pages.lastChild.remove();
  told.forEach((sheet, place) => showSheet(pages, sheet, place));
  pages.dataset.shown = String(Number(pages.dataset.shown || 0) + 1);
  markField();
}

function showSheet(pages, sheet, place) {
  let figure = pages.children[place];
  if (!figure) {
    figure = document.createElement("div");
    figure.className = "sheet";
    const image = document.createElement("img");
    image.alt = one("#page-word").textContent + " " + (place + 1);
    figure.append(image);
    pages.append(figure);
    figure.style.width = zoom + "%";
  }
  figure.dataset.boxes = sheet.dataset.boxes;
  const address = "/pages/" + sheet.dataset.digest + "/" + pictureWidth() + ".png";
  const image = one("img", figure);
  if (figure.dataset.address === address) return;
  figure.dataset.address = address;
  image.width = sheet.dataset.width;
  image.height = sheet.dataset.height;
  const next = new Image();
  next.src = address;
  next.decode().then(() => {
    if (figure.dataset.address !== address) return;
    image.src = address;
    figure.dataset.digest = sheet.dataset.digest;
    document.dispatchEvent(new CustomEvent("page-shown", { detail: sheet.dataset.digest }));
  }, () => { figure.dataset.address = ""; });
}

function setZoom(step) {
  zoom = step === 0 ? 100 : Math.min(400, Math.max(50, zoom + step * 25));
  one("#zoom").textContent = zoom + "%";
  for (const sheet of all(".sheet")) sheet.style.width = zoom + "%";
  showPages();
}

const boxesOf = (figure) => JSON.parse(figure.dataset.boxes || "[]");

function fieldAt(figure, event) {
  const area = figure.getBoundingClientRect();
  const x = (event.clientX - area.left) / area.width, y = (event.clientY - area.top) / area.height;
  const away = ([, left, top, right, bottom]) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom) * 2);
  const nearest = boxesOf(figure).reduce((best, box) => (!best || away(box) < away(best) ? box : best), null);
  return nearest && away(nearest) < 0.05 ? nearest[0] : "";
}

// Marks the field that one types in, on the page; scrolls there when asked to.
function markField(scroll = false) {
  for (const spot of all(".spot")) spot.remove();
  const name = document.activeElement && document.activeElement.form === editor() ? document.activeElement.name : "";
  if (!name) return;
  let first = null;
  for (const figure of all(".sheet")) {
    for (const [path, left, top, right, bottom] of boxesOf(figure)) {
      if (path !== name && !path.startsWith(name + "[") && !path.startsWith(name + ".")) continue;
      const spot = document.createElement("div");
      spot.className = "spot";
      const share = { left, top, width: right - left, height: bottom - top };
      for (const side in share) spot.style[side] = share[side] * 100 + "%";
      figure.append(spot);
      first = first || spot;
    }
  }
  if (first && scroll) bringUp(first);
}

// Scrolls the pages alone, never what one types in.
function bringUp(spot) {
  const pages = one("#pages"), view = pages.getBoundingClientRect(), place = spot.getBoundingClientRect();
  if (place.top < view.top || place.bottom > view.bottom) pages.scrollTop += place.top - view.top - view.height / 2;
  if (place.left < view.left || place.right > view.right) pages.scrollLeft += place.left - view.left - 40;
}

// ---- rows

const rowOf = (element) => element && element.closest && element.closest(".row");
const tableOf = (element) => element && element.closest && element.closest(".table");

function sendRows(table, values) {
  const name = table.dataset.table;
  const address = one("[data-do=add], [data-do=copy]", table).getAttribute("hx-post");
  htmx.ajax("POST", address, {
    source: "#editor", target: "#table-" + name, swap: "outerHTML", values: { _table: name, ...values },
  });
}

function pasteTable(event) {
  const table = one("#table-indicators");
  const inside = table && event.target.closest && event.target.closest("#table-indicators");
  const clipboard = event.clipboardData;
  if (!inside || !clipboard) return;
  const html = clipboard.getData("text/html"), text = clipboard.getData("text/plain");
  const cells = (html.match(/<t[dh][\s>]/gi) || []).length;
  if (cells < 2 && !(event.target.id === "paste" && text.includes("\t"))) return pasteLine(event, text);
  event.preventDefault();
  const row = rowOf(event.target);
  htmx.ajax("POST", one("#paste").dataset.paste, {
    source: "#editor", target: "#table-indicators", swap: "outerHTML",
    values: { _html: html.slice(0, 900000), _text: text.slice(0, 900000), _row: row ? row.dataset.row : "999" },
  });
}

// A text of one line stays one, whatever its source broke it into.
function pasteLine(event, text) {
  if (!("single" in event.target.dataset) || !/[\r\n]/.test(text)) return;
  event.preventDefault();
  const line = text.trim().replace(/\s*[\r\n]+\s*/g, " ");
  event.target.setRangeText(line, event.target.selectionStart, event.target.selectionEnd, "end");
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}

let dragged = null;

document.addEventListener("dragstart", (event) => {
  if (!event.target.classList || !event.target.classList.contains("handle")) return;
  dragged = rowOf(event.target);
  dragged.classList.add("dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setDragImage(dragged, 10, 10);
});
document.addEventListener("dragover", (event) => {
  const drop = event.target.closest && event.target.closest(".drop");
  const row = rowOf(event.target);
  if (drop && !dragged) { event.preventDefault(); drop.classList.add("over"); }
  if (!dragged || !row || tableOf(row) !== tableOf(dragged)) return;
  event.preventDefault();
  for (const other of all(".row.over")) other.classList.remove("over");
  row.classList.add("over");
});
document.addEventListener("dragleave", (event) => event.target.classList && event.target.classList.remove("over"));
document.addEventListener("drop", (event) => {
  const drop = event.target.closest && event.target.closest(".drop");
  if (drop && !dragged && event.dataTransfer.files.length) {
    event.preventDefault();
    drop.classList.remove("over");
    const input = one("input[type=file]", drop);
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const row = rowOf(event.target);
  if (!dragged || !row || row === dragged) return;
  event.preventDefault();
  sendRows(tableOf(row), { _do: "move", _row: dragged.dataset.row, _to: row.dataset.row });
});
document.addEventListener("dragend", () => {
  for (const row of all(".row")) row.classList.remove("over", "dragged");
  dragged = null;
});

// ---- keys and clicks

function press(row, word) {
  const button = row && one(`[data-do=${word}]`, row);
  if (button && !button.disabled) button.click();
}

let lastField = null, nextFault = 0;

document.addEventListener("keydown", (event) => {
  const row = rowOf(event.target);
  if (event.altKey && event.key === "ArrowUp" && row) { event.preventDefault(); press(row, "up"); }
  if (event.altKey && event.key === "ArrowDown" && row) { event.preventDefault(); press(row, "down"); }
  if (event.altKey && event.key === "Insert") { event.preventDefault(); press(tableOf(event.target) || one("#table-indicators"), "add"); }
  if (event.altKey && event.code === "KeyP" && one("#pages")) {
    event.preventDefault();
    if (document.activeElement === one("#pages")) { if (lastField) lastField.focus(); return; }
    lastField = document.activeElement;
    markField(true);
    one("#pages").focus();
  }
  if (event.altKey && event.code === "KeyE") {
    event.preventDefault();
    const faults = all("#faults [data-fault]");
    if (faults.length) goTo(faults[nextFault++ % faults.length].dataset.fault);
  }
  if (event.key === "Enter" && event.target.dataset && "single" in event.target.dataset) event.preventDefault();
  if (event.key === "Enter" && event.target.tagName === "INPUT" && event.target.form === editor()) event.preventDefault();
  moveInMonth(event);
});

function moveInMonth(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
  const days = all("#calendar td button");
  const here = days.indexOf(event.target);
  if (!step || here < 0) return;
  event.preventDefault();
  const day = days[here + step];
  if (day) day.focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#faults summary")) faultsOpen = !one("#faults").open;
  const fault = event.target.closest("#faults a, .notes a");
  if (fault) { event.preventDefault(); goTo(decodeURIComponent(fault.hash.slice(3))); }
  const sheet = event.target.closest(".sheet");
  if (sheet) { const path = fieldAt(sheet, event); if (path) goTo(path); }
  const zoomer = event.target.closest("[data-zoom]");
  if (zoomer) setZoom(Number(zoomer.dataset.zoom));
  const day = event.target.closest("[data-date]");
  if (day) chooseDay(day);
  if (event.target.closest("[data-dismiss]")) one("#notice").replaceChildren();
  if (event.target.closest("[data-close]")) one("#calendar").close();
  const out = event.target.closest("[data-out]");
  if (out && one("#faults .wrong, #faults .blank")) { event.preventDefault(); showEveryFault(); }
  const print = event.target.closest("[data-print]");
  if (print) printPdf(print.dataset.print);
  for (const menu of all(".more[open]")) if (!menu.contains(event.target)) menu.open = false;
});

function showEveryFault() {
  for (const input of editor().elements) touched.add(input.name);
  placeFaults();
  one("#faults").open = true;
  const first = one("#faults .wrong, #faults .blank");
  if (first) goTo((first.closest("[data-fault]") || first).dataset.fault || one("#faults [data-fault]").dataset.fault);
}

function chooseDay(day) {
  const input = document.getElementById(day.dataset.for);
  one("#calendar").close();
  if (!input) return;
  input.value = day.dataset.date;
  input.focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function printPdf(address) {
  if (one("#faults .wrong, #faults .blank")) return showEveryFault();
  let frame = one("#print");
  if (!frame) {
    frame = document.createElement("iframe");
    frame.id = "print";
    frame.title = "PDF";
    frame.className = "unseen";
    frame.tabIndex = -1;
    document.body.append(frame);
  }
  frame.onload = () => { try { frame.contentWindow.focus(); frame.contentWindow.print(); } catch { window.open(address); } };
  frame.src = address + "?" + Date.now();
}

document.addEventListener("paste", pasteTable);
document.addEventListener("focusin", (event) => { if (event.target.form === editor()) markField(event.target.tagName !== "BUTTON"); });
document.addEventListener("focusout", (event) => {
  if (event.target.form !== editor() || !event.target.name || touched.has(event.target.name)) return;
  touched.add(event.target.name);
  if (one("#faults")) placeFaults();
});

// ---- with the server

let waiting = false, faultsOpen = null;

document.addEventListener("htmx:afterSettle", (event) => {
  const focus = one("[data-focus]");
  if (focus) {
    focus.removeAttribute("data-focus");
    const target = focus.tagName === "FIELDSET" ? (one("textarea", focus) || one(".fields input", focus)) : focus.disabled ? one("button:not(:disabled)", focus.parentNode) : focus;
    if (target) { target.focus(); target.scrollIntoView({ block: "nearest" }); }
  }
  if (event.target.id === "calendar" && !event.target.open) event.target.showModal();
  const day = event.target.id === "calendar" && (one("[data-first]", event.target) || one("td button", event.target));
  if (day) day.focus();
});
document.addEventListener("htmx:load", (event) => {
  if (!one("#outcome")) return;
  if (event.target.id !== "outcome" && event.target !== document.body) return;
  if (one("#faults") && faultsOpen !== null) one("#faults").open = faultsOpen;
  placeFaults();
  showPages();
  const conflict = one("#outcome.conflict a");
  if (conflict) conflict.focus();
});
// ---- a run of a roster

document.addEventListener("htmx:load", () => {
  const run = one("#run[data-events]");
  if (!run || run.dataset.heard) return;
  run.dataset.heard = "yes";
  const events = new EventSource(run.dataset.events);
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    for (const count of all("[data-count]", run)) count.textContent = told[count.dataset.count];
    one("progress", run).value = told.rows ? told.done / told.rows : 0;
  };
  events.addEventListener("over", () => {
    events.close();
    htmx.ajax("GET", run.dataset.state, { target: "#run", swap: "outerHTML" }).then(() => {
      one("#run-title").focus();
      one("#run").scrollIntoView({ block: "start" });
    });
  });
});

function lost() {
  one("#lost").hidden = false;
  if (waiting || !editor()) return;
  waiting = true;
  setTimeout(() => { waiting = false; htmx.trigger("#editor", "save"); }, 2000);
}
document.addEventListener("htmx:beforeRequest", (event) => { // between two versions the clerk chooses first
  if (event.target === editor() && one("#outcome.conflict")) event.preventDefault();
});
document.addEventListener("htmx:sendError", lost);
document.addEventListener("htmx:timeout", lost);
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.xhr && event.detail.xhr.status) one("#lost").hidden = true; });
document.addEventListener("htmx:afterRequest", (event) => { if (event.target.matches(".drop")) event.target.reset(); });
document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status === 403) one("#lost").hidden = false; });
window.addEventListener("pagehide", () => {
  const form = editor();
  if (!form || !form.dataset.typed) return;
  const token = JSON.parse(document.body.getAttribute("hx-headers"));
  fetch(form.getAttribute("hx-post"), { method: "POST", body: new FormData(form), headers: token, keepalive: true });
});
document.addEventListener("input", (event) => { if (event.target.form === editor() && editor()) editor().dataset.typed = "yes"; });
document.addEventListener("htmx:afterOnLoad", () => { if (editor()) delete editor().dataset.typed; });
window.addEventListener("beforeprint", () => { for (const image of all(".sheet img")) image.src = image.src.replace(/\d+\.png$/, "2480.png"); });
window.addEventListener("resize", () => { if (one("#pages")) showPages(); });

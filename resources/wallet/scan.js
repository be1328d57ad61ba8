// Opening an order by its QR code: with the camera where the browser reads codes, else by its link.

import { button, h, icon } from "./parts.js";
import { say } from "./words.js";

const LOOK_EVERY = 200;

const canLook = () => "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia);

function camera(found, problem) {
  const video = h("video", { playsinline: true, muted: true, "aria-label": say("scanHint") });
  const view = h("div", { class: "view" }, video);
  const start = button("main", open, icon("camera"), say("openCamera"));
  let stream = null;
  let looking = 0;

  async function open() {
    problem.textContent = "";
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      problem.textContent = say("cameraDenied");
      return;
    }
    video.srcObject = stream;
    await video.play();
    view.classList.add("on");
    start.hidden = true;
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    looking = setInterval(async () => {
      const codes = await detector.detect(video).catch(() => []);
      if (!codes.length || !stream) return;
      close();
      found(codes[0].rawValue);
    }, LOOK_EVERY);
  }
  function close() {
    clearInterval(looking);
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    view.classList.remove("on");
    start.hidden = false;
  }
  return { node: h("div", { class: "camera" }, view, start), close };
}

export function scanScreen(app) {
  const problem = h("p", { class: "problem", role: "alert" });
  const link = h("input", {
    id: "link", type: "text", inputmode: "url", autocomplete: "off", autocapitalize: "none",
    spellcheck: "false", maxlength: "512", placeholder: say("linkHint"), "aria-describedby": "link-problem",
  });
  problem.id = "link-problem";

  async function open(text) {
    problem.textContent = text ? "" : say("linkEmpty");
    if (!text) {
      link.focus();
      return;
    }
    go.disabled = true;
    problem.textContent = (await app.scan(text)) ?? "";
    go.disabled = false;
  }

  const eye = canLook() ? camera(open, problem) : null;
  const go = h("button", { type: "submit", class: "main" }, say("open"));
  const form = h("form", { class: "card field", onsubmit: (event) => { event.preventDefault(); open(link.value.trim()); } },
    h("label", { for: "link" }, say("link")), link, problem, go);
  const words = h("div", { class: "card lead" }, h("div", { class: "badge" }, icon("scan")),
    h("p", {}, say("noCamera")), h("p", { class: "quiet" }, say("noCameraMore")));
  const node = h("section", { class: "scan" }, h("h1", { tabindex: "-1" }, say("scan")), eye ? eye.node : words, form);
  return { node, enter() {}, leave() { eye?.close(); } };
}

// Signing in: who, and six digits.

import { Refused, ask } from "./api.js";
import { h, pinPad } from "./parts.js";
import { say, sayRefusal } from "./words.js";

const KEPT = "zhanggui.wallet.logon";
const LOGON = /^(1\d{10}|[^@\s]+@[^@\s]+\.[^@\s]+)$/;

function lastLogon() {
  try { return localStorage.getItem(KEPT) ?? ""; } catch { return ""; }
}

function keepLogon(logon) {
  try { localStorage.setItem(KEPT, logon); } catch { /* a private window forgets */ }
}

export function signInScreen(app) {
  const logon = h("input", {
    id: "logon", name: "username", type: "text", inputmode: "email", autocomplete: "username",
    autocapitalize: "none", autocorrect: "off", spellcheck: "false", maxlength: "128",
    "aria-describedby": "logon-problem",
  });
  const problem = h("p", { id: "logon-problem", class: "problem", role: "alert" });
  logon.value = lastLogon();
  logon.addEventListener("input", () => { problem.textContent = ""; });

  async function entered(pin) {
    const name = logon.value.trim();
    if (!LOGON.test(name)) {
      problem.textContent = say("logonWrong");
      logon.focus();
      return "";
    }
    try {
      await ask("sign_in", { logon_id: name, pin });
    } catch (refusal) {
      return refusal instanceof Refused ? sayRefusal(refusal.answer) : say("offline");
    }
    keepLogon(name);
    await app.signedIn();
    return "";
  }

  const pad = pinPad({ label: say("pin"), entered, autocomplete: "current-password" });
  const form = h("form", { class: "sign-in", onsubmit: (event) => { event.preventDefault(); pad.field.focus(); } },
    h("div", { class: "welcome" }, h("h1", { tabindex: "-1" }, say("signIn")),
      h("p", { class: "quiet" }, app.pendingQr ? say("signInFirst") : say("demoHint"))),
    h("div", { class: "field" }, h("label", { for: "logon" }, say("logon")), logon, problem),
    h("p", { class: "field-name", "aria-hidden": "true" }, say("pin")),
    pad.node);
  return { node: form, enter: () => (logon.value ? pad.field : logon).focus({ preventScroll: true }), leave() {} };
}

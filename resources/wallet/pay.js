// The payment code: bars, squares and figures, renewed before its minute is over.

import { Refused, ask, reached } from "./api.js";
import { code128, draw, qr } from "./codes.js";
import { button, h, icon, toast } from "./parts.js";
import { fen, money, say, sayRefusal } from "./words.js";

const EARLY = 5; // seconds before its end at which a code is replaced
const RETRY = 3000;

export const grouped = (code) => code.replace(/^(\d{4})(\d{4})(\d{4})(\d+)$/, "$1 $2 $3 $4");

export function payScreen(app) {
  const bars = h("div", { class: "bars" });
  const squares = h("div", { class: "squares" });
  const figures = h("p", { class: "figures" });
  const veil = h("p", { class: "veil", role: "status" });
  const turns = h("span", { class: "turns" });
  const gauge = h("i");
  const renew = button("text renew", () => refresh(true), icon("refresh"), say("turnNow"));
  const paper = h("div", { class: "paper waiting" }, bars, figures, squares, veil);
  const balance = h("dd", {}, "\u00a0");
  const limit = button("text", () => app.go("me"), "\u00a0");

  let endsAt = 0;
  let next = 0;
  let ticking = 0;
  let asking = false;
  let gone = false;

  const left = () => Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));

  function tick() {
    const seconds = Math.max(0, left() - EARLY);
    turns.textContent = endsAt ? say("turnsIn", { n: seconds }) : "\u00a0";
    const over = endsAt > 0 && left() === 0;
    paper.classList.toggle("stale", over);
    veil.textContent = over ? `${say("codeStale")} · ${reached() ? say("loading") : say("codeOffline")}` : "";
  }

  function show({ auth_code: code, seconds_left: seconds }) {
    endsAt = performance.now() + seconds * 1000;
    bars.replaceChildren(draw(code128(code), { label: say("barcodeOf", { code }), quiet: 10, height: 40 }));
    squares.replaceChildren(draw(qr(code), { label: say("qrOf", { code }), quiet: 2 }));
    figures.replaceChildren(...grouped(code).split(" ").map((part) => h("span", {}, part)));
    paper.classList.remove("waiting");
    const shown = Math.max(1, seconds - EARLY);
    gauge.style.animation = "none";
    gauge.getBoundingClientRect(); // begin the animation anew
    gauge.style.animation = `drain ${shown}s linear forwards`;
    plan(shown * 1000);
    tick();
  }

  function plan(wait) {
    clearTimeout(next);
    if (!gone) next = setTimeout(() => { if (!document.hidden) refresh(false); }, wait);
  }

  async function refresh(byHand) {
    if (asking || gone) return;
    asking = true;
    try {
      const answer = await ask("code");
      if (gone) return;
      show(answer);
      if (byHand) toast(say("turned"));
    } catch (refusal) {
      if (refusal instanceof Refused) {
        app.refused(refusal.answer, () => {
          veil.textContent = sayRefusal(refusal.answer);
          paper.classList.add("stale");
        });
      } else {
        plan(RETRY);
      }
    } finally {
      asking = false;
    }
  }

  function seen() {
    if (!document.hidden && left() <= EARLY) refresh(false);
  }

  function tell(me) {
    balance.textContent = money(me.balance);
    limit.replaceChildren(fen(me.free_limit) ? say("freeUpTo", { amount: money(me.free_limit) }) : say("freeNever"), icon("next"));
  }

  const node = h("section", { class: "pay" },
    h("h1", { class: "hidden", tabindex: "-1" }, say("pay")),
    h("div", { class: "card code" }, h("p", { class: "hint" }, say("payHint")), paper,
      h("div", { class: "gauge", "aria-hidden": "true" }, gauge),
      h("div", { class: "turn" }, turns, renew)),
    h("dl", { class: "card purse" }, h("div", {}, h("dt", {}, say("balance")), balance), h("dd", { class: "limit" }, limit)));

  return {
    node,
    tell,
    enter() {
      ticking = setInterval(tick, 1000);
      document.addEventListener("visibilitychange", seen);
      if (app.me) tell(app.me);
      refresh(false);
    },
    leave() {
      gone = true;
      clearTimeout(next);
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", seen);
    },
    reach(now) { if (now && left() <= EARLY) refresh(false); },
  };
}

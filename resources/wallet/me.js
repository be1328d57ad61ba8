// Who is signed in, the password-free limit, the language, and the way out.

import { Refused, ask } from "./api.js";
import { button, facts, h, pinPad, sheet, toast } from "./parts.js";
import { fen, money, say, sayRefusal, speak, spoken, yuan } from "./words.js";

const LIMITS = [0, 5000, 10000, 20000, 50000, 100000];
const nameOf = (limit) => (limit ? money(yuan(limit)).replace(/\.00$/, "") : say("limitNone"));

export function meScreen(app) {
  const who = h("div", { class: "card who" });
  const limits = h("div", { class: "choices", role: "radiogroup", "aria-labelledby": "limit-name" });

  async function change(limit, pin) {
    try {
      const answer = await ask("limit", { free_limit: yuan(limit), ...(pin ? { pin } : {}) });
      app.me.free_limit = answer.free_limit;
      sheet.close();
      tell(app.me);
      toast(limit ? say("limitSet", { amount: money(answer.free_limit) }) : say("limitOff"));
    } catch (refusal) {
      if (!(refusal instanceof Refused)) return say("offline");
      if (pin) return sayRefusal(refusal.answer);
      if (refusal.answer.sub_code === "WALLET.PIN_NEEDED") askPin(limit);
      else app.refused(refusal.answer, () => toast(sayRefusal(refusal.answer)));
      tell(app.me);
    }
    return "";
  }

  function askPin(limit) {
    const pad = pinPad({ label: say("limitPin"), entered: (pin) => change(limit, pin) });
    pad.field.setAttribute("data-first", "");
    sheet.show("limit", say("limitPin"), h("p", { class: "amount" }, money(yuan(limit))), pad.node);
    sheet.whenClosed = () => tell(app.me);
  }

  function choose(limit) {
    const now = fen(app.me.free_limit);
    if (limit > now) askPin(limit);
    else if (limit < now) change(limit, null);
  }

  function tell(me) {
    who.replaceChildren(h("div", { class: "face", "aria-hidden": "true" }, [...me.name][0] ?? ""),
      h("div", {}, h("p", { class: "name" }, me.name), h("p", { class: "quiet" }, me.logon_id)));
    purse.replaceChildren(facts([[say("balance"), money(me.balance), "sum"], [say("userId"), me.user_id, "long"]]));
    const now = fen(me.free_limit);
    const all = [...new Set([...LIMITS.filter((limit) => limit <= fen(me.highest_free_limit)), now])];
    limits.replaceChildren(...all.sort((a, b) => a - b).map((limit) => h("label", {},
      h("input", { type: "radio", name: "limit", value: limit, checked: limit === now, onchange: () => choose(limit) }),
      h("span", {}, nameOf(limit)))));
  }

  const purse = h("div", { class: "card" });
  const languages = h("div", { class: "choices", role: "radiogroup", "aria-labelledby": "language-name" },
    [["zh", "中文"], ["en", "English"]].map(([key, name]) => h("label", {},
      h("input", { type: "radio", name: "language", value: key, checked: spoken() === key,
        onchange: () => { speak(key); app.redraw(); } }), h("span", { lang: key }, name))));

  const node = h("section", { class: "me" }, h("h1", { tabindex: "-1" }, say("me")), who, purse,
    h("div", { class: "card" }, h("h2", { id: "limit-name" }, say("limit")), h("p", { class: "quiet" }, say("limitHint")), limits),
    h("div", { class: "card" }, h("h2", { id: "language-name" }, say("language")), languages),
    button("plain", () => app.signOut(), say("signOut")),
    h("p", { class: "quiet centre" }, say("demoHint")));
  return {
    node,
    tell,
    enter() { if (app.me) tell(app.me); app.refreshMe(); },
    leave() {},
  };
}

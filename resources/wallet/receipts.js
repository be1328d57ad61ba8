// Receipts: what was asked, paid and given back, newest first; one of them on the sheet.

import { Refused, ask } from "./api.js";
import { code128, draw } from "./codes.js";
import { button, empty, facts, h, icon, sheet } from "./parts.js";
import { clockTime, day, fen, money, say, sayRefusal, yuan } from "./words.js";

const PAGE = 20;

/** What a bill came to: its kind, and a word for everything but a plain payment. */
export function standing(bill) {
  const back = fen(bill.refund_fee);
  if (bill.trade_status === "WAIT_BUYER_PAY") return ["waiting", say("waiting")];
  if (back && back === fen(bill.total_amount)) return ["returned", say("refundedAll")];
  if (back) return ["returned", say("refundedPart", { amount: money(bill.refund_fee) })];
  if (bill.trade_status === "TRADE_CLOSED") return ["closed", say("closed")];
  return ["paid", ""];
}

function row(app, bill) {
  const [kind, word] = standing(bill);
  const amount = kind === "waiting" || kind === "closed" ? money(bill.total_amount) : money(`-${bill.total_amount}`);
  return h("li", {}, h("button", { type: "button", class: `bill ${kind}`, onclick: () => open(app, bill) },
    h("span", { class: "who" }, bill.payee_name), h("span", { class: "sum" }, amount),
    h("span", { class: "what" }, `${clockTime(bill.gmt_payment ?? bill.gmt_create)} · ${bill.subject}`),
    h("span", { class: "word" }, word)));
}

function open(app, bill) {
  if (bill.trade_status === "WAIT_BUYER_PAY") app.order(bill);
  else receiptSheet(app, bill);
}

async function receiptSheet(app, bill) {
  const about = `receipt ${bill.trade_no}`;
  const [kind, word] = standing(bill);
  const body = h("div", { class: "receipt" }, h("p", { class: "quiet centre" }, say("loading")));
  sheet.show(about, bill.payee_name, h("p", { class: `amount ${kind}` }, money(bill.total_amount)),
    h("p", { class: `verdict ${kind}` }, word || say("paidAmount")), body);
  try {
    const answer = await ask("receipt", { trade_no: bill.trade_no });
    body.replaceChildren(...receiptParts(answer, kind));
  } catch (refusal) {
    const text = refusal instanceof Refused ? sayRefusal(refusal.answer) : say("offline");
    body.replaceChildren(h("p", { class: "problem", role: "alert" }, text),
      button("text", () => receiptSheet(app, bill), say("again")));
  }
}

function receiptParts({ bill, out_trade_no: orderNo, body, refunds }, kind) {
  const back = refunds.reduce((sum, refund) => sum + fen(refund.refund_amount), 0);
  const parts = [facts([
    [say("subject"), bill.subject], [say("noteBody"), body],
    [say("madeAt"), bill.gmt_create], [say("paidAt"), bill.gmt_payment],
    [say("orderNo"), orderNo, "long"], [say("tradeNo"), bill.trade_no, "long"],
  ])];
  if (refunds.length) {
    parts.push(h("h3", {}, say("refunds")), h("ul", { class: "back" }, refunds.map((refund) =>
      h("li", {}, h("span", {}, refund.gmt_refund_pay, refund.refund_reason ? ` · ${refund.refund_reason}` : ""),
        h("b", {}, money(refund.refund_amount))))));
    if (refunds.length > 1) parts.push(facts([[say("refundTotal"), money(yuan(back)), "sum"]]));
  }
  if (kind === "paid" || kind === "returned") {
    const code = bill.trade_no;
    parts.push(h("figure", { class: "paper slim" },
      draw(code128(code.length % 2 ? `0${code}` : code), { label: say("tradeBars", { code }), quiet: 10, height: 36 }),
      h("figcaption", {}, say("showToShop"))));
  }
  return parts;
}

export function receiptsScreen(app) {
  const list = h("div", { class: "list", "aria-busy": "true" });
  const bills = [];
  let next = null;
  let gone = false;

  function skeleton() {
    return h("ul", { class: "card bills", "aria-hidden": "true" }, Array.from({ length: 5 }, () =>
      h("li", {}, h("div", { class: "bill bone" }, h("i"), h("i"), h("i")))));
  }

  function paint() {
    list.setAttribute("aria-busy", "false");
    if (!bills.length) {
      list.replaceChildren(empty("receipts", say("noReceipts"), say("noReceiptsMore")));
      return;
    }
    const days = new Map();
    for (const bill of bills) {
      const name = day(bill.gmt_create);
      days.set(name, [...(days.get(name) ?? []), bill]);
    }
    list.replaceChildren(...[...days].flatMap(([name, those]) =>
      [h("h2", {}, name), h("ul", { class: "card bills" }, those.map((bill) => row(app, bill)))]),
      next ? button("text more", load, say("more")) : "");
  }

  async function load() {
    try {
      const answer = await ask("receipts", { page_size: PAGE, ...(next ? { after: next } : {}) });
      if (gone) return;
      bills.push(...answer.bills.filter((bill) => !bills.some((had) => had.trade_no === bill.trade_no)));
      next = answer.next ?? null;
      answer.bills.forEach((bill) => app.know(bill));
      paint();
    } catch (refusal) {
      if (gone) return;
      const text = refusal instanceof Refused ? sayRefusal(refusal.answer) : say("offline");
      const problem = h("div", { class: "empty" }, h("div", { class: "badge" }, icon("none")),
        h("p", { class: "title", role: "alert" }, text), button("text", reload, say("again")));
      if (refusal instanceof Refused) app.refused(refusal.answer, () => list.replaceChildren(problem));
      else if (!bills.length) list.replaceChildren(problem);
    }
  }

  function reload() {
    bills.length = 0;
    next = null;
    list.setAttribute("aria-busy", "true");
    list.replaceChildren(skeleton());
    load();
  }

  return {
    node: h("section", { class: "receipts" }, h("h1", { tabindex: "-1" }, say("receipts")), list),
    enter: reload,
    leave() { gone = true; },
    reach(now) { if (now && !bills.length) reload(); },
    /** A bill changed, or is new: show it where it belongs. */
    hear(bill) {
      const at = bills.findIndex((had) => had.trade_no === bill.trade_no);
      if (at >= 0) bills[at] = bill;
      else if (list.getAttribute("aria-busy") === "false") bills.unshift(bill);
      else return;
      paint();
    },
  };
}

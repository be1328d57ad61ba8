// An order on the sheet: what is asked, the PIN when it is needed, and what came of it.

import { Refused, ask } from "./api.js";
import { button, facts, h, icon, pinPad, sheet } from "./parts.js";
import { day, clockTime, fen, money, say, sayRefusal, yuan } from "./words.js";

const CHECK_EVERY = 2000;
const OVER = new Set(["ACQ.TRADE_HAS_CLOSE", "ACQ.TRADE_NOT_EXIST", "ACQ.TRADE_BUYER_NOT_MATCH"]);
const PAID = new Set(["TRADE_SUCCESS", "TRADE_FINISHED"]);

const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
const until = (moment) => (day(moment) === say("today") ? "" : `${day(moment)} `) + clockTime(moment);
const amountOf = (bill) => h("p", { class: "amount" }, money(bill.total_amount));

export class Order {
  constructor(app, bill) {
    this.app = app;
    this.bill = bill;
    this.busy = false;
  }

  get about() { return this.bill.trade_no; }
  get onSheet() { return sheet.shown === this.about; }

  /** Show what is asked for; `said` is a word about what just happened. */
  ask(said = "") {
    const { bill } = this;
    const balance = this.app.me ? fen(this.app.me.balance) : 0;
    const after = balance - fen(bill.total_amount);
    const short = after < 0;
    const problem = h("p", { class: "problem", role: "alert" }, said || (short ? say("short", { amount: money(yuan(-after)) }) : ""));
    const pay = button("main big", () => this.pay(), say("payNow"), h("b", {}, money(bill.total_amount)));
    pay.disabled = short;
    const refuse = button("text bad", () => this.refuse(refuse), say("refuse"));
    sheet.show(this.about, say("asks", { payee: bill.payee_name }), amountOf(bill),
      facts([
        [say("subject"), bill.subject],
        [say("payFrom"), say("fromBalance", { amount: money(yuan(balance)) }), "sum"],
        [say("balanceAfter"), short ? "" : money(yuan(after)), "sum"],
      ]),
      h("p", { class: "quiet centre" }, say("expires", { time: until(bill.time_expire) })),
      problem, pay,
      h("div", { class: "pair" }, refuse, button("text", () => sheet.close(), say("later"))));
  }

  pay() {
    if (this.busy) return;
    if (this.bill.needs_pin) this.askPin();
    else this.confirm(null);
  }

  askPin() {
    const pad = pinPad({ label: say("enterPin"), entered: (pin) => this.confirm(pin) });
    pad.field.setAttribute("data-first", "");
    sheet.show(this.about, say("enterPin"), amountOf(this.bill),
      h("p", { class: "quiet centre" }, this.bill.payee_name), pad.node,
      h("div", { class: "pair" }, button("text", () => this.ask(), say("back"))));
  }

  /** Pay; returns words for the PIN pad when the PIN was refused. */
  async confirm(pin) {
    if (this.busy) return "";
    this.busy = true;
    if (!pin) this.working(say("paying"));
    try {
      const { bill } = await ask("confirm", { trade_no: this.bill.trade_no, ...(pin ? { pin } : {}) });
      this.busy = false;
      this.settled(bill);
    } catch (refusal) {
      this.busy = false;
      if (!(refusal instanceof Refused)) return this.findOut();
      return this.refusedTo(refusal.answer, pin);
    }
    return "";
  }

  refusedTo(answer, pin) {
    const code = answer.sub_code;
    if (code === "WALLET.PIN_NEEDED") {
      this.bill = { ...this.bill, needs_pin: true };
      this.askPin();
    } else if (pin && code?.startsWith("WALLET.PIN_")) {
      return sayRefusal(answer);
    } else if (OVER.has(code)) {
      this.app.know({ ...this.bill, trade_status: "TRADE_CLOSED" });
      this.result("gone", "none", say("gone"), sayRefusal(answer));
    } else {
      this.app.refused(answer, () => this.ask(sayRefusal(answer)));
    }
    return "";
  }

  /** No answer came: ask what became of it until somebody says. */
  async findOut() {
    this.working(say("asking"), say("askingMore"));
    while (this.onSheet) {
      try {
        const { bill } = await ask("receipt", { trade_no: this.bill.trade_no });
        if (bill.trade_status === "WAIT_BUYER_PAY") this.ask(say("notPaid"));
        else this.settled(bill);
        return "";
      } catch (refusal) {
        if (refusal instanceof Refused) return this.refusedTo(refusal.answer, null);
        await wait(CHECK_EVERY);
      }
    }
    return "";
  }

  async refuse(control) {
    if (this.busy) return;
    if (!control.classList.contains("sure")) {
      control.classList.add("sure");
      control.textContent = say("refuseSure");
      return;
    }
    this.busy = true;
    this.working(say("loading"));
    try {
      const { bill } = await ask("refuse", { trade_no: this.bill.trade_no });
      this.app.know(bill);
      this.result("gone", "none", say("refused"), say("refusedMore"));
    } catch (refusal) {
      if (refusal instanceof Refused) this.refusedTo(refusal.answer, null);
      else this.ask(say("offline"));
    } finally {
      this.busy = false;
    }
  }

  /** The order stands settled, by this phone or by the shop: say so. */
  settled(bill) {
    this.bill = bill;
    this.app.know(bill);
    if (PAID.has(bill.trade_status)) this.paid();
    else if (bill.trade_status === "TRADE_CLOSED") this.result("gone", "none", say("gone"), say("goneMore"));
  }

  async paid() {
    const balance = h("dd", {}, "\u00a0");
    this.result("paid", "done", say("paid"), "", amountOf(this.bill),
      h("dl", { class: "facts" }, h("div", {}, h("dt", {}, say("subject")), h("dd", {}, this.bill.subject)),
        h("div", { class: "sum" }, h("dt", {}, say("balance")), balance)));
    navigator.vibrate?.(80);
    await this.app.refreshMe();
    balance.textContent = money(this.app.me.balance);
  }

  working(title, more = "") {
    sheet.show(this.about, title, amountOf(this.bill), h("div", { class: "working", role: "status" }, h("i")),
      h("p", { class: "quiet centre" }, more || "\u00a0"));
  }

  result(kind, mark, title, more, ...content) {
    const done = button("main big", () => sheet.close(), say("done"));
    sheet.show(this.about, this.bill.payee_name, h("div", { class: `seal ${kind}` }, icon(mark)),
      h("p", { class: "verdict", role: "status" }, title), more ? h("p", { class: "quiet centre" }, more) : null, ...content, done);
  }
}

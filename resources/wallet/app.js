// The page: which screen is shown, who is signed in, and what the shop asks meanwhile.

import { Refused, ask, onReach, reached } from "./api.js";
import { meScreen } from "./me.js";
import { Order } from "./order.js";
import { h, icon, sheet, toast, toastNode } from "./parts.js";
import { payScreen } from "./pay.js";
import { receiptsScreen } from "./receipts.js";
import { scanScreen } from "./scan.js";
import { signInScreen } from "./sign_in.js";
import { fen, money, say, sayRefusal, speak, spoken, yuan } from "./words.js";

const SCREENS = { pay: payScreen, scan: scanScreen, receipts: receiptsScreen, me: meScreen };
const WATCH_EVERY = 2000;
const WATCHED = 8;
const PAID = new Set(["TRADE_SUCCESS", "TRADE_FINISHED"]);

class App {
  constructor(root) {
    this.me = null;
    this.tab = "pay";
    this.screen = null;
    this.known = null; // trade number → the bill as last heard of
    this.putOff = new Set();
    this.news = []; // paid while the sheet was about something else
    this.watching = 0;
    this.pendingQr = location.pathname.startsWith("/q/") ? location.href : null;
    this.main = h("main", {});
    this.banner = h("p", { class: "banner", role: "status", "aria-live": "polite" });
    this.top = h("header", { class: "top" });
    this.tabs = h("nav", { class: "tabs", hidden: true });
    sheet.node.addEventListener("close", () => {
      const news = this.news.shift();
      if (news) this.order(news).settled(news);
    });
    root.replaceChildren(this.top, this.banner, this.main, this.tabs, toastNode, sheet.node);
  }

  async start() {
    speak(spoken());
    this.drawFrame();
    onReach((now) => this.reach(now));
    window.addEventListener("offline", () => this.reach(false));
    window.addEventListener("online", () => this.refreshMe());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.watch(); });
    await this.refreshMe();
    if (this.me) this.signedIn();
    else if (reached()) this.show(signInScreen(this));
    else this.startAgain();
  }

  startAgain() {
    this.main.replaceChildren(h("div", { class: "empty" }, h("div", { class: "badge" }, icon("none")),
      h("p", { class: "title" }, say("offline"))));
    setTimeout(async () => {
      await this.refreshMe();
      if (this.me) this.signedIn();
      else if (reached()) this.show(signInScreen(this));
      else this.startAgain();
    }, WATCH_EVERY);
  }

  // Frame

  drawFrame() {
    const other = spoken() === "zh" ? "en" : "zh";
    this.top.replaceChildren(h("span", { class: "brand" }, say("brand")),
      h("span", { class: "demo", title: say("demoHint") }, say("demo")),
      h("button", { type: "button", class: "tongue", lang: other === "zh" ? "zh-CN" : "en", "aria-label": say("otherLanguageName"),
        onclick: () => { speak(other); this.redraw(); } }, say("otherLanguage")));
    this.tabs.setAttribute("aria-label", say("tabs"));
    this.tabs.replaceChildren(...Object.keys(SCREENS).map((name) => h("button", {
      type: "button", "aria-current": this.me && name === this.tab ? "page" : null, onclick: () => this.go(name),
    }, icon(name), h("span", {}, say(name)))));
    this.banner.textContent = reached() ? "" : say("offline");
  }

  redraw() {
    this.drawFrame();
    this.show(this.me ? SCREENS[this.tab](this) : signInScreen(this));
  }

  go(tab) {
    if (!this.me) return;
    this.tab = tab;
    this.redraw();
    this.main.querySelector("h1")?.focus({ preventScroll: true });
  }

  show(screen) {
    this.screen?.leave();
    this.screen = screen;
    this.tabs.hidden = !this.me;
    this.main.replaceChildren(screen.node);
    this.main.scrollTop = 0;
    screen.enter();
  }

  reach(now) {
    this.banner.textContent = now ? "" : say("offline");
    document.documentElement.classList.toggle("offline", !now);
    this.screen?.reach?.(now);
  }

  // Who

  async refreshMe() {
    try {
      this.me = await ask("me");
      this.screen?.tell?.(this.me);
    } catch (refusal) {
      if (refusal instanceof Refused) this.me = null;
    }
  }

  async signedIn() {
    if (!this.me) await this.refreshMe();
    if (!this.me) return;
    this.known = null;
    this.go("pay");
    if (this.pendingQr) {
      const qr = this.pendingQr;
      this.pendingQr = null;
      history.replaceState(null, "", "/wallet");
      const said = await this.scan(qr);
      if (said) toast(said);
    }
    this.watch();
  }

  async signOut() {
    await ask("sign_out").catch(() => {});
    this.leave();
  }

  leave() {
    clearTimeout(this.watching);
    this.me = null;
    this.known = null;
    this.news = [];
    this.tab = "pay";
    sheet.close();
    this.redraw();
  }

  /** A refusal any screen may meet: sign in again, else `otherwise`. */
  refused(answer, otherwise) {
    if (answer.sub_code !== "WALLET.SIGNED_OUT") {
      otherwise();
      return;
    }
    if (!this.me) return;
    this.leave();
    toast(say("signedOut"));
  }

  // Orders

  /** Open the order a code asks for; returns what to say if it cannot be. */
  async scan(qr) {
    try {
      const { bill } = await ask("scan", { qr });
      this.know(bill);
      const order = this.order(bill);
      if (bill.trade_status !== "WAIT_BUYER_PAY") order.settled(bill);
      return "";
    } catch (refusal) {
      if (!(refusal instanceof Refused)) return say("offline");
      this.refused(refusal.answer, () => {});
      return sayRefusal(refusal.answer);
    }
  }

  order(bill) {
    const order = new Order(this, bill);
    this.current = order;
    order.ask();
    sheet.whenClosed = () => this.putOff.add(bill.trade_no);
    return order;
  }

  /** Remember how a bill stands, so that only what is new is told. */
  know(bill) {
    this.known?.set(bill.trade_no, bill);
    this.screen?.hear?.(bill);
  }

  /** Look for what the shop asked, took or gave back meanwhile; again in two seconds. */
  async watch() {
    clearTimeout(this.watching);
    if (!this.me || document.hidden) return;
    try {
      const { bills } = await ask("receipts", { page_size: WATCHED });
      if (this.me) this.compare(bills);
    } catch (refusal) {
      if (refusal instanceof Refused) this.refused(refusal.answer, () => {});
    }
    clearTimeout(this.watching);
    if (this.me) this.watching = setTimeout(() => this.watch(), WATCH_EVERY);
  }

  compare(bills) {
    const first = this.known === null;
    if (first) this.known = new Map();
    for (const bill of [...bills].reverse()) {
      const before = this.known.get(bill.trade_no);
      const same = before && before.trade_status === bill.trade_status && before.refund_fee === bill.refund_fee;
      if (same) continue;
      this.know(bill);
      if (!first) this.tellOf(bill, before);
    }
    const asked = bills.find((bill) => bill.trade_status === "WAIT_BUYER_PAY" && !this.putOff.has(bill.trade_no));
    if (asked && !sheet.shown) {
      this.order(asked);
      navigator.vibrate?.([60, 60, 60]);
    }
  }

  tellOf(bill, before) {
    const back = fen(bill.refund_fee) - fen(before?.refund_fee ?? "0.00");
    if (back > 0) {
      toast(say("cameBack", { amount: money(yuan(back)) }));
      this.refreshMe();
    } else if (bill.trade_status !== "WAIT_BUYER_PAY") {
      const mine = sheet.shown === bill.trade_no;
      if (mine && !this.current.busy) this.current.settled(bill);
      else if (PAID.has(bill.trade_status) && !mine) {
        if (sheet.shown) this.news = [bill];
        else this.order(bill).settled(bill);
      }
    }
  }
}

new App(document.getElementById("app")).start();

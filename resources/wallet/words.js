// Every word the page says, in both languages, and how money and moments are written.
// Chinese refusals come from the platform (`sub_msg`); other languages find theirs by `sub_code`.

const ZH = {
  brand: "掌柜钱包", demo: "演示", demoHint: "演示钱包，余额不是真实资金", otherLanguage: "EN",
  otherLanguageName: "Switch to English", tabs: "功能", close: "关闭", back: "返回", done: "完成",
  again: "再试一次", yuan: "{amount} 元",

  signIn: "登录钱包", logon: "手机号或邮箱", pin: "支付密码", pinHint: "6 位数字", erase: "删除一位", signInFirst: "登录后查看这笔订单",
  logonWrong: "请输入 11 位手机号，或邮箱地址",

  pay: "付款码", payHint: "出示给收银员扫描，每码只能用一次", barcodeOf: "付款条码 {code}",
  qrOf: "付款二维码 {code}", turnsIn: "{n} 秒后自动更换", turnNow: "换一个", turned: "付款码已更换",
  codeStale: "付款码已过期", codeOffline: "联网后自动更换", balance: "余额",
  freeUpTo: "{amount} 以内免密", freeNever: "每笔都要密码",

  scan: "扫一扫", scanHint: "对准收银台上的二维码", openCamera: "打开相机", closeCamera: "关闭相机",
  noCamera: "用手机自带的相机扫收银台上的二维码，会直接打开这笔订单。",
  noCameraMore: "也可以把收款链接粘贴到这里。", cameraDenied: "没有相机权限，可在浏览器设置里打开",
  link: "收款链接", linkHint: "http://…/q/…", open: "打开", linkEmpty: "先粘贴收款链接",

  asks: "{payee} 请你付款", subject: "说明", payFrom: "付款方式",
  fromBalance: "余额 {amount}", balanceAfter: "付款后余额", payNow: "确认付款", refuse: "拒绝付款",
  refuseSure: "再点一次，拒绝付款", later: "稍后再说", short: "余额不足，还差 {amount}",
  enterPin: "输入支付密码", paying: "正在付款…", paid: "付款成功", refused: "已拒绝",
  refusedMore: "订单已关闭，没有扣款", gone: "订单已关闭", goneMore: "没有扣款",
  asking: "没收到回答，正在核实", askingMore: "不会重复扣款，请稍候", notPaid: "刚才没有付成，没有扣款",
  expires: "请在 {time} 前付款", cameBack: "退款到账 {amount}",

  receipts: "小票", noReceipts: "还没有小票", noReceiptsMore: "付完第一笔，小票就在这里",
  more: "更早的", waiting: "待付款", closed: "已关闭", refundedAll: "已全额退款",
  refundedPart: "已退 {amount}", paidAt: "付款时间", madeAt: "下单时间", tradeNo: "交易号",
  orderNo: "商户单号", refunds: "退款", paidAmount: "已付款", noteBody: "备注",
  showToShop: "退货时出示，店员扫码即可找到这笔交易", tradeBars: "交易条码 {code}",
  refundTotal: "退款合计", today: "今天", yesterday: "昨天", loading: "正在读取",

  me: "我的", userId: "会员号", limit: "免密额度",
  limitHint: "不超过此额度的付款码收款，不用输入密码", limitNone: "不免密", limitPin: "输入支付密码以提高额度",
  limitSet: "免密额度已改为 {amount}", limitOff: "以后每笔都要密码", signOut: "退出登录", language: "语言",
  signedOut: "请重新登录",

  offline: "没有网络，正在重连…", online: "已恢复连接", failed: "没有成功", failedCode: "代码 {code}",
  busy: "系统繁忙，请稍后再试",
};

const EN = {
  brand: "Zhanggui Wallet", demo: "Demo", demoHint: "Demonstration wallet; the money is not real",
  otherLanguage: "中文", otherLanguageName: "切换到中文", tabs: "Sections", close: "Close",
  back: "Back", done: "Done", again: "Try again", yuan: "{amount} yuan",

  signIn: "Sign in", logon: "Mobile number or e-mail", pin: "PIN", pinHint: "6 digits", erase: "Delete a digit", signInFirst: "Sign in to see this order",
  logonWrong: "Enter a mobile number of 11 digits, or an e-mail address",

  pay: "Pay", payHint: "Show it to the cashier. Each code works once.",
  barcodeOf: "Payment bar code {code}", qrOf: "Payment QR code {code}", turnsIn: "New code in {n} s",
  turnNow: "New code", turned: "New payment code", codeStale: "This code is over",
  codeOffline: "A new one comes when you are online", balance: "Balance",
  freeUpTo: "No PIN up to {amount}", freeNever: "PIN every time",

  scan: "Scan", scanHint: "Point at the QR code at the counter", openCamera: "Open camera",
  closeCamera: "Close camera",
  noCamera: "Scan the QR code at the counter with the camera app of your phone: the order opens here.",
  noCameraMore: "Or paste the payment link.", cameraDenied: "No camera permission. Allow it in the browser settings.",
  link: "Payment link", linkHint: "http://…/q/…", open: "Open", linkEmpty: "Paste the payment link first",

  asks: "{payee} asks for", subject: "For", payFrom: "From",
  fromBalance: "Balance {amount}", balanceAfter: "Balance after", payNow: "Pay", refuse: "Refuse",
  refuseSure: "Tap again to refuse", later: "Not now",
  short: "Not enough: {amount} short", enterPin: "Enter your PIN", paying: "Paying…", paid: "Paid",
  refused: "Refused", refusedMore: "The order is closed. You paid nothing.", gone: "Order closed",
  goneMore: "You paid nothing.", asking: "No answer yet, checking",
  askingMore: "You will not be charged twice.", notPaid: "That did not go through. You paid nothing.",
  expires: "Pay before {time}", cameBack: "{amount} came back",

  receipts: "Receipts", noReceipts: "No receipts yet", noReceiptsMore: "Your first payment will show here",
  more: "Earlier", waiting: "To pay", closed: "Closed", refundedAll: "Refunded in full",
  refundedPart: "{amount} refunded", paidAt: "Paid at", madeAt: "Ordered at", tradeNo: "Payment no.",
  orderNo: "Shop order no.", refunds: "Refunds", paidAmount: "Paid", noteBody: "Note",
  showToShop: "For a return: the shop scans this to find the payment", tradeBars: "Bar code of payment {code}",
  refundTotal: "Refunded in all", today: "Today", yesterday: "Yesterday", loading: "Loading",

  me: "Me", userId: "Member no.", limit: "Pay without PIN",
  limitHint: "When a cashier scans your code, no PIN is asked up to this amount", limitNone: "Always ask",
  limitPin: "Enter your PIN to raise the limit", limitSet: "No PIN up to {amount} from now on",
  limitOff: "Your PIN is asked every time from now on", signOut: "Sign out", language: "Language",
  signedOut: "Please sign in again",

  offline: "Offline. Reconnecting…", online: "Back online", failed: "That did not work",
  failedCode: "Code {code}", busy: "The service is busy. Try again shortly.",

  "WALLET.LOGON_OR_PIN_WRONG": "Wrong logon or PIN. {tries_left} tries left.",
  "WALLET.PIN_WRONG": "Wrong PIN. {tries_left} tries left.",
  "WALLET.PIN_LOCKED": "Too many wrong PINs. Try again in {minutes} minutes.",
  "WALLET.PIN_NEEDED": "Enter your PIN",
  "WALLET.SIGNED_OUT": "Please sign in again",
  "WALLET.BUYER_UNKNOWN": "No such wallet",
  "WALLET.BUYER_CLOSED": "This wallet is closed",
  "WALLET.QR_INVALID": "This is not a payment code of ours",
  "WALLET.QR_EXPIRED": "This code is over. Ask the shop for a new one.",
  "ACQ.TRADE_NOT_EXIST": "No such order",
  "ACQ.TRADE_HAS_SUCCESS": "This order was paid before",
  "ACQ.TRADE_HAS_CLOSE": "This order is closed",
  "ACQ.BUYER_BALANCE_NOT_ENOUGH": "Not enough balance",
  "ACQ.BUYER_ENABLE_STATUS_FORBID": "This wallet is closed",
  "ACQ.TRADE_BUYER_NOT_MATCH": "This order belongs to another buyer",
  "ACQ.BUYER_SELLER_EQUAL": "You cannot pay yourself",
  "isv.app-call-limited": "Too many requests. Try again shortly.",
};

export const LANGUAGES = { zh: ZH, en: EN };
const KEPT = "zhanggui.wallet.language";

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}

let language = kept() ?? (/^zh\b/i.test(navigator.language) ? "zh" : "en");
if (!LANGUAGES[language]) language = "en";

export const spoken = () => language;

export function speak(next) {
  language = next;
  try { localStorage.setItem(KEPT, next); } catch { /* a private window forgets, and that is fine */ }
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  document.title = say("brand");
}

const filled = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? "");

/** The words for `key`, with `{fields}` filled in. */
export const say = (key, fields = {}) => filled(LANGUAGES[language][key], fields);

/** What to tell a person about a refusal. */
export function sayRefusal(answer) {
  const known = LANGUAGES[language][answer.sub_code];
  if (known) return filled(known, answer.fields ?? {});
  if (language === "zh" && answer.sub_msg) return answer.sub_msg.replaceAll(",", "，");
  const code = answer.sub_code ?? answer.code;
  return answer.code === "20000" || !code ? say("busy") : `${say("failed")} · ${say("failedCode", { code })}`;
}

// Money: yuan text such as "1234.50". Sums are done in whole fen.

export const fen = (yuan) => Number(yuan.replace(".", ""));
export const yuan = (minor) =>
  `${minor < 0 ? "-" : ""}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, "0")}`;

/** `¥ 1,234.50` with a thin gap and a real minus sign. */
export function money(text) {
  const [whole, part] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${text.startsWith("-") ? "−" : ""}¥\u2009${grouped}.${part}`;
}

// Moments: `yyyy-MM-dd HH:mm:ss` in GMT+8, as the platform writes them.

const dayOf = (ago) =>
  new Date(Date.now() - ago * 86400000 + 8 * 3600000).toISOString().slice(0, 10);

export const clockTime = (moment) => moment.slice(11, 16);

export function day(moment) {
  const date = moment.slice(0, 10);
  if (date === dayOf(0)) return say("today");
  if (date === dayOf(1)) return say("yesterday");
  const [year, month, dayOfMonth] = date.split("-").map(Number);
  const sameYear = date.slice(0, 4) === dayOf(0).slice(0, 4);
  if (language === "zh") return `${sameYear ? "" : `${year}年`}${month}月${dayOfMonth}日`;
  const name = new Date(Date.UTC(year, month - 1, dayOfMonth)).toLocaleDateString("en-GB", {
    day: "numeric", month: "long", timeZone: "UTC", ...(sameYear ? {} : { year: "numeric" }),
  });
  return name;
}

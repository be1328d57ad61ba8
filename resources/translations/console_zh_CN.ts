<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ApproveLeaf</name>
    <message>
        <source>A manager approves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of the manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose PIN it was is written down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskLeaf</name>
    <message>
        <source>18 digits beginning 25 to 30, on the customer's phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the goods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the customer's code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a QR code instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CartCard</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the cart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the cart yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan goods, or type a name, its pinyin initials or a barcode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckoutPanel</name>
    <message>
        <source>Asking the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment. Keep the goods until the payment has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes}:{seconds} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckoutView</name>
    <message>
        <source>Goods found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No goods with {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to pay for yet: scan goods first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan goods or a payment code, or type a name or pinyin initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a page or an action</source>
        <translation>找页面或功能</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>没有这个名字</translation>
    </message>
    <message>
        <source>Pages and actions</source>
        <translation>页面和功能</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>A Chinese font is missing: install fonts-noto-cjk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console could not start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Find</source>
        <translation>找功能</translation>
    </message>
    <message>
        <source>Find a page or an action</source>
        <translation>找页面或功能</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>This page takes no scans.</source>
        <translation>这个页面不接收扫码。</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Customer window</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>Demo, no real money</source>
        <translation>演示，不是真钱</translation>
    </message>
    <message>
        <source>Nothing was charged</source>
        <translation>本次没有扣款</translation>
    </message>
    <message>
        <source>Paid, thank you</source>
        <translation>付款成功，谢谢</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>欢迎再来</translation>
    </message>
    <message>
        <source>The cashier will tell you how to go on</source>
        <translation>收银员会告诉您怎么继续</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
</context>
<context>
    <name>DetailLeaf</name>
    <message>
        <source>, {count} given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndLeaf</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the goods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan another code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a QR code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>A late success was reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked by hand: has it been paid?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked once more before the cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked: has it been paid?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel sent to the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled, nothing taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charge sent to the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to the till to find out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer that can be trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order sent to the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown, asking on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: cancel again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: closed, nothing taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: not scanned yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: number of another order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: number used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: the code may be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: the customer must confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform: will not cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund sent to the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund written to the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to the till's journal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureView</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the error code</source>
        <translation>复制错误代码</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Check the disk and the permissions, then try again.</source>
        <translation>请检查磁盘和权限，再试一次。</translation>
    </message>
    <message>
        <source>Do not repeat it. The result is being asked for.</source>
        <translation>请不要重做，正在查询结果。</translation>
    </message>
    <message>
        <source>It was sent, but no answer came that can be trusted.</source>
        <translation>已经发出，但没有收到可信的答复。</translation>
    </message>
    <message>
        <source>Something went wrong in this program.</source>
        <translation>程序出了问题。</translation>
    </message>
    <message>
        <source>The platform cannot be reached. Nothing was sent.</source>
        <translation>连不上平台，什么都没有发出。</translation>
    </message>
    <message>
        <source>Try again in a moment. If it stays so, pass on the code.</source>
        <translation>请稍后再试；还是不行，请把代码告诉技术人员。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, pass on the code.</source>
        <translation>请再试一次；还是不行，请把代码告诉技术人员。</translation>
    </message>
    <message>
        <source>Try again; check the network if it stays so.</source>
        <translation>请再试一次；还是不行，请检查网络。</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Payment {number}, {amount}: outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments, refunds and reports that are not settled yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform is restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund of {number}, {amount}: not settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale {number}, {amount}: not uploaded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sales, {taken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} has been paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} was not paid: nothing was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: the money went back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>按键 {key}</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
</context>
<context>
    <name>NumberStep</name>
    <message>
        <source>Less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
</context>
<context>
    <name>ObstacleSheet</name>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>It is being asked for and sent by itself. Wait a moment, then again.</source>
        <translation>正在自动查询和上传。请稍等，再试一次。</translation>
    </message>
    <message>
        <source>Not yet: something is still open</source>
        <translation>还不能离开：有事没办完</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>Choose a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its goods, its payment and everything that happened appear here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person may not approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs; somebody else must approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN, {tries} tries left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrdersView</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sales here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales of this till appear here as soon as they begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan a receipt, or type a number or the name of goods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sales could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sales</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Checkout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Enter</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>退格</translation>
    </message>
</context>
<context>
    <name>PreferencesView</name>
    <message>
        <source>Not kept</source>
        <translation>没有存下来</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>QrLeaf</name>
    <message>
        <source>Ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer to scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer's screen shows the same code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuantityEdit</name>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
    </message>
</context>
<context>
    <name>QuantityLeaf</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{price} each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Ask the customer to pay another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer to refresh the code and scan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the manager; the code below helps to find out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed by the platform or declined by the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the goods until the payment has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not paid in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was taken. Check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken. Try again or pay another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid late, and kept for this sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid too late, and given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount is beyond what one payment may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer does not fit this sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is waiting to be scanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is confirming on the phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer may or may not have paid. Do not take money again; we keep asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer's account may not pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer's balance is too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money is back with the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order number belongs to another sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment code is used up or too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment did not go through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment was never sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform declined the payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform has not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform never saw this payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale is paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop cannot pay itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This payment was closed before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefundLeaf</name>
    <message>
        <source>Amount to give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money goes back to where it came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A payment of this sale is not settled yet.</source>
        <translation>这笔销售有一次付款还没有结果。</translation>
    </message>
    <message>
        <source>Another window is using this till.</source>
        <translation>另一个窗口正在使用这台收银机。</translation>
    </message>
    <message>
        <source>Ask the customer to open the payment code and scan it.</source>
        <translation>请顾客打开付款码，再扫一次。</translation>
    </message>
    <message>
        <source>Charge it, then go on with a new one.</source>
        <translation>请先收款，再开一单。</translation>
    </message>
    <message>
        <source>Do not charge again.</source>
        <translation>不要再收款。</translation>
    </message>
    <message>
        <source>Do not sell on this till. Keep the file, pass on the code.</source>
        <translation>不要在这台机器上收银。保留文件，把代码告诉技术人员。</translation>
    </message>
    <message>
        <source>Free some space, then go on.</source>
        <translation>请腾出空间，再继续。</translation>
    </message>
    <message>
        <source>Go on in that window, or close it first.</source>
        <translation>请在那个窗口继续，或先关掉它。</translation>
    </message>
    <message>
        <source>Let a manager type their PIN.</source>
        <translation>请店长输入密码。</translation>
    </message>
    <message>
        <source>Nothing is left to refund on this sale.</source>
        <translation>这笔销售已经没有可退的钱。</translation>
    </message>
    <message>
        <source>Restart the program before the next sale.</source>
        <translation>下一笔之前，请重新启动程序。</translation>
    </message>
    <message>
        <source>Scan something first.</source>
        <translation>请先扫商品。</translation>
    </message>
    <message>
        <source>Start the newer version.</source>
        <translation>请启动新版本。</translation>
    </message>
    <message>
        <source>The amount is too small or too large for one payment.</source>
        <translation>金额太小或太大，一次付不了。</translation>
    </message>
    <message>
        <source>The disk could not be written.</source>
        <translation>磁盘写不进去。</translation>
    </message>
    <message>
        <source>The disk is full. No sale can be kept safely.</source>
        <translation>磁盘满了，销售记录无法安全保存。</translation>
    </message>
    <message>
        <source>The till's file is damaged.</source>
        <translation>收银机的文件损坏了。</translation>
    </message>
    <message>
        <source>The till's file was written by a newer version.</source>
        <translation>收银机的文件是新版本写的。</translation>
    </message>
    <message>
        <source>There is nothing in the cart.</source>
        <translation>购物车是空的。</translation>
    </message>
    <message>
        <source>This PIN is wrong.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>This cart cannot take more lines.</source>
        <translation>购物车放不下更多行了。</translation>
    </message>
    <message>
        <source>This cart is no longer on hold.</source>
        <translation>这张挂单已经不在了。</translation>
    </message>
    <message>
        <source>This is more than is left to refund.</source>
        <translation>超过了可退的金额。</translation>
    </message>
    <message>
        <source>This is not a payment code.</source>
        <translation>这不是付款码。</translation>
    </message>
    <message>
        <source>This line is no longer in the cart.</source>
        <translation>购物车里已经没有这一行。</translation>
    </message>
    <message>
        <source>This needs a manager.</source>
        <translation>需要店长同意。</translation>
    </message>
    <message>
        <source>This quantity is not possible for this item.</source>
        <translation>这个商品不能是这个数量。</translation>
    </message>
    <message>
        <source>This sale has been paid.</source>
        <translation>这笔销售已经付过款。</translation>
    </message>
    <message>
        <source>This sale is closed.</source>
        <translation>这笔销售已经结束。</translation>
    </message>
    <message>
        <source>This till does not know that payment.</source>
        <translation>这台收银机没有这笔付款。</translation>
    </message>
    <message>
        <source>This till does not know that sale.</source>
        <translation>这台收银机没有这笔销售。</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>密码错了太多次。</translation>
    </message>
    <message>
        <source>Type a smaller amount.</source>
        <translation>请输入更小的金额。</translation>
    </message>
    <message>
        <source>Type another quantity.</source>
        <translation>请输入别的数量。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>请再输入一次。</translation>
    </message>
    <message>
        <source>Wait a few minutes, then type it again.</source>
        <translation>请等几分钟，再输入一次。</translation>
    </message>
    <message>
        <source>Wait for its result, or stop it.</source>
        <translation>请等结果，或停止这次付款。</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>老板</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>After that the payment is stopped and nothing is taken.</source>
        <translation>到时间就停止付款，不会扣钱。</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Ask for the result every</source>
        <translation>查询结果的间隔</translation>
    </message>
    <message>
        <source>Changes at once, nothing is lost.</source>
        <translation>马上生效，什么都不会丢。</translation>
    </message>
    <message>
        <source>Customer window</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>How often the platform is asked while a customer pays.</source>
        <translation>顾客付款时，多久向平台查询一次。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light for a bright shop, dark for the evening.</source>
        <translation>店里亮用浅色，晚上用深色。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>On a second screen</source>
        <translation>有第二块屏时</translation>
    </message>
    <message>
        <source>One for paid, one for refused, one to look here.</source>
        <translation>到账、被拒、请留意，各一种。</translation>
    </message>
    <message>
        <source>Shows the customer the goods, the total and the QR code.</source>
        <translation>给顾客看商品、总价和二维码。</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Wait for the customer</source>
        <translation>等顾客付款</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Sign out {name}</source>
        <translation>{name} 退出</translation>
    </message>
    <message>
        <source>The money here is not real.</source>
        <translation>这里的钱不是真的。</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Nobody may sign in yet</source>
        <translation>还没有人可以登录</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>没有登录</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name} 的密码</translation>
    </message>
    <message>
        <source>Staff appear here once the platform has told this till.</source>
        <translation>平台把员工名单发到这台收银机后，会显示在这里。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Again at {time}.</source>
        <translation>密码错了太多次，{time} 后再试。</translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>今天谁收银？</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. %n tries left.</source>
        <translation>
            <numerusform>密码不对，还能试 %n 次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Looking for the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the platform</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartingView</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>StoppedView</name>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>look here</source>
        <translation>请留意</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>{time} {text} ({mark})</source>
        <translation>{time} {text}（{mark}）</translation>
    </message>
</context>
<context>
    <name>ToastView</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TotalLeaf</name>
    <message>
        <source>Our QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kinds} goods, {pieces} pieces</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitLeaf</name>
    <message>
        <source>Ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next customer; the till keeps asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Zhanggui</source>
        <translation>掌柜</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} 分 {s} 秒</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} 秒</translation>
    </message>
</context>
<context>
    <name>_Aside</name>
    <message>
        <source>Please confirm on your phone</source>
        <translation>请在手机上确认</translation>
    </message>
    <message>
        <source>QR code to pay with</source>
        <translation>付款二维码</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>请扫码付款</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>已省 {amount}</translation>
    </message>
</context>
<context>
    <name>_Bill</name>
    <message>
        <source>Your goods</source>
        <translation>您的商品</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier</source>
        <translation>
            <numerusform>前面还有 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Message</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
</context>
</TS>

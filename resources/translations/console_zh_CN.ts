<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivationLeaf</name>
    <message>
        <source>Activation</source>
        <translation>激活码</translation>
    </message>
    <message>
        <source>At the new till choose Join a shop, then scan or type this.</source>
        <translation>在新收银台上选“加入门店”，扫描或输入下面的激活码。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Good once, for {time}</source>
        <translation>只能用一次，还剩 {time}</translation>
    </message>
    <message>
        <source>Its time is over. Add the till again.</source>
        <translation>已经过期，请重新添加。</translation>
    </message>
    <message>
        <source>Let {name} in</source>
        <translation>接入 {name}</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>{name} 批准</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message numerus="yes">
        <source>%n of this till not sent to the shop yet</source>
        <translation>
            <numerusform>本机还有 %n 条记录没有上报</numerusform>
        </translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>Choose an entry</source>
        <translation>请选择一条记录</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Find what was done</source>
        <translation>查找操作记录</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>没有符合的记录</translation>
    </message>
    <message>
        <source>Nothing to ask about yet</source>
        <translation>还没有操作记录</translation>
    </message>
    <message>
        <source>Refunds, discounts, voids and drawer openings are kept here</source>
        <translation>退款、打折、作废、开钱箱都会记在这里</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>操作记录读取失败</translation>
    </message>
    <message>
        <source>Today or all days</source>
        <translation>今天或全部日期</translation>
    </message>
    <message>
        <source>Try other words, another day, or everybody</source>
        <translation>换个词、换一天，或查看所有人</translation>
    </message>
    <message>
        <source>Type a receipt's number, a name or a reason</source>
        <translation>输入单号、姓名或原因</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Who did it, who approved it and which sale it was appear here</source>
        <translation>这里显示谁操作、谁批准、哪一单</translation>
    </message>
</context>
<context>
    <name>AllLeaf</name>
    <message>
        <source>A copy of all books and keys in one file. It is unpacked and checked, every line of it, before it counts.</source>
        <translation>把全部账本和密钥复制到一个文件里。先解开、逐行核对，才算数。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>马上备份</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>Copying and checking …</source>
        <translation>正在复制并核对…</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message numerus="yes">
        <source>The last %n</source>
        <translation>
            <numerusform>最近 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>ApproveLeaf</name>
    <message>
        <source>A manager must approve</source>
        <translation>请店长批准</translation>
    </message>
    <message>
        <source>Nobody who may approve it is known here</source>
        <translation>这里还不知道谁可以批准</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>未获批准</translation>
    </message>
    <message>
        <source>PIN of the approver</source>
        <translation>批准人的密码</translation>
    </message>
    <message>
        <source>The approver is put on record</source>
        <translation>批准人会记录在案</translation>
    </message>
    <message>
        <source>This person may not approve it</source>
        <translation>此人无权批准</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>批准人</translation>
    </message>
</context>
<context>
    <name>AskLeaf</name>
    <message>
        <source>Ask the customer to open their payment code</source>
        <translation>请顾客打开付款码，对准扫码枪</translation>
    </message>
    <message>
        <source>Back to the goods</source>
        <translation>返回改商品</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Give {amount} back</source>
        <translation>撤销并退回 {amount}</translation>
    </message>
    <message>
        <source>Scan the customer's code</source>
        <translation>请扫顾客付款码</translation>
    </message>
    <message>
        <source>Show QR</source>
        <translation>出示收款码</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>{amount} is paid; this is the rest</source>
        <translation>已收 {amount}，这是余款</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
</context>
<context>
    <name>BackupsView</name>
    <message>
        <source>Backed up and proven: {file}</source>
        <translation>已备份并核对：{file}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>One a day is made by itself. Make the first one now: F5.</source>
        <translation>每天会自动备份一次。按 F5 现在做第一份。</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>{file}: every byte, line and book fits</source>
        <translation>{file}：每个字节、每行、每本账都对得上</translation>
    </message>
</context>
<context>
    <name>Bargaining</name>
    <message>
        <source>Discount on everything</source>
        <translation>整单优惠</translation>
    </message>
    <message>
        <source>Discount on {name}</source>
        <translation>{name} 优惠</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Price of {name}</source>
        <translation>{name} 改价</translation>
    </message>
</context>
<context>
    <name>BringLeaf</name>
    <message numerus="yes">
        <source>%n record(s) not taken</source>
        <translation>
            <numerusform>有 %n 条记录未被接受</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) brought in</source>
        <translation>
            <numerusform>已导入 %n 笔销售</numerusform>
        </translation>
    </message>
    <message>
        <source>A till writes the file on this page when it cannot reach the platform. Nothing is sent before you have seen what the file holds.</source>
        <translation>收银机连不上平台时，可在本页把文件存出来。看过文件内容之后才会上传。</translation>
    </message>
    <message>
        <source>All of it is there already</source>
        <translation>全部已经在平台上</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Bring in unsent sales</source>
        <translation>导入未上传的销售</translation>
    </message>
    <message>
        <source>Bringing in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>Each sale counts once</source>
        <translation>每笔销售只计一次</translation>
    </message>
    <message>
        <source>File of unsent sales</source>
        <translation>未上传销售的文件</translation>
    </message>
    <message>
        <source>First sale</source>
        <translation>第一笔</translation>
    </message>
    <message>
        <source>Last sale</source>
        <translation>最后一笔</translation>
    </message>
    <message>
        <source>Not all of it was brought in</source>
        <translation>还没有全部导入</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Records left: {count}. Bring in once more, later.</source>
        <translation>还剩 {count} 条记录，请稍后再导入一次。</translation>
    </message>
    <message>
        <source>Refunds, shifts and other records</source>
        <translation>退款、交班和其他记录</translation>
    </message>
    <message>
        <source>Sales to bring in</source>
        <translation>待导入的销售</translation>
    </message>
    <message>
        <source>Sold at till</source>
        <translation>收银机</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>The platform stopped answering</source>
        <translation>平台中途没有回应</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>已经在平台上</translation>
    </message>
    <message>
        <source>To bring in</source>
        <translation>待导入</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>文件内容</translation>
    </message>
</context>
<context>
    <name>CameraScanner</name>
    <message>
        <source>Camera scans</source>
        <translation>摄像头扫码中</translation>
    </message>
    <message>
        <source>Camera sees nothing</source>
        <translation>摄像头没有画面</translation>
    </message>
    <message>
        <source>Unplugged, or another program has it. The hand scanner goes on.</source>
        <translation>摄像头被拔下，或被别的程序占用。扫码枪照常可用。</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Check the folder and its disk, then try again.</source>
        <translation>请检查文件夹和磁盘，再试一次。</translation>
    </message>
    <message>
        <source>Close every window of this program, then try again.</source>
        <translation>请关闭本程序的所有窗口，再试一次。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请腾出空间，再试一次。</translation>
    </message>
    <message>
        <source>It does not hold what it says it holds. Nothing was changed.</source>
        <translation>里面的内容与它所说的不符。什么都没有改动。</translation>
    </message>
    <message>
        <source>Keep everything as it is, and pass on the code.</source>
        <translation>请保持原样，并把代码告诉技术人员。</translation>
    </message>
    <message>
        <source>Name the folder where the shop's books are kept.</source>
        <translation>请指明账本所在的文件夹。</translation>
    </message>
    <message>
        <source>Take another backup.</source>
        <translation>请换一份备份。</translation>
    </message>
    <message>
        <source>The backup could not be made or does not prove.</source>
        <translation>备份没有做成，或核对不上。</translation>
    </message>
    <message>
        <source>The books in it do not add up. Nothing was changed.</source>
        <translation>里面的账不平。什么都没有改动。</translation>
    </message>
    <message>
        <source>The disk has too little room. Nothing was changed.</source>
        <translation>磁盘空间不够。什么都没有改动。</translation>
    </message>
    <message>
        <source>The shop's books are in use. Nothing was changed.</source>
        <translation>账本正在使用。什么都没有改动。</translation>
    </message>
    <message>
        <source>There are no books in this folder.</source>
        <translation>这个文件夹里没有账本。</translation>
    </message>
    <message>
        <source>This backup is damaged or was changed. Nothing of it was used.</source>
        <translation>这份备份已损坏或被改动过。里面的内容都没有使用。</translation>
    </message>
</context>
<context>
    <name>CartCard</name>
    <message>
        <source>Amount</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>购物车</translation>
    </message>
    <message>
        <source>Discount on all</source>
        <translation>整单优惠</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>加一</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing in the cart yet</source>
        <translation>还没有商品</translation>
    </message>
    <message>
        <source>On hold {count}</source>
        <translation>取单 {count}</translation>
    </message>
    <message>
        <source>One fewer</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Price, discount</source>
        <translation>改价/优惠</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Scan goods, or type a name, its pinyin initials or a barcode</source>
        <translation>扫商品条码，或输入名称、拼音首字母</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆单</translation>
    </message>
</context>
<context>
    <name>CashLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cash handed over</source>
        <translation>实收现金</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Still to pay after that</source>
        <translation>收下后还差</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>收现金</translation>
    </message>
    <message>
        <source>Take {amount}</source>
        <translation>收款 {amount}</translation>
    </message>
    <message>
        <source>Take {amount} of it</source>
        <translation>先收 {amount}</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>{amount} handed over</source>
        <translation>实收 {amount}</translation>
    </message>
</context>
<context>
    <name>CheckoutPanel</name>
    <message>
        <source>What happens next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>CheckoutView</name>
    <message>
        <source>Goods found</source>
        <translation>找到的商品</translation>
    </message>
    <message>
        <source>Scan goods or a payment code, or type a name or pinyin initials</source>
        <translation>扫商品、付款码，或输入名称、拼音首字母</translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation>扫码或搜索</translation>
    </message>
</context>
<context>
    <name>CloseLeaf</name>
    <message>
        <source>A closed shift gets its number and can never be changed.</source>
        <translation>交班后生成编号，永远不能更改。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close for good</source>
        <translation>确认交班</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新清点</translation>
    </message>
    <message>
        <source>Count again, or say why.</source>
        <translation>请重新清点，或说明原因。</translation>
    </message>
    <message>
        <source>Count again, or say why. A manager must approve.</source>
        <translation>请重新清点，或说明原因并请店长批准。</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应有</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remark or reason</source>
        <translation>备注或原因</translation>
    </message>
    <message>
        <source>The drawer does not fit</source>
        <translation>钱箱对不上</translation>
    </message>
</context>
<context>
    <name>ClosedLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Its figures are for the manager. The next sale begins a new shift.</source>
        <translation>数字由店长查看。下一笔销售开始新的一班。</translation>
    </message>
    <message>
        <source>Shift {number} is closed</source>
        <translation>第 {number} 班已交班</translation>
    </message>
</context>
<context>
    <name>ClosingsView</name>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n 笔销售</numerusform>
        </translation>
    </message>
    <message>
        <source>A closing comes here as soon as its till has reported it</source>
        <translation>收银台上报后，交班记录就会出现在这里</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>全部收银台</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>交班记录</translation>
    </message>
    <message>
        <source>Difference of all drawers</source>
        <translation>钱箱差额合计</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Missing, where something is</source>
        <translation>其中短款</translation>
    </message>
    <message>
        <source>No till closed a shift on this day</source>
        <translation>这一天没有收银台交班</translation>
    </message>
    <message>
        <source>Shifts closed</source>
        <translation>交班次数</translation>
    </message>
    <message>
        <source>The closings could not be read</source>
        <translation>交班记录读不出来</translation>
    </message>
</context>
<context>
    <name>CodeGiving</name>
    <message numerus="yes">
        <source>%n in-store codes given</source>
        <translation>
            <numerusform>已分配 %n 个店内码</numerusform>
        </translation>
    </message>
    <message>
        <source>No code given</source>
        <translation>没有分配店内码</translation>
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
    <message numerus="yes">
        <source>Brought back as of {time}: %n sale(s), every line proven. Proof {code}</source>
        <translation>
            <numerusform>已恢复到 {time}：%n 笔销售，逐行核对无误。核对码 {code}</numerusform>
        </translation>
    </message>
    <message>
        <source>The console could not start</source>
        <translation>掌柜没能启动</translation>
    </message>
    <message>
        <source>This till was not let in</source>
        <translation>本机没有接入</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>复制{what}</translation>
    </message>
</context>
<context>
    <name>CountLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>How many of {face}</source>
        <translation>{face} 有几张</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Or how many there are of each</source>
        <translation>或者按面额填写张数</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Find</source>
        <translation>找功能</translation>
    </message>
    <message>
        <source>The sheet of keys</source>
        <translation>快捷键表</translation>
    </message>
    <message>
        <source>This page takes no scans.</source>
        <translation>这个页面不接收扫码。</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Change: {amount}</source>
        <translation>找零 {amount}</translation>
    </message>
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
        <source>This part was not charged</source>
        <translation>这部分没有扣款</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
    <message>
        <source>Your money goes back to you</source>
        <translation>款项将原路退还给您</translation>
    </message>
</context>
<context>
    <name>DayLeaf</name>
    <message>
        <source>Agree</source>
        <translation>相符</translation>
    </message>
    <message numerus="yes">
        <source>Asking the platform about %n numbers</source>
        <translation>
            <numerusform>正在向平台核实 %n 个单号</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a difference</source>
        <translation>请选一处不符</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>关账</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>开始对账</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>重新对账</translation>
    </message>
    <message>
        <source>Comparing both sides</source>
        <translation>正在比对两边</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Fetching what the platform booked</source>
        <translation>正在取平台的账</translation>
    </message>
    <message>
        <source>It can be closed once it was compared after its end</source>
        <translation>当天结束后再对一次，就可以关账</translation>
    </message>
    <message>
        <source>Look at both sides, then say why. Nothing is corrected by itself</source>
        <translation>看清两边，再写明原因。系统不会自行改账</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>没有对成</translation>
    </message>
    <message>
        <source>Not explained yet</source>
        <translation>待说明</translation>
    </message>
    <message>
        <source>Only a manager or the owner compares days</source>
        <translation>只有店长或老板可以对账</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>The day can be closed</source>
        <translation>可以关账了</translation>
    </message>
    <message>
        <source>The day goes on</source>
        <translation>当天还没结束</translation>
    </message>
    <message>
        <source>This day is closed</source>
        <translation>这一天已关账</translation>
    </message>
    <message>
        <source>What was found and said of it stays as it is</source>
        <translation>查到的和说明过的都不再改动</translation>
    </message>
    <message>
        <source>Whether the platform and this till booked the same payments and refunds</source>
        <translation>平台与本机记的收款、退款是否一致</translation>
    </message>
</context>
<context>
    <name>DaySteps</name>
    <message>
        <source>The day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>A command at the computer</source>
        <translation>电脑上的命令</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Bill compared</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Cart emptied</source>
        <translation>清空商品</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>现金进出</translation>
    </message>
    <message>
        <source>Code for a till</source>
        <translation>生成激活码</translation>
    </message>
    <message>
        <source>Cost looked at</source>
        <translation>查看成本</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>对账确认</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>打折</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Drawer, cash and shifts</source>
        <translation>钱箱、现金和交班</translation>
    </message>
    <message>
        <source>Given up, emptied, taken out</source>
        <translation>取消、清空、删除</translation>
    </message>
    <message>
        <source>Goods changed</source>
        <translation>修改商品</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>删除商品</translation>
    </message>
    <message>
        <source>Goods, bills and the shop</source>
        <translation>商品、对账和店铺</translation>
    </message>
    <message>
        <source>Network opened</source>
        <translation>打开店内网络</translation>
    </message>
    <message>
        <source>Network shut</source>
        <translation>关闭店内网络</translation>
    </message>
    <message>
        <source>New PIN set</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>Offline limit up</source>
        <translation>放宽离线收银</translation>
    </message>
    <message>
        <source>PINs checked at the till</source>
        <translation>收银机核对的密码</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Prices and discounts</source>
        <translation>改价和打折</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>变更角色</translation>
    </message>
    <message>
        <source>Sale given up</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Shop changed</source>
        <translation>修改店铺</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Staff added</source>
        <translation>添加店员</translation>
    </message>
    <message>
        <source>Staff back</source>
        <translation>店员复职</translation>
    </message>
    <message>
        <source>Staff renamed</source>
        <translation>店员改名</translation>
    </message>
    <message>
        <source>Staff stopped</source>
        <translation>店员停用</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Stock counted</source>
        <translation>盘点库存</translation>
    </message>
    <message>
        <source>Stock delivered</source>
        <translation>进货入库</translation>
    </message>
    <message>
        <source>Stock written off</source>
        <translation>报损出库</translation>
    </message>
    <message>
        <source>The till itself</source>
        <translation>收银台自己</translation>
    </message>
    <message>
        <source>Till added</source>
        <translation>添加收银台</translation>
    </message>
    <message>
        <source>Till turned away</source>
        <translation>停用收银台</translation>
    </message>
    <message>
        <source>Tills, network, unsent sales</source>
        <translation>收银台、网络与未上报</translation>
    </message>
    <message>
        <source>Unsent brought in</source>
        <translation>导入未上报</translation>
    </message>
    <message>
        <source>Unsent exported</source>
        <translation>导出未上报</translation>
    </message>
    <message>
        <source>{count} records in the file</source>
        <translation>文件内 {count} 条记录</translation>
    </message>
    <message>
        <source>{taken} taken, {refused} refused, {left} left</source>
        <translation>收下 {taken}，拒收 {refused}，剩余 {left}</translation>
    </message>
</context>
<context>
    <name>DetailLeaf</name>
    <message>
        <source>, {count} refunded</source>
        <translation>，已退 {count}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Including tax</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印退款单</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>To the counter</source>
        <translation>回到收银</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>{name}批准</translation>
    </message>
    <message>
        <source>by the till</source>
        <translation>系统自动</translation>
    </message>
    <message>
        <source>the order number</source>
        <translation>商户订单号</translation>
    </message>
    <message>
        <source>the trade number</source>
        <translation>平台交易号</translation>
    </message>
</context>
<context>
    <name>DiscountLeaf</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount off</source>
        <translation>立减</translation>
    </message>
    <message>
        <source>As on the shelf</source>
        <translation>恢复原价</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>优惠前</translation>
    </message>
    <message>
        <source>Discount on everything</source>
        <translation>整单优惠</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>No discount</source>
        <translation>取消优惠</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>打折</translation>
    </message>
    <message>
        <source>Percent off</source>
        <translation>打几折</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Shared out over the goods, to the fen</source>
        <translation>按商品分摊，一分不差</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Then it costs</source>
        <translation>优惠后</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>改什么</translation>
    </message>
    <message>
        <source>{price} per {unit}</source>
        <translation>每{unit} {price}</translation>
    </message>
</context>
<context>
    <name>Discounts</name>
    <message>
        <source>free</source>
        <translation>赠送</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>立减 {amount}</translation>
    </message>
    <message>
        <source>{share}% off</source>
        <translation>{share}折</translation>
    </message>
</context>
<context>
    <name>DoorLeaf</name>
    <message>
        <source>Add a till</source>
        <translation>添加收银台</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Asking the platform</source>
        <translation>正在询问平台</translation>
    </message>
    <message>
        <source>Being opened</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>It could not be opened</source>
        <translation>没能打开</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥指纹</translation>
    </message>
    <message>
        <source>Only this computer reaches the platform. Open it for more tills.</source>
        <translation>现在只有这台电脑能连到平台。要加收银台，请先打开。</translation>
    </message>
    <message>
        <source>Only tills that were let in can do anything here. All is encrypted.</source>
        <translation>只有接入过的收银台能用，全程加密。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Open the network</source>
        <translation>打开店内网络</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>Shut the network</source>
        <translation>关闭店内网络</translation>
    </message>
    <message>
        <source>The shop's network</source>
        <translation>店内网络</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Change for a customer</source>
        <translation>给顾客换零钱</translation>
    </message>
    <message>
        <source>Check the money</source>
        <translation>查看现金</translation>
    </message>
    <message>
        <source>Coins from the bank</source>
        <translation>补充零钱</translation>
    </message>
</context>
<context>
    <name>DrawerLeaf</name>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Leave it shut</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>打开钱箱</translation>
    </message>
    <message>
        <source>Who opens it, when and why is put on record</source>
        <translation>谁、何时、为什么打开，都会记录</translation>
    </message>
</context>
<context>
    <name>DrawerLeaves</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The drawer stays shut.</source>
        <translation>钱箱没有打开。</translation>
    </message>
    <message>
        <source>Your role may not open the drawer</source>
        <translation>您的角色不能打开钱箱</translation>
    </message>
</context>
<context>
    <name>EndLeaf</name>
    <message>
        <source>Back to the goods</source>
        <translation>返回商品</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Give {amount} back</source>
        <translation>撤销并退回 {amount}</translation>
    </message>
    <message>
        <source>Scan another code</source>
        <translation>重新扫码</translation>
    </message>
    <message>
        <source>Show QR</source>
        <translation>出示收款码</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>EntryLeaf</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>平台入账时间</translation>
    </message>
    <message>
        <source>Open the sale</source>
        <translation>查看订单</translation>
    </message>
    <message>
        <source>The PIN was checked at the till</source>
        <translation>密码由收银机核对</translation>
    </message>
    <message>
        <source>The platform was away; it was told afterwards.</source>
        <translation>当时平台不在线，事后已上报。</translation>
    </message>
    <message>
        <source>This sale was made at another till.</source>
        <translation>这一单是在另一台收银机上做的。</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收银机</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>the number of this entry</source>
        <translation>记录编号</translation>
    </message>
</context>
<context>
    <name>Everything</name>
    <message>
        <source>Back, or close what is open</source>
        <translation>返回，或关闭打开的窗口</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Find a page or an action</source>
        <translation>查找页面或功能</translation>
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
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Asked for the result</source>
        <translation>查询付款结果</translation>
    </message>
    <message>
        <source>Asked once more: paid?</source>
        <translation>撤销前最后查询</translation>
    </message>
    <message>
        <source>Asked: refunded?</source>
        <translation>查询退款结果</translation>
    </message>
    <message>
        <source>Cancel sent</source>
        <translation>发起撤销</translation>
    </message>
    <message>
        <source>Cancel sent, so that no late copy is charged</source>
        <translation>发起撤销，防止迟到的请求扣款</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Cash taken</source>
        <translation>收到现金</translation>
    </message>
    <message>
        <source>Charge sent</source>
        <translation>向平台发起收款</translation>
    </message>
    <message>
        <source>Difference explained</source>
        <translation>已说明差异</translation>
    </message>
    <message>
        <source>Left to the till to find out</source>
        <translation>留待后台查清</translation>
    </message>
    <message>
        <source>No answer that can be trusted</source>
        <translation>没有可信的应答</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>未退款</translation>
    </message>
    <message>
        <source>Not sent: no connection</source>
        <translation>未发出：没有网络</translation>
    </message>
    <message>
        <source>Order sent</source>
        <translation>向平台下单</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已到账</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>迟到的付款</translation>
    </message>
    <message>
        <source>Platform: asked before</source>
        <translation>平台：已请求过</translation>
    </message>
    <message>
        <source>Platform: cancel again</source>
        <translation>平台：请再次撤销</translation>
    </message>
    <message>
        <source>Platform: cancelled</source>
        <translation>平台：已撤销</translation>
    </message>
    <message>
        <source>Platform: closed</source>
        <translation>平台：已关闭</translation>
    </message>
    <message>
        <source>Platform: declined</source>
        <translation>平台：拒绝</translation>
    </message>
    <message>
        <source>Platform: no such refund</source>
        <translation>平台：没有这笔退款</translation>
    </message>
    <message>
        <source>Platform: not now</source>
        <translation>平台：暂时不行</translation>
    </message>
    <message>
        <source>Platform: nothing came in yet</source>
        <translation>平台：还没有付款</translation>
    </message>
    <message>
        <source>Platform: number of another order</source>
        <translation>平台：订单号属于别的订单</translation>
    </message>
    <message>
        <source>Platform: number used before</source>
        <translation>平台：订单号已用过</translation>
    </message>
    <message>
        <source>Platform: paid</source>
        <translation>平台：已付款</translation>
    </message>
    <message>
        <source>Platform: refunded</source>
        <translation>平台：已退款</translation>
    </message>
    <message>
        <source>Platform: show the code</source>
        <translation>平台：可以出示收款码</translation>
    </message>
    <message>
        <source>Platform: waits for the customer</source>
        <translation>平台：等待顾客付款</translation>
    </message>
    <message>
        <source>Platform: will not cancel</source>
        <translation>平台：无法撤销</translation>
    </message>
    <message>
        <source>Refund given up</source>
        <translation>放弃退款</translation>
    </message>
    <message>
        <source>Refund sent</source>
        <translation>向平台发起退款</translation>
    </message>
    <message>
        <source>Refund written to the journal</source>
        <translation>退款已记入本机日志</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Report not taken</source>
        <translation>流水未被接收</translation>
    </message>
    <message>
        <source>Reported to the shop</source>
        <translation>流水已上报门店</translation>
    </message>
    <message>
        <source>Sale given up</source>
        <translation>放弃此单</translation>
    </message>
    <message>
        <source>Sale opened</source>
        <translation>开单</translation>
    </message>
    <message>
        <source>Stopped at the counter</source>
        <translation>收银员停止</translation>
    </message>
    <message>
        <source>The answer does not fit</source>
        <translation>应答与此单不符</translation>
    </message>
    <message>
        <source>Written to the till's journal</source>
        <translation>已记入本机日志</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>{name}批准</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>连续 {count} 次</translation>
    </message>
</context>
<context>
    <name>ExportLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV 文本</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>没有导出</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>Excel 表格</translation>
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
        <source>Another computer answers where the shop's platform was. Nothing was sent.</source>
        <translation>本店平台的地址上应答的是另一台电脑，什么都没有发出。</translation>
    </message>
    <message>
        <source>Check the disk and the permissions, then try again.</source>
        <translation>请检查磁盘和权限，再试一次。</translation>
    </message>
    <message>
        <source>Check the network. If the platform was moved, let this till in with a new activation.</source>
        <translation>请检查网络。平台如果换了电脑，请用新的激活码重新接入本机。</translation>
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
        <source>Let the owner invite it again, at the first till.</source>
        <translation>请老板在主收银台重新邀请本机。</translation>
    </message>
    <message>
        <source>Something went wrong in this program.</source>
        <translation>程序出了问题。</translation>
    </message>
    <message>
        <source>The file did not arrive whole. Nothing was changed.</source>
        <translation>文件没有完整收到，什么都没有改动。</translation>
    </message>
    <message>
        <source>The platform cannot be reached. Nothing was sent.</source>
        <translation>连不上平台，什么都没有发出。</translation>
    </message>
    <message>
        <source>The platform on this computer did not start.</source>
        <translation>本机的平台服务没有启动。</translation>
    </message>
    <message>
        <source>The shop has turned this till away.</source>
        <translation>本店已停用这台收银台。</translation>
    </message>
    <message>
        <source>Try again in a moment. If it stays so, pass on the code.</source>
        <translation>请稍后再试；还是不行，请把代码告诉技术人员。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, copy this and pass it on.</source>
        <translation>请重试；如果一直这样，请复制这些信息并反馈。</translation>
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
    <name>FiguresLeaf</name>
    <message numerus="yes">
        <source>%n given back</source>
        <translation>
            <numerusform>退出 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>作废 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n return(s)</source>
        <translation>
            <numerusform>退货 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>销售 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken</source>
        <translation>
            <numerusform>收入 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cash of sales</source>
        <translation>销售现金</translation>
    </message>
    <message>
        <source>Closed {time} by {name}</source>
        <translation>{time} 由{name}交班</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Counted several times</source>
        <translation>清点次数</translation>
    </message>
    <message>
        <source>Discounts given</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>无销售开钱箱</translation>
    </message>
    <message>
        <source>Expected in the drawer</source>
        <translation>钱箱应有</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封印</translation>
    </message>
    <message>
        <source>The shift goes on; these figures still change.</source>
        <translation>本班未交班，数字还会变化。</translation>
    </message>
    <message>
        <source>X report, shift {number}</source>
        <translation>X 报表 · 第 {number} 班</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未清点</translation>
    </message>
</context>
<context>
    <name>FileBox</name>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>文件路径</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>GiveBackLeaf</name>
    <message>
        <source>Give it back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Keep it, take the rest</source>
        <translation>保留，继续收余款</translation>
    </message>
</context>
<context>
    <name>GoodsDetail</name>
    <message>
        <source>By weight</source>
        <translation>按重量卖</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>进价</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>拼音码</translation>
    </message>
    <message>
        <source>Give an in-store code</source>
        <translation>给它一个店内码</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>毛利</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>Only a manager may change goods</source>
        <translation>只有店长可以修改商品</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Sell again</source>
        <translation>恢复销售</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>税收分类</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已停售</translation>
    </message>
    <message>
        <source>the barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>{level}, low at {low}</source>
        <translation>{level}，低于 {low} 提醒</translation>
    </message>
</context>
<context>
    <name>GoodsEdit</name>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>按重量卖</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Change goods</source>
        <translation>修改商品</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>进价</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>拼音码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New goods</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>税收分类</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Without a number the barcode is taken for it</source>
        <translation>不填编号时，用条码作编号</translation>
    </message>
</context>
<context>
    <name>GoodsFile</name>
    <message>
        <source>A barcode has 1 to 32 letters, digits or hyphens.</source>
        <translation>条码由 1 至 32 位字母、数字或连字符组成。</translation>
    </message>
    <message>
        <source>A goods ID has 1 to 32 letters, digits, hyphens or underscores.</source>
        <translation>商品编号由 1 至 32 位字母、数字、连字符或下划线组成。</translation>
    </message>
    <message>
        <source>A rate is from 0% to 100%, with at most two decimals.</source>
        <translation>税率在 0% 到 100% 之间，最多两位小数。</translation>
    </message>
    <message>
        <source>An amount cannot be below zero.</source>
        <translation>金额不能小于零。</translation>
    </message>
    <message>
        <source>An amount has at most two decimals.</source>
        <translation>金额最多两位小数。</translation>
    </message>
    <message>
        <source>An earlier row has this barcode. Line {line}.</source>
        <translation>前面已有相同的条码，在第 {line} 行。</translation>
    </message>
    <message>
        <source>An earlier row has this goods ID. Line {line}.</source>
        <translation>前面已有相同的商品编号，在第 {line} 行。</translation>
    </message>
    <message>
        <source>Changed since you looked: {count}
{names}
Read the file again to see what it would change now.</source>
        <translation>查看之后被改过的商品：{count} 种
{names}
请重新读取文件，看看现在会改动什么。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The file has more than 100,000 rows. Split it.</source>
        <translation>文件超过 100,000 行，请拆分后再导入。</translation>
    </message>
    <message>
        <source>The file has more than 64 columns.</source>
        <translation>文件超过 64 列。</translation>
    </message>
    <message>
        <source>The file is damaged, or it is no CSV or XLSX. Save it again and retry.</source>
        <translation>文件已损坏，或不是 CSV、XLSX 文件。请重新保存后再试。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is neither UTF-8 nor GB18030 text. Save it as XLSX or CSV UTF-8.</source>
        <translation>文件既不是 UTF-8 也不是 GB18030 文本，请另存为 XLSX 或 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>The file is too large. Split it.</source>
        <translation>文件过大，请拆分后再导入。</translation>
    </message>
    <message>
        <source>The first row has two headings with this meaning:</source>
        <translation>首行有两个含义相同的表头：</translation>
    </message>
    <message>
        <source>The first row lacks this heading:</source>
        <translation>首行缺少这个表头：</translation>
    </message>
    <message>
        <source>The last digit does not check the others. Scan the barcode again.</source>
        <translation>校验位不对，请重新扫描条码。</translation>
    </message>
    <message>
        <source>The spreadsheet made a date of this. Format the cell as text.</source>
        <translation>表格软件把它变成了日期，请把单元格设为文本格式。</translation>
    </message>
    <message>
        <source>The spreadsheet rounded this barcode. Format the column as text.</source>
        <translation>表格软件把条码变成了近似值，请把这一列设为文本格式。</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>金额过大。</translation>
    </message>
    <message>
        <source>This is a formula. Paste its value, or put an apostrophe before it.</source>
        <translation>这是一个公式。请粘贴为数值，或在前面加一个单引号。</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>这不是一个文件。</translation>
    </message>
    <message>
        <source>This is not an amount such as 12.50.</source>
        <translation>这不是金额，正确写法如 12.50。</translation>
    </message>
    <message>
        <source>This must not be empty.</source>
        <translation>此处不能为空。</translation>
    </message>
    <message>
        <source>This text has a line break or characters that cannot be shown.</source>
        <translation>文字中有换行或无法显示的字符。</translation>
    </message>
    <message>
        <source>This text is too long.</source>
        <translation>文字过长。</translation>
    </message>
    <message>
        <source>Weighed goods need 13 digits: 2, a number of six, five zeros, check digit.</source>
        <translation>称重商品的条码为 13 位：2、六位编号、五个零、校验位。</translation>
    </message>
    <message>
        <source>Write yes or no here.</source>
        <translation>此处请填“是”或“否”。</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>GoodsKeys</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
</context>
<context>
    <name>GoodsList</name>
    <message>
        <source>Barcode, category</source>
        <translation>条码、分类</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>进价</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>库存低</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已停售</translation>
    </message>
</context>
<context>
    <name>GoodsPanel</name>
    <message>
        <source>Choose goods</source>
        <translation>选一个商品</translation>
    </message>
    <message>
        <source>Every kind of goods, also what is withdrawn</source>
        <translation>全部商品，包括已停售的</translation>
    </message>
    <message>
        <source>Export goods</source>
        <translation>导出商品</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>没有保存</translation>
    </message>
    <message>
        <source>Or scan them: all that is known of them appears here</source>
        <translation>也可以直接扫码，这里显示它的全部信息</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>The goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>{count} kinds of goods: {path}</source>
        <translation>已导出 {count} 种商品：{path}</translation>
    </message>
</context>
<context>
    <name>GoodsTables</name>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Import a file with F7, or write the first with F3</source>
        <translation>按 F7 导入文件，或按 F3 新建第一个</translation>
    </message>
    <message>
        <source>No goods match</source>
        <translation>没有找到商品</translation>
    </message>
    <message>
        <source>No goods yet</source>
        <translation>还没有商品</translation>
    </message>
    <message>
        <source>No row of this kind</source>
        <translation>没有这样的行</translation>
    </message>
    <message>
        <source>Nothing runs low</source>
        <translation>没有库存低的商品</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件里的行</translation>
    </message>
    <message>
        <source>Say with F6 at how much goods are to be bought again</source>
        <translation>按 F6 设置多少时要补货</translation>
    </message>
    <message>
        <source>The goods could not be read</source>
        <translation>读不到商品</translation>
    </message>
    <message>
        <source>Try another name or a part of the barcode</source>
        <translation>换个名称，或输入条码的一段</translation>
    </message>
</context>
<context>
    <name>GoodsView</name>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>有错</translation>
    </message>
    <message>
        <source>Find goods</source>
        <translation>查找商品</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>库存低</translation>
    </message>
    <message>
        <source>Name, initials or a part of the barcode</source>
        <translation>输入名称、拼音首字母或条码的一段</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New goods</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>No goods have {barcode}</source>
        <translation>没有条码为 {barcode} 的商品</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>Save or discard first</source>
        <translation>请先保存或放弃修改</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Which goods</source>
        <translation>显示哪些商品</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已停售</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Ahead of the platform</source>
        <translation>比平台快</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>有回应</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Behind the platform</source>
        <translation>比平台慢</translation>
    </message>
    <message>
        <source>Being read whole</source>
        <translation>正在通读</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>不能使用</translation>
    </message>
    <message>
        <source>Check everything reads it whole</source>
        <translation>点“全面检查”可通读一遍</translation>
    </message>
    <message>
        <source>Check the network cable and the router. Cash goes on.</source>
        <translation>请检查网线和路由器。现金照收。</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>磁盘快满了</translation>
    </message>
    <message>
        <source>Do not sell on this till. Restore a backup.</source>
        <translation>不要在这台收银机上卖货。请恢复备份。</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有回应</translation>
    </message>
    <message>
        <source>Free some space on this disk.</source>
        <translation>请在这个磁盘上腾出空间。</translation>
    </message>
    <message>
        <source>Free some space where the platform runs.</source>
        <translation>请在平台所在的电脑上腾出空间。</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>Has room</source>
        <translation>有空间</translation>
    </message>
    <message>
        <source>Last checked {time}</source>
        <translation>上次检查 {time}</translation>
    </message>
    <message>
        <source>Look at the queue.</source>
        <translation>请查看待处理。</translation>
    </message>
    <message>
        <source>Look for paper, cable and power, then print a test page.</source>
        <translation>检查纸、线和电源，再打印测试页。</translation>
    </message>
    <message>
        <source>Looked after by its server</source>
        <translation>由数据库服务器照看</translation>
    </message>
    <message>
        <source>Make a backup now.</source>
        <translation>请现在备份。</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>快满了</translation>
    </message>
    <message>
        <source>None set up</source>
        <translation>还没有设置</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>还没检查过</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>还没有比对</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>暂时不知道</translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>还没打印过</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待处理</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>太旧</translation>
    </message>
    <message>
        <source>One does not print</source>
        <translation>有一台不打印</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Platform's books</source>
        <translation>平台账本</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>能打印</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Sell nothing more. Restore a backup.</source>
        <translation>请停止卖货，恢复备份。</translation>
    </message>
    <message>
        <source>Set the date and time of this computer right.</source>
        <translation>请校准这台电脑的日期和时间。</translation>
    </message>
    <message>
        <source>Several do not print</source>
        <translation>有几台不打印</translation>
    </message>
    <message>
        <source>Some wait</source>
        <translation>有待处理</translation>
    </message>
    <message>
        <source>Sound when opened</source>
        <translation>打开时完好</translation>
    </message>
    <message>
        <source>Sound, every line checked</source>
        <translation>完好，已逐行核对</translation>
    </message>
    <message>
        <source>Sound, every page checked</source>
        <translation>完好，逐页检查过</translation>
    </message>
    <message>
        <source>The platform has refused some</source>
        <translation>有些被平台拒绝</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>没有备份</translation>
    </message>
    <message>
        <source>Till's books</source>
        <translation>本机账本</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>是新的</translation>
    </message>
    <message>
        <source>schema {step}</source>
        <translation>结构 {step}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>自 {time} 起</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} 项待处理</translation>
    </message>
    <message>
        <source>{size} MB · {free} MB free</source>
        <translation>{size} MB · 剩余 {free} MB</translation>
    </message>
</context>
<context>
    <name>HealthView</name>
    <message>
        <source>All is well</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Bundle for support</source>
        <translation>打包给技术支持</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>全面检查</translation>
    </message>
    <message>
        <source>Every line of the till's books fits.</source>
        <translation>本机账本逐行核对无误。</translation>
    </message>
    <message>
        <source>From source</source>
        <translation>源码运行</translation>
    </message>
    <message>
        <source>Reading every line of the books</source>
        <translation>正在逐行核对账本</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Saved to {file}. Secrets, names and amounts are masked.</source>
        <translation>已存到 {file}。密钥、姓名和金额都已遮盖。</translation>
    </message>
    <message>
        <source>Something needs a look</source>
        <translation>有事需要看看</translation>
    </message>
    <message>
        <source>Something needs you now</source>
        <translation>有事需要马上处理</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>Till number</source>
        <translation>收银台编号</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>HeldLeaf</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the goods</source>
        <translation>返回商品</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Carts on hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>It changes places with the cart at the counter</source>
        <translation>取单时，当前商品会自动挂起</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还不能交班</translation>
    </message>
    <message>
        <source>Nothing is on hold</source>
        <translation>没有挂单</translation>
    </message>
    <message>
        <source>These are not settled. The till is asking; then close the shift.</source>
        <translation>以下还没有结果，收银机正在查询，完成后再交班。</translation>
    </message>
    <message>
        <source>To the orders</source>
        <translation>去订单</translation>
    </message>
    <message>
        <source>{time} · another till</source>
        <translation>{time} · 其他收银台</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>A part of this sale is paid: take the rest, or give it back first</source>
        <translation>这单已收了一部分：请收余款，或先退回</translation>
    </message>
    <message>
        <source>A payment is under way: wait for it, or stop it first</source>
        <translation>正在收款：请等待结果，或先停止</translation>
    </message>
    <message>
        <source>No goods with {code}</source>
        <translation>没有这个商品：{code}</translation>
    </message>
    <message>
        <source>No network: codes cannot be charged now, and nothing was. Take cash</source>
        <translation>没有网络：现在不能扫码收款，也没有收过。请收现金</translation>
    </message>
    <message>
        <source>Nothing to pay for yet: scan goods first</source>
        <translation>还没有商品，请先扫商品</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>This is for a manager to do</source>
        <translation>这项操作要店长来做</translation>
    </message>
    <message>
        <source>This sale is paid. Do not charge again.</source>
        <translation>这一单已到账，请勿重复收款</translation>
    </message>
    <message>
        <source>Too much waits for the network: no new sale. A manager can let more wait once, in the queue</source>
        <translation>等网络的太多了：不能再开新单。店长可在“待处理”里放宽一次</translation>
    </message>
</context>
<context>
    <name>ImportFigures</name>
    <message>
        <source>As they are already</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Columns left out: {names}</source>
        <translation>没有用到的列：{names}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Rows with faults</source>
        <translation>有错的行</translation>
    </message>
</context>
<context>
    <name>ImportLeaf</name>
    <message>
        <source>All of it stands on the shelf</source>
        <translation>全部商品已上架</translation>
    </message>
    <message>
        <source>All of it, or nothing</source>
        <translation>要么全部，要么不动</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>CSV or XLSX, the headings in the first row</source>
        <translation>CSV 或 XLSX，第一行是表头</translation>
    </message>
    <message>
        <source>File of goods</source>
        <translation>商品文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Import %n kinds</source>
        <translation>
            <numerusform>导入 %n 种商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Import goods</source>
        <translation>导入商品</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Mend the rows on the left in the file, save it, read it again.</source>
        <translation>请在文件里改好左边这些行，保存后重新读取。</translation>
    </message>
    <message>
        <source>Nothing can be imported yet</source>
        <translation>还不能导入</translation>
    </message>
    <message>
        <source>Nothing is changed before you have seen what would change. Goods are recognised by their number; fields without a column stay as they are.</source>
        <translation>看过会改什么之后才会改。商品按编号识别，文件里没有的列保持不变。</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>没有要导入的</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>没有导入任何商品</translation>
    </message>
    <message>
        <source>Others changed these goods</source>
        <translation>有人改过这些商品</translation>
    </message>
    <message>
        <source>Putting them on the shelf</source>
        <translation>正在上架</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读文件</translation>
    </message>
    <message>
        <source>Save the faults</source>
        <translation>导出错误清单</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed</source>
        <translation>已停止，什么都没有改</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>这个文件读不了</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会改什么</translation>
    </message>
    <message>
        <source>{count} rows read</source>
        <translation>已读 {count} 行</translation>
    </message>
    <message>
        <source>{done} of {whole}</source>
        <translation>{done} / {whole}</translation>
    </message>
</context>
<context>
    <name>JoinView</name>
    <message>
        <source>Activation</source>
        <translation>激活码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Join a shop</source>
        <translation>加入门店</translation>
    </message>
    <message>
        <source>Scan it, or type eight groups of five</source>
        <translation>扫描，或输入八组、每组五个字符</translation>
    </message>
    <message>
        <source>Sell here</source>
        <translation>在这里收银</translation>
    </message>
    <message>
        <source>The owner adds this till at the first one, and reads out what it says.</source>
        <translation>请老板在主收银台上添加本机，并把激活码念给您。</translation>
    </message>
    <message>
        <source>The till of this shop opens by itself.</source>
        <translation>收银台会自动打开。</translation>
    </message>
    <message>
        <source>This is now {name}</source>
        <translation>本机现在是：{name}</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Compare it with the other screen: eight groups of five.</source>
        <translation>请与另一块屏幕核对：一共八组，每组五个。</translation>
    </message>
    <message>
        <source>This is not an activation, or a letter of it was misread.</source>
        <translation>这不是激活码，或有一个字符看错了。</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message numerus="yes">
        <source>%n not settled</source>
        <translation>
            <numerusform>%n 笔未结清</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s), {taken}</source>
        <translation>
            <numerusform>已收 %n 笔，{taken}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to report</source>
        <translation>
            <numerusform>%n 笔待上传</numerusform>
        </translation>
    </message>
    <message>
        <source>All settled</source>
        <translation>已全部结清</translation>
    </message>
    <message numerus="yes">
        <source>Clock is wrong: %n waiting</source>
        <translation>
            <numerusform>时钟不对：%n 笔待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Declined payment {number}, {amount}: its number is not closed yet</source>
        <translation>{number} 未成收款 {amount}：平台尚未关闭该单号</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Payment {number}, {amount}: not settled</source>
        <translation>{number} 收款 {amount}：尚未结清</translation>
    </message>
    <message>
        <source>Payments, refunds and reports that are not settled yet</source>
        <translation>还没有结清的收款、退款和流水</translation>
    </message>
    <message>
        <source>Platform connected</source>
        <translation>平台已连接</translation>
    </message>
    <message>
        <source>Platform is restarting</source>
        <translation>平台正在重启</translation>
    </message>
    <message>
        <source>Platform not reached</source>
        <translation>连不上平台</translation>
    </message>
    <message>
        <source>Platform stopped</source>
        <translation>平台已停止</translation>
    </message>
    <message>
        <source>Refund of {number}, {amount}: not settled</source>
        <translation>{number} 退款 {amount}：尚未结清</translation>
    </message>
    <message>
        <source>Sale {number}, {amount}: not reported yet</source>
        <translation>{number} 流水 {amount}：尚未上报</translation>
    </message>
    <message>
        <source>Sale {number}: {amount} of it is paid. Take the rest, or give it back</source>
        <translation>{number} 只收了 {amount}，请收余款或退回</translation>
    </message>
    <message>
        <source>Set the date and time of this computer right; the till then goes on</source>
        <translation>请校准本机日期和时间，校准后收银台会自动继续</translation>
    </message>
    <message>
        <source>Shift report Z {number}: not reported yet</source>
        <translation>日结单 Z {number} 尚未上报</translation>
    </message>
    <message>
        <source>{number} has been paid: {amount}</source>
        <translation>{number} 已到账 {amount}</translation>
    </message>
    <message>
        <source>{number} was cancelled: {amount} went back</source>
        <translation>{number} 已撤销，{amount} 已退回</translation>
    </message>
    <message>
        <source>{number} was not paid: nothing was taken</source>
        <translation>{number} 没有付款，未收任何钱</translation>
    </message>
    <message>
        <source>{number} was paid too late: {amount} goes back</source>
        <translation>{number} 付款迟到，{amount} 将退回</translation>
    </message>
    <message>
        <source>{number}: {amount} was not refunded</source>
        <translation>{number}：{amount} 没有退成</translation>
    </message>
    <message>
        <source>{number}: {amount} went back to the customer</source>
        <translation>{number}：{amount} 已退回顾客</translation>
    </message>
</context>
<context>
    <name>KeptLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Checked in the platform's books</source>
        <translation>平台账本核对项</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Lines of the journal</source>
        <translation>日志行数</translation>
    </message>
    <message>
        <source>Prove again</source>
        <translation>再核对一次</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售笔数</translation>
    </message>
    <message>
        <source>This file cannot be used. Keep another one.</source>
        <translation>这个文件不能用。请留用另一份。</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收银机</translation>
    </message>
    <message>
        <source>the proof</source>
        <translation>核对码</translation>
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
    <message>
        <source>Print</source>
        <translation>打印</translation>
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
    <name>LabelChoices</name>
    <message>
        <source>40×30</source>
        <translation>40×30</translation>
    </message>
    <message>
        <source>60×40</source>
        <translation>60×40</translation>
    </message>
    <message>
        <source>A roll of labels, {size}</source>
        <translation>标签卷纸，每张 {size}</translation>
    </message>
    <message>
        <source>A sheet of labels, each {size}</source>
        <translation>A4 不干胶，每张 {size}</translation>
    </message>
    <message>
        <source>A4/24</source>
        <translation>A4/24</translation>
    </message>
    <message>
        <source>A4/65</source>
        <translation>A4/65</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>First free place</source>
        <translation>从第几格</translation>
    </message>
    <message>
        <source>Labels of each kind</source>
        <translation>每种几张</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>LabelsLeaf</name>
    <message numerus="yes">
        <source>%n barcodes do not fit: printed without bars</source>
        <translation>
            <numerusform>%n 种商品的条码放不下，只印数字，不印条纹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n 种商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n 张标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels saved: {path}</source>
        <translation>
            <numerusform>已保存 %n 张标签：{path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheets</source>
        <translation>
            <numerusform>%n 页纸</numerusform>
        </translation>
    </message>
    <message>
        <source>All in the list</source>
        <translation>列表全部</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>How the labels look</source>
        <translation>标签预览</translation>
    </message>
    <message numerus="yes">
        <source>In-store codes for %n without a barcode</source>
        <translation>
            <numerusform>给 %n 种无条码的商品分配店内码</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Labels of</source>
        <translation>打哪些</translation>
    </message>
    <message>
        <source>More than {most} labels: narrow the list</source>
        <translation>超过 {most} 张：请缩小列表范围</translation>
    </message>
    <message>
        <source>No codes given</source>
        <translation>没有分配店内码</translation>
    </message>
    <message>
        <source>No goods in the list</source>
        <translation>列表里没有商品</translation>
    </message>
    <message>
        <source>No labels written</source>
        <translation>标签没有保存</translation>
    </message>
    <message>
        <source>Open to print</source>
        <translation>打开打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>保存为 PDF</translation>
    </message>
    <message>
        <source>These goods</source>
        <translation>这种商品</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>MismatchLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>写明原因</translation>
    </message>
    <message>
        <source>Not in the bill</source>
        <translation>账单里没有</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>本机没有</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Sale {number}</source>
        <translation>小票 {number}</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>To the sale</source>
        <translation>看小票</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Why it is so</source>
        <translation>原因是什么</translation>
    </message>
    <message>
        <source>the order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>the refund number</source>
        <translation>退款号</translation>
    </message>
</context>
<context>
    <name>MoreView</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>MoveLeaf</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>It is put on record with your name and the reason.</source>
        <translation>会连同您的姓名和原因记录在案。</translation>
    </message>
    <message>
        <source>Put {amount} in</source>
        <translation>存入 {amount}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Take {amount} out</source>
        <translation>取出 {amount}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
</context>
<context>
    <name>NameLeaf</name>
    <message>
        <source>A new till</source>
        <translation>新收银台</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>请起一个名字</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>It runs this program on another computer of the shop's network.</source>
        <translation>它在店内网络的另一台电脑上运行本程序。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the till</source>
        <translation>收银台名称</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>{number} 号收银台</translation>
    </message>
</context>
<context>
    <name>NotesLeaf</name>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Name or note of this cart</source>
        <translation>这单的称呼或备注</translation>
    </message>
    <message>
        <source>Note on the line</source>
        <translation>这件商品的备注</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>{name} 的备注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>They stand on the receipt; a cart on hold is found by its own</source>
        <translation>会印在小票上；挂单时凭它找到这单</translation>
    </message>
</context>
<context>
    <name>NowLeaf</name>
    <message>
        <source>Cash in</source>
        <translation>存入现金</translation>
    </message>
    <message>
        <source>Cash in and out</source>
        <translation>现金存取</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>取出现金</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Count the float</source>
        <translation>清点备用金</translation>
    </message>
    <message>
        <source>Count the float again</source>
        <translation>重点备用金</translation>
    </message>
    <message>
        <source>It begins with the first sale, or when the float is counted.</source>
        <translation>第一笔销售或清点备用金时开始。</translation>
    </message>
    <message>
        <source>No cash was put in or taken out</source>
        <translation>还没有存取现金</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>还没有开班</translation>
    </message>
    <message>
        <source>Selling goes on all the same. Count it as soon as there is time.</source>
        <translation>不影响销售，有空时请清点。</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>第 {number} 班</translation>
    </message>
    <message>
        <source>Since {time}, begun by {name}</source>
        <translation>{time} 由{name}开始</translation>
    </message>
    <message>
        <source>The float is not counted</source>
        <translation>备用金未清点</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>Who worked</source>
        <translation>当班</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X 报表</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>{name}批准</translation>
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
        <source>Hand the till over</source>
        <translation>交接给下一位</translation>
    </message>
    <message>
        <source>It stays in this till and is sent at the next start. A file of all of it is saved as well, so that nothing depends on this computer.</source>
        <translation>它们留在本机，下次启动时送出；同时另存一份文件，不只靠这台电脑。</translation>
    </message>
    <message>
        <source>It stays in this till and is sent by itself; whoever signs in next sees it in the queue.</source>
        <translation>它们留在本机并会自动送出；下一位登录后可在“待处理”里看到。</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>No network: this waits for it</source>
        <translation>没有网络：这些要等网络恢复</translation>
    </message>
    <message>
        <source>Not yet: something is unfinished</source>
        <translation>还有事没办完，暂时不能退出</translation>
    </message>
    <message>
        <source>Save a file and close</source>
        <translation>存成文件并关闭</translation>
    </message>
    <message>
        <source>The till is asking and sending by itself. Try again in a moment.</source>
        <translation>正在自动查询和上传，请稍后再试。</translation>
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
        <source>Back to the refund</source>
        <translation>返回退款</translation>
    </message>
    <message>
        <source>Choose a sale</source>
        <translation>请选择一单</translation>
    </message>
    <message>
        <source>Its goods, its payment and everything that happened appear here</source>
        <translation>这里显示商品、付款和全部过程</translation>
    </message>
    <message>
        <source>Refund of {number}</source>
        <translation>{number} 退款</translation>
    </message>
    <message>
        <source>The sale</source>
        <translation>订单</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>未退款</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>收款码</translation>
    </message>
    <message>
        <source>Refund not known yet</source>
        <translation>退款结果未知</translation>
    </message>
    <message>
        <source>Refund under way</source>
        <translation>正在退款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>OrdersView</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Find a sale</source>
        <translation>查找订单</translation>
    </message>
    <message>
        <source>Finish the sale at the counter first</source>
        <translation>请先完成收银台上的这一单</translation>
    </message>
    <message>
        <source>Hand {amount} in cash back</source>
        <translation>请退现金 {amount} 给顾客</translation>
    </message>
    <message>
        <source>No sale matches</source>
        <translation>没有找到订单</translation>
    </message>
    <message>
        <source>No sales yet</source>
        <translation>还没有订单</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Payments are taken at the checkout</source>
        <translation>请到收银页收款</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Sales of this till appear here as soon as they begin</source>
        <translation>本机的每一单从开始就会出现在这里</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>The sales could not be read</source>
        <translation>订单读取失败</translation>
    </message>
    <message>
        <source>Try another number or name, or look at all</source>
        <translation>换个单号或商品名称，或查看全部订单</translation>
    </message>
    <message>
        <source>Type a number or the name of goods</source>
        <translation>输入单号或商品名称</translation>
    </message>
    <message>
        <source>Which sales</source>
        <translation>筛选订单</translation>
    </message>
    <message>
        <source>{amount} was not refunded</source>
        <translation>{amount} 没有退成</translation>
    </message>
    <message>
        <source>{amount} went back to the customer</source>
        <translation>{amount} 已退回顾客</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%n cancelled on both sides</source>
        <translation>
            <numerusform>两边都已撤销 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differ: {amount}</source>
        <translation>
            <numerusform>%n 笔不符，共 {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n explained: {amount}</source>
        <translation>
            <numerusform>%n 笔已说明，共 {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payments and refunds</source>
        <translation>
            <numerusform>%n 笔收款和退款</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n agree</source>
        <translation>
            <numerusform>%n 笔全部相符</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared as far as the day had come, {time}</source>
        <translation>核对到 {time} 为止</translation>
    </message>
    <message>
        <source>Compared with the platform's bill, {time}</source>
        <translation>{time} 与平台账单核对</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>还没对账</translation>
    </message>
    <message>
        <source>Nothing was paid, on either side</source>
        <translation>两边都没有收款</translation>
    </message>
    <message>
        <source>Other tills</source>
        <translation>其他收银台</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>This day is compared with the platform's own bill</source>
        <translation>这一天用平台的账单来对</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Today is compared as far as it has come; its bill is there tomorrow</source>
        <translation>今天先对到现在为止；账单明天才有</translation>
    </message>
    <message>
        <source>closed on {time}</source>
        <translation>{time} 关账</translation>
    </message>
</context>
<context>
    <name>OwnPinLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Your PIN, {name}</source>
        <translation>{name}，请输入您的密码</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Activity</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation>收银</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>各台交班</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>小票设计</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Who did what, when, and who approved it</source>
        <translation>谁在什么时候做了什么，谁批准的</translation>
    </message>
    <message>
        <source>Who works here, in which role, with which PIN</source>
        <translation>店员、角色和密码</translation>
    </message>
</context>
<context>
    <name>PaidLeaf</name>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位顾客</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>查看订单</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已到账</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Allow it in the system's settings, then print again.</source>
        <translation>请在系统设置里允许，再打印一次。</translation>
    </message>
    <message>
        <source>Check that it is on and connected, then print again.</source>
        <translation>请确认打印机已开机、已连接，再打印一次。</translation>
    </message>
    <message>
        <source>Check the cable and the printer's settings.</source>
        <translation>请检查连接线和打印机设置。</translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG picture of at most 4 MB.</source>
        <translation>请选择不超过 4 MB 的 PNG 或 JPEG 图片。</translation>
    </message>
    <message>
        <source>Close it, then print again.</source>
        <translation>请合上，再打印一次。</translation>
    </message>
    <message>
        <source>Connect the printer by network, or have it installed.</source>
        <translation>请改用网络连接打印机，或请人安装。</translation>
    </message>
    <message>
        <source>Look at how it is connected, and write its place again.</source>
        <translation>请看看它的连接方式，重新填写位置。</translation>
    </message>
    <message>
        <source>Look at the paper; print again if it is not complete.</source>
        <translation>请看一下纸；若不完整，再打印一次。</translation>
    </message>
    <message>
        <source>No printer can be at this place.</source>
        <translation>这个位置不会有打印机。</translation>
    </message>
    <message>
        <source>No printer has a drawer on it.</source>
        <translation>没有打印机接着钱箱。</translation>
    </message>
    <message>
        <source>No printer is connected at this place.</source>
        <translation>这个位置没有连接打印机。</translation>
    </message>
    <message>
        <source>No printer is set up for this.</source>
        <translation>还没有设置这类打印机。</translation>
    </message>
    <message>
        <source>Open it by its key; say under Printers where it is connected.</source>
        <translation>请用钥匙打开；在“打印机”里设置钱箱接在哪台上。</translation>
    </message>
    <message>
        <source>Open the printer's settings and save them again.</source>
        <translation>请打开打印机设置，重新保存。</translation>
    </message>
    <message>
        <source>Open the receipt designer and save it again.</source>
        <translation>请打开小票设计，重新保存。</translation>
    </message>
    <message>
        <source>Put in a new roll, then print again.</source>
        <translation>请换上新纸卷，再打印一次。</translation>
    </message>
    <message>
        <source>Set one up under Printers.</source>
        <translation>请在“打印机”里添加一台。</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>打印机没有应答。</translation>
    </message>
    <message>
        <source>The printer has no paper.</source>
        <translation>打印机缺纸。</translation>
    </message>
    <message>
        <source>The printer stopped answering while it was printing.</source>
        <translation>打印到一半，打印机不再应答。</translation>
    </message>
    <message>
        <source>The printer's cover is open.</source>
        <translation>打印机的盖子没有合上。</translation>
    </message>
    <message>
        <source>This computer does not let the program use the printer.</source>
        <translation>这台电脑不允许本程序使用打印机。</translation>
    </message>
    <message>
        <source>This file is not a picture that can be printed.</source>
        <translation>这个文件不是可以打印的图片。</translation>
    </message>
    <message>
        <source>This is not how a printer can be set up.</source>
        <translation>打印机不能这样设置。</translation>
    </message>
    <message>
        <source>This is not the design of a receipt.</source>
        <translation>这不是小票的设计。</translation>
    </message>
    <message>
        <source>What speaks to this kind of connection is not installed.</source>
        <translation>没有安装这种连接方式所需的驱动。</translation>
    </message>
</context>
<context>
    <name>PaperTrial</name>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>The dashes reach both edges, on one row:</source>
        <translation>下面的虚线应在一行内到达两边：</translation>
    </message>
    <message>
        <source>Which line reads like this one?</source>
        <translation>哪一行和这一行一样？</translation>
    </message>
</context>
<context>
    <name>PersonLeaf</name>
    <message>
        <source>4 to 6 digits</source>
        <translation>4 到 6 位数字</translation>
    </message>
    <message>
        <source>A PIN is needed</source>
        <translation>请设置密码</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>请填写姓名</translation>
    </message>
    <message>
        <source>Empty keeps the old one</source>
        <translation>留空则不变</translation>
    </message>
    <message>
        <source>Let back in</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Letters, digits, - and _ only</source>
        <translation>只能用字母、数字、- 和 _</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>One line without odd signs</source>
        <translation>只能是一行普通文字</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Somebody has this number</source>
        <translation>这个编号已有人使用</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新店员</translation>
    </message>
    <message>
        <source>Stop working here</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Tell them their PIN</source>
        <translation>请把密码告诉本人</translation>
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
    <message>
        <source>Too many wrong PINs. Again at {time}.</source>
        <translation>密码错了太多次，{time} 后再试。</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. %n tries left.</source>
        <translation>
            <numerusform>密码不对，还能试 %n 次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreferencesView</name>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Find a setting, pinyin too</source>
        <translation>查找设置，可输入拼音</translation>
    </message>
    <message>
        <source>No setting of that name</source>
        <translation>没有这个名字的设置</translation>
    </message>
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
    <name>PrinterEdit</name>
    <message>
        <source>Commands</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>国内通用</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Cuts the paper</source>
        <translation>自动切纸</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Drawer pin</source>
        <translation>钱箱针脚</translation>
    </message>
    <message>
        <source>How Chinese is sent</source>
        <translation>中文的发送方式</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New printer</source>
        <translation>新打印机</translation>
    </message>
    <message>
        <source>None</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Own barcodes</source>
        <translation>自带条码</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸宽</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>打印小票</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>A device file, or a file for trying it out.</source>
        <translation>设备文件，或者用来试打的文件。</translation>
    </message>
    <message>
        <source>Another printer is called so</source>
        <translation>已有同名的打印机</translation>
    </message>
    <message>
        <source>As dots</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>GB18030</source>
        <translation>GB18030</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>请起个名称</translation>
    </message>
    <message>
        <source>It prints its address while its feed key is held at start.</source>
        <translation>开机时按住走纸键，打印机会打出自己的地址。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸宽</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The port, and its speed if it is not 9600.</source>
        <translation>端口；速率不是 9600 时一并写上。</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Vendor and product, as the system lists USB devices.</source>
        <translation>厂商号和产品号，见系统的 USB 设备列表。</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Write a port: COM3, or /dev/ttyUSB0, 115200</source>
        <translation>请写端口：COM3，或 /dev/ttyUSB0, 115200</translation>
    </message>
    <message>
        <source>Write an address and perhaps a port: 192.168.1.50:9100</source>
        <translation>请写地址，可带端口：192.168.1.50:9100</translation>
    </message>
    <message>
        <source>Write four signs, a colon, four signs: 0416:5011</source>
        <translation>请写四位、冒号、四位：0416:5011</translation>
    </message>
    <message>
        <source>Write the path of a file, not of a folder</source>
        <translation>请写文件的路径，不能是文件夹</translation>
    </message>
</context>
<context>
    <name>PrintersView</name>
    <message>
        <source>Add a printer</source>
        <translation>添加打印机</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>请选择打印机</translation>
    </message>
    <message>
        <source>Go on with the new printer</source>
        <translation>继续填写新打印机</translation>
    </message>
    <message>
        <source>No printer yet</source>
        <translation>还没有打印机</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>没有保存。</translation>
    </message>
    <message>
        <source>Or add one: by network, USB or a serial port</source>
        <translation>或者添加一台：网络、USB 或串口</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>小票设计</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>The printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Without one, sales go on; receipts can be saved as PDF</source>
        <translation>没有打印机也能收款，小票可存为 PDF</translation>
    </message>
</context>
<context>
    <name>QrLeaf</name>
    <message>
        <source>Ask the customer to scan</source>
        <translation>请顾客扫码</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Payment QR code</source>
        <translation>收款码</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止收款</translation>
    </message>
    <message>
        <source>The customer's screen shows the same code</source>
        <translation>顾客屏上显示同一个码</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
</context>
<context>
    <name>QuantityEdit</name>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
</context>
<context>
    <name>QuantityLeaf</name>
    <message>
        <source>Amount</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Do not add it</source>
        <translation>不加入</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>{price} per {unit}</source>
        <translation>每{unit} {price}</translation>
    </message>
</context>
<context>
    <name>QuestionLeaf</name>
    <message>
        <source>Amount asked about</source>
        <translation>要确认的金额</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Activity</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Being closed</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>要您处理</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>还不清楚</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>还没试过</translation>
    </message>
    <message>
        <source>Number to close</source>
        <translation>待关闭的单号</translation>
    </message>
    <message>
        <source>Paid in part</source>
        <translation>只付了一部分</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund, done</source>
        <translation>退款记录</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>已等</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take the rest, or give the part back</source>
        <translation>收齐余款，或退回已收的部分</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>这台电脑的时间不对</translation>
    </message>
    <message>
        <source>The payment belongs to another sale</source>
        <translation>这笔付款属于另一笔销售</translation>
    </message>
    <message>
        <source>The platform declined it</source>
        <translation>平台没有接受</translation>
    </message>
    <message>
        <source>The platform did not answer</source>
        <translation>平台没有回应</translation>
    </message>
    <message>
        <source>The platform does not know the cashier</source>
        <translation>平台不认识这位收银员</translation>
    </message>
    <message>
        <source>The platform does not know this sale</source>
        <translation>平台没有这笔销售</translation>
    </message>
    <message>
        <source>The platform finds no approval for it</source>
        <translation>平台找不到批准记录</translation>
    </message>
    <message>
        <source>The platform has another record under this number</source>
        <translation>平台上这个编号是另一条记录</translation>
    </message>
    <message>
        <source>The platform says that less is left to give back</source>
        <translation>平台说可退的没有这么多</translation>
    </message>
    <message>
        <source>The platform was busy</source>
        <translation>平台正忙</translation>
    </message>
    <message>
        <source>The platform was out of order</source>
        <translation>平台出了故障</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>{time}后</translation>
    </message>
    <message>
        <source>now</source>
        <translation>马上</translation>
    </message>
    <message>
        <source>tried {count} ×</source>
        <translation>试过 {count} 次</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Let more wait</source>
        <translation>允许多等一些</translation>
    </message>
    <message>
        <source>Twice as much, once, until all of it is sent. Put on record.</source>
        <translation>上限翻一倍，只此一次，直到全部送达。会记录在案。</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>待处理</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message numerus="yes">
        <source>%n record(s) saved to {file}</source>
        <translation>
            <numerusform>%n 条记录已存到 {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Every payment is settled and every sale has reached the platform.</source>
        <translation>每笔收款都有结果，每笔销售都已送达平台。</translation>
    </message>
    <message>
        <source>More may wait now. Put on record.</source>
        <translation>已放宽上限，并记录在案。</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待处理的事</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>待处理</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Ask the customer for a fresh code.</source>
        <translation>请顾客刷新付款码后重新扫。</translation>
    </message>
    <message>
        <source>Ask the customer to pay another way.</source>
        <translation>请顾客换一种方式付款。</translation>
    </message>
    <message>
        <source>Call the manager; the code below helps to find out.</source>
        <translation>请找店长，凭下面的代码查原因。</translation>
    </message>
    <message>
        <source>Closed by the platform or declined by the customer</source>
        <translation>顾客拒绝付款，或订单已被平台关闭</translation>
    </message>
    <message>
        <source>It never reached the platform</source>
        <translation>平台没有收到这笔收款</translation>
    </message>
    <message>
        <source>Keep the goods until the payment has arrived.</source>
        <translation>到账之前请勿放行商品。</translation>
    </message>
    <message>
        <source>Not paid in time</source>
        <translation>顾客没有按时付款</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was taken. Check the network.</source>
        <translation>请求没有发出，这笔没有扣款。请检查网络。</translation>
    </message>
    <message>
        <source>Nothing was taken. Set the date and time right, then try again.</source>
        <translation>这笔没有扣款。请校准日期和时间后再试。</translation>
    </message>
    <message>
        <source>Nothing was taken. Try again or pay another way.</source>
        <translation>这笔没有扣款，可以重试或换个方式付款。</translation>
    </message>
    <message>
        <source>Paid late, and kept for this sale</source>
        <translation>付款迟到，已计入这一单</translation>
    </message>
    <message>
        <source>Paid too late for this sale</source>
        <translation>付款来得太迟，未计入这一单</translation>
    </message>
    <message>
        <source>Payment code no longer valid</source>
        <translation>付款码已失效</translation>
    </message>
    <message>
        <source>Stopped at the counter</source>
        <translation>收银员已停止收款</translation>
    </message>
    <message>
        <source>The amount is beyond what one payment may be</source>
        <translation>金额超出单笔限额</translation>
    </message>
    <message>
        <source>The answer does not fit this sale</source>
        <translation>应答与这一单不符</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>本机时钟不对</translation>
    </message>
    <message>
        <source>The code is waiting to be scanned</source>
        <translation>等待顾客扫码</translation>
    </message>
    <message>
        <source>The customer had paid; the cancel gave it back</source>
        <translation>顾客已付款，撤销时已退回</translation>
    </message>
    <message>
        <source>The customer may or may not have paid. Do not take money again; we keep asking.</source>
        <translation>顾客可能已付款。请勿重复收款，收银台会一直查询。</translation>
    </message>
    <message>
        <source>The customer's account may not pay</source>
        <translation>顾客的账户不能付款</translation>
    </message>
    <message>
        <source>The customer's balance is too small</source>
        <translation>顾客余额不足</translation>
    </message>
    <message>
        <source>The money is back with the customer. Charge again.</source>
        <translation>钱已退回顾客，请重新收款。</translation>
    </message>
    <message>
        <source>The order number belongs to another sale</source>
        <translation>订单号属于另一单</translation>
    </message>
    <message>
        <source>The payment did not go through</source>
        <translation>付款没有成功</translation>
    </message>
    <message>
        <source>The payment was never sent</source>
        <translation>收款请求没有发出</translation>
    </message>
    <message>
        <source>The platform cannot be reached</source>
        <translation>连不上平台</translation>
    </message>
    <message>
        <source>The platform declined the payment</source>
        <translation>平台拒绝了这笔付款</translation>
    </message>
    <message>
        <source>The platform has not answered</source>
        <translation>平台没有应答</translation>
    </message>
    <message>
        <source>The rest was not taken. Check the network.</source>
        <translation>余款没有收到。请检查网络。</translation>
    </message>
    <message>
        <source>The rest was not taken. Set the date and time right, then try again.</source>
        <translation>余款没有收到。请校准日期和时间后再试。</translation>
    </message>
    <message>
        <source>The rest was not taken. Try again or pay another way.</source>
        <translation>余款没有收到，可以重试或换个方式付款。</translation>
    </message>
    <message>
        <source>The sale is paid.</source>
        <translation>这一单已到账。</translation>
    </message>
    <message>
        <source>The sale was given up; this part went back</source>
        <translation>整单已撤销，这部分已退回</translation>
    </message>
    <message>
        <source>The shop cannot pay itself</source>
        <translation>不能向自己付款</translation>
    </message>
    <message>
        <source>The till gives the money back by itself. Charge again.</source>
        <translation>收银台会自动退回这笔钱，请重新收款。</translation>
    </message>
    <message>
        <source>This payment was closed before</source>
        <translation>这笔收款此前已关闭</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客确认</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Demo: no real money</source>
        <translation>演示：非真实交易</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Discounts in all</source>
        <translation>优惠合计</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Of sale</source>
        <translation>原单号</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>扫码支付</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收款小票</translation>
    </message>
    <message>
        <source>Refund receipt</source>
        <translation>退款小票</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Tax {rate} in {amount}</source>
        <translation>{amount} 含 {rate} 税</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>ReceiptEdit</name>
    <message>
        <source>Barcode</source>
        <translation>单号条码</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>不要标志</translation>
    </message>
    <message>
        <source>PNG or JPEG, at most 4 MB; at most 48 mm wide and 30 mm high on paper</source>
        <translation>PNG 或 JPEG，不超过 4 MB；纸上最宽 48 mm、最高 30 mm</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>小票内容</translation>
    </message>
    <message>
        <source>References</source>
        <translation>交易号</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店名</translation>
    </message>
    <message>
        <source>Tax included</source>
        <translation>含税额</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>太长了</translation>
    </message>
    <message>
        <source>Too much: {count} lines at most</source>
        <translation>太多了：最多 {count} 行</translation>
    </message>
</context>
<context>
    <name>ReceiptExample</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Lin</source>
        <translation>林小满</translation>
    </message>
    <message>
        <source>Moon cakes, box of eight</source>
        <translation>广式月饼礼盒 八枚装</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Red Fuji apples, loose, first choice of this season</source>
        <translation>散称 红富士苹果 特级 产地直供 当季新鲜水果</translation>
    </message>
    <message>
        <source>Spring water 550 ml</source>
        <translation>农夫山泉 饮用天然水 550ml</translation>
    </message>
    <message>
        <source>as a gift</source>
        <translation>送礼</translation>
    </message>
</context>
<context>
    <name>ReceiptsModel</name>
    <message>
        <source>The example</source>
        <translation>示例小票</translation>
    </message>
</context>
<context>
    <name>ReceiptsView</name>
    <message>
        <source>Not saved.</source>
        <translation>没有保存。</translation>
    </message>
    <message>
        <source>Print the example</source>
        <translation>打印示例</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>小票设计</translation>
    </message>
    <message>
        <source>Receipts look like this from now on</source>
        <translation>小票从现在起就是这样</translation>
    </message>
    <message>
        <source>The receipt as it is printed</source>
        <translation>打印出来的小票</translation>
    </message>
    <message>
        <source>What stands on receipts</source>
        <translation>小票上有什么</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>纸宽</translation>
    </message>
</context>
<context>
    <name>Reconciliation</name>
    <message>
        <source>Amounts differ</source>
        <translation>金额不符</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>记在另一天</translation>
    </message>
    <message>
        <source>Ask who sold at that time. Refund it if nobody got the goods.</source>
        <translation>问问当时是谁收的；没有给货就退款。</translation>
    </message>
    <message>
        <source>Both sides booked it, on different sides of midnight.</source>
        <translation>两边都记了，只是隔着零点。</translation>
    </message>
    <message>
        <source>Both sides hold it, with different amounts.</source>
        <translation>两边都有这一笔，金额不一样。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>未付成</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>It was booked twice, or its sale had been paid before.</source>
        <translation>记了两次，或者这张小票之前已经付清。</translation>
    </message>
    <message>
        <source>Look for a refund or a cancel that was made past this till.</source>
        <translation>查查是否有人绕过本机退款或撤销。</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>One side says that money moved, the other says it did not.</source>
        <translation>一边说钱动了，另一边说没有。</translation>
    </message>
    <message>
        <source>Only at the platform</source>
        <translation>只有平台有</translation>
    </message>
    <message>
        <source>Only at this till</source>
        <translation>只有本机有</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待说明</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Pass the order number on to the platform before the money is due.</source>
        <translation>请在到账前把订单号告诉平台。</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State differs</source>
        <translation>状态不符</translation>
    </message>
    <message>
        <source>The customer may have paid twice: give one payment back.</source>
        <translation>顾客可能付了两次，请退回一笔。</translation>
    </message>
    <message>
        <source>The day beside this one differs by as much: no money is lost.</source>
        <translation>相邻的那天正好差同样的数，钱没有少。</translation>
    </message>
    <message>
        <source>The platform booked it at this till, which knows nothing of it.</source>
        <translation>平台记在本机名下，本机却没有这一笔。</translation>
    </message>
    <message>
        <source>The platform has not written this day's bill yet.</source>
        <translation>平台还没有出这一天的账单。</translation>
    </message>
    <message>
        <source>The platform's amount is what moved. Compare with the receipt.</source>
        <translation>实际动的是平台的金额，请对照小票。</translation>
    </message>
    <message>
        <source>The platform's bill is incomplete or damaged.</source>
        <translation>平台的账单不完整或已损坏。</translation>
    </message>
    <message>
        <source>The till booked it, and it is not in the platform's bill.</source>
        <translation>本机记了这一笔，平台账单里没有。</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Try again later; it is there by nine in the morning.</source>
        <translation>请稍后再试，最晚早上九点会有。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, pass on the code.</source>
        <translation>请重试；仍不行就把代码告诉我们。</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不符之处</translation>
    </message>
</context>
<context>
    <name>ReconciliationExport</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>Effect on the day</source>
        <translation>对当天的影响</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台金额</translation>
    </message>
    <message>
        <source>Platform, when</source>
        <translation>平台时间</translation>
    </message>
    <message>
        <source>Refund number</source>
        <translation>退款号</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机金额</translation>
    </message>
    <message>
        <source>This till, state</source>
        <translation>本机状态</translation>
    </message>
    <message>
        <source>This till, when</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>reconciliation</source>
        <translation>对账</translation>
    </message>
</context>
<context>
    <name>ReconciliationPanel</name>
    <message>
        <source>Every difference with both sides and its explanation</source>
        <translation>每一处不符：两边各是多少，说明是什么</translation>
    </message>
    <message>
        <source>Export the day</source>
        <translation>导出这一天</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>这一天</translation>
    </message>
    <message>
        <source>The day is written to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
</context>
<context>
    <name>ReconciliationView</name>
    <message>
        <source>Compare the day</source>
        <translation>给这一天对账</translation>
    </message>
    <message>
        <source>Every payment and refund stands on both sides alike</source>
        <translation>每一笔收款和退款，两边都一样</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>没有不符</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>The day is closed</source>
        <translation>已关账</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不符之处</translation>
    </message>
    <message>
        <source>What differs appears here, with both sides and what to do</source>
        <translation>不符之处会列在这里：两边各是多少，该怎么办</translation>
    </message>
</context>
<context>
    <name>RefundLeaf</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount to give back</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>返回订单</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>How many of {name}</source>
        <translation>{name}退几件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund {amount}</source>
        <translation>退款 {amount}</translation>
    </message>
    <message>
        <source>Refundable</source>
        <translation>可退金额</translation>
    </message>
    <message>
        <source>Take back the goods</source>
        <translation>收回商品，不退款</translation>
    </message>
    <message>
        <source>The money goes back to where it came from</source>
        <translation>按原付款方式退回</translation>
    </message>
    <message>
        <source>What goes back</source>
        <translation>退什么</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A closed day stays as it is.</source>
        <translation>关账后的日子不再改动。</translation>
    </message>
    <message>
        <source>A difference this large needs a reason.</source>
        <translation>差额较大，需要说明原因。</translation>
    </message>
    <message>
        <source>A payment of this sale is not settled yet.</source>
        <translation>这笔销售有一次付款还没有结果。</translation>
    </message>
    <message>
        <source>A payment or refund is not settled yet.</source>
        <translation>还有付款或退款没有结果。</translation>
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
        <source>Cash has moved since the drawer was counted.</source>
        <translation>清点之后现金有过进出。</translation>
    </message>
    <message>
        <source>Charge it, then go on with a new one.</source>
        <translation>请先收款，再开一单。</translation>
    </message>
    <message>
        <source>Close it, then go on in the next.</source>
        <translation>请先交班，再在下一班继续。</translation>
    </message>
    <message>
        <source>Compare it once more when the day is over.</source>
        <translation>当天结束后请再对一次。</translation>
    </message>
    <message>
        <source>Count it again.</source>
        <translation>请重新清点。</translation>
    </message>
    <message>
        <source>Count it first.</source>
        <translation>请先清点。</translation>
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
        <source>Explain the rest, then close the day.</source>
        <translation>先说明其余的，再关账。</translation>
    </message>
    <message>
        <source>Free some space, then go on.</source>
        <translation>请腾出空间，再继续。</translation>
    </message>
    <message>
        <source>Give nothing back. Compare the receipts of both tills.</source>
        <translation>请不要再退，先核对两台的小票。</translation>
    </message>
    <message>
        <source>Go on in that window, or close it first.</source>
        <translation>请在那个窗口继续，或先关掉它。</translation>
    </message>
    <message>
        <source>Look among the carts on hold, or among the sales.</source>
        <translation>请在挂单或销售记录里找。</translation>
    </message>
    <message>
        <source>Look at the day again.</source>
        <translation>请重新看这一天。</translation>
    </message>
    <message>
        <source>Not every difference is explained yet.</source>
        <translation>还有不符没有说明。</translation>
    </message>
    <message>
        <source>Nothing is left to refund on this sale.</source>
        <translation>这笔销售已经没有可退的钱。</translation>
    </message>
    <message>
        <source>Put cash in or take it out instead.</source>
        <translation>请改用存入或取出现金。</translation>
    </message>
    <message>
        <source>Restart the program before the next sale.</source>
        <translation>下一笔之前，请重新启动程序。</translation>
    </message>
    <message>
        <source>Say why, or count again.</source>
        <translation>请说明原因，或重新清点。</translation>
    </message>
    <message>
        <source>Scan it again, or weigh anew.</source>
        <translation>请再扫一次，或重新称重。</translation>
    </message>
    <message>
        <source>Scan something first.</source>
        <translation>请先扫商品。</translation>
    </message>
    <message>
        <source>Settle it first, then close the shift.</source>
        <translation>请先处理完，再交班。</translation>
    </message>
    <message>
        <source>Something has to stay in the cart.</source>
        <translation>这单里要留下至少一件。</translation>
    </message>
    <message>
        <source>Start the newer version.</source>
        <translation>请启动新版本。</translation>
    </message>
    <message>
        <source>Take a smaller part, or more cash.</source>
        <translation>请少收一部分，或多收现金。</translation>
    </message>
    <message>
        <source>Take the file as the till saved it.</source>
        <translation>请使用收银机存出的原文件。</translation>
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
        <source>The drawer has not been counted.</source>
        <translation>钱箱还没有清点。</translation>
    </message>
    <message>
        <source>The float was counted, and cash has moved since.</source>
        <translation>备用金已清点，之后现金有过进出。</translation>
    </message>
    <message>
        <source>The label was misread.</source>
        <translation>秤码没有读对。</translation>
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
        <source>There is not so much to take off.</source>
        <translation>没有这么多可优惠。</translation>
    </message>
    <message>
        <source>There is nothing in the cart.</source>
        <translation>还没有商品。</translation>
    </message>
    <message>
        <source>This cart cannot take more lines.</source>
        <translation>这一单放不下更多商品了。</translation>
    </message>
    <message>
        <source>This cart is no longer on hold.</source>
        <translation>这张挂单已经不在了。</translation>
    </message>
    <message>
        <source>This cart was taken over here already.</source>
        <translation>这张挂单已经取到本机了。</translation>
    </message>
    <message>
        <source>This day is closed.</source>
        <translation>这一天已关账。</translation>
    </message>
    <message>
        <source>This day was not compared after its end.</source>
        <translation>这一天结束后还没有对过账。</translation>
    </message>
    <message>
        <source>This difference is no longer there.</source>
        <translation>这一处不符已经没有了。</translation>
    </message>
    <message>
        <source>This is more than is left to pay.</source>
        <translation>超过了还应收的金额。</translation>
    </message>
    <message>
        <source>This is more than is left to refund.</source>
        <translation>超过了可退的金额。</translation>
    </message>
    <message>
        <source>This is no file of unsent sales, or it was changed.</source>
        <translation>这不是未上传销售的文件，或者文件被改动过。</translation>
    </message>
    <message>
        <source>This is not a payment code.</source>
        <translation>这不是付款码。</translation>
    </message>
    <message>
        <source>This line is no longer in the cart.</source>
        <translation>这一行商品已经不在了。</translation>
    </message>
    <message>
        <source>This needs a reason.</source>
        <translation>需要填写原因。</translation>
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
        <source>This shift holds as many cash movements as it can.</source>
        <translation>本班的现金进出笔数已满。</translation>
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
        <source>This till does not know that shift.</source>
        <translation>这台收银机没有这个班次。</translation>
    </message>
    <message>
        <source>Two tills have given back the same of this sale.</source>
        <translation>两台收银台对这笔销售重复退了货。</translation>
    </message>
    <message>
        <source>Type a smaller amount.</source>
        <translation>请输入更小的金额。</translation>
    </message>
    <message>
        <source>Type a smaller discount.</source>
        <translation>请输入小一些的优惠。</translation>
    </message>
    <message>
        <source>Type another quantity.</source>
        <translation>请输入别的数量。</translation>
    </message>
    <message>
        <source>Wait for its result, or stop it.</source>
        <translation>请等结果，或停止这次付款。</translation>
    </message>
    <message>
        <source>What was handed over is less than this part.</source>
        <translation>实收不够这部分金额。</translation>
    </message>
    <message>
        <source>What was weighed as one cannot be split.</source>
        <translation>一次称好的商品不能拆开。</translation>
    </message>
</context>
<context>
    <name>RepeatLeaf</name>
    <message>
        <source>Charge it once more</source>
        <translation>再收一次</translation>
    </message>
    <message>
        <source>Do not charge</source>
        <translation>不收</translation>
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
        <source>13 digits from 2: the goods' five, then five for weight or price.</source>
        <translation>2 开头的 13 位码：5 位商品号，再 5 位重量或金额。</translation>
    </message>
    <message>
        <source>20–24 grams, 25–29 price</source>
        <translation>20–24 克重，25–29 金额</translation>
    </message>
    <message>
        <source>A larger difference in the drawer needs a reason and a manager.</source>
        <translation>钱箱差额更大时，需要说明原因并由店长批准。</translation>
    </message>
    <message>
        <source>A receipt can be printed later too, from the orders.</source>
        <translation>以后也可以在订单里补打。</translation>
    </message>
    <message>
        <source>After that the payment is stopped and nothing is taken.</source>
        <translation>到时还没付就撤销，不会扣款。</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Another disk is best. Empty: beside the shop's books. They hold its keys.</source>
        <translation>最好放在另一块磁盘上。留空：存在账本旁边。备份里有本店密钥。</translation>
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
        <source>Ask before the same amount is charged again</source>
        <translation>同样金额再收前先问</translation>
    </message>
    <message>
        <source>Ask for the result every</source>
        <translation>查询结果的间隔</translation>
    </message>
    <message>
        <source>Back up every day</source>
        <translation>每天备份</translation>
    </message>
    <message>
        <source>By itself, while the shop is open; each one is proven.</source>
        <translation>营业时自动进行；每份都会核对。</translation>
    </message>
    <message>
        <source>Changes at once, nothing is lost.</source>
        <translation>立即生效，手上的单子不受影响。</translation>
    </message>
    <message>
        <source>Customer window</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>Daily backups to keep</source>
        <translation>保留的每日备份</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Difference that passes</source>
        <translation>允许的差额</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>不打印</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>导出文件夹</translation>
    </message>
    <message>
        <source>From the second on they are marked as copies.</source>
        <translation>从第二张起标明是副本。</translation>
    </message>
    <message>
        <source>Goods, and payment codes once they are asked for. Pictures are read and forgotten; none is kept.</source>
        <translation>扫商品条码；按下收款后也扫付款码。画面识别后即丢弃，不会保存。</translation>
    </message>
    <message>
        <source>Grams</source>
        <translation>克重</translation>
    </message>
    <message>
        <source>How long the oldest sale may wait to be sent.</source>
        <translation>最早的一笔销售最多可以等多久再送出。</translation>
    </message>
    <message>
        <source>How many of each</source>
        <translation>打印张数</translation>
    </message>
    <message>
        <source>How often the platform is asked while a customer pays.</source>
        <translation>顾客付款时，多久向平台查询一次。</translation>
    </message>
    <message>
        <source>Labels of the scale</source>
        <translation>秤码标签</translation>
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
        <source>None</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Not on this computer: no camera is connected.</source>
        <translation>这台电脑用不了：没有接摄像头。</translation>
    </message>
    <message>
        <source>Not on this computer: the part that reads pictures is not installed (camera).</source>
        <translation>这台电脑用不了：没有安装摄像头识别组件，请联系实施人员。</translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>先询问</translation>
    </message>
    <message>
        <source>Older ones are removed; those made by hand stay.</source>
        <translation>更早的会删除；手动备份不删。</translation>
    </message>
    <message>
        <source>On a second screen</source>
        <translation>有第二块屏时</translation>
    </message>
    <message>
        <source>One for paid, one for refused, one to look here.</source>
        <translation>到账、被拒、需留意，各有一种提示音。</translation>
    </message>
    <message>
        <source>Open the drawer for cash</source>
        <translation>现金时打开钱箱</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>自动打印</translation>
    </message>
    <message>
        <source>Receipt after a sale</source>
        <translation>收款后的小票</translation>
    </message>
    <message>
        <source>Sales that may wait to be sent.</source>
        <translation>可以等着送出的销售笔数。</translation>
    </message>
    <message>
        <source>Scan with the camera</source>
        <translation>用摄像头扫码</translation>
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
        <source>When a code paid as much within the last minute.</source>
        <translation>一分钟内刚扫码收过同样金额时。</translation>
    </message>
    <message>
        <source>When cash is taken, and when it is handed back.</source>
        <translation>收现金和退现金时打开。</translation>
    </message>
    <message>
        <source>Where sales that wait are saved to. Empty: beside the shop's books.</source>
        <translation>未送出的销售存到哪里。留空：存在账本旁边。</translation>
    </message>
    <message>
        <source>Without a network, at most</source>
        <translation>没有网络时，金额上限</translation>
    </message>
    <message>
        <source>Without a network, at most so many</source>
        <translation>没有网络时，笔数上限</translation>
    </message>
    <message>
        <source>Without a network, for at most</source>
        <translation>没有网络时，时长上限</translation>
    </message>
    <message>
        <source>Worth of sales that may wait to be sent.</source>
        <translation>可以等着送出的销售总额。</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>sales</source>
        <translation>笔</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
</context>
<context>
    <name>ShelfPicker</name>
    <message>
        <source>All categories</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>ShiftPanel</name>
    <message>
        <source>All that lies in it, the float too.</source>
        <translation>钱箱里的全部现金，包括备用金。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close with a difference</source>
        <translation>有差额的交班</translation>
    </message>
    <message>
        <source>Count the drawer</source>
        <translation>清点钱箱</translation>
    </message>
    <message>
        <source>Count the float</source>
        <translation>清点备用金</translation>
    </message>
    <message>
        <source>The change that lay in the drawer before the first cash.</source>
        <translation>第一笔现金之前钱箱里的零钱。</translation>
    </message>
    <message>
        <source>The shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>This is all</source>
        <translation>清点完毕</translation>
    </message>
    <message>
        <source>This is the float</source>
        <translation>确认备用金</translation>
    </message>
</context>
<context>
    <name>ShiftPaper</name>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>By way of paying</source>
        <translation>按支付方式</translation>
    </message>
    <message>
        <source>Cash in the drawer</source>
        <translation>钱箱现金</translation>
    </message>
    <message>
        <source>Cash of sales</source>
        <translation>销售现金</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Counted {count} times</source>
        <translation>共清点 {count} 次</translation>
    </message>
    <message>
        <source>Discounts given ({count})</source>
        <translation>优惠 ({count})</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>无销售开钱箱</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应有</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Given up before payment ({count})</source>
        <translation>付款前作废 ({count})</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Not closed: these figures still change</source>
        <translation>未交班，数字还会变化</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Returns ({count})</source>
        <translation>退货 ({count})</translation>
    </message>
    <message>
        <source>Sales ({count})</source>
        <translation>销售 ({count})</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封印</translation>
    </message>
    <message>
        <source>Shift report Z {number}</source>
        <translation>日结单 Z {number}</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>To</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Who worked</source>
        <translation>当班人员</translation>
    </message>
    <message>
        <source>X report, shift {number}</source>
        <translation>X 报表 · 第 {number} 班</translation>
    </message>
    <message>
        <source>given back ({count})</source>
        <translation>退出 ({count})</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未清点</translation>
    </message>
    <message>
        <source>taken ({count})</source>
        <translation>收入 ({count})</translation>
    </message>
</context>
<context>
    <name>ShiftStrip</name>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>未开班</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未清点</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售笔数</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>ShiftWatch</name>
    <message>
        <source>Count it</source>
        <translation>去清点</translation>
    </message>
    <message>
        <source>Count it on the shift page; selling goes on all the same</source>
        <translation>在交班页清点，不影响销售</translation>
    </message>
    <message>
        <source>Float not counted</source>
        <translation>备用金未清点</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>第 {number} 班</translation>
    </message>
    <message>
        <source>The float is not counted yet</source>
        <translation>备用金还没有清点</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>存入现金</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>取出现金</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>补零钱</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>日常开支</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>From the safe</source>
        <translation>从保险柜</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>短款</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Payment of {number}</source>
        <translation>{number} 的付款</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Refund of {number}</source>
        <translation>{number} 的退款</translation>
    </message>
    <message>
        <source>Sale {number}, paid in part</source>
        <translation>{number} 只付了一部分</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>付供应商</translation>
    </message>
    <message>
        <source>The till</source>
        <translation>收银机</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>To the bank</source>
        <translation>存银行</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>入保险柜</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>长款</translation>
    </message>
</context>
<context>
    <name>ShiftsView</name>
    <message>
        <source>Closed shifts</source>
        <translation>历次交班</translation>
    </message>
    <message>
        <source>Count the drawer and close the shift when the day is done</source>
        <translation>一天结束时清点钱箱并交班</translation>
    </message>
    <message>
        <source>Float: {amount}</source>
        <translation>备用金 {amount}</translation>
    </message>
    <message>
        <source>No shift was closed yet</source>
        <translation>还没有交过班</translation>
    </message>
    <message>
        <source>Put {amount} into the drawer</source>
        <translation>请把 {amount} 放进钱箱</translation>
    </message>
    <message>
        <source>Saved: {where}</source>
        <translation>已保存：{where}</translation>
    </message>
    <message>
        <source>Shift {number} is closed</source>
        <translation>第 {number} 班已交班</translation>
    </message>
    <message>
        <source>Take {amount} out of the drawer</source>
        <translation>请从钱箱取出 {amount}</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>The shifts could not be read</source>
        <translation>无法读取班次</translation>
    </message>
    <message>
        <source>This is for a manager</source>
        <translation>这需要店长来做</translation>
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
        <source>Join a shop</source>
        <translation>加入门店</translation>
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
        <translation>{name}的密码</translation>
    </message>
    <message>
        <source>Staff appear here once the platform has told this till.</source>
        <translation>平台把员工名单发到这台收银机后，会显示在这里。</translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>今天谁收银？</translation>
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
    <name>SplitLeaf</name>
    <message>
        <source>How many of {name}</source>
        <translation>{name}拆出几件</translation>
    </message>
    <message>
        <source>Leave it together</source>
        <translation>不拆了</translation>
    </message>
    <message>
        <source>Second cart</source>
        <translation>另一单</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆单</translation>
    </message>
    <message>
        <source>Split the cart</source>
        <translation>拆单</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>留在这单</translation>
    </message>
    <message>
        <source>What you choose goes into a second cart, which waits on hold</source>
        <translation>选出的商品放进另一单，先挂起</translation>
    </message>
    <message>
        <source>{name} goes along</source>
        <translation>{name} 拆出</translation>
    </message>
</context>
<context>
    <name>Spool</name>
    <message numerus="yes">
        <source>%n not printed</source>
        <translation>
            <numerusform>%n 张未打印</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) were not printed.</source>
        <translation>
            <numerusform>有 %n 张没有打印出来。</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Not printed.</source>
        <translation>没有打印。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>小票 {number}</translation>
    </message>
    <message>
        <source>Refund slip {number}</source>
        <translation>退款单 {number}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved: {where}</source>
        <translation>已保存：{where}</translation>
    </message>
    <message>
        <source>The drawer did not open.</source>
        <translation>钱箱没有打开。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>is being printed</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>{what} was not printed.</source>
        <translation>{what} 没有打印出来。</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>在职</translation>
    </message>
</context>
<context>
    <name>StaffView</name>
    <message>
        <source>Add somebody</source>
        <translation>添加店员</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Choose somebody</source>
        <translation>请选择一位店员</translation>
    </message>
    <message>
        <source>It is put on record that you changed this</source>
        <translation>您的这次修改会记录在案</translation>
    </message>
    <message>
        <source>No more people can be kept</source>
        <translation>店员人数已满</translation>
    </message>
    <message>
        <source>Nobody is known yet</source>
        <translation>还没有店员</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>没有保存</translation>
    </message>
    <message>
        <source>One of the staff</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Only an owner may change this</source>
        <translation>只有老板可以修改</translation>
    </message>
    <message>
        <source>Somebody has this number</source>
        <translation>这个编号已有人使用</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Staff appear here once the platform can be asked</source>
        <translation>连上平台后，这里会显示店员</translation>
    </message>
    <message>
        <source>The shop needs an owner: make somebody else one first</source>
        <translation>店里必须有老板：请先把别人设为老板</translation>
    </message>
    <message>
        <source>The staff could not be read</source>
        <translation>店员名单读取失败</translation>
    </message>
    <message>
        <source>Their name, role and PIN can be changed here</source>
        <translation>在这里修改姓名、角色和密码</translation>
    </message>
    <message>
        <source>They are no longer on the list. Look at it again.</source>
        <translation>名单上已没有这个人，请重新查看。</translation>
    </message>
    <message>
        <source>Whom to show</source>
        <translation>显示哪些人</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Asking the platform</source>
        <translation>正在请求平台</translation>
    </message>
    <message>
        <source>Cancelling the payment</source>
        <translation>正在撤销付款</translation>
    </message>
    <message>
        <source>Do not take money again</source>
        <translation>请勿重复收款</translation>
    </message>
    <message>
        <source>Give back what is paid?</source>
        <translation>要退回已收的钱吗？</translation>
    </message>
    <message>
        <source>Is this another sale?</source>
        <translation>这是另一笔吗？</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>付款结果未知</translation>
    </message>
    <message>
        <source>The sale is given up, and its goods are in the cart again.</source>
        <translation>这笔销售会作废，商品回到购物车。</translation>
    </message>
    <message>
        <source>The same amount was paid at {time}, No. {number}.</source>
        <translation>{time} 刚收过同样金额，单号 {number}。</translation>
    </message>
    <message>
        <source>The till keeps asking. You may go on.</source>
        <translation>收银台会继续查询，可先接待下一位。</translation>
    </message>
    <message>
        <source>{minutes}:{seconds} left</source>
        <translation>还剩 {minutes}:{seconds}</translation>
    </message>
</context>
<context>
    <name>StandingLeaf</name>
    <message>
        <source>A manager has allowed more until all of it is sent.</source>
        <translation>店长已放宽上限，直到全部送达。</translation>
    </message>
    <message>
        <source>Allow more</source>
        <translation>放宽上限</translation>
    </message>
    <message>
        <source>Bring in a file of unsent sales</source>
        <translation>导入未上传销售的文件</translation>
    </message>
    <message>
        <source>Bring the network back, or let a manager allow more, once.</source>
        <translation>请恢复网络，或请店长放宽一次。</translation>
    </message>
    <message>
        <source>Cash sales go on; everything here is sent by itself later.</source>
        <translation>现金照收；这里的一切稍后自动送出。</translation>
    </message>
    <message>
        <source>No more sales without a network</source>
        <translation>没有网络，不能再开新单</translation>
    </message>
    <message>
        <source>No network since {time}</source>
        <translation>{time} 起没有网络</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最早的</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Sales that wait</source>
        <translation>待送出的销售</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>存成文件</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>马上发送</translation>
    </message>
    <message>
        <source>Waiting for the platform</source>
        <translation>等待送达平台</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>of {most}</source>
        <translation>上限 {most}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Looking for the platform</source>
        <translation>正在寻找平台</translation>
    </message>
    <message>
        <source>Opening the till</source>
        <translation>正在打开收银台</translation>
    </message>
    <message>
        <source>Starting the platform</source>
        <translation>正在启动平台</translation>
    </message>
    <message>
        <source>Waiting for the platform</source>
        <translation>等待平台就绪</translation>
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
    <name>Stock</name>
    <message>
        <source>Came back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>售出</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>报损</translation>
    </message>
</context>
<context>
    <name>StockLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>By the books</source>
        <translation>账面库存</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Last changes</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>补货线</translation>
    </message>
    <message>
        <source>Not written down</source>
        <translation>没有记下</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Type how much</source>
        <translation>请输入数量</translation>
    </message>
    <message>
        <source>What is written down</source>
        <translation>记什么</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>报损</translation>
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
    <name>SureLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Bring this backup back?</source>
        <translation>要恢复这份备份吗？</translation>
    </message>
    <message>
        <source>Close and bring back</source>
        <translation>关闭并恢复</translation>
    </message>
    <message>
        <source>The program closes. At the next start the backup is proven, today's books are set aside whole, and what they have not sent is saved to a file. New sales get numbers that were never used.</source>
        <translation>程序会关闭。下次启动时先核对备份，把现在的账本整个移到一旁，其中未送出的另存成文件。新的销售用从未用过的编号。</translation>
    </message>
    <message>
        <source>The shop's books will be as of {time}</source>
        <translation>账本将回到 {time}</translation>
    </message>
</context>
<context>
    <name>Taxes</name>
    <message>
        <source>0%, zero-rated</source>
        <translation>0%：零税率</translation>
    </message>
    <message>
        <source>1%, small-scale, reduced</source>
        <translation>1%：小规模，减按</translation>
    </message>
    <message>
        <source>13%, most goods</source>
        <translation>13%：一般货物</translation>
    </message>
    <message>
        <source>3%, small-scale taxpayers</source>
        <translation>3%：小规模纳税人</translation>
    </message>
    <message>
        <source>6%, services</source>
        <translation>6%：服务</translation>
    </message>
    <message>
        <source>9%, farm produce, grain, oil, books</source>
        <translation>9%：农产品、粮油、图书</translation>
    </message>
    <message>
        <source>Exempt from tax</source>
        <translation>免税</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Checkout</source>
        <translation>去收银</translation>
    </message>
    <message>
        <source>Hand {amount} in cash back</source>
        <translation>请退现金 {amount} 给顾客</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>{number} has been paid</source>
        <translation>{number} 已到账</translation>
    </message>
</context>
<context>
    <name>TillLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近在线</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>接入时间</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Since {time}. It can be let in again as a new till.</source>
        <translation>{time} 停用。可以作为新收银台重新接入。</translation>
    </message>
    <message>
        <source>Still to report</source>
        <translation>待上报</translation>
    </message>
    <message>
        <source>The first till: the platform runs on this computer</source>
        <translation>主收银台：平台在这台电脑上运行</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Till number</source>
        <translation>收银台编号</translation>
    </message>
    <message>
        <source>Turn this till away</source>
        <translation>停用这台收银台</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>TillsView</name>
    <message>
        <source>Away {time}</source>
        <translation>离线 {time}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>No till is known yet</source>
        <translation>还没有收银台</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>没有完成</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>还没上线</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Only an owner may do this</source>
        <translation>只有老板可以这样做</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>The first till</source>
        <translation>主收银台</translation>
    </message>
    <message>
        <source>The first till cannot be turned away</source>
        <translation>主收银台不能停用</translation>
    </message>
    <message>
        <source>The shop's network, or one till</source>
        <translation>店内网络或一台收银台</translation>
    </message>
    <message>
        <source>The tills are not known</source>
        <translation>查不到收银台</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Tills appear here once the platform can be asked.</source>
        <translation>连上平台后，收银台会显示在这里。</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>待上报</translation>
    </message>
    <message>
        <source>Your PIN lets one more till in</source>
        <translation>输入密码，接入一台收银台</translation>
    </message>
    <message>
        <source>Your PIN opens the platform to the shop's network</source>
        <translation>输入密码，对店内网络打开平台</translation>
    </message>
    <message>
        <source>Your PIN shuts the network: other tills go on offline</source>
        <translation>输入密码，关闭店内网络：其他收银台将断网营业</translation>
    </message>
    <message>
        <source>Your PIN turns the till away, at once</source>
        <translation>输入密码，立即停用这台收银台</translation>
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
    <name>Topics</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Copies of all books, proven; how to bring one back.</source>
        <translation>账本的备份与核对，以及如何恢复。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Let other tills in, see how they do, turn them away.</source>
        <translation>接入其他收银台，查看状态，停用。</translation>
    </message>
    <message>
        <source>Logo, header and footer, and what stands on a receipt.</source>
        <translation>标志、页眉页脚，以及小票上有什么。</translation>
    </message>
    <message>
        <source>Look and sound</source>
        <translation>外观与声音</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Platform and till, day by day</source>
        <translation>平台与收银台逐日核对</translation>
    </message>
    <message>
        <source>Platform, books, queue, printers, clock, disk, backups.</source>
        <translation>平台、账目、队列、打印机、时钟、磁盘和备份。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Set printers up, try them, say what each prints.</source>
        <translation>添加打印机、试打、分配用途。</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>What every till closed, day by day, and its drawer</source>
        <translation>每天各台的交班和钱箱差额</translation>
    </message>
    <message>
        <source>What waits for the platform, since when, and when it is sent.</source>
        <translation>哪些在等平台，等了多久，何时送出。</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>没有网络时</translation>
    </message>
</context>
<context>
    <name>TotalLeaf</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s)</source>
        <translation>
            <numerusform>%n 种</numerusform>
        </translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Cash only. Sales are kept here and sent later.</source>
        <translation>只收现金。销售先存在本机，稍后送出。</translation>
    </message>
    <message>
        <source>Discounts on goods</source>
        <translation>商品优惠</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>On everything: {off}</source>
        <translation>整单{off}</translation>
    </message>
    <message>
        <source>Scan code</source>
        <translation>扫付款码</translation>
    </message>
    <message>
        <source>Show QR</source>
        <translation>出示收款码</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>{kinds}, {pieces}</source>
        <translation>{kinds} {pieces}</translation>
    </message>
</context>
<context>
    <name>TrialLeaf</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose the first one without strange signs, then save.</source>
        <translation>请选第一个没有乱码的，然后保存。</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>再打一张</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>The test page is being sent</source>
        <translation>正在发送测试页</translation>
    </message>
    <message>
        <source>Which line reads {text}?</source>
        <translation>哪一行是“{text}”？</translation>
    </message>
</context>
<context>
    <name>WaitLeaf</name>
    <message>
        <source>Check now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>先接待下一位</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>单号 {number}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止并撤销</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>过程</translation>
    </message>
</context>
<context>
    <name>WaitingLeaf</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>Open the sale</source>
        <translation>打开销售</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>马上发送</translation>
    </message>
    <message>
        <source>Send once more</source>
        <translation>再送一次</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>The money is settled; only the record is not. Call whoever keeps the platform, then send it once more.</source>
        <translation>钱已结清，只是记录没有送达。请联系平台管理人，再送一次。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>the number</source>
        <translation>编号</translation>
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
        <source>Checking your payment, please do not pay again</source>
        <translation>正在确认付款结果，请勿重复付款</translation>
    </message>
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
    <name>_LastSale</name>
    <message>
        <source>Change handed back</source>
        <translation>已找零</translation>
    </message>
    <message>
        <source>Last sale</source>
        <translation>上一单</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>单号 {number}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Paid {time}</source>
        <translation>{time} 到账</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
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

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivationLeaf</name>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>At the new till choose Join a shop, then scan or type this.</source>
        <translation>At the new till choose Join a shop, then scan or type this.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Good once, for {time}</source>
        <translation>Good once, for {time}</translation>
    </message>
    <message>
        <source>Its time is over. Add the till again.</source>
        <translation>Its time is over. Add the till again.</translation>
    </message>
    <message>
        <source>Let {name} in</source>
        <translation>Let {name} in</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Of what</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>approved by {name}</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message numerus="yes">
        <source>%n of this till not sent to the shop yet</source>
        <translation>
            <numerusform>one entry of this till not sent to the shop yet</numerusform>
            <numerusform>%n entries of this till not sent to the shop yet</numerusform>
        </translation>
    </message>
    <message>
        <source>All days</source>
        <translation>All days</translation>
    </message>
    <message>
        <source>Choose an entry</source>
        <translation>Choose an entry</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Find what was done</source>
        <translation>Find what was done</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>No entry matches</translation>
    </message>
    <message>
        <source>Nothing to ask about yet</source>
        <translation>Nothing to ask about yet</translation>
    </message>
    <message>
        <source>Refunds, discounts, voids and drawer openings are kept here</source>
        <translation>Refunds, discounts, voids and drawer openings are kept here</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>The entry</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>The log could not be read</translation>
    </message>
    <message>
        <source>Today or all days</source>
        <translation>Today or all days</translation>
    </message>
    <message>
        <source>Try other words, another day, or everybody</source>
        <translation>Try other words, another day, or everybody</translation>
    </message>
    <message>
        <source>Type a receipt's number, a name or a reason</source>
        <translation>Type a receipt's number, a name or a reason</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Who did it, who approved it and which sale it was appear here</source>
        <translation>Who did it, who approved it and which sale it was appear here</translation>
    </message>
</context>
<context>
    <name>AllLeaf</name>
    <message>
        <source>A copy of all books and keys in one file. It is unpacked and checked, every line of it, before it counts.</source>
        <translation>A copy of all books and keys in one file. It is unpacked and checked, every line of it, before it counts.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>Copying and checking …</source>
        <translation>Copying and checking …</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Every day</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message numerus="yes">
        <source>The last %n</source>
        <translation>
            <numerusform>The last one</numerusform>
            <numerusform>The last %n</numerusform>
        </translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>the folder</translation>
    </message>
</context>
<context>
    <name>ApproveLeaf</name>
    <message>
        <source>A manager must approve</source>
        <translation>A manager must approve</translation>
    </message>
    <message>
        <source>Nobody who may approve it is known here</source>
        <translation>Nobody who may approve it is known here</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>Not approved</translation>
    </message>
    <message>
        <source>PIN of the approver</source>
        <translation>PIN of the approver</translation>
    </message>
    <message>
        <source>The approver is put on record</source>
        <translation>The approver is put on record</translation>
    </message>
    <message>
        <source>This person may not approve it</source>
        <translation>This person may not approve it</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>Who approves</translation>
    </message>
</context>
<context>
    <name>AskLeaf</name>
    <message>
        <source>Ask the customer to open their payment code</source>
        <translation>Ask the customer to open their payment code</translation>
    </message>
    <message>
        <source>Back to the goods</source>
        <translation>Back to the goods</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Give {amount} back</source>
        <translation>Give {amount} back</translation>
    </message>
    <message>
        <source>Scan the customer's code</source>
        <translation>Scan the customer's code</translation>
    </message>
    <message>
        <source>Show QR</source>
        <translation>Show QR</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>{amount} is paid; this is the rest</source>
        <translation>{amount} is paid; this is the rest</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
</context>
<context>
    <name>BackupsView</name>
    <message>
        <source>Backed up and proven: {file}</source>
        <translation>Backed up and proven: {file}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>One a day is made by itself. Make the first one now: F5.</source>
        <translation>One a day is made by itself. Make the first one now: F5.</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Proven</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>{file}: every byte, line and book fits</source>
        <translation>{file}: every byte, line and book fits</translation>
    </message>
</context>
<context>
    <name>Bargaining</name>
    <message>
        <source>Discount on everything</source>
        <translation>Discount on everything</translation>
    </message>
    <message>
        <source>Discount on {name}</source>
        <translation>Discount on {name}</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>Price of {name}</source>
        <translation>Price of {name}</translation>
    </message>
</context>
<context>
    <name>BringLeaf</name>
    <message numerus="yes">
        <source>%n record(s) not taken</source>
        <translation>
            <numerusform>%n record not taken</numerusform>
            <numerusform>%n records not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) brought in</source>
        <translation>
            <numerusform>%n sale brought in</numerusform>
            <numerusform>%n sales brought in</numerusform>
        </translation>
    </message>
    <message>
        <source>A till writes the file on this page when it cannot reach the platform. Nothing is sent before you have seen what the file holds.</source>
        <translation>A till writes the file on this page when it cannot reach the platform. Nothing is sent before you have seen what the file holds.</translation>
    </message>
    <message>
        <source>All of it is there already</source>
        <translation>All of it is there already</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Bring in</translation>
    </message>
    <message>
        <source>Bring in unsent sales</source>
        <translation>Bring in unsent sales</translation>
    </message>
    <message>
        <source>Bringing in</source>
        <translation>Bringing in</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>Brought in</translation>
    </message>
    <message>
        <source>Each sale counts once</source>
        <translation>Each sale counts once</translation>
    </message>
    <message>
        <source>File of unsent sales</source>
        <translation>File of unsent sales</translation>
    </message>
    <message>
        <source>First sale</source>
        <translation>First sale</translation>
    </message>
    <message>
        <source>Last sale</source>
        <translation>Last sale</translation>
    </message>
    <message>
        <source>Not all of it was brought in</source>
        <translation>Not all of it was brought in</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>Records left: {count}. Bring in once more, later.</source>
        <translation>Records left: {count}. Bring in once more, later.</translation>
    </message>
    <message>
        <source>Refunds, shifts and other records</source>
        <translation>Refunds, shifts and other records</translation>
    </message>
    <message>
        <source>Sales to bring in</source>
        <translation>Sales to bring in</translation>
    </message>
    <message>
        <source>Sold at till</source>
        <translation>Sold at till</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>The platform stopped answering</source>
        <translation>The platform stopped answering</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>There already</translation>
    </message>
    <message>
        <source>To bring in</source>
        <translation>To bring in</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>What the file holds</translation>
    </message>
</context>
<context>
    <name>CameraScanner</name>
    <message>
        <source>Camera scans</source>
        <translation>Camera scans</translation>
    </message>
    <message>
        <source>Camera sees nothing</source>
        <translation>Camera sees nothing</translation>
    </message>
    <message>
        <source>Unplugged, or another program has it. The hand scanner goes on.</source>
        <translation>Unplugged, or another program has it. The hand scanner goes on.</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Check the folder and its disk, then try again.</source>
        <translation>Check the folder and its disk, then try again.</translation>
    </message>
    <message>
        <source>Close every window of this program, then try again.</source>
        <translation>Close every window of this program, then try again.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Free some space, then try again.</translation>
    </message>
    <message>
        <source>It does not hold what it says it holds. Nothing was changed.</source>
        <translation>It does not hold what it says it holds. Nothing was changed.</translation>
    </message>
    <message>
        <source>Keep everything as it is, and pass on the code.</source>
        <translation>Keep everything as it is, and pass on the code.</translation>
    </message>
    <message>
        <source>Name the folder where the shop's books are kept.</source>
        <translation>Name the folder where the shop's books are kept.</translation>
    </message>
    <message>
        <source>Take another backup.</source>
        <translation>Take another backup.</translation>
    </message>
    <message>
        <source>The backup could not be made or does not prove.</source>
        <translation>The backup could not be made or does not prove.</translation>
    </message>
    <message>
        <source>The books in it do not add up. Nothing was changed.</source>
        <translation>The books in it do not add up. Nothing was changed.</translation>
    </message>
    <message>
        <source>The disk has too little room. Nothing was changed.</source>
        <translation>The disk has too little room. Nothing was changed.</translation>
    </message>
    <message>
        <source>The shop's books are in use. Nothing was changed.</source>
        <translation>The shop's books are in use. Nothing was changed.</translation>
    </message>
    <message>
        <source>There are no books in this folder.</source>
        <translation>There are no books in this folder.</translation>
    </message>
    <message>
        <source>This backup is damaged or was changed. Nothing of it was used.</source>
        <translation>This backup is damaged or was changed. Nothing of it was used.</translation>
    </message>
</context>
<context>
    <name>CartCard</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Cart</translation>
    </message>
    <message>
        <source>Discount on all</source>
        <translation>Discount on all</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Fewer</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Nothing in the cart yet</source>
        <translation>Nothing in the cart yet</translation>
    </message>
    <message>
        <source>On hold {count}</source>
        <translation>On hold {count}</translation>
    </message>
    <message>
        <source>One fewer</source>
        <translation>One fewer</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Price, discount</source>
        <translation>Price, discount</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Scan goods, or type a name, its pinyin initials or a barcode</source>
        <translation>Scan goods, or type a name, its pinyin initials or a barcode</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
</context>
<context>
    <name>CashLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Cash handed over</source>
        <translation>Cash handed over</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Still to pay after that</source>
        <translation>Still to pay after that</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>Take cash</translation>
    </message>
    <message>
        <source>Take {amount}</source>
        <translation>Take {amount}</translation>
    </message>
    <message>
        <source>Take {amount} of it</source>
        <translation>Take {amount} of it</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>{amount} handed over</source>
        <translation>{amount} handed over</translation>
    </message>
</context>
<context>
    <name>CheckoutPanel</name>
    <message>
        <source>What happens next</source>
        <translation>What happens next</translation>
    </message>
</context>
<context>
    <name>CheckoutView</name>
    <message>
        <source>Goods found</source>
        <translation>Goods found</translation>
    </message>
    <message>
        <source>Scan goods or a payment code, or type a name or pinyin initials</source>
        <translation>Scan goods or a payment code, or type a name or pinyin initials</translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation>Scan or search</translation>
    </message>
</context>
<context>
    <name>CloseLeaf</name>
    <message>
        <source>A closed shift gets its number and can never be changed.</source>
        <translation>A closed shift gets its number and can never be changed.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Close for good</source>
        <translation>Close for good</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Close the shift</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Count again, or say why.</source>
        <translation>Count again, or say why.</translation>
    </message>
    <message>
        <source>Count again, or say why. A manager must approve.</source>
        <translation>Count again, or say why. A manager must approve.</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Remark or reason</source>
        <translation>Remark or reason</translation>
    </message>
    <message>
        <source>The drawer does not fit</source>
        <translation>The drawer does not fit</translation>
    </message>
</context>
<context>
    <name>ClosedLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Its figures are for the manager. The next sale begins a new shift.</source>
        <translation>Its figures are for the manager. The next sale begins a new shift.</translation>
    </message>
    <message>
        <source>Shift {number} is closed</source>
        <translation>Shift {number} is closed</translation>
    </message>
</context>
<context>
    <name>ClosingsView</name>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
    <message>
        <source>A closing comes here as soon as its till has reported it</source>
        <translation>A closing comes here as soon as its till has reported it</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>All tills</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>Closings</translation>
    </message>
    <message>
        <source>Difference of all drawers</source>
        <translation>Difference of all drawers</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Missing, where something is</source>
        <translation>Missing, where something is</translation>
    </message>
    <message>
        <source>No till closed a shift on this day</source>
        <translation>No till closed a shift on this day</translation>
    </message>
    <message>
        <source>Shifts closed</source>
        <translation>Shifts closed</translation>
    </message>
    <message>
        <source>The closings could not be read</source>
        <translation>The closings could not be read</translation>
    </message>
</context>
<context>
    <name>CodeGiving</name>
    <message numerus="yes">
        <source>%n in-store codes given</source>
        <translation>
            <numerusform>%n in-store code given</numerusform>
            <numerusform>%n in-store codes given</numerusform>
        </translation>
    </message>
    <message>
        <source>No code given</source>
        <translation>No code given</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a page or an action</source>
        <translation>Find a page or an action</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>Nothing of that name</translation>
    </message>
    <message>
        <source>Pages and actions</source>
        <translation>Pages and actions</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message numerus="yes">
        <source>Brought back as of {time}: %n sale(s), every line proven. Proof {code}</source>
        <translation>
            <numerusform>Brought back as of {time}: %n sale, every line proven. Proof {code}</numerusform>
            <numerusform>Brought back as of {time}: %n sales, every line proven. Proof {code}</numerusform>
        </translation>
    </message>
    <message>
        <source>The console could not start</source>
        <translation>The console could not start</translation>
    </message>
    <message>
        <source>This till was not let in</source>
        <translation>This till was not let in</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>Copy {what}</translation>
    </message>
</context>
<context>
    <name>CountLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>How many of {face}</source>
        <translation>How many of {face}</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>In all</translation>
    </message>
    <message>
        <source>Or how many there are of each</source>
        <translation>Or how many there are of each</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>The sheet of keys</source>
        <translation>The sheet of keys</translation>
    </message>
    <message>
        <source>This page takes no scans.</source>
        <translation>This page takes no scans.</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Change: {amount}</source>
        <translation>Change: {amount}</translation>
    </message>
    <message>
        <source>Customer window</source>
        <translation>Customer window</translation>
    </message>
    <message>
        <source>Demo, no real money</source>
        <translation>Demo, no real money</translation>
    </message>
    <message>
        <source>Nothing was charged</source>
        <translation>Nothing was charged</translation>
    </message>
    <message>
        <source>Paid, thank you</source>
        <translation>Paid, thank you</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>See you soon</translation>
    </message>
    <message>
        <source>The cashier will tell you how to go on</source>
        <translation>The cashier will tell you how to go on</translation>
    </message>
    <message>
        <source>This part was not charged</source>
        <translation>This part was not charged</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Your money goes back to you</source>
        <translation>Your money goes back to you</translation>
    </message>
</context>
<context>
    <name>DayLeaf</name>
    <message>
        <source>Agree</source>
        <translation>Agree</translation>
    </message>
    <message numerus="yes">
        <source>Asking the platform about %n numbers</source>
        <translation>
            <numerusform>Asking the platform about %n number</numerusform>
            <numerusform>Asking the platform about %n numbers</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a difference</source>
        <translation>Choose a difference</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Compare again</translation>
    </message>
    <message>
        <source>Comparing both sides</source>
        <translation>Comparing both sides</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Fetching what the platform booked</source>
        <translation>Fetching what the platform booked</translation>
    </message>
    <message>
        <source>It can be closed once it was compared after its end</source>
        <translation>It can be closed once it was compared after its end</translation>
    </message>
    <message>
        <source>Look at both sides, then say why. Nothing is corrected by itself</source>
        <translation>Look at both sides, then say why. Nothing is corrected by itself</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Not compared</translation>
    </message>
    <message>
        <source>Not explained yet</source>
        <translation>Not explained yet</translation>
    </message>
    <message>
        <source>Only a manager or the owner compares days</source>
        <translation>Only a manager or the owner compares days</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Reconciliation</translation>
    </message>
    <message>
        <source>The day can be closed</source>
        <translation>The day can be closed</translation>
    </message>
    <message>
        <source>The day goes on</source>
        <translation>The day goes on</translation>
    </message>
    <message>
        <source>This day is closed</source>
        <translation>This day is closed</translation>
    </message>
    <message>
        <source>What was found and said of it stays as it is</source>
        <translation>What was found and said of it stays as it is</translation>
    </message>
    <message>
        <source>Whether the platform and this till booked the same payments and refunds</source>
        <translation>Whether the platform and this till booked the same payments and refunds</translation>
    </message>
</context>
<context>
    <name>DaySteps</name>
    <message>
        <source>The day after</source>
        <translation>The day after</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>The day before</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>A command at the computer</source>
        <translation>A command at the computer</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Bill compared</source>
        <translation>Bill compared</translation>
    </message>
    <message>
        <source>Cart emptied</source>
        <translation>Cart emptied</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>Cash in or out</translation>
    </message>
    <message>
        <source>Code for a till</source>
        <translation>Code for a till</translation>
    </message>
    <message>
        <source>Cost looked at</source>
        <translation>Cost looked at</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>Day closed</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>Drawer opened</translation>
    </message>
    <message>
        <source>Drawer, cash and shifts</source>
        <translation>Drawer, cash and shifts</translation>
    </message>
    <message>
        <source>Given up, emptied, taken out</source>
        <translation>Given up, emptied, taken out</translation>
    </message>
    <message>
        <source>Goods changed</source>
        <translation>Goods changed</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>Goods taken out</translation>
    </message>
    <message>
        <source>Goods, bills and the shop</source>
        <translation>Goods, bills and the shop</translation>
    </message>
    <message>
        <source>Network opened</source>
        <translation>Network opened</translation>
    </message>
    <message>
        <source>Network shut</source>
        <translation>Network shut</translation>
    </message>
    <message>
        <source>New PIN set</source>
        <translation>New PIN set</translation>
    </message>
    <message>
        <source>Offline limit up</source>
        <translation>Offline limit up</translation>
    </message>
    <message>
        <source>PINs checked at the till</source>
        <translation>PINs checked at the till</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>Price changed</translation>
    </message>
    <message>
        <source>Prices and discounts</source>
        <translation>Prices and discounts</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>Role changed</translation>
    </message>
    <message>
        <source>Sale given up</source>
        <translation>Sale given up</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Shift closed</translation>
    </message>
    <message>
        <source>Shop changed</source>
        <translation>Shop changed</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Staff added</source>
        <translation>Staff added</translation>
    </message>
    <message>
        <source>Staff back</source>
        <translation>Staff back</translation>
    </message>
    <message>
        <source>Staff renamed</source>
        <translation>Staff renamed</translation>
    </message>
    <message>
        <source>Staff stopped</source>
        <translation>Staff stopped</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Stock counted</source>
        <translation>Stock counted</translation>
    </message>
    <message>
        <source>Stock delivered</source>
        <translation>Stock delivered</translation>
    </message>
    <message>
        <source>Stock written off</source>
        <translation>Stock written off</translation>
    </message>
    <message>
        <source>The till itself</source>
        <translation>The till itself</translation>
    </message>
    <message>
        <source>Till added</source>
        <translation>Till added</translation>
    </message>
    <message>
        <source>Till turned away</source>
        <translation>Till turned away</translation>
    </message>
    <message>
        <source>Tills, network, unsent sales</source>
        <translation>Tills, network, unsent sales</translation>
    </message>
    <message>
        <source>Unsent brought in</source>
        <translation>Unsent brought in</translation>
    </message>
    <message>
        <source>Unsent exported</source>
        <translation>Unsent exported</translation>
    </message>
    <message>
        <source>{count} records in the file</source>
        <translation>{count} records in the file</translation>
    </message>
    <message>
        <source>{taken} taken, {refused} refused, {left} left</source>
        <translation>{taken} taken, {refused} refused, {left} left</translation>
    </message>
</context>
<context>
    <name>DetailLeaf</name>
    <message>
        <source>, {count} refunded</source>
        <translation>, {count} refunded</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Including tax</source>
        <translation>Including tax</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>Print the slip</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>To the counter</source>
        <translation>To the counter</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>approved by {name}</translation>
    </message>
    <message>
        <source>by the till</source>
        <translation>by the till</translation>
    </message>
    <message>
        <source>the order number</source>
        <translation>the order number</translation>
    </message>
    <message>
        <source>the trade number</source>
        <translation>the trade number</translation>
    </message>
</context>
<context>
    <name>DiscountLeaf</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Amount off</source>
        <translation>Amount off</translation>
    </message>
    <message>
        <source>As on the shelf</source>
        <translation>As on the shelf</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Discount on everything</source>
        <translation>Discount on everything</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>No discount</source>
        <translation>No discount</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Percent</translation>
    </message>
    <message>
        <source>Percent off</source>
        <translation>Percent off</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Shared out over the goods, to the fen</source>
        <translation>Shared out over the goods, to the fen</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>Taken off</translation>
    </message>
    <message>
        <source>Then it costs</source>
        <translation>Then it costs</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>What to change</translation>
    </message>
    <message>
        <source>{price} per {unit}</source>
        <translation>{price} per {unit}</translation>
    </message>
</context>
<context>
    <name>Discounts</name>
    <message>
        <source>free</source>
        <translation>free</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>{amount} off</translation>
    </message>
    <message>
        <source>{share}% off</source>
        <translation>{share}% off</translation>
    </message>
</context>
<context>
    <name>DoorLeaf</name>
    <message>
        <source>Add a till</source>
        <translation>Add a till</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Asking the platform</source>
        <translation>Asking the platform</translation>
    </message>
    <message>
        <source>Being opened</source>
        <translation>Being opened</translation>
    </message>
    <message>
        <source>It could not be opened</source>
        <translation>It could not be opened</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Only this computer reaches the platform. Open it for more tills.</source>
        <translation>Only this computer reaches the platform. Open it for more tills.</translation>
    </message>
    <message>
        <source>Only tills that were let in can do anything here. All is encrypted.</source>
        <translation>Only tills that were let in can do anything here. All is encrypted.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open the network</source>
        <translation>Open the network</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Shut</translation>
    </message>
    <message>
        <source>Shut the network</source>
        <translation>Shut the network</translation>
    </message>
    <message>
        <source>The shop's network</source>
        <translation>The shop's network</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Change for a customer</source>
        <translation>Change for a customer</translation>
    </message>
    <message>
        <source>Check the money</source>
        <translation>Check the money</translation>
    </message>
    <message>
        <source>Coins from the bank</source>
        <translation>Coins from the bank</translation>
    </message>
</context>
<context>
    <name>DrawerLeaf</name>
    <message>
        <source>Another reason</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Leave it shut</source>
        <translation>Leave it shut</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>Who opens it, when and why is put on record</source>
        <translation>Who opens it, when and why is put on record</translation>
    </message>
</context>
<context>
    <name>DrawerLeaves</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>The drawer stays shut.</source>
        <translation>The drawer stays shut.</translation>
    </message>
    <message>
        <source>Your role may not open the drawer</source>
        <translation>Your role may not open the drawer</translation>
    </message>
</context>
<context>
    <name>EndLeaf</name>
    <message>
        <source>Back to the goods</source>
        <translation>Back to the goods</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Give {amount} back</source>
        <translation>Give {amount} back</translation>
    </message>
    <message>
        <source>Scan another code</source>
        <translation>Scan another code</translation>
    </message>
    <message>
        <source>Show QR</source>
        <translation>Show QR</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>the code</translation>
    </message>
</context>
<context>
    <name>EntryLeaf</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Of what</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>On record</translation>
    </message>
    <message>
        <source>Open the sale</source>
        <translation>Open the sale</translation>
    </message>
    <message>
        <source>The PIN was checked at the till</source>
        <translation>The PIN was checked at the till</translation>
    </message>
    <message>
        <source>The platform was away; it was told afterwards.</source>
        <translation>The platform was away; it was told afterwards.</translation>
    </message>
    <message>
        <source>This sale was made at another till.</source>
        <translation>This sale was made at another till.</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>the number of this entry</source>
        <translation>the number of this entry</translation>
    </message>
</context>
<context>
    <name>Everything</name>
    <message>
        <source>Back, or close what is open</source>
        <translation>Back, or close what is open</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Find a page or an action</source>
        <translation>Find a page or an action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Asked for the result</source>
        <translation>Asked for the result</translation>
    </message>
    <message>
        <source>Asked once more: paid?</source>
        <translation>Asked once more: paid?</translation>
    </message>
    <message>
        <source>Asked: refunded?</source>
        <translation>Asked: refunded?</translation>
    </message>
    <message>
        <source>Cancel sent</source>
        <translation>Cancel sent</translation>
    </message>
    <message>
        <source>Cancel sent, so that no late copy is charged</source>
        <translation>Cancel sent, so that no late copy is charged</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Cancelling</translation>
    </message>
    <message>
        <source>Cash taken</source>
        <translation>Cash taken</translation>
    </message>
    <message>
        <source>Charge sent</source>
        <translation>Charge sent</translation>
    </message>
    <message>
        <source>Difference explained</source>
        <translation>Difference explained</translation>
    </message>
    <message>
        <source>Left to the till to find out</source>
        <translation>Left to the till to find out</translation>
    </message>
    <message>
        <source>No answer that can be trusted</source>
        <translation>No answer that can be trusted</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Not paid</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>Not refunded</translation>
    </message>
    <message>
        <source>Not sent: no connection</source>
        <translation>Not sent: no connection</translation>
    </message>
    <message>
        <source>Order sent</source>
        <translation>Order sent</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Outcome unknown</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Paid late</translation>
    </message>
    <message>
        <source>Platform: asked before</source>
        <translation>Platform: asked before</translation>
    </message>
    <message>
        <source>Platform: cancel again</source>
        <translation>Platform: cancel again</translation>
    </message>
    <message>
        <source>Platform: cancelled</source>
        <translation>Platform: cancelled</translation>
    </message>
    <message>
        <source>Platform: closed</source>
        <translation>Platform: closed</translation>
    </message>
    <message>
        <source>Platform: declined</source>
        <translation>Platform: declined</translation>
    </message>
    <message>
        <source>Platform: no such refund</source>
        <translation>Platform: no such refund</translation>
    </message>
    <message>
        <source>Platform: not now</source>
        <translation>Platform: not now</translation>
    </message>
    <message>
        <source>Platform: nothing came in yet</source>
        <translation>Platform: nothing came in yet</translation>
    </message>
    <message>
        <source>Platform: number of another order</source>
        <translation>Platform: number of another order</translation>
    </message>
    <message>
        <source>Platform: number used before</source>
        <translation>Platform: number used before</translation>
    </message>
    <message>
        <source>Platform: paid</source>
        <translation>Platform: paid</translation>
    </message>
    <message>
        <source>Platform: refunded</source>
        <translation>Platform: refunded</translation>
    </message>
    <message>
        <source>Platform: show the code</source>
        <translation>Platform: show the code</translation>
    </message>
    <message>
        <source>Platform: waits for the customer</source>
        <translation>Platform: waits for the customer</translation>
    </message>
    <message>
        <source>Platform: will not cancel</source>
        <translation>Platform: will not cancel</translation>
    </message>
    <message>
        <source>Refund given up</source>
        <translation>Refund given up</translation>
    </message>
    <message>
        <source>Refund sent</source>
        <translation>Refund sent</translation>
    </message>
    <message>
        <source>Refund written to the journal</source>
        <translation>Refund written to the journal</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Report not taken</source>
        <translation>Report not taken</translation>
    </message>
    <message>
        <source>Reported to the shop</source>
        <translation>Reported to the shop</translation>
    </message>
    <message>
        <source>Sale given up</source>
        <translation>Sale given up</translation>
    </message>
    <message>
        <source>Sale opened</source>
        <translation>Sale opened</translation>
    </message>
    <message>
        <source>Stopped at the counter</source>
        <translation>Stopped at the counter</translation>
    </message>
    <message>
        <source>The answer does not fit</source>
        <translation>The answer does not fit</translation>
    </message>
    <message>
        <source>Written to the till's journal</source>
        <translation>Written to the till's journal</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>approved by {name}</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} times</translation>
    </message>
</context>
<context>
    <name>ExportLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Kind of file</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Not exported</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Write to</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>XLSX</translation>
    </message>
</context>
<context>
    <name>FailureView</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the error code</source>
        <translation>Copy the error code</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Another computer answers where the shop's platform was. Nothing was sent.</source>
        <translation>Another computer answers where the shop's platform was. Nothing was sent.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions, then try again.</source>
        <translation>Check the disk and the permissions, then try again.</translation>
    </message>
    <message>
        <source>Check the network. If the platform was moved, let this till in with a new activation.</source>
        <translation>Check the network. If the platform was moved, let this till in with a new activation.</translation>
    </message>
    <message>
        <source>Do not repeat it. The result is being asked for.</source>
        <translation>Do not repeat it. The result is being asked for.</translation>
    </message>
    <message>
        <source>It was sent, but no answer came that can be trusted.</source>
        <translation>It was sent, but no answer came that can be trusted.</translation>
    </message>
    <message>
        <source>Let the owner invite it again, at the first till.</source>
        <translation>Let the owner invite it again, at the first till.</translation>
    </message>
    <message>
        <source>Something went wrong in this program.</source>
        <translation>Something went wrong in this program.</translation>
    </message>
    <message>
        <source>The file did not arrive whole. Nothing was changed.</source>
        <translation>The file did not arrive whole. Nothing was changed.</translation>
    </message>
    <message>
        <source>The platform cannot be reached. Nothing was sent.</source>
        <translation>The platform cannot be reached. Nothing was sent.</translation>
    </message>
    <message>
        <source>The platform on this computer did not start.</source>
        <translation>The platform on this computer did not start.</translation>
    </message>
    <message>
        <source>The shop has turned this till away.</source>
        <translation>The shop has turned this till away.</translation>
    </message>
    <message>
        <source>Try again in a moment. If it stays so, pass on the code.</source>
        <translation>Try again in a moment. If it stays so, pass on the code.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, copy this and pass it on.</source>
        <translation>Try again. If it stays so, copy this and pass it on.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, pass on the code.</source>
        <translation>Try again. If it stays so, pass on the code.</translation>
    </message>
    <message>
        <source>Try again; check the network if it stays so.</source>
        <translation>Try again; check the network if it stays so.</translation>
    </message>
</context>
<context>
    <name>FiguresLeaf</name>
    <message numerus="yes">
        <source>%n given back</source>
        <translation>
            <numerusform>%n given back</numerusform>
            <numerusform>%n given back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>%n given up</numerusform>
            <numerusform>%n given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n return(s)</source>
        <translation>
            <numerusform>%n return</numerusform>
            <numerusform>%n returns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken</source>
        <translation>
            <numerusform>%n taken</numerusform>
            <numerusform>%n taken</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Cash of sales</source>
        <translation>Cash of sales</translation>
    </message>
    <message>
        <source>Closed {time} by {name}</source>
        <translation>Closed {time} by {name}</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Counted several times</source>
        <translation>Counted several times</translation>
    </message>
    <message>
        <source>Discounts given</source>
        <translation>Discounts given</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>Drawer opened without a sale</translation>
    </message>
    <message>
        <source>Expected in the drawer</source>
        <translation>Expected in the drawer</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>The shift goes on; these figures still change.</source>
        <translation>The shift goes on; these figures still change.</translation>
    </message>
    <message>
        <source>X report, shift {number}</source>
        <translation>X report, shift {number}</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>not counted</translation>
    </message>
</context>
<context>
    <name>FileBox</name>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>Path of the file</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>GiveBackLeaf</name>
    <message>
        <source>Give it back</source>
        <translation>Give it back</translation>
    </message>
    <message>
        <source>Keep it, take the rest</source>
        <translation>Keep it, take the rest</translation>
    </message>
</context>
<context>
    <name>GoodsDetail</name>
    <message>
        <source>By weight</source>
        <translation>By weight</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Found by</translation>
    </message>
    <message>
        <source>Give an in-store code</source>
        <translation>Give an in-store code</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>On sale</translation>
    </message>
    <message>
        <source>Only a manager may change goods</source>
        <translation>Only a manager may change goods</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Sell again</source>
        <translation>Sell again</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>Tax category</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>the barcode</source>
        <translation>the barcode</translation>
    </message>
    <message>
        <source>{level}, low at {low}</source>
        <translation>{level}, low at {low}</translation>
    </message>
</context>
<context>
    <name>GoodsEdit</name>
    <message>
        <source>Barcode</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>By weight</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Change goods</source>
        <translation>Change goods</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Found by</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New goods</source>
        <translation>New goods</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>On sale</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>Tax category</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Without a number the barcode is taken for it</source>
        <translation>Without a number the barcode is taken for it</translation>
    </message>
</context>
<context>
    <name>GoodsFile</name>
    <message>
        <source>A barcode has 1 to 32 letters, digits or hyphens.</source>
        <translation>A barcode has 1 to 32 letters, digits or hyphens.</translation>
    </message>
    <message>
        <source>A goods ID has 1 to 32 letters, digits, hyphens or underscores.</source>
        <translation>1 to 32 letters, digits, hyphens or underscores.</translation>
    </message>
    <message>
        <source>A rate is from 0% to 100%, with at most two decimals.</source>
        <translation>A rate is from 0% to 100%, with at most two decimals.</translation>
    </message>
    <message>
        <source>An amount cannot be below zero.</source>
        <translation>An amount cannot be below zero.</translation>
    </message>
    <message>
        <source>An amount has at most two decimals.</source>
        <translation>An amount has at most two decimals.</translation>
    </message>
    <message>
        <source>An earlier row has this barcode. Line {line}.</source>
        <translation>An earlier row has this barcode. Line {line}.</translation>
    </message>
    <message>
        <source>An earlier row has this goods ID. Line {line}.</source>
        <translation>An earlier row has this goods ID. Line {line}.</translation>
    </message>
    <message>
        <source>Changed since you looked: {count}
{names}
Read the file again to see what it would change now.</source>
        <translation>Changed since you looked: {count}
{names}
Read the file again to see what it would change now.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The file has more than 100,000 rows. Split it.</source>
        <translation>The file has more than 100,000 rows. Split it.</translation>
    </message>
    <message>
        <source>The file has more than 64 columns.</source>
        <translation>The file has more than 64 columns.</translation>
    </message>
    <message>
        <source>The file is damaged, or it is no CSV or XLSX. Save it again and retry.</source>
        <translation>The file is damaged, or it is no CSV or XLSX. Save it again and retry.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>The file is neither UTF-8 nor GB18030 text. Save it as XLSX or CSV UTF-8.</source>
        <translation>The file is neither UTF-8 nor GB18030 text. Save it as XLSX or CSV UTF-8.</translation>
    </message>
    <message>
        <source>The file is too large. Split it.</source>
        <translation>The file is too large. Split it.</translation>
    </message>
    <message>
        <source>The first row has two headings with this meaning:</source>
        <translation>The first row has two headings with this meaning:</translation>
    </message>
    <message>
        <source>The first row lacks this heading:</source>
        <translation>The first row lacks this heading:</translation>
    </message>
    <message>
        <source>The last digit does not check the others. Scan the barcode again.</source>
        <translation>The check digit is wrong. Scan the barcode again.</translation>
    </message>
    <message>
        <source>The spreadsheet made a date of this. Format the cell as text.</source>
        <translation>A date was made of this. Format the cell as text.</translation>
    </message>
    <message>
        <source>The spreadsheet rounded this barcode. Format the column as text.</source>
        <translation>This barcode was rounded. Format the column as text.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>This amount is too large.</translation>
    </message>
    <message>
        <source>This is a formula. Paste its value, or put an apostrophe before it.</source>
        <translation>A formula: paste its value, or put an apostrophe first.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>This is not a file.</translation>
    </message>
    <message>
        <source>This is not an amount such as 12.50.</source>
        <translation>This is not an amount such as 12.50.</translation>
    </message>
    <message>
        <source>This must not be empty.</source>
        <translation>This must not be empty.</translation>
    </message>
    <message>
        <source>This text has a line break or characters that cannot be shown.</source>
        <translation>A line break, or characters that cannot be shown.</translation>
    </message>
    <message>
        <source>This text is too long.</source>
        <translation>This text is too long.</translation>
    </message>
    <message>
        <source>Weighed goods need 13 digits: 2, a number of six, five zeros, check digit.</source>
        <translation>Weighed goods: 2, six digits, five zeros, a check digit.</translation>
    </message>
    <message>
        <source>Write yes or no here.</source>
        <translation>Write yes or no here.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
</context>
<context>
    <name>GoodsKeys</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>GoodsList</name>
    <message>
        <source>Barcode, category</source>
        <translation>Barcode, category</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
</context>
<context>
    <name>GoodsPanel</name>
    <message>
        <source>Choose goods</source>
        <translation>Choose goods</translation>
    </message>
    <message>
        <source>Every kind of goods, also what is withdrawn</source>
        <translation>Every kind of goods, also what is withdrawn</translation>
    </message>
    <message>
        <source>Export goods</source>
        <translation>Export goods</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Or scan them: all that is known of them appears here</source>
        <translation>Or scan them: all that is known of them appears here</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>The goods</source>
        <translation>The goods</translation>
    </message>
    <message>
        <source>{count} kinds of goods: {path}</source>
        <translation>{count} kinds of goods: {path}</translation>
    </message>
</context>
<context>
    <name>GoodsTables</name>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Import a file with F7, or write the first with F3</source>
        <translation>Import a file with F7, or write the first with F3</translation>
    </message>
    <message>
        <source>No goods match</source>
        <translation>No goods match</translation>
    </message>
    <message>
        <source>No goods yet</source>
        <translation>No goods yet</translation>
    </message>
    <message>
        <source>No row of this kind</source>
        <translation>No row of this kind</translation>
    </message>
    <message>
        <source>Nothing runs low</source>
        <translation>Nothing runs low</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Rows of the file</translation>
    </message>
    <message>
        <source>Say with F6 at how much goods are to be bought again</source>
        <translation>Say with F6 at how much goods are to be bought again</translation>
    </message>
    <message>
        <source>The goods could not be read</source>
        <translation>The goods could not be read</translation>
    </message>
    <message>
        <source>Try another name or a part of the barcode</source>
        <translation>Try another name or a part of the barcode</translation>
    </message>
</context>
<context>
    <name>GoodsView</name>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Faults</translation>
    </message>
    <message>
        <source>Find goods</source>
        <translation>Find goods</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Name, initials or a part of the barcode</source>
        <translation>Name, initials or a part of the barcode</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>New goods</source>
        <translation>New goods</translation>
    </message>
    <message>
        <source>No goods have {barcode}</source>
        <translation>No goods have {barcode}</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>On sale</translation>
    </message>
    <message>
        <source>Save or discard first</source>
        <translation>Save or discard first</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Which goods</source>
        <translation>Which goods</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Which rows</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Agrees</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>Ahead of the platform</source>
        <translation>Ahead of the platform</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Behind the platform</source>
        <translation>Behind the platform</translation>
    </message>
    <message>
        <source>Being read whole</source>
        <translation>Being read whole</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Cannot be used</translation>
    </message>
    <message>
        <source>Check everything reads it whole</source>
        <translation>Check everything reads it whole</translation>
    </message>
    <message>
        <source>Check the network cable and the router. Cash goes on.</source>
        <translation>Check the network cable and the router. Cash goes on.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Disk full</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Disk nearly full</translation>
    </message>
    <message>
        <source>Do not sell on this till. Restore a backup.</source>
        <translation>Do not sell on this till. Restore a backup.</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Does not answer</translation>
    </message>
    <message>
        <source>Free some space on this disk.</source>
        <translation>Free some space on this disk.</translation>
    </message>
    <message>
        <source>Free some space where the platform runs.</source>
        <translation>Free some space where the platform runs.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Has room</source>
        <translation>Has room</translation>
    </message>
    <message>
        <source>Last checked {time}</source>
        <translation>Last checked {time}</translation>
    </message>
    <message>
        <source>Look at the queue.</source>
        <translation>Look at the queue.</translation>
    </message>
    <message>
        <source>Look for paper, cable and power, then print a test page.</source>
        <translation>Look for paper, cable and power, then print a test page.</translation>
    </message>
    <message>
        <source>Looked after by its server</source>
        <translation>Looked after by its server</translation>
    </message>
    <message>
        <source>Make a backup now.</source>
        <translation>Make a backup now.</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>Nearly full</translation>
    </message>
    <message>
        <source>None set up</source>
        <translation>None set up</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>Not compared yet</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>Not known now</translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>Nothing printed yet</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nothing waits</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>One does not print</source>
        <translation>One does not print</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Platform's books</source>
        <translation>Platform's books</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Sell nothing more. Restore a backup.</source>
        <translation>Sell nothing more. Restore a backup.</translation>
    </message>
    <message>
        <source>Set the date and time of this computer right.</source>
        <translation>Set the date and time of this computer right.</translation>
    </message>
    <message>
        <source>Several do not print</source>
        <translation>Several do not print</translation>
    </message>
    <message>
        <source>Some wait</source>
        <translation>Some wait</translation>
    </message>
    <message>
        <source>Sound when opened</source>
        <translation>Sound when opened</translation>
    </message>
    <message>
        <source>Sound, every line checked</source>
        <translation>Sound, every line checked</translation>
    </message>
    <message>
        <source>Sound, every page checked</source>
        <translation>Sound, every page checked</translation>
    </message>
    <message>
        <source>The platform has refused some</source>
        <translation>The platform has refused some</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>There is none</translation>
    </message>
    <message>
        <source>Till's books</source>
        <translation>Till's books</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <source>schema {step}</source>
        <translation>schema {step}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>{size} MB · {free} MB free</source>
        <translation>{size} MB · {free} MB free</translation>
    </message>
</context>
<context>
    <name>HealthView</name>
    <message>
        <source>All is well</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>All together</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Bundle for support</source>
        <translation>Bundle for support</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>Every line of the till's books fits.</source>
        <translation>Every line of the till's books fits.</translation>
    </message>
    <message>
        <source>From source</source>
        <translation>From source</translation>
    </message>
    <message>
        <source>Reading every line of the books</source>
        <translation>Reading every line of the books</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Runs on</translation>
    </message>
    <message>
        <source>Saved to {file}. Secrets, names and amounts are masked.</source>
        <translation>Saved to {file}. Secrets, names and amounts are masked.</translation>
    </message>
    <message>
        <source>Something needs a look</source>
        <translation>Something needs a look</translation>
    </message>
    <message>
        <source>Something needs you now</source>
        <translation>Something needs you now</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>Till number</source>
        <translation>Till number</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>HeldLeaf</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Back to the goods</source>
        <translation>Back to the goods</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Carts on hold</source>
        <translation>Carts on hold</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>It changes places with the cart at the counter</source>
        <translation>It changes places with the cart at the counter</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Nothing is on hold</source>
        <translation>Nothing is on hold</translation>
    </message>
    <message>
        <source>These are not settled. The till is asking; then close the shift.</source>
        <translation>These are not settled. The till is asking; then close the shift.</translation>
    </message>
    <message>
        <source>To the orders</source>
        <translation>To the orders</translation>
    </message>
    <message>
        <source>{time} · another till</source>
        <translation>{time} · another till</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>A part of this sale is paid: take the rest, or give it back first</source>
        <translation>A part of this sale is paid: take the rest, or give it back first</translation>
    </message>
    <message>
        <source>A payment is under way: wait for it, or stop it first</source>
        <translation>A payment is under way: wait for it, or stop it first</translation>
    </message>
    <message>
        <source>No goods with {code}</source>
        <translation>No goods with {code}</translation>
    </message>
    <message>
        <source>No network: codes cannot be charged now, and nothing was. Take cash</source>
        <translation>No network: codes cannot be charged now, and nothing was. Take cash</translation>
    </message>
    <message>
        <source>Nothing to pay for yet: scan goods first</source>
        <translation>Nothing to pay for yet: scan goods first</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>This is for a manager to do</source>
        <translation>This is for a manager to do</translation>
    </message>
    <message>
        <source>This sale is paid. Do not charge again.</source>
        <translation>This sale is paid. Do not charge again.</translation>
    </message>
    <message>
        <source>Too much waits for the network: no new sale. A manager can let more wait once, in the queue</source>
        <translation>Too much waits for the network: no new sale. A manager can let more wait once, in the queue</translation>
    </message>
</context>
<context>
    <name>ImportFigures</name>
    <message>
        <source>As they are already</source>
        <translation>As they are already</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Columns left out: {names}</source>
        <translation>Columns left out: {names}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Rows with faults</source>
        <translation>Rows with faults</translation>
    </message>
</context>
<context>
    <name>ImportLeaf</name>
    <message>
        <source>All of it stands on the shelf</source>
        <translation>All of it stands on the shelf</translation>
    </message>
    <message>
        <source>All of it, or nothing</source>
        <translation>All of it, or nothing</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>CSV or XLSX, the headings in the first row</source>
        <translation>CSV or XLSX, the headings in the first row</translation>
    </message>
    <message>
        <source>File of goods</source>
        <translation>File of goods</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>Import %n kinds</source>
        <translation>
            <numerusform>Import 1 kind</numerusform>
            <numerusform>Import %n kinds</numerusform>
        </translation>
    </message>
    <message>
        <source>Import goods</source>
        <translation>Import goods</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>Mend the rows on the left in the file, save it, read it again.</source>
        <translation>Mend the rows on the left in the file, save it, read it again.</translation>
    </message>
    <message>
        <source>Nothing can be imported yet</source>
        <translation>Nothing can be imported yet</translation>
    </message>
    <message>
        <source>Nothing is changed before you have seen what would change. Goods are recognised by their number; fields without a column stay as they are.</source>
        <translation>Nothing is changed before you have seen what would change. Goods are recognised by their number; fields without a column stay as they are.</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Nothing to import</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>Nothing was imported</translation>
    </message>
    <message>
        <source>Others changed these goods</source>
        <translation>Others changed these goods</translation>
    </message>
    <message>
        <source>Putting them on the shelf</source>
        <translation>Putting them on the shelf</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Read it again</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>Save the faults</source>
        <translation>Save the faults</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed</source>
        <translation>Stopped. Nothing was changed</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>This file cannot be read</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>What would change</translation>
    </message>
    <message>
        <source>{count} rows read</source>
        <translation>{count} rows read</translation>
    </message>
    <message>
        <source>{done} of {whole}</source>
        <translation>{done} of {whole}</translation>
    </message>
</context>
<context>
    <name>JoinView</name>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>Join a shop</source>
        <translation>Join a shop</translation>
    </message>
    <message>
        <source>Scan it, or type eight groups of five</source>
        <translation>Scan it, or type eight groups of five</translation>
    </message>
    <message>
        <source>Sell here</source>
        <translation>Sell here</translation>
    </message>
    <message>
        <source>The owner adds this till at the first one, and reads out what it says.</source>
        <translation>The owner adds this till at the first one, and reads out what it says.</translation>
    </message>
    <message>
        <source>The till of this shop opens by itself.</source>
        <translation>The till of this shop opens by itself.</translation>
    </message>
    <message>
        <source>This is now {name}</source>
        <translation>This is now {name}</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Compare it with the other screen: eight groups of five.</source>
        <translation>Compare it with the other screen: eight groups of five.</translation>
    </message>
    <message>
        <source>This is not an activation, or a letter of it was misread.</source>
        <translation>This is not an activation, or a letter of it was misread.</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message numerus="yes">
        <source>%n not settled</source>
        <translation>
            <numerusform>1 not settled</numerusform>
            <numerusform>%n not settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s), {taken}</source>
        <translation>
            <numerusform>1 sale, {taken}</numerusform>
            <numerusform>%n sales, {taken}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to report</source>
        <translation>
            <numerusform>%n to report</numerusform>
            <numerusform>%n to report</numerusform>
        </translation>
    </message>
    <message>
        <source>All settled</source>
        <translation>All settled</translation>
    </message>
    <message numerus="yes">
        <source>Clock is wrong: %n waiting</source>
        <translation>
            <numerusform>Clock is wrong: %n waiting</numerusform>
            <numerusform>Clock is wrong: %n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Declined payment {number}, {amount}: its number is not closed yet</source>
        <translation>Declined payment {number}, {amount}: its number is not closed yet</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Payment {number}, {amount}: not settled</source>
        <translation>Payment {number}, {amount}: not settled</translation>
    </message>
    <message>
        <source>Payments, refunds and reports that are not settled yet</source>
        <translation>Payments, refunds and reports that are not settled yet</translation>
    </message>
    <message>
        <source>Platform connected</source>
        <translation>Platform connected</translation>
    </message>
    <message>
        <source>Platform is restarting</source>
        <translation>Platform is restarting</translation>
    </message>
    <message>
        <source>Platform not reached</source>
        <translation>Platform not reached</translation>
    </message>
    <message>
        <source>Platform stopped</source>
        <translation>Platform stopped</translation>
    </message>
    <message>
        <source>Refund of {number}, {amount}: not settled</source>
        <translation>Refund of {number}, {amount}: not settled</translation>
    </message>
    <message>
        <source>Sale {number}, {amount}: not reported yet</source>
        <translation>Sale {number}, {amount}: not reported yet</translation>
    </message>
    <message>
        <source>Sale {number}: {amount} of it is paid. Take the rest, or give it back</source>
        <translation>Sale {number}: {amount} of it is paid. Take the rest, or give it back</translation>
    </message>
    <message>
        <source>Set the date and time of this computer right; the till then goes on</source>
        <translation>Set the date and time of this computer right; the till then goes on</translation>
    </message>
    <message>
        <source>Shift report Z {number}: not reported yet</source>
        <translation>Shift report Z {number}: not reported yet</translation>
    </message>
    <message>
        <source>{number} has been paid: {amount}</source>
        <translation>{number} has been paid: {amount}</translation>
    </message>
    <message>
        <source>{number} was cancelled: {amount} went back</source>
        <translation>{number} was cancelled: {amount} went back</translation>
    </message>
    <message>
        <source>{number} was not paid: nothing was taken</source>
        <translation>{number} was not paid: nothing was taken</translation>
    </message>
    <message>
        <source>{number} was paid too late: {amount} goes back</source>
        <translation>{number} was paid too late: {amount} goes back</translation>
    </message>
    <message>
        <source>{number}: {amount} was not refunded</source>
        <translation>{number}: {amount} was not refunded</translation>
    </message>
    <message>
        <source>{number}: {amount} went back to the customer</source>
        <translation>{number}: {amount} went back to the customer</translation>
    </message>
</context>
<context>
    <name>KeptLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Checked in the platform's books</source>
        <translation>Checked in the platform's books</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Lines of the journal</source>
        <translation>Lines of the journal</translation>
    </message>
    <message>
        <source>Prove again</source>
        <translation>Prove again</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>This file cannot be used. Keep another one.</source>
        <translation>This file cannot be used. Keep another one.</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>the proof</source>
        <translation>the proof</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
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
        <translation>Down</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>Key {key}</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page down</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Page up</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
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
        <translation>A roll of labels, {size}</translation>
    </message>
    <message>
        <source>A sheet of labels, each {size}</source>
        <translation>A sheet of labels, each {size}</translation>
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
        <translation>Code</translation>
    </message>
    <message>
        <source>First free place</source>
        <translation>First free place</translation>
    </message>
    <message>
        <source>Labels of each kind</source>
        <translation>Labels of each kind</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>LabelsLeaf</name>
    <message numerus="yes">
        <source>%n barcodes do not fit: printed without bars</source>
        <translation>
            <numerusform>%n barcode does not fit: printed without bars</numerusform>
            <numerusform>%n barcodes do not fit: printed without bars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels saved: {path}</source>
        <translation>
            <numerusform>%n label saved: {path}</numerusform>
            <numerusform>%n labels saved: {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheets</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
    <message>
        <source>All in the list</source>
        <translation>All in the list</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>How the labels look</source>
        <translation>How the labels look</translation>
    </message>
    <message numerus="yes">
        <source>In-store codes for %n without a barcode</source>
        <translation>
            <numerusform>In-store code for %n without a barcode</numerusform>
            <numerusform>In-store codes for %n without a barcode</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels of</source>
        <translation>Labels of</translation>
    </message>
    <message>
        <source>More than {most} labels: narrow the list</source>
        <translation>More than {most} labels: narrow the list</translation>
    </message>
    <message>
        <source>No codes given</source>
        <translation>No codes given</translation>
    </message>
    <message>
        <source>No goods in the list</source>
        <translation>No goods in the list</translation>
    </message>
    <message>
        <source>No labels written</source>
        <translation>No labels written</translation>
    </message>
    <message>
        <source>Open to print</source>
        <translation>Open to print</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>These goods</source>
        <translation>These goods</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Writing</translation>
    </message>
</context>
<context>
    <name>MismatchLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>Not in the bill</source>
        <translation>Not in the bill</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Not known here</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Sale {number}</source>
        <translation>Sale {number}</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>To the sale</source>
        <translation>To the sale</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Why it is so</source>
        <translation>Why it is so</translation>
    </message>
    <message>
        <source>the order number</source>
        <translation>the order number</translation>
    </message>
    <message>
        <source>the refund number</source>
        <translation>the refund number</translation>
    </message>
</context>
<context>
    <name>MoreView</name>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>MoveLeaf</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>It is put on record with your name and the reason.</source>
        <translation>It is put on record with your name and the reason.</translation>
    </message>
    <message>
        <source>Put {amount} in</source>
        <translation>Put {amount} in</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Take {amount} out</source>
        <translation>Take {amount} out</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>NameLeaf</name>
    <message>
        <source>A new till</source>
        <translation>A new till</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>Give it a name</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>It runs this program on another computer of the shop's network.</source>
        <translation>It runs this program on another computer of the shop's network.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the till</source>
        <translation>Name of the till</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
</context>
<context>
    <name>NotesLeaf</name>
    <message>
        <source>Leave as it is</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>Name or note of this cart</source>
        <translation>Name or note of this cart</translation>
    </message>
    <message>
        <source>Note on the line</source>
        <translation>Note on the line</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>Note on {name}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>They stand on the receipt; a cart on hold is found by its own</source>
        <translation>They stand on the receipt; a cart on hold is found by its own</translation>
    </message>
</context>
<context>
    <name>NowLeaf</name>
    <message>
        <source>Cash in</source>
        <translation>Cash in</translation>
    </message>
    <message>
        <source>Cash in and out</source>
        <translation>Cash in and out</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>Cash out</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Close the shift</translation>
    </message>
    <message>
        <source>Count the float</source>
        <translation>Count the float</translation>
    </message>
    <message>
        <source>Count the float again</source>
        <translation>Count the float again</translation>
    </message>
    <message>
        <source>It begins with the first sale, or when the float is counted.</source>
        <translation>It begins with the first sale, or when the float is counted.</translation>
    </message>
    <message>
        <source>No cash was put in or taken out</source>
        <translation>No cash was put in or taken out</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>No shift is open</translation>
    </message>
    <message>
        <source>Selling goes on all the same. Count it as soon as there is time.</source>
        <translation>Selling goes on all the same. Count it as soon as there is time.</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>Shift {number}</translation>
    </message>
    <message>
        <source>Since {time}, begun by {name}</source>
        <translation>Since {time}, begun by {name}</translation>
    </message>
    <message>
        <source>The float is not counted</source>
        <translation>The float is not counted</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>Who worked</source>
        <translation>Who worked</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X report</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>approved by {name}</translation>
    </message>
</context>
<context>
    <name>NumberStep</name>
    <message>
        <source>Less</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>ObstacleSheet</name>
    <message>
        <source>Hand the till over</source>
        <translation>Hand the till over</translation>
    </message>
    <message>
        <source>It stays in this till and is sent at the next start. A file of all of it is saved as well, so that nothing depends on this computer.</source>
        <translation>It stays in this till and is sent at the next start. A file of all of it is saved as well, so that nothing depends on this computer.</translation>
    </message>
    <message>
        <source>It stays in this till and is sent by itself; whoever signs in next sees it in the queue.</source>
        <translation>It stays in this till and is sent by itself; whoever signs in next sees it in the queue.</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Keep working</translation>
    </message>
    <message>
        <source>No network: this waits for it</source>
        <translation>No network: this waits for it</translation>
    </message>
    <message>
        <source>Not yet: something is unfinished</source>
        <translation>Not yet: something is unfinished</translation>
    </message>
    <message>
        <source>Save a file and close</source>
        <translation>Save a file and close</translation>
    </message>
    <message>
        <source>The till is asking and sending by itself. Try again in a moment.</source>
        <translation>The till is asking and sending by itself. Try again in a moment.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>Back to the refund</source>
        <translation>Back to the refund</translation>
    </message>
    <message>
        <source>Choose a sale</source>
        <translation>Choose a sale</translation>
    </message>
    <message>
        <source>Its goods, its payment and everything that happened appear here</source>
        <translation>Its goods, its payment and everything that happened appear here</translation>
    </message>
    <message>
        <source>Refund of {number}</source>
        <translation>Refund of {number}</translation>
    </message>
    <message>
        <source>The sale</source>
        <translation>The sale</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>Not refunded</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>Partly refunded</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Refund not known yet</source>
        <translation>Refund not known yet</translation>
    </message>
    <message>
        <source>Refund under way</source>
        <translation>Refund under way</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>OrdersView</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Find a sale</source>
        <translation>Find a sale</translation>
    </message>
    <message>
        <source>Finish the sale at the counter first</source>
        <translation>Finish the sale at the counter first</translation>
    </message>
    <message>
        <source>Hand {amount} in cash back</source>
        <translation>Hand {amount} in cash back</translation>
    </message>
    <message>
        <source>No sale matches</source>
        <translation>No sale matches</translation>
    </message>
    <message>
        <source>No sales yet</source>
        <translation>No sales yet</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Payments are taken at the checkout</source>
        <translation>Payments are taken at the checkout</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Sales of this till appear here as soon as they begin</source>
        <translation>Sales of this till appear here as soon as they begin</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>The sales could not be read</source>
        <translation>The sales could not be read</translation>
    </message>
    <message>
        <source>Try another number or name, or look at all</source>
        <translation>Try another number or name, or look at all</translation>
    </message>
    <message>
        <source>Type a number or the name of goods</source>
        <translation>Type a number or the name of goods</translation>
    </message>
    <message>
        <source>Which sales</source>
        <translation>Which sales</translation>
    </message>
    <message>
        <source>{amount} was not refunded</source>
        <translation>{amount} was not refunded</translation>
    </message>
    <message>
        <source>{amount} went back to the customer</source>
        <translation>{amount} went back to the customer</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%n cancelled on both sides</source>
        <translation>
            <numerusform>%n cancelled on both sides</numerusform>
            <numerusform>%n cancelled on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differ: {amount}</source>
        <translation>
            <numerusform>%n differs: {amount}</numerusform>
            <numerusform>%n differ: {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n explained: {amount}</source>
        <translation>
            <numerusform>%n explained: {amount}</numerusform>
            <numerusform>%n explained: {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payments and refunds</source>
        <translation>
            <numerusform>%n payment or refund</numerusform>
            <numerusform>%n payments and refunds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n agree</source>
        <translation>
            <numerusform>The only one agrees: %n</numerusform>
            <numerusform>All %n agree</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared as far as the day had come, {time}</source>
        <translation>Compared as far as the day had come, {time}</translation>
    </message>
    <message>
        <source>Compared with the platform's bill, {time}</source>
        <translation>Compared with the platform's bill, {time}</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>Not compared yet</translation>
    </message>
    <message>
        <source>Nothing was paid, on either side</source>
        <translation>Nothing was paid, on either side</translation>
    </message>
    <message>
        <source>Other tills</source>
        <translation>Other tills</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>This day is compared with the platform's own bill</source>
        <translation>This day is compared with the platform's own bill</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>Today is compared as far as it has come; its bill is there tomorrow</source>
        <translation>Today is compared as far as it has come; its bill is there tomorrow</translation>
    </message>
    <message>
        <source>closed on {time}</source>
        <translation>closed on {time}</translation>
    </message>
</context>
<context>
    <name>OwnPinLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Your PIN</translation>
    </message>
    <message>
        <source>Your PIN, {name}</source>
        <translation>Your PIN, {name}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation>Checkout</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>Closings</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>Receipt design</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Reconciliation</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Tills</translation>
    </message>
    <message>
        <source>Who did what, when, and who approved it</source>
        <translation>Who did what, when, and who approved it</translation>
    </message>
    <message>
        <source>Who works here, in which role, with which PIN</source>
        <translation>Who works here, in which role, with which PIN</translation>
    </message>
</context>
<context>
    <name>PaidLeaf</name>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Next customer</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Open the order</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Allow it in the system's settings, then print again.</source>
        <translation>Allow it in the system's settings, then print again.</translation>
    </message>
    <message>
        <source>Check that it is on and connected, then print again.</source>
        <translation>Check that it is on and connected, then print again.</translation>
    </message>
    <message>
        <source>Check the cable and the printer's settings.</source>
        <translation>Check the cable and the printer's settings.</translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG picture of at most 4 MB.</source>
        <translation>Choose a PNG or JPEG picture of at most 4 MB.</translation>
    </message>
    <message>
        <source>Close it, then print again.</source>
        <translation>Close it, then print again.</translation>
    </message>
    <message>
        <source>Connect the printer by network, or have it installed.</source>
        <translation>Connect the printer by network, or have it installed.</translation>
    </message>
    <message>
        <source>Look at how it is connected, and write its place again.</source>
        <translation>Look at how it is connected, and write its place again.</translation>
    </message>
    <message>
        <source>Look at the paper; print again if it is not complete.</source>
        <translation>Look at the paper; print again if it is not complete.</translation>
    </message>
    <message>
        <source>No printer can be at this place.</source>
        <translation>No printer can be at this place.</translation>
    </message>
    <message>
        <source>No printer has a drawer on it.</source>
        <translation>No printer has a drawer on it.</translation>
    </message>
    <message>
        <source>No printer is connected at this place.</source>
        <translation>No printer is connected at this place.</translation>
    </message>
    <message>
        <source>No printer is set up for this.</source>
        <translation>No printer is set up for this.</translation>
    </message>
    <message>
        <source>Open it by its key; say under Printers where it is connected.</source>
        <translation>Open it by its key; say under Printers where it is connected.</translation>
    </message>
    <message>
        <source>Open the printer's settings and save them again.</source>
        <translation>Open the printer's settings and save them again.</translation>
    </message>
    <message>
        <source>Open the receipt designer and save it again.</source>
        <translation>Open the receipt designer and save it again.</translation>
    </message>
    <message>
        <source>Put in a new roll, then print again.</source>
        <translation>Put in a new roll, then print again.</translation>
    </message>
    <message>
        <source>Set one up under Printers.</source>
        <translation>Set one up under Printers.</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>The printer does not answer.</translation>
    </message>
    <message>
        <source>The printer has no paper.</source>
        <translation>The printer has no paper.</translation>
    </message>
    <message>
        <source>The printer stopped answering while it was printing.</source>
        <translation>The printer stopped answering while it was printing.</translation>
    </message>
    <message>
        <source>The printer's cover is open.</source>
        <translation>The printer's cover is open.</translation>
    </message>
    <message>
        <source>This computer does not let the program use the printer.</source>
        <translation>This computer does not let the program use the printer.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be printed.</source>
        <translation>This file is not a picture that can be printed.</translation>
    </message>
    <message>
        <source>This is not how a printer can be set up.</source>
        <translation>This is not how a printer can be set up.</translation>
    </message>
    <message>
        <source>This is not the design of a receipt.</source>
        <translation>This is not the design of a receipt.</translation>
    </message>
    <message>
        <source>What speaks to this kind of connection is not installed.</source>
        <translation>What speaks to this kind of connection is not installed.</translation>
    </message>
</context>
<context>
    <name>PaperTrial</name>
    <message>
        <source>Test page</source>
        <translation>Test page</translation>
    </message>
    <message>
        <source>The dashes reach both edges, on one row:</source>
        <translation>The dashes reach both edges, on one row:</translation>
    </message>
    <message>
        <source>Which line reads like this one?</source>
        <translation>Which line reads like this one?</translation>
    </message>
</context>
<context>
    <name>PersonLeaf</name>
    <message>
        <source>4 to 6 digits</source>
        <translation>4 to 6 digits</translation>
    </message>
    <message>
        <source>A PIN is needed</source>
        <translation>A PIN is needed</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>A name is needed</translation>
    </message>
    <message>
        <source>Empty keeps the old one</source>
        <translation>Empty keeps the old one</translation>
    </message>
    <message>
        <source>Let back in</source>
        <translation>Let back in</translation>
    </message>
    <message>
        <source>Letters, digits, - and _ only</source>
        <translation>Letters, digits, - and _ only</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>One line without odd signs</source>
        <translation>One line without odd signs</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Somebody has this number</source>
        <translation>Somebody has this number</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Somebody new</translation>
    </message>
    <message>
        <source>Stop working here</source>
        <translation>Stop working here</translation>
    </message>
    <message>
        <source>Tell them their PIN</source>
        <translation>Tell them their PIN</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Again at {time}.</source>
        <translation>Too many wrong PINs. Again at {time}.</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. %n tries left.</source>
        <translation>
            <numerusform>Wrong PIN. One try left.</numerusform>
            <numerusform>Wrong PIN. %n tries left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreferencesView</name>
    <message>
        <source>Find a setting</source>
        <translation>Find a setting</translation>
    </message>
    <message>
        <source>Find a setting, pinyin too</source>
        <translation>Find a setting, pinyin too</translation>
    </message>
    <message>
        <source>No setting of that name</source>
        <translation>No setting of that name</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Not kept</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>PrinterEdit</name>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Common</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Cuts the paper</source>
        <translation>Cuts the paper</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Drawer pin</source>
        <translation>Drawer pin</translation>
    </message>
    <message>
        <source>How Chinese is sent</source>
        <translation>How Chinese is sent</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New printer</source>
        <translation>New printer</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Own barcodes</source>
        <translation>Own barcodes</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Test page</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>A device file, or a file for trying it out.</source>
        <translation>A device file, or a file for trying it out.</translation>
    </message>
    <message>
        <source>Another printer is called so</source>
        <translation>Another printer is called so</translation>
    </message>
    <message>
        <source>As dots</source>
        <translation>As dots</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>GB18030</source>
        <translation>GB18030</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>Give it a name</translation>
    </message>
    <message>
        <source>It prints its address while its feed key is held at start.</source>
        <translation>It prints its address while its feed key is held at start.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Serial</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>The port, and its speed if it is not 9600.</source>
        <translation>The port, and its speed if it is not 9600.</translation>
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
        <translation>Vendor and product, as the system lists USB devices.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Write a port: COM3, or /dev/ttyUSB0, 115200</source>
        <translation>Write a port: COM3, or /dev/ttyUSB0, 115200</translation>
    </message>
    <message>
        <source>Write an address and perhaps a port: 192.168.1.50:9100</source>
        <translation>Write an address and perhaps a port: 192.168.1.50:9100</translation>
    </message>
    <message>
        <source>Write four signs, a colon, four signs: 0416:5011</source>
        <translation>Write four signs, a colon, four signs: 0416:5011</translation>
    </message>
    <message>
        <source>Write the path of a file, not of a folder</source>
        <translation>Write the path of a file, not of a folder</translation>
    </message>
</context>
<context>
    <name>PrintersView</name>
    <message>
        <source>Add a printer</source>
        <translation>Add a printer</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>Choose a printer</translation>
    </message>
    <message>
        <source>Go on with the new printer</source>
        <translation>Go on with the new printer</translation>
    </message>
    <message>
        <source>No printer yet</source>
        <translation>No printer yet</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Not saved.</translation>
    </message>
    <message>
        <source>Or add one: by network, USB or a serial port</source>
        <translation>Or add one: by network, USB or a serial port</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>Receipt design</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>The printer</source>
        <translation>The printer</translation>
    </message>
    <message>
        <source>Without one, sales go on; receipts can be saved as PDF</source>
        <translation>Without one, sales go on; receipts can be saved as PDF</translation>
    </message>
</context>
<context>
    <name>QrLeaf</name>
    <message>
        <source>Ask the customer to scan</source>
        <translation>Ask the customer to scan</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Payment QR code</source>
        <translation>Payment QR code</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>The customer's screen shows the same code</source>
        <translation>The customer's screen shows the same code</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
</context>
<context>
    <name>QuantityEdit</name>
    <message>
        <source>One less</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>One more</translation>
    </message>
</context>
<context>
    <name>QuantityLeaf</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Do not add it</source>
        <translation>Do not add it</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>{price} per {unit}</source>
        <translation>{price} per {unit}</translation>
    </message>
</context>
<context>
    <name>QuestionLeaf</name>
    <message>
        <source>Amount asked about</source>
        <translation>Amount asked about</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Being closed</source>
        <translation>Being closed</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Not tried yet</translation>
    </message>
    <message>
        <source>Number to close</source>
        <translation>Number to close</translation>
    </message>
    <message>
        <source>Paid in part</source>
        <translation>Paid in part</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Refund, done</source>
        <translation>Refund, done</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Take the rest, or give the part back</source>
        <translation>Take the rest, or give the part back</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>The clock of this computer is wrong</translation>
    </message>
    <message>
        <source>The payment belongs to another sale</source>
        <translation>The payment belongs to another sale</translation>
    </message>
    <message>
        <source>The platform declined it</source>
        <translation>The platform declined it</translation>
    </message>
    <message>
        <source>The platform did not answer</source>
        <translation>The platform did not answer</translation>
    </message>
    <message>
        <source>The platform does not know the cashier</source>
        <translation>The platform does not know the cashier</translation>
    </message>
    <message>
        <source>The platform does not know this sale</source>
        <translation>The platform does not know this sale</translation>
    </message>
    <message>
        <source>The platform finds no approval for it</source>
        <translation>The platform finds no approval for it</translation>
    </message>
    <message>
        <source>The platform has another record under this number</source>
        <translation>The platform has another record under this number</translation>
    </message>
    <message>
        <source>The platform says that less is left to give back</source>
        <translation>The platform says that less is left to give back</translation>
    </message>
    <message>
        <source>The platform was busy</source>
        <translation>The platform was busy</translation>
    </message>
    <message>
        <source>The platform was out of order</source>
        <translation>The platform was out of order</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Waits</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>in {time}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>tried {count} ×</source>
        <translation>tried {count} ×</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Let more wait</source>
        <translation>Let more wait</translation>
    </message>
    <message>
        <source>Twice as much, once, until all of it is sent. Put on record.</source>
        <translation>Twice as much, once, until all of it is sent. Put on record.</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>What waits</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message numerus="yes">
        <source>%n record(s) saved to {file}</source>
        <translation>
            <numerusform>%n record saved to {file}</numerusform>
            <numerusform>%n records saved to {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Every payment is settled and every sale has reached the platform.</source>
        <translation>Every payment is settled and every sale has reached the platform.</translation>
    </message>
    <message>
        <source>More may wait now. Put on record.</source>
        <translation>More may wait now. Put on record.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nothing waits</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>What waits</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Ask the customer for a fresh code.</source>
        <translation>Ask the customer for a fresh code.</translation>
    </message>
    <message>
        <source>Ask the customer to pay another way.</source>
        <translation>Ask the customer to pay another way.</translation>
    </message>
    <message>
        <source>Call the manager; the code below helps to find out.</source>
        <translation>Call the manager; the code below helps to find out.</translation>
    </message>
    <message>
        <source>Closed by the platform or declined by the customer</source>
        <translation>Closed by the platform or declined by the customer</translation>
    </message>
    <message>
        <source>It never reached the platform</source>
        <translation>It never reached the platform</translation>
    </message>
    <message>
        <source>Keep the goods until the payment has arrived.</source>
        <translation>Keep the goods until the payment has arrived.</translation>
    </message>
    <message>
        <source>Not paid in time</source>
        <translation>Not paid in time</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was taken. Check the network.</source>
        <translation>Nothing was sent and nothing was taken. Check the network.</translation>
    </message>
    <message>
        <source>Nothing was taken. Set the date and time right, then try again.</source>
        <translation>Nothing was taken. Set the date and time right, then try again.</translation>
    </message>
    <message>
        <source>Nothing was taken. Try again or pay another way.</source>
        <translation>Nothing was taken. Try again or pay another way.</translation>
    </message>
    <message>
        <source>Paid late, and kept for this sale</source>
        <translation>Paid late, and kept for this sale</translation>
    </message>
    <message>
        <source>Paid too late for this sale</source>
        <translation>Paid too late for this sale</translation>
    </message>
    <message>
        <source>Payment code no longer valid</source>
        <translation>Payment code no longer valid</translation>
    </message>
    <message>
        <source>Stopped at the counter</source>
        <translation>Stopped at the counter</translation>
    </message>
    <message>
        <source>The amount is beyond what one payment may be</source>
        <translation>The amount is beyond what one payment may be</translation>
    </message>
    <message>
        <source>The answer does not fit this sale</source>
        <translation>The answer does not fit this sale</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>The clock of this computer is wrong</translation>
    </message>
    <message>
        <source>The code is waiting to be scanned</source>
        <translation>The code is waiting to be scanned</translation>
    </message>
    <message>
        <source>The customer had paid; the cancel gave it back</source>
        <translation>The customer had paid; the cancel gave it back</translation>
    </message>
    <message>
        <source>The customer may or may not have paid. Do not take money again; we keep asking.</source>
        <translation>The customer may or may not have paid. Do not take money again; we keep asking.</translation>
    </message>
    <message>
        <source>The customer's account may not pay</source>
        <translation>The customer's account may not pay</translation>
    </message>
    <message>
        <source>The customer's balance is too small</source>
        <translation>The customer's balance is too small</translation>
    </message>
    <message>
        <source>The money is back with the customer. Charge again.</source>
        <translation>The money is back with the customer. Charge again.</translation>
    </message>
    <message>
        <source>The order number belongs to another sale</source>
        <translation>The order number belongs to another sale</translation>
    </message>
    <message>
        <source>The payment did not go through</source>
        <translation>The payment did not go through</translation>
    </message>
    <message>
        <source>The payment was never sent</source>
        <translation>The payment was never sent</translation>
    </message>
    <message>
        <source>The platform cannot be reached</source>
        <translation>The platform cannot be reached</translation>
    </message>
    <message>
        <source>The platform declined the payment</source>
        <translation>The platform declined the payment</translation>
    </message>
    <message>
        <source>The platform has not answered</source>
        <translation>The platform has not answered</translation>
    </message>
    <message>
        <source>The rest was not taken. Check the network.</source>
        <translation>The rest was not taken. Check the network.</translation>
    </message>
    <message>
        <source>The rest was not taken. Set the date and time right, then try again.</source>
        <translation>The rest was not taken. Set the date and time right, then try again.</translation>
    </message>
    <message>
        <source>The rest was not taken. Try again or pay another way.</source>
        <translation>The rest was not taken. Try again or pay another way.</translation>
    </message>
    <message>
        <source>The sale is paid.</source>
        <translation>The sale is paid.</translation>
    </message>
    <message>
        <source>The sale was given up; this part went back</source>
        <translation>The sale was given up; this part went back</translation>
    </message>
    <message>
        <source>The shop cannot pay itself</source>
        <translation>The shop cannot pay itself</translation>
    </message>
    <message>
        <source>The till gives the money back by itself. Charge again.</source>
        <translation>The till gives the money back by itself. Charge again.</translation>
    </message>
    <message>
        <source>This payment was closed before</source>
        <translation>This payment was closed before</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>Waiting for the customer</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Demo: no real money</source>
        <translation>Demo: no real money</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Discounts in all</source>
        <translation>Discounts in all</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>List price</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Of sale</source>
        <translation>Of sale</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Refund receipt</source>
        <translation>Refund receipt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Tax {rate} in {amount}</source>
        <translation>Tax {rate} in {amount}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>ReceiptEdit</name>
    <message>
        <source>Barcode</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Discounts</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>Footer</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>No logo</translation>
    </message>
    <message>
        <source>PNG or JPEG, at most 4 MB; at most 48 mm wide and 30 mm high on paper</source>
        <translation>PNG or JPEG, at most 4 MB; at most 48 mm wide and 30 mm high on paper</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>Receipt design</translation>
    </message>
    <message>
        <source>References</source>
        <translation>References</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>Tax included</source>
        <translation>Tax included</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Too long</translation>
    </message>
    <message>
        <source>Too much: {count} lines at most</source>
        <translation>Too much: {count} lines at most</translation>
    </message>
</context>
<context>
    <name>ReceiptExample</name>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Lin</source>
        <translation>Lin</translation>
    </message>
    <message>
        <source>Moon cakes, box of eight</source>
        <translation>Moon cakes, box of eight</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>Red Fuji apples, loose, first choice of this season</source>
        <translation>Red Fuji apples, loose, first choice of this season</translation>
    </message>
    <message>
        <source>Spring water 550 ml</source>
        <translation>Spring water 550 ml</translation>
    </message>
    <message>
        <source>as a gift</source>
        <translation>as a gift</translation>
    </message>
</context>
<context>
    <name>ReceiptsModel</name>
    <message>
        <source>The example</source>
        <translation>The example</translation>
    </message>
</context>
<context>
    <name>ReceiptsView</name>
    <message>
        <source>Not saved.</source>
        <translation>Not saved.</translation>
    </message>
    <message>
        <source>Print the example</source>
        <translation>Print the example</translation>
    </message>
    <message>
        <source>Receipt design</source>
        <translation>Receipt design</translation>
    </message>
    <message>
        <source>Receipts look like this from now on</source>
        <translation>Receipts look like this from now on</translation>
    </message>
    <message>
        <source>The receipt as it is printed</source>
        <translation>The receipt as it is printed</translation>
    </message>
    <message>
        <source>What stands on receipts</source>
        <translation>What stands on receipts</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>Width of the paper</translation>
    </message>
</context>
<context>
    <name>Reconciliation</name>
    <message>
        <source>Amounts differ</source>
        <translation>Amounts differ</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Another day</translation>
    </message>
    <message>
        <source>Ask who sold at that time. Refund it if nobody got the goods.</source>
        <translation>Ask who sold at that time. Refund it if nobody got the goods.</translation>
    </message>
    <message>
        <source>Both sides booked it, on different sides of midnight.</source>
        <translation>Both sides booked it, on different sides of midnight.</translation>
    </message>
    <message>
        <source>Both sides hold it, with different amounts.</source>
        <translation>Both sides hold it, with different amounts.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>It was booked twice, or its sale had been paid before.</source>
        <translation>It was booked twice, or its sale had been paid before.</translation>
    </message>
    <message>
        <source>Look for a refund or a cancel that was made past this till.</source>
        <translation>Look for a refund or a cancel that was made past this till.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>One side says that money moved, the other says it did not.</source>
        <translation>One side says that money moved, the other says it did not.</translation>
    </message>
    <message>
        <source>Only at the platform</source>
        <translation>Only at the platform</translation>
    </message>
    <message>
        <source>Only at this till</source>
        <translation>Only at this till</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Pass the order number on to the platform before the money is due.</source>
        <translation>Pass the order number on to the platform before the money is due.</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>State differs</source>
        <translation>State differs</translation>
    </message>
    <message>
        <source>The customer may have paid twice: give one payment back.</source>
        <translation>The customer may have paid twice: give one payment back.</translation>
    </message>
    <message>
        <source>The day beside this one differs by as much: no money is lost.</source>
        <translation>The day beside this one differs by as much: no money is lost.</translation>
    </message>
    <message>
        <source>The platform booked it at this till, which knows nothing of it.</source>
        <translation>The platform booked it at this till, which knows nothing of it.</translation>
    </message>
    <message>
        <source>The platform has not written this day's bill yet.</source>
        <translation>The platform has not written this day's bill yet.</translation>
    </message>
    <message>
        <source>The platform's amount is what moved. Compare with the receipt.</source>
        <translation>The platform's amount is what moved. Compare with the receipt.</translation>
    </message>
    <message>
        <source>The platform's bill is incomplete or damaged.</source>
        <translation>The platform's bill is incomplete or damaged.</translation>
    </message>
    <message>
        <source>The till booked it, and it is not in the platform's bill.</source>
        <translation>The till booked it, and it is not in the platform's bill.</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>Try again later; it is there by nine in the morning.</source>
        <translation>Try again later; it is there by nine in the morning.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, pass on the code.</source>
        <translation>Try again. If it stays so, pass on the code.</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>Twice</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>What differs</translation>
    </message>
</context>
<context>
    <name>ReconciliationExport</name>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Effect on the day</source>
        <translation>Effect on the day</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Order number</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Platform, when</source>
        <translation>Platform, when</translation>
    </message>
    <message>
        <source>Refund number</source>
        <translation>Refund number</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>This till, state</source>
        <translation>This till, state</translation>
    </message>
    <message>
        <source>This till, when</source>
        <translation>This till, when</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>reconciliation</source>
        <translation>reconciliation</translation>
    </message>
</context>
<context>
    <name>ReconciliationPanel</name>
    <message>
        <source>Every difference with both sides and its explanation</source>
        <translation>Every difference with both sides and its explanation</translation>
    </message>
    <message>
        <source>Export the day</source>
        <translation>Export the day</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>The day</translation>
    </message>
    <message>
        <source>The day is written to {path}</source>
        <translation>The day is written to {path}</translation>
    </message>
</context>
<context>
    <name>ReconciliationView</name>
    <message>
        <source>Compare the day</source>
        <translation>Compare the day</translation>
    </message>
    <message>
        <source>Every payment and refund stands on both sides alike</source>
        <translation>Every payment and refund stands on both sides alike</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nothing differs</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>The day is closed</source>
        <translation>The day is closed</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>What differs</translation>
    </message>
    <message>
        <source>What differs appears here, with both sides and what to do</source>
        <translation>What differs appears here, with both sides and what to do</translation>
    </message>
</context>
<context>
    <name>RefundLeaf</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Amount to give back</source>
        <translation>Amount to give back</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>Back to the sale</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>Goes back</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>How many of {name}</source>
        <translation>How many of {name}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation>Reason (may be left empty)</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Refund {amount}</source>
        <translation>Refund {amount}</translation>
    </message>
    <message>
        <source>Refundable</source>
        <translation>Refundable</translation>
    </message>
    <message>
        <source>Take back the goods</source>
        <translation>Take back the goods</translation>
    </message>
    <message>
        <source>The money goes back to where it came from</source>
        <translation>The money goes back to where it came from</translation>
    </message>
    <message>
        <source>What goes back</source>
        <translation>What goes back</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A closed day stays as it is.</source>
        <translation>A closed day stays as it is.</translation>
    </message>
    <message>
        <source>A difference this large needs a reason.</source>
        <translation>A difference this large needs a reason.</translation>
    </message>
    <message>
        <source>A payment of this sale is not settled yet.</source>
        <translation>A payment of this sale is not settled yet.</translation>
    </message>
    <message>
        <source>A payment or refund is not settled yet.</source>
        <translation>A payment or refund is not settled yet.</translation>
    </message>
    <message>
        <source>Another window is using this till.</source>
        <translation>Another window is using this till.</translation>
    </message>
    <message>
        <source>Ask the customer to open the payment code and scan it.</source>
        <translation>Ask the customer to open the payment code and scan it.</translation>
    </message>
    <message>
        <source>Cash has moved since the drawer was counted.</source>
        <translation>Cash has moved since the drawer was counted.</translation>
    </message>
    <message>
        <source>Charge it, then go on with a new one.</source>
        <translation>Charge it, then go on with a new one.</translation>
    </message>
    <message>
        <source>Close it, then go on in the next.</source>
        <translation>Close it, then go on in the next.</translation>
    </message>
    <message>
        <source>Compare it once more when the day is over.</source>
        <translation>Compare it once more when the day is over.</translation>
    </message>
    <message>
        <source>Count it again.</source>
        <translation>Count it again.</translation>
    </message>
    <message>
        <source>Count it first.</source>
        <translation>Count it first.</translation>
    </message>
    <message>
        <source>Do not charge again.</source>
        <translation>Do not charge again.</translation>
    </message>
    <message>
        <source>Do not sell on this till. Keep the file, pass on the code.</source>
        <translation>Do not sell on this till. Keep the file, pass on the code.</translation>
    </message>
    <message>
        <source>Explain the rest, then close the day.</source>
        <translation>Explain the rest, then close the day.</translation>
    </message>
    <message>
        <source>Free some space, then go on.</source>
        <translation>Free some space, then go on.</translation>
    </message>
    <message>
        <source>Give nothing back. Compare the receipts of both tills.</source>
        <translation>Give nothing back. Compare the receipts of both tills.</translation>
    </message>
    <message>
        <source>Go on in that window, or close it first.</source>
        <translation>Go on in that window, or close it first.</translation>
    </message>
    <message>
        <source>Look among the carts on hold, or among the sales.</source>
        <translation>Look among the carts on hold, or among the sales.</translation>
    </message>
    <message>
        <source>Look at the day again.</source>
        <translation>Look at the day again.</translation>
    </message>
    <message>
        <source>Not every difference is explained yet.</source>
        <translation>Not every difference is explained yet.</translation>
    </message>
    <message>
        <source>Nothing is left to refund on this sale.</source>
        <translation>Nothing is left to refund on this sale.</translation>
    </message>
    <message>
        <source>Put cash in or take it out instead.</source>
        <translation>Put cash in or take it out instead.</translation>
    </message>
    <message>
        <source>Restart the program before the next sale.</source>
        <translation>Restart the program before the next sale.</translation>
    </message>
    <message>
        <source>Say why, or count again.</source>
        <translation>Say why, or count again.</translation>
    </message>
    <message>
        <source>Scan it again, or weigh anew.</source>
        <translation>Scan it again, or weigh anew.</translation>
    </message>
    <message>
        <source>Scan something first.</source>
        <translation>Scan something first.</translation>
    </message>
    <message>
        <source>Settle it first, then close the shift.</source>
        <translation>Settle it first, then close the shift.</translation>
    </message>
    <message>
        <source>Something has to stay in the cart.</source>
        <translation>Something has to stay in the cart.</translation>
    </message>
    <message>
        <source>Start the newer version.</source>
        <translation>Start the newer version.</translation>
    </message>
    <message>
        <source>Take a smaller part, or more cash.</source>
        <translation>Take a smaller part, or more cash.</translation>
    </message>
    <message>
        <source>Take the file as the till saved it.</source>
        <translation>Take the file as the till saved it.</translation>
    </message>
    <message>
        <source>The amount is too small or too large for one payment.</source>
        <translation>The amount is too small or too large for one payment.</translation>
    </message>
    <message>
        <source>The disk could not be written.</source>
        <translation>The disk could not be written.</translation>
    </message>
    <message>
        <source>The disk is full. No sale can be kept safely.</source>
        <translation>The disk is full. No sale can be kept safely.</translation>
    </message>
    <message>
        <source>The drawer has not been counted.</source>
        <translation>The drawer has not been counted.</translation>
    </message>
    <message>
        <source>The float was counted, and cash has moved since.</source>
        <translation>The float was counted, and cash has moved since.</translation>
    </message>
    <message>
        <source>The label was misread.</source>
        <translation>The label was misread.</translation>
    </message>
    <message>
        <source>The till's file is damaged.</source>
        <translation>The till's file is damaged.</translation>
    </message>
    <message>
        <source>The till's file was written by a newer version.</source>
        <translation>The till's file was written by a newer version.</translation>
    </message>
    <message>
        <source>There is not so much to take off.</source>
        <translation>There is not so much to take off.</translation>
    </message>
    <message>
        <source>There is nothing in the cart.</source>
        <translation>There is nothing in the cart.</translation>
    </message>
    <message>
        <source>This cart cannot take more lines.</source>
        <translation>This cart cannot take more lines.</translation>
    </message>
    <message>
        <source>This cart is no longer on hold.</source>
        <translation>This cart is no longer on hold.</translation>
    </message>
    <message>
        <source>This cart was taken over here already.</source>
        <translation>This cart was taken over here already.</translation>
    </message>
    <message>
        <source>This day is closed.</source>
        <translation>This day is closed.</translation>
    </message>
    <message>
        <source>This day was not compared after its end.</source>
        <translation>This day was not compared after its end.</translation>
    </message>
    <message>
        <source>This difference is no longer there.</source>
        <translation>This difference is no longer there.</translation>
    </message>
    <message>
        <source>This is more than is left to pay.</source>
        <translation>This is more than is left to pay.</translation>
    </message>
    <message>
        <source>This is more than is left to refund.</source>
        <translation>This is more than is left to refund.</translation>
    </message>
    <message>
        <source>This is no file of unsent sales, or it was changed.</source>
        <translation>This is no file of unsent sales, or it was changed.</translation>
    </message>
    <message>
        <source>This is not a payment code.</source>
        <translation>This is not a payment code.</translation>
    </message>
    <message>
        <source>This line is no longer in the cart.</source>
        <translation>This line is no longer in the cart.</translation>
    </message>
    <message>
        <source>This needs a reason.</source>
        <translation>This needs a reason.</translation>
    </message>
    <message>
        <source>This quantity is not possible for this item.</source>
        <translation>This quantity is not possible for this item.</translation>
    </message>
    <message>
        <source>This sale has been paid.</source>
        <translation>This sale has been paid.</translation>
    </message>
    <message>
        <source>This sale is closed.</source>
        <translation>This sale is closed.</translation>
    </message>
    <message>
        <source>This shift holds as many cash movements as it can.</source>
        <translation>This shift holds as many cash movements as it can.</translation>
    </message>
    <message>
        <source>This till does not know that payment.</source>
        <translation>This till does not know that payment.</translation>
    </message>
    <message>
        <source>This till does not know that sale.</source>
        <translation>This till does not know that sale.</translation>
    </message>
    <message>
        <source>This till does not know that shift.</source>
        <translation>This till does not know that shift.</translation>
    </message>
    <message>
        <source>Two tills have given back the same of this sale.</source>
        <translation>Two tills have given back the same of this sale.</translation>
    </message>
    <message>
        <source>Type a smaller amount.</source>
        <translation>Type a smaller amount.</translation>
    </message>
    <message>
        <source>Type a smaller discount.</source>
        <translation>Type a smaller discount.</translation>
    </message>
    <message>
        <source>Type another quantity.</source>
        <translation>Type another quantity.</translation>
    </message>
    <message>
        <source>Wait for its result, or stop it.</source>
        <translation>Wait for its result, or stop it.</translation>
    </message>
    <message>
        <source>What was handed over is less than this part.</source>
        <translation>What was handed over is less than this part.</translation>
    </message>
    <message>
        <source>What was weighed as one cannot be split.</source>
        <translation>What was weighed as one cannot be split.</translation>
    </message>
</context>
<context>
    <name>RepeatLeaf</name>
    <message>
        <source>Charge it once more</source>
        <translation>Charge it once more</translation>
    </message>
    <message>
        <source>Do not charge</source>
        <translation>Do not charge</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>13 digits from 2: the goods' five, then five for weight or price.</source>
        <translation>13 digits from 2: the goods' five, then five for weight or price.</translation>
    </message>
    <message>
        <source>20–24 grams, 25–29 price</source>
        <translation>20–24 grams, 25–29 price</translation>
    </message>
    <message>
        <source>A larger difference in the drawer needs a reason and a manager.</source>
        <translation>A larger difference in the drawer needs a reason and a manager.</translation>
    </message>
    <message>
        <source>A receipt can be printed later too, from the orders.</source>
        <translation>A receipt can be printed later too, from the orders.</translation>
    </message>
    <message>
        <source>After that the payment is stopped and nothing is taken.</source>
        <translation>After that the payment is stopped and nothing is taken.</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Another disk is best. Empty: beside the shop's books. They hold its keys.</source>
        <translation>Another disk is best. Empty: beside the shop's books. They hold its keys.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Ask before the same amount is charged again</source>
        <translation>Ask before the same amount is charged again</translation>
    </message>
    <message>
        <source>Ask for the result every</source>
        <translation>Ask for the result every</translation>
    </message>
    <message>
        <source>Back up every day</source>
        <translation>Back up every day</translation>
    </message>
    <message>
        <source>By itself, while the shop is open; each one is proven.</source>
        <translation>By itself, while the shop is open; each one is proven.</translation>
    </message>
    <message>
        <source>Changes at once, nothing is lost.</source>
        <translation>Changes at once, nothing is lost.</translation>
    </message>
    <message>
        <source>Customer window</source>
        <translation>Customer window</translation>
    </message>
    <message>
        <source>Daily backups to keep</source>
        <translation>Daily backups to keep</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Difference that passes</source>
        <translation>Difference that passes</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>Do not print</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Folder for backups</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Folder for exports</translation>
    </message>
    <message>
        <source>From the second on they are marked as copies.</source>
        <translation>From the second on they are marked as copies.</translation>
    </message>
    <message>
        <source>Goods, and payment codes once they are asked for. Pictures are read and forgotten; none is kept.</source>
        <translation>Goods, and payment codes once they are asked for. Pictures are read and forgotten; none is kept.</translation>
    </message>
    <message>
        <source>Grams</source>
        <translation>Grams</translation>
    </message>
    <message>
        <source>How long the oldest sale may wait to be sent.</source>
        <translation>How long the oldest sale may wait to be sent.</translation>
    </message>
    <message>
        <source>How many of each</source>
        <translation>How many of each</translation>
    </message>
    <message>
        <source>How often the platform is asked while a customer pays.</source>
        <translation>How often the platform is asked while a customer pays.</translation>
    </message>
    <message>
        <source>Labels of the scale</source>
        <translation>Labels of the scale</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Light for a bright shop, dark for the evening.</source>
        <translation>Light for a bright shop, dark for the evening.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Not on this computer: no camera is connected.</source>
        <translation>Not on this computer: no camera is connected.</translation>
    </message>
    <message>
        <source>Not on this computer: the part that reads pictures is not installed (camera).</source>
        <translation>Not on this computer: the part that reads pictures is not installed (camera).</translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>Offer it</translation>
    </message>
    <message>
        <source>Older ones are removed; those made by hand stay.</source>
        <translation>Older ones are removed; those made by hand stay.</translation>
    </message>
    <message>
        <source>On a second screen</source>
        <translation>On a second screen</translation>
    </message>
    <message>
        <source>One for paid, one for refused, one to look here.</source>
        <translation>One for paid, one for refused, one to look here.</translation>
    </message>
    <message>
        <source>Open the drawer for cash</source>
        <translation>Open the drawer for cash</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Print it</translation>
    </message>
    <message>
        <source>Receipt after a sale</source>
        <translation>Receipt after a sale</translation>
    </message>
    <message>
        <source>Sales that may wait to be sent.</source>
        <translation>Sales that may wait to be sent.</translation>
    </message>
    <message>
        <source>Scan with the camera</source>
        <translation>Scan with the camera</translation>
    </message>
    <message>
        <source>Shows the customer the goods, the total and the QR code.</source>
        <translation>Shows the customer the goods, the total and the QR code.</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>Wait for the customer</source>
        <translation>Wait for the customer</translation>
    </message>
    <message>
        <source>When a code paid as much within the last minute.</source>
        <translation>When a code paid as much within the last minute.</translation>
    </message>
    <message>
        <source>When cash is taken, and when it is handed back.</source>
        <translation>When cash is taken, and when it is handed back.</translation>
    </message>
    <message>
        <source>Where sales that wait are saved to. Empty: beside the shop's books.</source>
        <translation>Where sales that wait are saved to. Empty: beside the shop's books.</translation>
    </message>
    <message>
        <source>Without a network, at most</source>
        <translation>Without a network, at most</translation>
    </message>
    <message>
        <source>Without a network, at most so many</source>
        <translation>Without a network, at most so many</translation>
    </message>
    <message>
        <source>Without a network, for at most</source>
        <translation>Without a network, for at most</translation>
    </message>
    <message>
        <source>Worth of sales that may wait to be sent.</source>
        <translation>Worth of sales that may wait to be sent.</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>sales</source>
        <translation>sales</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>ShelfPicker</name>
    <message>
        <source>All categories</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
</context>
<context>
    <name>ShiftPanel</name>
    <message>
        <source>All that lies in it, the float too.</source>
        <translation>All that lies in it, the float too.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Close with a difference</source>
        <translation>Close with a difference</translation>
    </message>
    <message>
        <source>Count the drawer</source>
        <translation>Count the drawer</translation>
    </message>
    <message>
        <source>Count the float</source>
        <translation>Count the float</translation>
    </message>
    <message>
        <source>The change that lay in the drawer before the first cash.</source>
        <translation>The change that lay in the drawer before the first cash.</translation>
    </message>
    <message>
        <source>The shift</source>
        <translation>The shift</translation>
    </message>
    <message>
        <source>This is all</source>
        <translation>This is all</translation>
    </message>
    <message>
        <source>This is the float</source>
        <translation>This is the float</translation>
    </message>
</context>
<context>
    <name>ShiftPaper</name>
    <message>
        <source>Approved by</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>By way of paying</source>
        <translation>By way of paying</translation>
    </message>
    <message>
        <source>Cash in the drawer</source>
        <translation>Cash in the drawer</translation>
    </message>
    <message>
        <source>Cash of sales</source>
        <translation>Cash of sales</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Closed by</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Counted {count} times</source>
        <translation>Counted {count} times</translation>
    </message>
    <message>
        <source>Discounts given ({count})</source>
        <translation>Discounts given ({count})</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>Drawer opened without a sale</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Given up before payment ({count})</source>
        <translation>Given up before payment ({count})</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Not closed: these figures still change</source>
        <translation>Not closed: these figures still change</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Returns ({count})</source>
        <translation>Returns ({count})</translation>
    </message>
    <message>
        <source>Sales ({count})</source>
        <translation>Sales ({count})</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Shift report Z {number}</source>
        <translation>Shift report Z {number}</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Who worked</source>
        <translation>Who worked</translation>
    </message>
    <message>
        <source>X report, shift {number}</source>
        <translation>X report, shift {number}</translation>
    </message>
    <message>
        <source>given back ({count})</source>
        <translation>given back ({count})</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>not counted</translation>
    </message>
    <message>
        <source>taken ({count})</source>
        <translation>taken ({count})</translation>
    </message>
</context>
<context>
    <name>ShiftStrip</name>
    <message>
        <source>Float</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
</context>
<context>
    <name>ShiftWatch</name>
    <message>
        <source>Count it</source>
        <translation>Count it</translation>
    </message>
    <message>
        <source>Count it on the shift page; selling goes on all the same</source>
        <translation>Count it on the shift page; selling goes on all the same</translation>
    </message>
    <message>
        <source>Float not counted</source>
        <translation>Float not counted</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>Shift {number}</translation>
    </message>
    <message>
        <source>The float is not counted yet</source>
        <translation>The float is not counted yet</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>Cash in</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>Cash out</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Closed by</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>Expenses</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Fits</translation>
    </message>
    <message>
        <source>From the safe</source>
        <translation>From the safe</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>Payment of {number}</source>
        <translation>Payment of {number}</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Refund of {number}</source>
        <translation>Refund of {number}</translation>
    </message>
    <message>
        <source>Sale {number}, paid in part</source>
        <translation>Sale {number}, paid in part</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>The till</source>
        <translation>The till</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>To the bank</source>
        <translation>To the bank</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>To the safe</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Too much</translation>
    </message>
</context>
<context>
    <name>ShiftsView</name>
    <message>
        <source>Closed shifts</source>
        <translation>Closed shifts</translation>
    </message>
    <message>
        <source>Count the drawer and close the shift when the day is done</source>
        <translation>Count the drawer and close the shift when the day is done</translation>
    </message>
    <message>
        <source>Float: {amount}</source>
        <translation>Float: {amount}</translation>
    </message>
    <message>
        <source>No shift was closed yet</source>
        <translation>No shift was closed yet</translation>
    </message>
    <message>
        <source>Put {amount} into the drawer</source>
        <translation>Put {amount} into the drawer</translation>
    </message>
    <message>
        <source>Saved: {where}</source>
        <translation>Saved: {where}</translation>
    </message>
    <message>
        <source>Shift {number} is closed</source>
        <translation>Shift {number} is closed</translation>
    </message>
    <message>
        <source>Take {amount} out of the drawer</source>
        <translation>Take {amount} out of the drawer</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>The shifts could not be read</source>
        <translation>The shifts could not be read</translation>
    </message>
    <message>
        <source>This is for a manager</source>
        <translation>This is for a manager</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Sign out {name}</source>
        <translation>Sign out {name}</translation>
    </message>
    <message>
        <source>The money here is not real.</source>
        <translation>The money here is not real.</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Join a shop</source>
        <translation>Join a shop</translation>
    </message>
    <message>
        <source>Nobody may sign in yet</source>
        <translation>Nobody may sign in yet</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Not signed in</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN of {name}</translation>
    </message>
    <message>
        <source>Staff appear here once the platform has told this till.</source>
        <translation>Staff appear here once the platform has told this till.</translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>Who is at the counter?</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>SplitLeaf</name>
    <message>
        <source>How many of {name}</source>
        <translation>How many of {name}</translation>
    </message>
    <message>
        <source>Leave it together</source>
        <translation>Leave it together</translation>
    </message>
    <message>
        <source>Second cart</source>
        <translation>Second cart</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Split the cart</source>
        <translation>Split the cart</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Stays here</translation>
    </message>
    <message>
        <source>What you choose goes into a second cart, which waits on hold</source>
        <translation>What you choose goes into a second cart, which waits on hold</translation>
    </message>
    <message>
        <source>{name} goes along</source>
        <translation>{name} goes along</translation>
    </message>
</context>
<context>
    <name>Spool</name>
    <message numerus="yes">
        <source>%n not printed</source>
        <translation>
            <numerusform>%n not printed</numerusform>
            <numerusform>%n not printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) were not printed.</source>
        <translation>
            <numerusform>%n paper was not printed.</numerusform>
            <numerusform>%n papers were not printed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Not printed.</source>
        <translation>Not printed.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Receipt {number}</translation>
    </message>
    <message>
        <source>Refund slip {number}</source>
        <translation>Refund slip {number}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Saved: {where}</source>
        <translation>Saved: {where}</translation>
    </message>
    <message>
        <source>The drawer did not open.</source>
        <translation>The drawer did not open.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>is being printed</source>
        <translation>is being printed</translation>
    </message>
    <message>
        <source>{what} was not printed.</source>
        <translation>{what} was not printed.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>Works here</translation>
    </message>
</context>
<context>
    <name>StaffView</name>
    <message>
        <source>Add somebody</source>
        <translation>Add somebody</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Choose somebody</source>
        <translation>Choose somebody</translation>
    </message>
    <message>
        <source>It is put on record that you changed this</source>
        <translation>It is put on record that you changed this</translation>
    </message>
    <message>
        <source>No more people can be kept</source>
        <translation>No more people can be kept</translation>
    </message>
    <message>
        <source>Nobody is known yet</source>
        <translation>Nobody is known yet</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>One of the staff</source>
        <translation>One of the staff</translation>
    </message>
    <message>
        <source>Only an owner may change this</source>
        <translation>Only an owner may change this</translation>
    </message>
    <message>
        <source>Somebody has this number</source>
        <translation>Somebody has this number</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Staff appear here once the platform can be asked</source>
        <translation>Staff appear here once the platform can be asked</translation>
    </message>
    <message>
        <source>The shop needs an owner: make somebody else one first</source>
        <translation>The shop needs an owner: make somebody else one first</translation>
    </message>
    <message>
        <source>The staff could not be read</source>
        <translation>The staff could not be read</translation>
    </message>
    <message>
        <source>Their name, role and PIN can be changed here</source>
        <translation>Their name, role and PIN can be changed here</translation>
    </message>
    <message>
        <source>They are no longer on the list. Look at it again.</source>
        <translation>They are no longer on the list. Look at it again.</translation>
    </message>
    <message>
        <source>Whom to show</source>
        <translation>Whom to show</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>Works here</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>{name} is saved</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Asking the platform</source>
        <translation>Asking the platform</translation>
    </message>
    <message>
        <source>Cancelling the payment</source>
        <translation>Cancelling the payment</translation>
    </message>
    <message>
        <source>Do not take money again</source>
        <translation>Do not take money again</translation>
    </message>
    <message>
        <source>Give back what is paid?</source>
        <translation>Give back what is paid?</translation>
    </message>
    <message>
        <source>Is this another sale?</source>
        <translation>Is this another sale?</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Outcome unknown</translation>
    </message>
    <message>
        <source>The sale is given up, and its goods are in the cart again.</source>
        <translation>The sale is given up, and its goods are in the cart again.</translation>
    </message>
    <message>
        <source>The same amount was paid at {time}, No. {number}.</source>
        <translation>The same amount was paid at {time}, No. {number}.</translation>
    </message>
    <message>
        <source>The till keeps asking. You may go on.</source>
        <translation>The till keeps asking. You may go on.</translation>
    </message>
    <message>
        <source>{minutes}:{seconds} left</source>
        <translation>{minutes}:{seconds} left</translation>
    </message>
</context>
<context>
    <name>StandingLeaf</name>
    <message>
        <source>A manager has allowed more until all of it is sent.</source>
        <translation>A manager has allowed more until all of it is sent.</translation>
    </message>
    <message>
        <source>Allow more</source>
        <translation>Allow more</translation>
    </message>
    <message>
        <source>Bring in a file of unsent sales</source>
        <translation>Bring in a file of unsent sales</translation>
    </message>
    <message>
        <source>Bring the network back, or let a manager allow more, once.</source>
        <translation>Bring the network back, or let a manager allow more, once.</translation>
    </message>
    <message>
        <source>Cash sales go on; everything here is sent by itself later.</source>
        <translation>Cash sales go on; everything here is sent by itself later.</translation>
    </message>
    <message>
        <source>No more sales without a network</source>
        <translation>No more sales without a network</translation>
    </message>
    <message>
        <source>No network since {time}</source>
        <translation>No network since {time}</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Oldest</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Sales that wait</source>
        <translation>Sales that wait</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>Save to a file</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Waiting for the platform</source>
        <translation>Waiting for the platform</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>Worth</translation>
    </message>
    <message>
        <source>of {most}</source>
        <translation>of {most}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Looking for the platform</source>
        <translation>Looking for the platform</translation>
    </message>
    <message>
        <source>Opening the till</source>
        <translation>Opening the till</translation>
    </message>
    <message>
        <source>Starting the platform</source>
        <translation>Starting the platform</translation>
    </message>
    <message>
        <source>Waiting for the platform</source>
        <translation>Waiting for the platform</translation>
    </message>
</context>
<context>
    <name>StartingView</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>Came back</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Written off</translation>
    </message>
</context>
<context>
    <name>StockLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>By the books</source>
        <translation>By the books</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>Last changes</source>
        <translation>Last changes</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>Low at</translation>
    </message>
    <message>
        <source>Not written down</source>
        <translation>Not written down</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation>Reason (may be left empty)</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Type how much</source>
        <translation>Type how much</translation>
    </message>
    <message>
        <source>What is written down</source>
        <translation>What is written down</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Written off</translation>
    </message>
</context>
<context>
    <name>StoppedView</name>
    <message>
        <source>Close the program</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>SureLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Bring this backup back?</source>
        <translation>Bring this backup back?</translation>
    </message>
    <message>
        <source>Close and bring back</source>
        <translation>Close and bring back</translation>
    </message>
    <message>
        <source>The program closes. At the next start the backup is proven, today's books are set aside whole, and what they have not sent is saved to a file. New sales get numbers that were never used.</source>
        <translation>The program closes. At the next start the backup is proven, today's books are set aside whole, and what they have not sent is saved to a file. New sales get numbers that were never used.</translation>
    </message>
    <message>
        <source>The shop's books will be as of {time}</source>
        <translation>The shop's books will be as of {time}</translation>
    </message>
</context>
<context>
    <name>Taxes</name>
    <message>
        <source>0%, zero-rated</source>
        <translation>0%, zero-rated</translation>
    </message>
    <message>
        <source>1%, small-scale, reduced</source>
        <translation>1%, small-scale, reduced</translation>
    </message>
    <message>
        <source>13%, most goods</source>
        <translation>13%, most goods</translation>
    </message>
    <message>
        <source>3%, small-scale taxpayers</source>
        <translation>3%, small-scale taxpayers</translation>
    </message>
    <message>
        <source>6%, services</source>
        <translation>6%, services</translation>
    </message>
    <message>
        <source>9%, farm produce, grain, oil, books</source>
        <translation>9%, farm produce, grain, oil, books</translation>
    </message>
    <message>
        <source>Exempt from tax</source>
        <translation>Exempt from tax</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Checkout</source>
        <translation>Checkout</translation>
    </message>
    <message>
        <source>Hand {amount} in cash back</source>
        <translation>Hand {amount} in cash back</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>{number} has been paid</source>
        <translation>{number} has been paid</translation>
    </message>
</context>
<context>
    <name>TillLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Let in</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Since {time}. It can be let in again as a new till.</source>
        <translation>Since {time}. It can be let in again as a new till.</translation>
    </message>
    <message>
        <source>Still to report</source>
        <translation>Still to report</translation>
    </message>
    <message>
        <source>The first till: the platform runs on this computer</source>
        <translation>The first till: the platform runs on this computer</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>Till number</source>
        <translation>Till number</translation>
    </message>
    <message>
        <source>Turn this till away</source>
        <translation>Turn this till away</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>Turned away</translation>
    </message>
</context>
<context>
    <name>TillsView</name>
    <message>
        <source>Away {time}</source>
        <translation>Away {time}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>No till is known yet</source>
        <translation>No till is known yet</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>Not seen yet</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Only an owner may do this</source>
        <translation>Only an owner may do this</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>The first till</source>
        <translation>The first till</translation>
    </message>
    <message>
        <source>The first till cannot be turned away</source>
        <translation>The first till cannot be turned away</translation>
    </message>
    <message>
        <source>The shop's network, or one till</source>
        <translation>The shop's network, or one till</translation>
    </message>
    <message>
        <source>The tills are not known</source>
        <translation>The tills are not known</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Tills</translation>
    </message>
    <message>
        <source>Tills appear here once the platform can be asked.</source>
        <translation>Tills appear here once the platform can be asked.</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>Turned away</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>Your PIN lets one more till in</source>
        <translation>Your PIN lets one more till in</translation>
    </message>
    <message>
        <source>Your PIN opens the platform to the shop's network</source>
        <translation>Your PIN opens the platform to the shop's network</translation>
    </message>
    <message>
        <source>Your PIN shuts the network: other tills go on offline</source>
        <translation>Your PIN shuts the network: other tills go on offline</translation>
    </message>
    <message>
        <source>Your PIN turns the till away, at once</source>
        <translation>Your PIN turns the till away, at once</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>look here</source>
        <translation>look here</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>{time} {text} ({mark})</source>
        <translation>{time} {text} ({mark})</translation>
    </message>
</context>
<context>
    <name>ToastView</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Topics</name>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Copies of all books, proven; how to bring one back.</source>
        <translation>Copies of all books, proven; how to bring one back.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Let other tills in, see how they do, turn them away.</source>
        <translation>Let other tills in, see how they do, turn them away.</translation>
    </message>
    <message>
        <source>Logo, header and footer, and what stands on a receipt.</source>
        <translation>Logo, header and footer, and what stands on a receipt.</translation>
    </message>
    <message>
        <source>Look and sound</source>
        <translation>Look and sound</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Platform and till, day by day</source>
        <translation>Platform and till, day by day</translation>
    </message>
    <message>
        <source>Platform, books, queue, printers, clock, disk, backups.</source>
        <translation>Platform, books, queue, printers, clock, disk, backups.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>Set printers up, try them, say what each prints.</source>
        <translation>Set printers up, try them, say what each prints.</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>The shop</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>What every till closed, day by day, and its drawer</source>
        <translation>What every till closed, day by day, and its drawer</translation>
    </message>
    <message>
        <source>What waits for the platform, since when, and when it is sent.</source>
        <translation>What waits for the platform, since when, and when it is sent.</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>Without a network</translation>
    </message>
</context>
<context>
    <name>TotalLeaf</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s)</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Cash only. Sales are kept here and sent later.</source>
        <translation>Cash only. Sales are kept here and sent later.</translation>
    </message>
    <message>
        <source>Discounts on goods</source>
        <translation>Discounts on goods</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>No network</translation>
    </message>
    <message>
        <source>On everything: {off}</source>
        <translation>On everything: {off}</translation>
    </message>
    <message>
        <source>Scan code</source>
        <translation>Scan code</translation>
    </message>
    <message>
        <source>Show QR</source>
        <translation>Show QR</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>{kinds}, {pieces}</source>
        <translation>{kinds}, {pieces}</translation>
    </message>
</context>
<context>
    <name>TrialLeaf</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Choose the first one without strange signs, then save.</source>
        <translation>Choose the first one without strange signs, then save.</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>Print it again</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Test page</translation>
    </message>
    <message>
        <source>The test page is being sent</source>
        <translation>The test page is being sent</translation>
    </message>
    <message>
        <source>Which line reads {text}?</source>
        <translation>Which line reads {text}?</translation>
    </message>
</context>
<context>
    <name>WaitLeaf</name>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Next customer</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
</context>
<context>
    <name>WaitingLeaf</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Open the sale</source>
        <translation>Open the sale</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Send once more</source>
        <translation>Send once more</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>The money is settled; only the record is not. Call whoever keeps the platform, then send it once more.</source>
        <translation>The money is settled; only the record is not. Call whoever keeps the platform, then send it once more.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>the code</translation>
    </message>
    <message>
        <source>the number</source>
        <translation>the number</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Zhanggui</source>
        <translation>Zhanggui</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>_Aside</name>
    <message>
        <source>Checking your payment, please do not pay again</source>
        <translation>Checking your payment, please do not pay again</translation>
    </message>
    <message>
        <source>Please confirm on your phone</source>
        <translation>Please confirm on your phone</translation>
    </message>
    <message>
        <source>QR code to pay with</source>
        <translation>QR code to pay with</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>Scan to pay</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>You save {amount}</translation>
    </message>
</context>
<context>
    <name>_Bill</name>
    <message>
        <source>Your goods</source>
        <translation>Your goods</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier</source>
        <translation>
            <numerusform>and %n earlier</numerusform>
            <numerusform>and %n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_LastSale</name>
    <message>
        <source>Change handed back</source>
        <translation>Change handed back</translation>
    </message>
    <message>
        <source>Last sale</source>
        <translation>Last sale</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Paid {time}</source>
        <translation>Paid {time}</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
</context>
<context>
    <name>_Message</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
</context>
</TS>

### The menu and one page of help for each role, at most 12 lines

menu = Menu
menu-head = { $name }, { $programme }. What would you like to do?
leave = On leave
week-status = This week
all-tasks = All tasks
help-how = How it works
help-contact =
    How it works: Just write what happened; no form needed.
    Example: “市场主体倍增新增12家,完成65%,用地指标不足”.
    One message may cover several tasks, by number or name; “其他无变化” covers the rest.
    The assistant shows what it understood; only “Submit” files it.
    Mistaken? Write again: “进度应为65%”. Until the office has accepted, you can withdraw.
    Send photos and documents as they are; they become evidence.
    On leave: “下周出差,李红替我报”. New post: “我调到某局了”.
    More time: “能不能缓到下周三,因为…”.
    /summary shows your unit's week; “/summary last month” its month.
help-unit_head =
    How it works: Your contact reports; you are reminded only when something is overdue.
    You may report by writing, too; only “Submit” files it.
    “My tasks” shows what your unit owes; /summary shows its week.
    If you leave the post, write “我调到某局了”.
help-office =
    How it works: Most used:
    “/invite 县工信局 contact” invites; /people shows who is missing.
    /review goes through reports; /missing lists who has not reported.
    /summary shows this week, “/summary last month 县工信局 docx” anything else; /task and /unit one of them.
    /extend 二(三) 2023-10-20 moves a deadline; /waive drops a report; /requests decides.
    /issues is the issue ledger; /calendar enters working days.
    A new plan or a roster of contacts: send the file here; it is loaded once you confirm.
    /bindgroup sets the leading group's chat; /unbind ends access.
    On Fridays the draft summary comes at 9:00 and goes out at 15:00; you may edit or hold it.
    /lang changes the language; /mydata shows what is kept about you.
help-leader =
    How it works: The weekly summary comes by itself; its buttons lead to the details.
    Answer it, and the office receives your instruction.
    /summary shows this week; “/summary last month 县工信局” another time or part, as the buttons do.
help-admin =
    How it works: You can do what the office can.
    The assistant tells you when something does not run as it should.
    Installation, backup and checks: the duban command, see the operations manual.

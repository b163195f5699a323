### Office: standing of reports, tasks, units, issue ledger, chasing, deadlines, working days

status = [Reports] { $when } · owed { $owed }, reported { $reported } (on time { $on_time }), to come { $pending }
status-nothing-due = [Reports] { $when } · nothing is due this week.
status-late = late: { $count }
status-missing = overdue: { $count }
status-returned = returned and not answered: { $count }
status-waiting = to be reviewed: { $count }
status-list = List
chase = Chase
missing-none = All that is due this week has been reported.
missing-title = [Missing] { $when } · { $count } of { $units ->
    [one] { $units } unit
    *[other] { $units } units
    }
missing-unit = { $unit }: { $count }{ $overdue ->
    [0] { "" }
    *[other] { " " }({ $overdue } overdue)
    }: { $tasks }

duty-owed = owed
duty-reported = in review
duty-accepted = accepted
duty-returned = returned
duty-waived = waived
duty-overdue = 🔴 overdue

task-which = Which task?
task-unknown = Nothing found for “{ $words }”. Please choose below or write a code, such as: /task 二(三)
task-list = [Tasks] { $count } in all
task-title = [Task] { $task } { $code }
task-light = { $light } { $reason }
task-unit = { $unit } ({ $standing })
task-lead = Lead: { $units }
task-co_responsible = Co-responsible: { $units }
task-history-line = { $when } { $unit } { $progress } { $state }
    { $text }
deadline-change = Deadline

unit-list = [Units] { $count } in all
unit-title = [Unit] { $unit } · owes { $count }{ $overdue ->
    [0] { "" }
    *[other] { " " }({ $overdue } overdue)
    }
unit-people = People: { $names }
unit-nobody = People: nobody is bound
unit-record = On time { $share }: owed { $owed }, on time { $on_time }, late { $late }, missing { $missing }
unit-burden = Reminders this month: { $total }, { $by_office } of them by the office
unit-duty = { $task } { $code } { $due } { $state }
unit-history = History

issues-none = No issue in the ledger is open.
issues-title = [Issue ledger] { $count } open
issue-line = { $number } { $unit } · { $task } { $code } · { $when }
    { $text }
issue-close = Close { $number }
issue-close-sure = Close this issue? { $unit } · { $task } { $code }
    { $text }
issue-close-yes = Close it
issue-closed = Closed: { $unit } · { $task } { $code }.
issue-closed-already = This issue is closed already.

chase-nothing = Nothing to chase: all that is wanted has been reported.
chase-unknown = Nothing found for “{ $words }”. Write a unit or a task, such as: /chase 县工信局
chase-quiet = Nobody is disturbed at this hour. You can chase from { $when }.
chase-card = [Chase] { $people ->
    [one] { $people } person
    *[other] { $people } people
    } will be reminded (merged from { $units } units){ $busy ->
    [0] .
    *[other] ; { $busy } had { $many } messages or more today.
    }
chase-capped = { $count } more had all { $cap } messages of the day and get none.
chase-nobody = Units with nobody to remind ({ $count }): { $names }{ $count ->
    [1] { "" }
    *[other] { " " }and others
    }
chase-send = Send
chase-fresh = Only if not reminded
chase-sent = Reminded { $count }; it counts in the units' burden.
chase-head = The office asks:

deadline-usage = Write a task and a day, such as: /extend 二(三) 2023-10-20; add a unit to change it for that one only.
deadline-ask = [Deadline] { $scope }: until which day? Present deadlines:
deadline-which-task = [Deadline] { $scope }: which task?
deadline-present = { $due }: { $units }
deadline-nothing-owed = { $scope }: nothing is owed at present.
deadline-not-later = { $scope }: please write a day later than the present deadline.
deadline-preview = [Deadline] { $scope } until { $new }? It concerns (present deadline):
deadline-confirm = Confirm and tell
deadline-other-day = Other day
deadline-moved = Deadline moved: { $scope }. Told: { $units }.
deadline-told = [Deadline] { $task } { $code } is now due by { $new }.
deadline-by-office = decided by the office

waive = Waive
waive-usage = Write a task and a reason, such as: /waive 二(三) project ended; add a unit to waive it for that one only.
waive-ask-reason = [Waive] { $scope }: no report is wanted this time. Please write the reason; the units are told:
waive-preview = [Waive] No report on { $scope } this time? Reason: { $reason }
waive-confirm = Waive it
waived = Waived: { $scope }. Told: { $units }.
waive-told = [Waived] { $task } { $code } need not be reported this time. Reason: { $reason }

requests-none = No request for an extension is waiting.
requests-title = [Extension requests] { $count }
request-line = { $unit } · { $task } { $code }: { $old } → { $new }
    Reason: { $reason }
request-decide = Decide { $number }

week-missing = Missing
more = More
all-units = Units
open-issues = Issues
requests = Requests
calendar = Calendar
menu-more = More:

calendar-title = [Working days] Deadlines on rest days move by rule.
calendar-published = { $year }: the State Council's notice is known{ $own ->
    [0] { "" }
    *[other] , { $own } days were entered besides
    }.
calendar-estimated = { $year }: no notice is known yet; Monday to Friday for the time being{ $own ->
    [0] { "" }
    *[other] , { $own } days were entered
    }.
calendar-how = To enter days paste the notice, such as: 2027年10月1日至7日放假,9月26日、10月9日上班
calendar-unread = It is not said whether these days work: { $text }. Please send it again.
calendar-preview = [Working days] Please check:
calendar-rests = Rest ({ $count }): { $days }
calendar-works = Work ({ $count }): { $days }
calendar-not-published = The notice for { $years } is not known yet. Enter only the days above and the others stay estimates; if this is the whole year's notice, choose “Whole year”.
calendar-enter = Enter
calendar-whole = Whole year
calendar-entered = Entered { $count } days; deadlines ahead follow.

office-answer = [Office] { $text }
answer-passed = Passed on to { $name }.
answer-too-late = Whoever asked is no longer in office; nothing was passed on.

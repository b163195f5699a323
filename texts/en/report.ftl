### Reporting: draft cards, receipts, my tasks, questions, extensions

draft-title = Please check, { $count ->
    [one] 1 item
    *[other] { $count } items
    }:
draft-part = { $number } { $task }: { $progress }
draft-progress-missing = progress? (last { $before })
draft-progress-unknown = progress?
draft-progress-changed = { $now } (last { $before })
draft-difficulties = Difficulties: { $text }
draft-next-steps = Next: { $text }
draft-unchanged-one = { $number } { $task }: no change
draft-unchanged = { $numbers } no change
draft-more = … and { $count } more, press “Edit” to see them
draft-files = { $count } file(s) → { $task }
draft-files-only = { $count } file(s) received. Please write which task they belong to and how far it is.
draft-which-task = “{ $text }”
    Which task is this about?
draft-choose-task = Please choose the task, or write its name:
draft-none-of-these = None of these
draft-not-a-report = Not a report
draft-submit = Submit
draft-submit-all = Submit all
draft-add-percent = Add percent of no. { $number }
draft-add-percent-one = Add percent
draft-raise-issue = Enter in issue ledger
draft-issue-marked = Will be entered in the issue ledger on submission
draft-move-files = Move files
draft-edit = Edit
draft-edit-how = Just write what to change, for example “2是45%”. Or press an item:
draft-other-task = Other task
draft-remove-part = Remove
draft-dropped = Cancelled; nothing was submitted.
draft-changed = The content has changed; please check again
draft-ask-percent = How far is { $task }? Please reply with a percentage, for example 45%.

receipt-title = ✅ Submitted { $count } · { $when } · receipt { $receipt }
receipt-next = The office will review it. Send pictures or files any time; to change something, reply to this message.
receipt-closed = { $task }: this period is closed, nothing was filed; please contact the office.
receipt-withdraw = Withdraw
receipt-tasks = My tasks
withdrawn = Withdrew { $count } (receipt { $receipt }); please report again.
withdrawn-restored = Withdrew { $count } (receipt { $receipt }); what was reported before stands again.
withdraw-too-late = Already reviewed by the office; write a correction instead
withdraw-nothing = There is nothing to withdraw.
withdraw-ask = Withdraw the { $count } item(s) of receipt { $receipt }?

duties-title = { $unit } owes { $count } · { $due }
duties-later = { $count } more are not urgent and come last
duties-line = { $number } { $task } { $code } { $light } { $due }
duties-last = last { $percent }
duties-returned = returned for rework
duties-none = Nothing is owed at present.
duties-none-next = Nothing is owed at present; the next period opens { $when }.
duties-each = One by one
duties-rest = Rest unchanged
duties-history = History
due-with-days = due { $due }{ $days ->
    [0] { " " }(today)
    [one] , 1 working day left
    *[other] , { $days } working days left
    }
each-ask = { $task } { $code }: how far is it? Last { $before }. { $left } left; just write.
each-no-change = No change
each-skip = Skip
each-stop = Stop here
no-change-words = no change
explain-ask = Please write the reason; the office will keep it on record.
explain-noted = Noted for { $count } item(s); the office can see it. Please still report soon.

history-title = Reports of { $unit }
history-none = No reports yet.
history-line = { $when } { $task } { $progress } { $state } · receipt { $receipt }
    { $text }
report-state-submitted = waiting
report-state-accepted = accepted
report-state-returned = returned
report-state-superseded = corrected
report-state-withdrawn = withdrawn

question-due = They are { $due }. You still owe { $count }.
question-next = All is in; the next ones are { $due }.
question-nothing-owed = Nothing is owed at present. Other questions can go to the office.
question-see = Show
question-for-office = [Question] { $unit } { $name }: { $text }
    Reply to this message to answer.
complaint-answer = Sorry for the disturbance. { $count } still owed; reminders stop once they are in, or can be put off.
chat-answer = Hello. { $count } owed at present; just write how things stand.
only-reports = I can only take progress on your tasks.
unsure = I cannot tell which task this is about. Add its name or number and send it again, or pass it to the office.
to-office = To the office
handed-to-office = Passed on to the office.

extension-nothing-owed = Nothing is owed at present, so no extension is needed.
extension-which = Which task should be extended?
extension-ask-day = Until which day? For example “下周三” or “10月18日”.
extension-card = Ask for an extension of { $task } { $code } from { $old } to { $new }?
    Reason: { $reason }
extension-submit = Ask
extension-other = Other task
extension-not = Not an extension
extension-dropped = All right, no extension was asked for.
extension-pending = There is already a request for this one; the office has not answered yet.
extension-submitted = Sent. Until the office answers the old date stands.
extension-request = [Extension] { $unit } { $name }
    { $task } { $code }: { $old } → { $new }
    Reason: { $reason }
extension-grant = Grant
extension-refuse = Refuse
extension-was-granted = [Extended] { $task } { $code } is now due { $new }.
extension-was-refused = [Not extended] { $task } { $code } is due as before.
extension-done-granted = Granted: { $unit } { $task } until { $new }; the unit has been told.
extension-done-refused = Refused: { $unit } { $task } stays as before (asked for { $new }); the unit has been told.

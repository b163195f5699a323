### Nudges: reminders before, on and after the due day

nudge-title-week = [This week] { $unit }: { $count ->
    [one] { $count } report owed
    *[other] { $count } reports owed
    } · due { $due }{ $days ->
    [0] { " " }(today)
    [one] , { $days } working day left
    *[other] , { $days } working days left
    }
nudge-title = [Reports owed] { $unit }: { $count ->
    [one] { $count } report owed
    *[other] { $count } reports owed
    } · due { $due }{ $days ->
    [0] { " " }(today)
    [one] , { $days } working day left
    *[other] , { $days } working days left
    }
nudge-last = last { $percent }
nudge-more = … and { $count } more
nudge-later = { $count } more due later
nudge-how = One message may answer several: write the number or the task's name.
nudge-comma = { ", " }
nudge-overdue = [Overdue] { $unit }: { $count ->
    [one] { $count } report missing
    *[other] { $count } reports missing
    }: { $tasks }{ $more ->
    [0] { "" }
    *[other] { " " }and { $more } more
    }, due { $due }.
nudge-overdue-how = It is still taken now and marked late; the period closes { $lock }. If there is a good reason, please say so and the office will note it.
nudge-each = One by one
nudge-now = Report now
nudge-rest = Rest unchanged
nudge-snooze = Later
nudge-explain = Give reason
nudge-all = Show all

snooze-ask = When should I remind you? It is still due { $due }.
snooze-ask-nothing = Nothing is owed at the moment, so there is nothing to remind of.
snooze-hour = In 1 hour
snooze-afternoon = At 15:00
snooze-morning = Tomorrow 9:00
snooze-set = All right, I will remind you { $when }.

next-deadline = { $programme }: reports due { $when }

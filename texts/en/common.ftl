### Shared: dates, buttons, refusals, apologies

weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
day = { $month }/{ $day } ({ $weekday })
day-with-year = { $year }-{ $month }-{ $day } ({ $weekday })
list-comma = {", "}
moment = { $day } { $time }

light-green = 🟢
light-yellow = 🟡
light-red = 🔴
light-blue = ✅

role-contact = contact
role-unit_head = unit head
role-office = office
role-leader = leading group
role-admin = administrator

stranger = Hello, this is Duban, the supervision assistant. Please use the invitation link from the office; if you have a code, just send it to me.
card-expired = This card is out of date; please use the newest one.
not-allowed = Your role does not allow this.
button-done = Done
back = Back
cancel = Cancel
cancelled = Cancelled.
previous-page = Previous
next-page = Next
page-of = page { $page }/{ $pages }
repeated = (sent again; please ignore if you have it)
parked-notice = [Operation] A message could not be handled: { $subject }. It is kept; please look at the log.

menu-tasks = My tasks
menu-report = Report one by one
menu-history = What was reported
menu-summary = Weekly summary
menu-lang = 语言 / Language
menu-help = How it works
next-wake = a nudge, a summary or another matter

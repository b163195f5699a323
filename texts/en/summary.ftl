### Weekly summary: what the leading group reads, and the office's draft

summary-title = [{ $title }] { $span } · as of { $moment }
summary-document = { $programme } { $paper }
summary-document-part = { $programme } { $paper } · { $part }
paper-weekly = weekly summary
paper-monthly = monthly summary
paper-quarterly = quarterly summary
paper-yearly = yearly summary
paper-range = summary
span-weekly = week { $number } of { $year }
span-monthly = month { $number } of { $year }
span-quarterly = quarter { $number } of { $year }
span-yearly = { $year }
span-range = { $days } { $year }
span-with-days = { $span } ({ $first } – { $last })
summary-head = { $number }. { $title }
summary-ordinal-1 = 1
summary-ordinal-2 = 2
summary-ordinal-3 = 3
summary-ordinal-4 = 4
summary-ordinal-5 = 5
summary-ordinal-6 = 6
summary-ordinal-7 = 7
summary-ordinal-8 = 8
summary-ordinal-9 = 9
summary-ordinal-10 = 10
summary-ordinal-11 = 11
summary-ordinal-12 = 12
summary-ordinal-13 = 13
summary-ordinal-14 = 14
summary-overall = Overall
summary-lights = Lights
summary-tasks = Key tasks
summary-behind = Behind schedule
summary-difficulties = Difficulties
summary-due-next = Due next week
summary-silent = Units without a report
summary-targets = Targets
summary-shares = Shares of co-responsible units
summary-issues = Issue ledger
summary-instructions = Instructions
summary-corrections = Corrections
summary-lights-changed = changed since the last one: { $changes }
summary-shares-unchanged = no change: { $count }
summary-due-list = { $head }: { $owed }
summary-issue-counts = new { $new }, closed { $closed }, not closed { $open } (for over 30 days { $stale })
summary-issue-line = [{ $standing }] { $unit } { $task } (raised { $since }): { $text }
summary-stale-more = … and { $count } more for over 30 days: see the ledger
issue-standing-new = new
issue-standing-stale = stale
issue-standing-closed = closed
summary-instruction-line = { $day } { $name }: { $text } ({ $state })
summary-instruction-noted = noted
summary-instruction-new = to be attended to
summary-burden = Burden of requests
summary-burden-one = { $total } requests ({ $automatic } automatic, { $by_office } by the office)
summary-burden-line = { $total } requests ({ $automatic } automatic, { $by_office } by the office) to { $units } units, { $average } each; most: { $most }
summary-correction-line = { $summary }, “{ $title }” now reads: { $text }
summary-semicolon = { "; " }
summary-comma = { ", " }
summary-more = … and { $count } more
summary-counts = owed { $owed }, reported { $reported } ({ $rate }), on time { $on_time } ({ $on_time_rate }), late { $late }, pending { $pending }, missing { $missing }
summary-reviewed = of these accepted { $accepted }, returned and owed again { $returned }
summary-previous = The span before ({ $span }) in the end: owed { $owed }, reported { $reported } ({ $rate }), on time { $on_time } ({ $on_time_rate }), late { $late }, missing { $missing }
summary-came-since = of these after its summary { $count }
summary-changed = { $now } (last { $before })
summary-behind-line = { $light } { $task } ({ $units }): { $reason }
summary-difficulty = { $unit } { $task }: { $text }
summary-due-line = { $due }: { $count ->
    [one] { $count } report
    *[other] { $count } reports
    }, { $units ->
    [one] { $units } unit
    *[other] { $units } units
    }
summary-silent-overdue = overdue, { $count }: { $units }
summary-silent-pending = not due yet, { $count }: { $units }
summary-target-due = , by { $due }
light-reason-overdue_report = due and not reported
light-reason-due_soon = due soon and not reported
light-reason-behind_by = behind time progress
light-reason-below_share = below time progress
light-reason-deadline_passed = past its end and not closed out
light-reason-percent_fell = progress went down
light-reason-closed_out = closed out
light-reason-on_track = on track

summary-see-red = Red lights
summary-see-unit = A unit
summary-see-issues = Difficulties

summary-draft-head-draft = [Draft of the { $paper }] { $span } · goes to { $whom } { $when }
summary-draft-head-held = [Draft of the { $paper }] { $span } · held, will not go out by itself
summary-draft-head-sent = [{ $paper }] { $span } · sent
summary-draft-full = Whole text
summary-draft-edit-section = Edit a part
summary-draft-send-now = Send now
summary-draft-hold = Hold
summary-draft-release = Release
summary-draft-no-group = The { $paper } of { $span } was not sent: no leading-group chat is bound. The draft is kept and goes out once one is.
summary-draft-sent-already = It was sent and can no longer be changed; a mistake can be corrected.
summary-draft-no-longer = This summary is in another state by now; please use the newest card.
summary-draft-which-section = Which part?
summary-draft-section-now = “{ $title }” reads:
    { $body }
    Please send the new text.
summary-draft-section-saved = “{ $title }” is changed and will be sent in your words.

summary-red-title = { $count ->
    [one] { $count } task with a red or yellow light
    *[other] { $count } tasks with a red or yellow light
    }
summary-red-none = No red or yellow light at the moment.
summary-units-title = Which unit?
summary-unit-title = { $unit }: { $owed } owed, { $reported } reported
summary-unit-none = { $unit } owes nothing in this time.
summary-unit-line = { $mark } { $task } { $progress }
summary-issues-title = { $count ->
    [one] { $count } difficulty
    *[other] { $count } difficulties
    }
summary-issues-none = No difficulties were reported in this time.
summary-no-change = no change
standing-on_time = ✅
standing-late = ⏰
standing-pending = ⬜
standing-missing = ❌

instruction-passed = Passed to the office.
instruction-for-office = [Instruction] { $name } (on the summary of { $span }):
    { $text }
instruction-note = Noted
instruction-noted = [Instruction] { $name }:
    { $text }
    Noted.

summary-part-lost = Part of the summary of { $span } did not arrive. Once the cause is gone, press “Send again”; what arrived is not repeated.
summary-resend = Send again
summary-resent = { $count ->
    [one] { $count } message
   *[other] { $count } messages
  } of the summary { $span } will be sent again.

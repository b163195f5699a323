### Summaries pulled at any moment: their span, part, form, and the reports behind them

menu-summaries = By time
summary-see-tasks = Tasks
summary-see-sources = Sources
summary-times = Time
summary-scopes = Scope
summary-part-gone = The plan no longer has this part; please choose again.

pull-unknown = “{ $words }” was not understood.
pull-known = Understood: { $known }
pull-which = Did you mean:
pull-how = Write a time, a unit or a task, and a form, such as “/summary last month 县工信局 docx”.
pull-own-only = You may read of your own unit ({ $unit }).
pull-own = Own unit
pull-as-known = As it is

summary-times-which = Which time?
span-this-weekly = This week
span-last-weekly = Last week
span-this-monthly = This month
span-last-monthly = Last month
span-this-quarterly = This quarter
span-last-quarterly = Last quarter
span-this-yearly = This year
span-last-yearly = Last year
span-write = Write it
summary-write-how = Please write the time, such as: 2023-09, week 41, Q3, 2023, last 30 days, 2023-10-01..2023-10-20.

summary-scopes-which = Which part?
scope-programme = All
scope-chapter = A chapter
scope-unit = A unit
scope-task = A task
scope-target = A target
summary-chapter-which = Which chapter?
summary-unit-which = Which unit?
summary-task-which = Which task?
summary-target-which = Which target?

sources-title = [Sources] { $span }: press a number to see the reports behind it.
sources-none = Nothing was owed in { $span }.
sources-before = Span before
source-owed = owed { $count }
source-reported = reported { $count }
source-on_time = on time { $count }
source-late = late { $count }
source-pending = pending { $count }
source-missing = missing { $count }
source-returned = returned { $count }
source-accepted = accepted { $count }
source-title = [{ $figure }] { $span }. Press a number to read the report.
source-line = { $mark } { $unit } { $task } { $progress } · { $due }
source-no-report = There was no report at that time.
report-version = No. { $version }, { $when } { $facts }

summary-tasks-none = There are no tasks in this part.
task-course = Course: { $points }
task-untold = No lead has reported yet.
task-untold-own = Your unit has not reported on it yet.

form-not-offered = “{ $form }” cannot be read here; there are:
form-offer-csv = Ledger csv
form-offer-csv-zip = Ledger csv zip
form-words-text = text
form-words-png = board picture image
form-words-board-pdf = wall poster
form-words-pdf = pdf
form-words-docx = docx word document
form-words-xlsx = xlsx excel ledger
form-words-csv = csv
form-words-csv-zip = csv-zip
form-words-circular = circular
form-words-slip = slip
form-words-minutes = minutes
form-words-trend = trend
form-words-weeks = weeks
form-words-evidence = evidence

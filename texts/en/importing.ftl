### Importing: plan documents, pasted text, rosters

import-reading = Received. Reading…
import-collecting = { $length ->
    [one] { $length } character
   *[other] { $length } characters
} received. Send the rest if there is more, then press “Read”.
import-read = Read
import-gone = This import is over. Please send the file again.
import-dropped = Cancelled. Nothing of the file was kept.

import-head = Preview: { $title }
import-chapter = { $count } in { $chapter }
import-no-chapter = (no chapter)
import-chapters-more = { $count } in { $chapters } further chapters
import-totals = { $tasks } tasks, { $led } with a lead; { $units } units, { $targets } targets
import-notes-count = Worth a look: { $count }
import-open-count = To be settled before loading: { $count }
import-difference = Against the present tasks: { $added } added, { $changed } changed, { $dropped } dropped
import-settle = Settle
import-usual = Rest: usual
import-usual-taken = Settled by the first choice: { $count }.
import-load = Load
import-changes = Changes
import-notes = Notes
import-correct = Correct
import-loaded = ✅ Loaded: { $tasks } tasks, { $units } units, { $duties } duties. All reports are still there.

import-question = To settle, { $number } of { $count }: { $item }
    { $question }
import-whole-plan = the whole plan
import-source = Source: { $source }
question-rules = A sentence decides for later items too. Shall it decide who leads?
    { $about }
question-name = The register has no “{ $about }”. What is it?
question-same = Are these one unit? { $about }
question-lead = “Leads” is not written: { $about }
question-role = Lead or co-responsible is not written: { $about }
question-prose = No duties are assigned; the text names: { $about }
question-year = The deadline has no year: { $about }. Leave it open, or press “Correct”.
question-code = The number stands twice: { $about }. The second gets a figure behind it.
question-towns = Tasks name “{ $about }”. Shall each township of the register take part?
choice-keep = Keep group
choice-expand = Each one
choice-apply = Apply
choice-ignore = Ignore
choice-new = New unit
choice-group = Group
choice-as-lead = Leads
choice-as-co = Shares
choice-take = Take
choice-leave-out = Leave out
choice-no-day = No date
choice-number-on = Number on
choice-same = Same unit
choice-other = Two units

import-notes-head = Read as follows; press “Correct” where that is wrong:
import-note = { $code } { $title }: { $words }
    Source: { $source }
import-changes-head = Changes. Reports stay with their tasks:
import-none = None.
import-added = + { $task }
import-changed = ~ { $task } ({ $fields })
import-dropped-task = - { $task }
field-code = number
field-title = title
field-text = text
field-leads = leads
field-co-responsible = co-responsible
field-open-refs = groups
field-starts-on = start
field-ends-on = deadline

import-how-to-correct = Write the number and what to change, for example:
    二(三) lead: 县工信局、县财政局
    二(三) co: 县商务局
    二(三) due: 2024-06-30
    二(三) title: a new title
    二(三) drop
import-corrected = { $code } is corrected.
correction-form = Please write a number, a field and its content, as in the examples.
correction-code = The plan has no number “{ $about }”. Please use those of the preview.
correction-unit = Neither the register nor the plan knows “{ $about }”. Please check the name.
correction-day = “{ $about }” is no date. Please write 2024-06-30.
correction-empty = The content is missing or too long.

doubt-date-repaired = damaged date, read as the only one possible: { $about }
doubt-date-ambiguous = damaged date with several readings: { $about }
doubt-number-repaired = damaged document number, completed
doubt-no-year = deadline without a year: { $about }
doubt-no-clause = no duties are assigned
doubt-prose-duty = no clause, units taken from the text: { $about }
doubt-sole-owner = “responsible” alone, “leads” is not written: { $about }
doubt-lead-by-wording = “leads” is not written: { $about }
doubt-role-unclear = lead or co-responsible is not written: { $about }
doubt-group-leads = the lead is no single unit: { $about }
doubt-named-twice = named twice, counted once: { $about }
doubt-several-clauses = several clauses in one item, split into several tasks
doubt-bracket-open = incomplete bracket: { $about }
doubt-clause-differs = words of the clause that were not understood: { $about }
doubt-code-twice = number stands twice: { $about }
doubt-several-deadlines = several deadlines, the last one taken: { $about }
doubt-inherited = merged cell, units from the row above
doubt-rule-applied = decided by a rule of the plan: { $about }
doubt-same-unit = taken for one unit: { $about }

import-refused-missing = The file could not be fetched. Please send it again.
import-refused-empty = The file is empty. Please check it and send it again.
import-refused-too-large = The file is larger than 20 MB. Please send the plan alone.
import-refused-too-long = The document is too long to be a plan.
import-refused-unknown-kind = This kind of file cannot be read. Please send .docx, .doc, .wps, .pdf or .txt.
import-refused-damaged = The file is damaged. Please save it anew and send it again.
import-refused-protected = The file has a password. Please remove it and send it again.
import-refused-scan = This is a picture or a scan without text. Please send the Word file.
import-refused-encoding = The text is garbled: its encoding is not known. Please save it as a Word file.
import-refused-traditional = The text is in traditional characters. Please send the original.
import-refused-no-tasks = No tasks were found: this does not look like a plan.
import-refused-limits = Reading took too much time or memory. Please send the plan alone.

roster-head = Roster: { $people } people, { $units } units
roster-role = To invite as { $role }: { $count }
roster-known = Already bound: { $count }
roster-problems = Lines left out because they are not clear: { $count }
roster-show-problems = Problems
roster-invite = Invite
roster-invited = ✅ { $count } invitations. Forward each to its person; each works once.
roster-invitation = For { $name }:
    { $invitation }
roster-invitation-line = { $post } { $name }: { $link }
roster-refused-limits = Reading took too much time or memory. Please send the roster alone.

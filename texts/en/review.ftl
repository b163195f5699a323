### Review: one by one, many at once, returning

review = Review
review-none = No reports wait for review.
review-queue = [Review] { $count ->
    [one] { $count } report waits
    *[other] { $count } reports wait
    }
review-one-by-one = One by one
review-all-green = Accept all (green only)
review-title = [Review] { $count } left
review-subject = { $unit } · { $task } { $code }
review-who = { $name } { $when } · { $punctual }
review-progress = Progress { $now } (last { $before })
review-figures = Figures: { $figures }
review-files-count = Files: { $count }
review-fell = Note: the percent is below last time's
review-alike = Note: { $percent }% of the text is that of last time
review-unchanged-again = Note: no change two times in a row
review-accept = Accept
review-return = Return
review-raise = Raise issue
review-files = See files
review-next = Next one
review-accepted = Accepted: { $unit } { $code }
review-accepted-green = Accepted { $count }{ $left ->
    [0] . All reviewed.
    *[other] ; { $left } to be read one by one:
    }
review-left-late = late: { $count }
review-left-fell = percent fell: { $count }
review-left-difficulties = with difficulties: { $count }
review-left-same = same as last time: { $count }
review-raised = Entered in the issue ledger
review-file-of = { $unit } { $code }
review-files-sent = { $count ->
    [one] { $count } file below
    *[other] { $count } files below
    }
review-was-accepted = { $name } has accepted it
review-was-returned = { $name } has returned it
review-was-superseded = The unit has corrected it; please see the new version
review-was-withdrawn = The unit has withdrawn it

review-ask-reason = Return { $unit } · { $task } { $code }: please write why, or choose:
reason-data = No data
reason-same = As last time
reason-scope = Unclear scope
reason-data-told = Please add the data: number, unit and as of when.
reason-same-told = The text is that of last time. Please say what is new; if nothing is, answer “no change” and say why.
reason-scope-told = It is unclear what the figures count. Please say what they include.
review-offer-return = Return { $unit } { $code } for this reason? { $reason }
review-returned = Returned: { $unit } { $code }. Told: { $names }; wanted again by { $due }.
review-returned-to-nobody = Returned: { $unit } { $code }. Nobody of the unit can be reached: please invite a contact. Wanted again by { $due }.

review-told-accepted = ✅ Receipt { $receipt }: { $count } accepted.
review-told-returned = [Returned] { $task } { $code }
    The office says: { $reason }
    What you reported: { $text }
    Please answer with what is to be added or changed, by { $due }.

review-on-time = on time
review-late = late

### Sending: whom drafts go to, late ones, corrections, recipients

summary-draft-head-nobody = [Draft of the { $paper }] { $span } · goes to nobody, will not go out by itself
summary-draft-made-up = { $head } · late
summary-draft-no-reader = The { $paper } of { $span } was not sent: nobody can be reached. The draft is kept; please choose who gets it under “Recipients”.
summary-draft-restore = Automatic text
summary-draft-restored = “{ $title }” is automatic again.
summary-draft-too-long = That is too long: at most { $most } characters. Please shorten it and send it again.
summary-made-up = { $title } · late
summary-whom-group = the leading group
summary-whom-persons = { $count ->
    [one] { $count } person
    *[other] { $count } persons
    }
summary-whom-both = the leading group and { $count ->
    [one] { $count } person
    *[other] { $count } persons
    }

summary-correct = Correct
summary-correct-which = Correct which part? What was sent stays; the correction goes to those who read it.
summary-correct-now = “{ $title }” reads:
    { $body }
    Please send the corrected text.
summary-correct-preview = “{ $title }” corrected:
    { $body }
    Before: { $before }
    It goes to { $count ->
    [one] { $count } chat
    *[other] { $count } chats
    } that got the text, and is noted in what is opened from now on. To change it, send the text again.
summary-correct-send = Send
summary-correct-sent = “{ $title }” is corrected; sent to { $count ->
    [one] { $count } chat.
    *[other] { $count } chats.
    }
summary-correct-again = It reads like that already; nothing was sent.
summary-correct-not-sent = It was not sent yet: simply edit the draft.
summary-correction = [Correction] { $document } { $span } · { $section }
summary-correction-before = Before: { $text }
summary-corrected = Corrected since
summary-corrected-line = “{ $title }” (corrected { $when }): { $text }
summary-corrected-times = { $count ->
    [one] Corrected once
    *[other] Corrected { $count } times
    }

summary-recipients = Recipients
summary-recipients-which = Recipients of which summary?
summary-recipients-group = [Recipients] { $paper } · the leading group’s chat
    Tap to choose or to leave out; it counts from the next one sent.
summary-recipients-person = [Recipients] { $paper } · { $name }
    Tap to choose or to leave out; it counts from the next one sent.
summary-recipients-persons = Persons ({ $count })
summary-recipients-people = [Recipients] { $paper } · for whom? Those with a tick get it.
summary-recipients-nobody = No leader, office member or unit head is bound yet.
summary-recipients-gone = This person has left office or takes no messages at the moment.
summary-recipients-on = ✓ { $label }
form-offer-text = Text

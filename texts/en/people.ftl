### The list of contacts, ending a term, leave and stand-in, change of person

people = Contacts
people-head = [Contacts] { $units } units, { $missing } without a contact, { $unreachable } people out of reach
people-unit = { $unit }: { $people }
people-unit-missing = { $unit }: nobody yet
people-reachable = { $name } ({ $role })
people-unreachable = { $name } ({ $role }, out of reach)
people-missing = Missing only
people-every = Show all
unbind-name = Unbind { $name }
unbind-which = Whom?
unbind-sure = Unbind { $name } ({ $post })? Access ends at once; what was reported stays.
unbind-yes = Yes, unbind
unbind-already = This person is unbound already.
unbind-not-yourself = You cannot unbind yourself; please ask a colleague in the office.
unbound = Unbound: { $name }.
unbound-told = The office has ended your role in { $programme }; you get no more reminders. Please ask the office if this is a mistake.

## Leave and stand-in

leave-stand-in = { $name } reports for you from { $first } to { $last }? Reminders go to { $name } meanwhile.
leave-stand-in-unbound = { $name } reports for you from { $first } to { $last }? { $name } is not bound yet; you can forward an invitation.
leave-nobody = You are away from { $first } to { $last }? Reminders go to your colleagues, or to the unit head if there are none.
leave-which-dates = From which day to which day? For example: 下周, or 10月16日至20日.
leave-confirm = Confirm
leave-by = { $name } instead
leave-invite = Invite
leave-dates = Other dates
leave-undo = Cancel leave
leave-entered = Noted: { $name } reports for you from { $first } to { $last } and has been told.
leave-entered-alone = Noted: you are away from { $first } to { $last } and are not reminded.
leave-told-stand-in = { $name } asks you to report from { $first } to { $last }; reminders come to you.
leave-forward = Noted. Please forward the invitation below to { $name }, who can report once bound.
leave-cancelled = The leave is cancelled; reminders come to you as before.
leave-news = { $name } of { $unit }: { $stand_in } reports from { $first } to { $last }.
leave-news-alone = { $name } of { $unit } is away from { $first } to { $last }; reminders go to the unit's others.
transfer = This needs the office: it will be told; until the handover your open tasks are still reminded to you.
transfer-notify = Tell office
transfer-notified = The office has been told; you will hear when your successor is bound.
transfer-news = [Change of person] { $name } of { $unit } asks for a successor. In their words: { $quote }

## Language

language = Language
language-zh-CN = 中文
language-en = English
language-ask = 请选择语言 / Please choose a language
language-chosen = English from now on.

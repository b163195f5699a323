### Invitations, binding, and the first screen after it

post = { $role } of { $unit }
enrol-hello = Hello, this is the supervision assistant of { $programme }.
enrol-offer = You are invited as: { $post }
enrol-disturbs-contact = Once bound: at most { $cap } reminders a working day, none in the evening or on holidays.
enrol-disturbs-unit_head = Once bound: reminders only when your unit is overdue, at most { $cap } a working day, none in the evening or on holidays.
enrol-disturbs-office = Once bound: reports to review, drafts of summaries, and whatever needs a decision.
enrol-disturbs-leader = Once bound: the weekly summary, and a look at the details whenever you like.
enrol-disturbs-admin = Once bound: notices when something does not run as it should.
enrol-keeps = Kept about you: name, account, and what you report (details: /privacy).
enrol-reply-with-name = Please answer with your name to complete the binding.
enrol-not-me = Not me
enrol-declined = Nothing was bound. The invitation stays for whom it was meant.
enrol-name-again = Please answer with your name only, for example: Zhang Ming.
enrol-unknown-code = This code is not valid: it may be used, expired, or not copied in full. Please ask the office for a new one.
enrol-too-many = Too many attempts. Please try again in 15 minutes, or ask the office for a new invitation.
enrol-already = You already are { $post }; nothing to do.
enrol-switch = You are { $old } now. As { $new } you no longer report the earlier tasks, and the earlier rights end. Change?
enrol-switch-yes = Change
enrol-switch-no = Stay
enrol-bound = Bound: { $name }, { $post }.
enrol-bound-after = Bound: { $name }, { $post } (after { $predecessor }, who is no longer reminded).
enrol-bound-office = Send /menu for what you can do, /invite to bring in the units' contacts.
enrol-bound-leader = The weekly summary will reach you; send /menu for what you can look up.
enrol-bound-admin = You will hear of anything that does not run as it should; send /menu for what you can do.
rhythm-weekly = weekly
rhythm-every_two_weeks = every two weeks
rhythm-monthly = monthly
rhythm-quarterly = quarterly
rhythm-yearly = yearly
rhythm-once = once
enrol-duties = { $total ->
    [one] Your unit has 1 task
   *[other] Your unit has { $total } tasks
 }: { $led } as lead, reported { $led_rhythm }; { $shared } as co-responsible, reported { $shared_rhythm }.
enrol-no-duties = The plan gives your unit no task yet; you will be told.
enrol-owes = { $count ->
    [one] 1 report is owed
   *[other] { $count } reports are owed
 } by { $due }, { $left ->
    [one] 1 working day
   *[other] { $left } working days
 } left.
enrol-owes-first = { $count ->
    [one] 1 report is owed
   *[other] { $count } reports are owed
 } by { $due }, { $left ->
    [one] 1 working day
   *[other] { $left } working days
 } left; { $later } more later.
enrol-owes-nothing = Nothing is owed at the moment; you will be reminded in time.
enrol-example = Just write to report, for example: “{ $task }: 12 new, 65% done, short of land”.
enrol-example-unit_head = Your contact reports; you may do so as well, for example: “{ $task }: 65% done”.
enrol-replaced = { $successor } is now { $post } in your place. Open reports are handed over and you get no more reminders. Thank you for your work.
enrol-told-inviter = { $name } is bound: { $post }.
report-now = Report now
my-tasks = My tasks

## The office invites

invite = Invite
invite-which-role = [Invitation] Whom? You may write it too, for example: /invite 县工信局 contact
invite-choose-unit = [Invitation, { $role }] Which unit? Tap it or write its name ({ $page }).
invite-which-unit = Which unit is it?
invite-unit-unknown = “{ $name }” was not found.
invite-whom-to-replace = { $post }: { $names }. One more, or a successor?
invite-one-more = One more
invite-instead-of = After { $name }
invite-revoke = Revoke
invite-revoked = The invitation is revoked; its code is void.
invite-used = This invitation was used or is void already. To end somebody's access, send /unbind.
invite-successor = Invite successor
invitation =
    { $programme } invites you as: { $post }
    Open this link: { $link }
    If it does not open, send this code to the assistant: { $code }
    Valid until { $expires }, for one person, once. Please do not pass it on.

## The leading group's chat

group-invitation =
    Leading group's chat: open this link and choose the group; it is bound when the assistant joins: { $link }
    Or add the assistant to the group first and write there: { $words }
    Valid until { $expires }, once, and only for the office or a member of the leading group.
group-bound = This is now the leading group's chat of { $programme }: the summaries come here, otherwise the assistant is silent.
group-bound-receipt = Now the leading group's chat: { $title }.
group-not-yours = Only the office or a member of the leading group can bind this chat.
group-taken = This chat belongs to another programme; nothing was changed.
group-what-for = The assistant is now in the group “{ $title }”. Make it the leading group's chat of { $programme }?
group-yes = Yes, it is
group-no = No
group-left-unbound = The assistant stays silent there. Send /bindgroup when needed.
group-lost = [Please act] The assistant was removed from the leading group's chat “{ $chat }”; summaries cannot reach it. Add it again, or send /bindgroup for another chat.
group-found = The assistant is back in the leading group's chat “{ $chat }”; summaries go there as before.
unreachable-alone = [Please act] { $name } of { $unit } gets no messages (stopped or blocked the assistant). The unit has nobody else; please invite a successor.
unreachable-with-others = { $name } of { $unit } gets no messages (stopped or blocked the assistant). The unit's reminders go to: { $others }.
unreachable-other = { $name } gets no messages (stopped or blocked the assistant).

### What is kept about people

my-data = My data
privacy =
    Privacy: only what reporting needs is kept:
    · your name, unit, role, chat account, and the dates of your term
    · reports that you submitted, their evidence, and messages to and from the assistant
    · how often you were reminded (to limit it)
    No phone number, place or address book; presence is not recorded, people are not ranked.
    Who sees it: you and the office; the leading group sees figures by unit.
    Access ends with your post; reports are work records and are kept as the rules say.
    See your own data with /mydata; to correct or delete, please ask the office.
my-data-text =
    My data: { $name }, { $programme } · { $post }
    Account: { $channel } { $account }, language: { $tongue }
    Bound: { $since }
    { $reports } submissions, { $files } files of evidence, { $nudges } reminders received
my-data-leave = Leave: { $first } to { $last }

### Importing a roster: why a file is refused, and what is unclear in a line

roster-refused-missing = The file cannot be found or opened. Please send it again.
roster-refused-empty = The file is empty. Please fill it in first.
roster-refused-too-large = The file is larger than 2 MB. Please send the roster alone.
roster-refused-too-many-lines = The file has more than 5,000 lines. Please send it in parts.
roster-refused-protected = The file has a password. Please remove it and send the file again.
roster-refused-damaged = The file is damaged. Please save it anew and send it again.
roster-refused-no-table = This is no table. Please send .xlsx, .xls or .csv.
roster-refused-no-header = There is no header. Please name the columns 单位 (unit) and 姓名 (name) within the first 20 lines.

roster-no-unit = Line { $line }: no unit is given.
roster-no-name = Line { $line }: no person is named for { $about }.
roster-several-names = Line { $line }: “{ $about }” looks like several people. Please give each a line.
roster-too-long = Line { $line }: “{ $about }” is too long. A name has at most 60 characters.
roster-bad-role = Line { $line }: “{ $about }” is no known role. Please write contact, unit_head, office or leader.
roster-bad-phone = Line { $line }: “{ $about }” is no complete phone number, so none is kept.
roster-double = Line { $line }: { $about } of { $nearest } stands twice and is kept once.
# nearest is none where no unit is alike
roster-unknown-unit = { $nearest ->
    [none] Line { $line }: there is no unit “{ $about }”. Please correct it, or add the unit first.
   *[other] Line { $line }: there is no unit “{ $about }”. Do you mean { $nearest }?
}
roster-alias-taken = Line { $line }: “{ $about }” already names { $nearest } and is not taken as an alias.

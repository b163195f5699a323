"""The Bot API's methods, one module a subject; each ends with the table of what it offers."""

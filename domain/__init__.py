"""The rules, pure: who owes what when, which light, which nudge, what a reply says."""

### How targets and tasks run

target-told = : { $told }
target-and = { ", " }
target-latest = latest { $value } (told on { $day })
target-met = goal met
target-lacks = { $gap } short of the goal
target-exceeds = { $gap } over
target-forecast-met = at this pace { $value } by { $due }, which would do
target-forecast-missed = at this pace { $value } by { $due }, which would not do

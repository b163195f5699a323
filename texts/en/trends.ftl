### How targets and tasks run

target-told = : { $told }
target-and = { ", " }
target-latest = latest { $value } (told on { $day })
target-met = goal met
target-lacks = { $gap } short of the goal
target-exceeds = { $gap } over
target-points = { $points } points
target-forecast-met = at this pace { $value } by { $due }, which would do
target-forecast-missed = at this pace { $value } by { $due }, which would not do

trend-title = { $programme }{ $part }: trend
trend-nothing = Nothing known yet
trend-percent = done { $percent }
trend-time = time used { $percent }
trend-due = due { $day }
trend-day = { $month }/{ $day }
trend-goal = goal { $value }
trend-word-course = actual
trend-word-pace = time progress
trend-word-goal = goal
trend-word-forecast = at this pace
form-more-on-paper = { $count } more stand in the PDF.

weeks-title = { $programme }{ $part }: week by week
weeks-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
weeks-note = Columns are weeks of the year, numbers the percents then.

form-name-trend = { $programme }-trend{ $part }-{ $span }
form-name-weeks = { $programme }-weeks{ $part }-{ $span }
form-offer-trend = Trend
form-offer-trend-pdf = Trend PDF
form-offer-weeks = Week by week
form-offer-weeks-pdf = Week by week (A3)
form-words-trend-pdf = trend-pdf
form-words-weeks-pdf = weeks-pdf

### 指标与任务的走势

target-told = :{ $told }
target-and = ,
target-latest = 最新 { $value }({ $day }报)
target-met = 已达标
target-lacks = 距目标还差 { $gap }
target-exceeds = 超出 { $gap }
target-points = { $points } 个百分点
target-forecast-met = 按现进度预计 { $due } 达到 { $value },可达标
target-forecast-missed = 按现进度预计 { $due } 达到 { $value },难达标

trend-title = { $programme }{ $part }走势图
trend-nothing = 尚无数据
trend-percent = 进度 { $percent }
trend-time = 序时进度 { $percent }
trend-due = 期限 { $day }
trend-day = { $month }/{ $day }
trend-goal = 目标 { $value }
trend-word-course = 实际
trend-word-pace = 序时进度
trend-word-goal = 目标
trend-word-forecast = 按现进度预测
form-more-on-paper = 另有 { $count } 项,见 PDF。

weeks-title = { $programme }{ $part }逐周亮灯
weeks-month = { $month }月
weeks-note = 列为第几周;数字为当时进度(%)。

form-name-trend = { $programme }走势图{ $part }-{ $span }
form-name-weeks = { $programme }逐周亮灯{ $part }-{ $span }
form-offer-trend = 走势图
form-offer-trend-pdf = 走势图 PDF
form-offer-weeks = 逐周亮灯
form-offer-weeks-pdf = 逐周亮灯(A3)
form-words-trend-pdf = 走势图pdf
form-words-weeks-pdf = 周次大图

### 指标与任务的走势

target-told = :{ $told }
target-and = ,
target-latest = 最新 { $value }({ $day }报)
target-met = 已达标
target-lacks = 距目标还差 { $gap }
target-exceeds = 超出 { $gap }
target-forecast-met = 按现进度预计 { $due } 达到 { $value },可达标
target-forecast-missed = 按现进度预计 { $due } 达到 { $value },难达标

### 通讯录导入：拒收的原因，每行的问题

roster-refused-missing = 找不到或打不开这个文件，请重新发送。
roster-refused-empty = 文件是空的，请填好再发。
roster-refused-too-large = 文件超过 2 MB，请只留通讯录本身。
roster-refused-too-many-lines = 文件超过 5000 行，请分成几个文件。
roster-refused-protected = 文件有密码，请取消密码后再发。
roster-refused-damaged = 文件已损坏，读不出来，请另存一份再发。
roster-refused-no-table = 这不是表格，请发 .xlsx、.xls 或 .csv。
roster-refused-no-header = 没有找到表头，请在前 20 行内写明“单位”和“姓名”两列。

roster-no-unit = 第 { $line } 行：没有写单位。
roster-no-name = 第 { $line } 行：{ $about }没有写姓名。
roster-several-names = 第 { $line } 行：“{ $about }”像是几个人，请一人一行。
roster-too-long = 第 { $line } 行：“{ $about }”太长，名称不超过 60 字。
roster-bad-role = 第 { $line } 行：不认识角色“{ $about }”，请写联络员、分管领导、办公室或领导小组。
roster-bad-phone = 第 { $line } 行：“{ $about }”不是完整的电话号码，先不记电话。
roster-double = 第 { $line } 行：{ $nearest }的{ $about }重复，只记一次。
# nearest 为 none 时没有相近的单位
roster-unknown-unit = { $nearest ->
    [none] 第 { $line } 行：名录里没有单位“{ $about }”，请更正，或先把它加进名录。
   *[other] 第 { $line } 行：名录里没有单位“{ $about }”，是{ $nearest }吗？
}
roster-alias-taken = 第 { $line } 行：“{ $about }”已经是{ $nearest }的名称，没有记作别名。

import type { Translated } from '../catalogue.ts'
import type { faultsSurvey as english } from '../en/faults-survey.ts'

export const faultsSurvey = {
  'poll.unknown': '没有名为 {poll} 的民调。请返回列表。',
  'poll.exists': '已有名为 {id} 的民调。请换一个标识。',
  'poll.wave-unknown': '该民调没有第 {wave} 轮。请返回列表。',
  'poll.wave-exists': '第 {wave} 轮已经导入，可能是同事刚刚完成的。请刷新页面。',
  'poll.wave-changed': '第 {wave} 轮刚被他人修改，因此未写入任何内容。请刷新页面后重试。',
  'poll.data-twice': '这些回答已作为第 {wave} 轮存在，未重复保存。',
  'poll.upload-unknown': '文件已不在：可能已被导入，或已过一天。请重新上传。',
  'poll.upload-too-large':
    '文件有 {bytes} 字节，此类文件最多读取 {limit} 字节。请拆分，或改用 .sav 或 Parquet。',
  'poll.memory-exceeded':
    '读取占用内存超过 {megabytes} MB，已中止，未保存任何内容。请去掉自由文本或拆分文件。',
  'poll.too-slow': '读取超过 {seconds} 秒，已中止，未保存任何内容。请拆分文件。',
  'poll.reading-broke': '读取文件时中断（{reason}），未保存任何内容。请重试，并告知节点管理员。',
  'poll.too-many-waiting': '您已有 {limit} 项任务在排队，不能再多。请等其中一项完成后再试。',
  'poll.stopped': '工作在完成前被中止，未保存任何内容。请再试一次。',
  'poll.format-unknown': '这不是 SPSS、CSV、Parquet 或 XLSForm 文件。请另存为其中一种格式。',
  'poll.not-data': '该文件是问卷，不含回答。请上传 .sav、CSV 或 Parquet 数据。',
  'poll.not-a-questionnaire': '该文件不是 XLSForm 问卷。请选择含 survey 和 choices 工作表的文件。',
  'poll.no-rows': '文件有列但没有任何回答行。请检查导出结果。',
  'poll.text-unusable': '{column} 的名称或标签含有非文本字符。请在生成文件处改正。',
  'poll.column-unknown': '文件中没有列 {column}。请核对其写法。',
  'poll.column-left-out': '列 {column} 被排除，但抽样设计需要它。请保留或指定其他列。',
  'poll.column-not-numbers': '列 {column} 应为数字，但第 {row} 行是“{value}”。请改正或指定其他列。',
  'poll.identity-undecided': '列 {column} 似乎能识别个人（{identity}）。请排除，或明确保留。',
  'poll.code-unknown':
    '第 {row} 行：{column} 的值“{value}”在问卷和标签中都没有，共 {count} 行。请说明它表示未作答，或加入问卷。',
  'poll.no-answer-codes':
    '{column} 将有 {count} 个未作答代码，最多允许 {most} 个。请减少，或在文件中设定范围。',
  'poll.replicate-invalid':
    '复制权重不可用（列 {column}，第 {row} 行）。至少要有两个，均不小于 0，并附主权重。',
  'poll.language-unknown': '{value} 不是该问卷的语言。请先把它加入民调。',
  'poll.text-unknown': '问卷中没有这个文本位置：{column}。请刷新页面。',
  'poll.recoding-unknown': '没有这样的有效重新编码。请刷新页面。',
  'poll.recoding-not-last': '此后还有其他重新编码，可能以它为基础。请先撤回最后一个。',
  'poll.recoding-name': '{column} 不能作变量名。请用拉丁字母、数字和 _，以字母开头。',
  'poll.recoding-name-taken': '已有变量 {column}。请换一个名称。',
  'poll.recoding-overlap': '{column} 的两个类别包含相同的值（{value}）。请只保留在一个类别中。',
  'poll.recoding-value-left':
    '第 {row} 行：{column} 的值 {value} 不属于任何类别。请加入某类，或说明其余为缺失。',
  'poll.recoding-kind': '规则与 {column} 的类型不符（{value}）：数字与文本不能混用。请查看其取值。',
  'poll.recoding-option-unknown': '{column} 没有选项 {value}。请从其选项中选择。',
  'poll.values-too-many': '{column}有{most}个以上不同的数字，不是选项代码。请分成区间。',
  'poll.weights-differ': '权重有 {have} 个，数据有 {expected} 行。请重新加权。',
  'poll.weighting-unknown': '该轮没有编号为 {weighting} 的加权。请刷新页面。',
  'poll.person-undeclared':
    '第 {wave} 轮未指明用哪一列区分受访者，因此无法找到同一个人。请带上这一列重新导入，或声明样本为重新抽取。',
  'poll.person-twice':
    '按列 {column}，第 {other} 行和第 {row} 行是同一个人。请只保留一行，或指定每人取值不同的列。',
  'poll.person-fixed':
    '区分受访者的列在导入时确定，因为该列本身并不保存（{column}）。请删除这一轮并重新导入。',
  'poll.panel-unmatched':
    '第 {wave} 轮声明为固定样本，但其中没有人出现在第 {former} 轮。请检查两个文件对受访者的编号是否一致，或声明样本为重新抽取。',
  'poll.clusters-undeclared':
    '第 {wave} 轮声明与上一轮的群相同，但没有指定群的列。请在两轮中都指定，或声明样本为重新抽取。',
  'poll.clusters-unmatched':
    '第 {wave} 轮声明与第 {former} 轮的群相同，但两轮没有共同的群。请检查两个文件对群和层的编号是否一致，或声明样本为重新抽取。',
  'poll.samples-unlike':
    '第 {former} 轮和第 {wave} 轮的抽样方式不同，无法作为一个样本比较。两轮须有相同的抽样阶段，层和群的列须同有或同无，每个群须在同一层内，复制权重须以同样方式得出。',
  'survey.length-differs': '列 {column} 有 {have} 个值，应有 {expected} 行。请重新导入数据。',
  'survey.no-rows': '没有可计算的行。请检查所选回答。',
  'survey.weight-missing':
    '第 {row} 行在 {column} 中没有权重，共 {count} 行。每行都须有权重，不会猜测。',
  'survey.weight-zero': '第 {row} 行在 {column} 中权重为 0，共 {count} 行。请改正或从文件中去掉。',
  'survey.weight-negative':
    '第 {row} 行在 {column} 中权重为 {value}，共 {count} 行小于 0。请改正。',
  'survey.weight-infinite': '第 {row} 行在 {column} 中权重无穷大，共 {count} 行。请改正。',
  'survey.weights-absent': '{column} 既无权重也无层规模。请指定其中一列。',
  'survey.value-missing':
    '第 {row} 行在 {column} 中缺值，共 {count} 行。请说明如何处理或改正文件。',
  'survey.value-infinite': '第 {row} 行在 {column} 中为无穷大，共 {count} 行。请改正。',
  'survey.value-out-of-range':
    '第 {row} 行：{column} 为 {value}，应在 {least} 与 {most} 之间。请改正。',
  'survey.group-missing': '第 {row} 行的 {column} 为空，共 {count} 行。每行都须有层、群或国家。',
  'survey.code-unknown': '第 {row} 行：{value} 不是 {column} 的代码。请改正文件。',
  'survey.cluster-crosses-strata':
    '第 {row} 行：{column} 的抽样单位 {cluster} 跨两个层（{strata}）。请说明单位在层内编号，或改正。',
  'survey.one-cluster': '所有行都属于 {column} 的同一抽样单位，无法得知单位间差异。请指定其他列。',
  'survey.stratum-single':
    '层 {stratum} 在 {column} 中只有一个抽样单位（第 {row} 行，第 {stage} 阶段），无法得知差异。请为此类层选择规则。',
  'survey.population-varies':
    '第 {row} 行：{column} 在层 {stratum} 内不一致（第 {stage} 阶段）。层内各行应相同。',
  'survey.population-below-sample':
    '第 {row} 行：层 {stratum} 样本有 {sample}，而按 {column} 总体只有 {population}（第 {stage} 阶段）。请改正。',
  'survey.domain-empty': '所选群体（{column}）中没有人。请另选。',
  'survey.base-zero': '{column} 的基数为零，无法相除。请另选群体。',
  'survey.categories-too-few': '{column} 只出现 {count} 种回答，不足以比较。请另选问题。',
  'survey.degrees-exhausted': '样本自由度为 {degrees}，需要 {needed}。请一次少求一些。',
  'survey.variance-singular': '{column} 的误差无法区分：部分回答相互依赖。请去掉一个。',
  'survey.margin-category-absent':
    '样本中没有 {column} 的 {category}，而目标为 {target}。请与其他类合并。',
  'survey.margin-category-without-target':
    '第 {row} 行属于 {column} 的 {category}，没有对应目标。请补充。',
  'survey.margin-target-invalid': '{category}（{column}）的目标 {target} 不是大于 0 的数。请改正。',
  'survey.margins-disagree':
    '{column} 的目标合计 {total}，{other} 的合计 {otherTotal}。两者必须一致。',
  'survey.not-converged':
    '{rounds} 轮后 {column} 的 {category} 为 {reached}，目标为 {target}。请放宽上限或合并类别。',
  'survey.targets-infeasible':
    '{category}（{column}）的目标 {target} 无法达到，可行范围为 {least} 至 {most}。请放宽上限或合并类别。',
  'survey.bounds-invalid': '权重界限 {least} 与 {most} 不留余地。下限应小于 1，上限应大于 1。',
  'survey.targets-collinear': '{column} 的目标可由其他目标推出。请去掉一个。',
  'survey.proportion-at-boundary':
    '{column} 的比例为 {value}，{method} 区间无意义。请选用其他区间。',
  'survey.no-sampling-variance':
    '{column} 在抽样单位间没有差异，无法得出 {method} 区间。请选用其他类型。',
  'survey.not-binary': '第 {row} 行：{column} 为 {value}，应为 0 或 1。请先重新编码。',
  'survey.method-needs-strata': '{method} 复制法需要分层。请另选方法。',
  'survey.method-needs-no-strata': '{method} 复制法只适用于无分层。请另选方法。',
  'survey.pairs-incomplete': '层 {stratum} 有 {clusters} 个抽样单位，需要两个。请另选方法。',
  'survey.already-calibrated': '权重已校准，{method} 须从设计权重开始。请选设计权重。',
  'survey.replicates-invalid': '复制权重不一致（{rule}，{have}）。请检查数量和尺度。',
  'survey.regression-separated': '{column} 完全决定了回答，其影响无法估计。请去掉。',
  'survey.regression-not-converged': '回归经 {rounds} 轮仍未收敛。请减少变量。',
  'survey.response-invalid': '第 {row} 行：{column} 为 {value}，此回归不接受。请先重新编码。',
  'survey.exclusive-with-others': '第 {row} 行：{column} 只能单选，却与 {other} 同时选中。请改正。',
  'survey.nothing-answered': '第 {row} 行：{column} 一项未选。请说明这是回答，或改正。',
  'survey.pooling-policy-missing': '多国合并须说明各国如何计入。请选择按人口、等权或按受访人数。',
  'survey.pooling-population-missing': '未给出 {country} 的人口。请补充或另选规则。',
  'survey.margin-of-error-on-opt-in': '自愿参加者不构成随机样本，没有误差范围。请去掉。',
  'survey.disclosure-incomplete': '缺少公布民调必须说明的内容：{items}。请补充到该轮说明中。',
  'survey.cell-unprotectable': '单元格 {cell} 无法隐藏到不被推算（宽度 {width}）。请合并行或列。',
  'survey.overlap-undeclared': '未说明两轮是否为同一批人（{column}）。请说明。',
  'survey.quantile-outside': '{column} 的分位数 {probability} 超出回答范围。请另选。',
  'poll.answers-too-many': '{column} 有 {count} 种回答，一张表最多 {most} 种。请先合并成组。',
  'poll.filter-too-narrow': '筛选后人数太少，表格会暴露个人。请选择至少 {fewest} 人给出的回答。',
  'poll.country-undeclared': '这一轮的说明没有指明哪一列是国家。请补充。',
  'poll.question-unusable': '无法生成这样的表。请重新选择问题、回答和分组。',
  'poll.recipe-unusable': '这个加权方案自相矛盾。请检查目标分布、上限和界限。',
  'poll.shares-not-one': '目标分布的比例之和为 {sum}，不等于 1。请补全，或改填人数。',
  'poll.replicates-too-many': '复制权重共 {count} 个数，内存只够 {most} 个。请减少复制次数。',
  'poll.cell-unknown': '表中没有这个单元格（行 {row}，列 {value}）。请重新打开表格。',
  'poll.cell-hidden': '该单元格已隐藏：会暴露受访者，或说明不了问题。请合并行或列。',
  'poll.cell-empty': '这里没有人回答，没有数字。',
  'poll.cell-unprotectable': '隐藏的数字可由表中其余部分推算出来。请合并行或列，或去掉分组。',
  'request.stopped': '工作在完成前被中止。请再试一次。',
} satisfies Translated<typeof english>

import type { Translated } from '../catalogue.ts'
import type { findings as english } from '../en/findings.ts'

export const findings = {
  'number-missing': '原文有数字 {number}，此处没有',
  'body-missing': '还没有正文',
  untranslated: '尚未翻译',
  'date-unreadable': '这不是日期和时间',
  'urgency-unknown': '缓急须为 1 至 9',
  'headline-missing': '缺标题',
  'same-as-source': '与原文相同：是否漏译？',
  'source-changed': '此处原文已有改动',
  'number-added': '原文没有这个数字：{text}',
  'number-differs': '数字不符：{source}成了{text}',
  'bound-lost': '“{source}”比“{text}”多一层限定，译文漏掉了',
  'name-differs': '名称写法不同：{text}',
  'term-differs': '约定译法：{term}',
  'alt-missing': '有一张图缺少供看不见者了解的文字',
  'credit-missing': '有一张图缺少供图署名',
  'picture-missing': '缺一张图',
  'start-missing': '缺开始时间',
  'members-missing': '组稿是空的',
  other: '请查看（{code}）',
  blocks: '改好之前不能刊发。',
  inSource: '原文',
  inText: '此处',
} satisfies Translated<typeof english>

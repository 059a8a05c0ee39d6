import type { Translated } from '../catalogue.ts'
import type { keys as english } from '../en/keys.ts'

export const keys = {
  search: '检索',
  move: '上一条、下一条',
  open: '打开并阅读',
  take: '采用，或退回',
  translate: '翻译，或更新译文',
  note: '给伙伴编辑留言',
  fresh: '显示新到稿件',
  reset: '清除筛选',
  leave: '关闭',
  help: '本表',
} satisfies Translated<typeof english>

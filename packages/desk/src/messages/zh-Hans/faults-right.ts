import type { Translated } from '../catalogue.ts'
import type { faultsRight as english } from '../en/faults-right.ts'

export const faultsRight = {
  'right.agreement-ended': '协议已终止。',
  'right.days-over': '这一版的可用天数已过。若仍需要，请问对方。',
  'right.embargoed': '仍在禁发期。请等到时间。',
  'right.expired': '协议已到期。请在“伙伴”中提议续签。',
  'right.invalid-moment': '所问的时间无法读取，因此一概不许。请检查日期。',
  'right.killed': '稿件已撤。不能再用。',
  'right.kind': '协议不含这种体裁。',
  'right.language': '协议不含这种语言。',
  'right.medium': '协议不允许用于这种媒介。',
  'right.no-grant': '协议在这个方向没有许可。',
  'right.not-started': '协议尚未开始。',
  'right.relay-not-granted': '按这份协议，不得转供其他编辑部的稿件。',
  'right.territory': '协议不含这个国家或地区。',
  'right.topic': '协议不含这个主题。',
  'right.translation-language': '不得译成这种语言。',
  'right.use-not-granted': '协议不允许这种使用。若需要，请提出新条款。',
  'right.withheld': '稿件已被发稿方暂停。请等恢复。',
} satisfies Translated<typeof english>

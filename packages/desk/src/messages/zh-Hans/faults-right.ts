import type { Translated } from '../catalogue.ts'
import type { faultsRight as english } from '../en/faults-right.ts'

export const faultsRight = {
  'right.agreement-ended': '协议已于{since}终止。如仍需使用，请续签。',
  'right.days-over': '可使用的天数已于{since}届满。请向伙伴申请延期。',
  'right.embargoed': '禁发至{until}，请等到那时。',
  'right.expired': '稿件自身的期限已于{since}届满。请问伙伴可否继续使用。',
  'right.invalid-moment': '所问的时间无法读取，因此一概不许。请检查日期。',
  'right.killed': '原发编辑部已永久撤稿。请在所有刊发处撤下。',
  'right.kind': '协议不含这种体裁；只含：{allowed}。如有需要，请提议修改协议。',
  'right.language': '协议不含这种语言；只含：{allowed}。如有需要，请提议修改协议。',
  'right.medium': '仅限用于：{allowed}。如有需要，请提议修改协议。',
  'right.no-grant': '协议没有给予这一方向的许可。如有需要，请提议修改协议。',
  'right.not-started': '协议自{from}起生效，请等到那天。',
  'right.relay-not-granted':
    '稿件来自第三方编辑部（{issuer}），协议不含转供稿件。如有需要，请提议修改协议。',
  'right.territory': '仅限在下列地区使用：{allowed}。如有需要，请提议修改协议。',
  'right.topic': '协议不含这些主题；只含：{allowed}。如有需要，请提议修改协议。',
  'right.translation-language': '只可译成：{allowed}。如有需要，请提议修改协议。',
  'right.use-not-granted': '协议没有许可这种用法。如有需要，请提议修改协议。',
  'right.withheld': '原发编辑部暂缓使用。请等恢复。',
} satisfies Translated<typeof english>

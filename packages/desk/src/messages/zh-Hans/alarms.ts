import type { Translated } from '../catalogue.ts'
import type { alarms as english } from '../en/alarms.ts'

export const alarms = {
  title: { other: '撤稿：{count}家伙伴尚未确认' },
  what: '《{headline}》第{version}版，{time}撤回：{reason}',
  confirmed: '已撤下',
  missing: '无回执，已{elapsed}。',
  tries: { other: '已通知{count}次，最近{time}。' },
  lastRead: '上次取稿{time}，当时已收到第{version}版。',
  lastReadNone: '从未确认收到过这条稿件。',
  notTaken: '对方服务器没有接收（{code}）。',
  again: '再次通知',
  told: '已再次通知。',
  contact: '值班联系',
  contactOf: '{name}，{role}',
  call: '致电{phone}',
  write: '写信至{mail}',
  inTitle: '{partner}撤回一条稿件',
  inWhat: '《{headline}》，{time}收到：{reason}',
  inUntitled: '无标题稿件',
  inNothing: '本报没有依此刊发的内容。',
  inWithheld: '下列内容已立即停用，请逐条决定撤稿或保留：',
  inPublished: '已刊发：请在刊发处撤下',
  seen: '已阅，由我处理',
  seenDone: '已以你的名义确认。',
  flash: '撤稿',
} satisfies Translated<typeof english>

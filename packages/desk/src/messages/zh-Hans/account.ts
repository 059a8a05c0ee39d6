import type { Translated } from '../catalogue.ts'
import type { account as english } from '../en/account.ts'

export const account = {
  title: '你的账户',
  name: '姓名',
  mail: '邮箱',
  alarmByMail: '伙伴撤回本报已采用的稿件时，发邮件通知我',
  needsMail: '请先填写邮箱。',
  passkeys: '通行密钥',
  passkeysWhy: '有了通行密钥，不用链接也能登录：用指纹、面容或设备密码。密钥只留在你的设备上。',
  none: '还没有。请为本机添加一个，下次登录就不用链接。',
  add: '添加通行密钥',
  added: '已添加通行密钥。',
  addFailed: '设备没有生成通行密钥。本机可能已有这个工作台的密钥。',
  remove: '移除',
  deviceName: '给本机起个名字',
  removeTitle: '移除这个通行密钥？',
  removeWhat: '“{label}”将不能再登录本工作台。若没有别的密钥，下次须用一次性链接。',
  created: '{date}添加',
  used: '最近使用：{date}',
  role: '身份：{role}',
} satisfies Translated<typeof english>

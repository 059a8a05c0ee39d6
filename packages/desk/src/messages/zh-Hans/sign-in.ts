import type { Translated } from '../catalogue.ts'
import type { signIn as english } from '../en/sign-in.ts'

export const signIn = {
  title: '登录',
  lead: '这是{newsroom}的工作台。请用本机的通行密钥登录。',
  withPasskey: '用通行密钥登录',
  waiting: '请按设备提示操作……',
  cancelled: '设备没有确认通行密钥。没有任何改动；请重试，或改用一次性链接。',
  noPasskeys: '这个浏览器或网址不能用通行密钥：须用 https 或 localhost。请改用一次性链接。',
  neither: '无法登录时',
  askLink: '请本编辑部管理员发一个一次性链接。链接只能用一次，很快失效。',
  terminal: '服务器的管理者可在终端里取得：',
  linkFailed: '链接无效',
  noToken: '网址里没有登录链接。请完整打开收到的链接。',
  toSignIn: '去登录页',
  signedOut: '已退出。',
  ended: '登录已失效。请重新登录；已保存的内容都在。',
} satisfies Translated<typeof english>

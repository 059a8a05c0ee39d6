import type { Translated } from '../catalogue.ts'
import type { faults as english } from '../en/faults.ts'

export const faults = {
  unknown: '操作没有成功，代码为 {code}。没有任何改动。请重试；如再次失败，请把代码告诉管理员。',
  network: '连不上服务器，内容没有发出。请检查网络后重试。',
  server: '服务器处理时出错，原因已记下。请过一分钟再试；如仍出错，请告诉管理员。',
  forbidden: '你的身份不能做这件事。请找编辑或本编辑部管理员。',
  missing: '已不存在：可能已被别人删除。请回到列表。',
  conflict: '刚才有人作了改动，你的操作没有执行。请先看现在的内容，再作决定。',
  rate: '短时间内请求过多，这一次没有受理。请等一分钟再试。',
} satisfies Translated<typeof english>

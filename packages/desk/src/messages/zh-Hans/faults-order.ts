import type { Translated } from '../catalogue.ts'
import type { faultsOrder as english } from '../en/faults-order.ts'

export const faultsOrder = {
  'answer.content-digest': '应答途中被改动，不予采信，会自动重新询问。',
  'answer.newsroom': '应答的不是所问的编辑部。应答不予采信，请检查对方地址。',
  'entry.chain-broken':
    '对方日志与我方已读的不能衔接（第 {entry} 条），已停止读取。请打电话给对方：他们的日志被改写过。',
  'entry.foreign': '日志条目属于另一份协议或另一家编辑部。已停止读取，请打电话给对方。',
  'entry.forked':
    '对方日志有两个不同的第 {entry} 条，已停止读取。请打电话给对方：可能有两份服务器在运行。',
  'entry.gap': '对方日志从 {want} 跳到 {got}。缺的条目到来之前停止读取，服务器会自行询问。',
  'entry.shortened':
    '对方日志比我方已读的短（{got}／{have}）。在其服务器取回丢失的内容之前停止读取。',
  'envelope.digest': '日志条目所指的声明与随附的不同，已拒收；对方服务器会重发。',
  'envelope.issued-in-future': '声明的时间在未来，已拒收。双方时钟有一方不准，请核对。',
  'envelope.issuer-conflict':
    '有两个不同的密钥都自称 {issuer}。在你打电话问清哪一个属于该编辑部之前，凡用第二个签的一概不收。',
  'envelope.issuer-unknown':
    '稿件来自 {issuer}，由伙伴转来，却没有附该编辑部的文件，已拒收。请伙伴补上文件。',
  'envelope.kind-not-agreed': '协议不含这种体裁，因此没有收下。若需要，请提出新条款。',
  'envelope.language-not-agreed': '协议不含 {language} 稿件，因此没有收下。若需要，请提出新条款。',
  'envelope.language-unknown':
    '稿件语言标为“{language}”，不是已知的语言代码，已拒收。请发送方标明语言。',
  'envelope.not-agreed': '协议此时不允许这篇稿件（{right}），因此没有收下。请查看条款。',
  'envelope.payload-digest': '正文与签字时不同：途中被改动，已拒收；对方服务器会重发。',
  'envelope.payload-missing': '声明没有附正文，已拒收；对方服务器会重发。',
  'envelope.payload-schema': '稿件不合 ninjs 格式：{at} 处应为 {expected}，已拒收。请告知发送方。',
  'envelope.quota-exceeded': '本期约定的篇数已满，因此没有收下。请等下一期，或提议增加篇数。',
  'envelope.relay-not-agreed': '稿件出自 {issuer}，而协议不允许伙伴转供他人稿件，因此没有收下。',
  'envelope.sequence-conflict':
    '同一稿件的两则不同声明用了同一编号（{sequence}），后一则已拒收。请打电话给对方：可能有两台服务器在同时运行。',
  'envelope.topic-not-agreed': '协议不含这个主题，因此没有收下。若需要，请提出新条款。',
  'envelope.uri-foreign': '稿件地址不属于签字的编辑部 {issuer}，已拒收。请问对方是怎么回事。',
  'envelope.version-behind':
    '对方在较新的声明之后又发来较旧的（{have} 之后来了 {got}），已拒收，以较新的为准。',
  'letter.foreign': '函件属于另一份协议或另一家编辑部，已搁置。若再发生，请打电话给对方。',
  'letter.gap': '第 {got} 封函件之前缺一封（应为 {want}）。服务器会自行索取。',
  'log.entries-lost': '本服务器由备份恢复，缺少曾发出的条目。从伙伴处取回之前不发送任何内容。',
  'log.return-broken':
    '对方交还的我方日志不能证明是我方的。现不发送任何内容。请打电话核对双方日志。',
  'partner.answered': '对方服务器应答出错。会自动重试；若一直如此，请告知对方管理员。',
  'partner.refused': '对方服务器拒绝了。请与对方查明原因后再试。',
  'partner.stopped-reading':
    '对方因我方日志与其所存不符而停止读取。请打电话；若本服务器曾由备份恢复，请等核对完成。',
  'partner.unreachable':
    '对方服务器没有应答。不会丢失任何内容，会自动重试。若久无应答，请打联系人电话。',
  'partner.not-awaited': '不在等待这家伙伴，没有需要了结的。',
} satisfies Translated<typeof english>

import type { Translated } from '../catalogue.ts'
import type { faultsOrder as english } from '../en/faults-order.ts'

export const faultsOrder = {
  'answer.content-digest': '应答途中被改动，不予采信，会自动重新询问。',
  'answer.newsroom': '应答的不是所问的编辑部。应答不予采信，请检查对方地址。',
  'entry.chain-broken':
    '第{entry}条与前一条不相衔接，日志曾被改动。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'entry.foreign':
    '收到的是另一份日志的条目，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'entry.forked':
    '伙伴在日志同一位置给出了两种不同内容。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'entry.gap':
    '日志缺条（应为{want}，收到{got}），系统会再次索取。对方服务器会自行纠正，没有内容丢失。',
  'entry.shortened':
    '伙伴的日志比我们已读到的短：可能被截断，或从旧备份恢复。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'envelope.digest':
    '收到的声明与预告的不符，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.issued-in-future': '声明的时间在将来，已拒收。请检查双方服务器的时钟。',
  'envelope.issuer-conflict':
    '有两个不同的密钥自称是 {issuer}。须由人核定真伪，在此之前其稿件一律拒收。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'envelope.issuer-unknown':
    '原发编辑部未出示身份文件，稿件被拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.kind-not-agreed': '协议不含这种体裁，稿件被拒收。如有需要，请提议修改协议。',
  'envelope.language-not-agreed': '协议不含这种语言，稿件被拒收。如有需要，请提议修改协议。',
  'envelope.language-unknown':
    '稿件标注的语言（{language}）无法识别，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.not-agreed': '协议不含这条稿件，已拒收。如有需要，请提议修改协议。',
  'envelope.payload-digest':
    '稿件与签名所指不符，已拒收：途中可能损坏或被调换。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.payload-missing':
    '声明没有附上稿件，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.payload-schema':
    '稿件不合标准格式（{at}：{expected}），已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.quota-exceeded': '来稿超过协议约定的数量，这一条被拒收。如有需要，请提议修改协议。',
  'envelope.relay-not-agreed':
    '{issuer} 的稿件系转供，协议不允许，已拒收。如有需要，请提议修改协议。',
  'envelope.sequence-conflict':
    '两份不同的声明用了同一编号（{uri}，{sequence}）。以先到的为准，后一份已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.topic-not-agreed': '协议不含这些主题，稿件被拒收。如有需要，请提议修改协议。',
  'envelope.uri-foreign':
    '{issuer} 就不属于自己的稿件（{uri}）发出声明，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.version-behind':
    '{uri} 的旧版（{got}）晚于新版（{have}）到达，已拒收，以新版为准。对方服务器会自行纠正，没有内容丢失。',
  'letter.foreign':
    '收到了不属于本报的信件，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'letter.gap': '前面有一封信件未到，系统会再次索取。对方服务器会自行纠正，没有内容丢失。',
  'log.entries-lost': '本服务器由备份恢复，缺少曾发出的条目。从伙伴处取回之前不发送任何内容。',
  'log.return-broken':
    '对方交还的我方日志不能证明是我方的。现不发送任何内容。请打电话核对双方日志。',
  'partner.answered': '对方服务器应答出错。会自动重试；若一直如此，请告知对方管理员。',
  'partner.invalid':
    '伙伴服务器的应答无法读取或核实。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'partner.not-awaited': '不在等待这家伙伴，没有需要了结的。',
  'partner.refused':
    '伙伴服务器拒绝了我们的请求。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'partner.stopped-reading':
    '伙伴在我们的日志中发现问题，已停止读取。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'partner.unreachable': '伙伴服务器没有应答，系统会自动再试。',
} satisfies Translated<typeof english>

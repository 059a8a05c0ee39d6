import type { Translated } from '../catalogue.ts'
import type { faultsSigned as english } from '../en/faults-signed.ts'

export const faultsSigned = {
  'agreement.key-expired': '协议签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'agreement.key-revoked':
    '协议由已作废的密钥签名，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'agreement.key-unknown':
    '协议由未经确认的密钥签名，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'agreement.not-canonical':
    '协议不是规范格式，无法核对签名。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.schema':
    '协议文件格式不符（{at}），未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.signature-invalid':
    '协议上的签名不符，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'agreement.too-large': '协议超过上限。请缩短正文。',
  'agreement.unsigned':
    '协议没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'answer.key-expired': '一次应答签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'answer.key-revoked': '一次应答用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'answer.key-unknown':
    '一次应答用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'answer.signature-invalid':
    '一次应答的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'answer.unsigned': '一次应答没有签字，已拒收。请对方管理员检查他们的服务器。',
  'delivery.schema':
    '投递内容不合协议格式，未取任何内容。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'entry.key-expired': '对方日志的一条签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'entry.key-revoked': '对方日志的一条用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'entry.key-unknown':
    '条目所用密钥未经确认，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'entry.not-canonical':
    '对方日志的一条没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'entry.schema':
    '条目不合协议格式，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'entry.signature-invalid':
    '日志条目的签名与内容不符，未予接受。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'entry.too-large':
    '条目超过上限，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'entry.unsigned':
    '条目没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.key-expired':
    '声明所用密钥（{kid}）已过期，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.key-revoked':
    '声明所用密钥（{kid}）已作废，不论日期一律拒收。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'envelope.key-unknown':
    '声明所用密钥（{kid}）未经本报确认，已拒收。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'envelope.not-canonical':
    '声明不是规范格式，摘要不可信，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.schema':
    '声明不合协议格式（{at}：{expected}），已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.signature-invalid':
    '声明的签名与内容不符（密钥 {kid}），已拒收：可能损坏或被改动。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.too-large':
    '声明超过上限（{got}／{limit} 字节），已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.unsigned':
    '一份声明没有签名，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'letter.key-expired':
    '服务器之间的一封函件签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'letter.key-revoked':
    '服务器之间的一封函件用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'letter.key-unknown':
    '信件由未经确认的密钥签名，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'letter.not-canonical':
    '服务器之间的一封函件没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'letter.schema':
    '信件不合协议格式，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'letter.signature-invalid':
    '服务器之间的一封函件的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'letter.too-large':
    '信件超过上限，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'letter.unsigned':
    '信件没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.key-expired':
    '文件由已过期的密钥签名，不予采信。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'newsroom.key-revoked':
    '新文件由已作废的密钥签名，不予采信。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'newsroom.key-unknown':
    '新文件由未经确认的密钥签名，不予采信。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'newsroom.not-canonical':
    '编辑部文件没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'newsroom.schema':
    '编辑部文件不合协议格式，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.signature-invalid':
    '文件的签名不符，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.too-large':
    '编辑部文件超过协议允许的大小（{got}／{limit} 字节），已拒收。请发送方缩小后再发。',
  'newsroom.unsigned':
    '文件没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.key-expired':
    '请求所用密钥已过期。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.key-revoked': '请求所用密钥已作废。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'request.key-unknown': '请求所用密钥未经确认。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'request.signature-invalid':
    '某服务器请求的签名不符，未予应答。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.too-large': '所发内容超过服务器上限。请减少后再发。',
  'request.unsigned':
    '某服务器的请求没有签名，未予应答。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
} satisfies Translated<typeof english>

import type { Translated } from '../catalogue.ts'
import type { faultsSigned as english } from '../en/faults-signed.ts'

export const faultsSigned = {
  'agreement.key-expired': '协议签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'agreement.key-revoked': '协议用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'agreement.key-unknown': '协议用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'agreement.not-canonical': '协议没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'agreement.schema': '协议不合约定格式：{at} 处应为 {expected}。已拒收，不影响其后的内容。',
  'agreement.signature-invalid':
    '协议的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'agreement.too-large':
    '协议超过协议允许的大小（{got}／{limit} 字节），已拒收。请发送方缩小后再发。',
  'agreement.unsigned': '协议没有签字，已拒收。请对方管理员检查他们的服务器。',
  'answer.key-expired': '一次应答签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'answer.key-revoked': '一次应答用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'answer.key-unknown':
    '一次应答用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'answer.signature-invalid':
    '一次应答的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'answer.unsigned': '一次应答没有签字，已拒收。请对方管理员检查他们的服务器。',
  'delivery.schema': '一批内容不合约定格式：{at} 处应为 {expected}。已拒收，不影响其后的内容。',
  'entry.key-expired': '对方日志的一条签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'entry.key-revoked': '对方日志的一条用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'entry.key-unknown':
    '对方日志的一条用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'entry.not-canonical':
    '对方日志的一条没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'entry.schema': '对方日志的一条不合约定格式：{at} 处应为 {expected}。已拒收，不影响其后的内容。',
  'entry.signature-invalid':
    '对方日志的一条的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'entry.too-large':
    '对方日志的一条超过协议允许的大小（{got}／{limit} 字节），已拒收。请发送方缩小后再发。',
  'entry.unsigned': '对方日志的一条没有签字，已拒收。请对方管理员检查他们的服务器。',
  'envelope.key-expired': '一则稿件声明签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'envelope.key-revoked': '一则稿件声明用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'envelope.key-unknown':
    '一则稿件声明用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'envelope.not-canonical':
    '一则稿件声明没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'envelope.schema': '一则稿件声明不合约定格式：{at} 处应为 {expected}。已拒收，不影响其后的内容。',
  'envelope.signature-invalid':
    '一则稿件声明的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'envelope.too-large':
    '一则稿件声明超过协议允许的大小（{got}／{limit} 字节），已拒收。请发送方缩小后再发。',
  'envelope.unsigned': '一则稿件声明没有签字，已拒收。请对方管理员检查他们的服务器。',
  'letter.key-expired':
    '服务器之间的一封函件签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'letter.key-revoked':
    '服务器之间的一封函件用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'letter.key-unknown':
    '服务器之间的一封函件用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'letter.not-canonical':
    '服务器之间的一封函件没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'letter.schema':
    '服务器之间的一封函件不合约定格式：{at} 处应为 {expected}。已拒收，不影响其后的内容。',
  'letter.signature-invalid':
    '服务器之间的一封函件的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'letter.too-large':
    '服务器之间的一封函件超过协议允许的大小（{got}／{limit} 字节），已拒收。请发送方缩小后再发。',
  'letter.unsigned': '服务器之间的一封函件没有签字，已拒收。请对方管理员检查他们的服务器。',
  'newsroom.key-expired': '编辑部文件签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'newsroom.key-revoked': '编辑部文件用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'newsroom.key-unknown':
    '编辑部文件用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'newsroom.not-canonical':
    '编辑部文件没有按约定格式书写，签字无从证明，已拒收。对方服务器需要更新。',
  'newsroom.schema': '编辑部文件不合约定格式：{at} 处应为 {expected}。已拒收，不影响其后的内容。',
  'newsroom.signature-invalid':
    '编辑部文件的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'newsroom.too-large':
    '编辑部文件超过协议允许的大小（{got}／{limit} 字节），已拒收。请发送方缩小后再发。',
  'newsroom.unsigned': '编辑部文件没有签字，已拒收。请对方管理员检查他们的服务器。',
  'request.key-expired': '一次请求签字时密钥不在有效期内，已拒收。对方须用有效密钥签字。',
  'request.key-revoked': '一次请求用已吊销的密钥签字，已拒收。对方须用有效密钥重新签字。',
  'request.key-unknown':
    '一次请求用我方不认识的密钥签字，已拒收。如对方换了密钥，请打电话核对指纹。',
  'request.signature-invalid':
    '一次请求的签字不符：途中被改动或签错了，已拒收。若再发生，请打电话给对方。',
  'request.too-large':
    '一次请求超过协议允许的大小（{got}／{limit} 字节），已拒收。请发送方缩小后再发。',
  'request.unsigned': '一次请求没有签字，已拒收。请对方管理员检查他们的服务器。',
} satisfies Translated<typeof english>

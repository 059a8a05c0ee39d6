import type { Translated } from '../catalogue.ts'
import type { faultsAgreement as english } from '../en/faults-agreement.ts'

export const faultsAgreement = {
  'agreement.answer-unreadable': '对方编辑部的回复不是协议。请重试；如再次失败，请告诉管理员。',
  'agreement.edition': '这不是下一版协议，未予接受。请重新载入，查看现行版本。',
  'agreement.ended': '协议已终止，不能再据此操作。如继续合作，请签订新协议。',
  'agreement.foreign':
    '这是其他编辑部之间的协议，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.id':
    '协议编号与邀请的不符，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.invitation-expired': '邀请已过期。请向发出邀请的编辑部索取新邀请。',
  'agreement.invitation-unknown':
    '对方编辑部不认识这份邀请：可能输入有误，或已被使用。请索取新邀请。',
  'agreement.invitation-withdrawn': '发出邀请的编辑部已撤回邀请。请向对方了解。',
  'agreement.language': '协议中有无法识别的语言。请改正。',
  'agreement.link-unreadable': '这不是邀请链接，可能缺了一段。请完整复制后重新粘贴。',
  'agreement.no-origin': '双方都没有可从外部访问的网址，无法交换。至少一方须有公开网址。',
  'agreement.no-proposal': '没有可签署的提议，可能已被撤回。请重新载入。',
  'agreement.other-terms':
    '所签条款与邀请的不一致，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.party': '协议中出现了非协议方。请改正。',
  'agreement.period': '协议的终止日早于生效日。请改正日期。',
  'agreement.reason-missing': '终止协议须写明理由，伙伴会看到。请填写。',
  'agreement.signed-already': '这一版协议已签署。请重新载入查看。',
  'agreement.signer-foreign':
    '非协议方在协议上签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.territory': '协议中有无法识别的国家或地区。请改正。',
  'agreement.unknown': '没有这份协议。请重新载入列表。',
  'agreement.with-ourselves': '这是本编辑部自己的邀请。请发给要合作的编辑部。',
  'key.revoked-after-use':
    '此前接受过用这个密钥签名、时间在作废之后的声明。请逐一核对，并与伙伴商定哪些有效。',
  'key.revoked-already': '这个密钥已作废，没有改动。',
  'key.unknown': '没有这个密钥。请重新载入。',
  'key.unreadable': '本编辑部的密钥无法读取，不能签名。请告诉管理员。',
  'newsroom.edition-behind': '文件比我们已有的旧，未予接受。对方服务器会自行纠正，没有内容丢失。',
  'newsroom.edition-conflict':
    '同一编辑部有两份编号相同而内容不同的文件，须由人核定。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'newsroom.foreign':
    '文件属于另一编辑部，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.founded-already': '服务器上已有编辑部，没有改动。',
  'newsroom.issued-in-future': '文件的时间在将来，未予接受。请检查双方服务器的时钟。',
  'newsroom.no-valid-key':
    '文件中没有现行有效的密钥，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.not-founded': '服务器上还没有建立编辑部，不能签名或发稿。请告诉管理员。',
} satisfies Translated<typeof english>

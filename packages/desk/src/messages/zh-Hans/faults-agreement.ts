import type { Translated } from '../catalogue.ts'
import type { faultsAgreement as english } from '../en/faults-agreement.ts'

export const faultsAgreement = {
  'agreement.answer-unreadable':
    '邀请方服务器的应答无法读取。没有签署任何东西；请重试，再问对方管理员。',
  'agreement.edition': '对方的协议版次与我方不衔接，已搁置。请与对方核对版次。',
  'agreement.ended': '协议已终止，不能再改。请另签新协议。',
  'agreement.foreign': '收到的文件不是这两家编辑部之间的协议，已搁置。请打电话给对方。',
  'agreement.invitation-expired': '邀请已过两周期限。请索取新链接。',
  'agreement.invitation-unknown': '没有这份邀请：可能已用过、已撤回或写错。请索取新链接。',
  'agreement.language': '条款中有不认识的语言。没有签署任何东西；请改正后再试。',
  'agreement.link-unreadable': '这不是邀请链接。请完整复制到最后一个字符，再粘贴。',
  'agreement.no-origin':
    '本服务器没有公开地址，对方连不上，因此不能邀请。请设置 SUYAB_ORIGIN，或由对方邀请你们。',
  'agreement.no-proposal': '没有待签的提议：其间已被搁置。请重新查看协议。',
  'agreement.other-terms': '条款与刚才看到的不同，因此没有签署。请重新查看邀请。',
  'agreement.party': '协议双方不符。没有签署任何东西；请改正后再试。',
  'agreement.period': '期限的终止早于开始。没有签署任何东西；请改正后再试。',
  'agreement.reason-missing': '须写明原因，对方会看到。请写好再试。',
  'agreement.signed-already': '这一方已经签过。不需要再做什么。',
  'agreement.signer-foreign': '协议上的签字不属于任何一方，已拒收。请打电话给对方。',
  'agreement.territory': '条款中有不认识的国家或地区。没有签署任何东西；请改正后再试。',
  'agreement.unknown': '这里没有这份协议。可能已撤回，请回到列表。',
  'agreement.with-ourselves':
    '这是你们自己发出的邀请。请把链接发给对方，由他们在自己的工作台签署。',
  'key.revoked-after-use':
    '对方吊销的密钥曾签过我方已收的稿件。稿件保留，但请核查：可能是他人所签。',
  'key.revoked-already': '这个密钥已经吊销。不需要再做什么。',
  'key.unknown': '这里没有这个密钥。请重新载入页面。',
  'key.unreadable': '无法从数据文件夹读取编辑部密钥。请检查 SUYAB_SECRET 和文件夹权限，再启动。',
  'newsroom.edition-behind':
    '编辑部文件比我方所存的旧（{got} 早于 {have}）。以我方所存为准，不需要做什么。',
  'newsroom.edition-conflict':
    '同一编辑部有两份不同的第 {edition} 版文件，后一份不予采信。请打电话：可能有两份服务器在运行。',
  'newsroom.foreign': '文件自称 {got}，而应为 {want}。不予采信，请与对方核对地址。',
  'newsroom.founded-already': '本服务器已有编辑部。要新建另一家，请换一个数据文件夹。',
  'newsroom.issued-in-future': '编辑部文件的时间在未来，不予采信。请核对时钟。',
  'newsroom.no-valid-key': '编辑部没有有效密钥，无法签字。请在“管理 → 服务器”更换新密钥。',
  'newsroom.not-founded': '本服务器还没有编辑部。请用 suyab start 启动并回答提问。',
} satisfies Translated<typeof english>

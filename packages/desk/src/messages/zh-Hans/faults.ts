import type { Translated } from '../catalogue.ts'
import type { faults as english } from '../en/faults.ts'

export const faults = {
  unknown: '操作没有成功，代码为 {code}。没有任何改动。请重试；如再次失败，请把代码告诉管理员。',
  network: '连不上服务器，内容没有发出。请检查网络后重试。',
  server: '服务器处理时出错，原因已记下。请过一分钟再试；如仍出错，请告诉管理员。',
  session: '登录已失效，没有任何改动。请重新登录；已保存的内容都在。',
  forbidden: '你的身份不能做这件事。请找编辑或本编辑部管理员。',
  missing: '已不存在：可能已被别人删除。请回到列表。',
  conflict: '刚才有人作了改动，你的操作没有执行。请先看现在的内容，再作决定。',
  rate: '短时间内请求过多，这一次没有受理。请等一分钟再试。',
  'desk.broken': '工作台在此处出错。已保存的内容没有丢失。请重新载入页面。',
  'session.none': '尚未登录，操作没有执行。请登录后重试。',
  'session.link-invalid': '这个一次性链接已用过、已过期，或输入有误。请索取新链接。',
  'passkey.unknown': '这里不认识这个通行密钥，可能已被移除。请索取新链接。',
  'passkey.invalid': '通行密钥的应答无法核实，未予接受。请重试；如再次失败，请告诉管理员。',
  'passkey.challenge-unknown': '对设备的询问已过期，应答未被接受。请重试。',
  'passkey.known-already': '本机已有这个工作台的通行密钥。请直接使用，或先移除。',
  'person.unknown': '没有这个账户，可能已被注销。请重新载入列表。',
  'person.last-administrator':
    '这是最后一位管理员，没有改动：编辑部必须有人管理。请先指定另一位管理员。',
  'person.mail-missing': '邮件提醒需要邮箱，而此账户没有填写。请先填写。',
  'request.cross-site': '请求似乎来自其他网站，已被拒绝。请用工作台自己的网址打开。',
  'request.host': '打开工作台所用的网址，服务器不认识。请改用 {expected}。',
  'request.not-found': '服务器没有这个地址：工作台可能比服务器旧。请重新载入页面。',
  'request.schema': '服务器读不懂所发内容（{at}），没有任何改动。请重新载入页面。',
  'request.not-json': '服务器读不懂所发内容，没有任何改动。请重新载入页面。',
  'request.content-type': '服务器不接受这种文件。请重新载入页面。',
  'request.failed': '服务器处理时出错，原因已记下。请重试；如再次失败，请告诉管理员。',
  'request.too-large': '所发内容超过服务器上限。请减少后再发。',
  'request.rate': '短时间内请求过多，没有受理。请等{seconds}秒再试。',
  'store.unavailable': '服务器的数据库没有应答，没有任何改动。恢复后会自动继续。请告诉管理员。',
  'store.disk-full': '服务器磁盘已满，没有任何改动。须先腾出空间才能继续保存。请告诉管理员。',
  'draft.changed-meanwhile': '你写作时，别人改了这一栏。两份文字都保留着：请对照后选择。',
  'right.killed': '原发编辑部已永久撤稿。请在所有刊发处撤下。',
  'right.withheld': '原发编辑部暂缓使用。请等恢复。',
  'right.no-grant': '协议没有给予这一方向的许可。如有需要，请提议修改协议。',
  'right.relay-not-granted':
    '稿件来自第三方编辑部（{issuer}），协议不含转供稿件。如有需要，请提议修改协议。',
  'right.embargoed': '禁发至{until}，请等到那时。',
  'right.expired': '稿件自身的期限已于{since}届满。请问伙伴可否继续使用。',
  'right.not-started': '协议自{from}起生效，请等到那天。',
  'right.agreement-ended': '协议已于{since}终止。如仍需使用，请续签。',
  'right.days-over': '可使用的天数已于{since}届满。请向伙伴申请延期。',
  'right.kind': '协议不含这种体裁；只含：{allowed}。如有需要，请提议修改协议。',
  'right.language': '协议不含这种语言；只含：{allowed}。如有需要，请提议修改协议。',
  'right.topic': '协议不含这些主题；只含：{allowed}。如有需要，请提议修改协议。',
  'right.use-not-granted': '协议没有许可这种用法。如有需要，请提议修改协议。',
  'right.translation-language': '只可译成：{allowed}。如有需要，请提议修改协议。',
  'right.territory': '仅限在下列地区使用：{allowed}。如有需要，请提议修改协议。',
  'right.medium': '仅限用于：{allowed}。如有需要，请提议修改协议。',
  'envelope.unsigned':
    '一份声明没有签名，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.signature-invalid':
    '声明的签名与内容不符（密钥 {kid}），已拒收：可能损坏或被改动。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.key-unknown':
    '声明所用密钥（{kid}）未经本报确认，已拒收。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'envelope.key-revoked':
    '声明所用密钥（{kid}）已作废，不论日期一律拒收。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'envelope.key-expired':
    '声明所用密钥（{kid}）已过期，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.schema':
    '声明不合协议格式（{at}：{expected}），已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.not-canonical':
    '声明不是规范格式，摘要不可信，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.digest':
    '收到的声明与预告的不符，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.too-large':
    '声明超过上限（{got}／{limit} 字节），已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.uri-foreign':
    '{issuer} 就不属于自己的稿件（{uri}）发出声明，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.payload-missing':
    '声明没有附上稿件，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.payload-digest':
    '稿件与签名所指不符，已拒收：途中可能损坏或被调换。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.payload-schema':
    '稿件不合标准格式（{at}：{expected}），已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.language-unknown':
    '稿件标注的语言（{language}）无法识别，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.language-not-agreed': '协议不含这种语言，稿件被拒收。如有需要，请提议修改协议。',
  'envelope.kind-not-agreed': '协议不含这种体裁，稿件被拒收。如有需要，请提议修改协议。',
  'envelope.topic-not-agreed': '协议不含这些主题，稿件被拒收。如有需要，请提议修改协议。',
  'envelope.quota-exceeded': '来稿超过协议约定的数量，这一条被拒收。如有需要，请提议修改协议。',
  'envelope.relay-not-agreed':
    '{issuer} 的稿件系转供，协议不允许，已拒收。如有需要，请提议修改协议。',
  'envelope.issuer-unknown':
    '原发编辑部未出示身份文件，稿件被拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.issuer-conflict':
    '有两个不同的密钥自称是 {issuer}。须由人核定真伪，在此之前其稿件一律拒收。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'envelope.version-behind':
    '{uri} 的旧版（{got}）晚于新版（{have}）到达，已拒收，以新版为准。对方服务器会自行纠正，没有内容丢失。',
  'envelope.sequence-conflict':
    '两份不同的声明用了同一编号（{uri}，{sequence}）。以先到的为准，后一份已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.issued-in-future': '声明的时间在将来，已拒收。请检查双方服务器的时钟。',
  'entry.gap':
    '日志缺条（应为{want}，收到{got}），系统会再次索取。对方服务器会自行纠正，没有内容丢失。',
  'entry.chain-broken':
    '第{entry}条与前一条不相衔接，日志曾被改动。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'entry.signature-invalid':
    '日志条目的签名与内容不符，未予接受。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'entry.forked':
    '伙伴在日志同一位置给出了两种不同内容。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'entry.shortened':
    '伙伴的日志比我们已读到的短：可能被截断，或从旧备份恢复。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'entry.foreign':
    '收到的是另一份日志的条目，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'entry.key-unknown':
    '条目所用密钥未经确认，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'entry.schema':
    '条目不合协议格式，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'entry.too-large':
    '条目超过上限，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'entry.unsigned':
    '条目没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'letter.schema':
    '信件不合协议格式，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'letter.gap': '前面有一封信件未到，系统会再次索取。对方服务器会自行纠正，没有内容丢失。',
  'letter.foreign':
    '收到了不属于本报的信件，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.unsigned':
    '某服务器的请求没有签名，未予应答。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.signature-invalid':
    '某服务器请求的签名不符，未予应答。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.expired': '某服务器的请求到达时已过期，未予应答。请检查双方服务器的时钟。',
  'request.replayed': '同一请求来了两次，第二次未予应答，可能曾被人截录。请告诉管理员。',
  'request.content-digest':
    '请求内容与签名不符，未予应答。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.partner-unknown': '没有协议的编辑部发来请求，未予应答。请告诉管理员。',
  'request.agreement-unknown':
    '伙伴所依据的协议，本报没有。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'request.agreement-ended': '伙伴所依据的协议已终止。如继续合作，请续签。',
  'request.key-unknown': '请求所用密钥未经确认。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'request.key-revoked': '请求所用密钥已作废。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'request.key-expired':
    '请求所用密钥已过期。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.schema':
    '协议文件格式不符（{at}），未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.unsigned':
    '协议没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.signature-invalid':
    '协议上的签名不符，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'agreement.signer-foreign':
    '非协议方在协议上签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.signed-already': '这一版协议已签署。请重新载入查看。',
  'agreement.not-canonical':
    '协议不是规范格式，无法核对签名。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.too-large': '协议超过上限。请缩短正文。',
  'agreement.period': '协议的终止日早于生效日。请改正日期。',
  'agreement.language': '协议中有无法识别的语言。请改正。',
  'agreement.territory': '协议中有无法识别的国家或地区。请改正。',
  'agreement.party': '协议中出现了非协议方。请改正。',
  'newsroom.schema':
    '编辑部文件不合协议格式，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.foreign':
    '文件属于另一编辑部，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.edition-behind': '文件比我们已有的旧，未予接受。对方服务器会自行纠正，没有内容丢失。',
  'newsroom.edition-conflict':
    '同一编辑部有两份编号相同而内容不同的文件，须由人核定。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'newsroom.issued-in-future': '文件的时间在将来，未予接受。请检查双方服务器的时钟。',
  'newsroom.key-revoked':
    '新文件由已作废的密钥签名，不予采信。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'newsroom.key-unknown':
    '新文件由未经确认的密钥签名，不予采信。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'media.digest':
    '图片与预告的不符，已拒收：途中可能损坏或被调换。对方服务器会自行纠正，没有内容丢失。',
  'media.too-large':
    '图片超过上限，已拒收。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'media.unknown': '伙伴没有稿件所提的图片，系统会再次索取。',
  'media.range': '所请求的图片片段不存在，将从头再取。',
  'intake.folder-unreadable': '无法读取文件夹：不存在，或服务器无权打开。请检查路径和权限。',
  'intake.file-unreadable': '有文件无法读取，未取任何内容。请检查后重新放入。',
  'intake.host-busy': '来源要求稍后再来，系统会自动再试。',
  'intake.http-status': '来源返回状态 {status}，没有稿件。请检查网址。',
  'feed.invalid': '来源的内容无法解析，未取任何稿件。请检查网址是否指向供稿源。',
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
  'agreement.key-revoked':
    '协议由已作废的密钥签名，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'agreement.key-unknown':
    '协议由未经确认的密钥签名，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'agreement.link-unreadable': '这不是邀请链接，可能缺了一段。请完整复制后重新粘贴。',
  'agreement.no-origin': '双方都没有可从外部访问的网址，无法交换。至少一方须有公开网址。',
  'agreement.no-proposal': '没有可签署的提议，可能已被撤回。请重新载入。',
  'agreement.other-terms':
    '所签条款与邀请的不一致，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'agreement.reason-missing': '终止协议须写明理由，伙伴会看到。请填写。',
  'agreement.unknown': '没有这份协议。请重新载入列表。',
  'agreement.with-ourselves': '这是本编辑部自己的邀请。请发给要合作的编辑部。',
  'item.action-not-now': '以稿件目前的状态不能这样操作。请重新载入，看有何变化。',
  'item.killed': '稿件已撤回，不能恢复。没有任何改动。',
  'item.language-unknown': '无法识别这种语言。请另选。',
  'item.not-ours': '稿件属于伙伴，只有原发编辑部才能这样做。请给对方编辑留言。',
  'item.content-missing': '稿件没有文字和图片，未发出。请先填写内容。',
  'item.reason-missing': '须写明理由，伙伴会看到。请填写。',
  'item.unknown': '没有这条稿件，或你无权查看。请返回列表。',
  'key.unknown': '没有这个密钥。请重新载入。',
  'key.revoked-already': '这个密钥已作废，没有改动。',
  'key.revoked-after-use':
    '此前接受过用这个密钥签名、时间在作废之后的声明。请逐一核对，并与伙伴商定哪些有效。',
  'key.unreadable': '本编辑部的密钥无法读取，不能签名。请告诉管理员。',
  'letter.key-unknown':
    '信件由未经确认的密钥签名，未予接受。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'letter.too-large':
    '信件超过上限，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'letter.unsigned':
    '信件没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'media.format': '文件不是可显示的图片格式。请用 JPEG、PNG、WebP 或 AVIF。',
  'media.not-a-picture': '文件不是图片。请另选。',
  'media.too-many-pixels': '图片像素过多，无法显示。请缩小。',
  'newsroom.not-founded': '服务器上还没有建立编辑部，不能签名或发稿。请告诉管理员。',
  'newsroom.founded-already': '服务器上已有编辑部，没有改动。',
  'newsroom.key-expired':
    '文件由已过期的密钥签名，不予采信。请先打电话向对方管理员核实密钥，再决定是否信任。',
  'newsroom.no-valid-key':
    '文件中没有现行有效的密钥，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.signature-invalid':
    '文件的签名不符，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'newsroom.unsigned':
    '文件没有签名，未予接受。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'partner.unreachable': '伙伴服务器没有应答，系统会自动再试。',
  'partner.refused':
    '伙伴服务器拒绝了我们的请求。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'partner.invalid':
    '伙伴服务器的应答无法读取或核实。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'partner.stopped-reading':
    '伙伴在我们的日志中发现问题，已停止读取。双方人员查明之前，不再从这份日志取稿：请联系对方管理员。',
  'delivery.schema':
    '投递内容不合协议格式，未取任何内容。已向伙伴发出签名拒收回执；若反复出现，请联系对方管理员。',
  'envelope.not-agreed': '协议不含这条稿件，已拒收。如有需要，请提议修改协议。',
  'intake.folder-missing': '文件夹不存在。请建立，或改正路径。',
  'intake.folder-relative': '文件夹路径须从根目录写起。请写完整。',
  'intake.address': '网址不可用：须为 http 或 https，且不得指向内部网络。',
  'intake.running': '正在读取这个来源。请等读取完成。',
  'intake.failed': '读取来源失败，系统会自动再试。',
  'intake.unknown': '没有这个来源，可能已被删除。请重新载入列表。',
  'intake.no-exchange': '本编辑部尚不能供稿，未取任何内容。请告诉管理员。',
  'feed.unknown': '没有这个供稿源，可能已被删除。请重新载入列表。',
  'wire.empty': '文件是空的，未取任何内容。请检查来源。',
  'wire.format-unknown': '文件格式无法识别。请提供 ninjs、RSS、Atom 或 JSON Feed。',
  'wire.json-syntax': '文件不是有效的 JSON，未取任何内容。请在来源处改正。',
  'wire.xml-unreadable': '文件不是有效的 XML，未取任何内容。请在来源处改正。',
  'wire.truncated': '文件不完整，缺失部分未取。请重新发送。',
  'wire.too-large': '文件过大，未取任何内容。请拆分。',
  'wire.too-deep': '文件嵌套过深，不能安全读取，未取任何内容。请告诉管理员。',
  'wire.too-slow': '读取文件超时，已中止，未取任何内容。请告诉管理员。',
  'wire.entity-unsafe': '文件声明了外部实体，可能读取其他文件，未予打开。请告诉管理员。',
  'wire.not-an-item': '这一条不是新闻稿件，已略过。',
  'wire.feed-without-entries': '供稿源中没有条目，无可取内容。',
  'wire.entry-empty': '有条目既无标题也无正文，已略过。',
  'wire.uri-missing': '有条目没有自己的标识，无法与其他稿件区分，已略过。',
  'wire.encoding-unknown': '文件的字符编码无法识别，未取任何内容。请用 UTF-8 发送。',
  'wire.encoding-damaged': '文件中有些字在途中损坏。使用前请与来源核对。',
  'store.busy': '数据库正忙，没有任何改动。请过一分钟再试。',
  'store.io': '服务器磁盘写入失败。请告诉管理员。',
} satisfies Translated<typeof english>

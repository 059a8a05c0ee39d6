/** What happened, why, and what to do next, by the code of the fault. Shared ones come first. */
export const faults = {
  unknown:
    'This failed with the code {code}. Nothing was changed. Try again; if it fails again, tell the administrator the code.',
  network: 'The node cannot be reached, so nothing was sent. Check the connection and try again.',
  server:
    'The node failed while it worked on this; it has noted why. Try again in a minute; if it goes on, tell the administrator.',
  session:
    'Your session has ended, so nothing was changed. Sign in again; what you saved is still there.',
  forbidden: 'Your role does not allow this. Ask an editor or the administrator of the newsroom.',
  missing: 'It is no longer there: somebody may have removed it. Go back to the list.',
  conflict:
    'Somebody changed it meanwhile, so your step was not done. Look at what it says now, then decide again.',
  rate: 'Too many requests in a short time, so this one was not taken. Wait a minute and try again.',
  'desk.broken': 'The desk itself failed here. What you saved is safe. Load the page again.',
  'session.none': 'You are not signed in, so this was not done. Sign in and try again.',
  'session.link-invalid':
    'This one-time link has been used, has expired or was mistyped. Ask for a new link.',
  'passkey.unknown':
    'This passkey is not known here; it may have been removed. Ask for a new link.',
  'passkey.invalid':
    'The passkey’s answer could not be verified, so it was not accepted. Try again; if it fails again, tell the administrator.',
  'passkey.challenge-unknown':
    'The question to your device is too old, so its answer was not accepted. Try again.',
  'passkey.known-already':
    'This device already has a passkey for this desk. Use it, or remove it first.',
  'person.unknown': 'There is no such account; it may have been erased. Load the list again.',
  'person.last-administrator':
    'This is the last administrator, so nothing was changed: somebody must be able to run the newsroom. Make another person administrator first.',
  'person.mail-missing':
    'Alarms by mail need an address, and this account has none. Give one first.',
  'request.cross-site':
    'The request seemed to come from another site, so it was refused. Open the desk at its own address.',
  'request.host': 'The desk was opened under an address the node does not know. Use {expected}.',
  'request.not-found':
    'The node knows no such address: the desk may be older than the node. Load the page again.',
  'request.schema':
    'The node could not read what was sent (at {at}), so nothing was changed. Load the page again.',
  'request.not-json':
    'The node could not read what was sent, so nothing was changed. Load the page again.',
  'request.content-type': 'The node takes no files of this kind. Load the page again.',
  'request.failed':
    'The node failed while it worked on this; it has noted why. Try again; if it fails again, tell the administrator.',
  'request.too-large': 'What was sent is larger than the node takes. Send less at once.',
  'request.rate':
    'Too many requests in a short time, so this one was not taken. Wait {seconds} seconds and try again.',
  'store.unavailable':
    'The node’s database does not answer, so nothing was changed. It goes on by itself when it can. Tell the administrator.',
  'store.disk-full':
    'The node’s disk is full, so nothing was changed. Space must be made before anything more can be saved. Tell the administrator.',
  'draft.changed-meanwhile':
    'Somebody else changed this field while you wrote. Both texts are kept: compare them and choose.',
  'right.killed':
    'It was killed by the newsroom that made it, for good. Take it down wherever it stands.',
  'right.withheld': 'The newsroom that made it holds it back for now. Wait until it is released.',
  'right.no-grant':
    'The agreement grants nothing in this direction. If you want it, propose a change of the agreement.',
  'right.relay-not-granted':
    'It comes from a third newsroom ({issuer}), and the agreement does not cover items passed on. If you want it, propose a change of the agreement.',
  'right.embargoed': 'It is embargoed until {until}. Wait for that time.',
  'right.expired':
    'The item’s own time ran out on {since}. Ask the partner whether it may still be used.',
  'right.not-started': 'The agreement begins on {from}. Wait for that day.',
  'right.agreement-ended': 'The agreement ended on {since}. Renew it if the item is still needed.',
  'right.days-over':
    'The days for which it may be used were over on {since}. Ask the partner for more time.',
  'right.kind':
    'The agreement does not cover this kind; it covers: {allowed}. If you want it, propose a change of the agreement.',
  'right.language':
    'The agreement does not cover this language; it covers: {allowed}. If you want it, propose a change of the agreement.',
  'right.topic':
    'The agreement does not cover its topics; it covers: {allowed}. If you want it, propose a change of the agreement.',
  'right.use-not-granted':
    'The agreement does not grant this use. If you want it, propose a change of the agreement.',
  'right.translation-language':
    'It may be translated only into: {allowed}. If you want it, propose a change of the agreement.',
  'right.territory':
    'It may be used only in: {allowed}. If you want it, propose a change of the agreement.',
  'right.medium':
    'It may be used only for: {allowed}. If you want it, propose a change of the agreement.',
  'envelope.unsigned':
    'A statement came without a signature, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.signature-invalid':
    'A statement’s signature does not fit its words (key {kid}), so it was refused: it was damaged or altered. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.key-unknown':
    'A statement is signed with a key that nobody here has pinned ({kid}), so it was refused. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'envelope.key-revoked':
    'A statement is signed with a key that was revoked ({kid}), so it was refused, whatever date it bears. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'envelope.key-expired':
    'A statement is signed with a key whose time was over ({kid}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.schema':
    'A statement is not written as the protocol says (at {at}: {expected}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.not-canonical':
    'A statement is not in the canonical form, so its digest could not be trusted and it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.digest':
    'A statement is not the one that was announced, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.too-large':
    'A statement is larger than allowed ({got} of {limit} bytes), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.uri-foreign':
    '{issuer} spoke of an item that is not its own ({uri}), so the statement was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.payload-missing':
    'A statement came without the item it speaks of, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.payload-digest':
    'The item is not the one that was signed, so it was refused: it was damaged or exchanged on the way. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.payload-schema':
    'The item is not written as the standard says (at {at}: {expected}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.language-unknown':
    'The item names a language nobody knows ({language}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.language-not-agreed':
    'The agreement does not cover the item’s language, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.kind-not-agreed':
    'The agreement does not cover this kind of item, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.topic-not-agreed':
    'The agreement does not cover the item’s topics, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.quota-exceeded':
    'More items came than the agreement allows for the time, so this one was refused. If you want it, propose a change of the agreement.',
  'envelope.relay-not-agreed':
    'The item of {issuer} was passed on, and the agreement does not allow that, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.issuer-unknown':
    'The newsroom that made the item did not introduce itself, so the item was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.issuer-conflict':
    'Two different keys claim to be the newsroom {issuer}. A person must settle which is true; until then its items are refused. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'envelope.version-behind':
    'An older version of {uri} came after a newer one ({got} after {have}), so it was refused. The newer one stands. The partner’s node mends this by itself; nothing is lost.',
  'envelope.sequence-conflict':
    'Two different statements bear the same number ({uri}, {sequence}). The first one stands; the second was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.issued-in-future':
    'A statement bears a time that has not come yet, so it was refused. Check the clocks of both nodes.',
  'entry.gap':
    'Entries of the log are missing (expected {want}, got {got}). They are asked for again. The partner’s node mends this by itself; nothing is lost.',
  'entry.chain-broken':
    'Entry {entry} does not follow from the one before it, so the log was altered. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'entry.signature-invalid':
    'An entry’s signature does not fit its words, so it was not taken. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'entry.forked':
    'The partner has told two different stories at the same place of its log. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'entry.shortened':
    'The partner’s log is shorter than what we have already read: it was cut, or restored from an old backup. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'entry.foreign':
    'An entry of another log came, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'entry.key-unknown':
    'An entry is signed with a key that nobody here has pinned, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'entry.schema':
    'An entry is not written as the protocol says, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'entry.too-large':
    'An entry is larger than allowed, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'entry.unsigned':
    'An entry came without a signature, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'letter.schema':
    'A letter is not written as the protocol says, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'letter.gap':
    'A letter before this one is missing; it is asked for again. The partner’s node mends this by itself; nothing is lost.',
  'letter.foreign':
    'A letter that was meant for somebody else came, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.unsigned':
    'A node asked without a signature, so it got no answer. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.signature-invalid':
    'A node’s request bears a signature that does not fit, so it got no answer. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.expired':
    'A node’s request was too old when it came, so it got no answer. Check the clocks of both nodes.',
  'request.replayed':
    'The same request came twice; the second got no answer. Somebody may have recorded it. Tell the administrator.',
  'request.content-digest':
    'A request’s contents are not what its signature says, so it got no answer. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.partner-unknown':
    'A newsroom without an agreement asked, so it got no answer. Tell the administrator.',
  'request.agreement-unknown':
    'A partner asked under an agreement that this newsroom does not have. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.agreement-ended':
    'A partner asked under an agreement that has ended. Renew it if the work goes on.',
  'request.key-unknown':
    'A node’s request is signed with a key that nobody here has pinned. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'request.key-revoked':
    'A node’s request is signed with a key that was revoked. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'request.key-expired':
    'A node’s request is signed with a key whose time was over. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.schema':
    'The agreement is not written as the protocol says (at {at}), so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.unsigned':
    'The agreement is not signed, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.signature-invalid':
    'A signature under the agreement does not fit, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'agreement.signer-foreign':
    'Somebody who is no party has signed the agreement, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.signed-already': 'This edition is signed already. Load the page again to see it.',
  'agreement.not-canonical':
    'The agreement is not in the canonical form, so its signature could not be checked. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.too-large': 'The agreement is larger than allowed. Shorten its text.',
  'agreement.period': 'The agreement ends before it begins. Mend the dates.',
  'agreement.language': 'The agreement names a language nobody knows. Mend it.',
  'agreement.territory': 'The agreement names a country nobody knows. Mend it.',
  'agreement.party': 'The agreement names a newsroom that is no party of it. Mend it.',
  'newsroom.schema':
    'A newsroom’s document is not written as the protocol says, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.foreign':
    'A newsroom’s document belongs to another newsroom, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.edition-behind':
    'A newsroom’s document is older than the one we have, so it was not taken. The partner’s node mends this by itself; nothing is lost.',
  'newsroom.edition-conflict':
    'A newsroom has two different documents with the same number. A person must settle which is true. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'newsroom.issued-in-future':
    'A newsroom’s document bears a time that has not come yet, so it was not taken. Check the clocks of both nodes.',
  'newsroom.key-revoked':
    'A newsroom’s new document is signed with a key that was revoked, so it was not believed. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'newsroom.key-unknown':
    'A newsroom’s new document is signed with a key that nobody here has pinned, so it was not believed. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'media.digest':
    'A picture is not the one that was announced, so it was refused: it was damaged or exchanged on the way. The partner’s node mends this by itself; nothing is lost.',
  'media.too-large':
    'A picture is larger than allowed, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'media.unknown': 'The partner does not have the picture its item speaks of. It is asked again.',
  'media.range':
    'A part of a picture was asked for that does not exist; it is fetched again from the start.',
  'intake.folder-unreadable':
    'The folder cannot be read: it is not there, or the node may not open it. Check its path and its rights.',
  'intake.file-unreadable':
    'A file could not be read, so nothing was taken from it. Check it and put it there again.',
  'intake.host-busy': 'The source asked us to come later. It is asked again by itself.',
  'intake.http-status':
    'The source answered with the status {status} instead of items. Check its address.',
  'feed.invalid':
    'The source’s feed could not be read, so nothing was taken. Check whether the address leads to a feed.',
  'agreement.answer-unreadable':
    'The other newsroom answered with something that is no agreement. Try again; if it fails again, tell the administrator.',
  'agreement.edition':
    'This is not the edition that comes next, so it was not taken. Load the page again and look at what stands now.',
  'agreement.ended':
    'The agreement has ended, so this cannot be done under it. Make a new one if the work goes on.',
  'agreement.foreign':
    'The agreement is between other newsrooms, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.id':
    'The agreement bears another number than the one invited to, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.invitation-expired':
    'The invitation has expired. Ask the newsroom that sent it for a new one.',
  'agreement.invitation-unknown':
    'The other newsroom does not know this invitation: it may be mistyped or already used. Ask for a new one.',
  'agreement.invitation-withdrawn':
    'The invitation was withdrawn by the newsroom that sent it. Ask it why.',
  'agreement.key-revoked':
    'The agreement is signed with a key that was revoked, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'agreement.key-unknown':
    'The agreement is signed with a key that nobody here has pinned, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'agreement.link-unreadable':
    'This is no invitation: a part of it may be missing. Copy it whole and paste it again.',
  'agreement.no-origin':
    'Neither newsroom can be reached from outside, so they could not exchange anything. One of them needs a public address.',
  'agreement.no-proposal':
    'There is no proposal to sign: it may have been withdrawn. Load the page again.',
  'agreement.other-terms':
    'The signed terms are not those that were invited to, so they were not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.reason-missing':
    'Ending an agreement needs a reason, for the partner reads it. Write one.',
  'agreement.unknown': 'There is no such agreement here. Load the list again.',
  'agreement.with-ourselves':
    'This invitation is your own newsroom’s. Send it to the newsroom you mean to work with.',
  'item.action-not-now':
    'This cannot be done in the item’s present state. Load it again and look at what has changed.',
  'item.killed': 'The item was killed, and a killed item stays dead. Nothing was changed.',
  'item.language-unknown': 'The language is not one that can be named. Choose another.',
  'item.not-ours':
    'The item belongs to a partner, and only its maker may do this. Write a note to its editor.',
  'item.content-missing':
    'The item has no words and no pictures, so it was not sent. Write something first.',
  'item.reason-missing': 'This needs a reason, for the partners read it. Write one.',
  'item.unknown': 'There is no such item here, or you may not see it. Go back to the list.',
  'key.unknown': 'There is no such key here. Load the page again.',
  'key.revoked-already': 'This key is revoked already; nothing was changed.',
  'key.revoked-after-use':
    'Statements were accepted that bear this key and a time after it was revoked. Look through them and settle with the partner which of them hold.',
  'key.unreadable':
    'The newsroom’s own key cannot be read, so nothing can be signed. Tell the administrator.',
  'letter.key-unknown':
    'A letter is signed with a key that nobody here has pinned, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'letter.too-large':
    'A letter is larger than allowed, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'letter.unsigned':
    'A letter came without a signature, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'media.format':
    'The file is no picture of a kind that can be shown. Use JPEG, PNG, WebP or AVIF.',
  'media.not-a-picture': 'The file is no picture. Choose another.',
  'media.too-many-pixels': 'The picture has more pixels than can be shown. Make it smaller.',
  'newsroom.not-founded':
    'This node has no newsroom yet, so nothing can be signed or sent. Tell the administrator.',
  'newsroom.founded-already': 'This node has a newsroom already; nothing was changed.',
  'newsroom.key-expired':
    'A newsroom’s document is signed with a key whose time was over, so it was not believed. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'newsroom.no-valid-key':
    'A newsroom’s document names no key that is valid now, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.signature-invalid':
    'A newsroom’s document bears a signature that does not fit, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.unsigned':
    'A newsroom’s document came without a signature, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'partner.unreachable': 'The partner’s node does not answer. It is asked again by itself.',
  'partner.refused':
    'The partner’s node refused our request. The partner has a signed refusal; if it goes on, call its administrator.',
  'partner.invalid':
    'The partner’s node answered with something that could not be read or verified. The partner has a signed refusal; if it goes on, call its administrator.',
  'partner.stopped-reading':
    'The partner has stopped reading our log, because it found a fault in it. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'delivery.schema':
    'A delivery is not written as the protocol says, so nothing was taken from it. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.not-agreed':
    'The agreement does not cover this item, so it was refused. If you want it, propose a change of the agreement.',
  'intake.folder-missing': 'The folder is not there. Make it, or mend the path.',
  'intake.folder-relative':
    'The folder’s path must begin at the root of the disk. Write it out whole.',
  'intake.address':
    'The address cannot be used: it must be http or https and may not lead into the own network.',
  'intake.running': 'The source is being read just now. Wait until it is done.',
  'intake.failed': 'Reading the source failed; it is tried again by itself.',
  'intake.unknown': 'There is no such source here; it may have been removed. Load the list again.',
  'intake.no-exchange':
    'The newsroom is not ready to offer items yet, so nothing was taken in. Tell the administrator.',
  'feed.unknown': 'There is no such feed here; it may have been removed. Load the list again.',
  'wire.empty': 'The file is empty, so nothing was taken. Check its source.',
  'wire.format-unknown':
    'The file is in no format that can be read here. Give ninjs, RSS, Atom or JSON Feed.',
  'wire.json-syntax':
    'The file is no valid JSON, so nothing was taken. Have it mended at its source.',
  'wire.xml-unreadable':
    'The file is no valid XML, so nothing was taken. Have it mended at its source.',
  'wire.truncated':
    'The file breaks off before its end, so what is missing was not taken. Have it sent again.',
  'wire.too-large': 'The file is larger than can be read, so nothing was taken. Have it divided.',
  'wire.too-deep':
    'The file is nested too deeply to be read safely, so nothing was taken. Tell the administrator.',
  'wire.too-slow':
    'Reading the file took too long and was stopped, so nothing was taken. Tell the administrator.',
  'wire.entity-unsafe':
    'The file declares entities, which could read other files, so it was not opened. Tell the administrator.',
  'wire.not-an-item': 'This entry is no news item, so it was left out.',
  'wire.feed-without-entries': 'The feed holds no entries, so there was nothing to take.',
  'wire.entry-empty': 'An entry has neither headline nor text, so it was left out.',
  'wire.uri-missing':
    'An entry has no address of its own, so it was left out: nothing would tell it apart from others.',
  'wire.encoding-unknown':
    'The file’s character set is not known, so nothing was taken. Have it sent in UTF-8.',
  'wire.encoding-damaged':
    'Some letters of the file were damaged on the way. Compare the item with its source before using it.',
  'store.busy': 'The node’s database is busy, so nothing was changed. Try again in a minute.',
  'store.io': 'The node’s disk failed while it wrote. Tell the administrator.',
} as const

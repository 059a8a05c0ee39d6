/** Statements, logs, letters and partners: what contradicts what was said before. */
export const faultsOrder = {
  'answer.content-digest':
    'An answer was changed on its way and not believed. It is asked for again by itself.',
  'answer.newsroom':
    'Another newsroom answered than the one that was asked. The answer was not believed; check the partner’s address.',
  'entry.chain-broken':
    'The partner’s log no longer follows from what we had read (entry {entry}). Reading is stopped. Ring the partner: their log was rewritten.',
  'entry.foreign':
    'A log entry belongs to another agreement or another newsroom. Reading is stopped; ring the partner.',
  'entry.forked':
    'The partner’s log holds two different entries {entry}. Reading is stopped. Ring the partner: two copies of their node may be running.',
  'entry.gap':
    'The partner’s log skips from {want} to {got}. Reading is stopped until the missing entries come; the nodes ask by themselves.',
  'entry.shortened':
    'The partner’s log is shorter than what we have read ({got} of {have}). Reading is stopped until their node has fetched back what it lost.',
  'envelope.digest':
    'A log entry names another statement than the one that came with it. It was refused; the partner’s node sends it again.',
  'envelope.issued-in-future':
    'A statement is dated in the future and was refused. One of the two clocks is wrong: compare them.',
  'envelope.issuer-conflict':
    'Two different keys claim to be {issuer}. Nothing signed with the second is accepted until you have rung that newsroom and found out which is theirs.',
  'envelope.issuer-unknown':
    'The item comes from {issuer}, by way of the partner, without that newsroom’s document. It was refused; the partner must send the document along.',
  'envelope.kind-not-agreed':
    'The agreement does not cover this kind of item, so it was not taken. If you want it, propose other terms.',
  'envelope.language-not-agreed':
    'The agreement does not cover items in {language}, so it was not taken. If you want them, propose other terms.',
  'envelope.language-unknown':
    'The item is in “{language}”, which is no language tag that we know. It was refused; the sender must name the language.',
  'envelope.not-agreed':
    'The agreement does not allow this item just now ({right}), so it was not taken. Look at the terms.',
  'envelope.payload-digest':
    'The text is not the one that was signed: it was changed on its way. It was refused; the partner’s node sends it again.',
  'envelope.payload-missing':
    'A statement came without its text and was refused. The partner’s node sends it again.',
  'envelope.payload-schema':
    'The item does not have the form of ninjs: at {at}, {expected} was expected. It was refused; tell the sender.',
  'envelope.quota-exceeded':
    'The agreed number of items for this time is used up, so this one was not taken. Wait, or propose a larger number.',
  'envelope.relay-not-agreed':
    'The item is by {issuer}, and the agreement does not let the partner pass on others’ items. It was not taken.',
  'envelope.sequence-conflict':
    'Two different statements carry the same number ({sequence}) for one item. The second was refused. Ring the partner: one of their nodes may run twice.',
  'envelope.topic-not-agreed':
    'The agreement does not cover this topic, so the item was not taken. If you want it, propose other terms.',
  'envelope.uri-foreign':
    'The item’s address belongs to another newsroom than {issuer}, which signed it. It was refused. Ask the partner how it came there.',
  'envelope.version-behind':
    'The partner sent an older statement about an item after a newer one ({got} after {have}). It was refused; the newer one stands.',
  'letter.foreign':
    'A letter belongs to another agreement or another newsroom and was put aside. Ring the partner if it goes on.',
  'letter.gap':
    'A letter is missing before number {got} (wanted {want}). The nodes ask for it by themselves.',
  'log.entries-lost':
    'Our node was restored and lacks entries that it had sent. It sends nothing until it has fetched them from the partner.',
  'log.return-broken':
    'What the partner gave back of our log does not prove to be ours. Nothing is sent. Ring the partner and compare both logs.',
  'partner.answered':
    'The partner’s node answered with an error. It is tried again by itself; if it lasts, tell the partner’s administrator.',
  'partner.refused':
    'The partner’s node refused this. Look at the reason with the partner, then try again.',
  'partner.stopped-reading':
    'The partner has stopped reading our log because it does not fit what they had. Ring them; if a backup was restored here, wait until reconciling is done.',
  'partner.unreachable':
    'The partner’s node does not answer. Nothing is lost: it is tried again by itself. If it lasts, ring the contact.',
  'partner.not-awaited': 'This partner is not awaited, so there is nothing to settle.',
} as const

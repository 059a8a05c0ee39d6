/** Statements, logs, letters and partners: what contradicts what was said before. */
export const faultsOrder = {
  'answer.content-digest':
    'An answer was changed on its way and not believed. It is asked for again by itself.',
  'answer.newsroom':
    'Another newsroom answered than the one that was asked. The answer was not believed; check the partner’s address.',
  'entry.chain-broken':
    'Entry {entry} does not follow from the one before it, so the log was altered. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'entry.foreign':
    'An entry of another log came, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'entry.forked':
    'The partner has told two different stories at the same place of its log. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'entry.gap':
    'Entries of the log are missing (expected {want}, got {got}). They are asked for again. The partner’s node mends this by itself; nothing is lost.',
  'entry.shortened':
    'The partner’s log is shorter than what we have already read: it was cut, or restored from an old backup. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'envelope.digest':
    'A statement is not the one that was announced, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.issued-in-future':
    'A statement bears a time that has not come yet, so it was refused. Check the clocks of both nodes.',
  'envelope.issuer-conflict':
    'Two different keys claim to be the newsroom {issuer}. A person must settle which is true; until then its items are refused. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'envelope.issuer-unknown':
    'The newsroom that made the item did not introduce itself, so the item was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.kind-not-agreed':
    'The agreement does not cover this kind of item, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.language-not-agreed':
    'The agreement does not cover the item’s language, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.language-unknown':
    'The item names a language nobody knows ({language}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.not-agreed':
    'The agreement does not cover this item, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.payload-digest':
    'The item is not the one that was signed, so it was refused: it was damaged or exchanged on the way. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.payload-missing':
    'A statement came without the item it speaks of, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.payload-schema':
    'The item is not written as the standard says (at {at}: {expected}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.quota-exceeded':
    'More items came than the agreement allows for the time, so this one was refused. If you want it, propose a change of the agreement.',
  'envelope.relay-not-agreed':
    'The item of {issuer} was passed on, and the agreement does not allow that, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.sequence-conflict':
    'Two different statements bear the same number ({uri}, {sequence}). The first one stands; the second was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.topic-not-agreed':
    'The agreement does not cover the item’s topics, so it was refused. If you want it, propose a change of the agreement.',
  'envelope.uri-foreign':
    '{issuer} spoke of an item that is not its own ({uri}), so the statement was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.version-behind':
    'An older version of {uri} came after a newer one ({got} after {have}), so it was refused. The newer one stands. The partner’s node mends this by itself; nothing is lost.',
  'letter.foreign':
    'A letter that was meant for somebody else came, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'letter.gap':
    'A letter before this one is missing; it is asked for again. The partner’s node mends this by itself; nothing is lost.',
  'log.entries-lost':
    'Our node was restored and lacks entries that it had sent. It sends nothing until it has fetched them from the partner.',
  'log.return-broken':
    'What the partner gave back of our log does not prove to be ours. Nothing is sent. Ring the partner and compare both logs.',
  'partner.answered':
    'The partner’s node answered with an error. It is tried again by itself; if it lasts, tell the partner’s administrator.',
  'partner.invalid':
    'The partner’s node answered with something that could not be read or verified. The partner has a signed refusal; if it goes on, call its administrator.',
  'partner.not-awaited': 'This partner is not awaited, so there is nothing to settle.',
  'partner.refused':
    'The partner’s node refused our request. The partner has a signed refusal; if it goes on, call its administrator.',
  'partner.stopped-reading':
    'The partner has stopped reading our log, because it found a fault in it. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'partner.unreachable': 'The partner’s node does not answer. It is asked again by itself.',
} as const

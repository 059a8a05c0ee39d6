/** What carries a signature and could not be believed or read. */
export const faultsSigned = {
  'agreement.key-expired':
    'An agreement is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'agreement.key-revoked':
    'The agreement is signed with a key that was revoked, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'agreement.key-unknown':
    'The agreement is signed with a key that nobody here has pinned, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'agreement.not-canonical':
    'The agreement is not in the canonical form, so its signature could not be checked. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.schema':
    'The agreement is not written as the protocol says (at {at}), so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.signature-invalid':
    'A signature under the agreement does not fit, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'agreement.too-large': 'The agreement is larger than allowed. Shorten its text.',
  'agreement.unsigned':
    'The agreement is not signed, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'answer.key-expired':
    'An answer is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'answer.key-revoked':
    'An answer is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'answer.key-unknown':
    'An answer is signed with a key that we do not know, so it was refused. If the partner has a new key, ring them and compare fingerprints.',
  'answer.signature-invalid':
    'An answer has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'answer.unsigned':
    'An answer came without a signature and was refused. Ask the partner’s administrator to look at their node.',
  'delivery.schema':
    'A delivery is not written as the protocol says, so nothing was taken from it. The partner has a signed refusal; if it goes on, call its administrator.',
  'entry.key-expired':
    'An entry of the partner’s log is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'entry.key-revoked':
    'An entry of the partner’s log is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'entry.key-unknown':
    'An entry is signed with a key that nobody here has pinned, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'entry.not-canonical':
    'An entry of the partner’s log is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'entry.schema':
    'An entry is not written as the protocol says, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'entry.signature-invalid':
    'An entry’s signature does not fit its words, so it was not taken. Nothing more is taken from this log until people on both sides have settled it: call the partner’s administrator.',
  'entry.too-large':
    'An entry is larger than allowed, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'entry.unsigned':
    'An entry came without a signature, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.key-expired':
    'A statement is signed with a key whose time was over ({kid}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.key-revoked':
    'A statement is signed with a key that was revoked ({kid}), so it was refused, whatever date it bears. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'envelope.key-unknown':
    'A statement is signed with a key that nobody here has pinned ({kid}), so it was refused. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'envelope.not-canonical':
    'A statement is not in the canonical form, so its digest could not be trusted and it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.schema':
    'A statement is not written as the protocol says (at {at}: {expected}), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.signature-invalid':
    'A statement’s signature does not fit its words (key {kid}), so it was refused: it was damaged or altered. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.too-large':
    'A statement is larger than allowed ({got} of {limit} bytes), so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'envelope.unsigned':
    'A statement came without a signature, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'letter.key-expired':
    'A letter between the nodes is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'letter.key-revoked':
    'A letter between the nodes is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'letter.key-unknown':
    'A letter is signed with a key that nobody here has pinned, so it was not taken. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'letter.not-canonical':
    'A letter between the nodes is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'letter.schema':
    'A letter is not written as the protocol says, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'letter.signature-invalid':
    'A letter between the nodes has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'letter.too-large':
    'A letter is larger than allowed, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'letter.unsigned':
    'A letter came without a signature, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.key-expired':
    'A newsroom’s document is signed with a key whose time was over, so it was not believed. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'newsroom.key-revoked':
    'A newsroom’s new document is signed with a key that was revoked, so it was not believed. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'newsroom.key-unknown':
    'A newsroom’s new document is signed with a key that nobody here has pinned, so it was not believed. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'newsroom.not-canonical':
    'A newsroom’s document is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'newsroom.schema':
    'A newsroom’s document is not written as the protocol says, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.signature-invalid':
    'A newsroom’s document bears a signature that does not fit, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.too-large':
    'A newsroom’s document is larger than the protocol allows ({got} of {limit} bytes) and was refused. The sender must make it smaller.',
  'newsroom.unsigned':
    'A newsroom’s document came without a signature, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.key-expired':
    'A node’s request is signed with a key whose time was over. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.key-revoked':
    'A node’s request is signed with a key that was revoked. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'request.key-unknown':
    'A node’s request is signed with a key that nobody here has pinned. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'request.signature-invalid':
    'A node’s request bears a signature that does not fit, so it got no answer. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.too-large': 'What was sent is larger than the node takes. Send less at once.',
  'request.unsigned':
    'A node asked without a signature, so it got no answer. The partner has a signed refusal; if it goes on, call its administrator.',
} as const

/** What carries a signature and could not be believed or read. */
export const faultsSigned = {
  'agreement.key-expired':
    'An agreement is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'agreement.key-revoked':
    'An agreement is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'agreement.key-unknown':
    'An agreement is signed with a key that we do not know, so it was refused. If the partner has a new key, ring them and compare fingerprints.',
  'agreement.not-canonical':
    'An agreement is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'agreement.schema':
    'An agreement does not have the agreed form: at {at}, {expected} was expected. It was refused; what came after it is not held up.',
  'agreement.signature-invalid':
    'An agreement has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'agreement.too-large':
    'An agreement is larger than the protocol allows ({got} of {limit} bytes) and was refused. The sender must make it smaller.',
  'agreement.unsigned':
    'An agreement came without a signature and was refused. Ask the partner’s administrator to look at their node.',
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
    'A delivery does not have the agreed form: at {at}, {expected} was expected. It was refused; what came after it is not held up.',
  'entry.key-expired':
    'An entry of the partner’s log is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'entry.key-revoked':
    'An entry of the partner’s log is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'entry.key-unknown':
    'An entry of the partner’s log is signed with a key that we do not know, so it was refused. If the partner has a new key, ring them and compare fingerprints.',
  'entry.not-canonical':
    'An entry of the partner’s log is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'entry.schema':
    'An entry of the partner’s log does not have the agreed form: at {at}, {expected} was expected. It was refused; what came after it is not held up.',
  'entry.signature-invalid':
    'An entry of the partner’s log has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'entry.too-large':
    'An entry of the partner’s log is larger than the protocol allows ({got} of {limit} bytes) and was refused. The sender must make it smaller.',
  'entry.unsigned':
    'An entry of the partner’s log came without a signature and was refused. Ask the partner’s administrator to look at their node.',
  'envelope.key-expired':
    'A statement about an item is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'envelope.key-revoked':
    'A statement about an item is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'envelope.key-unknown':
    'A statement about an item is signed with a key that we do not know, so it was refused. If the partner has a new key, ring them and compare fingerprints.',
  'envelope.not-canonical':
    'A statement about an item is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'envelope.schema':
    'A statement about an item does not have the agreed form: at {at}, {expected} was expected. It was refused; what came after it is not held up.',
  'envelope.signature-invalid':
    'A statement about an item has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'envelope.too-large':
    'A statement about an item is larger than the protocol allows ({got} of {limit} bytes) and was refused. The sender must make it smaller.',
  'envelope.unsigned':
    'A statement about an item came without a signature and was refused. Ask the partner’s administrator to look at their node.',
  'letter.key-expired':
    'A letter between the nodes is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'letter.key-revoked':
    'A letter between the nodes is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'letter.key-unknown':
    'A letter between the nodes is signed with a key that we do not know, so it was refused. If the partner has a new key, ring them and compare fingerprints.',
  'letter.not-canonical':
    'A letter between the nodes is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'letter.schema':
    'A letter between the nodes does not have the agreed form: at {at}, {expected} was expected. It was refused; what came after it is not held up.',
  'letter.signature-invalid':
    'A letter between the nodes has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'letter.too-large':
    'A letter between the nodes is larger than the protocol allows ({got} of {limit} bytes) and was refused. The sender must make it smaller.',
  'letter.unsigned':
    'A letter between the nodes came without a signature and was refused. Ask the partner’s administrator to look at their node.',
  'newsroom.key-expired':
    'A newsroom’s document is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'newsroom.key-revoked':
    'A newsroom’s document is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'newsroom.key-unknown':
    'A newsroom’s document is signed with a key that we do not know, so it was refused. If the partner has a new key, ring them and compare fingerprints.',
  'newsroom.not-canonical':
    'A newsroom’s document is not written in the agreed form, so its signature proves nothing. It was refused. The partner’s node needs an update.',
  'newsroom.schema':
    'A newsroom’s document does not have the agreed form: at {at}, {expected} was expected. It was refused; what came after it is not held up.',
  'newsroom.signature-invalid':
    'A newsroom’s document has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'newsroom.too-large':
    'A newsroom’s document is larger than the protocol allows ({got} of {limit} bytes) and was refused. The sender must make it smaller.',
  'newsroom.unsigned':
    'A newsroom’s document came without a signature and was refused. Ask the partner’s administrator to look at their node.',
  'request.key-expired':
    'A request is signed with a key that was not valid then and was refused. The partner must sign it with a valid key.',
  'request.key-revoked':
    'A request is signed with a revoked key and was refused. The partner must sign it again with a valid key.',
  'request.key-unknown':
    'A request is signed with a key that we do not know, so it was refused. If the partner has a new key, ring them and compare fingerprints.',
  'request.signature-invalid':
    'A request has a signature that does not fit: it was changed on its way or signed wrongly. It was refused. If it goes on, ring the partner.',
  'request.too-large':
    'A request is larger than the protocol allows ({got} of {limit} bytes) and was refused. The sender must make it smaller.',
  'request.unsigned':
    'A request came without a signature and was refused. Ask the partner’s administrator to look at their node.',
} as const

/** Agreements, newsrooms and keys. */
export const faultsAgreement = {
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
  'agreement.language': 'The agreement names a language nobody knows. Mend it.',
  'agreement.link-unreadable':
    'This is no invitation: a part of it may be missing. Copy it whole and paste it again.',
  'agreement.no-origin':
    'Neither newsroom can be reached from outside, so they could not exchange anything. One of them needs a public address.',
  'agreement.no-proposal':
    'There is no proposal to sign: it may have been withdrawn. Load the page again.',
  'agreement.other-terms':
    'The signed terms are not those that were invited to, so they were not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.party': 'The agreement names a newsroom that is no party of it. Mend it.',
  'agreement.period': 'The agreement ends before it begins. Mend the dates.',
  'agreement.reason-missing':
    'Ending an agreement needs a reason, for the partner reads it. Write one.',
  'agreement.signed-already': 'This edition is signed already. Load the page again to see it.',
  'agreement.signer-foreign':
    'Somebody who is no party has signed the agreement, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'agreement.territory': 'The agreement names a country nobody knows. Mend it.',
  'agreement.unknown': 'There is no such agreement here. Load the list again.',
  'agreement.with-ourselves':
    'This invitation is your own newsroom’s. Send it to the newsroom you mean to work with.',
  'key.revoked-after-use':
    'Statements were accepted that bear this key and a time after it was revoked. Look through them and settle with the partner which of them hold.',
  'key.revoked-already': 'This key is revoked already; nothing was changed.',
  'key.unknown': 'There is no such key here. Load the page again.',
  'key.unreadable':
    'The newsroom’s own key cannot be read, so nothing can be signed. Tell the administrator.',
  'newsroom.edition-behind':
    'A newsroom’s document is older than the one we have, so it was not taken. The partner’s node mends this by itself; nothing is lost.',
  'newsroom.edition-conflict':
    'A newsroom has two different documents with the same number. A person must settle which is true. Ask the partner’s administrator by telephone which keys are theirs before you trust one.',
  'newsroom.foreign':
    'A newsroom’s document belongs to another newsroom, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.founded-already': 'This node has a newsroom already; nothing was changed.',
  'newsroom.issued-in-future':
    'A newsroom’s document bears a time that has not come yet, so it was not taken. Check the clocks of both nodes.',
  'newsroom.no-valid-key':
    'A newsroom’s document names no key that is valid now, so it was not taken. The partner has a signed refusal; if it goes on, call its administrator.',
  'newsroom.not-founded':
    'This node has no newsroom yet, so nothing can be signed or sent. Tell the administrator.',
} as const

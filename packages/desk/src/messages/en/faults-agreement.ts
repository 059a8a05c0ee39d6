/** Agreements, newsrooms and keys. */
export const faultsAgreement = {
  'agreement.answer-unreadable':
    'The inviting node answered in a form that cannot be read. Nothing was signed; try again, then ask that newsroom’s administrator.',
  'agreement.edition':
    'The partner’s edition of the agreement does not follow ours. It was put aside; compare the editions with the partner.',
  'agreement.ended':
    'The agreement has ended, so nothing more can be changed in it. Sign a new one.',
  'agreement.foreign':
    'A document arrived that is not the agreement between these two newsrooms. It was put aside; ring the partner.',
  'agreement.invitation-expired': 'The invitation has run out after two weeks. Ask for a new link.',
  'agreement.invitation-unknown':
    'The invitation is not there: it was used, withdrawn or mistyped. Ask for a new link.',
  'agreement.language':
    'A language in the terms is not known. Nothing was signed; correct it and try again.',
  'agreement.link-unreadable':
    'This is no link of an invitation. Copy the whole link, to its last sign, and paste it again.',
  'agreement.no-origin':
    'This node has no public address, so it cannot invite: the partner could not reach it. Set SUYAB_ORIGIN, or let the partner invite you.',
  'agreement.no-proposal':
    'There is no proposal to sign: it was put aside meanwhile. Look at the agreement again.',
  'agreement.other-terms':
    'The terms are no longer those that were shown, so nothing was signed. Look at the invitation again.',
  'agreement.party':
    'The parties of the agreement do not fit. Nothing was signed; correct it and try again.',
  'agreement.period':
    'The period ends before it begins. Nothing was signed; correct it and try again.',
  'agreement.reason-missing': 'A reason is needed; the partner reads it. Write one and try again.',
  'agreement.signed-already': 'This side has signed already. Nothing needs to be done.',
  'agreement.signer-foreign':
    'A signature under the agreement is by neither of its two parties. It was refused; ring the partner.',
  'agreement.territory':
    'A country in the terms is not known. Nothing was signed; correct it and try again.',
  'agreement.unknown':
    'There is no such agreement here. It may have been withdrawn; go back to the list.',
  'agreement.with-ourselves':
    'This invitation is your own newsroom’s. Send the link to the partner; they sign it at their desk.',
  'key.revoked-after-use':
    'The partner revoked a key that had signed items we accepted. They stay, but check them: someone else may have signed them.',
  'key.revoked-already': 'This key is revoked already. Nothing needs to be done.',
  'key.unknown': 'There is no such key here. Load the page again.',
  'key.unreadable':
    'The newsroom’s key cannot be read from the data folder. Check SUYAB_SECRET and the folder’s rights, then start again.',
  'newsroom.edition-behind':
    'A newsroom’s document is older than the one we have ({got} before {have}). Ours stays; nothing needs to be done.',
  'newsroom.edition-conflict':
    'Two different documents of a newsroom carry the same edition {edition}. The second was not believed. Ring them: two copies of their node may be running.',
  'newsroom.foreign':
    'A document claims to be {got} where {want} was expected. It was not believed; check the address with the partner.',
  'newsroom.founded-already':
    'This node already has a newsroom. To begin another, choose another data folder.',
  'newsroom.issued-in-future':
    'A newsroom’s document is dated in the future and was not believed. Compare the clocks.',
  'newsroom.no-valid-key':
    'The newsroom has no valid key, so it cannot sign. Make a new key under Administration, Node.',
  'newsroom.not-founded':
    'This node has no newsroom yet. Start it with suyab start and answer its questions.',
} as const

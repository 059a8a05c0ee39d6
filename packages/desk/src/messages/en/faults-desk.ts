/** Items, drafts, pictures, people, intakes and feeds. */
export const faultsDesk = {
  'alarm.unknown': 'There is no such alarm any more. Load the page again.',
  'desk.role': 'Your role does not allow this. Ask an editor or the administrator.',
  'draft.body-missing': 'There is no text yet. Write it, then publish.',
  'draft.changed-meanwhile':
    'Somebody changed this field while you wrote. Both texts are shown: choose or join them.',
  'draft.date-unreadable': 'A date cannot be read. Choose it anew, then publish.',
  'draft.field-unknown':
    'The field is no longer in the draft: somebody removed it. Your text is still in this window; copy it before you load again.',
  'draft.headline-missing': 'The headline is missing. Write it, then publish.',
  'draft.item-moved':
    'A newer version of the item was published meanwhile. Discard this draft and begin the correction again.',
  'draft.member-unknown':
    'An item of the package is no longer there or may not be used. Take it out, then publish.',
  'draft.members-missing': 'The package is empty. Add its items, then publish.',
  'draft.bound-lost': '“{source}” says more than “{text}”: the bound is lost. Look at it.',
  'draft.number-added': 'A number that the source does not have: {text}. Look at it.',
  'draft.number-differs': 'The number does not agree: {source} became {text}. Look at it.',
  'draft.number-missing': 'The source has a number that is missing here: {number}.',
  'draft.picture-missing': 'There is no picture yet. Add one, then publish.',
  'draft.same-as-source':
    'The translation is the same as the source. Look whether it was forgotten.',
  'draft.same-language': 'The item is in this language already. Choose another.',
  'draft.source-changed': 'The source has changed here. Look at it and confirm.',
  'draft.source-killed':
    'The source was killed, so its translation cannot be written on. Discard the draft.',
  'draft.source-moved':
    'The source has changed, so nothing was published. What is new is marked; look at it, then publish.',
  'draft.start-missing': 'It is not said when the event begins. Fill it in, then publish.',
  'draft.unknown': 'There is no such draft: it was published or discarded. Go back to the list.',
  'draft.untranslated': 'This field is not translated yet.',
  'draft.urgency-unknown': 'Urgency is a number from 1 to 9. Choose one, then publish.',
  'feed.invalid': 'The feed’s terms do not fit together. Choose another format or agreement.',
  'feed.over':
    'The agreement behind this feed is over, so it gives nothing. Close it or renew the agreement.',
  'feed.unknown': 'There is no such feed: it was closed. Make a new one.',
  'intake.address': 'This is no address that may be read. Give one that begins with https://.',
  'intake.failed':
    'The intake failed. It is tried again by itself; if it goes on, look at the address.',
  'intake.file-unreadable':
    'The node may not read this file. Give it the right to, then look again.',
  'intake.folder-missing':
    'There is no such folder on the node’s machine. Make it or correct the path.',
  'intake.folder-relative':
    'The folder’s path must begin at the root, such as /srv/news. Correct it.',
  'intake.folder-unreadable':
    'The node may not read this folder. Give it the right to, then look again.',
  'intake.host-busy':
    'The other site asks to be read less often. It is read again a little later by itself.',
  'intake.http-status':
    'The other site answered with an error instead of the feed. Check the address; it is tried again by itself.',
  'intake.no-exchange':
    'What was read cannot be taken in now. It is read again when the node is ready.',
  'intake.reader-broke':
    'The file broke the reader and was left out. The others were taken; tell its sender.',
  'intake.running': 'It is being looked at already. Wait until it is done.',
  'intake.unknown': 'There is no such intake: it was deleted. Load the page again.',
  'item.action-not-now':
    'This cannot be done while the item stands as it does. Look at its state again.',
  'item.content-missing':
    'The item’s text is not here: it was erased or has not arrived. Wait, or ask the partner.',
  'item.errand-refused':
    'This may not be done with the item now. Look at its rights and its state.',
  'item.killed': 'The item was killed, so nothing more can be done with it.',
  'item.language-unknown': '“{language}” is no language tag. Choose a language from the list.',
  'item.not-ours': 'Only an own item can be changed. Write a note to the partner’s editor instead.',
  'item.reason-missing': 'A reason is needed; partners read it. Write one and try again.',
  'item.unknown': 'There is no such item here, or you may not see it. Go back to the list.',
  'item.version-unknown': 'There is no such version of the item. Load the item again.',
  'media.digest':
    'The picture that arrived is not the one that was promised. It was put aside and is asked for again.',
  'media.format': 'This kind of picture cannot be used. Give JPEG, PNG, WebP, AVIF, GIF or TIFF.',
  'media.not-a-picture':
    'This file is no picture that can be read. Choose another, or save it anew.',
  'media.range':
    'A part of the picture was asked for that it does not have. It is fetched again from the start.',
  'media.too-large': 'The file is larger than this desk takes. Make it smaller and try again.',
  'media.too-many-pixels':
    'The picture has more pixels than can be worked on. Make it smaller and try again.',
  'media.unknown': 'The picture is not here, or may not be shown. It is asked for again by itself.',
  'passkey.challenge-unknown': 'The sign-in took too long. Begin again.',
  'passkey.invalid': 'The passkey could not be checked. Try again, or use a one-time link.',
  'passkey.known-already': 'This device holds a passkey for this desk already. Use it to sign in.',
  'passkey.unknown': 'This passkey is not known here. Use another or a one-time link.',
  'person.last-administrator': 'This is the only administrator. Make somebody else one first.',
  'person.mail-missing': 'Alarms by mail need an address. Give one first.',
  'person.unknown':
    'There is no such person here: the account may have been erased. Load the page again.',
  'role.not-permitted': 'Your role does not allow this. Ask an editor or the administrator.',
  'session.link-invalid': 'The link does not work: it was used or has run out. Ask for a new one.',
  'session.none': 'You are not signed in, or the session has ended. Sign in again.',
  'agreement.crossed':
    'Both sides proposed edition {edition} at the same time. One of the two proposals stands; look at it and sign it or propose anew.',
  'intake.file-missing':
    'A picture that the item names was not in the folder. Put it there, and the next look takes it.',
  'intake.file-outside':
    'An item names a picture outside its folder, which is not read. Put the picture into the folder.',
  'item.withdrawn':
    'The newsroom had withdrawn this item before we saw it ({pubStatus}), so it was not taken. There is nothing to do.',
  'log.return-missing':
    'The partner says it has read entries of ours that we do not have, and could not show them. Its log is stopped: settle it by telephone, then read on.',
  'item.source-killed':
    'The source of this item was killed, so nothing more can be issued from it. Kill it too, or keep it with a reason.',
  'item.theirs':
    'The item came from this very partner, so it is not passed on to them. Choose another partner.',
  'item.ours': 'The item is your own: offer it instead of passing it on.',
} as const

/** Items, drafts, pictures, people, intakes and feeds. */
export const faultsDesk = {
  'agreement.crossed':
    'Both sides proposed edition {edition} at the same time. One of the two proposals stands; look at it and sign it or propose anew.',
  'alarm.unknown': 'There is no such alarm any more. Load the page again.',
  'desk.broken': 'The desk itself failed here. What you saved is safe. Load the page again.',
  'desk.role': 'Your role does not allow this. Ask an editor or the administrator.',
  'draft.body-missing': 'There is no text yet. Write it, then publish.',
  'draft.changed-meanwhile':
    'Somebody else changed this field while you wrote. Both texts are kept: compare them and choose.',
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
  'feed.invalid':
    'The source’s feed could not be read, so nothing was taken. Check whether the address leads to a feed.',
  'feed.over':
    'The agreement behind this feed is over, so it gives nothing. Close it or renew the agreement.',
  'feed.unknown': 'There is no such feed here; it may have been removed. Load the list again.',
  'intake.attachment-set-aside':
    'The message carried “{name}”, which is no picture. It stays in the file as it came, and can be saved from there.',
  'intake.folder-full':
    'The folder holds more than {limit} files, and those beyond were not looked at. Move away what was taken long ago.',
  'intake.language-untold':
    'Neither the item nor its words tell its language, so it was not taken. Set the source’s language, then have it read again.',
  'intake.not-by-hand':
    'Files can only be handed in to a source that was made for it. Add one, then hand them in there.',
  'intake.original-gone':
    'The file is not kept any more: it was taken since, or erased with a kill. Ask its sender for it.',
  'intake.picture-without-words':
    'The photo’s file holds neither caption nor headline, so the photo was kept but not taken. Have them written into it, or put the photo into a draft yourself.',
  'intake.address':
    'The address cannot be used: it must be http or https and may not lead into the own network.',
  'intake.failed': 'Reading the source failed; it is tried again by itself.',
  'intake.file-missing':
    'A picture that the item names was not in the folder. Put it there, and the next look takes it.',
  'intake.file-outside':
    'An item names a picture outside its folder, which is not read. Put the picture into the folder.',
  'intake.file-unreadable':
    'A file could not be read, so nothing was taken from it. Check it and put it there again.',
  'intake.folder-missing': 'The folder is not there. Make it, or mend the path.',
  'intake.folder-relative':
    'The folder’s path must begin at the root of the disk. Write it out whole.',
  'intake.folder-unreadable':
    'The folder cannot be read: it is not there, or the node may not open it. Check its path and its rights.',
  'intake.host-busy': 'The source asked us to come later. It is asked again by itself.',
  'intake.http-status':
    'The source answered with the status {status} instead of items. Check its address.',
  'intake.reader-broke':
    'The file broke the reader and was left out. The others were taken; tell its sender.',
  'intake.running': 'The source is being read just now. Wait until it is done.',
  'intake.unknown': 'There is no such source here; it may have been removed. Load the list again.',
  'item.action-not-now':
    'This cannot be done in the item’s present state. Load it again and look at what has changed.',
  'item.content-missing':
    'The item has no words and no pictures, so it was not sent. Write something first.',
  'item.errand-refused':
    'This may not be done with the item now. Look at its rights and its state.',
  'item.held-back':
    'The source holds this item back (a draft, private, or not released yet), so it was not taken. Once it is released it can be taken again.',
  'item.killed': 'The item was killed, and a killed item stays dead. Nothing was changed.',
  'item.language-unknown': 'The language is not one that can be named. Choose another.',
  'item.not-ours':
    'The item belongs to a partner, and only its maker may do this. Write a note to its editor.',
  'item.ours': 'The item is your own: offer it instead of passing it on.',
  'item.reason-missing': 'This needs a reason, for the partners read it. Write one.',
  'item.source-killed':
    'The source of this item was killed, so nothing more can be issued from it. Kill it too, or keep it with a reason.',
  'item.theirs':
    'The item came from this very partner, so it is not passed on to them. Choose another partner.',
  'item.unknown': 'There is no such item here, or you may not see it. Go back to the list.',
  'item.version-unknown': 'There is no such version of the item. Load the item again.',
  'item.withdrawn':
    'The newsroom had withdrawn this item before we saw it ({pubStatus}), so it was not taken. There is nothing to do.',
  'list.place-unknown': 'The list no longer goes on from there. Load it again from the top.',
  'log.return-missing':
    'The partner says it has read entries of ours that we do not have, and could not show them. Its log is stopped: settle it by telephone, then read on.',
  'media.digest':
    'A picture is not the one that was announced, so it was refused: it was damaged or exchanged on the way. The partner’s node mends this by itself; nothing is lost.',
  'media.format':
    'The file is no picture of a kind that can be shown. Use JPEG, PNG, WebP or AVIF.',
  'media.not-a-picture': 'The file is no picture. Choose another.',
  'media.range':
    'A part of a picture was asked for that does not exist; it is fetched again from the start.',
  'media.too-large':
    'A picture is larger than allowed, so it was refused. The partner has a signed refusal; if it goes on, call its administrator.',
  'media.too-many-pixels': 'The picture has more pixels than can be shown. Make it smaller.',
  'media.unknown': 'The partner does not have the picture its item speaks of. It is asked again.',
  'note.empty': 'The note says nothing, so it was not sent. Write it first.',
  'note.nobody-to-tell':
    'No partner has this item, so there is nobody to write to. Offer it first.',
  'passkey.challenge-unknown':
    'The question to your device is too old, so its answer was not accepted. Try again.',
  'passkey.invalid':
    'The passkey’s answer could not be verified, so it was not accepted. Try again; if it fails again, tell the administrator.',
  'passkey.known-already':
    'This device already has a passkey for this desk. Use it, or remove it first.',
  'passkey.unknown':
    'This passkey is not known here; it may have been removed. Ask for a new link.',
  'person.last-administrator':
    'This is the last administrator, so nothing was changed: somebody must be able to run the newsroom. Make another person administrator first.',
  'person.mail-missing':
    'Alarms by mail need an address, and this account has none. Give one first.',
  'person.unknown': 'There is no such account; it may have been erased. Load the list again.',
  'publication.medium-missing':
    'It was not said where it was published. Choose at least one medium.',
  'role.not-permitted': 'Your role does not allow this. Ask an editor or the administrator.',
  'session.link-invalid':
    'This one-time link has been used, has expired or was mistyped. Ask for a new link.',
  'session.none': 'You are not signed in, so this was not done. Sign in and try again.',
} as const

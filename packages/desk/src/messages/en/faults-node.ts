/** The node, its store and its requests. */
export const faultsNode = {
  conflict:
    'Somebody changed it meanwhile, so your step was not done. Look at what it says now, then decide again.',
  forbidden: 'Your role does not allow this. Ask an editor or the administrator of the newsroom.',
  'live.failed': 'The live line broke. It connects again by itself.',
  'live.too-many':
    'Too many desks are open at once under this account. Close some, then load again.',
  missing: 'It is no longer there: somebody may have removed it. Go back to the list.',
  network: 'The node cannot be reached, so nothing was sent. Check the connection and try again.',
  'node.address':
    'The node’s address cannot be used. Correct SUYAB_ORIGIN or SUYAB_LISTEN, then start again.',
  'node.port-forbidden': 'The node may not use this port. Choose one above 1023 with PORT.',
  'node.port-in-use':
    'The port is taken by another program. Choose another with PORT, then start again.',
  'node.reconciling':
    'The node was restored and waits for {awaited}, so nothing may be issued yet. Wait until it has asked them; if they are gone for good, an administrator settles it at the terminal.',
  'node.stop-failed':
    'The node did not stop cleanly. Nothing is lost; it cleans up when it starts again.',
  'outbound.encoding':
    'The answer is packed as {encoding}, which is not read here. Ask its operator for gzip.',
  'outbound.host-unknown':
    'No server is known by the name {host}. Check the address; if it is right, it is asked again by itself.',
  'outbound.private-address':
    '{host} leads into an internal network ({address}), so it was not called. If it is your own, the administrator names it in SUYAB_ALLOW_PRIVATE.',
  'outbound.redirects':
    'The address leads on to others more than {limit} times. Enter the one where it ends.',
  'outbound.robots':
    'The site’s robots.txt forbids reading {url}, so it was left alone. Ask its operator.',
  'outbound.too-large':
    'The answer is longer than {limit} bytes, so nothing was taken. Ask for a shorter feed.',
  'outbound.too-slow':
    'The whole answer did not come within {seconds} seconds. It is asked again by itself.',
  'outbound.unreachable': '{host} does not answer ({reason}). It is asked again by itself.',
  'outbound.url':
    'This address cannot be called: {url}. It needs http or https and no password. Correct it.',
  rate: 'Too many requests in a short time, so this one was not taken. Wait a minute and try again.',
  'request.agreement-ended':
    'A partner asked under an agreement that has ended. Renew it if the work goes on.',
  'request.agreement-unknown':
    'A partner asked under an agreement that this newsroom does not have. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.content-digest':
    'A request’s contents are not what its signature says, so it got no answer. The partner has a signed refusal; if it goes on, call its administrator.',
  'request.content-type': 'The node takes no files of this kind. Load the page again.',
  'request.cross-site':
    'The request seemed to come from another site, so it was refused. Open the desk at its own address.',
  'request.expired':
    'A node’s request was too old when it came, so it got no answer. Check the clocks of both nodes.',
  'request.failed':
    'The node failed while it worked on this; it has noted why. Try again; if it fails again, tell the administrator.',
  'request.host': 'The desk was opened under an address the node does not know. Use {expected}.',
  'request.not-found':
    'The node knows no such address: the desk may be older than the node. Load the page again.',
  'request.not-json':
    'The node could not read what was sent, so nothing was changed. Load the page again.',
  'request.partner-unknown':
    'A newsroom without an agreement asked, so it got no answer. Tell the administrator.',
  'request.rate':
    'Too many requests in a short time, so this one was not taken. Wait {seconds} seconds and try again.',
  'request.replayed':
    'The same request came twice; the second got no answer. Somebody may have recorded it. Tell the administrator.',
  'request.schema':
    'The node could not read what was sent (at {at}), so nothing was changed. Load the page again.',
  server:
    'The node failed while it worked on this; it has noted why. Try again in a minute; if it goes on, tell the administrator.',
  'server.failed':
    'The node failed while it worked on this; it has noted why. Try again in a minute; if it goes on, tell the administrator.',
  session:
    'Your session has ended, so nothing was changed. Sign in again; what you saved is still there.',
  'store.access-denied':
    'The database or folder refuses the node. Check name, password and rights, then start again.',
  'store.account':
    'No account was found under which the database may run. Start the node as an ordinary user.',
  'store.archive-broken': 'The backup is damaged and was not restored. Use another one.',
  'store.backup-target': 'The backup cannot be written there. Choose an empty folder with room.',
  'store.blob-digest': 'A file’s name is no digest, so it was refused. Send it again.',
  'store.blob-mismatch': 'A stored file is not what it was. It is fetched again; check the disk.',
  'store.blob-missing':
    'A stored file is gone. It is fetched again where that is possible; check the disk.',
  'store.blob-offset':
    'A file was continued at the wrong place. It is fetched again from the start.',
  'store.busy': 'The node’s database is busy, so nothing was changed. Try again in a minute.',
  'store.corrupt': 'The data on the disk are damaged. Stop the node and restore the last backup.',
  'store.disk-full':
    'The node’s disk is full, so nothing was changed. Space must be made before anything more can be saved. Tell the administrator.',
  'store.folder-in-use': 'Another node uses this data folder. Stop it, or choose another folder.',
  'store.io': 'The node’s disk failed while it wrote. Tell the administrator.',
  'store.job-policy': 'A job was set up in a way that the node does not know. Update the node.',
  'store.lock-failed':
    'The data folder could not be locked. Check its rights and the disk, then start again.',
  'store.migration-changed':
    'The database was made by another build of this version. Use the build that made it.',
  'store.migration-failed':
    'The database could not be brought up to date; it is as it was. Look at the node’s log.',
  'store.migration-order':
    'The database’s changes do not follow each other. Use the build that made it.',
  'store.not-empty': 'The place to restore into is not empty. Choose an empty folder or database.',
  'store.number-unsafe':
    'A number in the database is too large to be shown rightly. Tell the administrator.',
  'store.out-of-memory': 'The database ran out of memory. Give the machine more, then try again.',
  'store.platform':
    'There is no embedded database for this kind of machine. Name one of your own with DATABASE_URL.',
  'store.query-stopped': 'The search was stopped before it was done.',
  'store.query-timeout':
    'The question took too long and was stopped. Ask for less: a shorter time, fewer words.',
  'store.query-too-large':
    'The question is too large to be answered. Ask for less: a shorter time, fewer words.',
  'store.schema-newer': 'The database belongs to a newer version of the node. Update the node.',
  'store.start-failed': 'The database did not start. Look at its log in the data folder.',
  'store.unavailable':
    'The node’s database does not answer, so nothing was changed. It goes on by itself when it can. Tell the administrator.',
  unknown:
    'This failed with the code {code}. Nothing was changed. Try again; if it fails again, tell the administrator the code.',
  'wire.calendar-syntax':
    'Line {line} of the calendar is broken and was left out; the others were read. Have it mended at its source.',
  'wire.date-without-zone':
    'A date had no time zone and was taken as {taken}. Check it, above all where it is an embargo.',
  'wire.empty': 'The file is empty, so nothing was taken. Check its source.',
  'wire.encoding-damaged':
    'Some letters of the file were damaged on the way. Compare the item with its source before using it.',
  'wire.encoding-guessed':
    'The file does not say what letters it is written in; {encoding} was guessed. Look whether the text reads right.',
  'wire.encoding-unknown':
    'The file’s character set is not known, so nothing was taken. Have it sent in UTF-8.',
  'wire.entity-unsafe':
    'The file declares entities, which could read other files, so it was not opened. Tell the administrator.',
  'wire.entry-empty': 'An entry has neither headline nor text, so it was left out.',
  'wire.entry-left-out': 'What the source calls “{status}” is no news and was left out.',
  'wire.entry-withheld':
    'The source does not call this published ({status}), so it is withheld here.',
  'wire.feed-without-entries': 'The feed holds no entries, so there was nothing to take.',
  'wire.format-unknown':
    'The file is in no format that can be read here. Give ninjs, NewsML, NITF, IPTC 7901, ANPA 1312, RSS, Atom, JSON Feed, iCalendar, email, a WordPress export, the text of a newspaper page or a photo (JPEG, PNG, WebP, TIFF).',
  'wire.html-reduced':
    'The markup was too large or too deep, so only the text of it was kept. Compare it with the original.',
  'wire.json-syntax':
    'The file is no valid JSON, so nothing was taken. Have it mended at its source.',
  'wire.not-an-item': 'This entry is no news item, so it was left out.',
  'wire.page-continued':
    'The article goes on or began on another page: its text here is a part. Read the other page too.',
  'wire.page-headline-guessed':
    'Line {line}: which of the lines is this article’s headline was guessed. Compare it with the page.',
  'wire.page-headline-missing': 'Line {line}: no headline was found for this text. Give it one.',
  'wire.page-join-guessed':
    'Line {line}: which article this text goes on was guessed. Compare it with the page.',
  'wire.page-sentence-open':
    'Line {line}: this article’s text breaks off within a sentence. Compare it with the page.',
  'wire.page-too-long':
    'The text has more lines, or longer ones, than a newspaper page, so nothing was taken. Give one page at a time.',
  'wire.photo-broken':
    'The picture file is damaged before the picture begins, so nothing was written into it. Ask for it again.',
  'wire.photo-conflict':
    'The picture’s own notes disagree about “{field}”: {taken} was taken, {other} says something else. Check it.',
  'wire.photo-cut':
    '“{field}” was cut to {limit} bytes in the picture’s IIM notes, the longest they allow. XMP has it whole.',
  'wire.photo-damaged':
    'Part of the picture’s own notes is damaged ({part}); what could be read was taken. Check the rest.',
  'wire.photo-not-jpeg':
    'Words can be written into JPEG pictures only, and this is none. Convert it first.',
  'wire.photo-seal-broken':
    'The picture has content credentials (C2PA) that no longer match it once words are written. Keep the original.',
  'wire.tag-too-long':
    'A tag in the file is longer than can be read safely, so nothing was taken. Tell its sender.',
  'wire.too-deep':
    'The file is nested too deeply to be read safely, so nothing was taken. Tell the administrator.',
  'wire.too-large': 'The file is larger than can be read, so nothing was taken. Have it divided.',
  'wire.too-many-elements':
    'The file has more elements than can be read safely, so nothing was taken. Have it divided.',
  'wire.too-slow':
    'Reading the file took too long and was stopped, so nothing was taken. Tell the administrator.',
  'wire.truncated':
    'The file breaks off before its end, so what is missing was not taken. Have it sent again.',
  'wire.uri-missing':
    'An entry has no address of its own, so it was left out: nothing would tell it apart from others.',
  'wire.xml-syntax':
    'The file breaks the rules of XML in line {line}, so nothing was taken. Have it mended at its source.',
  'wire.xml-unreadable':
    'The file is no valid XML, so nothing was taken. Have it mended at its source.',
} as const

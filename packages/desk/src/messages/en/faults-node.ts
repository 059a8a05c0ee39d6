/** The node, its store and its requests. */
export const faultsNode = {
  'live.failed': 'The live line broke. It connects again by itself.',
  'live.too-many':
    'Too many desks are open at once under this account. Close some, then load again.',
  'node.address':
    'The node’s address cannot be used. Correct SUYAB_ORIGIN or HOST, then start again.',
  'node.port-forbidden': 'The node may not use this port. Choose one above 1023 with PORT.',
  'node.port-in-use':
    'The port is taken by another program. Choose another with PORT, then start again.',
  'node.stop-failed':
    'The node did not stop cleanly. Nothing is lost; it cleans up when it starts again.',
  'request.agreement-ended':
    'The agreement has ended, so the request was refused. Sign a new one to go on.',
  'request.agreement-unknown':
    'A node asked under an agreement that is not known here. It was refused; ring the partner.',
  'request.content-digest':
    'What was sent was changed on its way and refused. The sender tries again by itself.',
  'request.content-type':
    'What was sent is not of the kind that is expected ({expected}). Load the page again and repeat.',
  'request.cross-site':
    'The request came from another site and was refused. Open the desk at its own address.',
  'request.expired':
    'A request arrived after its time and was refused. If it goes on, compare the clocks.',
  'request.failed': 'The request failed. Try again.',
  'request.host': 'The node does not answer to this name. Open the desk at {expected}.',
  'request.not-found': 'There is nothing at this address. Load the page again.',
  'request.not-json': 'What was sent cannot be read. Load the page again and repeat.',
  'request.partner-unknown':
    'A newsroom without an agreement asked our node. It was refused; nothing needs to be done.',
  'request.rate':
    'Too many requests in a short time, so this one was not taken. Wait a minute and try again.',
  'request.replayed':
    'A request came a second time and was refused. Once is harmless; if it goes on, ring the partner.',
  'request.schema':
    'Something in the form is not as expected. Look over what you filled in, then try again.',
  'request.too-large': 'What was sent is larger than allowed. Make it smaller and try again.',
  'server.failed':
    'The node failed while it worked on this; it has noted why. Try again in a minute; if it goes on, tell the administrator.',
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
  'store.busy': 'The database is too busy just now. Try again in a minute.',
  'store.corrupt': 'The data on the disk are damaged. Stop the node and restore the last backup.',
  'store.disk-full':
    'The disk is full, so nothing new is saved. Make room; nothing is lost meanwhile.',
  'store.folder-in-use': 'Another node uses this data folder. Stop it, or choose another folder.',
  'store.io':
    'The disk failed while reading or writing. Check the disk; restore a backup if it goes on.',
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
  'store.schema-newer': 'The database belongs to a newer version of the node. Update the node.',
  'store.start-failed': 'The database did not start. Look at its log in the data folder.',
  'store.unavailable':
    'The database does not answer, so nothing was saved. It is tried again by itself; if it lasts, tell the administrator.',
  'node.reconciling':
    'The node was restored and waits for {awaited}, so nothing may be issued yet. Wait until it has asked them; if they are gone for good, an administrator settles it at the terminal.',
} as const

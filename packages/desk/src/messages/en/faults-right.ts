/** Why something may not be used. */
export const faultsRight = {
  'right.agreement-ended': 'The agreement has ended.',
  'right.days-over':
    'The days for which this version could be used are over. Ask the partner if you still need it.',
  'right.embargoed': 'It is under embargo. Wait for its time.',
  'right.expired': 'The agreement has run out. Propose a renewal under Partners.',
  'right.invalid-moment':
    'The time asked about cannot be read, so nothing is allowed. Check the dates.',
  'right.killed': 'The item was killed. It cannot be used again.',
  'right.kind': 'The agreement does not cover this kind of item.',
  'right.language': 'The agreement does not cover this language.',
  'right.medium': 'The agreement does not allow this medium.',
  'right.no-grant': 'The agreement gives nothing in this direction.',
  'right.not-started': 'The agreement has not begun yet.',
  'right.relay-not-granted': 'Items of other newsrooms may not be passed on under this agreement.',
  'right.territory': 'The agreement does not cover this country.',
  'right.topic': 'The agreement does not cover this topic.',
  'right.translation-language': 'It may not be translated into this language.',
  'right.use-not-granted':
    'The agreement does not allow this use. Propose other terms if you need it.',
  'right.withheld': 'The item is withheld by its newsroom. Wait until it is released.',
} as const

/** Why something may not be used. */
export const faultsRight = {
  'right.agreement-ended': 'The agreement ended on {since}. Renew it if the item is still needed.',
  'right.days-over':
    'The days for which it may be used were over on {since}. Ask the partner for more time.',
  'right.embargoed': 'It is embargoed until {until}. Wait for that time.',
  'right.expired':
    'The item’s own time ran out on {since}. Ask the partner whether it may still be used.',
  'right.invalid-moment':
    'The time asked about cannot be read, so nothing is allowed. Check the dates.',
  'right.killed':
    'It was killed by the newsroom that made it, for good. Take it down wherever it stands.',
  'right.kind':
    'The agreement does not cover this kind; it covers: {allowed}. If you want it, propose a change of the agreement.',
  'right.language':
    'The agreement does not cover this language; it covers: {allowed}. If you want it, propose a change of the agreement.',
  'right.medium':
    'It may be used only for: {allowed}. If you want it, propose a change of the agreement.',
  'right.no-grant':
    'The agreement grants nothing in this direction. If you want it, propose a change of the agreement.',
  'right.not-started': 'The agreement begins on {from}. Wait for that day.',
  'right.relay-not-granted':
    'It comes from a third newsroom ({issuer}), and the agreement does not cover items passed on. If you want it, propose a change of the agreement.',
  'right.territory':
    'It may be used only in: {allowed}. If you want it, propose a change of the agreement.',
  'right.topic':
    'The agreement does not cover its topics; it covers: {allowed}. If you want it, propose a change of the agreement.',
  'right.translation-language':
    'It may be translated only into: {allowed}. If you want it, propose a change of the agreement.',
  'right.use-not-granted':
    'The agreement does not grant this use. If you want it, propose a change of the agreement.',
  'right.withheld': 'The newsroom that made it holds it back for now. Wait until it is released.',
} as const

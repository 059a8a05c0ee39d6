export const account = {
  title: 'Your account',
  name: 'Name',
  mail: 'Mail',
  alarmByMail: 'Mail me when a partner kills a story we took',
  needsMail: 'Give an address first.',
  passkeys: 'Passkeys',
  passkeysWhy:
    'A passkey lets you in without a link: by fingerprint, face or the device’s own code. It stays on your device.',
  none: 'There is none yet. Add one for this device, so that you can come back without a link.',
  add: 'Add a passkey',
  added: 'The passkey is added.',
  addFailed: 'The device made no passkey. Perhaps it already holds one for this desk.',
  remove: 'Remove',
  deviceName: 'What to call this device',
  removeTitle: 'Remove this passkey?',
  removeWhat:
    '“{label}” will no longer open this desk. Without another passkey you will need a one-time link.',
  created: 'added {date}',
  used: 'last used {date}',
  role: 'Role: {role}',
} as const

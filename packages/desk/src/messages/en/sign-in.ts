export const signIn = {
  title: 'Sign in',
  lead: 'This desk belongs to {newsroom}. Sign in with the passkey of this device.',
  withPasskey: 'Sign in with a passkey',
  waiting: 'Your device is asking you …',
  cancelled:
    'The device did not confirm the passkey. Nothing has changed; try again, or use a link.',
  noPasskeys:
    'This browser or this address cannot use passkeys: they need https or localhost. Use a one-time link.',
  neither: 'If that does not work',
  askLink:
    'Ask an administrator of the newsroom for a one-time link. It is used once and soon expires.',
  terminal: 'Whoever runs the node gets one in its terminal:',
  linkFailed: 'The link does not work',
  noToken: 'The address holds no link. Open the whole link as you were given it.',
  toSignIn: 'To the sign-in page',
  signedOut: 'You are signed out.',
  ended: 'Your session has ended. Sign in again; what you saved is still there.',
} as const

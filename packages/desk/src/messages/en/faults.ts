/** What happened, why, and what to do next, by the code of the fault. Shared ones come first. */
export const faults = {
  unknown:
    'This failed with the code {code}. Nothing was changed. Try again; if it fails again, tell the administrator the code.',
  network: 'The node cannot be reached, so nothing was sent. Check the connection and try again.',
  server:
    'The node failed while it worked on this; it has noted why. Try again in a minute; if it goes on, tell the administrator.',
  forbidden: 'Your role does not allow this. Ask an editor or the administrator of the newsroom.',
  missing: 'It is no longer there: somebody may have removed it. Go back to the list.',
  conflict:
    'Somebody changed it meanwhile, so your step was not done. Look at what it says now, then decide again.',
  rate: 'Too many requests in a short time, so this one was not taken. Wait a minute and try again.',
} as const

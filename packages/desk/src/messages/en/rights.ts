export const rights = {
  may: 'You may {uses}',
  mayNot: 'You may not {uses}',
  publish: 'publish',
  translate: 'translate',
  translateInto: 'translate into {languages}',
  adapt: 'adapt',
  passOn: 'pass on',
  territory: 'in {places} only',
  media: 'for {media} only',
  credit: 'with the credit “{credit}”',
  comma: ', ',
  stop: '.',
} as const

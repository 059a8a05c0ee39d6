export const keys = {
  search: 'Search',
  move: 'Item above, item below',
  open: 'Open the item and read',
  take: 'Take the item, or give it back',
  translate: 'Translate, or bring the translation up to date',
  note: 'Write to the partner’s editor',
  fresh: 'Show what is new',
  reset: 'Reset the filters',
  leave: 'Close what is open',
  help: 'This list',
} as const

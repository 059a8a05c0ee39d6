import type { Translated } from '../catalogue.ts'
import type { keys as english } from '../en/keys.ts'

export const keys = {
  search: 'Издөө',
  move: 'Жогорку, төмөнкү материал',
  open: 'Ачып окуу',
  take: 'Алуу же кайтаруу',
  translate: 'Которуу же котормону жаңыртуу',
  note: 'Өнөктөштүн редакторуна жазуу',
  fresh: 'Жаңысын көрсөтүү',
  reset: 'Чыпкаларды тазалоо',
  leave: 'Ачыкты жабуу',
  help: 'Ушул тизме',
} satisfies Translated<typeof english>

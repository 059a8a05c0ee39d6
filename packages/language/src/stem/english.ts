import { stemmer } from 'stemmer'
import { rootsByForm } from './word-list.ts'

/** Plurals and verbs that change inside, where no ending shows it. */
const irregular: ReadonlyMap<string, string> = rootsByForm(
  {
    man: 'men',
    woman: 'women',
    child: 'children',
    foot: 'feet',
    tooth: 'teeth',
    goose: 'geese',
    mouse: 'mice',
    wife: 'wives',
    life: 'lives',
    knife: 'knives',
    half: 'halves',
    wolf: 'wolves',
    thief: 'thieves',
    go: 'goes went gone',
    say: 'said',
    pay: 'paid',
    make: 'made',
    take: 'took taken',
    give: 'gave given',
    meet: 'met',
    hold: 'held',
    win: 'won',
    lose: 'lost',
    tell: 'told',
    sell: 'sold',
    buy: 'bought',
    bring: 'brought',
    begin: 'began begun',
    fall: 'fell fallen',
    write: 'wrote written',
    speak: 'spoke spoken',
    build: 'built',
    send: 'sent',
    spend: 'spent',
    die: 'died dies dying',
  },
  (form) => form,
)

/**
 * The stem of an English word.
 * @source M. F. Porter, An algorithm for suffix stripping (1980), and the words whose forms it leaves apart
 */
export function stemEnglish(word: string): string {
  return stemmer(irregular.get(word) ?? word)
}

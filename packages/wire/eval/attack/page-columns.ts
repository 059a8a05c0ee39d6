import { encode, many, times, type Attack } from './attack.ts'

const page = { format: 'newspaper-page' } as const
/** Lines of no page that is read: just below the limit of its letters. */
const letters = 159_000

/** Numbers without order, the same each time. */
const scattered = (n: number): number => Math.imul(n, 2_654_435_761) >>> 16

const lines = (of: (n: number) => string): string => many(1_990, (n) => `${of(n)}\n`).slice(0, letters) // prettier-ignore
const askew = (word: string) => (n: number) => many(9, (k) => times(' ', 2 + (scattered(n * 9 + k) % 9)) + word.slice(0, 1 + (scattered(n + k * 7) % 5))) // prettier-ignore

/** Attacks on the division of a page into columns, and on what is made of its pieces. */
export const pageColumnAttacks: readonly Attack[] = (
  [
    ['columns of single words', () => lines(() => times('слово   ', 10))],
    ['columns without edges', () => lines(askew('слово'))],
    ['Chinese columns without edges', () => lines(askew('湖水上涨了'))],
    ['a staircase', () => lines((n) => `${times(' ', (n * 7) % 300)}Слово идёт дальше`)],
    [
      'two staircases',
      () => lines((n) => `${times(' ', (n * 3) % 60)}слово идёт${times(' ', 3 + ((n * 5) % 60))}и ещё`), // prettier-ignore
    ],
    [
      'columns full of holes',
      () => lines((n) => ['', 'слово дело иду        слово дело иду', `${times(' ', 18)}слово`][n % 3]!), // prettier-ignore
    ],
    [
      'bands of other columns in every line',
      () => lines((n) => many(2 + (n % 6), () => `слово${times(' ', 2 + (n % 11))}`)),
    ],
    [
      'blocks of three lines in three columns',
      () => lines((n) => (n % 4 === 0 ? '' : times('Слово один идёт тут          ', 3))),
    ],
    ['columns of single letters', () => lines(() => times('а  б ', 16))],
    ['columns of figures', () => lines(() => times('1 234,5   ', 8))],
    ['columns of initials', () => lines((n) => times('А. Б. ', 1 + (n % 150)))],
    ['columns of names', () => lines((n) => times('Анна Мария   ', 1 + (n % 6)))],
    ['cut words with gaps between', () => lines((n) => (n % 2 === 0 ? '' : 'и потому что она шла по доро-'))], // prettier-ignore
    ['headlines over single lines', () => lines((n) => (n % 2 === 0 ? 'Слово идёт дальше.' : 'Заголовок один'))], // prettier-ignore
    ['rules and ornaments', () => lines((n) => (n % 2 === 0 ? times('_', 70) : '❝'))],
    [
      'makers without end',
      () => lines(() => 'Редактор Анна Ким   Корректор Анна Ким   Дизайн А. Ким'),
    ],
  ] satisfies readonly (readonly [string, () => string])[]
).map(([name, text]): Attack => [`page: ${name}`, () => encode(text()), '', page])

import { encode, many, times, type Attack } from './attack.ts'

const page = { format: 'newspaper-page' } as const

/** Attacks on the reader of a newspaper's page. */
export const pageAttacks: readonly Attack[] = (
  [
    ['nothing but ends of lines', () => times('\n', 1_000_000)],
    ['a line of 15 MB', () => times('x', 15_000_000)],
    ['1,990 lines of 990 letters', () => times(`${times('көл ', 247)}\n`, 1_990)],
    ['1,990 lines of 990 Chinese letters', () => times(`${times('湖', 990)}\n`, 1_990)],
    ['1,990 lines of a letter', () => times('湖\n', 1_990)],
    ['1,990 empty columns', () => times(`${times(' ', 900)}x\n`, 1_990)],
    ['1,990 lines of columns', () => times(`${times('湖    ', 190)}\n`, 1_990)],
    ['1,990 headlines', () => times('Жаңылык\n\n', 995)],
    ['1,990 bylines', () => times('Автор: А. Асанов\n', 1_990)],
    ['1,990 datelines', () => times('本报比什凯克11月23日电\n', 1_990)],
    ['1,990 cut words', () => times('көл-\n', 1_990)],
    ['1,990 sentences that never end', () => times('и потому что\n\n', 995)],
    ['1,990 references to figures', () => times('(见图①②③)\n', 1_990)],
    ['1,990 lines of marks', () => times(`${times('。', 900)}\n`, 1_990)],
    ['1,990 lines of brackets', () => times(`${times('((([', 240)}\n`, 1_990)],
    ['1,990 lines of dashes', () => times(`${times('-', 900)}\n`, 1_990)],
    ['1,990 lines of figures', () => times(`${times('1 234,5 ', 120)}\n`, 1_990)],
    ['1,990 different lines', () => many(1_990, (n) => `Сап ${n} ${times('а', n % 300)}\n`)],
    ['letters of no language', () => times(`${times('\u0378\uFFFF\u200F', 300)}\n`, 1_000)],
    ['marks of direction', () => times(`${times('\u202E\u2067', 400)}\n`, 1_000)],
    ['combining marks', () => times(`а${times('\u0301', 900)}\n`, 1_990)],
    ['form feeds', () => times('湖\f', 900_000)],
    ['HTML', () => times('<script>alert(1)</script>\n', 1_000)],
  ] satisfies readonly (readonly [string, () => string])[]
).map(([name, text]): Attack => [`page: ${name}`, () => encode(text()), '', page])

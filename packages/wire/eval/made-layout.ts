import type { MadeArticle, PageStyle } from './made-article.ts'
import { between, pick, type Random } from './page-typesetting.ts'

interface Placed {
  readonly x: number
  readonly text: string
}

/** A page as a grid of signs; a line that has no room pushes what is right of it. */
class Canvas {
  readonly #rows: Placed[][] = []
  readonly #random: Random
  readonly #shift: number

  constructor(random: Random, shift: number) {
    this.#random = random
    this.#shift = shift
  }

  put(x: number, y: number, text: string): void {
    if (text.trim() === '') return
    while (this.#rows.length <= y) this.#rows.push([])
    const shift = this.#random() < 0.15 ? between(this.#random, -this.#shift, this.#shift) : 0
    this.#rows[y]!.push({ x: Math.max(0, x + shift), text })
  }

  lines(): string[] {
    return this.#rows.map((row) => {
      let line = ''
      for (const { x, text } of row.toSorted((a, b) => a.x - b.x))
        line = line === '' ? ' '.repeat(x) + text : line.padEnd(Math.max(x, line.length + 2)) + text
      return line.trimEnd()
    })
  }
}

/**
 * Three columns side by side: an article over two of them or three, others below and beside it, short
 * ones under them all. Text, heads and pictures of neighbours share their rows.
 */
export function laidOut(
  articles: readonly MadeArticle[],
  width: number,
  style: PageStyle,
): string[] {
  const { random, language } = style
  const signs = language === 'zh-Hans' ? width / 2 + 1 : width
  const gap = between(random, 2, 7)
  const step = signs + gap
  const canvas = new Canvas(random, pick(random, [0, 0, 1, 2]))
  const bottoms = [0, 0, 0]
  const air = (): number => between(random, 0, 1)
  const centred = (text: string, from: number, columns: number): number => from * step + Math.max(0, Math.floor((columns * step - gap - text.length) / 2)) // prettier-ignore
  const stack = (column: number, lines: readonly string[], space = 0): void => {
    bottoms[column]! += space
    for (const line of lines) {
      canvas.put(column * step, bottoms[column]!, line)
      bottoms[column]! += 1
    }
  }
  const [lead, ...others] = articles
  const short = others.filter(({ text }) => text.length <= 9)
  const long = others.filter(({ text }) => text.length > 9)
  const columns = long.length === 0 || random() < 0.25 ? 3 : 2
  const from = columns === 2 && random() < 0.4 ? 1 : 0
  for (const line of [...lead!.head.flat(), ...(lead!.from === undefined ? [] : [lead!.from])]) {
    canvas.put(centred(line, from, columns), bottoms[from]!, line)
    for (let column = from; column < from + columns; column += 1) bottoms[column]! += 1
  }
  const opening = air()
  for (let column = from; column < from + columns; column += 1) bottoms[column]! += opening
  const text = [...lead!.byline, ...lead!.text.map(({ line }) => line)]
  const extras = [...lead!.inserts, ...lead!.tables]
  const height = Math.ceil((text.length + extras.flat().length) / columns)
  let at = 0
  for (let column = from; column < from + columns; column += 1) {
    const extra = extras.shift() ?? []
    const own = column === from + columns - 1 ? text.length : Math.min(text.length, at + Math.max(3, height - extra.length)) // prettier-ignore
    const middle = random() < 0.5 ? own : Math.min(own, at + Math.ceil((own - at) / 2))
    stack(column, text.slice(at, middle))
    if (extra.length > 0) {
      stack(column, extra, air() + (middle === own ? 1 : 0))
      bottoms[column]! += air()
    }
    stack(column, text.slice(middle, own))
    at = own
  }
  const last = from + columns - 1
  for (const extra of [...extras, ...lead!.boxes]) stack(last, extra, 1)
  for (const article of long) {
    const column = [0, 1, 2].toSorted((a, b) => bottoms[a]! - bottoms[b]!)[0]!
    if (bottoms[column]! > 0) bottoms[column]! += 1 + air()
    stack(column, [...article.head.flat(), ...(article.from === undefined ? [] : [article.from]), ...article.byline]) // prettier-ignore
    stack(
      column,
      article.text.map(({ line }) => line),
    )
    for (const extra of [...article.inserts, ...article.tables, ...article.boxes]) stack(column, extra, 1) // prettier-ignore
  }
  const bottom = Math.max(...bottoms) + 1
  const isBriefs = short.length >= 2
  const rubric = rubricOf(articles, style)
  if (isBriefs) canvas.put(centred(rubric, 0, 3), bottom, rubric)
  for (const [index, article] of short.entries()) {
    const column = index % 3
    if (index < 3) bottoms[column] = bottom + (isBriefs ? 1 : 0)
    stack(column, [...article.head.flat(), ...article.byline, ...article.text.map(({ line }) => line)], index < 3 ? 0 : 1) // prettier-ignore
  }
  return canvas.lines()
}

/** The articles of a page laid out, as its briefs' rubric makes them. */
export function withRubric(articles: readonly MadeArticle[], style: PageStyle): MadeArticle[] {
  const short = articles.slice(1).filter(({ text }) => text.length <= 9)
  if (short.length < 2) return [...articles]
  const kicker = rubricOf(articles, style)
  return articles.map((article) =>
    short.includes(article)
      ? { ...article, expected: { ...article.expected, kicker, deck: null }, head: article.head.length > 1 ? [headlineOf(article)] : article.head }
      : article,
  ) // prettier-ignore
}

function headlineOf({ expected, head }: MadeArticle): readonly string[] {
  return head[expected.kicker === null ? 0 : 1]!
}

const rubrics = {
  'zh-Hans': ['简讯', '三言两语', '民生播报', '社区传真', '一周回放'],
  ru: ['Коротко', 'События', 'Вести с мест', 'Дайджест недели', 'Пульс района'],
  ky: ['Кыскача', 'Окуялар', 'Апта кабарлары', 'Жер-жерлерде', 'Айыл-айылдан'],
}

/** The rubric over a page's briefs, the same each time that it is asked for. */
function rubricOf(articles: readonly MadeArticle[], { language }: PageStyle): string {
  const letters = articles.reduce((sum, { text }) => sum + text.length, 0)
  return rubrics[language][letters % rubrics[language].length]!
}

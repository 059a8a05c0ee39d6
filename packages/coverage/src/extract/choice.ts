import { isAside, isCredit, isDateline, isInvitation } from './boilerplate.ts'
import { keyOf, type Block } from './block.ts'

export interface Choice {
  readonly blocks: readonly Block[]
  readonly by: 'readability' | 'defuddle' | 'both'
}

/** The end of a sentence in any script, with what may close after it. */
const sentenceEnd = /[.!?…。！？؟۔।॥։:;,，、：；][\s"”’»›'」』）)\]]*$/u
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** UTF-16 code units; a Chinese sentence says as much in a third of the room. */
const sentenceRoom = 40
const paragraphRoom = 80
const hanShare = 3
/** Below this, in the same measure, an extractor found no article. */
const slightRoom = 250

/**
 * Chooses the article from what two extractors found. Readability's blocks are the stock, for it
 * loses least; Defuddle is the second witness. A block goes
 * - when it is hardly more than a link with words of its own,
 * - when it repeats an earlier one,
 * - before the first and after the last paragraph that both found: when only one of them has it and
 *   it is no sentence; before, also when it is the title or a dateline,
 * - when it is a picture's credit, or opens as tags, sharing and legal notices do and is short or
 *   stands after the last common paragraph.
 * Where Readability found next to nothing and Defuddle did, Defuddle's blocks take its place.
 * Tuned on the half of the extraction benchmark whose file names begin with an even hex digit.
 */
export function chooseBlocks(
  readability: readonly Block[],
  defuddle: readonly Block[],
  titles: readonly string[],
): Choice {
  const slight = roomOf(readability) < slightRoom && roomOf(defuddle) > 2 * roomOf(readability)
  const stock = slight ? defuddle : readability
  const witness = slight ? readability : defuddle
  const only = slight ? 'defuddle' : 'readability'
  const blocks = chosen(stock, witness, new Set(titles.map(keyOf)))
  return { blocks, by: witness.length === 0 ? only : slight ? 'defuddle' : 'both' }
}

function chosen(
  stock: readonly Block[],
  witness: readonly Block[],
  titles: ReadonlySet<string>,
): Block[] {
  const common = stock.map(witnessOf(witness))
  const sentences = stock.map(isSentence)
  const long = stock.map((block, at) => sentences[at] === true || room(block.text) >= paragraphRoom)
  const [first, last] = body(stock, common, long)
  const lastLong = long.lastIndexOf(true)
  const seen = new Set<string>()
  return stock.filter((block, at) => {
    const { text, key } = block
    const repeated = key.length >= 20 && seen.has(key)
    seen.add(key)
    if (repeated || isLinkOnly(block) || isCredit(text)) return false
    const known = common[at] === true
    const isLong = long[at] === true
    if (at < first && !isLong && (!known || titles.has(key) || isDateline(text))) return false
    const isEdge = at < first || at > last
    if (isEdge && !known && sentences[at] !== true && witness.length > 0) return false
    if (isAside(text) && (at > last || room(text) < 60)) return false
    return !(at > first && (at > lastLong || isAfterAll(at, stock.length)) && isInvitation(text))
  })
}

/** The last eighth of a page, but at least its last two blocks. */
function isAfterAll(at: number, length: number): boolean {
  return at >= Math.min(length - 2, Math.floor((length * 7) / 8))
}

/** Whether the other extractor has a block too, alone or as part of a longer one. */
function witnessOf(witness: readonly Block[]): (block: Block) => boolean {
  const keys = new Set(witness.map(({ key }) => key))
  const all = witness.map(({ key }) => key).join('')
  return ({ key }) => keys.has(key) || (key.length >= 20 && all.includes(key))
}

/** From which to which block the article certainly goes. */
function body(
  stock: readonly Block[],
  common: readonly boolean[],
  long: readonly boolean[],
): [number, number] {
  const at = (isPart: (index: number) => boolean): [number, number] | undefined => {
    const found = [...stock.keys()].filter(isPart)
    return found.length === 0 ? undefined : [found[0] ?? 0, found.at(-1) ?? 0]
  }
  return (
    at((i) => long[i] === true && common[i] === true && (stock[i]?.linked ?? 0) < 0.5) ??
    at((i) => long[i] === true) ?? [0, stock.length - 1]
  )
}

function isSentence({ text }: Block): boolean {
  return room(text) >= sentenceRoom && sentenceEnd.test(text)
}

/** A headline of another story; a bare address or a short label may belong to a list of the article. */
function isLinkOnly({ text, linked, tag }: Block): boolean {
  if (linked <= 0.85 || room(text) < 30 || !/\s|\p{Script=Han}/u.test(text)) return false
  return !headings.has(tag) || room(text) >= paragraphRoom
}

function roomOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + room(text), 0)
}

/** A text's length as if it were written in letters. */
export function room(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return text.length + han * (hanShare - 1)
}

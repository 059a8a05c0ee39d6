/** How a part of a line of a list is shown; what it means is the node's to say. */
export type LinePart =
  | 'word'
  | 'comma'
  | 'dash'
  /** A phrase that does not mean the topic. */
  | 'except'
  | 'operator'
  /** What stands near the words. */
  | 'beside'
  | 'query'

export interface LineSpan {
  readonly text: string
  readonly is: LinePart
}

const near = /^(?:NEAR|РЯДОМ|ЖАНЫНДА|邻近)(?:[/／]\S*)?$/u
const piece =
  /["“„«「『＂][^"”“»」』＂]*["”“»」』＂]?|[,，、،;；؛]|\s+|[^\s,，、،;；؛"“„«「『＂]+|[“”»」』]/gu

/** A line of a list cut into what is shown apart; joined they are the line again. */
export function lineSpans(line: string, isQuery: boolean): LineSpan[] {
  if (isQuery) return line === '' ? [] : [{ text: line, is: 'query' }]
  const [, before = '', dash = '', rest = ''] = /^(\s*)([-−–—－‑]?)(.*)$/su.exec(line) ?? []
  const spans: LineSpan[] = []
  const put = (text: string, is: LinePart): void => {
    const last = spans.at(-1)
    if (text === '') return
    if (last?.is === is) spans[spans.length - 1] = { text: last.text + text, is }
    else spans.push({ text, is })
  }
  put(before, 'comma')
  put(dash, 'dash')
  let is: LinePart = dash === '' ? 'word' : 'except'
  for (const [text] of rest.matchAll(piece)) {
    if (/^[,，、،;；؛]$/u.test(text)) put(text, 'comma')
    else if (is === 'word' && near.test(text)) {
      put(text, 'operator')
      is = 'beside'
    } else put(text, is)
  }
  return spans
}

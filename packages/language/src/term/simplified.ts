import { Converter } from 'opencc-js/t2cn'

let table: Map<string, string> | undefined

/**
 * Traditional characters as simplified ones, each by itself, so that a query meets a text whatever
 * stands around the character: 臺灣 and 台湾 are one.
 * @source OpenCC's table of characters
 */
export function simplified(text: string): string {
  return rewritten(text, 2)
}

/**
 * The same where places must stay what they are: the few characters whose simplified form takes two
 * UTF-16 units are left alone.
 */
export function simplifiedInPlace(text: string): string {
  return rewritten(text, 1)
}

function rewritten(text: string, longest: number): string {
  table ??= characters()
  let changed = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const simple = table.get(text[at]!)
    if (simple === undefined || simple.length > longest) continue
    changed += text.slice(from, at) + simple
    from = at + 1
  }
  return from === 0 ? text : changed + text.slice(from)
}

function characters(): Map<string, string> {
  const convert = Converter({ from: 't', to: 'cn' })
  const made = new Map<string, string>()
  for (let code = 0x3400; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code)
    const simple = convert(character)
    if (simple !== character) made.set(character, simple)
  }
  return made
}

import { anywhere, piecewise } from '../long-text.ts'

/** What stands at 0x80 to 0x9F in windows-1252; a hole where nothing does. */
const letters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
// oxlint-disable-next-line no-control-regex -- these very characters are to be found
const controls = /[\u0080-\u009F]/g
// oxlint-disable-next-line no-control-regex -- as above, without the state of a global pattern
const anyControl = /[\u0080-\u009F]/

/**
 * Text in which controls that nobody means are the quotes and dashes of windows-1252, which they
 * are where bytes of it were taken for ISO 8859-1.
 * @source WHATWG Encoding, index windows-1252
 */
export function withWindowsLetters(text: string): string {
  if (!anyControl.test(text)) return text
  return piecewise(text, anywhere, (piece) =>
    piece.replaceAll(controls, (found) => {
      const letter = letters.charAt(found.charCodeAt(0) - 0x80)
      return letter === ' ' ? found : letter
    }),
  )
}

/** The package brings no types of its own. */
declare module 'sentencex' {
  export function segment(language: string, text: string): string[]
}

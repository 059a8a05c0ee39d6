/** One place where a document is not what the standard asks for. */
export interface Finding {
  /** JSON pointer into a value; in XML a path of names. */
  readonly at: string
  /** The rule that it breaks: `required`, `type`, `format`, in XML `element-missing` … */
  readonly rule: string
  /** What should stand there, in words. */
  readonly expected: string
  /** From 1; absent where only a value was checked, not its text. */
  readonly line?: number
  readonly column?: number
}

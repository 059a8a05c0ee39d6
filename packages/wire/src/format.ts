import { fullFormats } from 'ajv-formats/dist/formats.js'

/**
 * Whether the text has a format as the validator understands it: readers ask the very same
 * functions, so that what was read always validates.
 */
export function matchesFormat(name: 'uri' | 'date-time', text: string): boolean {
  const format = fullFormats[name]
  if (format instanceof RegExp) return format.test(text)
  if (typeof format === 'function') return format(text)
  const { validate } = typeof format === 'object' ? format : {}
  if (validate instanceof RegExp) return validate.test(text)
  return typeof validate === 'function' && Reflect.apply(validate, undefined, [text]) === true
}

import { isKnownLanguage } from '@suyab/language/display-name'

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const NEWSROOM = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`)

/** Characters of a tag URI's own part. @source RFC 4151, section 2.1 */
const TAG =
  /^tag:([a-z0-9.-]{1,253}),(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?):((?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})+)$/

const TAG_LENGTH = 1000

const LANGUAGE =
  /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-x(?:-[a-z0-9]{1,8})+)?$/

const SHA256 = /^sha-256:[0-9a-f]{64}$/

/** A newsroom's id: a lower-case DNS name, internationalised labels in their ASCII form. */
export function isNewsroomId(value: string): boolean {
  return NEWSROOM.test(value)
}

/**
 * Whose name a tag URI stands under, or undefined where it is none.
 * @source RFC 4151
 */
export function authorityOf(uri: string): string | undefined {
  return uri.length > TAG_LENGTH ? undefined : TAG.exec(uri)?.[1]
}

/**
 * Whether a text is a language tag with the letter case that BCP 47 recommends, whose two-letter
 * code exists; three-letter codes are not looked up.
 */
export function isLanguage(value: string): boolean {
  if (!LANGUAGE.test(value)) return false
  const code = value.split('-', 1)[0] ?? ''
  return code.length === 3 || isKnownLanguage(code)
}

export function isDigest(value: string): value is `sha-256:${string}` {
  return SHA256.test(value)
}

import { resolved } from './content.ts'
import { escapeHtml, unescapeHtml } from '../html/escape.ts'

const hasRelative = /\s(?:href|src|cite)="(?![a-z][a-z\d+.-]*:)[^"]/i
const withAddress = /<(?:a|img|blockquote|q|del|ins)\s[^>]*>/g
const addresses = /(\s(?:href|src|cite)=")([^"]*)"/g

/** Safe HTML whose relative addresses start from `base`, a web address or empty. */
export function absoluteAddresses(html: string, base: string): string {
  if (base === '' || !hasRelative.test(html)) return html
  return html.replaceAll(withAddress, (tag) =>
    tag.replaceAll(
      addresses,
      (_found, before: string, address: string) =>
        `${before}${escapeHtml(resolved(unescapeHtml(address), base))}"`,
    ),
  )
}

import { createHash } from 'node:crypto'

import type { MailFile } from '../mail/take-message.ts'
import { asUri } from '../uri.ts'
import { unescapeText, type ContentLine } from './content-line.ts'

/** What an ATTACH or IMAGE is bound as, and its bytes where they stand in the calendar itself. */
export interface CalendarAttachment {
  readonly association?: Readonly<Record<string, unknown>>
  readonly file?: MailFile
}

/** The file that a line names or holds; nothing where it does neither. @source RFC 5545, 3.8.1.1 */
export function attachmentOf(found: ContentLine, name: string): CalendarAttachment {
  const { parameters } = found
  const contentType = parameters.get('FMTTYPE')
  const isInline =
    /^(?:BASE64|B)$/i.test(parameters.get('ENCODING') ?? '') ||
    parameters.get('VALUE')?.toUpperCase() === 'BINARY'
  const bytes = isInline ? Buffer.from(found.value, 'base64') : undefined
  const uri =
    bytes === undefined
      ? asUri(unescapeText(found.value))
      : `ni:///sha-256;${createHash('sha256').update(bytes).digest('base64url')}`
  if (uri === undefined) return {}
  const title = parameters.get('FILENAME') ?? parameters.get('X-FILENAME')
  const size = bytes?.length ?? Number(parameters.get('SIZE') ?? Number.NaN)
  const isPicture = found.name === 'IMAGE' || /^image\//i.test(contentType ?? '')
  const association = {
    name,
    rel: 'attachment',
    uri,
    ...(isPicture ? { type: 'picture' } : {}),
    ...(title === undefined ? {} : { title }),
    renditions: [
      {
        name: 'original',
        href: uri,
        ...(contentType === undefined || contentType === '' ? {} : { contentType }),
        ...(Number.isSafeInteger(size) ? { sizeInBytes: size } : {}),
      },
    ],
  }
  return { association, ...(bytes === undefined ? {} : { file: { uri, bytes } }) }
}

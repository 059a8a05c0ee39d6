export type UploadFormat = 'sav' | 'csv' | 'parquet' | 'xlsform'

/** Bytes of a file's beginning that tell its format. */
export const headLength = 4096

/** What a file is by its content, whatever its name claims; undefined where it is none of these. */
export function formatOf(head: Uint8Array): UploadFormat | undefined {
  const said = new TextDecoder('latin1').decode(head)
  const begins = (text: string): boolean => said.startsWith(text)
  if (begins('$FL2') || begins('$FL3')) return 'sav'
  if (begins('PAR1')) return 'parquet'
  if (begins('PK\u0003\u0004')) return 'xlsform'
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (head.length === 0 || isUtf16) return 'csv'
  // Texts hold no zeros; a web page, a PDF or SPSS's portable files are texts of another kind.
  if (head.includes(0) || begins('<') || begins('%PDF') || begins('{')) return undefined
  return said.includes('SPSS PORT FILE') ? undefined : 'csv'
}

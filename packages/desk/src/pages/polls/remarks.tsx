import type { ImportRemark } from '@suyab/server/api'
import { formatMessage, type Message } from '@suyab/language/message'
import { useText, type Text } from '../../text/text.tsx'
import { FileTable } from './file-table.tsx'

const shown = 100

/** What was found while a file was read: of the file as a whole, and at rows and columns. */
export function Remarks({ remarks }: { remarks: readonly ImportRemark[] }) {
  const text = useText()
  const { say } = text
  const isPlaced = ({ row, variable }: ImportRemark): boolean =>
    row !== undefined || variable !== undefined
  const placed = remarks.filter(isPlaced)
  const whole = remarks.filter((remark) => !isPlaced(remark))
  const title = say('pollsImport.remarks', { count: placed.length })
  return (
    <>
      {whole.length === 0 ? null : (
        <ul className="plain-list remarks">
          {whole.map((remark) => (
            <li key={`${remark.code} ${remark.about}`}>{remarkSaid(text, remark)}</li>
          ))}
        </ul>
      )}
      {placed.length === 0 ? null : (
        <details className="poll-numbers" open={placed.length <= 8}>
          <summary>{title}</summary>
          <FileTable
            label={title}
            findings={placed.slice(0, shown).map((remark) => ({
              row: remark.row,
              column: remark.variable,
              said: remarkSaid(text, remark),
            }))}
          />
          {placed.length <= shown ? null : (
            <p className="hint">
              {say('pollsImport.remarksMore', { count: placed.length - shown })}
            </p>
          )}
        </details>
      )}
    </>
  )
}

/** A remark in the reader's words; one without words says what it is about. */
function remarkSaid(text: Text, { code, count, about }: ImportRemark): string {
  const message: Message | undefined = text.find('pollsImport', `remark.${code}`)
  if (message === undefined) return about
  return formatMessage(message, { about: spokenOf(text, about), count: count ?? 0 }, text.language)
}

/** What a remark speaks of: a word that it quotes, else all of it; a sign that cannot be seen by name. */
function spokenOf({ say }: Text, about: string): string {
  if (about === '\t') return say('pollsImport.tab')
  return /"(.+?)"/.exec(about)?.[1] ?? about
}

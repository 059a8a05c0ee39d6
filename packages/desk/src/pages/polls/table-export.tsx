import type { TableFormat, TableQuestion, WavePage } from '@suyab/server/api'
import { tableFile } from '../../api/polls.ts'
import { useText } from '../../text/text.tsx'
import { Panel } from './panel.tsx'
import { formatNames } from './format-name.ts'
import { useErrandOn } from '../../shell/errand-on.ts'

const formats: readonly TableFormat[] = ['xlsx', 'csv', 'html', 'figures']

/** The table as a file. */
export function TableExport({ wave, question }: { wave: WavePage; question: TableQuestion }) {
  const { say, language } = useText()
  const errand = useErrandOn('polls')
  const save = async (format: TableFormat): Promise<boolean> =>
    errand(async () => tableFile(wave.poll.id, wave.number, question, format, language), {
      text: say('pollsTable.exported'),
    })
  return (
    <Panel label={say('pollsTable.export')}>
      <ul className="poll-export">
        {formats.map((format) => (
          <li key={format}>
            <button type="button" className="plain" onClick={() => void save(format)}>
              {format === 'html' || format === 'figures'
                ? say(`pollsTable.export.${format}`)
                : formatNames[format]}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

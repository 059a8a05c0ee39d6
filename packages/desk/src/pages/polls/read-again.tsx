import { useState } from 'react'
import type { FileReading } from '../../api/polls.ts'
import { useText } from '../../text/text.tsx'

/** Encodings that files of polls come in, the likeliest first. */
const encodings = [
  'utf-8',
  'windows-1251',
  'gb18030',
  'utf-16le',
  'koi8-r',
  'windows-1252',
  'windows-1256',
] as const
const separators = [';', ',', '\t', '|'] as const

/** A file that was not read as it is meant is read again: in which letters, with what between its columns. */
export function ReadAgain({
  isOpen,
  hasSeparator,
  disabled,
  onRead,
}: {
  isOpen: boolean
  hasSeparator: boolean
  disabled: boolean
  onRead: (reading: FileReading) => void
}) {
  const { say } = useText()
  const [encoding, setEncoding] = useState('')
  const [separator, setSeparator] = useState('')
  return (
    <details className="read-again" open={isOpen}>
      <summary>{say('pollsImport.readOtherwise')}</summary>
      <div className="row-of">
        <label className="inline">
          <span>{say('pollsImport.encoding')}</span>
          <select
            className="field"
            value={encoding}
            onChange={({ target }) => setEncoding(target.value)}
          >
            <option value="">{say('pollsImport.asRecognised')}</option>
            {encodings.map((one) => (
              <option key={one} value={one}>
                {one.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
        {hasSeparator ? (
          <label className="inline">
            <span>{say('pollsImport.separator')}</span>
            <select
              className="field"
              value={separator}
              onChange={({ target }) => setSeparator(target.value)}
            >
              <option value="">{say('pollsImport.asRecognised')}</option>
              {separators.map((one) => (
                <option key={one} value={one}>
                  {one === '\t' ? say('pollsImport.tab') : one}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button
          type="button"
          className="button"
          disabled={disabled || (encoding === '' && separator === '')}
          onClick={() =>
            onRead({
              ...(encoding === '' ? {} : { encoding }),
              ...(separator === '' ? {} : { separator }),
            })
          }
        >
          {say('pollsImport.readAgain')}
        </button>
      </div>
    </details>
  )
}

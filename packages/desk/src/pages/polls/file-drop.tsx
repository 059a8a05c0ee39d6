import type { ImportPreview } from '@suyab/server/api'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { bringFile, type FileReading } from '../../api/polls.ts'
import { faultOf } from '../../api/fault.ts'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { ReadAgain } from './read-again.tsx'
import '../../style/figure.css'
import '../../style/polls-form.css'

/** A place to drop a file, or to choose one; it goes to the node with how far it is. */
export function FileDrop({
  label,
  hint,
  accept,
  complaint,
  onBrought,
}: {
  label: string
  hint: string
  accept: string
  /** Why the file that was brought is not the one that belongs here. */
  complaint?: string | undefined
  onBrought: (preview: ImportPreview) => void
}) {
  const { say, formats } = useText()
  const [isOver, setOver] = useState(false)
  const [part, setPart] = useState(0)
  const stop = useRef<AbortController | null>(null)
  const bring = useMutation({
    mutationFn: async ({ file, reading }: { file: File; reading?: FileReading }) => {
      stop.current = new AbortController()
      setPart(0)
      return bringFile(file, stop.current.signal, setPart, reading)
    },
    onSuccess: onBrought,
  })
  const isStopped = bring.error instanceof DOMException && bring.error.name === 'AbortError'
  const percent = formats.number(Math.floor(100 * part))
  const file = bring.variables?.file
  const isUnread = bring.error !== null && /encoding|undecodable/.test(faultOf(bring.error).code)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a drop is only another way to the field within, which the keyboard reaches
    <fieldset
      className={isOver ? 'drop over' : 'drop'}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped !== undefined) bring.mutate({ file: dropped })
      }}
    >
      <p>
        <b>{label}</b>
      </p>
      <label className="button file-button">
        <span>{say(file === undefined ? 'pollsImport.choose' : 'pollsImport.chooseOther')}</span>
        <input
          type="file"
          className="hidden"
          accept={accept}
          disabled={bring.isPending}
          onChange={({ target }) => {
            const chosen = target.files?.[0]
            if (chosen !== undefined) bring.mutate({ file: chosen })
            // The same file may be brought again, mended.
            target.value = ''
          }}
        />
      </label>
      <p className="hint">{hint}</p>
      {bring.isPending ? (
        <div className="asking">
          <progress value={part} max={1} aria-label={label} />
          <output>
            {part < 1 ? say('pollsImport.bringing', { percent }) : say('pollsImport.reading')}
          </output>
          <button type="button" className="button" onClick={() => stop.current?.abort()}>
            {say('topic.stop')}
          </button>
        </div>
      ) : null}
      <div aria-live="polite">
        {bring.data === undefined ? null : (
          <p>
            <Sign name={complaint === undefined ? 'confirmed' : 'warning'} />{' '}
            <bdi>{bring.data.name}</bdi>
            {complaint === undefined ? null : `${formats.gap}${complaint}`}
          </p>
        )}
      </div>
      {bring.error === null || isStopped ? null : <FaultNotice error={bring.error} />}
      {file !== undefined && (isUnread || bring.data?.format === 'csv') ? (
        <ReadAgain
          isOpen={isUnread}
          hasSeparator={!/\.z?sav$/i.test(file.name)}
          disabled={bring.isPending}
          onRead={(reading) => bring.mutate({ file, reading })}
        />
      ) : null}
    </fieldset>
  )
}

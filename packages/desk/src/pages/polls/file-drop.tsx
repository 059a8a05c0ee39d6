import type { ImportPreview } from '@suyab/server/api'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { bringFile } from '../../api/polls.ts'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import '../../style/figure.css'

/** A place to drop a file, or to choose one; it goes to the node with how far it is. */
export function FileDrop({
  label,
  hint,
  accept,
  onBrought,
}: {
  label: string
  hint: string
  accept: string
  onBrought: (preview: ImportPreview) => void
}) {
  const { say, formats } = useText()
  const [isOver, setOver] = useState(false)
  const [part, setPart] = useState(0)
  const stop = useRef<AbortController | null>(null)
  const bring = useMutation({
    mutationFn: async (file: File) => {
      stop.current = new AbortController()
      setPart(0)
      return bringFile(file, stop.current.signal, setPart)
    },
    onSuccess: onBrought,
  })
  const isStopped = bring.error instanceof DOMException && bring.error.name === 'AbortError'
  const percent = formats.number(Math.floor(100 * part))
  return (
    // A drop is only another way to the field within, which the keyboard reaches.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
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
        const [file] = event.dataTransfer.files
        if (file !== undefined) bring.mutate(file)
      }}
    >
      <label className="field-group">
        <b>{label}</b>
        <input
          type="file"
          accept={accept}
          disabled={bring.isPending}
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file !== undefined) bring.mutate(file)
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
      {bring.data === undefined ? null : (
        <p>
          <Sign name="confirmed" /> <bdi>{bring.data.name}</bdi>
        </p>
      )}
      {bring.error === null || isStopped ? null : <FaultNotice error={bring.error} />}
    </fieldset>
  )
}

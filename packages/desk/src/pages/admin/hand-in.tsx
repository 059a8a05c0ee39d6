import type { HandedIn } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useText } from '../../text/text.tsx'
import { HandedInList, type Outcome } from './handed-in.tsx'

/** What is being read now. */
interface Progress {
  readonly name: string
  readonly number: number
  readonly count: number
}

/** A place to drop files for an intake, or to choose them; each says what became of it. */
export function HandIn({ intake, name }: { intake: string; name: string }) {
  const text = useText()
  const { say } = text
  const client = useQueryClient()
  const [isOver, setOver] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const bring = async (file: File): Promise<Outcome> => {
    const path = `/intakes/${encodeURIComponent(intake)}/files?name=${encodeURIComponent(file.name)}`
    const outcome = { key: keyOf(file), name: file.name }
    try {
      return { ...outcome, handed: await send<HandedIn>('POST', path, file) }
    } catch (error) {
      // One file that does not arrive holds up none of the others.
      const status = error instanceof RequestFault ? error.status : undefined
      return { ...outcome, failed: faultSentence(text, faultOf(error), status) }
    }
  }
  const handing = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setOutcomes([])
      for (const [index, file] of files.entries()) {
        setProgress({ name: file.name, number: index + 1, count: files.length })
        const outcome = await bring(file)
        setOutcomes((before) => [...before, outcome])
      }
      setProgress(null)
      await client.invalidateQueries({ queryKey: ['intakes'] })
    },
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a drop is only another way to the field within, which the keyboard reaches
    <fieldset
      className={isOver ? 'hand-in over' : 'hand-in'}
      aria-label={`${say('admin.handIn')}: ${name}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!handing.isPending) handing.mutate([...event.dataTransfer.files])
      }}
    >
      {/* The field's own words would be in the browser's language, not in the desk's. */}
      <label className={handing.isPending ? 'button waiting' : 'button'}>
        {say('admin.handIn')}
        <input
          className="hidden"
          type="file"
          multiple
          disabled={handing.isPending}
          onChange={({ target }) => {
            handing.mutate([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </label>
      <small className="block">{say('admin.handInHint')}</small>
      <output>
        {progress === null ? null : (
          <>
            {say('admin.handingIn', { name: progress.name })}
            {progress.count === 1
              ? null
              : ` · ${say('admin.fileOf', { number: progress.number, count: progress.count })}`}
          </>
        )}
      </output>
      <HandedInList outcomes={outcomes} />
    </fieldset>
  )
}

/** Folders of one drop may hold files of one name. */
function keyOf({ name, size, lastModified }: File): string {
  return `${name} ${size} ${lastModified}`
}

import type { HandedIn } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'

/** What became of one file. */
interface Outcome {
  readonly key: string
  readonly name: string
  readonly isWhole: boolean
  readonly sentences: readonly string[]
}

/** A place to drop files for an intake, or to choose them; each says what became of it. */
export function HandIn({ intake, name }: { intake: string; name: string }) {
  const text = useText()
  const { say } = text
  const client = useQueryClient()
  const [isOver, setOver] = useState(false)
  const [current, setCurrent] = useState('')
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const outcomeOf = (file: File, { taken, changed, refused, ...rest }: HandedIn): Outcome => ({
    key: keyOf(file),
    name: file.name,
    isWhole: refused === 0,
    sentences: [
      rest.unchanged ? say('admin.outcomeSame') : say('admin.outcome', { taken, changed, refused }),
      ...rest.faults.map((fault) => faultSentence(text, fault)),
    ],
  })
  const bring = async (file: File): Promise<Outcome> => {
    const path = `/intakes/${encodeURIComponent(intake)}/files?name=${encodeURIComponent(file.name)}`
    try {
      return outcomeOf(file, await send<HandedIn>('POST', path, file))
    } catch (error) {
      // One file that does not arrive holds up none of the others.
      const status = error instanceof RequestFault ? error.status : undefined
      return {
        key: keyOf(file),
        name: file.name,
        isWhole: false,
        sentences: [faultSentence(text, faultOf(error), status)],
      }
    }
  }
  const handing = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setOutcomes([])
      for (const file of files) {
        setCurrent(file.name)
        const outcome = await bring(file)
        setOutcomes((before) => [...before, outcome])
      }
      setCurrent('')
      await client.invalidateQueries({ queryKey: ['intakes'] })
    },
  })
  return (
    // A drop is only another way to the field within, which the keyboard reaches.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
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
      <label>
        <b>{say('admin.handIn')}</b>{' '}
        <input
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
      <output>{current === '' ? null : say('admin.handingIn', { name: current })}</output>
      {outcomes.length === 0 ? null : (
        <ul className="rows">
          {outcomes.map((outcome) => (
            <li key={outcome.key}>
              <span>
                <Sign name={outcome.isWhole ? 'confirmed' : 'warning'} /> <bdi>{outcome.name}</bdi>:{' '}
                {outcome.sentences.join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

/** Folders of one drop may hold files of one name. */
function keyOf({ name, size, lastModified }: File): string {
  return `${name} ${size} ${lastModified}`
}

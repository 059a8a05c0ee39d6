import type { MarginDeclaration, WavePage, WeightingRecipe } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { changeWave, weight } from '../../api/polls.ts'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { MarginField } from './margin-field.tsx'
import { WeightingRefused } from './weighting-refused.tsx'
import { WeightingReportView } from './weighting-report.tsx'

type Method = Exclude<WeightingRecipe['method'], 'none'>
const methods: readonly Method[] = ['rake', 'post-stratify', 'calibrate']
const distances = ['raking', 'linear', 'logit'] as const

interface Draft {
  method: Method
  margins: MarginDeclaration[]
  cap: string
  floor: string
  infeasible: NonNullable<WeightingRecipe['infeasible']>
  distance: (typeof distances)[number]
  /** Of calibration: what a weight may become, in multiples of itself. */
  least: string
  most: string
  note: string
}

function draftOf(recipe: WeightingRecipe | undefined): Draft {
  return {
    method: recipe === undefined || recipe.method === 'none' ? 'rake' : recipe.method,
    margins: [...(recipe?.margins ?? [])],
    cap: recipe?.cap?.toString() ?? '5',
    floor: recipe?.floor?.toString() ?? '',
    infeasible: recipe?.infeasible ?? 'refuse',
    distance: recipe?.distance ?? 'raking',
    least: recipe?.bounds?.least.toString() ?? '',
    most: recipe?.bounds?.most.toString() ?? '',
    note: '',
  }
}

function recipeOf({
  method,
  margins,
  cap,
  floor,
  infeasible,
  distance,
  least,
  most,
}: Draft): WeightingRecipe {
  return {
    method,
    margins,
    ...(cap === '' ? {} : { cap: Number(cap) }),
    ...(floor === '' ? {} : { floor: Number(floor) }),
    infeasible,
    ...(method === 'calibrate' ? { distance } : {}),
    ...(method === 'calibrate' && least !== '' && most !== ''
      ? { bounds: { least: Number(least), most: Number(most) } }
      : {}),
  }
}

/** A new weighting: its margins and caps, what it would come to, and then putting it in force. */
export function WeightingForm({
  wave,
  start,
  onClose,
}: {
  wave: WavePage
  /** The recipe that stands now, to begin from. */
  start: WeightingRecipe | undefined
  onClose: () => void
}) {
  const { say } = useText()
  const client = useQueryClient()
  const toast = useToast()
  const [draft, setDraft] = useState<Draft>(() => draftOf(start))
  const recipe = recipeOf(draft)
  const { poll, number } = wave
  const look = useMutation({
    mutationFn: async () => weight(poll.id, number, { recipe, dry: true }),
  })
  const enforce = useMutation({
    mutationFn: async () => {
      const made = await weight(poll.id, number, { recipe, note: draft.note.trim(), dry: false })
      await changeWave(poll.id, number, { weighting: made.number })
      return made
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['polls'] })
      toast({ text: say('pollsWork.nowInForce') })
      onClose()
    },
  })
  const put = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    // What was looked at is no longer what would be put in force.
    look.reset()
  }
  const error = look.error ?? enforce.error
  const heading = useRef<HTMLHeadingElement>(null)
  const outcome = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // What was asked for stands below a long form: it is gone to.
  useEffect(() => {
    if (look.isSuccess) outcome.current?.focus()
  }, [look.isSuccess])
  return (
    <section className="poll-step weighting-form">
      <h2 ref={heading} tabIndex={-1}>
        {say('pollsWork.newWeighting')}
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          look.mutate()
        }}
      >
        <Margins wave={wave} margins={draft.margins} onChange={(margins) => put({ margins })} />
        <How draft={draft} put={put} />
        {error === null ? null : (
          <WeightingRefused wave={wave} margins={draft.margins} error={error} />
        )}
        <p className="row-of">
          <button
            type="submit"
            className={look.data === undefined ? 'button main' : 'button'}
            disabled={draft.margins.length === 0 || look.isPending}
          >
            {say(look.isPending ? 'pollsWork.trying' : 'pollsWork.dryRun')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {say('shell.cancel')}
          </button>
        </p>
      </form>
      {look.data === undefined ? null : (
        <section className="ruled">
          <h2 ref={outcome} tabIndex={-1}>
            {say('pollsWork.would')}
          </h2>
          <WeightingReportView wave={wave} report={look.data.report} />
          <p className="row-of">
            <label className="inline">
              <span>{say('pollsWork.note')}</span>
              <input
                className="field"
                maxLength={500}
                value={draft.note}
                onChange={({ target }) => setDraft((before) => ({ ...before, note: target.value }))}
              />
            </label>
            <button
              type="button"
              className="button main"
              disabled={enforce.isPending}
              onClick={() => enforce.mutate()}
            >
              {say('pollsWork.putInForce')}
            </button>
          </p>
        </section>
      )}
    </section>
  )
}

function Margins({
  wave,
  margins,
  onChange,
}: {
  wave: WavePage
  margins: readonly MarginDeclaration[]
  onChange: (margins: MarginDeclaration[]) => void
}) {
  const { say } = useText()
  const empty: MarginDeclaration = { variables: [], targets: {}, source: '' }
  return (
    <>
      <p>{say('pollsWork.marginsWhat')}</p>
      {margins.map((margin, index) => (
        <MarginField
          // Margins have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          wave={wave}
          margin={margin}
          number={index + 1}
          onChange={(changed) =>
            onChange(margins.map((one, place) => (place === index ? changed : one)))
          }
          onRemove={() => onChange(margins.filter((_, place) => place !== index))}
        />
      ))}
      <p>
        <button type="button" className="button" onClick={() => onChange([...margins, empty])}>
          {say('pollsWork.addMargin')}
        </button>
      </p>
    </>
  )
}

function How({ draft, put }: { draft: Draft; put: (part: Partial<Draft>) => void }) {
  const { say } = useText()
  const { method, distance, infeasible } = draft
  return (
    <div className="row-of weighting-how">
      <label className="inline">
        <span>{say('pollsWork.method')}</span>
        <select
          className="field"
          value={method}
          onChange={({ target }) =>
            put({ method: methods.find((one) => one === target.value) ?? method })
          }
        >
          {methods.map((one) => (
            <option key={one} value={one}>
              {say(`pollsWork.method.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {method === 'calibrate' ? (
        <label className="inline">
          <span>{say('pollsWork.distance')}</span>
          <select
            className="field"
            value={distance}
            onChange={({ target }) =>
              put({ distance: distances.find((one) => one === target.value) ?? distance })
            }
          >
            {distances.map((one) => (
              <option key={one} value={one}>
                {say(`pollsWork.distance.${one}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {method === 'calibrate'
        ? (['least', 'most'] as const).map((name) => (
            <label key={name} className="inline">
              <span>{say(name === 'least' ? 'pollsWork.boundLeast' : 'pollsWork.boundMost')}</span>
              <input
                className="field short"
                type="number"
                min={0}
                step={0.05}
                required={distance === 'logit'}
                value={draft[name]}
                onChange={({ target }) => put({ [name]: target.value })}
              />
            </label>
          ))
        : null}
      {(['cap', 'floor'] as const).map((name) => (
        <label key={name} className="inline">
          <span>{say(`pollsWork.${name}`)}</span>
          <input
            className="field short"
            type="number"
            min={name === 'cap' ? 1 : 0}
            max={name === 'cap' ? 1000 : 1}
            step={0.05}
            value={draft[name]}
            onChange={({ target }) => put({ [name]: target.value })}
          />
        </label>
      ))}
      <label className="inline">
        <span>{say('pollsWork.infeasible')}</span>
        <select
          className="field"
          value={infeasible}
          onChange={({ target }) =>
            put({ infeasible: target.value === 'nearest' ? 'nearest' : 'refuse' })
          }
        >
          <option value="refuse">{say('pollsWork.infeasible.refuse')}</option>
          <option value="nearest">{say('pollsWork.infeasible.nearest')}</option>
        </select>
      </label>
    </div>
  )
}

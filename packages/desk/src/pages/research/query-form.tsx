import type { ApiFault } from '@suyab/server/api'
import { useEffectEvent, useId, useLayoutEffect, useRef, useState, type FormEvent } from 'react'
import type { Asked } from '../../api/coverage.ts'
import { useText } from '../../text/text.tsx'
import { placeOf, QueryFault } from './query-fault.tsx'

interface Form {
  q: string
  from: string
  to: string
  copies: 'once' | 'all'
}

function formOf({ q = '', from = '', to = '', copies }: Asked): Form {
  return { q, from, to, copies: copies ?? 'once' }
}

/** The query, its period and how copies count; it asks when it is sent. */
export function QueryForm({
  asked,
  fault,
  onAsk,
}: {
  /** As it is asked now; a saved query by its text. */
  asked: Asked
  fault: ApiFault | null
  onAsk: (asked: Asked) => void
}) {
  const { say } = useText()
  const [form, setForm] = useState(() => formOf(asked))
  const [shown, setShown] = useState(asked)
  if (JSON.stringify(shown) !== JSON.stringify(asked)) {
    setShown(asked)
    setForm(formOf(asked))
  }
  const field = useRef<HTMLTextAreaElement>(null)
  const ids = { fault: useId(), hint: useId() }
  const place = fault === null ? undefined : placeOf(fault)
  const isPeriod = fault !== null && place !== undefined && !isAbout(fault, asked.q)
  const showPlace = (): void => {
    field.current?.focus()
    if (place !== undefined) field.current?.setSelectionRange(place.from, place.to)
  }
  const change = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }))
  const ask = (event?: FormEvent): void => {
    event?.preventDefault()
    const { q, from, to, copies } = form
    onAsk({
      ...(q.trim() === '' ? {} : { q: q.trim() }),
      ...(from.trim() === '' ? {} : { from: from.trim() }),
      ...(to.trim() === '' ? {} : { to: to.trim() }),
      ...(copies === 'all' ? { copies } : {}),
    })
  }
  return (
    <search>
      <form className="query-form" onSubmit={ask}>
        <label className="query-field">
          <span className="hidden">{say('research.query')}</span>
          <textarea
            ref={field}
            className="field"
            rows={Math.min(8, Math.max(1, form.q.split('\n').length, Math.ceil(form.q.length / 90)))}
            dir="auto"
            spellCheck={false}
            autoCapitalize="off"
            placeholder={say('research.queryHint')}
            value={form.q}
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : ids.fault}
            onChange={(event) => change({ q: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              ask()
            }}
          />
        </label>
        <div className="row-of query-more">
          <label className="inline">
            <span>{say('research.from')}</span>
            <DayField value={form.from} hint={ids.hint} onChange={(from) => change({ from })} />
          </label>
          <label className="inline">
            <span>{say('research.to')}</span>
            <DayField value={form.to} hint={ids.hint} onChange={(to) => change({ to })} />
          </label>
          <small id={ids.hint}>{say('research.dayHint')}</small>
          <label className="inline">
            <span>{say('research.copies')}</span>
            <select
              className="field"
              value={form.copies}
              onChange={(event) => change({ copies: event.target.value === 'all' ? 'all' : 'once' })}
            >
              <option value="once">{say('research.copiesOnce')}</option>
              <option value="all">{say('research.copiesAll')}</option>
            </select>
          </label>
          <button type="submit" className="button main">
            {say('research.ask')}
          </button>
        </div>
      </form>
      {fault === null ? null : (
        <QueryFault
          id={ids.fault}
          query={isPeriod ? '' : (asked.q ?? '')}
          fault={isPeriod ? { code: 'query.period' } : fault}
          onShow={showPlace}
        />
      )}
      <FaultFocus place={place} show={showPlace} />
    </search>
  )
} // prettier-ignore

/** Whether a fault is of the query; the node reads periods by the same grammar. */
function isAbout({ data }: ApiFault, query = ''): boolean {
  const [at, found] = [data?.['at'], data?.['found']]
  if (typeof at !== 'number' || typeof found !== 'string') return true
  return query.slice(at, at + found.length) === found
}

/** Puts the caret at the place once, when a fault comes. */
function FaultFocus({
  place,
  show,
}: {
  place: { from: number; to: number } | undefined
  show: () => void
}) {
  const showNow = useEffectEvent(show)
  const key = place === undefined ? '' : `${place.from} ${place.to}`
  useLayoutEffect(() => {
    if (key !== '') showNow()
  }, [key])
  return null
}

function DayField({
  value,
  hint,
  onChange,
}: {
  value: string
  hint: string
  onChange: (value: string) => void
}) {
  return (
    <input
      className="field day"
      dir="ltr"
      inputMode="numeric"
      maxLength={10}
      value={value}
      aria-describedby={hint}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

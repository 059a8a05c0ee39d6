import { comparerFor } from '@suyab/language/collation'
import { countries } from '@suyab/language/country'
import { timeZones, wallDay } from '@suyab/language/zone'
import type { Outlet } from '@suyab/server/api'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { addOutlet, changeOutlet } from '../../api/outlets.ts'
import { nodeNow, useSession } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { TextsFields } from '../../component/texts-fields.tsx'
import { useText } from '../../text/text.tsx'
import { AddressList } from './outlet-address.tsx'
import { useOutletErrand } from './outlet-errand.ts'

interface Draft {
  id: string
  names: Readonly<Record<string, string>>
  country: string
  languages: string
  timeZone: string
  feeds: string[]
  sitemaps: string[]
  owner: string
  observedSince: string
  observedUntil: string
  retention: string
  pace: string
}

/** What is known of an outlet: a new one, or one that is changed. */
export function OutletForm({ outlet, onClose }: { outlet?: Outlet; onClose: () => void }) {
  const text = useText()
  const { say } = text
  const { newsroom } = useSession()
  const navigate = useNavigate()
  const errand = useOutletErrand()
  const [draft, setDraft] = useState<Draft>(() => draftOf(outlet, newsroom))
  const put = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const save = async (): Promise<void> => {
    const fields = fieldsOf(draft)
    const saved = await errand(
      async () =>
        outlet === undefined
          ? addOutlet({ id: draft.id.trim(), ...present(fields) })
          : changeOutlet(outlet.id, fields),
      say('outlets.form.saved'),
    )
    if (!saved) return
    onClose()
    if (outlet === undefined)
      await navigate({ to: '/research/outlets/$id', params: { id: draft.id.trim() } })
  }
  return (
    <Dialog
      wide
      title={outlet === undefined ? say('outlets.form.new') : say('outlets.edit')}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <button type="submit" className="button main">
          {say('outlets.form.save')}
        </button>
      }
    >
      <div className="outlet-form">
        <div className="form">
          {outlet === undefined ? (
            <Field label={say('outlets.form.id')} hint={say('outlets.form.idHint')}>
              <input
                className="field"
                dir="ltr"
                required
                pattern="[a-z\d][a-z\d.\-]{0,99}"
                value={draft.id}
                onChange={(event) => put({ id: event.target.value })}
              />
            </Field>
          ) : null}
          <TextsFields
            texts={draft.names}
            onChange={(names) => put({ names })}
            label={(language) =>
              say('outlets.form.nameIn', { language: text.languageName(language) })
            }
            another={say('outlets.form.anotherName')}
            maxLength={300}
            required
          />
          <Field label={say('outlets.form.country')}>
            <CountrySelect value={draft.country} onChange={(country) => put({ country })} />
          </Field>
          <Field label={say('outlets.form.languages')} hint={say('outlets.form.languagesHint')}>
            <input
              className="field"
              dir="ltr"
              required
              value={draft.languages}
              onChange={(event) => put({ languages: event.target.value })}
            />
          </Field>
          <Field label={say('outlets.form.timeZone')} hint={say('outlets.form.timeZoneHint')}>
            <ZoneField value={draft.timeZone} onChange={(timeZone) => put({ timeZone })} />
          </Field>
          <Field label={say('outlets.form.owner')}>
            <input
              className="field"
              maxLength={300}
              value={draft.owner}
              onChange={(event) => put({ owner: event.target.value })}
            />
          </Field>
        </div>
        <div className="form">
          {(['feed', 'sitemap'] as const).map((kind) => (
            <AddressList
              key={kind}
              kind={kind}
              addresses={kind === 'feed' ? draft.feeds : draft.sitemaps}
              timeZone={draft.timeZone}
              onChange={(addresses) =>
                put(kind === 'feed' ? { feeds: addresses } : { sitemaps: addresses })
              }
            />
          ))}
          <div className="outlet-pair">
            <Field label={say('outlets.form.observedSince')}>
              <input
                className="field"
                type="date"
                required
                value={draft.observedSince}
                onChange={(event) => put({ observedSince: event.target.value })}
              />
            </Field>
            <Field label={say('outlets.form.observedUntil')}>
              <input
                className="field"
                type="date"
                min={draft.observedSince}
                value={draft.observedUntil}
                onChange={(event) => put({ observedUntil: event.target.value })}
              />
            </Field>
          </div>
          <div className="outlet-pair">
            <Field label={say('outlets.form.retention')} hint={say('outlets.form.retentionHint')}>
              <input
                className="field"
                type="number"
                min={1}
                max={100_000}
                value={draft.retention}
                onChange={(event) => put({ retention: event.target.value })}
              />
            </Field>
            <Field label={say('outlets.form.pace')} hint={say('outlets.form.paceHint')}>
              <input
                className="field"
                type="number"
                required
                min={0.1}
                max={3600}
                step={0.1}
                value={draft.pace}
                onChange={(event) => put({ pace: event.target.value })}
              />
            </Field>
          </div>
        </div>
      </div>
    </Dialog>
  )
}

export function Field({
  label,
  hint,
  children,
}: {
  label: string
  hint?: string
  children: ReactNode
}) {
  return (
    <label>
      <span className="small">{label}</span>
      {children}
      {hint === undefined ? null : <small className="hint">{hint}</small>}
    </label>
  )
}

/** A country by its name in the reader's language. */
export function CountrySelect({
  value,
  onChange,
}: {
  value: string
  onChange: (code: string) => void
}) {
  const text = useText()
  const names = useMemo(() => {
    const compare = comparerFor(text.language)
    return countries()
      .map((code) => [code, text.regionName(code)] as const)
      .filter(([code, name]) => name !== code)
      .toSorted(([, a], [, b]) => compare(a, b))
  }, [text])
  return (
    <select
      className="field"
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">–</option>
      {names.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** A time zone, with those that the browser knows to choose from. */
export function ZoneField({
  value,
  onChange,
}: {
  value: string
  onChange: (zone: string) => void
}) {
  return (
    <>
      <input
        className="field"
        dir="ltr"
        required
        list="time-zones"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id="time-zones">
        {timeZones().map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </>
  )
}

function draftOf(
  outlet: Outlet | undefined,
  { timeZone, languages: [own = 'en'] }: { timeZone: string; languages: readonly string[] },
): Draft {
  if (outlet === undefined)
    return {
      id: '',
      names: { [own]: '' },
      country: '',
      languages: '',
      timeZone,
      feeds: [''],
      sitemaps: [],
      owner: '',
      observedSince: wallDay(nodeNow(), timeZone),
      observedUntil: '',
      retention: '',
      pace: '2',
    }
  return {
    id: outlet.id,
    names: outlet.names,
    country: outlet.country,
    languages: outlet.languages.join(' '),
    timeZone: outlet.timeZone,
    feeds: [...outlet.feeds],
    sitemaps: [...outlet.sitemaps],
    owner: outlet.owner ?? '',
    observedSince: outlet.observedSince,
    observedUntil: outlet.observedUntil ?? '',
    retention: outlet.retention?.toString() ?? '',
    pace: String(outlet.pace),
  }
}

type Optional = 'owner' | 'observedUntil' | 'retention'
type Fields = Omit<Outlet, 'id' | Optional> & {
  [Name in Optional]: NonNullable<Outlet[Name]> | null
}

/** What the form says; null where a field is left empty. */
function fieldsOf(draft: Draft): Fields {
  const addresses = (all: readonly string[]): string[] =>
    all.map((one) => one.trim()).filter((one) => one !== '')
  return {
    names: Object.fromEntries(Object.entries(draft.names).filter(([, name]) => name.trim() !== '')),
    country: draft.country,
    languages: draft.languages.split(/[\s,]+/).filter((tag) => tag !== ''),
    timeZone: draft.timeZone.trim(),
    feeds: addresses(draft.feeds),
    sitemaps: addresses(draft.sitemaps),
    owner: draft.owner.trim() || null,
    observedSince: draft.observedSince,
    observedUntil: draft.observedUntil || null,
    retention: draft.retention === '' ? null : Number(draft.retention),
    pace: Number(draft.pace),
  }
}

/** The same without what is left empty. */
function present({ owner, observedUntil, retention, ...rest }: Fields): Omit<Outlet, 'id'> {
  return {
    ...rest,
    ...(owner === null ? {} : { owner }),
    ...(observedUntil === null ? {} : { observedUntil }),
    ...(retention === null ? {} : { retention }),
  }
}

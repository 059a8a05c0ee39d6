import { exchangeLanguages } from '@suyab/language/tag'
import { wallDay } from '@suyab/language/zone'
import type { OutletImport, OutletImportBody } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importOutlets } from '../../api/outlets.ts'
import { nodeNow, useSession } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { In } from '../../component/named.tsx'
import { Sign } from '../../component/sign.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { CountrySelect, Field, ZoneField } from './outlet-form.tsx'
import { fieldName, outletFaultSentence } from './outlet-words.ts'
import { ownName } from './outlets-search.ts'

type Defaults = NonNullable<OutletImportBody['defaults']>
type ListFile = Pick<OutletImportBody, 'format' | 'text'>

const changes = ['new', 'changed', 'same'] as const

/** A list of outlets from a file: first what it would change and what of it is wrong, then the change. */
export function OutletImportDialog({ onClose }: { onClose: () => void }) {
  const { say } = useText()
  const { newsroom } = useSession()
  const toast = useToast()
  const client = useQueryClient()
  const [file, setFile] = useState<ListFile | null>(null)
  const [defaults, setDefaults] = useState<Defaults>({
    country: '',
    language: newsroom.languages[0] ?? 'en',
    timeZone: newsroom.timeZone,
    observedSince: wallDay(nodeNow(), newsroom.timeZone),
  })
  const look = useMutation({ mutationFn: importOutlets })
  const bodyOf = (given: ListFile, apply: boolean, known = defaults): OutletImportBody => ({
    ...given,
    ...(given.format === 'opml' ? { defaults: known } : {}),
    apply,
  })
  const lookAt = (given: ListFile | null, known = defaults): void => {
    const isReady = given !== null && (given.format === 'csv' || known.country !== '')
    if (isReady) look.mutate(bodyOf(given, false, known))
    else look.reset()
  }
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return
    const text = await chosen.text()
    const format = /^\s*(?:<\?xml|<opml)/i.test(text) ? 'opml' : 'csv'
    setFile({ format, text })
    lookAt({ format, text })
  }
  const put = (part: Partial<Defaults>): void => {
    const known = { ...defaults, ...part }
    setDefaults(known)
    lookAt(file, known)
  }
  const found = look.data
  const count = found?.rows.filter(({ change }) => change !== 'same').length ?? 0
  const apply = useMutation({
    mutationFn: importOutlets,
    onSuccess: async () => {
      toast({ text: say('outlets.import.done', { count }) })
      await client.invalidateQueries({ queryKey: ['outlets'] })
      onClose()
    },
  })
  return (
    <Dialog
      wide={found !== undefined}
      title={say('outlets.import.title')}
      onClose={onClose}
      onSubmit={() => {
        if (file !== null && count > 0) apply.mutate(bodyOf(file, true))
      }}
      actions={
        <button type="submit" className="button main" disabled={count === 0 || apply.isPending}>
          {count === 0 ? say('outlets.import') : say('outlets.import.apply', { count })}
        </button>
      }
    >
      <label className="field-group">
        <span className="small">{say('outlets.import.file')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.opml,.xml,text/csv,text/x-opml"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      {file?.format === 'opml' ? <DefaultFields defaults={defaults} put={put} /> : null}
      {look.isPending ? <Loading /> : null}
      {look.error === null ? null : <FaultNotice error={look.error} />}
      {apply.error === null ? null : <FaultNotice error={apply.error} />}
      {found === undefined ? null : <Preview found={found} />}
    </Dialog>
  )
}

function DefaultFields({
  defaults,
  put,
}: {
  defaults: Defaults
  put: (part: Partial<Defaults>) => void
}) {
  const { say, languageName } = useText()
  return (
    <fieldset className="form">
      <legend className="small">{say('outlets.import.defaults')}</legend>
      <Field label={say('outlets.form.country')}>
        <CountrySelect value={defaults.country} onChange={(country) => put({ country })} />
      </Field>
      <Field label={say('outlets.import.language')}>
        <select
          className="field"
          value={defaults.language}
          onChange={(event) => put({ language: event.target.value })}
        >
          {exchangeLanguages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={say('outlets.form.timeZone')}>
        <ZoneField value={defaults.timeZone} onChange={(timeZone) => put({ timeZone })} />
      </Field>
      <Field label={say('outlets.form.observedSince')}>
        <input
          className="field"
          type="date"
          required
          value={defaults.observedSince}
          onChange={(event) => put({ observedSince: event.target.value })}
        />
      </Field>
    </fieldset>
  )
}

const shown = 200

function Preview({ found }: { found: OutletImport }) {
  const text = useText()
  const { say, formats } = text
  const { rows, faults } = found
  const sums = changes.map((change) => [change, rows.filter((row) => row.change === change).length] as const) // prettier-ignore
  const told = sums.filter(([, count]) => count > 0)
  return (
    <>
      <p aria-live="polite">
        {told.length === 0
          ? say('outlets.import.nothing')
          : formats.list(told.map(([change, count]) => say(`outlets.import.${change}`, { count })))}
      </p>
      {faults.length === 0 ? null : (
        <section className="outlet-wrong">
          <h3>
            <Sign name="warning" /> {say('outlets.import.wrong', { count: faults.length })}
          </h3>
          <ul className="rows">
            {faults.slice(0, shown).map(({ line, code, ...data }) => (
              <li key={`${line} ${JSON.stringify(data)}`}>
                <b>{say('outlets.import.line', { line })}</b>{' '}
                <span>{outletFaultSentence(text, { code, data: { ...data } })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length === 0 ? null : (
        <ul className="rows outlet-preview">
          {rows.slice(0, shown).map(({ outlet, change, fields }) => {
            const name = ownName(outlet)
            return (
              <li key={outlet.id}>
                <span>
                  <In language={name.language} className="news">
                    {name.text}
                  </In>{' '}
                  <small dir="ltr">{outlet.id}</small>
                </span>
                <span>
                  {say(`outlets.import.change.${change}`)}{' '}
                  {fields.length === 0 ? null : (
                    <small>{formats.list(fields.map((field) => fieldName(text, field)))}</small>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

import { exchangeLanguages } from '@suyab/language/tag'
import type { Intake, IntakeInput } from '@suyab/server/api'
import { useState } from 'react'
import { useText } from '../../text/text.tsx'

const paces = [5, 15, 30, 60, 360, 1440]
const kinds = [
  ['url', 'admin.intakeUrl'],
  ['folder', 'admin.intakeFolder'],
  ['upload', 'admin.intakeUpload'],
] as const

/** Where items come from, as the administrator sets it up. */
export function AddIntake({ add }: { add: (input: IntakeInput) => Promise<boolean> }) {
  const { say, languageName } = useText()
  const [kind, setKind] = useState<Intake['kind']>('url')
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [language, setLanguage] = useState('')
  const [every, setEvery] = useState(15)
  const [offer, setOffer] = useState(false)
  const submit = async (): Promise<void> => {
    const added = await add({
      name: name.trim(),
      kind,
      address: kind === 'upload' ? '' : place.trim(),
      every,
      offer,
      ...(language === '' ? {} : { language }),
    })
    if (!added) return
    setName('')
    setPlace('')
  }
  return (
    <section className="ruled">
      <h2>{say('admin.addIntake')}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <fieldset className="row-of">
          <legend className="small">{say('admin.intakeWhere')}</legend>
          {kinds.map(([value, label]) => (
            <label key={value} className="check">
              <input
                type="radio"
                name="kind"
                checked={kind === value}
                onChange={() => setKind(value)}
              />
              <span>{say(label)}</span>
            </label>
          ))}
        </fieldset>
        {kind === 'upload' ? null : (
          <label>
            <span className="small">
              {say(kind === 'url' ? 'admin.intakeUrl' : 'admin.intakeFolder')}
            </span>
            <input
              className="field"
              type={kind === 'url' ? 'url' : 'text'}
              dir="ltr"
              required
              placeholder={kind === 'url' ? 'https://' : '/'}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          </label>
        )}
        <label>
          <span className="small">{say('admin.intakeName')}</span>
          <input
            className="field"
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          <span className="small">{say('admin.itemLanguage')}</span>
          <select
            className="field"
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            <option value="">{say('admin.languageByItself')}</option>
            {exchangeLanguages.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        </label>
        {kind === 'upload' ? null : (
          <label>
            <span className="small">{say('admin.every')}</span>
            <select
              className="field"
              value={every}
              onChange={(event) => setEvery(Number(event.target.value))}
            >
              {paces.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {say('admin.minutes', { count: minutes })}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={offer}
            onChange={(event) => setOffer(event.target.checked)}
          />
          <span>{say('admin.offerAtOnce')}</span>
        </label>
        <p className="row-of">
          <button type="submit" className="button main">
            {say('admin.add')}
          </button>
        </p>
      </form>
    </section>
  )
}

import { directionOf, exchangeLanguages } from '@suyab/language/tag'
import { useText } from '../text/text.tsx'

/** One text in the languages it exists in; another language is added by choosing it. */
export function TextsFields({
  texts,
  onChange,
  label,
  another,
  maxLength,
  required = false,
  long = false,
  describedBy,
}: {
  texts: Readonly<Record<string, string>>
  onChange: (texts: Record<string, string>) => void
  label: (language: string) => string
  another: string
  maxLength: number
  /** In at least one language. */
  required?: boolean
  long?: boolean
  describedBy?: string
}) {
  const { languageName } = useText()
  const given = Object.entries(texts)
  const free = exchangeLanguages.filter((tag) => texts[tag] === undefined)
  const isMissing = required && given.every(([, text]) => text.trim() === '')
  const field = (language: string, value: string, index: number) => {
    const shared = {
      className: 'field',
      lang: language,
      dir: directionOf(language),
      required: isMissing && index === 0,
      maxLength,
      value,
      'aria-describedby': describedBy,
    }
    const put = (text: string): void => onChange({ ...texts, [language]: text })
    return long ? (
      <textarea {...shared} rows={2} onChange={({ target }) => put(target.value)} />
    ) : (
      <input {...shared} onChange={({ target }) => put(target.value)} />
    )
  }
  return (
    <>
      {given.map(([language, value], index) => (
        <label key={language} className="field-group">
          <span className="small">{label(language)}</span>
          {field(language, value, index)}
        </label>
      ))}
      {free.length === 0 ? null : (
        <select
          className="field"
          aria-label={another}
          value=""
          onChange={({ target }) => onChange({ ...texts, [target.value]: '' })}
        >
          <option value="">{another}</option>
          {free.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      )}
    </>
  )
}

import { directionOf, exchangeLanguages } from '@suyab/language/tag'
import { useText } from '../text/text.tsx'

interface Texts {
  texts: Readonly<Record<string, string>>
  onChange: (texts: Record<string, string>) => void
  label: (language: string) => string
  another: string
  maxLength: number
  /** In at least one language. */
  required?: boolean
  long?: boolean
  /** Of what is wrong with it. */
  describedBy?: string
}

/** One text in the languages it exists in; another language is added by choosing it. */
export function TextsFields({ texts, onChange, label, another, ...field }: Texts) {
  return (
    <>
      {Object.keys(texts).map((language) => (
        <label key={language} className="field-group">
          <span className="small">{label(language)}</span>
          <TextField {...field} texts={texts} onChange={onChange} language={language} />
        </label>
      ))}
      <AnotherLanguage texts={texts} onChange={onChange} another={another} said={another} />
    </>
  )
}

/** The same under one title, each language with its name beside the text. */
export function TitledTexts({
  title,
  texts,
  onChange,
  label,
  another,
  more,
  ...field
}: Texts & {
  title: string
  /** What the choice of another language shows; `another` says it in full. */
  more: string
}) {
  const { languageName } = useText()
  return (
    <div className="titled-texts">
      <span className="small" aria-hidden="true">
        {title}
      </span>
      {Object.keys(texts).map((language) => (
        <div key={language} className="titled-text">
          <span aria-hidden="true">{languageName(language)}</span>
          <TextField
            {...field}
            texts={texts}
            onChange={onChange}
            language={language}
            said={label(language)}
          />
        </div>
      ))}
      <AnotherLanguage texts={texts} onChange={onChange} another={another} said={more} />
    </div>
  )
}

function TextField({
  texts,
  onChange,
  language,
  said,
  maxLength,
  required = false,
  long = false,
  describedBy,
}: Pick<Texts, 'texts' | 'onChange' | 'maxLength' | 'required' | 'long' | 'describedBy'> & {
  language: string
  /** Where no label stands with it. */
  said?: string
}) {
  const isMissing = required && Object.values(texts).every((text) => text.trim() === '')
  const shared = {
    className: 'field',
    lang: language,
    dir: directionOf(language),
    required: isMissing && Object.keys(texts)[0] === language,
    maxLength,
    value: texts[language] ?? '',
    'aria-label': said,
    'aria-describedby': describedBy,
    'aria-invalid': describedBy === undefined ? undefined : true,
  }
  const put = (text: string): void => onChange({ ...texts, [language]: text })
  return long ? (
    <textarea {...shared} rows={2} onChange={({ target }) => put(target.value)} />
  ) : (
    <input {...shared} onChange={({ target }) => put(target.value)} />
  )
}

function AnotherLanguage({
  texts,
  onChange,
  another,
  said,
}: Pick<Texts, 'texts' | 'onChange' | 'another'> & { said: string }) {
  const { languageName } = useText()
  const free = exchangeLanguages.filter((tag) => texts[tag] === undefined)
  if (free.length === 0) return null
  return (
    <select
      className="another-language"
      aria-label={another}
      value=""
      onChange={({ target }) => onChange({ ...texts, [target.value]: '' })}
    >
      <option value="">{said}</option>
      {free.map((tag) => (
        <option key={tag} value={tag}>
          {languageName(tag)}
        </option>
      ))}
    </select>
  )
}

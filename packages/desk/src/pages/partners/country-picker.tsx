import { useMemo } from 'react'
import { useText } from '../../text/text.tsx'

/** Countries by name, chosen one after the other; none chosen means anywhere. */
export function CountryPicker({
  countries,
  onChange,
}: {
  countries: readonly string[]
  onChange: (countries: string[]) => void
}) {
  const text = useText()
  const { say } = text
  const names = useMemo(() => {
    const collator = new Intl.Collator([text.language, 'en'])
    return countryCodes()
      .map((code) => [code, text.regionName(code)] as const)
      .filter(([code, name]) => name !== code)
      .toSorted(([, a], [, b]) => collator.compare(a, b))
  }, [text])
  return (
    <fieldset className="choices">
      <legend className="small">{say('partners.territory')}</legend>
      {countries.length === 0 ? <span>{say('partners.anywhere')}</span> : null}
      {countries.map((code) => (
        <button
          key={code}
          type="button"
          className="button"
          aria-label={say('partners.removeCountry', { country: text.regionName(code) })}
          onClick={() => onChange(countries.filter((one) => one !== code))}
        >
          {text.regionName(code)} ×
        </button>
      ))}
      <select
        className="field"
        aria-label={say('partners.addCountry')}
        value=""
        onChange={(event) => onChange([...countries, event.target.value])}
      >
        <option value="">{say('partners.addCountry')}</option>
        {names
          .filter(([code]) => !countries.includes(code))
          .map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </fieldset>
  )
}

/** Names that `Intl` gives for two letters that are no country. */
const notCountries = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC MI NH NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ'.split(
    ' ',
  ),
)

/** ISO 3166-1 alpha-2: the pairs of letters that `Intl` knows a country by. */
function countryCodes(): string[] {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notCountries.has(code) && english.of(code) !== undefined)
}

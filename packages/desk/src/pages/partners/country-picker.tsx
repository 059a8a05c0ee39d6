import { comparerFor } from '@suyab/language/collation'
import { countries as allCountries } from '@suyab/language/country'
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
    const compare = comparerFor(text.language)
    return allCountries()
      .map((code) => [code, text.regionName(code)] as const)
      .filter(([code, name]) => name !== code)
      .toSorted(([, a], [, b]) => compare(a, b))
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

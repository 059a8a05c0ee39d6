/** A value, what it is called, and in which language that is where it is not the desk's. */
export type Option<Value> = readonly [value: Value, label: string, lang?: string]

/** A labelled list of which one is chosen. */
export function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: Value
  options: readonly Option<Value>[]
  onChange: (value: Value) => void
}) {
  return (
    <label className="inline">
      <span>{label}</span>
      <select
        className="field"
        value={value}
        onChange={({ target }) => {
          const chosen = options[target.selectedIndex]
          if (chosen !== undefined) onChange(chosen[0])
        }}
      >
        {options.map(([one, name, lang]) => (
          <option key={one} value={one} lang={lang}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

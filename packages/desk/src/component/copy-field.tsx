import { useId, useRef } from 'react'
import { useToast } from '../shell/toasts.tsx'
import { useText } from '../text/text.tsx'

/** Something to be copied whole, such as a link with a secret in it. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const { say } = useText()
  const toast = useToast()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const copy = async (): Promise<void> => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      toast({ text: say('partners.copied') })
    } catch (error) {
      // Browsers refuse it without https; the text is selected, so that a key does it.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error
      toast({ text: say('partners.copyFailed') })
    }
  }
  return (
    <div className="copy-field">
      <label className="small" htmlFor={id}>
        {label}
      </label>
      <div className="row-of">
        <input
          ref={field}
          id={id}
          className="field"
          dir="ltr"
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="button main" onClick={() => void copy()}>
          {say('partners.copy')}
        </button>
      </div>
      {hint === undefined ? null : <p className="t-note">{hint}</p>}
    </div>
  )
}

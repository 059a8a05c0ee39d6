import type { Medium } from '@suyab/server/api'
import { useState } from 'react'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'

const media: readonly Medium[] = ['web', 'print', 'broadcast', 'social']

/** Where the item came out, for the receipt that the partner gets. */
export function PublishDialog({
  onClose,
  onPublish,
}: {
  onClose: () => void
  onPublish: (publication: { media: Medium[]; url?: string }) => void
}) {
  const { say } = useText()
  const [chosen, setChosen] = useState<Medium[]>(['web'])
  const [url, setUrl] = useState('')
  return (
    <Dialog
      title={say('item.publishTitle')}
      onClose={onClose}
      onSubmit={() => onPublish({ media: chosen, ...(url === '' ? {} : { url }) })}
      actions={
        <button type="submit" className="button main" disabled={chosen.length === 0}>
          {say('item.publish')}
        </button>
      }
    >
      <fieldset className="choices">
        <legend className="small">{say('item.publishMedia')}</legend>
        {media.map((medium) => (
          <label key={medium}>
            <input
              type="checkbox"
              checked={chosen.includes(medium)}
              onChange={() =>
                setChosen(
                  chosen.includes(medium)
                    ? chosen.filter((one) => one !== medium)
                    : [...chosen, medium],
                )
              }
            />
            <span>{say(`words.medium.${medium}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="field-group">
        <span className="small">{say('item.publishUrl')}</span>
        <input
          className="field"
          type="url"
          dir="ltr"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </label>
    </Dialog>
  )
}

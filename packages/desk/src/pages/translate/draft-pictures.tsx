import { directionOf } from '@suyab/language/tag'
import type { DraftView, Picture } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { putPicture, removePicture, uploadPicture } from '../../api/drafts.ts'
import { faultOf } from '../../api/fault.ts'
import { pictureAddress } from '../../api/items.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import type { LetteredFinding } from './finding-mark.ts'
import { FindingList } from './finding-list.tsx'

const words = ['caption', 'alt', 'credit'] as const

/** The draft's pictures with their words; new ones by choosing or dropping files. */
export function DraftPictures({
  draft,
  findings,
}: {
  draft: DraftView
  findings: readonly LetteredFinding[]
}) {
  const text = useText()
  const { say } = text
  const id = useId()
  const client = useQueryClient()
  const errand = useErrand()
  const [uploading, setUploading] = useState<string | null>(null)
  const failed = (error: unknown): string => faultSentence(text, faultOf(error))
  const refresh = async (): Promise<void> =>
    client.invalidateQueries({ queryKey: ['draft', draft.id] })

  const upload = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      setUploading(file.name)
      // One after the other: they stand in the order in which they were chosen.
      // oxlint-disable-next-line no-await-in-loop
      await errand(
        async () => {
          await putPicture(draft.id, await uploadPicture(file))
          await refresh()
        },
        null,
        failed,
      )
    }
    setUploading(null)
  }
  const own = findings.filter(({ field }) => field === 'pictures')
  return (
    <section
      className="ruled pictures"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void upload([...event.dataTransfer.files])
      }}
    >
      <h2>{say('translate.pictures')}</h2>
      {draft.pictures.length === 0 ? <p>{say('translate.noPictures')}</p> : null}
      <FindingList findings={own} language={draft.language} />
      {draft.pictures.map((picture, index) => (
        <PictureWords
          key={picture.digest ?? index}
          picture={picture}
          language={draft.language}
          save={async (next) =>
            errand(
              async () => {
                await putPicture(draft.id, next)
                await refresh()
              },
              null,
              failed,
            )
          }
          remove={async () =>
            errand(
              async () => {
                await removePicture(draft.id, picture.digest!)
                await refresh()
              },
              null,
              failed,
            )
          }
        />
      ))}
      <p className="row-of">
        <label className="button" htmlFor={id}>
          {say('translate.addPicture')}
        </label>
        <input
          id={id}
          className="hidden file"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"
          multiple
          onChange={(event) => {
            void upload([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <span className="t-note">{say('translate.dropHere')}</span>
        <output>
          {uploading === null ? null : say('translate.uploading', { name: uploading })}
        </output>
      </p>
    </section>
  )
}

function PictureWords({
  picture,
  language,
  save,
  remove,
}: {
  picture: Picture
  language: string
  save: (picture: Picture) => Promise<boolean>
  remove: () => Promise<boolean>
}) {
  const { say } = useText()
  const [typed, setTyped] = useState<Partial<Picture>>({})
  const leave = async (): Promise<void> => {
    if (words.every((word) => typed[word] === undefined || typed[word] === picture[word])) return
    if (await save({ ...picture, ...typed })) setTyped({})
  }
  return (
    <div className="picture-words">
      {picture.digest === undefined ? (
        <p className="t-note">{say('translate.pictureMissing')}</p>
      ) : (
        <img src={pictureAddress(picture.digest, 320)} alt={picture.alt ?? ''} />
      )}
      <div className="form">
        {words.map((word) => (
          <label key={word}>
            <span className="small">{say(`translate.${word}`)}</span>
            <input
              className="field"
              lang={language}
              dir={directionOf(language)}
              value={typed[word] ?? picture[word] ?? ''}
              onChange={(event) => setTyped({ ...typed, [word]: event.target.value })}
              onBlur={() => void leave()}
            />
          </label>
        ))}
        <p>
          <button type="button" className="plain" onClick={() => void remove()}>
            {say('translate.removePicture')}
          </button>
        </p>
      </div>
    </div>
  )
}

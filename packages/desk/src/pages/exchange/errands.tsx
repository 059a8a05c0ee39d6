import type { ItemDetail, ItemErrand } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { address, itemPath, send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useKeys } from '../../shell/keyboard.ts'
import { useErrand, type Toast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { TranslateDialog } from './translate-dialog.tsx'

/** In the order in which they are offered; the first that may be done is the main one. */
const order: readonly ItemErrand[] = [
  'update-translation',
  'keep',
  'take',
  'translate',
  'publish',
  'correct',
  'note',
  'release',
  'withhold',
  'kill',
  'unpublish',
  'return',
  'export',
]
const keys: Partial<Record<ItemErrand, string>> = {
  take: 'C',
  return: 'C',
  translate: 'F',
  'update-translation': 'F',
  note: 'N',
}
type Asking = 'translate' | 'note' | 'publish' | 'withhold' | 'kill' | 'keep'

/** What this person may do with the item; the node decides again when it is done. */
export function Errands({ detail }: { detail: ItemDetail }) {
  const text = useText()
  const { say } = text
  const client = useQueryClient()
  const router = useRouter()
  const errand = useErrand()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { newsroom } = useSession()
  // A partner's item that our translation has not followed: to follow it is the first thing to do.
  const behind = detail.translations.find(
    (row) => row.stale && row.newsroom.id === newsroom.id && row.state !== 'draft',
  )
  const allowed: readonly ItemErrand[] =
    behind !== undefined && detail.may.includes('translate')
      ? [...detail.may, 'update-translation']
      : detail.may
  const may = order.filter((one) => allowed.includes(one))
  const { uri } = detail

  const refresh = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['item', uri] }),
      client.invalidateQueries({ queryKey: ['items'] }),
      client.invalidateQueries({ queryKey: ['alarms'] }),
    ])
  }
  const run = async (what: () => Promise<unknown>, done: Toast | null): Promise<boolean> => {
    const ran = await errand(what, done, (error) =>
      faultSentence(text, faultOf(error), error instanceof RequestFault ? error.status : undefined),
    )
    await refresh()
    return ran
  }
  const tell = async (
    method: 'POST' | 'DELETE',
    rest: string,
    body: unknown,
    done: Toast,
  ): Promise<boolean> => {
    setAsking(null)
    return run(async () => send(method, itemPath(uri, rest), body), done)
  }
  const begin = async (rest: string, body: unknown): Promise<void> => {
    setAsking(null)
    await run(async () => {
      const { draft } = await send<{ draft: string }>('POST', itemPath(uri, rest), body)
      await router.navigate({ href: `/drafts/${encodeURIComponent(draft)}` })
    }, null)
  }

  const take = (): void => {
    void tell(
      'POST',
      '/take',
      {},
      {
        text: say('item.taken'),
        undo: () => void tell('DELETE', '/take', undefined, { text: say('item.returned') }),
      },
    )
  }
  const actions: Record<ItemErrand, () => void> = {
    take,
    return: () => void tell('DELETE', '/take', undefined, { text: say('item.returned') }),
    translate: () => setAsking('translate'),
    'update-translation': () => {
      // Asked of the translation itself or of its source: the node knows which draft that is.
      const itself = detail.translationOf?.stale === true ? detail.language : undefined
      void begin('/translation', { language: itself ?? behind?.language ?? detail.language })
    },
    publish: () => setAsking('publish'),
    unpublish: () =>
      void tell('DELETE', '/publish', undefined, { text: say('item.unpublishedDone') }),
    note: () => setAsking('note'),
    correct: () => void begin('/correction', {}),
    withhold: () => setAsking('withhold'),
    release: () => void tell('POST', '/release', {}, { text: say('item.releasedDone') }),
    kill: () => setAsking('kill'),
    keep: () => setAsking('keep'),
    export: () =>
      globalThis.location.assign(address(itemPath(uri, '/export'), { format: 'ninjs' })),
  }
  const doFirst = (...wanted: ItemErrand[]): void => {
    const one = wanted.find((errandName) => allowed.includes(errandName))
    if (one !== undefined) actions[one]()
  }
  useKeys({
    c: () => doFirst('take', 'return'),
    f: () => doFirst('update-translation', 'translate'),
    n: () => doFirst('note'),
  })

  // F translates only where there is nothing to bring up to date.
  const keyOf = (one: ItemErrand): string | undefined =>
    one === 'translate' && may.includes('update-translation') ? undefined : keys[one]

  const reasons = {
    kill: async (reason: string) =>
      tell('POST', '/kill', { reason }, { text: say('item.killedDone'), alarm: true }),
    withhold: async (reason: string) =>
      tell('POST', '/withhold', { reason }, { text: say('item.withheldDone') }),
    keep: async (reason: string) =>
      tell('POST', '/keep', { reason }, { text: say('item.keptDone') }),
  }
  if (may.length === 0) return null
  return (
    <div className="errands row-of">
      {may.map((one, index) => (
        <button
          key={one}
          type="button"
          className={`button${index === 0 && one !== 'kill' ? ' main' : ''}${one === 'kill' ? ' stop' : ''}`}
          onClick={actions[one]}
        >
          {say(`item.${one}`)}
          {keyOf(one) === undefined ? null : <kbd>{keyOf(one)}</kbd>}
        </button>
      ))}
      {asking === 'translate' ? (
        <TranslateDialog
          detail={detail}
          onClose={() => setAsking(null)}
          onBegin={(language) => void begin('/translation', { language })}
        />
      ) : null}
      {asking === 'note' ? (
        <NoteDialog
          language={detail.language}
          onClose={() => setAsking(null)}
          onSend={(note) => void tell('POST', '/note', note, { text: say('item.noteSent') })}
        />
      ) : null}
      {asking === 'publish' ? (
        <PublishDialog
          onClose={() => setAsking(null)}
          onPublish={(publication) =>
            void tell('POST', '/publish', publication, { text: say('item.publishedDone') })
          }
        />
      ) : null}
      {asking === 'kill' || asking === 'withhold' || asking === 'keep' ? (
        <ReasonDialog
          errand={asking}
          sourceReason={detail.sourceKilled?.reason}
          onClose={() => setAsking(null)}
          onReason={(reason) => void reasons[asking](reason)}
        />
      ) : null}
    </div>
  )
}

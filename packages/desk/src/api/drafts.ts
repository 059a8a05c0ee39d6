import type {
  DraftField,
  DraftPatch,
  DraftPublish,
  DraftRow,
  DraftView,
  ItemKind,
  Picture,
} from '@suyab/server/api'
import { queryOptions } from '@tanstack/react-query'
import type { PatchAnswer } from '../pages/translate/draft-keeper.ts'
import { get, send } from './client.ts'
import { faultOf, RequestFault } from './fault.ts'

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => get<DraftRow[]>('/drafts', {}, signal),
})

export function draftQuery(id: string) {
  return queryOptions({
    queryKey: ['draft', id],
    queryFn: async ({ signal }) => get<DraftView>(draftPath(id), {}, signal),
  })
}

export function draftPath(id: string, rest = ''): string {
  return `/drafts/${encodeURIComponent(id)}${rest}`
}

export async function beginDraft(kind: ItemKind, language: string): Promise<DraftView> {
  return send<DraftView>('POST', '/drafts', { kind, language })
}

/** Tells the node of one changed field; what it answers is never an error thrown. */
export async function patchDraft(id: string, patch: DraftPatch): Promise<PatchAnswer> {
  try {
    const { revision } = await send<{ revision: number }>('PATCH', draftPath(id), patch)
    return { is: 'saved', revision }
  } catch (error) {
    const theirs =
      error instanceof RequestFault && error.status === 409 ? theirsIn(error.body) : null
    return theirs === null ? { is: 'failed', fault: faultOf(error) } : { is: 'conflict', theirs }
  }
}

function theirsIn(body: unknown): DraftField | null {
  if (typeof body !== 'object' || body === null || !('theirs' in body)) return null
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the node is the desk's own: its answers are what the API's types say
  return body.theirs as DraftField
}

export async function publishDraft(id: string, how: DraftPublish): Promise<{ uri: string }> {
  return send<{ uri: string }>('POST', draftPath(id, '/publish'), how)
}

export async function discardDraft(id: string): Promise<void> {
  await send('DELETE', draftPath(id))
}

/** One more paragraph below the field `after`; gives it as it begins. */
export async function addParagraph(id: string, after: string): Promise<DraftField> {
  return send<DraftField>('POST', draftPath(id, '/paragraphs'), { after })
}

export async function uploadPicture(file: File): Promise<Picture> {
  return send<Picture>('POST', '/pictures', file)
}

/** Adds a picture to the draft, or gives one that it has other words. */
export async function putPicture(id: string, picture: Picture): Promise<void> {
  await send('POST', draftPath(id, '/pictures'), picture)
}

export async function removePicture(id: string, digest: string): Promise<void> {
  await send('DELETE', draftPath(id, '/pictures'), { digest })
}

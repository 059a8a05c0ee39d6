import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { draftQuery } from '../../api/drafts.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { DraftEditor } from './draft-editor.tsx'
import './draft.css'

/** A draft that is open: a translation beside its source, or an item of one's own. */
export function DraftPage() {
  const { id } = useParams({ from: '/drafts/$id' })
  const draft = useQuery(draftQuery(id))
  // A draft that is already open stays, with its unsaved text, when the node fails to answer.
  if (draft.data !== undefined) return <DraftEditor key={id} draft={draft.data} />
  if (draft.error !== null) {
    return <FaultNotice error={draft.error} retry={() => void draft.refetch()} />
  }
  return <Loading />
}

import { useInfiniteQuery } from '@tanstack/react-query'
import { itemsQuery, type Box } from '../../api/items.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import type { ExchangeSearch } from './exchange-search.ts'

/** A box of items: filters, list, the open item. */
export function ExchangePage({ box, search }: { box: Box; search: ExchangeSearch }) {
  const { say } = useText()
  const { item: _open, ...filters } = search
  const items = useInfiniteQuery(itemsQuery(box, filters))
  return (
    <>
      <PageHead title={say(box === 'in' ? 'shell.incoming' : 'shell.own')} />
      {items.isPending ? <Loading /> : null}
      {items.error === null ? null : (
        <FaultNotice error={items.error} retry={() => void items.refetch()} />
      )}
    </>
  )
}

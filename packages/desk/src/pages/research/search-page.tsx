import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { ResearchNav } from './research-nav.tsx'

/** What the press wrote, found. */
export function SearchPage() {
  const { say } = useText()
  return (
    <>
      <ResearchNav />
      <PageHead title={say('shell.research')} />
    </>
  )
}

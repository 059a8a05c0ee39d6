import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { ResearchNav } from './research-nav.tsx'

export function TopicPage() {
  const { say } = useText()
  return (
    <>
      <ResearchNav />
      <PageHead title={say('research.growth')} />
    </>
  )
}

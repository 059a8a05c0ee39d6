import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from './api/session.ts'
import { parseSearch, stringifySearch } from './search-string.ts'
import { parseExchangeSearch } from './pages/exchange/exchange-search.ts'
import { parseConceptSearch } from './pages/research/concept-search.ts'
import { parseResearchSearch, parseTopicSearch } from './pages/research/research-search.ts'
import { parseOutletsSearch } from './pages/research/outlets-search.ts'
import { parseChangesSearch, parseWaveSearch } from './pages/polls/polls-search.ts'
import { spendLink } from './pages/sign-in/one-time-link.ts'
import { ErrorPage, MissingPage } from './shell/error-page.tsx'
import { isOpenPath, Shell } from './shell/shell.tsx'
import { TextGate } from './text/text-gate.tsx'

export interface RouterContext {
  queries: QueryClient
}

const root = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context, location }) => {
    const { person } = await context.queries.ensureQueryData(sessionQuery)
    if (person === null && !isOpenPath(location.pathname)) {
      throw redirect({ to: '/sign-in', search: { to: location.href } })
    }
  },
  component: () => (
    <TextGate>
      <Shell />
    </TextGate>
  ),
  notFoundComponent: MissingPage,
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/incoming' })
  },
})

const incoming = createRoute({
  getParentRoute: () => root,
  path: '/incoming',
  validateSearch: parseExchangeSearch,
  component: lazyRouteComponent(
    async () => import('./pages/exchange/incoming-page.tsx'),
    'IncomingPage',
  ),
})

const own = createRoute({
  getParentRoute: () => root,
  path: '/own',
  validateSearch: parseExchangeSearch,
  component: lazyRouteComponent(async () => import('./pages/exchange/own-page.tsx'), 'OwnPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(
    async () => import('./pages/account/account-page.tsx'),
    'AccountPage',
  ),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; why?: 'out' | 'ended' } => ({
    // Only a path of this desk: an address elsewhere would make the sign-in a springboard.
    ...(typeof search['to'] === 'string' && /^\/(?![/\\])/.test(search['to'])
      ? { to: search['to'] }
      : {}),
    ...(search['why'] === 'out' || search['why'] === 'ended' ? { why: search['why'] } : {}),
  }),
  beforeLoad: ({ location }) => {
    // The terminal's one-time link leads here as well.
    if (location.hash !== '') throw redirect({ to: '/enter', hash: location.hash, replace: true })
  },
  component: lazyRouteComponent(
    async () => import('./pages/sign-in/sign-in-page.tsx'),
    'SignInPage',
  ),
})

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  beforeLoad: async ({ context, location }) => {
    const outcome = await spendLink(context.queries, location.hash)
    if (outcome === 'entered') throw redirect({ to: '/incoming', replace: true })
    return { outcome }
  },
  component: lazyRouteComponent(async () => import('./pages/sign-in/enter-page.tsx'), 'EnterPage'),
})

const translate = createRoute({
  getParentRoute: () => root,
  path: '/translate',
  component: lazyRouteComponent(
    async () => import('./pages/translate/translate-page.tsx'),
    'TranslatePage',
  ),
})

const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$id',
  component: lazyRouteComponent(
    async () => import('./pages/translate/draft-page.tsx'),
    'DraftPage',
  ),
})

const research = createRoute({
  getParentRoute: () => root,
  path: '/research',
  validateSearch: parseResearchSearch,
  component: lazyRouteComponent(
    async () => import('./pages/research/search-page.tsx'),
    'SearchPage',
  ),
})

const concepts = createRoute({
  getParentRoute: () => root,
  path: '/research/concepts',
  component: lazyRouteComponent(
    async () => import('./pages/research/concepts-page.tsx'),
    'ConceptsPage',
  ),
})

const concept = createRoute({
  getParentRoute: () => root,
  path: '/research/concepts/$id',
  validateSearch: parseConceptSearch,
  component: lazyRouteComponent(
    async () => import('./pages/research/concept-page.tsx'),
    'ConceptPage',
  ),
})

const conceptJudging = createRoute({
  getParentRoute: () => root,
  path: '/research/concepts/$id/judge/$round',
  component: lazyRouteComponent(
    async () => import('./pages/research/concept-judging-page.tsx'),
    'ConceptJudgingPage',
  ),
})

const topic = createRoute({
  getParentRoute: () => root,
  path: '/research/topic',
  validateSearch: parseTopicSearch,
  component: lazyRouteComponent(async () => import('./pages/research/topic-page.tsx'), 'TopicPage'),
})

const outlets = createRoute({
  getParentRoute: () => root,
  path: '/research/outlets',
  validateSearch: parseOutletsSearch,
  component: lazyRouteComponent(
    async () => import('./pages/research/outlets-page.tsx'),
    'OutletsPage',
  ),
})

const outlet = createRoute({
  getParentRoute: () => root,
  path: '/research/outlets/$id',
  component: lazyRouteComponent(
    async () => import('./pages/research/outlet-page.tsx'),
    'OutletPage',
  ),
})

const polls = createRoute({
  getParentRoute: () => root,
  path: '/polls',
  component: lazyRouteComponent(async () => import('./pages/polls/polls-page.tsx'), 'PollsPage'),
})

const pollImport = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll/import',
  component: lazyRouteComponent(async () => import('./pages/polls/import-page.tsx'), 'ImportPage'),
})

const pollChanges = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll/changes',
  validateSearch: parseChangesSearch,
  component: lazyRouteComponent(
    async () => import('./pages/polls/changes-page.tsx'),
    'ChangesPage',
  ),
})

const wave = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll/waves/$wave',
  validateSearch: parseWaveSearch,
  component: lazyRouteComponent(async () => import('./pages/polls/wave-page.tsx'), 'WavePage'),
})

const waveQuestionnaire = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll/waves/$wave/questionnaire',
  component: lazyRouteComponent(
    async () => import('./pages/polls/questionnaire-page.tsx'),
    'QuestionnairePage',
  ),
})

const waveWeighting = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll/waves/$wave/weighting',
  component: lazyRouteComponent(
    async () => import('./pages/polls/weighting-page.tsx'),
    'WeightingPage',
  ),
})

const waveRecodings = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll/waves/$wave/recodings',
  validateSearch: (search: Record<string, unknown>): { of?: string } =>
    typeof search['of'] === 'string' ? { of: search['of'] } : {},
  component: lazyRouteComponent(
    async () => import('./pages/polls/recodings-page.tsx'),
    'RecodingsPage',
  ),
})

const waveAbout = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll/waves/$wave/about',
  component: lazyRouteComponent(async () => import('./pages/polls/about-page.tsx'), 'AboutPage'),
})

const partners = createRoute({
  getParentRoute: () => root,
  path: '/partners',
  component: lazyRouteComponent(
    async () => import('./pages/partners/partners-page.tsx'),
    'PartnersPage',
  ),
})

const invite = createRoute({
  getParentRoute: () => root,
  path: '/partners/invite',
  component: lazyRouteComponent(
    async () => import('./pages/partners/invite-page.tsx'),
    'InvitePage',
  ),
})

const accept = createRoute({
  getParentRoute: () => root,
  path: '/accept',
  component: lazyRouteComponent(
    async () => import('./pages/partners/accept-page.tsx'),
    'AcceptPage',
  ),
})

const agreement = createRoute({
  getParentRoute: () => root,
  path: '/agreements/$id',
  component: lazyRouteComponent(
    async () => import('./pages/partners/agreement-page.tsx'),
    'AgreementPage',
  ),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$id',
  component: lazyRouteComponent(
    async () => import('./pages/partners/invitation-page.tsx'),
    'InvitationPage',
  ),
})

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: '/admin/$part', params: { part: 'people' } })
  },
})

const adminPart = createRoute({
  getParentRoute: () => root,
  path: '/admin/$part',
  component: lazyRouteComponent(async () => import('./pages/admin/admin-page.tsx'), 'AdminPage'),
})

const routeTree = root.addChildren([
  home,
  incoming,
  own,
  translate,
  draft,
  research,
  concepts,
  concept,
  conceptJudging,
  topic,
  outlets,
  outlet,
  polls,
  pollImport,
  pollChanges,
  wave,
  waveQuestionnaire,
  waveWeighting,
  waveRecodings,
  waveAbout,
  partners,
  invite,
  accept,
  agreement,
  invitation,
  admin,
  adminPart,
  account,
  signIn,
  enter,
])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultErrorComponent: ErrorPage,
    defaultPreload: 'intent',
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}

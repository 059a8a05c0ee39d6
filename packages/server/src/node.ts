import { rm, writeFile } from 'node:fs/promises'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lookForHits } from '@suyab/coverage/saved/alert'
import { conceptsFor } from '@suyab/coverage/workbench/revision-store'
import { forgetUploads, uploadKept } from '@suyab/poll/upload-store'
import { openFolderBlobs } from '@suyab/store/blob'
import { openStore, type Store } from '@suyab/store/database'
import { openJobs } from '@suyab/store/job'
import { migrate } from '@suyab/store/migration'
import { makeApp, type NodeApp } from './app.ts'
import { beginCollecting, tidyByNight } from './collecting.ts'
import type { NodeConfig } from './config.ts'
import type { NodeBase, NodeContext } from './context.ts'
import { keepConcepts } from './coverage-concept.ts'
import { coveragePart } from './coverage-part.ts'
import { openRounds } from './every.ts'
import { runIntake } from './intake.ts'
import type { IntakeParts } from './intake-document.ts'
import { dueIntakes } from './intake-list.ts'
import { forgetOriginals } from './intake-original.ts'
import { forgetLive, openLive, tellLive } from './live.ts'
import type { Log } from './log.ts'
import { openMail } from './mail.ts'
import { nodeMigrations } from './migrations.ts'
import { openOutbound, resolveHost, type Resolve } from './outbound.ts'
import type { NodeParts } from './part.ts'
import { sweepPresence } from './presence.ts'
import { forgetBuckets } from './rate-limit.ts'
import { openReader } from './reader.ts'
import { forgetHosts } from './robots.ts'
import type { Route } from './route.ts'
import { coverageGrowthRoutes } from './routes/coverage-growth.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { coverageStoryRoutes } from './routes/coverage-stories.ts'
import { coverageConceptRoutes } from './routes/coverage-concepts.ts'
import { coverageJudgingRoutes } from './routes/coverage-judging.ts'
import { outletRoutes } from './routes/coverage-outlets.ts'
import { openPollTables } from './poll-tables.ts'
import { openPollWork } from './poll-work.ts'
import { pollDataRoutes } from './routes/poll-data.ts'
import { pollQuestionnaireRoutes } from './routes/poll-questionnaire.ts'
import { pollTableRoutes, weightsOf } from './routes/poll-tables.ts'
import { pollRoutes } from './routes/polls.ts'
import { foreignRoutes } from './routes/foreign.ts'
import { intakeFileRoutes } from './routes/intake-files.ts'
import { peopleRoutes } from './routes/people.ts'
import { savedQueryRoutes } from './routes/saved-queries.ts'
import { sessionRoutes } from './routes/session.ts'
import { watchRoutes } from './routes/watch.ts'
import { forgetExpired } from './session.ts'

/** The node cannot start; `text` says why and what to do, in one line for the terminal. */
export class NodeStartError extends Error {
  override readonly name = 'NodeStartError'
  readonly code: 'node.port-in-use' | 'node.port-forbidden' | 'node.address'

  constructor(code: NodeStartError['code'], text: string, cause: unknown) {
    super(text, { cause })
    this.code = code
  }
}

export interface NodeOptions {
  log: Log
  /** Milliseconds since 1970; the system's clock unless told. */
  clock?: () => number
  /** The desk's build; packages/desk/dist unless told. */
  deskFolder?: string
  /** The machine's resolver unless told. */
  resolve?: Resolve
  /** How another port is chosen where this one was not chosen by PORT. */
  portAdvice?: string
  /** Uses a store that is open already; it is not closed with the node. */
  store?: Store
  /** Milliseconds between two requests of the intakes to one host; 2,000 unless told. */
  pace?: number
}

/** A node that runs. */
export interface Node {
  origin: string
  port: number
  context: NodeContext
  routes: readonly Route[]
  intake: IntakeParts
  /** Takes no more requests, lets those under way end, and closes everything in order. */
  stop(): Promise<void>
}

/** The file that tells commands on this machine how to reach the running node's database. */
export const runningFile = 'running.json'

const deskBuild = fileURLToPath(new URL('../../desk/dist', import.meta.url))

/** A node's parts, opened and doing nothing by themselves. */
export interface OpenNode {
  context: NodeContext
  routes: readonly Route[]
  intake: IntakeParts
  /** Ends what is reckoned for requests: they are answered with a fault at once. */
  endWork(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the store, brings its tables up to date and opens the exchange on it: all that an errand
 * on the terminal needs. Neither listens nor begins any rounds, nor starts the archive's engine.
 * @throws FolderInUseError, StoreError
 */
export async function openNode(
  config: NodeConfig,
  parts: NodeParts,
  options: NodeOptions & { origin: string },
): Promise<OpenNode> {
  const { log, clock = Date.now, origin } = options
  const closing = new Closing(log)
  try {
    const store =
      options.store ??
      (await openStore(
        config.databaseUrl === undefined
          ? { dataFolder: config.dataFolder }
          : { url: config.databaseUrl },
      ))
    if (options.store === undefined) closing.add(() => store.close())
    for (const { feature, migrations } of nodeMigrations(parts.migrations))
      await migrate(store.db, feature, migrations)
    await keepConcepts(store.db, clock())
    const blobs = await openFolderBlobs(join(config.dataFolder, 'blobs'))
    const jobs = await openJobs(store, { onFault: (cause) => log.error('jobs.failed', cause) })
    closing.add(() => jobs.stop())
    const live = await openLive(store, log)
    closing.add(() => live.close())
    const outbound = openOutbound(config.allowPrivate, options.resolve ?? resolveHost)
    const { smtpUrl, mailFrom = `suyab@${new URL(origin).hostname}` } = config
    const mail =
      smtpUrl === undefined
        ? undefined
        : await openMail(store.db, jobs, { smtpUrl, from: mailFrom })
    if (mail !== undefined) closing.add(async () => mail.close())
    const reader = openReader()
    closing.add(() => reader.close())
    const base: NodeBase = {
      config,
      store,
      db: store.db,
      blobs,
      jobs,
      live,
      mail,
      outbound,
      log,
      clock,
      origin: () => origin,
    }
    const exchange = await parts.open(base)
    const context: NodeContext = {
      ...base,
      exchange,
      coverage: coveragePart(base),
      deskFolder: options.deskFolder ?? deskBuild,
    }
    const intake: IntakeParts = {
      db: store.db,
      blobs,
      outbound,
      read: (bytes, hint) => reader.read(bytes, hint),
      pictures: reader,
      take: (item, from) => exchange.take(item, from),
      taken: (uris, id) => exchange.taken(uris, id),
      keeps: (digest) => exchange.keeps(digest),
      clock,
      pace: options.pace ?? 2000,
    }
    const pollWork = openPollWork(join(config.dataFolder, 'blobs'))
    closing.add(() => pollWork.close())
    const pollTables = openPollTables(join(config.dataFolder, 'blobs'))
    closing.add(() => pollTables.close())
    const endWork = async (): Promise<void> => {
      await Promise.all([pollTables.close(), pollWork.close()])
    }
    const routes = [
      ...sessionRoutes(context),
      ...peopleRoutes(context),
      ...watchRoutes(context),
      ...foreignRoutes(context, intake),
      ...intakeFileRoutes(context, intake),
      ...coverageRoutes(context),
      ...coverageGrowthRoutes(context),
      ...coverageStoryRoutes(context),
      ...outletRoutes(context),
      ...savedQueryRoutes(context),
      ...coverageConceptRoutes(context),
      ...coverageJudgingRoutes(context),
      ...pollRoutes(context, pollWork),
      ...pollDataRoutes(context, pollWork, weightsOf(context, pollTables)),
      ...pollQuestionnaireRoutes(context, pollWork),
      ...pollTableRoutes(context, pollTables),
      ...exchange.routes,
    ]
    return { context, routes, intake, endWork, close: () => closing.run() }
  } catch (cause) {
    await closing.run()
    throw cause
  }
}

/** What is to be closed, the last opened first. */
class Closing {
  readonly #log: Log
  readonly #steps: (() => Promise<unknown>)[] = []

  constructor(log: Log) {
    this.#log = log
  }

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step)
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse())
      await step().catch((cause: unknown) => this.#log.error('node.stop-failed', cause))
  }
}

/**
 * Starts a newsroom's node: listens, opens its parts and begins their rounds.
 * @throws NodeStartError, FolderInUseError, StoreError
 */
export async function startNode(
  config: NodeConfig,
  parts: NodeParts,
  options: NodeOptions,
): Promise<Node> {
  const { log } = options
  // Listens first: a port in use is known before a database is started for nothing.
  let app: NodeApp | undefined
  const server = createAdaptorServer({
    fetch: (request, env) =>
      app === undefined
        ? Response.json({ fault: { code: 'node.starting' } }, { status: 503 })
        : app.fetch(request, env),
  })
  const port = await listen(server, config, options.portAdvice)
  const origin = config.origin ?? `http://localhost:${port}`
  const closing = new Closing(log)
  closing.add(() => closeServer(server))
  try {
    const node = await openNode(config, parts, { ...options, origin })
    closing.add(() => node.close())
    const { context, routes, intake } = node
    app = makeApp(context, routes)
    await context.mail?.work()
    closing.add(beginRounds(context, intake))
    await context.exchange.start()
    context.coverage?.start()
    closing.add(async () => context.coverage?.stop())
    const collecting = beginCollecting(context)
    closing.add(() => collecting.stop())
    closing.add(() => context.exchange.stop())
    if (config.databaseUrl === undefined && options.store === undefined) {
      const file = join(config.dataFolder, runningFile)
      const text = JSON.stringify({ url: context.store.url, origin })
      await writeFile(file, text, { mode: 0o600 })
      closing.add(() => rm(file, { force: true }))
    }
    // Requests end before anything that they use.
    closing.add(async () => {
      await context.live.close()
      const closed = closeServer(server)
      await node.endWork()
      await closed
    })
    log.info('node.started', { origin, port })
    return { origin, port, context, routes, intake, stop: () => closing.run() }
  } catch (cause) {
    await closing.run()
    throw cause
  }
}

/** What comes again by itself. Each round is safe in several processes at once. */
function beginRounds(node: NodeContext, intake: IntakeParts): () => Promise<void> {
  const rounds = openRounds(node.log)
  const now = (): Date => new Date(node.clock())
  rounds.every('presence', 15_000, () => sweepPresence(node.db, now()))
  rounds.every('intake', 10_000, async () => {
    for (const id of await dueIntakes(node.db, now()))
      await runIntake(intake, id).catch((cause: unknown) =>
        node.log.error('intake.failed', cause, { intake: id }),
      )
  })
  rounds.every('tidy', 600_000, async () => {
    await forgetExpired(node.db, now())
    await forgetBuckets(node.db, now())
    await forgetLive(node.db)
    await forgetOriginals(intake)
    await forgetHosts(node.db, now())
    // Opening sweeps away what was cut off on its way in, such as a file of answers with names.
    await openFolderBlobs(join(node.config.dataFolder, 'blobs'))
    await forgetUploads(node.db, node.blobs, new Date(node.clock() - uploadKept))
  })
  const { coverage } = node
  if (coverage !== undefined) {
    rounds.every('coverage.tidy', 300_000, () => tidyByNight(node))
    rounds.every('coverage.alerts', 60_000, () => tellHits(node))
  }
  return () => rounds.stop()
}

/** Tells the desks of new hits of the saved queries whose alert is on. */
export async function tellHits({ coverage, db }: NodeContext): Promise<void> {
  const archive = coverage?.archive()
  if (archive === undefined) return
  for (const alert of await lookForHits(db, archive, (query) => conceptsFor(db, query)))
    await tellLive(db, { type: 'coverage', ...alert })
}

function listen(
  server: ServerType,
  config: NodeConfig,
  portAdvice: string | undefined,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const { port, listen } = config
      if (cause.code === 'EADDRINUSE')
        reject(
          new NodeStartError(
            'node.port-in-use',
            `port ${port} is in use by another program: stop it, or choose another port with ${portAdvice ?? `PORT=${port + 1}`}`,
            cause,
          ),
        )
      else if (cause.code === 'EACCES')
        reject(
          new NodeStartError(
            'node.port-forbidden',
            `port ${port} needs more rights than this user has: choose one above 1023 with PORT=8080 and put a proxy before it`,
            cause,
          ),
        )
      else
        reject(
          new NodeStartError(
            'node.address',
            `cannot listen at ${listen} (${cause.code ?? cause.message}): name an address of this machine with SUYAB_LISTEN`,
            cause,
          ),
        )
    })
    server.listen(config.port, config.listen, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : config.port)
    })
  })
}

const patience = 5000

function closeServer(server: ServerType): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, patience)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { z } from 'zod'
import { parseNetwork, type Network } from './private-address.ts'

/** How a node runs, from its environment. */
export interface NodeConfig {
  /** The data folder, absolute. */
  dataFolder: string
  databaseUrl: string | undefined
  /** A ClickHouse of one's own instead of the embedded one. */
  clickhouseUrl: string | undefined
  /** Whether this node keeps an archive of what outlets publish; its engine takes memory and disk. */
  coverage: boolean
  /** An OpenAI-compatible endpoint by whose vectors articles are put into stories. */
  embeddings?: EmbeddingConfig
  /** 0: any free port. */
  port: number
  /** Where to listen: this machine alone unless an origin or SUYAB_LISTEN says otherwise. */
  listen: string
  /** The address people and partners use, without a path; undefined: http://localhost:PORT. */
  origin: string | undefined
  smtpUrl: string | undefined
  /** The sender of mails; undefined: suyab@<host of the origin>. */
  mailFrom: string | undefined
  /** Private networks and hosts that addresses from outside may lead to all the same. */
  allowPrivate: readonly Network[]
}

export interface EmbeddingConfig {
  /** The whole address, with its path. */
  url: string
  model: string
  key?: string
  /** The cosine at which two articles are as likely as not one story; models differ. */
  even: number
}

export interface ConfigFault {
  code: 'config.invalid'
  name: string
  /** What is wrong and what it should be, in one line for the terminal. */
  text: string
}

const origin = z
  .string()
  .transform((text) => text.replace(/\/$/, ''))
  .refine(isOrigin, 'should be an origin such as https://news.example.org, without a path')

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text
}

function hasScheme(...schemes: string[]): (text: string) => boolean {
  return (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol)
}

const environment = z.object({
  SUYAB_DATA: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine(
      hasScheme('postgres:', 'postgresql:'),
      'should be an address such as postgres://user:password@host:5432/suyab',
    )
    .optional(),
  CLICKHOUSE_URL: z
    .string()
    .refine(
      hasScheme('http:', 'https:'),
      'should be an address such as https://user:password@host:8443/suyab',
    )
    .optional(),
  SUYAB_EMBEDDINGS_URL: z
    .string()
    .refine(
      hasScheme('http:', 'https:'),
      'should be an address such as http://localhost:8080/v1/embeddings',
    )
    .optional(),
  SUYAB_EMBEDDINGS_MODEL: z.string().optional(),
  SUYAB_EMBEDDINGS_KEY: z.string().optional(),
  SUYAB_EMBEDDINGS_EVEN: z
    .string()
    .transform(Number)
    .refine((even) => even > 0 && even < 1, 'should be a cosine between 0 and 1, such as 0.7')
    .optional(),
  SUYAB_COVERAGE: z.enum(['on', 'off'], 'should be on or off').optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'should be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'should be a port number from 0 to 65535')
    .optional(),
  SUYAB_LISTEN: z.string().optional(),
  SUYAB_ORIGIN: origin.optional(),
  SUYAB_SMTP_URL: z
    .string()
    .refine(
      hasScheme('smtp:', 'smtps:'),
      'should be an address such as smtps://user:password@mail.example.org',
    )
    .optional(),
  SUYAB_MAIL_FROM: z.string().regex(/@/, 'should be a mail address').optional(),
  SUYAB_ALLOW_PRIVATE: z.string().optional(),
})

/** Reads a node's configuration from environment variables; an empty one counts as absent. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<NodeConfig, ConfigFault> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? 'environment')
    return refuse({ code: 'config.invalid', name, text: `${name} ${issue?.message ?? ''}` })
  }
  const values = parsed.data
  const url = values.SUYAB_EMBEDDINGS_URL
  const model = values.SUYAB_EMBEDDINGS_MODEL
  if ((url === undefined) !== (model === undefined)) {
    const name = url === undefined ? 'SUYAB_EMBEDDINGS_URL' : 'SUYAB_EMBEDDINGS_MODEL'
    const text = `${name} is missing: an endpoint for vectors has an address and a model`
    return refuse({ code: 'config.invalid', name, text })
  }
  const allowPrivate: Network[] = []
  for (const text of (values.SUYAB_ALLOW_PRIVATE ?? '').split(/[\s,]+/).filter(Boolean)) {
    const network = parseNetwork(text)
    if (network === undefined) {
      const what =
        'should list hosts, addresses or networks such as 10.0.0.0/8, separated by commas'
      const name = 'SUYAB_ALLOW_PRIVATE'
      return refuse({ code: 'config.invalid', name, text: `${name} ${what}; "${text}" is none` })
    }
    allowPrivate.push(network)
  }
  return ok({
    dataFolder: resolve(values.SUYAB_DATA ?? join(homedir(), '.suyab')),
    databaseUrl: values.DATABASE_URL,
    clickhouseUrl: values.CLICKHOUSE_URL,
    coverage:
      values.SUYAB_COVERAGE === undefined
        ? values.CLICKHOUSE_URL !== undefined
        : values.SUYAB_COVERAGE === 'on',
    ...(url === undefined || model === undefined
      ? {}
      : {
          embeddings: {
            url,
            model,
            even: values.SUYAB_EMBEDDINGS_EVEN ?? 0.7,
            ...(values.SUYAB_EMBEDDINGS_KEY === undefined
              ? {}
              : { key: values.SUYAB_EMBEDDINGS_KEY }),
          },
        }),
    port: values.PORT ?? 4747,
    listen: values.SUYAB_LISTEN ?? (values.SUYAB_ORIGIN === undefined ? '127.0.0.1' : '0.0.0.0'),
    origin: values.SUYAB_ORIGIN,
    smtpUrl: values.SUYAB_SMTP_URL,
    mailFrom: values.SUYAB_MAIL_FROM,
    allowPrivate,
  })
}

import type { Job, JobQueue, Jobs } from '@suyab/store/job'
import { sql, type Kysely, type Transaction } from 'kysely'
import { createTransport } from 'nodemailer'
import type { DeskLanguage } from './api.ts'
import { alarmText, type AlarmMail } from './mail-text.ts'

interface MailJob {
  person: string
  alarm: AlarmMail
}

/** Mails to the newsroom's own people. */
export interface Mail {
  /** Sends an alarm to everyone who wants alarms by mail, when the transaction commits. */
  alarm(trx: Transaction<unknown>, alarm: AlarmMail): Promise<void>
  /** Begins to send, in this process. */
  work(): Promise<void>
  /** Asks the mail server whether it takes us. @throws Error with its answer */
  verify(): Promise<void>
  close(): void
}

export interface MailOptions {
  smtpUrl: string
  from: string
}

/** Opens the mails of a node: one job per reader, tried again for a day when the server is away. */
export async function openMail(
  db: Kysely<unknown>,
  jobs: Jobs,
  options: MailOptions,
): Promise<Mail> {
  const transport = createTransport(options.smtpUrl, {
    from: options.from,
    // A message is only words: it can make the mailer read no file and fetch no address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const queue: JobQueue<MailJob> = await jobs.define<MailJob>('mail', {
    retryLimit: 40,
    retryDelay: 15,
    retryDelayMax: 3600,
  })
  const send = async ({ data }: Job<MailJob>): Promise<void> => {
    // Read again now: the address may have changed, the account may be gone.
    const { rows } = await sql<{ mail: string; language: DeskLanguage }>`
      SELECT mail, language FROM person
      WHERE id = ${data.person} AND erased_at IS NULL AND mail IS NOT NULL AND alarm_by_mail
    `.execute(db)
    const reader = rows[0]
    if (reader === undefined) return
    const { subject, text } = alarmText(data.alarm, reader.language)
    await transport.sendMail({
      to: { name: '', address: reader.mail },
      subject,
      text,
      priority: 'high',
      headers: { 'content-language': reader.language, 'auto-submitted': 'auto-generated' },
    })
  }
  return {
    alarm: async (trx, alarm) => {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM person WHERE erased_at IS NULL AND alarm_by_mail AND mail IS NOT NULL
      `.execute(trx)
      for (const { id } of rows)
        await jobs.send(trx, queue, { person: id, alarm }, { priority: 10 })
    },
    // An alarm is one job per reader: several at a time, and no long wait for the rest.
    work: () => jobs.work(queue, send, { concurrency: 5, pollSeconds: 2 }),
    verify: async () => {
      await transport.verify()
    },
    close: () => transport.close(),
  }
}

import { parentPort } from 'node:worker_threads'
import type { WorkerMessage } from './patient-worker.ts'

/**
 * The thread's side of a patient worker: answers each question, telling how far it is.
 * @param handedOver the memory of an answer that goes over instead of being copied
 */
export function answerQuestions<Question, Answer, Progress = never>(
  answer: (question: Question, say: (progress: Progress) => void) => Answer | Promise<Answer>,
  handedOver: (answer: Answer) => ArrayBuffer[] = () => [],
): void {
  const send = (message: WorkerMessage<Answer, Progress>, memory: ArrayBuffer[] = []): void =>
    parentPort?.postMessage(message, memory)
  const answerAloud = async (question: Question): Promise<void> => {
    const given = await answer(question, (progress) => send({ progress }))
    send({ answer: given }, handedOver(given))
  }
  parentPort?.on('message', (question: Question) => {
    answerAloud(question).catch((cause: unknown) => {
      const thrown = cause instanceof Error ? { name: cause.name, stack: cause.stack ?? cause.message } : { name: typeof cause, stack: String(cause) } // prettier-ignore
      send({ thrown })
    })
  })
}

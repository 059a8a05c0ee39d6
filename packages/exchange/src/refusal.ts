/**
 * An errand at the desk or on the command line that cannot be done as things stand. It is thrown
 * so that the transaction around it is rolled back; the edge turns it into a fault for the reader.
 */
export class Refusal extends Error {
  readonly code: string
  readonly data: Readonly<Record<string, string | number | boolean | null>>

  constructor(code: string, data: Refusal['data'] = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.data = data
  }
}

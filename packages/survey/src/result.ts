/**
 * What parsing foreign input gives: a value, or a coded fault that says why there is none.
 * Foreign input never throws; broken machinery does.
 */
export type Result<Value, Fault> = { ok: true; value: Value } | { ok: false; fault: Fault }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse<Fault>(fault: Fault): { ok: false; fault: Fault } {
  return { ok: false, fault }
}

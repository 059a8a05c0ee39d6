import init, { cut } from 'jieba-wasm/web'

/** Chinese was to be cut into words before its dictionary was there. */
export class ChineseNotLoaded extends Error {
  readonly code = 'language.chinese-not-loaded'
  constructor() {
    super('await loadChinese() before Chinese text is cut into words')
  }
}

let ready = false
let loading: Promise<void> | undefined

/**
 * Cuts a run of Han characters into dictionary words; unknown ones come out as single characters.
 * @source the same dictionary and model as in Node, compiled to WebAssembly
 */
export function cutChinese(run: string): string[] {
  if (!ready) throw new ChineseNotLoaded()
  return cut(run, false)
}

/** Fetches the dictionary (2.8 MB compressed), once; a fetch that failed may be tried again. */
export async function loadChinese(): Promise<void> {
  loading ??= load()
  try {
    await loading
  } catch (error) {
    loading = undefined
    throw error
  }
}

async function load(): Promise<void> {
  // The package's types are read as CommonJS, in which a default export would be the whole module.
  await (init as unknown as () => Promise<unknown>)()
  ready = true
}

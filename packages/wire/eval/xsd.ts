import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

import {
  XmlDocument,
  type XmlInputProvider,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm'

/** Another's judgement of XML: libxml2 with a schema file. Gives what is wrong, line by line. */
export function openXsd(file: string): (xml: string) => string[] {
  xmlRegisterInputProvider(filesBeside(dirname(file)))
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(file), { url: file }))
  return (xml) => {
    let document: XmlDocument | undefined
    try {
      document = XmlDocument.fromString(xml)
      validator.validate(document)
      return []
    } catch (cause) {
      if (cause instanceof XmlLibError)
        return cause.details.map(({ line, message }) => `${line}: ${message.trim()}`)
      throw cause
    } finally {
      document?.dispose()
    }
  }
}

/** The schema includes files that stand beside it, and nothing else is opened. */
function filesBeside(folder: string): XmlInputProvider {
  const open = new Map<number, { readonly bytes: Buffer; at: number }>()
  return {
    match: (name) => dirname(name) === folder && existsSync(name),
    open(name) {
      const handle = open.size + 1
      open.set(handle, { bytes: readFileSync(name), at: 0 })
      return handle
    },
    read(handle, buffer) {
      const file = open.get(handle)
      if (file === undefined) return -1
      const length = file.bytes.copy(buffer, 0, file.at)
      file.at += length
      return length
    },
    close: (handle) => open.delete(handle),
  }
}

import { expect, test } from 'vitest'

import { recognise } from './recognise.ts'

test.each([
  ['{"uri":"urn:a:1"}', 'ninjs'],
  ['[\n{"uri":"urn:a:1"}\n]', 'ninjs'],
  ['{\n  "uri": "urn:a:1"\n}', 'ninjs'],
  ['{"uri":"urn:a:1"}\n{"uri":"urn:a:2"}', 'ninjs-lines'],
  ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'json-feed'],
  ['<?xml version="1.0"?>\n<!-- <feed> -->\n<!DOCTYPE rss [<!ELEMENT rss ANY>]>\n<rss>', 'rss'],
  ['<rdf:RDF xmlns:rdf="x">', 'rdf'],
  ['\uFEFF<atom:feed xmlns:atom="http://www.w3.org/2005/Atom">', 'atom'],
  ['\uFEFFBEGIN:VCALENDAR\r\nVERSION:2.0', 'icalendar'],
  ['<rss xmlns:wp="http://wordpress.org/export/1.2/">', 'wordpress'],
  ['warning: late\n<rss version="2.0">', 'rss'],
])('%j is %s', (text, format) => {
  expect(recognise(text)).toEqual({ format })
})

test.each([
  ['<html>', 'html'],
  ['<contentSet>', 'contentSet'],
  ['hello', ''],
])('%j is none that is read, and what it is, is told', (text, found) => {
  expect(recognise(text)).toEqual({ format: undefined, found })
})

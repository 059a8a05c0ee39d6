import { expect, test } from 'vitest'
import { cookieName, sessionCookie } from './security.ts'

test('two nodes on one host have cookies of their own, whatever their ports', () => {
  expect(cookieName('http://localhost:4747')).not.toBe(cookieName('http://localhost:4848'))
})

test('over https the session cookie is bound to the host and never sent in the clear', () => {
  const cookie = sessionCookie('https://news.example.org', 'abc')
  expect(cookie).toMatch(/^__Host-suyab-\w+=abc; Path=\/; HttpOnly; SameSite=Strict; .*; Secure$/)
})

test('signing out takes the cookie away', () => {
  expect(sessionCookie('http://localhost:4747', '')).toContain('Max-Age=0')
})

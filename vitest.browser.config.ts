import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Tests that drive real desks in Debian's Chromium, one file at a time. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['packages/*/tests/**/*.browser.test.ts', 'tests/**/*.browser.test.ts'],
    globalSetup: './tests/browser/newsrooms.ts',
    reporters: ['default', './tests/closing-line.ts'],
    testTimeout: 300_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
})

export default config

import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Unit tests beside the code, and what starts a real database in each package's tests/. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/src/**/*.test.tsx',
      'packages/*/tests/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})

export default config

import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

/** The node that a desk under development speaks to. */
const node = process.env['SUYAB_NODE'] ?? 'http://127.0.0.1:7701'

const config: UserConfig = defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2023',
    // The policy allows no data: addresses, so nothing is written into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    sourcemap: false,
  },
  server: {
    proxy: { '/api': node, '/media': node },
  },
})

export default config

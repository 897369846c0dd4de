// npm run check: what can be said without a database or a browser.
import { ensureInstalled } from './runtime/install.mjs'
import { biome, conclude, heedSignals, step, types, vitest } from './runtime/steps.mjs'

heedSignals()
await ensureInstalled()
const outcomes = [
  await step('biome', biome),
  await step('tsc', types),
  await step('vitest domain', () => vitest('domain')),
]
process.exit(conclude(outcomes))

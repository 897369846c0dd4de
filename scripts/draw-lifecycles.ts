// npm run lifecycles: draws docs/lifecycles.md from the table of transitions.
import { writeFileSync } from 'node:fs'
import { lifecycles } from '@/scripts/lifecycles'

writeFileSync('docs/lifecycles.md', lifecycles())
console.log('docs/lifecycles.md')

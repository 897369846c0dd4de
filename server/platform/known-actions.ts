import 'server-only'
import { existsSync, readFileSync } from 'node:fs'

const list = '.next/server/server-reference-manifest.json'
const known = existsSync(list) ? new Set(Object.keys(JSON.parse(readFileSync(list, 'utf8')).node)) : undefined

/** Whether a form sent without script is of a page whose action this build no longer has. */
export function isOfAnotherBuild(fields: readonly [string, string][]): boolean {
  const asked = fields.flatMap(([name, value]) => actionOf(name, value))
  return known !== undefined && asked.some((id) => !known.has(id))
}

/** The action a field of the framework names: in its name, or as the id of what it refers to. */
function actionOf(name: string, value: string): string[] {
  const plain = name.match(/^\$ACTION_ID_([0-9a-f]+)$/)?.[1]
  const referred = /^\$ACTION_\d+:0$/.test(name) ? value.match(/^\{"id":"([0-9a-f]+)"/)?.[1] : undefined
  return [plain, referred].filter((id): id is string => id !== undefined)
}

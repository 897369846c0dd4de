import { readFileSync } from 'node:fs'

const read = (file: string) => JSON.parse(readFileSync(`.next/${file}`, 'utf8'))

/** Every address the build serves, with the file it comes from: pages and route handlers. */
export function builtRoutes(): { file: string; route: string; page: boolean }[] {
  const routes: Record<string, string> = read('app-path-routes-manifest.json')
  return Object.entries(routes)
    .filter(([file]) => !file.startsWith('/_'))
    .map(([file, route]) => ({
      file: `app${file}.${file.endsWith('/route') ? 'ts' : 'tsx'}`,
      route,
      page: file.endsWith('/page'),
    }))
}

type Reference = { workers: Record<string, unknown>; filename?: string; exportedName?: string }

/** Every server action the build answers to: its id and where it comes from. */
export function builtActions(): { id: string; file: string; name: string; routes: string[] }[] {
  const { node }: { node: Record<string, Reference> } = read('server/server-reference-manifest.json')
  return Object.entries(node).map(([id, { workers, filename = '', exportedName = '' }]) => ({
    id,
    file: filename,
    name: exportedName,
    routes: Object.keys(workers),
  }))
}

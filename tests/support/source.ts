import { readdirSync, readFileSync } from 'node:fs'

/** Every area of the house as ARCHITECTURE.md lists them: one may know only those before it. */
export const areaWords = (
  readFileSync('ARCHITECTURE.md', 'utf8').match(/^Areas, downward only: `([^`]+)`/m)?.[1] ?? ''
).split(' ')

export const floors = ['domain', 'db', 'server', 'components', 'app'] as const

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(path, 'utf8')
}

/** Paths of all files under a folder that end so. */
export function under(folder: string, ending: RegExp = /\.tsx?$/): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => ending.test(path))
    .sort()
}

/** Names of the folders inside a folder. */
export function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

/** Source files of all floors. */
export function sources(): string[] {
  return floors.flatMap((floor) => under(floor))
}

/** What a source imports: the address, the names, and whether only types are taken. */
export function importsOf(text: string): { from: string; names: string[]; typeOnly: boolean }[] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?([^'"]*?)\s*from\s+'([^']+)'/gms)
  return [...found].map(([, typeOnly, clause = '', from = '']) => ({
    from,
    names: clause
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    typeOnly: Boolean(typeOnly),
  }))
}

/** The code without its comments and without what stands between quotation marks. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}

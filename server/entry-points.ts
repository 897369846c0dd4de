import type { Permission } from '@/domain/access/roles'

export type EntryPoint = { kind: 'view' | 'command'; name: string; permission: Permission }

const known = new Map<string, EntryPoint>()

/** Every view and command registers here when it is made; the matrix test walks the list. */
export function register(entry: EntryPoint): void {
  known.set(`${entry.kind} ${entry.name}`, entry)
}

export function entryPoints(): EntryPoint[] {
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name))
}

import type { z } from 'zod'
import type { Permission } from '@/domain/access/roles'
import type { Context } from '@/server/context'

/** One way in: what it is called, what it takes, who may, and how it is asked. */
export type EntryPoint = {
  kind: 'view' | 'command'
  name: string
  permission: Permission
  takes: z.ZodType
  ask: (context: Context, raw: unknown) => Promise<unknown>
}

const known = new Map<string, EntryPoint>()

/** Every view and command registers here when it is made; the matrix test walks the list. */
export function register(entry: EntryPoint): void {
  known.set(`${entry.kind} ${entry.name}`, entry)
}

export function entryPoints(): EntryPoint[] {
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name))
}

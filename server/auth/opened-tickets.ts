import 'server-only'
import { limits } from '@/config/limits'

/** Tickets opened lately, by the cookies they came in: opening one costs more than all else before a page begins. */
const opened = new Map<string, string>()

/** The ticket of cookies that were opened before. It says who knocks, never that they may enter. */
export function openedTicket(cookies: string): string | undefined {
  return opened.get(cookies)
}

/** Remembers an opened ticket; above `limits.ticketsOpened` the one that was opened first is forgotten and would be opened again. */
export function rememberTicket(cookies: string, ticket: string): void {
  const [oldest] = opened.keys()
  if (opened.size >= limits.ticketsOpened && oldest !== undefined && !opened.has(cookies)) opened.delete(oldest)
  opened.set(cookies, ticket)
}

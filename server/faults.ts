import 'server-only'
import { z } from 'zod'

/** What is wrong, field by field, every fault at once. */
export function faultsIn(error: z.ZodError): Partial<Record<string, string[]>> {
  return z.flattenError(error as z.ZodError<Record<string, unknown>>, faultWords).fieldErrors
}

/** One fault in words. Of a text that is too long both lengths are told: nothing was cut, and somebody must now shorten it. */
export function faultWords(issue: z.core.$ZodIssue): string {
  const { input } = issue
  if (issue.code !== 'too_big' || typeof input !== 'string') return issue.message
  return `最多 ${issue.maximum} 字，现在 ${input.length} 字，都还在，请改短`
}

import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { Result } from '@/domain/result'
import { assertOwnOrigin } from '@/server/auth/origin'
import type { CommandRefusal } from '@/server/command'
import { type Context, context } from '@/server/context'
import { type FormState, fieldsOf, formStateOf } from '@/server/form-state'

/**
 * The only way a form reaches a command: own origin, then the command, then either the next page or the words of the refusal.
 * `text` words the command's own refusals; `done` names the page that shows the result.
 */
export function formAction<Value, Refusal extends { kind: string }>(
  run: (context: Context, raw: unknown) => Promise<Result<Value, Refusal | CommandRefusal>>,
  spec: { text: (refusal: Exclude<Refusal, CommandRefusal>) => string; done: (value: Value) => Route },
): (previous: FormState, form: FormData) => Promise<FormState> {
  return async (_previous, form) => {
    await assertOwnOrigin()
    const outcome = await run(await context(), fieldsOf(form))
    if (!outcome.ok) return formStateOf(outcome.refusal as Refusal | CommandRefusal, spec.text, form)
    redirect(spec.done(outcome.value))
  }
}

/** For commands that refuse nothing of their own. */
export function nothingOfItsOwn(refusal: never): string {
  return refusal
}

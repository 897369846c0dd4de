import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import type { Result } from '@/domain/result'
import { assertOwnOrigin } from '@/server/auth/origin'
import { currentActor } from '@/server/auth/session'
import type { CommandRefusal } from '@/server/command'
import { type Context, context } from '@/server/context'
import { awayState, type FormState, fieldsOf, formOf, formStateOf, leftState } from '@/server/form-state'
import { isOutage } from '@/server/outage'

/**
 * The only way a form reaches a command: own origin, then the command, then either the next page or the words of the refusal.
 * `text` words the command's own refusals; `done` names the page that shows the result;
 * `shown` is said on the form itself, for what may stand in no address; `afterwards` is long work that goes on once the page has answered.
 */
export function formAction<Value, Refusal extends { kind: string }>(
  run: (context: Context, raw: unknown) => Promise<Result<Value, Refusal | CommandRefusal>>,
  spec: {
    text: (refusal: Exclude<Refusal, CommandRefusal>) => string
    done?: (value: Value) => Route
    shown?: (value: Value) => NonNullable<FormState['done']>
    /** Who acts; everybody whose password is their own, unless said otherwise. */
    desk?: () => Promise<Context>
    afterwards?: (context: Context, value: Value) => Promise<void>
  },
): (previous: FormState, form: FormData) => Promise<FormState> {
  return async (_previous, sent) => {
    await assertOwnOrigin()
    const form = formOf(sent)
    const answer = await asked(form, spec.desk ?? context, run)
    if (answer === 'away') return awayState(form)
    if (answer === 'left') return leftState(form)
    const { desk, outcome } = answer
    if (!outcome.ok) return formStateOf(outcome.refusal as Refusal | CommandRefusal, spec.text, form)
    const { value } = outcome
    const { afterwards } = spec
    if (afterwards) after(() => afterwards(desk, value))
    if (spec.shown) return { done: spec.shown(value) }
    redirect(spec.done?.(value) ?? '/')
  }
}

/** Who acts and what came of it; or that the database is away, or that nobody is signed in any more. */
async function asked<Outcome>(
  form: FormData,
  deskOf: () => Promise<Context>,
  run: (context: Context, raw: unknown) => Promise<Outcome>,
): Promise<{ desk: Context; outcome: Outcome } | 'away' | 'left'> {
  try {
    const desk = await deskOf()
    return { desk, outcome: await run(desk, fieldsOf(form)) }
  } catch (error) {
    if (isOutage(error)) return 'away'
    // led to the sign-in page, they would come back to an empty form
    if (!(await currentActor())) return 'left'
    throw error
  }
}

/** For commands that refuse nothing of their own. */
export function nothingOfItsOwn(refusal: never): string {
  return refusal
}

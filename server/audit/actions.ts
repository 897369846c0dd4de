'use server'
import type { Route } from 'next'
import { retentionRefusalText } from '@/domain/audit/retention'
import { approveCleanUp, refuseCleanUp } from '@/server/audit/retention/answer-clean-up'
import { askCleanUp } from '@/server/audit/retention/ask-clean-up'
import { setRetentionRule } from '@/server/audit/retention/set-rule'
import { formAction, nothingOfItsOwn } from '@/server/form-action'

const file = ({ id }: { id: string }) => `/retention/${id}` as Route

export const setRetentionRuleAction = formAction(setRetentionRule, { text: nothingOfItsOwn, done: () => '/retention' })
export const askCleanUpAction = formAction(askCleanUp, { text: retentionRefusalText, done: file })
export const approveCleanUpAction = formAction(approveCleanUp, { text: retentionRefusalText, done: file })
export const refuseCleanUpAction = formAction(refuseCleanUp, { text: retentionRefusalText, done: file })

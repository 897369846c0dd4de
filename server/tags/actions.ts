'use server'

import type { Route } from 'next'
import { answerRefusalText, colourRuleRefusalText, tagRefusalText } from '@/domain/tags/wording'
import { formAction } from '@/server/form-action'
import { addTag } from '@/server/tags/add-tag'
import { answerSign, confirmSigns } from '@/server/tags/answer-sign'
import { coverTag } from '@/server/tags/cover-tag'
import { endTag } from '@/server/tags/end-tag'
import { reviewTag } from '@/server/tags/review-tag'
import { setColourRule } from '@/server/tags/set-colour-rule'

const proposals = (sign: string) => `/households/proposals?of=${sign}` as Route
const fileOf = ({ id }: { id: string }) => `/households/${id}#reasons` as Route

export const addTagAction = formAction(addTag, { text: tagRefusalText, done: fileOf })
export const endTagAction = formAction(endTag, { text: tagRefusalText, done: fileOf })
export const answerSignAction = formAction(answerSign, {
  text: answerRefusalText,
  done: ({ sign }) => proposals(sign),
})
export const confirmSignsAction = formAction(confirmSigns, {
  text: answerRefusalText,
  done: ({ sign }) => proposals(sign),
})
export const reviewTagAction = formAction(reviewTag, { text: tagRefusalText, done: () => '/tags/reviews' as Route })
export const setColourRuleAction = formAction(setColourRule, {
  text: colourRuleRefusalText,
  done: () => '/tags/colours' as Route,
})
export const coverTagAction = formAction(coverTag, { text: tagRefusalText, done: fileOf })

'use server'

import type { Route } from 'next'
import { campaignRefusalText } from '@/domain/visits/plan-wording'
import { formAction } from '@/server/form-action'
import { closeCampaign } from '@/server/visits/close-campaign'
import { createCampaign } from '@/server/visits/create-campaign'
import { markCase } from '@/server/visits/mark-case'

const campaign = { text: campaignRefusalText, done: ({ id }: { id: string }) => `/campaigns/${id}` as Route }

export const createCampaignAction = formAction(createCampaign, campaign)
export const closeCampaignAction = formAction(closeCampaign, campaign)
export const markCaseAction = formAction(markCase, {
  text: campaignRefusalText,
  done: ({ id }) => `/campaigns/${id}/matters?solved=yes` as Route,
})

'use server'

import type { Route } from 'next'
import { mediationRefusalText } from '@/domain/issues/mediation'
import { issueRefusalText } from '@/domain/issues/wording'
import { formAction, nothingOfItsOwn } from '@/server/form-action'
import { acceptIssue } from '@/server/issues/accept-issue'
import { arriveAtWhistle, rateArrivalOfUnit } from '@/server/issues/arrive-at-whistle'
import { closeIssue } from '@/server/issues/close-issue'
import { declineIssue } from '@/server/issues/decline-issue'
import { dispatchIssue, redispatchIssue } from '@/server/issues/dispatch-issue'
import { editIssue } from '@/server/issues/edit-issue'
import { finishIssue } from '@/server/issues/finish-issue'
import { followUpIssue } from '@/server/issues/follow-up-issue'
import { joinIssue } from '@/server/issues/join-issue'
import { mergeIssue } from '@/server/issues/merge-issue'
import { editMediation, followUpMediation, settleMediation } from '@/server/issues/move-mediation'
import { openMediation } from '@/server/issues/open-mediation'
import { pauseIssue } from '@/server/issues/pause-issue'
import { recountDeadlines } from '@/server/issues/recount-deadlines'
import { reopenIssue } from '@/server/issues/reopen-issue'
import { replyIssue } from '@/server/issues/reply-issue'
import { reportIssue } from '@/server/issues/report-issue'
import { respondToResident } from '@/server/issues/respond-to-resident'
import { resumeIssue } from '@/server/issues/resume-issue'
import { sendBackIssue } from '@/server/issues/send-back-issue'
import { superviseIssue } from '@/server/issues/supervise-issue'
import { takeIssue } from '@/server/issues/take-issue'
import { withdrawIssue } from '@/server/issues/withdraw-issue'

const file = { text: issueRefusalText, done: ({ id }: { id: string }) => `/issues/${id}` as Route }

export const reportIssueAction = formAction(reportIssue, file)
export const joinIssueAction = formAction(joinIssue, file)
export const acceptIssueAction = formAction(acceptIssue, file)
export const takeIssueAction = formAction(takeIssue, file)
export const declineIssueAction = formAction(declineIssue, file)
export const dispatchIssueAction = formAction(dispatchIssue, file)
export const redispatchIssueAction = formAction(redispatchIssue, file)
export const pauseIssueAction = formAction(pauseIssue, file)
export const resumeIssueAction = formAction(resumeIssue, file)
export const finishIssueAction = formAction(finishIssue, file)
export const replyIssueAction = formAction(replyIssue, file)
export const followUpIssueAction = formAction(followUpIssue, file)
export const sendBackIssueAction = formAction(sendBackIssue, file)
export const closeIssueAction = formAction(closeIssue, file)
export const reopenIssueAction = formAction(reopenIssue, file)
export const mergeIssueAction = formAction(mergeIssue, file)
export const withdrawIssueAction = formAction(withdrawIssue, file)
export const respondToResidentAction = formAction(respondToResident, file)
export const superviseIssueAction = formAction(superviseIssue, file)
export const editIssueAction = formAction(editIssue, file)
export const arriveAtWhistleAction = formAction(arriveAtWhistle, file)
export const rateArrivalAction = formAction(rateArrivalOfUnit, file)
export const recountDeadlinesAction = formAction(recountDeadlines, {
  text: nothingOfItsOwn,
  done: () => '/issues' as Route,
})

const mediation = {
  text: mediationRefusalText,
  done: ({ id }: { id: string }) => `/issues/mediations/${id}` as Route,
}
export const openMediationAction = formAction(openMediation, mediation)
export const editMediationAction = formAction(editMediation, mediation)
export const settleMediationAction = formAction(settleMediation, mediation)
export const followUpMediationAction = formAction(followUpMediation, mediation)

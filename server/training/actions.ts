'use server'

import type { Route } from 'next'
import { trainingRefusalText } from '@/domain/training/training'
import { formAction } from '@/server/form-action'
import { recordTraining } from '@/server/training/record-training'

export const recordTrainingAction = formAction(recordTraining, {
  text: trainingRefusalText,
  done: () => '/visits/team/trainings' as Route,
})

'use client'

import { useForm } from '@/components/ui/form'
import { cardNumberOf } from '@/domain/visits/card-number'

/** The number of the card of this visit: of a form that comes back the one it had, which may lie at the door by now. */
export function CardOf({ id }: { id: string }) {
  const typed = useForm().state.values?.id
  return cardNumberOf(typeof typed === 'string' ? typed : id)
}

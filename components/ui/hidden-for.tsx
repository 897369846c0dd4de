'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useForm } from '@/components/ui/form'

type Props = { name: string; values: readonly string[]; children: ReactNode }

/** A part of a form that does not stand while a field has one of these values, '' being none; without script it stands always. */
export function HiddenFor({ name, values, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  // a form that comes back has other values
  useForm()
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const look = () => {
      if (place.current) place.current.hidden = values.includes(String(new FormData(form).get(name) ?? ''))
    }
    look()
    form.addEventListener('input', look)
    return () => form.removeEventListener('input', look)
  })
  return <div ref={place}>{children}</div>
}

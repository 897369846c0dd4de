'use client'

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react'
import { MarkShape } from '@/components/ui/mark'
import type { FormState } from '@/server/form-state'

const Shared = createContext<{ state: FormState; pending: boolean }>({ state: {}, pending: false })

/** What the form around a field knows: its errors, what was typed, whether it is being sent. */
export function useForm() {
  return useContext(Shared)
}

/** Both values of every field that someone else changed meanwhile, beside the one before. */
function Conflict({ conflict }: { conflict: NonNullable<FormState['conflict']> }) {
  return (
    <table className="table three">
      <caption className="sr">别人刚改过的项目</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">原来</th>
          <th scope="col">别人已存的</th>
          <th scope="col">您填的</th>
        </tr>
      </thead>
      <tbody>
        {conflict.map(({ field, label, before, theirs, mine }) => (
          <tr key={field}>
            <th scope="row" className="light">
              {label}
            </th>
            <td className="before faint">{before || '未核实'}</td>
            <td>
              <span className="pick-who">别人已存的：</span>
              {theirs || '未核实'}
            </td>
            <td>
              <span className="pick-who">您填的：</span>
              {mine || '空'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A form whose action may refuse: says why at the top, keeps what was typed, works before and without script. */
export function ActionForm(props: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  children: ReactNode
  className?: string
  id?: string
}) {
  const [state, dispatch, pending] = useActionState(props.action, {})
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.message) alert.current?.focus()
  }, [state])
  return (
    <form action={dispatch} className={props.className ?? 'form'} id={props.id} noValidate>
      {state.message && (
        <div className="notice notice-overdue" role="alert" tabIndex={-1} ref={alert}>
          <h2>
            <MarkShape colour="red" />
            {state.message}
          </h2>
          {state.conflict && state.conflict.length > 0 && <Conflict conflict={state.conflict} />}
        </div>
      )}
      <Shared.Provider value={{ state, pending }}>{props.children}</Shared.Provider>
    </form>
  )
}

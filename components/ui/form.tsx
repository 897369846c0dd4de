'use client'

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react'
import { MarkShape } from '@/components/ui/mark'
import type { FormState } from '@/server/form-state'

const Shared = createContext<{ state: FormState; pending: boolean }>({ state: {}, pending: false })

/** What the form around a field knows: its errors, what was typed, whether it is being sent. */
export function useForm() {
  return useContext(Shared)
}

/** Both values of every field that someone else changed meanwhile, beside the one before; one of them is picked. */
function Conflict({ conflict }: { conflict: NonNullable<FormState['conflict']> }) {
  return (
    <table className="table three">
      <caption className="sr">别人刚改过的项目，请定一个</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">原来</th>
          <th scope="col">您填的</th>
          <th scope="col">别人已存的</th>
        </tr>
      </thead>
      <tbody>
        {conflict.map(({ field, label, before, theirs, mine, seen }) => (
          <tr key={`${field} ${theirs}`}>
            <th scope="row" className="light">
              {label}
              {seen !== undefined && <input type="hidden" name={`seen.${field}`} value={seen} />}
            </th>
            <td className="before faint">{before || '未核实'}</td>
            <td>
              <Pick field={field} value="mine" chosen offered={seen !== undefined} who="您填的：" text={mine || '空'} />
            </td>
            <td>
              <Pick
                field={field}
                value="theirs"
                offered={seen !== undefined}
                who="别人已存的："
                text={theirs || '空'}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Pick(props: { field: string; value: string; chosen?: boolean; offered: boolean; who: string; text: string }) {
  const { field, value, chosen = false, offered, who, text } = props
  const words = (
    <span>
      <span className="pick-who">{who}</span>
      {text}
    </span>
  )
  return offered ? (
    <label className="pick">
      <input type="radio" name={`pick.${field}`} value={value} defaultChecked={chosen} aria-label={`${who}${text}`} />
      {words}
    </label>
  ) : (
    words
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
    if (state.message || state.done) alert.current?.focus()
  }, [state])
  return (
    <form action={dispatch} className={props.className ?? 'form'} id={props.id} noValidate>
      {state.done && (
        <div className="notice notice-done" role="status" tabIndex={-1} ref={alert}>
          <h2>
            <MarkShape colour="green" />
            {state.done.title}
          </h2>
          {state.done.words.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
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

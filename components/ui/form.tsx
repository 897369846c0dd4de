'use client'

import {
  createContext,
  Fragment,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { MarkShape } from '@/components/ui/mark'
import { signed } from '@/components/ui/numbers'
import { forgetUnsent, keepingTyped, keepUnsent, type Unsent, unsentOf } from '@/components/ui/unsent'
import type { FormState } from '@/server/form-state'

type Known = { state: FormState; pending: boolean; formId?: string }
const Shared = createContext<Known>({ state: {}, pending: false })

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

/** What will be done, before it is done; sending the same once more does it. */
function Foreseen({ preview, formId }: { preview: NonNullable<FormState['preview']>; formId: string }) {
  const { seal, who, counts } = preview
  return (
    <>
      <input type="hidden" name="confirmed" value={seal} />
      {who.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {counts.length > 0 && <Counts counts={counts} />}
      <p>
        还没有保存。对的，按<a href={`#${formId}-confirm`}>下面的“确认”</a>；不对，改了再看。
      </p>
    </>
  )
}

function Counts({ counts }: Pick<NonNullable<FormState['preview']>, 'counts'>) {
  return (
    <table className="table">
      <caption className="sr">户数、人数、名册的变化</caption>
      <thead>
        <tr>
          <th scope="col">数</th>
          <th scope="col" className="num">
            现在
          </th>
          <th scope="col" className="num">
            确认后
          </th>
          <th scope="col" className="num">
            增减
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ label, unit, before, after }) => (
          <tr key={label}>
            <th scope="row" className="light">
              {label}
            </th>
            <td className="num">
              {before} {unit}
            </td>
            <td className="num">
              {after} {unit}
            </td>
            <td className="num">{after === before ? '不变' : signed(after - before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The one action of a form that shows its effect first: 看影响, then 确认. */
export function ConfirmButton({ act }: { act: string }) {
  const { state, pending, formId } = useForm()
  return (
    <button
      id={formId && `${formId}-confirm`}
      type="submit"
      className="btn btn-primary btn-form"
      aria-disabled={pending || undefined}
    >
      {pending ? '请稍候…' : state.preview ? `确认${act}` : '看影响'}
    </button>
  )
}

/** Fields as they were filled in before, of a form that goes to no action; untouched ones where nothing was filled in yet. */
export function FilledFields({ values, children }: { values: FormState['values'] | undefined; children: ReactNode }) {
  return <Shared.Provider value={{ state: values ? { values } : {}, pending: false }}>{children}</Shared.Provider>
}

function forgotten(unsent: Unsent): undefined {
  forgetUnsent(unsent)
}

function Found({ again }: { again: () => void }) {
  return (
    <div className="notice" role="status">
      <h2>上次写了一半，没有保存，已经放回下面。接着写，写完按保存。</h2>
      <p>
        <button type="button" className="btn" onClick={again}>
          不要，重新写
        </button>
      </p>
    </div>
  )
}

/** On the page where nobody is signed in: what was half-written in this tab goes. */
export function ForgetUnsent() {
  useEffect(() => forgetUnsent(), [])
  return null
}

/** A form whose action may refuse: says why at the top, keeps what was typed, works before and without script. */
export function ActionForm(props: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  children: ReactNode
  className?: string
  id?: string
  /** A long form, kept in this tab while it is written, so that going elsewhere and coming back loses nothing. */
  unsent?: Unsent
}) {
  const { unsent } = props
  const [found, setFound] = useState<FormState['values']>()
  useEffect(() => setFound(unsent && unsentOf(unsent)), [unsent?.by, unsent?.about])
  // the server draws the form with the action itself, which a browser without script can send
  const action = useMemo(
    () =>
      typeof window === 'undefined' ? props.action : keepingTyped(props.action, () => unsent && forgetUnsent(unsent)),
    [props.action, unsent],
  )
  const [state, dispatch, pending] = useActionState(action, {})
  const alert = useRef<HTMLDivElement>(null)
  const formId = useId()
  const [faulty] = Object.keys(state.fields ?? {})
  useEffect(() => {
    if (state.message || state.done || state.preview) alert.current?.focus()
  }, [state])
  return (
    <form
      action={dispatch}
      className={props.className ?? 'form'}
      id={props.id}
      noValidate
      onInput={({ currentTarget }) => unsent && keepUnsent(unsent, currentTarget)}
    >
      {unsent && found && !state.values && <Found again={() => setFound(forgotten(unsent))} />}
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
      {state.preview && (
        <div className="notice notice-due" role="status" tabIndex={-1} ref={alert}>
          <h2>
            <MarkShape colour="yellow" />
            请核对影响
          </h2>
          <Foreseen preview={state.preview} formId={formId} />
        </div>
      )}
      {state.message && (
        <div className="notice notice-overdue" role="alert" tabIndex={-1} ref={alert}>
          <h2>
            <MarkShape colour="red" />
            {state.message}
          </h2>
          {faulty && <a href={`#${formId}-${faulty}`}>到第一处</a>}
          {state.elsewhere && (
            <a className="btn" href={state.elsewhere.href} target="_blank" rel="noopener">
              {state.elsewhere.label}
            </a>
          )}
          {state.conflict && state.conflict.length > 0 && <Conflict conflict={state.conflict} />}
        </div>
      )}
      <Shared.Provider value={{ state: found ? { values: found, ...state } : state, pending, formId }}>
        {/* fields are filled when they are made */}
        <Fragment key={found ? 'found' : 'new'}>{props.children}</Fragment>
      </Shared.Provider>
    </form>
  )
}

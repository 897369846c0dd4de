'use client'

import { type HTMLAttributes, type ReactNode, useId } from 'react'
import { useForm } from '@/components/ui/form'
import { TickBox, useTicks } from '@/components/ui/tick-box'

export type Option = { value: string; label: string }

/** What every field is told. */
export type Common = {
  name: string
  label: string
  hint?: ReactNode
  required?: boolean | undefined
  className?: string | undefined
}
type One = Common & { defaultValue?: string | number | null | undefined }

/** The value to show: what was typed if the form came back, else what is on file. */
function useField(name: string, onFile: string | number | null | undefined) {
  const { state } = useForm()
  const typed = state.values?.[name]
  const value = state.values ? (Array.isArray(typed) ? typed[0] : typed) : onFile
  return {
    value: value === undefined || value === null ? '' : String(value),
    errors: state.fields?.[name.replace('[]', '')],
  }
}

const Needed = () => (
  <span className="need" aria-hidden="true">
    必填
  </span>
)

function Notes({ id, hint, errors }: { id: string; hint: ReactNode; errors: string[] | undefined }) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {errors && (
        <p className="bad" id={`${id}-bad`}>
          {errors.join('；')}
        </p>
      )}
    </>
  )
}

/** The look of a field, and when something is wrong with it the place the words above the form lead to. */
function useShell(name: string, errors: string[] | undefined) {
  const { formId } = useForm()
  return errors ? { className: 'field field-bad', id: `${formId}-${name.replace('[]', '')}` } : { className: 'field' }
}

function describedBy(id: string, hint: ReactNode, errors: string[] | undefined) {
  return [hint ? `${id}-hint` : '', errors ? `${id}-bad` : ''].filter(Boolean).join(' ') || undefined
}

/** What every box shares: its name, its label's id, its state for a screen reader. */
function useBox({ name, hint, required, defaultValue }: One) {
  const id = useId()
  const { value, errors } = useField(name, defaultValue)
  const aria = {
    'aria-invalid': errors ? true : undefined,
    'aria-required': required || undefined,
    'aria-describedby': describedBy(id, hint, errors),
  }
  return { id, value, errors, box: { id, name, ...aria } }
}

function Shell(props: Common & { id: string; errors: string[] | undefined; children: ReactNode }) {
  return (
    <div {...useShell(props.name, props.errors)}>
      <label htmlFor={props.id}>
        {props.label}
        {props.required && <Needed />}
      </label>
      <Notes id={props.id} hint={props.hint} errors={props.errors} />
      {props.children}
    </div>
  )
}

type Text = One & {
  type?: 'text' | 'tel' | 'password' | 'search' | 'time' | 'month' | 'datetime-local'
  placeholder?: string | undefined
  autoComplete?: string | undefined
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  list?: readonly string[] | undefined
}

/** One line of words, never cut by the browser: what is too long is refused in words, and stays. `list` offers answers without forcing one. */
export function TextField(props: Text) {
  const { id, value, errors, box } = useBox(props)
  const { type = 'text', placeholder, autoComplete = 'off', inputMode, list } = props
  return (
    <Shell {...props} id={id} errors={errors}>
      <input
        {...box}
        {...{ type, placeholder, autoComplete, inputMode }}
        className={`input ${props.className ?? ''}`}
        defaultValue={type === 'password' ? '' : value}
        list={list ? `${id}-list` : undefined}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </Shell>
  )
}

/** Several lines of words. */
export function AreaField(props: One & { rows?: number; placeholder?: string }) {
  const { id, value, errors, box } = useBox(props)
  const { rows = 4, placeholder } = props
  return (
    <Shell {...props} id={id} errors={errors}>
      <textarea {...box} {...{ rows, placeholder }} className={`area ${props.className ?? ''}`} defaultValue={value} />
    </Shell>
  )
}

/** One of a list; `none` is the words of the empty choice. */
export function SelectField(props: One & { options: readonly Option[]; none?: string | undefined }) {
  const { id, value, errors, box } = useBox(props)
  return (
    <Shell {...props} id={id} errors={errors}>
      {/* A changed default is not seen by a select that stays: the key makes a new one. */}
      <select {...box} key={value} className={`select ${props.className ?? 'w-name'}`} defaultValue={value}>
        {props.none !== undefined && <option value="">{props.none}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Shell>
  )
}

/** A civil day, `YYYY-MM-DD`. */
export function DateField(props: One & { min?: string; max?: string }) {
  const { id, value, errors, box } = useBox(props)
  return (
    <Shell {...props} id={id} errors={errors}>
      <input
        {...box}
        type="date"
        min={props.min}
        max={props.max}
        className={`input ${props.className ?? 'w-date'}`}
        defaultValue={value}
      />
    </Shell>
  )
}

/** A number; a text box with the digit keyboard, so that what was typed is never thrown away by the browser. */
export function NumberField(props: One & { unit?: string }) {
  const { id, value, errors, box } = useBox(props)
  return (
    <Shell {...props} id={id} errors={errors}>
      <span className="with-unit">
        <input
          {...box}
          inputMode="decimal"
          autoComplete="off"
          className={`input tnum ${props.className ?? 'w-date'}`}
          defaultValue={value}
        />
        {props.unit}
      </span>
    </Shell>
  )
}

/** A few answers side by side, big enough for the thumb. */
export function ChoiceField(props: One & { options: readonly (Option & { wide?: boolean })[]; columns?: 2 | 3 | 4 }) {
  const id = useId()
  const { value, errors } = useField(props.name, props.defaultValue)
  return (
    <fieldset {...useShell(props.name, errors)} aria-describedby={describedBy(id, props.hint, errors)}>
      <legend>
        {props.label}
        {props.required && <Needed />}
      </legend>
      <Notes id={id} hint={props.hint} errors={errors} />
      <div className={`choices choices-${props.columns ?? 3} ${props.className ?? ''}`}>
        {props.options.map((option) => (
          <label className={option.wide ? 'choice choice-wide' : 'choice'} key={option.value}>
            <input type="radio" name={props.name} value={option.value} defaultChecked={option.value === value} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Yes when ticked: sends `value`, or nothing. */
export function CheckField(props: Common & { value?: string; defaultChecked?: boolean | undefined }) {
  const id = useId()
  const { value = 'on', defaultChecked } = props
  const { ticked, errors } = useTicks(props.name, defaultChecked ? [value] : [])
  return (
    <div {...useShell(props.name, errors)}>
      <Notes id={id} hint={undefined} errors={errors} />
      <label className="check">
        <input
          type="checkbox"
          name={props.name}
          value={value}
          defaultChecked={ticked.includes(value)}
          aria-describedby={describedBy(id, undefined, errors)}
        />
        <span>
          {props.label}
          {props.hint && <span className="hint-in">{props.hint}</span>}
        </span>
      </label>
    </div>
  )
}

/** Any number of a list, all under one name. */
export function ChecksField(props: Common & { options: readonly Option[]; defaultValue?: readonly string[] }) {
  const id = useId()
  const { errors } = useTicks(props.name, [])
  return (
    <fieldset {...useShell(props.name, errors)} aria-describedby={describedBy(id, props.hint, errors)}>
      <legend>
        {props.label}
        {props.required && <Needed />}
      </legend>
      <Notes id={id} hint={props.hint} errors={errors} />
      <div className={props.className ?? 'checks'}>
        {props.options.map((option) => (
          <TickBox key={option.value} name={props.name} value={option.value} onFile={props.defaultValue}>
            {option.label}
          </TickBox>
        ))}
      </div>
    </fieldset>
  )
}

/** A value that travels with the form; a refusal may hand back a newer one. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={useField(name, value).value} />
}

/** The one primary action of a form; says so while it is being sent. */
export function SubmitButton(props: {
  children: ReactNode
  name?: string
  value?: string
  kind?: 'primary' | 'plain' | 'danger'
  className?: string
}) {
  const { pending } = useForm()
  const { children, name, value, kind = 'primary', className = 'btn-form' } = props
  const look = kind === 'plain' ? 'btn' : `btn btn-${kind}`
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={`${look} ${className}`}
      aria-disabled={pending || undefined}
    >
      {pending ? '正在保存…' : children}
    </button>
  )
}

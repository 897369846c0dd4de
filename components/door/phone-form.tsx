import type { FormEvent, ReactNode, Ref } from 'react'

type Props = {
  title: string
  /** Why it could not be written where it was sent before. */
  words: string | null | undefined
  above?: ReactNode
  form: Ref<HTMLFormElement>
  typed: () => void
  saved: (event: FormEvent<HTMLFormElement>) => void
  fault: string
  save: string
  children: ReactNode
}

/** A form on the phone: where one is, what is wrong with it, its fields, and the one thing to do at the thumb. */
export function PhoneForm({ title, words, above, form, typed, saved, fault, save, children }: Props) {
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="#/">名单</a>
        <b>{title}</b>
        <span />
      </div>
      {words && <Wrong words={words} />}
      {above}
      <form ref={form} onInput={typed} onSubmit={saved} noValidate className={fault ? 'phone-said' : undefined}>
        {children}
        <div className="phone-foot">
          {fault && <Wrong words={fault} />}
          <button type="submit" className="btn btn-primary btn-wide btn-touch">
            {save}
          </button>
        </div>
      </form>
    </main>
  )
}

export function Wrong({ words }: { words: string }) {
  return (
    <div className="notice notice-overdue" role="alert">
      <h2>{words}</h2>
    </div>
  )
}

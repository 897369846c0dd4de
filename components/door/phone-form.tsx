import type { FormEvent, MouseEvent, ReactNode, Ref } from 'react'

type Props = {
  title: string
  /** Why it could not be written where it was sent before. */
  words: string | null | undefined
  above?: ReactNode
  /** Where the next door of the round is. */
  next?: string | undefined
  form: Ref<HTMLFormElement>
  typed: () => void
  saved: (event: FormEvent<HTMLFormElement>) => void
  fault: string
  save: string
  children: ReactNode
}

/** A form on the phone: where one is, what is wrong with it, its fields, and the one thing to do at the thumb. */
export function PhoneForm({ title, words, above, next, form, typed, saved, fault, save, children }: Props) {
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="#/">名单</a>
        <b>{title}</b>
        {next ? (
          <a href={next} onClick={(event) => onward(event, next)}>
            下一户
          </a>
        ) : (
          <span />
        )}
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

/** In the place of this door, so that the key back leads to the round from every one of them. */
function onward(event: MouseEvent, next: string) {
  event.preventDefault()
  location.replace(next)
}

export function Wrong({ words }: { words: string }) {
  return (
    <div className="notice notice-overdue" role="alert">
      <h2>{words}</h2>
    </div>
  )
}

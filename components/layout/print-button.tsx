'use client'

import { useSyncExternalStore } from 'react'

/** 打印, and what to choose in the browser’s own window; without script the keys to press instead. */
export function PrintButton({ advice }: { advice: string }) {
  const running = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  if (!running) return <span className="meta">按 Ctrl＋P 打印，{advice}</span>
  return (
    <>
      <span className="meta">{advice}</span>
      <button type="button" className="btn btn-primary" onClick={() => window.print()}>
        打印
      </button>
    </>
  )
}

import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { limits } from '@/config/limits'
import type { SheetReading } from '@/domain/exchange/family'
import type { FileRefusal } from '@/domain/exchange/file'
import type { Mapping } from '@/domain/exchange/mapping'
import type { ReadingOptions } from '@/domain/exchange/member-row'
import type { PartSize } from '@/domain/exchange/parts'
import { type Result, refuse } from '@/domain/result'
import type { Asked, Cut, SheetOutline } from '@/server/exchange/readers/reader-process'

/** One file as the reading process has it open. */
export type Reader = {
  /** Opens a file; every question after it is about that file. */
  open(bytes: Uint8Array, fileName: string): Promise<Result<SheetOutline[], FileRefusal>>
  /** Reads one sheet and says how it is cut; undefined where the file has no such sheet. */
  read(sheet: number, mapping: Mapping, options: ReadingOptions, size: PartSize): Promise<Cut | undefined>
  /** What the sheet says in these rows. */
  part(rowNos: readonly number[]): Promise<SheetReading>
  /** The cells of these rows as they were written. */
  cells(rowNos: readonly number[]): Promise<string[][]>
}

/** How much time a question and how much memory the process may take. */
export type ReaderBounds = { ms: number; heapMb: number }

const usual: ReaderBounds = { ms: limits.importReadMs, heapMb: limits.importReadHeapMb }

/**
 * Lends a process that reads files for as long as `work` takes. It is a process of its own, without keys and without the
 * database, so that no page waits while a file is read and nothing a file does reaches the house. One that takes too long
 * or too much memory is ended: opening is then refused as `too_heavy`, anything later fails.
 */
export async function withReader<Value>(
  work: (reader: Reader) => Promise<Value>,
  bounds: ReaderBounds = usual,
): Promise<Value> {
  let child: ChildProcess | undefined
  const ask = <Answer>(asked: Asked) => {
    child ??= taken(bounds)
    return answered<Answer>(child, asked, bounds.ms)
  }
  const tooHeavy = (): Result<SheetOutline[], FileRefusal> => refuse({ kind: 'too_heavy' })
  try {
    return await work({
      open: (bytes, fileName) =>
        ask<Result<SheetOutline[], FileRefusal>>({ kind: 'open', bytes, fileName }).then((found) => found, tooHeavy),
      read: (sheet, mapping, options, size) => ask({ kind: 'read', sheet, mapping, options, size }),
      part: (rowNos) => ask({ kind: 'part', rowNos }),
      cells: (rowNos) => ask({ kind: 'cells', rowNos }),
    })
  } finally {
    if (child) release(child, bounds)
  }
}

const mostKeptBytes = 256 * 1024 * 1024
let spare: ChildProcess | undefined

/** The process left over from the last file, or a new one. */
function taken(bounds: ReaderBounds): ChildProcess {
  const kept = bounds === usual ? spare : undefined
  spare = undefined
  return kept?.connected ? kept : started(bounds)
}

function started({ heapMb }: ReaderBounds): ChildProcess {
  // not fork: the bundler would look for the file in its bundle
  const source = ['--import', 'tsx', 'server/exchange/readers/reader-process.ts']
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, '--conditions=react-server', ...source], {
    cwd: process.cwd(),
    env: { NODE_ENV: 'production', TZ: 'Asia/Shanghai' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.on('error', () => child.kill('SIGKILL'))
  return child
}

function answered<Answer>(child: ChildProcess, asked: Asked, ms: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    const settled = () => {
      clearTimeout(timer)
      child.off('message', told)
      child.off('exit', ended)
    }
    const told = (value: unknown) => {
      settled()
      resolve(value as Answer)
    }
    const ended = () => {
      settled()
      reject(new ReaderEnded('the reading process ended'))
    }
    child.on('message', told)
    child.on('exit', ended)
    if (child.connected) child.send(asked, (error) => error && ended())
    else ended()
  })
}

class ReaderEnded extends Error {
  override readonly name = 'ReaderEnded'
}

/** Keeps the process for the next file, unless it has grown large, was bounded otherwise, or there is one already. */
function release(child: ChildProcess, bounds: ReaderBounds): void {
  const end = () => {
    child.kill('SIGKILL')
  }
  if (bounds !== usual || !child.connected) {
    end()
    return
  }
  void answered<number>(child, { kind: 'close' }, bounds.ms).then((bytes) => {
    if (spare?.connected || bytes > mostKeptBytes) {
      end()
      return
    }
    spare = child
    // it must not keep a command or a test from ending
    child.unref()
    child.channel?.unref()
  }, end)
}

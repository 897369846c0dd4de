import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { work } from './processes.mjs'

/** The one without windows first: it draws the same with a third less work. */
const chromes = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The Chromium that the tests drive: CHROME_PATH, else the system's; undefined when there is none. */
export function chromePath() {
  const named = process.env.CHROME_PATH
  if (named) return fs.existsSync(named) ? named : undefined
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return [...chromes, mac].find((file) => fs.existsSync(file))
}

/**
 * Programs of the machine that the browser and document tests lean on; `optional` ones are installed only when
 * BAIJIA_TEST_OFFICE=1 asks for them; without them their tests are left out, and the run says so.
 */
const needs = [
  { name: 'chromium-headless-shell', there: () => chromePath() !== undefined },
  { name: 'fonts-noto-cjk', there: hasChineseFont },
  { name: 'poppler-utils', there: () => onPath('pdftotext') },
  { name: 'libreoffice-writer-nogui', there: hasOffice, optional: true },
]

/** Whether an office program is there that opens a .docx without a screen. */
export function hasOffice() {
  return onPath('soffice')
}

/**
 * Sees to the machine's programs: on Debian as root they are installed, else a line says what is missing.
 * Yields the names that are still missing.
 */
export async function ensureMachine() {
  const missing = missingParts()
  if (missing.length === 0) return []
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options = { cwd: '/', env, quiet: true }
    await work('更新软件包列表 apt-get update', ['apt-get', 'update'], options).catch((error) =>
      console.error(error.message),
    )
    await work(
      `安装系统软件 apt-get install ${missing.join(' ')}`,
      ['apt-get', 'install', '-y', '--no-install-recommends', ...missing],
      options,
    ).catch((error) => console.error(error.message))
  }
  const still = missingParts()
  if (still.length > 0) {
    console.error(`缺少系统软件,请先安装:apt-get install ${still.join(' ')}(浏览器也可用 CHROME_PATH 指定)`)
    console.error(`Missing system packages: ${still.join(' ')}. Install them; CHROME_PATH may name a browser.`)
  }
  return still
}

function missingParts() {
  const office = process.env.BAIJIA_TEST_OFFICE === '1'
  return needs.filter(({ there, optional }) => (!optional || office) && !there()).map(({ name }) => name)
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)))
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
  } catch {
    return false
  }
}

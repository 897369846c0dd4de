/** The pages of a time without a database, and of a form older than the build. They ask nothing of the framework, of the database or of a script. */

const style =
  'body{margin:0;font:16px/1.75 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1b2530;background:#f5f6f8}' +
  'main{max-width:36rem;margin:12vh auto;padding:24px;background:#fff;border-top:3px solid #b3261e}' +
  'h1{margin:0 0 12px;font-size:22px}dt{color:#5a6672}dd{margin:0 0 12px}' +
  'button,a.again{display:inline-block;padding:8px 20px;border:0;font:inherit;color:#fff;background:#1f4e79;text-decoration:none;cursor:pointer}' +
  'textarea{display:block;box-sizing:border-box;width:100%;margin:0 0 8px;padding:6px 8px;font:inherit}'

type Away = {
  /** The address that was asked for. */
  path: string
  nonce: string
  /** What was typed, for a form that was sent; nothing when a page was asked for. */
  typed?: [string, string][]
}

/** 503 in plain words: what happened, what is safe, what to do. A form that was sent is kept in the page and can be sent again. */
export function awayPage({ path, nonce, typed }: Away): Response {
  const keeps = typed !== undefined && !typed.some(([name]) => /password/i.test(name))
  const safe = `已经保存的内容都是安全的；这一次没有写入任何东西。${keeps ? '您填的都留在这一页里。' : ''}`
  const again = keeps
    ? `<form method="post" enctype="multipart/form-data" action="${escaped(path)}">${typed.map(hidden).join('')}<button>再提交一次</button></form>`
    : `<a class="again" href="${escaped(path)}">再试一次</a>`
  const now = keeps
    ? '请不要关掉这一页。等十秒，再按下面的“再提交一次”；一直不行，请把时间告诉系统管理员。'
    : '请等十秒再试，这一页也会自己再试；一直不行，请把时间告诉系统管理员。'
  return wordedPage({
    ...{ nonce, again, status: 503, title: typed ? '这一次没有提交上去' : '这一页暂时打不开' },
    head: typed ? '' : '<meta http-equiv="refresh" content="10">',
    words: { what: '现在用的人太多，或者数据库正在恢复。', safe, now },
    headers: { 'retry-after': '10' },
  })
}

/** 409 for a form of a page that an update has made old: nothing was written, what was typed stands there to be copied. */
export function outdatedPage({ path, nonce, typed }: Required<Away>): Response {
  const own = typed.filter(([name, value]) => value.trim() !== '' && !carried.test(name) && !identifier.test(value))
  const link = `<a class="again" href="${escaped(path)}" target="_blank">在新窗口打开这一页</a>`
  return wordedPage({
    ...{ nonce, status: 409, title: '系统刚刚更新，这一页是旧的', head: '', headers: {} },
    again: `${own.map(([, value]) => `<textarea readonly rows="2" aria-label="您填的">${escaped(value)}</textarea>`).join('')}${link}`,
    words: {
      what: '这张表是更新以前打开的，新的系统不认得它。',
      safe: '已经保存的内容都是安全的；这一次没有写入任何东西。您填的都留在这一页里。',
      now: '请不要关掉这一页。按最下面的按钮打开新的一页，把填的抄过去，再提交。',
    },
  })
}

/** Fields a person does not type: the framework's, what stood there before, and passwords. */
const carried = /^\$ACTION|^(was|seen|pick)\.|password/i
/** Ids and codes, which nobody typed as words. */
const identifier = /^([0-9a-f]{8}-[0-9a-f-]{27}|[a-z_]+)$/

type Worded = {
  nonce: string
  status: number
  title: string
  head: string
  words: { what: string; safe: string; now: string }
  again: string
  headers: Record<string, string>
}

function wordedPage({ nonce, status, title, head, words, again, headers }: Worded): Response {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="same-origin">${head}<title>${title} · 百家</title><style nonce="${nonce}">${style}</style></head>
<body><main role="alert"><h1>${title}</h1>
<dl><dt>怎么回事</dt><dd>${words.what}</dd><dt>什么是安全的</dt><dd>${words.safe}</dd><dt>现在怎么办</dt><dd>${words.now}</dd></dl>${again}</main></body></html>`
  return new Response(html, {
    status,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
  })
}

function hidden([name, value]: [string, string]): string {
  return `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/\r?\n/g, '&#10;')
}

/** A reason why the product cannot start, said to a person in Chinese and in English. */
export class Refusal extends Error {
  /** @param {string} chinese @param {string} english @param {string} [detail] */
  constructor(chinese, english, detail) {
    super(`${chinese}\n  ${english}${detail ? `\n${detail}` : ''}`)
    this.name = 'Refusal'
  }
}

const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 1_048_576)

export const refusals = {
  /** @param {string} host @param {number} port */
  portTaken: (host, port) =>
    new Refusal(
      `端口 ${port} 已被占用(${host})。请关闭占用该端口的程序,或换一个端口:PORT=${port + 1} npm start`,
      `Port ${port} on ${host} is already in use. Close the program that holds it, or choose another: PORT=${port + 1} npm start`,
    ),
  /** @param {string} host @param {number} port @param {string} code */
  portRefused: (host, port, code) =>
    new Refusal(
      `无法在 ${host}:${port} 上监听(${code})。请检查 HOST 和 PORT。`,
      `Cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`,
    ),
  /** @param {string} folder @param {number} free @param {number} needed both in bytes */
  littleSpace: (folder, free, needed) =>
    new Refusal(
      `磁盘空间不足:${folder} 仅剩 ${megabytes(free)} MB,至少需要 ${megabytes(needed)} MB。请清理磁盘后重试。`,
      `Not enough disk space: ${megabytes(free)} MB free at ${folder}, ${megabytes(needed)} MB needed. Free some space and try again.`,
    ),
  /** @param {string} [where] */
  diskFull: (where) =>
    new Refusal(
      `磁盘已满(ENOSPC)${where ? `:${where}` : ''}。已有数据没有丢失,清理磁盘后重新运行即可。`,
      `The disk is full (ENOSPC)${where ? `: ${where}` : ''}. Nothing stored was lost; free some space and run again.`,
    ),
  /** @param {string} folder @param {number} found @param {number} ours */
  otherMajor: (folder, found, ours) =>
    new Refusal(
      `数据目录 ${folder} 属于 PostgreSQL ${found},本程序自带 PostgreSQL ${ours},不能直接打开。请用 PostgreSQL ${found} 启动并以 DATABASE_URL 连接,或导出后换一个目录(BAIJIA_DATA)。`,
      `The data folder ${folder} belongs to PostgreSQL ${found}; this product carries PostgreSQL ${ours}. Serve it with PostgreSQL ${found} and set DATABASE_URL, or export it and choose another folder (BAIJIA_DATA).`,
    ),
  /** @param {string} folder @param {number} pid */
  alreadyRunning: (folder, pid) =>
    new Refusal(
      `已有另一个 npm start 正在使用数据目录 ${folder}(进程 ${pid})。请先停止它,或用 BAIJIA_DATA 指定另一个目录。`,
      `Another npm start is already running on the data folder ${folder} (process ${pid}). Stop it first, or choose another folder with BAIJIA_DATA.`,
    ),
  /** @param {string} folder */
  otherOwner: (folder) =>
    new Refusal(
      `${folder} 属于另一个系统用户,当前用户无法打开。请用原来的用户启动,或用 BAIJIA_DATA 指定另一个目录。`,
      `${folder} belongs to another system user. Start as that user, or choose another folder with BAIJIA_DATA.`,
    ),
  /** @param {string} name @param {string} folder */
  keyLost: (name, folder) =>
    new Refusal(
      `数据目录 ${folder} 已有数据,但密钥 ${name} 不见了;没有它,已加密的证件号码无法读出。请从备份恢复密钥文件,或用环境变量给出。`,
      `The data folder ${folder} holds data but the key ${name} is gone; encrypted ID numbers cannot be read without it. Restore the key file from a backup, or give it in the environment.`,
    ),
  noAccount: () =>
    new Refusal(
      '以 root 运行时,PostgreSQL 需要一个普通系统用户(postgres 或 nobody),本机两者都没有。',
      'Running as root, PostgreSQL needs an ordinary system user (postgres or nobody); this machine has neither.',
    ),
  /** @param {string} platform */
  noBinaries: (platform) =>
    new Refusal(
      `没有适用于 ${platform} 的内置 PostgreSQL。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新版本的数据库。`,
      `No PostgreSQL is carried for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    ),
  /** @param {string} detail */
  noDatabase: (detail) =>
    new Refusal(
      '无法打开 DATABASE_URL 指定的数据库。',
      'The database that DATABASE_URL names cannot be opened.',
      detail,
    ),
  /**
   * @param {string} what in Chinese, then after a space the name of the program
   * @param {string} [detail]
   */
  failed: (what, detail) => {
    const [, ...program] = what.split(' ')
    return new Refusal(`${what} 失败。`, `${program.join(' ')} failed.`, detail)
  },
}

/**
 * The page of the moment in which the application was started anew: what happened, what is safe, what to do. It asks nothing of the application.
 * @param {boolean} reading whether a page was asked for; else a form was sent
 */
export function restartedPage(reading) {
  const safe = reading ? '' : '；刚才提交的这一次，可能已经存上，也可能没有'
  const now = reading
    ? '请等十秒再打开这一页。'
    : '请按浏览器的“后退”，填的还在那一页里；先看看清单里有没有，没有再提交一次。'
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>系统刚刚重新启动 · 百家</title></head>
<body><main role="alert"><h1>${reading ? '这一页暂时打不开' : '这一次没有得到回答'}</h1><dl><dt>怎么回事</dt><dd>系统刚刚重新启动。</dd>
<dt>什么是安全的</dt><dd>已经保存的内容都是安全的${safe}。</dd><dt>现在怎么办</dt><dd>${now}一直不行，请把时间告诉系统管理员。</dd></dl></main></body></html>`
}

/**
 * Says a full disk or a folder of somebody else plainly, whatever layer noticed it; other errors pass unchanged.
 * @param {unknown} error @param {string} [where]
 */
export function plainly(error, where) {
  if (error instanceof Refusal) return error
  const { code, message, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {})
  if (code === 'ENOSPC' || code === '53100' || saysDiskFull(String(message))) return refusals.diskFull(where)
  if (code === 'EACCES' && path) return refusals.otherOwner(path)
  return error
}

/** @param {string} text */
export function saysDiskFull(text) {
  return /ENOSPC|No space left on device|wrote only \d+ of|Check free disk space/i.test(text)
}

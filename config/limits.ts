const KB = 1024
const MB = 1024 * KB
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Every bound of the product in one place; each has a test that goes one over. */
export const limits = {
  bodyBytes: 1 * MB,
  importFileBytes: 20 * MB,
  importInflatedBytes: 80 * MB,
  importEntries: 200,
  importRatio: 100,
  importRows: 100_000,
  importColumns: 702,
  importCells: 3_000_000,
  /** A sheet of more rows is written in parts of its own; a building of so many rows is never cut. */
  importApplyRowsInOneTransaction: 20_000,
  importPartRows: 5_000,
  importReadMs: 60 * SECOND,
  importReadHeapMb: 512,
  /** How soon an import whose process ended is taken up again; the first time so long after the start. */
  importTakeUpEveryMs: 15 * SECOND,
  /** How often it is looked whether a month is over that some list is frozen for. */
  monthCloseEveryMs: 10 * MINUTE,
  poolPages: 12,
  poolSignIn: 6,
  poolReports: 3,
  poolImport: 2,
  poolJobs: 1,
  gateWaitMs: 2 * SECOND,
  gateWaitersPerConnection: 2,
  statementPageMs: 5 * SECOND,
  statementReportMs: 30 * SECOND,
  statementImportMs: 120 * SECOND,
  lockMs: 2 * SECOND,
  idleInTransactionMs: 10 * SECOND,
  signInFailuresPerAccount: 5,
  signInFailuresPerAddress: 60,
  signInWindowMs: 15 * MINUTE,
  /** How many sign-in tickets stay opened in memory, of a few hundred bytes each. */
  ticketsOpened: 2_000,
  sessionIdleMs: 30 * MINUTE,
  sessionIdlePhoneMs: 8 * HOUR,
  sessionAbsoluteMs: 12 * HOUR,
  revealSeconds: 45,
  revealsPerDay: 60,
  /** How often a day somebody may ask whether people live with another committee too. */
  looksPerDay: 60,
  exportRowsWithoutSecondPerson: 200,
  /** A workbook of one street and no more. */
  exportRowsMost: 120_000,
  exportTakenWithinMs: 24 * HOUR,
  listPageRows: 50,
  syncBytes: 256 * KB,
  syncItems: 20,
  /** A photo or a sound is sent in parts of so much, each with its hash. */
  attachmentPartBytes: 256 * KB,
  photoBytes: 5 * MB,
  photoPixels: 25_000_000,
  photosPerVisit: 6,
  /** A minute of speech is about a fifth of this. */
  soundBytes: 1 * MB,
  soundSeconds: 60,
  /** How often receipts past their time are looked for, and how many go in one turn. */
  sweepEveryMs: 6 * HOUR,
  sweepRows: 5_000,
  /** How long the households of a round stay on a phone, and how many of them. */
  packHours: 72,
  packHouseholds: 50,
  sealerEveryMs: 5 * SECOND,
  sealAlarmMs: 60 * SECOND,
  sealBatch: 2000,
  auditExportRows: 5000,
} as const

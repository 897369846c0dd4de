type Value = string | number

/** A one-sheet .xls file (BIFF8 in an OLE container) with merged ranges, for reading back. */
export function xlsFile(
  rows: readonly (readonly Value[])[],
  merges: readonly [number, number, number, number][] = [],
): Uint8Array {
  const sheet = Buffer.concat([
    record(0x809, words(0x600, 0x10, 0, 0, 0, 0, 0, 0)),
    ...rows.flatMap((row, at) => row.map((value, column) => cellRecord(at, column, value))),
    record(0xe5, words(merges.length, ...merges.flat())),
    record(0x0a, Buffer.alloc(0)),
  ])
  const globals = (offset: number) =>
    Buffer.concat([
      record(0x809, words(0x600, 0x05, 0, 0, 0, 0, 0, 0)),
      record(0x85, Buffer.concat([long(offset), words(0), Buffer.from([3, 1]), Buffer.from('花名册', 'utf16le')])),
      record(0x0a, Buffer.alloc(0)),
    ])
  return container(Buffer.concat([globals(globals(0).length), sheet]))
}

function cellRecord(row: number, column: number, value: Value): Buffer {
  if (typeof value === 'number') {
    const double = Buffer.alloc(8)
    double.writeDoubleLE(value)
    return record(0x203, Buffer.concat([words(row, column, 0), double]))
  }
  return record(
    0x204,
    Buffer.concat([words(row, column, 0, value.length), Buffer.from([1]), Buffer.from(value, 'utf16le')]),
  )
}

/** An OLE container with the single stream Workbook, long enough to need no mini stream. */
function container(stream: Buffer): Uint8Array {
  const sectors = Math.max(8, Math.ceil(stream.length / 512))
  const header = Buffer.alloc(512, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.fill(0, 8, 24)
  words(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0).copy(header, 24)
  for (const [at, value] of [
    [40, 0],
    [44, 1],
    [48, 1],
    [52, 0],
    [56, 4096],
    [60, -2],
    [64, 0],
    [68, -2],
    [72, 0],
    [76, 0],
  ] as const) {
    header.writeInt32LE(value, at)
  }
  const fat = Buffer.alloc(512, 0xff)
  fat.writeInt32LE(-3, 0)
  fat.writeInt32LE(-2, 4)
  for (let sector = 0; sector < sectors; sector++)
    fat.writeInt32LE(sector === sectors - 1 ? -2 : sector + 3, (sector + 2) * 4)
  const directory = Buffer.concat([
    entry('Root Entry', 5, -2, 0, 1),
    entry('Workbook', 2, 2, sectors * 512, -1),
    Buffer.alloc(256),
  ])
  return Uint8Array.from(Buffer.concat([header, fat, directory, stream, Buffer.alloc(sectors * 512 - stream.length)]))
}

function entry(name: string, type: number, start: number, size: number, child: number): Buffer {
  const made = Buffer.alloc(128)
  made.write(name, 0, 'utf16le')
  made.writeUInt16LE((name.length + 1) * 2, 64)
  made.writeUInt8(type, 66)
  made.writeUInt8(1, 67)
  for (const [at, value] of [
    [68, -1],
    [72, -1],
    [76, child],
    [116, start],
    [120, size],
  ] as const)
    made.writeInt32LE(value, at)
  return made
}

function record(id: number, data: Buffer): Buffer {
  return Buffer.concat([words(id, data.length), data])
}

function words(...values: number[]): Buffer {
  const made = Buffer.alloc(values.length * 2)
  for (const [place, value] of values.entries()) made.writeUInt16LE(value, place * 2)
  return made
}

function long(value: number): Buffer {
  const made = Buffer.alloc(4)
  made.writeUInt32LE(value)
  return made
}

import { useEffect, useState } from 'react'
import { type Attached, contentOf, dropFile, filesOf, keepFile } from '@/components/door/files'
import type { Desk } from '@/components/door/outbox'
import { Wrong } from '@/components/door/phone-form'
import { smallerPicture } from '@/components/door/picture'
import { canRecord, type Recording, recordSound } from '@/components/door/sound'

type Props = {
  desk: Desk
  entryKey: string
  of: Attached['of']
  most: { photos: number; seconds: number }
  /** Keeps the words as they stand first: what is taken lies beside a draft. */
  keepWords: () => Promise<unknown>
}
const full = '手机存不下了，这一个没有留下。写的字都在。请清出一点空间再拍、再录。'

/** 照片和语音, taken with or without network, kept sealed on the phone until they have arrived. */
export function DoorFiles({ desk, entryKey, of, most, keepWords }: Props) {
  const [own, setOwn] = useState<Attached[]>([])
  const [fault, setFault] = useState('')
  const read = () => filesOf(desk).then((all) => setOwn(all.filter((one) => one.entryKey === entryKey)))
  useEffect(() => {
    let gone = false
    void filesOf(desk).then((all) => !gone && setOwn(all.filter((one) => one.entryKey === entryKey)))
    return () => {
      gone = true
    }
  }, [desk, entryKey])
  const photos = own.filter(({ kind }) => kind === 'photo')
  const sounds = own.filter(({ kind }) => kind === 'sound')

  const kept = (kind: Attached['kind'], bytes: ArrayBuffer) =>
    keepWords()
      .then(() => keepFile(desk, { entryKey, of, kind }, bytes))
      .then(() => setFault(''))
      .then(read, () => setFault(full))
  const taken = async (chosen: FileList | null) => {
    const [...pictures] = chosen ?? []
    if (photos.length + pictures.length > most.photos) return setFault(`一次最多 ${most.photos} 张照片，请挑要紧的留。`)
    for (const picture of pictures) {
      const bytes = await smallerPicture(picture).then(
        (made) => made,
        () => undefined,
      )
      if (!bytes) return setFault('这个文件不是照片，没有留下。写的字都在。')
      await kept('photo', bytes)
    }
  }
  return (
    <section className="phone-sec">
      <h2>
        {of === 'visit' ? '照片和语音' : '照片'}
        <span className="meta">没有就空着</span>
      </h2>
      <ul className="photos">
        {photos.map(({ key }, at) => (
          <li key={key}>
            <Thumb desk={desk} fileKey={key} words={`照片 ${at + 1}`} />
            <button type="button" className="btn btn-quiet" onClick={() => void dropFile(desk, key).then(read)}>
              不要
            </button>
          </li>
        ))}
      </ul>
      {sounds.map(({ key, bytes }, at) => (
        <p key={key}>
          语音 {at + 1}（{Math.max(1, Math.round(bytes / 1024))} KB）{' '}
          <button type="button" className="btn btn-quiet" onClick={() => void dropFile(desk, key).then(read)}>
            不要
          </button>
        </p>
      ))}
      <p className="more-line">
        <label className="btn btn-touch">
          拍照、选照片
          <input
            type="file"
            accept="image/*"
            multiple
            className="sr"
            onChange={({ currentTarget }) => {
              void taken(currentTarget.files).then(() => {
                currentTarget.value = ''
              })
            }}
          />
        </label>
        {of === 'visit' && <Recorder seconds={most.seconds} heard={(bytes) => kept('sound', bytes)} fault={setFault} />}
      </p>
      {fault && <Wrong words={fault} />}
    </section>
  )
}

/** A photo as it lies on the phone, opened for as long as it is looked at. */
function Thumb({ desk, fileKey, words }: { desk: Desk; fileKey: string; words: string }) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    let made = ''
    let gone = false
    void contentOf(desk, fileKey).then((bytes) => {
      if (!bytes || gone) return
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
      setAddress(made)
    })
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [desk, fileKey])
  return address ? <img src={address} alt={words} width={96} height={96} /> : <span>{words}</span>
}

type Hears = { seconds: number; heard: (bytes: ArrayBuffer) => Promise<unknown>; fault: (words: string) => void }

/** 语音备忘: for hands that cannot type just now; typed afterwards, and then gone. */
function Recorder({ seconds, heard, fault }: Hears) {
  const [recording, setRecording] = useState<Recording>()
  const [since, setSince] = useState(0)
  useEffect(() => {
    if (!recording) return
    const timer = setInterval(() => setSince((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [recording])
  if (!canRecord()) return null
  const start = () =>
    recordSound(seconds).then(
      (begun) => {
        setSince(0)
        setRecording(begun)
        void begun.done.then(heard).finally(() => setRecording(undefined))
      },
      () => fault('没有拿到话筒，没有录。请在手机设置里允许本页用话筒，或直接写字。'),
    )
  return recording ? (
    <button type="button" className="btn btn-touch" onClick={recording.stop}>
      停　{since}/{seconds} 秒
    </button>
  ) : (
    <button type="button" className="btn btn-touch" onClick={() => void start()}>
      录一段语音
    </button>
  )
}

/** Whether this phone can record at all: not on a page served in the clear, not in some built-in browsers. */
export const canRecord = () =>
  typeof MediaRecorder !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined

export type Recording = { stop: () => void; done: Promise<ArrayBuffer> }

/** Records until it is stopped, or for so many seconds; rejects when the microphone is not given. */
export async function recordSound(mostSeconds: number): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimeType = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'].find((type) =>
    MediaRecorder.isTypeSupported(type),
  )
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24_000, ...(mimeType ? { mimeType } : {}) })
  const heard: Blob[] = []
  recorder.ondataavailable = ({ data }) => heard.push(data)
  const stop = () => recorder.state !== 'inactive' && recorder.stop()
  const timer = setTimeout(stop, mostSeconds * 1000)
  const done = new Promise<ArrayBuffer>((resolve) => {
    recorder.onstop = () => {
      clearTimeout(timer)
      for (const track of stream.getTracks()) track.stop()
      resolve(new Blob(heard).arrayBuffer())
    }
  })
  recorder.start()
  return { stop, done }
}

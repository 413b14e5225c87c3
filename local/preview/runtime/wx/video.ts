import { h } from '../dom';
import { Failure } from './api';
import { savePicture } from './picture';

/** Length in seconds, size, and a picture of its beginning. */
export async function describeVideo(address: string): Promise<{ duration: number; width: number; height: number; thumbTempFilePath: string }> {
  const video = h('video', { muted: true, preload: 'auto', src: address });
  await new Promise<void>((resolve, reject) => {
    video.onloadeddata = () => { resolve(); };
    video.onerror = () => { reject(new Failure('the video cannot be played')); };
  });
  const { duration, videoWidth: width, videoHeight: height } = video;
  return { duration, width, height, thumbTempFilePath: await savePicture(video, width, height, 'jpg', 0.8) };
}

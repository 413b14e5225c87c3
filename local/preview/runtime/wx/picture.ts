import { addressOf } from '../shell/addresses';
import { Failure } from './api';
import { addTemporaryBlob } from './temporary-files';

const TYPES = { jpg: 'image/jpeg', png: 'image/png' };

/** Loads a picture from a temporary file, the mini program, or this machine's cloud. */
export async function loadPicture(src: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = addressOf(src);
  await picture.decode().catch(() => { throw new Failure(`file not found or not a picture: ${src}`); });
  return picture;
}

/** The picture at this size as a temporary file; a JPEG on white, because it has no transparency. */
export async function savePicture(picture: CanvasImageSource, width: number, height: number, fileType: 'jpg' | 'png', quality: number): Promise<string> {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d');
  if (context === null) throw new Failure('no canvas');
  if (fileType === 'jpg') {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return addTemporaryBlob(await canvas.convertToBlob({ type: TYPES[fileType], quality }), fileType);
}

/** Width and height that keep the sides' ratio; a picture is never made larger. */
export function fitted(width: number, height: number, wanted: { width?: number | undefined; height?: number | undefined }): { width: number; height: number } {
  const scale = Math.min(1, (wanted.width ?? Infinity) / width, (wanted.height ?? Infinity) / height);
  return { width: width * scale, height: height * scale };
}

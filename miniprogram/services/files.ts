import { call } from './api';
import { uploadFile } from './cloud';
import { randomId } from './command-id';

/** Wide enough for a phone held sideways, small enough for a bad network. */
const WIDTH = 1280;
const QUALITY = 80;

/** Pictures the person took or chose; none when they changed their mind. */
export async function choosePictures(count: number, sourceType: ('album' | 'camera')[]): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'], sourceType });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch {
    return [];
  }
}

/**
 * Makes a picture small and puts it where everybody may read it, under a name nobody guesses;
 * answers its file id. The shop hears of it, so that one that no goods take is removed.
 */
export async function uploadPicture(shopId: string, filePath: string): Promise<string> {
  // Some phones cannot compress some pictures: then it goes as it is.
  const small = await wx.compressImage({ src: filePath, quality: QUALITY, compressedWidth: WIDTH }).then(({ tempFilePath }) => tempFilePath, () => filePath);
  const fileId = await uploadFile(`${shopId}/${randomId()}.jpg`, small);
  await call('goods', 'holdPicture', { fileId }, randomId());
  return fileId;
}

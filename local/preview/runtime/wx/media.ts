import { chooseFiles } from '../shell/file-chooser';
import { viewPictures } from '../shell/image-viewer';
import { addressOf } from '../shell/addresses';
import { api, cancelled, chapter, Failure } from './api';
import { download } from './download';
import { extensionOf, extensionOfType } from './mime-type';
import { fitted, loadPicture, savePicture } from './picture';
import { addTemporaryBlob, fileAt } from './temporary-files';
import { describeVideo } from './video';

type MediaFile = WechatMiniprogram.MediaFile;
type Sources = ('album' | 'camera')[] | undefined;

const COUNT = 9;
const COUNT_MAX = 20;
/** What WeChat's own compression does to a photo, nearly. */
const COMPRESSED = { width: 1440, quality: 0.8 };
const QUALITY = 80;

/** 媒体: pictures and videos come from the browser's file dialog. */
export const media = chapter({
  chooseMedia: api<WechatMiniprogram.ChooseMediaOption>('chooseMedia', async ({ count = COUNT, mediaType = ['image', 'video'], sourceType, sizeType }) => {
    const wantsImage = mediaType.some((type) => type !== 'video');
    const wantsVideo = mediaType.some((type) => type !== 'image');
    const files = await choose([wantsImage ? 'image/*' : '', wantsVideo ? 'video/*' : ''], count, sourceType);
    const tempFiles = await Promise.all(files.map((file) => (file.type.startsWith('video/') ? takeVideo(file) : takeImage(file, sizeType))));
    const kinds = new Set(tempFiles.map(({ fileType }) => fileType));
    return { tempFiles, type: kinds.size > 1 ? 'mix' : [...kinds][0] ?? 'image', failedCount: 0 };
  }),

  chooseImage: api<WechatMiniprogram.ChooseImageOption>('chooseImage', async ({ count = COUNT, sourceType, sizeType }) => {
    const files = await choose(['image/*'], count, sourceType);
    const images = await Promise.all(files.map((file) => takeImage(file, sizeType)));
    return { tempFilePaths: images.map(({ tempFilePath }) => tempFilePath), tempFiles: images.map(({ tempFilePath: path, size }) => ({ path, size })) };
  }),

  chooseMessageFile: api<WechatMiniprogram.ChooseMessageFileOption>('chooseMessageFile', async ({ count, type = 'all', extension }) => {
    const accept = { all: '', image: 'image/*', video: 'video/*', file: extension?.map((each) => `.${each.replace(/^\./, '')}`).join(',') ?? '' }[type];
    const files = (await chooseFiles({ accept, count, noun: '聊天文件' }))?.filter(({ name }) => type !== 'file' || extension === undefined || isOneOf(name, extension)) ?? [];
    if (files.length === 0) throw cancelled();
    const tempFiles = await Promise.all(files.map(async (file) => ({
      name: file.name, path: await addTemporaryBlob(file, extensionOf(file.name)), size: file.size, time: Math.floor(file.lastModified / 1000), type: kindOf(file),
    })));
    return { tempFiles };
  }),

  compressImage: api<WechatMiniprogram.CompressImageOption>('compressImage', async ({ src, quality = QUALITY, compressedWidth, compressedHeight }) => {
    const picture = await loadPicture(src);
    const { width, height } = fitted(picture.naturalWidth, picture.naturalHeight, { width: compressedWidth, height: compressedHeight });
    return { tempFilePath: await savePicture(picture, width, height, 'jpg', quality / 100) };
  }),

  getImageInfo: api<WechatMiniprogram.GetImageInfoOption>('getImageInfo', async ({ src }) => {
    const { naturalWidth: width, naturalHeight: height } = await loadPicture(src);
    const isOwn = fileAt(src) !== null;
    const blob = isOwn ? null : await (await fetch(addressOf(src))).blob();
    const path = blob === null ? src : await addTemporaryBlob(blob, extensionOfType(blob.type));
    return { width, height, path, type: imageType(path), orientation: 'up' };
  }),

  previewImage: api<WechatMiniprogram.PreviewImageOption>('previewImage', ({ urls, current }) => {
    if (urls.length === 0) throw new Failure('parameter error: urls is empty');
    viewPictures(urls.map((url) => ({ address: addressOf(url), isVideo: false })), Math.max(0, urls.indexOf(current ?? '')));
  }),

  previewMedia: api<WechatMiniprogram.PreviewMediaOption>('previewMedia', ({ sources, current = 0 }) => {
    viewPictures(sources.map(({ url, type }) => ({ address: addressOf(url), isVideo: type === 'video' })), current);
  }),

  saveImageToPhotosAlbum: api<WechatMiniprogram.SaveImageToPhotosAlbumOption>('saveImageToPhotosAlbum', ({ filePath }) => { download(filePath); }),
});

async function choose(accept: string[], count: number, sourceType: Sources): Promise<File[]> {
  const isCamera = sourceType?.length === 1 && sourceType[0] === 'camera';
  const noun = accept.includes('video/*') ? '图片或视频' : '图片';
  const files = await chooseFiles({ accept: accept.filter((each) => each !== '').join(','), count: Math.min(count, COUNT_MAX), capture: isCamera, noun });
  if (files === null || files.length === 0) throw cancelled();
  return files;
}

async function takeImage(file: File, sizeType: string[] = ['original', 'compressed']): Promise<MediaFile> {
  const original = await addTemporaryBlob(file, extensionOfType(file.type) || extensionOf(file.name));
  const picture = await loadPicture(original);
  const { width, height } = fitted(picture.naturalWidth, picture.naturalHeight, sizeType.includes('original') ? {} : { width: COMPRESSED.width });
  const tempFilePath = sizeType.includes('original') ? original : await savePicture(picture, width, height, 'jpg', COMPRESSED.quality);
  return { tempFilePath, size: fileAt(tempFilePath)?.bytes.length ?? 0, fileType: 'image', width: Math.round(width), height: Math.round(height), duration: 0, thumbTempFilePath: '' };
}

async function takeVideo(file: File): Promise<MediaFile> {
  const tempFilePath = await addTemporaryBlob(file, extensionOfType(file.type) || extensionOf(file.name));
  return { tempFilePath, size: file.size, fileType: 'video', ...await describeVideo(addressOf(tempFilePath)) };
}

const isOneOf = (name: string, extensions: readonly string[]): boolean => extensions.some((extension) => extension.replace(/^\./, '').toLowerCase() === extensionOf(name));

function kindOf({ type }: File): 'image' | 'video' | 'file' {
  if (type.startsWith('image/')) return 'image';
  return type.startsWith('video/') ? 'video' : 'file';
}

function imageType(path: string): 'jpeg' | 'png' | 'gif' | 'tiff' | 'unknown' {
  const extension = extensionOf(path);
  if (extension === 'jpg' || extension === 'jpeg') return 'jpeg';
  return extension === 'png' || extension === 'gif' || extension === 'tiff' ? extension : 'unknown';
}

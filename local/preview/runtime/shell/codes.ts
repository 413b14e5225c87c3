/** A bar or QR code as wx.scanCode gives it. */
export interface Code { result: string; scanType: CodeType }

export type CodeType = WechatMiniprogram.ScanCodeSuccessCallbackResult['scanType'];

/** How a picture is looked at, one after the other: a smaller one is read faster and has less noise; codes also stand upright. */
const LOOKS = [{ sideMax: 1200, isTurned: false }, { sideMax: 1200, isTurned: true }, { sideMax: 2400, isTurned: false }];

/**
 * Reads a code in a picture; null if there is none. The reader is fetched when it is first needed.
 *
 * @throws DOMException if the file is no picture
 */
export async function decodePicture(file: Blob): Promise<Code | null> {
  const picture = await createImageBitmap(file);
  const { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, MultiFormatReader, NotFoundException, RGBLuminanceSource } = await import('@zxing/library');
  const reader = new MultiFormatReader();
  reader.setHints(new Map<number, unknown>([[DecodeHintType.TRY_HARDER, true]]));
  for (const { sideMax, isTurned } of LOOKS) {
    const { data, width, height } = pixelsOf(picture, sideMax, isTurned);
    try {
      const found = reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(luminanceOf(data), width, height))));
      return { result: found.getText(), scanType: BarcodeFormat[found.getBarcodeFormat()] as CodeType };
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
    }
  }
  return null;
}

function pixelsOf(picture: ImageBitmap, sideMax: number, isTurned: boolean): ImageData {
  const scale = Math.min(1, sideMax / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = isTurned ? new OffscreenCanvas(height, width) : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser has no 2d canvas');
  // Transparent is white, as on paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (isTurned) context.setTransform(0, 1, -1, 0, height, 0);
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** One byte per pixel; green counts twice, as the eye sees it. */
function luminanceOf(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const result = new Uint8ClampedArray(rgba.length / 4);
  for (let pixel = 0; pixel < result.length; pixel += 1) {
    const at = pixel * 4;
    result[pixel] = ((rgba[at] ?? 0) + 2 * (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 4;
  }
  return result;
}

/** What a typed code would be on a label: goods' numbers have a check digit, other short ASCII is Code 128. */
export function typeOfCode(text: string): CodeType {
  const isGoodsNumber = /^\d+$/.test(text) && hasCheckDigit(text);
  if (isGoodsNumber && text.length === 13) return 'EAN_13';
  if (isGoodsNumber && text.length === 12) return 'UPC_A';
  if (isGoodsNumber && text.length === 8) return 'EAN_8';
  return /^[\x20-\x7e]{1,48}$/.test(text) && !text.includes('://') ? 'CODE_128' : 'QR_CODE';
}

/** @see GS1 General Specifications, 7.9.1 */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

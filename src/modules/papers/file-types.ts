/** How a type of file is looked through and shown. */
export type FileKind = 'pdf' | 'image' | 'photo' | 'office';

export interface FileType {
  readonly mediaType: string;
  /** The first is the one to add to a name without any. */
  readonly extensions: readonly string[];
  readonly kind: FileKind;
  /** What people call it. */
  readonly label: string;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** Everything that is taken in. `photo` is an image that cannot be decoded here: it is kept, but not previewed. */
export const fileTypes: readonly FileType[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], kind: 'pdf', label: 'PDF' },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], kind: 'image', label: 'JPG' },
  { mediaType: 'image/png', extensions: ['png'], kind: 'image', label: 'PNG' },
  { mediaType: 'image/webp', extensions: ['webp'], kind: 'image', label: 'WebP' },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], kind: 'image', label: 'TIFF' },
  { mediaType: 'image/heic', extensions: ['heic', 'heif'], kind: 'photo', label: 'HEIC' },
  { mediaType: 'image/heif', extensions: ['heif', 'heic'], kind: 'photo', label: 'HEIF' },
  { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'], kind: 'office', label: 'Word (.docx)' },
  { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'], kind: 'office', label: 'Excel (.xlsx)' },
];

/** What the browser offers first when files are chosen. */
export const acceptedTypes = fileTypes.flatMap(({ extensions }) => extensions.map((one) => `.${one}`)).join(',');

/** The type with this media type. */
export function typeOf(mediaType: string): FileType | undefined {
  return fileTypes.find((type) => type.mediaType === mediaType);
}

/** Whether the pages of a file of this media type can be looked at here, before it is downloaded. */
export function canPreview(mediaType: string): boolean {
  const kind = typeOf(mediaType)?.kind;
  return kind === 'image' || kind === 'pdf';
}

/** Whether a file of this media type can have more pages than one. */
export function canHavePages(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType === 'image/tiff';
}

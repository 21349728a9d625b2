const MB = 1_048_576;

/**
 * How much is taken in, in bytes and counts. No decree sets these: they are the house's own, wide enough for a scanned
 * dossier and narrow enough for a commune's disk and line; an installation may change them here.
 */
export const intakeLimits = {
  /** One file of a citizen: about 60 pages scanned at 300 dpi in grey. */
  citizenFile: 20 * MB,
  /** One file of an officer, whose scanner makes one file of a whole dossier; the server takes no larger ones. */
  staffFile: 100 * MB,
  /** All files of one citizen within 24 hours, so that nobody can fill the disk. */
  citizenDay: 500 * MB,
  /** All files of one person that come in parts and are not handed in yet. */
  unfinished: 500 * MB,
  /** Pixels of an image: a page of A3 at 600 dpi has 70 million, the largest phone cameras 200 million scaled down to 50. */
  imagePixels: 100_000_000,
  /** What a Word or Excel file may hold once unpacked. */
  office: {
    entries: 2_000,
    unpacked: 200 * MB,
    /** Unpacked by packed, for entries large enough to matter: text packs 10 to 50 times, a bomb a thousand times. */
    ratio: 150,
    ratioFrom: MB,
  },
  /** What the compressed objects of a PDF may hold once unpacked; more is not looked through and so not taken in. */
  pdf: { objectStreams: 5_000, unpacked: 256 * MB },
} as const;

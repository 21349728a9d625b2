import type { vi } from './messages.vi.ts';

export const en: typeof vi = {
  states: {
    quarantined: 'waiting for the virus scan',
    clean: 'scanned, safe',
    refused: 'refused: harmful',
    unscanned: 'not scanned for viruses',
  },
  received: 'received',
  files: {
    caption: 'Files handed in',
    empty: 'There are no files yet.',
    name: 'File',
    size: 'Size',
    state: 'State',
    handedIn: 'Handed in by',
    look: 'Look',
    preview: 'Preview',
    ofFile: (name) => `of ${name}`,
    downloadToLook: 'Download it to look at it',
    sendAnother: 'Please send another file',
    willOpen: 'Can be opened once scanned',
  },
  pages: {
    caption: 'Preview of a file',
    title: (page, pages) => `Page ${page} of ${pages}`,
    pictureOf: (page, name) => `Picture of page ${page} of the file ${name}`,
    download: 'Download the original file',
  },
  handIn: {
    title: 'Send a file',
    field: 'Choose a file',
    hint: (limit) =>
      `PDF, an image (JPG, PNG, WebP, HEIC, TIFF), Word (.docx) or Excel (.xlsx); each file at most ${limit}.`,
    button: 'Send the file',
    back: 'Go back without sending',
  },
  notices: {
    'papers.handed_in': 'The file was received.',
  },
  refusals: {
    'file.not_found': 'There is no such file, or it does not belong to a dossier of yours.',
    'papers.none': 'Choose the file to send.',
    'papers.one_at_a_time': 'Send one file at a time. Please choose the files one by one.',
    'papers.no_agency':
      'It is not clear which agency the file is for. Please go back to the dossier and send it from there.',
    'papers.disk_full':
      'The server has no room left, so the file was not received. What was filed before is safe. Please tell the administrator and try again later.',
    'papers.storage_away':
      'The store of files cannot be reached just now, so the file was not received or cannot be opened. What was filed before is safe. Please try again in a few minutes.',
    'papers.enough_today':
      'You sent {limit} of files within 24 hours, the most one person may. Please go on tomorrow, or bring the papers to the one-stop counter.',
    'papers.too_much_unfinished':
      'You have many files under way, more than the {limit} one person may have. Please let those finish first, or try again tomorrow.',
    'papers.empty':
      'The file “{name}” is empty (0 bytes), perhaps because copying it did not finish. Please open it on your computer, then send it again.',
    'papers.too_large':
      'The file “{name}” has {size}, more than the {limit} allowed. Please scan it at 200–300 dpi or cut it into several files.',
    'papers.far_too_large':
      'The file “{name}” has more than {size}, where {limit} are allowed. Please scan it at 200–300 dpi or cut it into several files.',
    'papers.unknown_type':
      'The file “{name}” is of a kind that is not taken in. Please send PDF, an image (JPG, PNG, WebP, HEIC, TIFF), Word (.docx) or Excel (.xlsx).',
    'papers.wrong_type':
      'The file “{name}” ends in .{extension} but its content is {actual}. Please open it with the right program and save it again, or send the original file.',
    'papers.pdf_locked': 'The file “{name}” is locked or has a password. Please unlock it and send it again.',
    'papers.pdf_active':
      'The file “{name}” contains commands that run by themselves and cannot be taken in. Please print it to a new PDF and send that.',
    'papers.pdf_broken':
      'The end of the file “{name}” is missing, perhaps because a download did not finish. Please get the original file and send it again.',
    'papers.pdf_unreadable':
      'The file “{name}” is packed in a way that cannot be looked through. Please print it to a new PDF and send that.',
    'papers.image_broken': 'The image “{name}” is broken and cannot be read. Please photograph or scan it again.',
    'papers.image_too_large': 'The image “{name}” has too many pixels (over 100 million). Please scan it at 300 dpi.',
    'papers.office_locked': 'The file “{name}” has a password. Please remove it and send the file again.',
    'papers.office_macro':
      'The file “{name}” contains macros or programs and cannot be taken in. Please save it without macros, or export it to PDF.',
    'papers.office_bomb':
      'The file “{name}” unpacks to an unusual size and cannot be taken in. Please save it again with Word or Excel, or export it to PDF.',
    'papers.office_broken':
      'The file “{name}” is broken or is no Word or Excel file. Please open it, save it again and send that.',
    'papers.waiting':
      'The file “{name}” waits for the virus scan and cannot be opened yet. Please try again in a few minutes.',
    'papers.send_again': 'The file “{name}” could not be kept, as the store has just changed. Please send it again.',
    'papers.refused': 'The file “{name}” is harmful and is held back; nobody can open it. Please send another file.',
    'papers.no_bare_copy':
      'Where and when it was taken cannot be removed from the file “{name}” here, and its sender did not agree that this is used, so it is not downloaded. Please look at it on the page where it is previewed, or ask for it as JPG.',
    'papers.no_preview': 'The file “{name}” cannot be previewed on this page. Please download it to look at it.',
  },
};

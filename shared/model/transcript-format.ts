/** The forms in which a session leaves the desk, as the command line names them. */
export const EXPORT_FORMATS = ['jsonl', 'csv', 'webvtt', 'srt', 'twitchdownloader', 'tmx', 'doccano', 'labelstudio', 'webannotation', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The forms of other tools' and our own transcripts that the desk reads; a `.gz` around any of them is no form of its own. */
export const IMPORT_FORMATS = ['jsonl', 'twitchdownloader', 'chat-downloader', 'webvtt', 'srt', 'csv'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

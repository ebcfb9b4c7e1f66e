import type { WrittenFormat } from '../../../../shared/model/session-export.ts';
import { csvWriter } from './csv-writer.ts';
import { doccanoWriter } from './doccano-writer.ts';
import { jsonlWriter } from './jsonl-writer.ts';
import { labelStudioWriter } from './label-studio-writer.ts';
import type { SessionWriter } from './session-writer.ts';
import { srtWriter } from './srt-writer.ts';
import { tmxWriter } from './tmx-writer.ts';
import { twitchDownloaderWriter } from './twitch-downloader-writer.ts';
import { webAnnotationWriter } from './web-annotation-writer.ts';
import { webVttWriter } from './webvtt-writer.ts';

/** Every form that a session can leave the desk in. */
export const WRITERS: { readonly [Format in WrittenFormat]: SessionWriter } = {
	jsonl: jsonlWriter,
	csv: csvWriter,
	webvtt: webVttWriter,
	srt: srtWriter,
	twitchdownloader: twitchDownloaderWriter,
	tmx: tmxWriter,
	doccano: doccanoWriter,
	labelstudio: labelStudioWriter,
	webannotation: webAnnotationWriter,
};

import type { Desk } from '../../shared/contract/contract.ts';
import type { Category } from '../../shared/model/category.ts';
import type { Message } from '../../shared/model/message.ts';
import type { Log } from '../transport/dispatch.ts';
import type { DesktopWords } from './words.ts';

export interface HighFlagNotice {
	readonly title: string;
	/** Says how many wait; chat text stays off the lock screen. */
	readonly body: string;
	readonly sessionId: string;
	/** The first message it is about. */
	readonly messageId: number;
}

/**
 * Tells of high flags as they are found: the first at once, then at most one notice per show and `quietMs`, which counts what came
 * meanwhile; a show at full heat would otherwise bury the screen.
 * @returns the function that ends it
 */
export function noticeHighFlags(options: {
	readonly desk: Desk;
	readonly words: DesktopWords;
	readonly show: (notice: HighFlagNotice) => void;
	readonly log: Log;
	readonly quietMs?: number;
}): () => void {
	const { desk, words, show, log, quietMs = 10_000 } = options;
	const shows = new Map<string, { waiting: Finding[]; timer: NodeJS.Timeout }>();

	const unsubscribe = desk.subscribe((event) => {
		if (event.type !== 'messages') return;
		const found = event.messages.flatMap(highFindings);
		if (found.length > 0) take(event.sessionId, found);
	});

	function take(sessionId: string, found: readonly Finding[]): void {
		const quiet = shows.get(sessionId);
		if (quiet === undefined) tell(sessionId, found);
		else quiet.waiting.push(...found);
	}

	function tell(sessionId: string, found: readonly Finding[]): void {
		shows.set(sessionId, { waiting: [], timer: setTimeout(() => afterQuiet(sessionId), quietMs) });
		announce(sessionId, found).catch(() => log('a notification could not be shown'));
	}

	async function announce(sessionId: string, found: readonly Finding[]): Promise<void> {
		const [first] = found;
		if (first === undefined) return;
		const session = await desk.call('session.get', { sessionId });
		const categories = new Set(found.map((finding) => words.categoryName(finding.category)));
		show({
			title: `${[...categories].join(', ')} · ${session.show.title}`,
			body: words.highFlags(found.length),
			sessionId,
			messageId: first.messageId,
		});
	}

	function afterQuiet(sessionId: string): void {
		const waiting = shows.get(sessionId)?.waiting ?? [];
		forget(sessionId);
		if (waiting.length > 0) tell(sessionId, waiting);
	}

	function forget(sessionId: string): void {
		clearTimeout(shows.get(sessionId)?.timer);
		shows.delete(sessionId);
	}

	return () => {
		unsubscribe();
		for (const sessionId of [...shows.keys()]) forget(sessionId);
	};
}

interface Finding {
	readonly messageId: number;
	readonly category: Category;
}

function highFindings(message: Message): readonly Finding[] {
	return message.flags.filter((flag) => flag.severity === 'high').map((flag) => ({ messageId: message.id, category: flag.category }));
}

/**
 * Runs inside the page, before any of its own scripts: notes when each row of the feed was first painted where a person can see
 * it, counts frames, and what reached the page. It is handed over as source text, so it must not use anything around it.
 */

export interface PaintedRows {
	/** Store id of a message -> when it was first painted inside the list's visible part; milliseconds since the epoch. */
	readonly paintedAt: Readonly<Record<number, number>>;
	/** Distinct messages that reached the page. */
	readonly received: number;
	readonly frames: number;
	/** The longest time between two frames, ms. */
	readonly longestFrameMs: number;
	/** Store id of the last row in the list. */
	readonly lastRow: number;
}

export interface PaintProbe {
	/** Counts frames from now on. */
	restart(): void;
	/** Lets go of everything noted so far. */
	forget(): void;
	read(): PaintedRows;
}

declare global {
	interface Window {
		paintProbe: PaintProbe;
	}
}

export function watchPainting(): void {
	const paintedAt = new Map<number, number>();
	const received = new Set<number>();
	let frames = 0;
	let longestFrameMs = 0;
	let lastFrameAt = performance.now();
	/** The message that is posted in a frame's callbacks arrives once the frame is laid out and painted. */
	const afterPaint = new MessageChannel();

	function frame(): void {
		const now = performance.now();
		frames += 1;
		longestFrameMs = Math.max(longestFrameMs, now - lastFrameAt);
		lastFrameAt = now;
		afterPaint.port2.postMessage(null);
		requestAnimationFrame(frame);
	}
	requestAnimationFrame(frame);

	afterPaint.port1.onmessage = () => {
		const at = performance.timeOrigin + performance.now();
		const list = document.querySelector('.feed-scroller');
		if (list === null) return;
		const { top, bottom } = list.getBoundingClientRect();
		for (const row of list.querySelectorAll('[data-message-id]')) {
			const id = Number(row.getAttribute('data-message-id'));
			if (paintedAt.has(id)) continue;
			const place = row.getBoundingClientRect();
			const middle = (place.top + place.bottom) / 2;
			if (middle > top && middle < bottom) paintedAt.set(id, at);
		}
	};

	const parse = JSON.parse;
	JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]) => {
		const value = parse(text, reviver);
		const told = value?.event ? [value.event] : (value?.output?.events ?? []);
		for (const event of told) if (event.type === 'messages') for (const { id } of event.messages) received.add(id);
		// Pages of the feed that the page asked for.
		if (Array.isArray(value?.output?.messages)) for (const { id } of value.output.messages) received.add(id);
		return value;
	};

	window.paintProbe = {
		restart() {
			frames = 0;
			longestFrameMs = 0;
		},
		forget() {
			paintedAt.clear();
			received.clear();
		},
		read: () => ({
			paintedAt: Object.fromEntries(paintedAt),
			received: received.size,
			frames,
			longestFrameMs,
			lastRow: Math.max(0, ...Array.from(document.querySelectorAll('.feed-scroller [data-message-id]'), (row) => Number(row.getAttribute('data-message-id')))),
		}),
	};
}

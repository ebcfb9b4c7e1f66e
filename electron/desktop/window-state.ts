import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

/** Where the window was when it was last seen, in device-independent pixels. */
export interface WindowState {
	/** Of the window when it is not maximised. */
	readonly bounds: { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number };
	readonly isMaximized: boolean;
}

export const FIRST_STATE: WindowState = { bounds: { width: 1400, height: 900 }, isMaximized: false };

const stateSchema = z.object({
	bounds: z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().min(1), height: z.number().int().min(1) }),
	isMaximized: z.boolean(),
});

/**
 * The kept state, mended so that a person can always reach the window: on a screen that is there, and not larger than it.
 * A missing or spoilt file is a first start.
 * @param workAreas the usable part of each screen
 */
export function readWindowState(file: string, workAreas: readonly Rectangle[]): WindowState {
	let kept: z.output<typeof stateSchema>;
	try {
		kept = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return FIRST_STATE;
	}
	const area = workAreas.find((candidate) => isTitleBarWithin(kept.bounds, candidate));
	if (area === undefined) return { ...FIRST_STATE, isMaximized: kept.isMaximized };
	const bounds = { ...kept.bounds, width: Math.min(kept.bounds.width, area.width), height: Math.min(kept.bounds.height, area.height) };
	return { bounds, isMaximized: kept.isMaximized };
}

/** Keeps the state in `file` whenever the window has come to rest, and when it closes. */
export function keepWindowState(window: BrowserWindow, file: string): void {
	let timer: NodeJS.Timeout | undefined;
	const save = () => {
		clearTimeout(timer);
		if (window.isDestroyed() || window.isMinimized()) return;
		writeState(file, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
	};
	const saveSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(save, 500);
	};
	window.on('resize', saveSoon);
	window.on('move', saveSoon);
	window.on('maximize', saveSoon);
	window.on('unmaximize', saveSoon);
	window.on('close', save);
}

function writeState(file: string, state: WindowState): void {
	try {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(`${file}.new`, JSON.stringify(state));
		renameSync(`${file}.new`, file);
	} catch {
		// Only a convenience is lost; a full disk is told where it matters, at the store.
	}
}

/** Enough of the title bar to take hold of: 100 pixels of its width, and its top edge. */
function isTitleBarWithin(bounds: Rectangle, area: Rectangle): boolean {
	const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
	return overlap >= 100 && bounds.y >= area.y && bounds.y <= area.y + area.height - 50;
}

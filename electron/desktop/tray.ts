import { Menu, nativeImage, Tray } from 'electron';
import type { DesktopWords } from './words.ts';

/** A small icon beside the clock with the way back to the window, or null where the system has no place for one. */
export function createTray(options: {
	readonly icon: string;
	readonly words: DesktopWords;
	readonly open: () => void;
	readonly quit: () => void;
}): Tray | null {
	const { icon, words, open, quit } = options;
	try {
		const tray = new Tray(nativeImage.createFromPath(icon).resize({ width: 18, height: 18 }));
		tray.setToolTip('Showdesk');
		tray.setContextMenu(
			Menu.buildFromTemplate([
				{ label: words.texts.open, click: open },
				{ label: words.texts.quit, click: quit },
			]),
		);
		tray.on('click', open);
		return tray;
	} catch {
		return null;
	}
}

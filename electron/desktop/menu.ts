import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { DesktopWords } from './words.ts';

/** The menu bar: Electron's roles bring their own words, shortcuts and states. */
export function setMenu(words: DesktopWords, dataFolder: string): void {
	const onMac = process.platform === 'darwin';
	const template: MenuItemConstructorOptions[] = [
		onMac ? { role: 'appMenu' } : { role: 'fileMenu' },
		{ role: 'editMenu' },
		{
			role: 'viewMenu',
			submenu: [
				{ role: 'reload' },
				...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
				{ type: 'separator' },
				{ role: 'resetZoom' },
				{ role: 'zoomIn' },
				{ role: 'zoomOut' },
				{ type: 'separator' },
				{ role: 'togglefullscreen' },
			],
		},
		{ role: 'windowMenu' },
		{
			role: 'help',
			label: words.texts.help,
			submenu: [
				{ label: words.texts.showDataFolder, click: () => void shell.openPath(dataFolder) },
				...(onMac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
			],
		},
	];
	Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

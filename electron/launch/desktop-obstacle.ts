export interface Machine {
	readonly platform: NodeJS.Platform;
	readonly environment: NodeJS.ProcessEnv;
	/** Undefined where the system has no such thing (Windows). */
	readonly userId: number | undefined;
}

/** Why a desktop window cannot be opened here whatever is installed, as the beginning of a sentence; null where nothing speaks against it. */
export function desktopObstacle({ platform, environment, userId }: Machine): string | null {
	if (platform !== 'linux') return null;
	if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'There is no display here';
	if (userId === 0) return 'As root the desktop app could only run without its sandbox';
	return null;
}

import type { Session } from 'electron';
import type { Log } from '../transport/dispatch.ts';

/** Copying text is all the page may do; camera, microphone, location, devices and web notifications are refused. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

export function restrictPermissions(session: Session, log: Log): void {
	session.setPermissionRequestHandler((_contents, permission, answer) => {
		const isAllowed = ALLOWED.has(permission);
		if (!isAllowed) log(`refused a permission: ${permission}`);
		answer(isAllowed);
	});
	session.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission));
	session.setDevicePermissionHandler(() => false);
}

import type { EventEmitter } from 'node:events';

/** What the desktop program did to Electron, and what the machine around it is like; one per start of the program. */

export interface Frame {
	readonly url: string;
	readonly parent: Frame | null;
}

export type IpcHandler = (event: { readonly senderFrame: Frame | null }, ...args: unknown[]) => unknown;

export interface ShownNotification extends EventEmitter {
	readonly title: string;
	readonly body: string;
}

export interface Area {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** What Electron tells of who asks for a permission. */
export interface PermissionDetails {
	readonly isMainFrame: boolean;
	readonly requestingUrl: string;
	/** Of a request. */
	readonly mediaTypes?: readonly string[];
	/** Of a check. */
	readonly mediaType?: string;
}

export interface DisplayMediaRequest {
	readonly frame: Frame | null;
	readonly audioRequested: boolean;
	readonly videoRequested: boolean;
	readonly userGesture: boolean;
}

export interface DisplayMediaStreams {
	readonly video?: Frame;
	readonly audio?: string;
}

export class StandInRecord {
	// The machine.
	isFirstInstance = true;
	systemLanguages: string[] = ['en-GB'];
	workAreas: Area[] = [{ x: 0, y: 0, width: 1920, height: 1040 }];
	/** What the system answers when it asks the person whether the program may hear the microphone. */
	mayHearMicrophone = true;
	/** Indexes of the buttons a person will press, in turn. */
	readonly messageBoxAnswers: number[] = [];

	// What was done.
	readonly privilegedSchemes: { scheme: string; privileges: Readonly<Record<string, boolean>> }[] = [];
	readonly schemeHandlers = new Map<string, (request: Request) => Response | Promise<Response>>();
	readonly ipcHandlers = new Map<string, IpcHandler>();
	readonly notifications: ShownNotification[] = [];
	readonly errorBoxes: { title: string; text: string }[] = [];
	readonly messageBoxes: { message: string; buttons: string[] }[] = [];
	readonly openedPaths: string[] = [];
	readonly openedAddresses: string[] = [];
	readonly paths = new Map<string, string>();
	/** What pages tried, and the program was asked about. */
	readonly navigationsAskedFor: string[] = [];
	readonly windowsAskedFor: { url: string; isAllowed: boolean }[] = [];
	/** Addresses outside the app that a page truly reached for. */
	readonly reachedOutside: string[] = [];
	isSandboxEnabled = false;
	wasReadyWhenSchemesWereRegistered = false;
	isReady = false;
	exitCode: number | null = null;
	hasMenu = false;
	permissionRequest: ((contents: null, permission: string, answer: (isAllowed: boolean) => void, details: PermissionDetails) => void) | null = null;
	permissionCheck: ((contents: null, permission: string, origin: string, details: PermissionDetails) => boolean) | null = null;
	displayMediaRequest: ((request: DisplayMediaRequest, answer: (streams: DisplayMediaStreams | null) => void) => void) | null = null;

	/** Calls a handler the way a frame would: the arguments cross as a structured clone, and so does the answer. */
	async invoke(frame: Frame | null, channel: string, ...args: unknown[]): Promise<unknown> {
		const handler = this.ipcHandlers.get(channel);
		if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
		return structuredClone(await handler({ senderFrame: frame }, ...structuredClone(args)));
	}
}

/** Shared by the stand-in's parts and the test that looks at them. */
export const record = new StandInRecord();

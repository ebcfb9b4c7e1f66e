import { call, nothing } from './call.ts';

/** Where platforms push what is said in a chat. */
export interface WebhookDoor {
	/** What is entered at Kick: this desk's own address, which a tunnel or a reverse proxy has to lead to from the internet. */
	readonly kick: string;
	/** A running show listens; to everyone else the address is not there. */
	readonly isOpen: boolean;
}

export const webhookCalls = {
	'webhook.door': call<WebhookDoor>()(nothing),
} as const;

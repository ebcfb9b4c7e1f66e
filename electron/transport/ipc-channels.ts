/** The only channels between page and main process. */

/** Page to desk: invoked with the call's name and input, answered with a WireAnswer. */
export const CALL_CHANNEL = 'showdesk:call';
/** Page to desk: an address of the web to open in the person's browser. */
export const OPEN_OUTSIDE_CHANNEL = 'showdesk:open-outside';
/** Desk to page: one DeskEvent. */
export const EVENT_CHANNEL = 'showdesk:event';
/** Desk to page: a MessagePlace to show. */
export const OPEN_MESSAGE_CHANNEL = 'showdesk:open-message';

/**
 * What the desktop program prints as soon as Electron itself runs. `npm start` waits for it: a program that ends without it never
 * got a display or crashed, while one that ends after it has told the person why.
 */
export const READY_LINE = 'Showdesk is starting its desk.';

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startListeningVosk } from '../fixtures/listening-vosk.ts';
import { silence, spokenBy, waveFile, whyNobodySpeaks } from '../fixtures/spoken-wave.ts';
import { launchChromium } from './chromium.ts';
import { CABLE_CUT, type CuttableNetwork, openCuttableNetwork } from './cuttable-network.ts';
import { goTo, lineWith, type OpenedPage, openPage, putPointerAside } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** A browser says this of any page that may not have a camera, when it is asked for a microphone or a tab. */
const NO_CAMERA = 'console: Permissions policy violation: camera is not allowed in this document.';
const MICROPHONE = 'Fake Default Audio Input';
const OTHER_MICROPHONE = 'Fake Audio Input 2';
const TAB = 'the show';
const LINES = ['esta crema cura', 'la diabetes'];

if (whyNobodySpeaks !== null) process.stderr.write(`skipped: ${whyNobodySpeaks}\n`);

describe.runIf(chromiumIsThere && whyNobodySpeaks === null)('sound that a page gives', () => {
	let folder: string;
	let spoken: Int16Array;
	let vosk: Awaited<ReturnType<typeof startListeningVosk>>;
	let served: ServedDesk;
	let network: CuttableNetwork;
	let browser: Browser;
	let opened: OpenedPage;
	let page: Page;
	let words: Words;
	let sessionId: string;
	const complaints: string[] = [];

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-sound-'));
		const parts = [silence(800), spokenBy('es', LINES[0] ?? ''), silence(400), spokenBy('es', LINES[1] ?? ''), silence(1_000)];
		spoken = Int16Array.from(parts.flatMap((part) => [...part]));
		const file = join(folder, 'said.wav');
		await writeFile(file, waveFile(spoken));
		[vosk, served, network, browser, words] = await Promise.all([
			// What is said again is a new line.
			startListeningVosk([...LINES, ...LINES, ...LINES, ...LINES]),
			openServedDesk(),
			openCuttableNetwork(),
			launchChromium([
				'--use-fake-device-for-media-stream',
				`--use-file-for-fake-audio-capture=${file}%noloop`,
				`--auto-select-tab-capture-source-by-title=${TAB}`,
			]),
			wordsOf('en'),
		]);
		await served.desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		sessionId = await startShow();
		opened = await openDeskPage();
		page = opened.page;
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await network?.close();
		await vosk?.close();
		await rm(folder, { recursive: true, force: true });
	});

	async function startShow(url = vosk.address): Promise<string> {
		const source = { kind: 'captions', engine: 'vosk', url, language: 'es' } as const;
		return (await served.desk.call('show.start', { title: 'W1', host: 'Lucía', market: 'ES', sources: [source] })).id;
	}

	/** @param isGranted the person has allowed the microphone for this address */
	async function openDeskPage(isGranted = true, before: (context: BrowserContext) => Promise<unknown> = async () => undefined): Promise<OpenedPage> {
		const one = await openPage(browser, 'about:blank', 'en', { proxy: { server: network.address } });
		const context = one.page.context();
		if (isGranted) await context.grantPermissions(['microphone'], { origin: new URL(served.address()).origin });
		// Whether the microphone is let go of is to be seen at its tracks alone.
		await context.addInitScript(() => {
			const tracks: MediaStreamTrack[] = [];
			Object.assign(window, { capturedTracks: tracks });
			for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
				const capture = navigator.mediaDevices[name].bind(navigator.mediaDevices);
				navigator.mediaDevices[name] = async (constraints) => {
					const stream = await capture(constraints);
					tracks.push(...stream.getTracks());
					return stream;
				};
			}
		});
		await before(context);
		await one.page.goto(served.address());
		await goToShow(one.page);
		return one;
	}

	async function goToShow(on: Page): Promise<void> {
		await on.evaluate((hash) => {
			window.location.hash = hash;
		}, `#/live/${sessionId}`);
		await bandOf(on).waitFor();
	}

	const bandOf = (on: Page) => on.getByRole('region', { name: words('sound:title') });
	const band = () => bandOf(page);
	const button = (name: string, on = page) => bandOf(on).getByRole('button', { name: words(`sound:${name}`), exact: true });
	const dialog = (on = page) => on.getByRole('dialog');
	const source = async () => (await served.desk.call('show.list', {}))[0]?.sources[0];
	const givenBy = async () => (await source())?.audio?.givenBy ?? null;
	const level = () => page.locator('.level-meter > span').evaluate((bar) => Number(getComputedStyle(bar).getPropertyValue('--level') || 0));
	const liveTracks = () =>
		page.evaluate(() => (window as unknown as { capturedTracks: MediaStreamTrack[] }).capturedTracks.filter(({ readyState }) => readyState === 'live').length);

	async function give(from: 'microphone' | 'browser', on = page): Promise<void> {
		await button('give', on).click();
		await dialog(on)
			.getByText(words(`sound:ask.${from}`), { exact: true })
			.click();
		await dialog(on)
			.getByRole('button', { name: words('sound:ask.start') })
			.click();
	}

	it('is asked for, says before that it stays on this machine, and becomes words as they are said', async () => {
		await band().getByText(words('sound:waiting')).waitFor();
		await button('give').click();
		await dialog()
			.getByText(words('sound:ask.goes.here', { host: new URL(vosk.address).host }))
			.waitFor();
		await page.keyboard.press('Escape');
		await page.locator('.sources-label').click();
		await dialog()
			.getByRole('button', { name: words('sound:give') })
			.click();
		await dialog().getByText(words('sound:ask.microphone'), { exact: true }).click();
		await dialog()
			.getByRole('button', { name: words('sound:ask.start') })
			.click();
		await dialog().waitFor({ state: 'detached' });
		await band().getByText(MICROPHONE).waitFor();
		await band().getByText(words('sound:goes.here')).waitFor();
		await page.getByRole('contentinfo').getByText(words('sound:status.here')).waitFor();
		const line = page.locator('.speech-line');
		await expect.poll(() => line.getAttribute('data-state')).toBe('growing');
		await expect.poll(() => line.locator('blockquote').textContent()).toBe('esta');
		await expect.poll(level).toBeGreaterThan(0.5);
		await lineWith(page, 'esta crema cura').waitFor();
		await lineWith(page, 'la diabetes').locator('.flag-tag').first().waitFor();
		expect(await givenBy()).toBe(MICROPHONE);
	});

	it('reaches the recogniser as it was said: as long, as loud, at the same moments', async () => {
		const sent = Buffer.concat(vosk.clients.flatMap(({ sound }) => [...sound]));
		const heard = loudFrames(Int16Array.from({ length: sent.length / 2 }, (_, index) => sent.readInt16LE(index * 2)));
		const said = loudFrames(spoken);
		expect(Math.abs(heard.length - said.length)).toBeLessThanOrEqual(said.length * 0.1);
		expect(Math.abs(decibels(heard) - decibels(said))).toBeLessThan(1);
		const lengths = [heard, said].map((frames) => (frames.at(-1)?.at ?? 0) - (frames[0]?.at ?? 0));
		expect(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0))).toBeLessThanOrEqual(3);
	});

	it('is shown in another window, which offers no second one', async () => {
		const other = await openDeskPage();
		await bandOf(other.page)
			.getByText(words('sound:elsewhere', { label: MICROPHONE }))
			.waitFor();
		expect(await bandOf(other.page).getByRole('button').count()).toBe(0);
		await other.close();
	});

	it('warns when nothing at all has been heard for a while', async () => {
		await expect.poll(level).toBe(0);
		await band().getByText(words('sound:state.nothingMicrophone')).waitFor({ timeout: 15_000 });
	});

	it('is not sent while it is muted, but for the silence in which a line ends', async () => {
		await button('mute').click();
		await band().getByText(words('sound:state.muted'), { exact: true }).waitFor();
		const samples = () => vosk.heard.samples;
		const before = samples();
		let last = -1;
		const isQuiet = () => {
			const isSame = last === samples();
			last = samples();
			return isSame;
		};
		await vi.waitUntil(isQuiet, { timeout: 5_000, interval: 400 });
		expect(samples() - before).toBeLessThanOrEqual(16_000 * 2.5);
		expect(await givenBy()).toBe(MICROPHONE);
		await button('unmute').click();
		await expect.poll(samples).toBeGreaterThan(last);
	});

	it('goes on by itself after the page had lost its desk, on any screen', async () => {
		await goTo(page, words, 'sessions');
		network.cut();
		await page.getByText(words('app:connection.phase.lost')).waitFor();
		await goTo(page, words, 'live');
		await band().getByText(words('sound:state.waitsForDesk')).waitFor();
		const before = vosk.heard.samples;
		network.mend();
		await expect.poll(() => vosk.heard.samples).toBeGreaterThan(before + 3_200);
		expect(vosk.clients).toHaveLength(1);
		expect(await givenBy()).toBe(MICROPHONE);
	});

	it('ends when the person stops it, and the microphone is let go', async () => {
		expect(await liveTracks()).toBe(1);
		await button('stop').click();
		await band().getByText(words('sound:waiting')).waitFor();
		await expect.poll(givenBy).toBeNull();
		expect(await liveTracks()).toBe(0);
		expect(vosk.clients[0]?.texts.at(-1)).toBe('{"eof" : 1}');
	});

	it('can be a tab of the browser: its sound without its picture', async () => {
		const show = await page.context().newPage();
		await show.setContent(`<title>${TAB}</title><button>play</button><audio src="data:audio/wav;base64,${waveFile(spoken).toString('base64')}"></audio>`);
		await page.bringToFront();
		const before = vosk.heard.lines;
		await give('browser');
		await dialog().waitFor({ state: 'detached' });
		await band().getByText(words('sound:giver.browser')).waitFor();
		expect(await givenBy()).toBe('giver:browser');
		expect(await liveTracks()).toBe(1);
		await show.evaluate(() => document.querySelector('audio')?.play());
		await expect.poll(() => vosk.heard.lines).toBe(before + 2);
		await show.close();
		await page.getByText(words('sound:ended.shared')).waitFor();
		await band().getByText(words('sound:waiting')).waitFor();
	});

	it('ends with a page that is loaded anew, which can give the same microphone again at once', async () => {
		const device = dialog().getByRole('button', { name: words('sound:ask.device') });
		await button('give').click();
		await dialog().getByText(words('sound:ask.microphone'), { exact: true }).click();
		await device.click();
		await page.getByRole('option', { name: OTHER_MICROPHONE }).click();
		await dialog()
			.getByRole('button', { name: words('sound:ask.start') })
			.click();
		await band().getByText(OTHER_MICROPHONE).waitFor();
		await expect.poll(givenBy).toBe(OTHER_MICROPHONE);
		await page.reload();
		await band().getByText(words('sound:waiting')).waitFor();
		await button('give').click();
		await device.getByText(OTHER_MICROPHONE).waitFor();
		await dialog()
			.getByRole('button', { name: words('sound:ask.start') })
			.click();
		await band().getByText(OTHER_MICROPHONE).waitFor();
	});

	it('ends with its show, and says so', async () => {
		await served.desk.call('show.stop', { sessionId });
		await page.getByText(words('sound:ended.show')).waitFor();
		expect(await liveTracks()).toBe(0);
		await putPointerAside(page);
		complaints.push(...opened.complaints);
	});

	it('is said to leave this machine where it does: in the question, beside the meter and at the foot of the page', async () => {
		// By this name the same recogniser is no machine that the desk knows for its own.
		const elsewhere = vosk.address.replace('127.0.0.1', '0.0.0.0');
		const { host } = new URL(elsewhere);
		sessionId = await startShow(elsewhere);
		await goToShow(page);
		await button('give').click();
		await dialog().getByText(words('sound:ask.goes.away', { host })).waitFor();
		await dialog()
			.getByRole('button', { name: words('sound:ask.start') })
			.click();
		await band().getByText(words('sound:goes.away', { host })).waitFor();
		await page
			.getByRole('contentinfo')
			.getByText(words('sound:status.away', { hosts: host }))
			.waitFor();
		expect((await served.desk.call('desk.status', {})).sendsAudioTo).toEqual([host]);
		await goTo(page, words, 'settings');
		await page
			.getByRole('contentinfo')
			.getByText(words('sound:status.away', { hosts: host }))
			.waitFor();
		await served.desk.call('show.stop', { sessionId });
	});

	describe('and where it cannot be had', () => {
		beforeAll(async () => {
			sessionId = await startShow();
		});

		/** Something the page's browser cannot be made to do here. */
		const broken: readonly (readonly [string, 'microphone' | 'browser', () => void])[] = [
			[
				'no-shared-sound',
				'browser',
				() => {
					navigator.mediaDevices.getDisplayMedia = async () => document.createElement('canvas').captureStream();
				},
			],
			[
				'nothing-shared',
				'browser',
				() => {
					navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('Permission denied by user', 'NotAllowedError'));
				},
			],
			[
				'worklet',
				'microphone',
				() => {
					AudioWorklet.prototype.addModule = () => Promise.reject(new DOMException('Unable to load', 'AbortError'));
				},
			],
			[
				'not-secure',
				'microphone',
				() => {
					Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
				},
			],
		];

		it('says that the person refused the microphone, and how to allow it', async () => {
			const other = await openDeskPage(false);
			await give('microphone', other.page);
			await dialog(other.page).getByRole('alert').getByText(words('sound:failure.microphone-refused')).waitFor();
			expect(await givenBy()).toBeNull();
			await other.close();
		});

		it('says what to do about whatever else goes wrong, in words of its own', async () => {
			const other = await openDeskPage();
			for (const [failure, from, breakIt] of broken) {
				await other.page.evaluate(breakIt);
				await button('give', other.page).click();
				// What cannot be had at all is said before anybody presses.
				if (failure !== 'not-secure') {
					await dialog(other.page)
						.getByText(words(`sound:ask.${from}`), { exact: true })
						.click();
					await dialog(other.page)
						.getByRole('button', { name: words('sound:ask.start') })
						.click();
				}
				await dialog(other.page)
					.getByRole('alert')
					.getByText(words(`sound:failure.${failure}`))
					.waitFor();
				expect(await givenBy(), failure).toBeNull();
				await other.page.reload();
			}
			complaints.push(...other.complaints);
			await other.close();
		});

		it('is let go of where the person closed the question before the browser had asked', async () => {
			const other = await openDeskPage();
			await other.page.evaluate(() => {
				const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
				navigator.mediaDevices.getUserMedia = async (constraints) => {
					await new Promise((resolve) => addEventListener('keyup', resolve, { once: true }));
					return capture(constraints);
				};
			});
			await give('microphone', other.page);
			await dialog(other.page)
				.getByRole('button', { name: words('sound:ask.starting') })
				.waitFor();
			await other.page.keyboard.press('Escape');
			await dialog(other.page).waitFor({ state: 'detached' });
			await expect
				.poll(() => other.page.evaluate(() => (window as unknown as { capturedTracks: MediaStreamTrack[] }).capturedTracks.map(({ readyState }) => readyState)))
				.toEqual(['ended']);
			expect(await givenBy()).toBeNull();
			await other.close();
		});

		it('names who gives it already, where another window was faster', async () => {
			const other = await openDeskPage();
			await goToShow(page);
			await button('give').click();
			await give('microphone', other.page);
			await bandOf(other.page).getByText(MICROPHONE).waitFor();
			await dialog()
				.getByRole('button', { name: words('sound:ask.start') })
				.click();
			await dialog()
				.getByRole('alert')
				.getByText(words('sound:taken', { label: MICROPHONE }))
				.waitFor();
			await other.close();
		});
	});

	it('gives the browser nothing to complain of', () => {
		expect(complaints.filter((complaint) => complaint !== NO_CAMERA && !CABLE_CUT.test(complaint))).toEqual([]);
	});
});

interface LoudFrame {
	readonly at: number;
	readonly power: number;
}

const FRAME_SAMPLES = 320;

/** Where somebody speaks, in frames of 20 ms. */
function loudFrames(samples: Int16Array): readonly LoudFrame[] {
	return Array.from({ length: Math.floor(samples.length / FRAME_SAMPLES) }, (_, at) => {
		const frame = samples.subarray(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES);
		return { at, power: frame.reduce((sum, sample) => sum + sample ** 2, 0) / FRAME_SAMPLES };
	}).filter(({ power }) => Math.sqrt(power) > 300);
}

function decibels(frames: readonly LoudFrame[]): number {
	return 10 * Math.log10(frames.reduce((sum, { power }) => sum + power, 0) / frames.length);
}

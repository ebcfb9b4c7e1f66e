import { afterEach, describe, expect, it } from 'vitest';
import { giveSound, hear, serveCaptions, stopAll } from './heard.ts';

afterEach(stopAll);

describe('Deepgram', () => {
	const results = (start: number, transcript: string, isFinal: boolean, speechFinal = isFinal) => ({
		type: 'Results',
		channel_index: [0, 1],
		duration: 1,
		start,
		is_final: isFinal,
		speech_final: speechFinal,
		channel: {
			alternatives: [
				{
					transcript,
					confidence: 0.99,
					languages: ['es'],
					words: transcript.split(' ').map((word, index) => ({
						word: word.toLowerCase().replace(/\W+$/, ''),
						start: start + index * 0.1,
						end: start + index * 0.1 + 0.1,
						punctuated_word: word,
					})),
				},
			],
		},
	});

	it('is asked with the key in a header, shows what grows, and keeps what is final once', async () => {
		const server = await serveCaptions({ text: (client, text) => text.includes('CloseStream') && client.close() });
		const heard = hear({ engine: 'deepgram', url: server.address, language: 'es-MX' });
		const sound = giveSound(heard);
		sound.push();
		await expect.poll(() => server.clients[0]?.sound.length).toBe(1);
		const { url, headers } = server.clients[0]?.request ?? { url: '', headers: {} };
		expect(headers.authorization).toBe('Token deepgram-key');
		const query = new URL(url ?? '', server.address).searchParams;
		expect(Object.fromEntries(query)).toMatchObject({ model: 'nova-3', language: 'es', encoding: 'linear16', sample_rate: '16000', interim_results: 'true' });
		server.clients[0]?.send(
			{ type: 'Metadata', request_id: 'x' },
			results(0, 'Hola', false),
			results(0, 'Hola a todos.', true, false),
			results(0, 'Hola a todos.', true),
			results(2, '', true),
			{ type: 'SpeechStarted' },
			{ type: 'UtteranceEnd' },
			results(1, 'Cura la diabetes.', true),
			{ type: 'Results', start: 4, is_final: true, channel: { alternatives: [] } },
		);
		await expect.poll(() => heard.dropped()).toEqual(['wrong-shape']);
		expect(heard.finals().map(({ text }) => text)).toEqual(['Hola a todos.', 'Cura la diabetes.']);
		const words = heard.events.flatMap((event) => (event.type === 'message' ? [event.message.speech?.words ?? []] : []));
		expect(words[0]?.map(({ start, end }) => [start, end])).toEqual([
			[0, 4],
			[5, 6],
			[7, 13],
		]);
		expect(heard.partials()[0]).toBe('Hola');
		sound.end();
		await expect.poll(() => server.clients[0]?.texts).toEqual(['{"type":"CloseStream"}']);
	});

	it.each([
		[401, 'failed key-refused'],
		[402, 'failed credit-spent'],
		[400, 'failed engine-failed'],
		[429, 'waiting server-busy'],
		[500, 'waiting http-status'],
	])('says what HTTP %i means', async (status, state) => {
		const server = await serveCaptions();
		server.refuseWith.push(status);
		const heard = hear({ engine: 'deepgram', url: server.address });
		giveSound(heard).push();
		await expect.poll(() => heard.states()).toContain(state);
		expect(JSON.stringify(heard.events)).not.toContain('deepgram-key');
	});

	it('asks for a key before it connects, and takes one that is given later', async () => {
		const server = await serveCaptions();
		const environment: Record<string, string> = {};
		const heard = hear({ engine: 'deepgram', url: server.address }, environment);
		giveSound(heard).push();
		await expect.poll(() => heard.states().at(-1)).toBe('failed key-missing');
		environment.SHOWDESK_DEEPGRAM_KEY = 'late';
		heard.source.retry();
		await expect.poll(() => server.clients[0]?.request.headers.authorization).toBe('Token late');
	});

	it('shows the fault it reports in its own words and connects again', async () => {
		const server = await serveCaptions({ connected: (client) => client.send({ type: 'Error', description: 'deployment overloaded', variant: 'X' }) });
		const heard = hear({ engine: 'deepgram', url: server.address });
		giveSound(heard).push();
		await expect.poll(() => server.clients.length, { timeout: 5_000 }).toBeGreaterThan(1);
		const said = heard.events.flatMap((event) => (event.type === 'state' && event.problem?.said ? [event.problem.said] : []));
		expect(said[0]).toBe('deployment overloaded');
	});
});

describe('AssemblyAI', () => {
	const turn = (order: number, transcript: string, more: Readonly<Record<string, unknown>> = {}) => ({
		type: 'Turn',
		turn_order: order,
		turn_is_formatted: false,
		end_of_turn: false,
		transcript,
		words: transcript.split(' ').map((text, index) => ({ text, start: index * 100, end: index * 100 + 100, word_is_final: true })),
		...more,
	});

	it('waits for its session, keeps the formatted turn where it follows, and a later one corrects', async () => {
		const server = await serveCaptions({
			connected: (client) => client.send({ type: 'Begin', id: 's', expires_at: 1 }),
			text: (client, text) => {
				if (!text.includes('Terminate')) return;
				client.send(turn(3, 'adios', { end_of_turn: true }), { type: 'Termination', audio_duration_seconds: 1, session_duration_seconds: 1 });
				client.close();
			},
		});
		const heard = hear({ engine: 'assemblyai', url: server.address, language: 'ru' });
		const sound = giveSound(heard);
		sound.push();
		await expect.poll(() => server.clients[0]?.sound.length).toBe(1);
		const request = server.clients[0]?.request;
		expect(request?.headers.authorization).toBe('assembly-key');
		expect(Object.fromEntries(new URL(request?.url ?? '', server.address).searchParams)).toMatchObject({
			speech_model: 'whisper-rt',
			sample_rate: '16000',
			format_turns: 'true',
		});
		server.clients[0]?.send(
			turn(0, 'hola'),
			turn(0, 'hola a todos', { end_of_turn: true }),
			turn(0, 'Hola a todos.', { end_of_turn: true, turn_is_formatted: true }),
			turn(0, 'Hola a todos.', { end_of_turn: true, turn_is_formatted: true }),
			turn(1, 'cura la diabetes', { end_of_turn: true }),
		);
		// Nothing formats the second turn in time.
		await expect.poll(() => heard.finals().map(({ text }) => text), { timeout: 3_000 }).toEqual(['Hola a todos.', 'cura la diabetes']);
		server.clients[0]?.send(
			turn(1, 'Cura la diabetes.', { end_of_turn: true, turn_is_formatted: true }),
			turn(2, 'sin nadie', { end_of_turn: true }),
			turn(3, 'adi'),
		);
		await expect.poll(() => heard.finals().map(({ text }) => text)).toEqual(['Hola a todos.', 'cura la diabetes', 'Cura la diabetes.', 'sin nadie']);
		expect(heard.finals()[2]?.supersedes).toBe(heard.finals()[1]?.id);
		sound.end();
		await expect.poll(() => heard.finals().at(-1)?.text).toBe('adios');
		expect(heard.partials().at(-1)).toBe('');
	});

	it.each([
		[1008, 'Unauthorized Connection: Missing Authorization header', 'failed key-refused'],
		[1008, 'Unauthorized Connection: Insufficient account balance', 'failed credit-spent'],
		[1008, 'Unauthorized Connection: Too many concurrent sessions', 'waiting server-busy'],
		[3007, 'Audio Transmission Rate Exceeded', 'waiting engine-failed'],
		[3008, 'Session Expired: Maximum session duration exceeded', 'waiting closed-by-server'],
	])('says what %i “%s” means', async (code, reason, state) => {
		const server = await serveCaptions({ connected: (client) => client.close(code, reason) });
		const heard = hear({ engine: 'assemblyai', url: server.address });
		giveSound(heard).push();
		await expect.poll(() => heard.states()).toContain(state);
	});

	it('sends no more than a second of what waited, so that sound never comes faster than it was said', async () => {
		const server = await serveCaptions();
		const heard = hear({ engine: 'assemblyai', url: server.address });
		const sound = giveSound(heard);
		for (let piece = 0; piece < 30; piece += 1) sound.push();
		await expect.poll(() => server.clients.length).toBe(1);
		server.clients[0]?.send({ type: 'Begin', id: 's', expires_at: 1 });
		await expect.poll(() => server.clients[0]?.sound.length).toBe(10);
		expect(heard.source.audio?.read().droppedMs).toBe(2_000);
	});
});

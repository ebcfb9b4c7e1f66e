import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCommandLine } from '../../../electron/cli.ts';
import { openReader } from '../../../electron/desk/reading/reader.ts';
import { endedShow, exported, sealed, written } from '../desk/sealing/sealed-desk.ts';
import { SESSION, scratchFolder } from '../desk/store/scratch-store.ts';

async function verify(...args: readonly string[]) {
	const lines: string[] = [];
	const exitCode = await runCommandLine(['verify', ...args], {
		print: (line) => void lines.push(line),
		tell: (line) => void lines.push(line),
		openDesk: () => Promise.reject(new Error('verifying needs no writer')),
		openReader: (dataFolder) => openReader({ dataFolder: dataFolder ?? scratchFolder() }),
		noteExport: () => Promise.resolve(),
		interrupted: new Promise(() => undefined),
	} as Parameters<typeof runCommandLine>[1]);
	return { exitCode, said: lines.join('\n') };
}

test('says in one line whether a session and its transcript are what was sealed, and ends with 1 where they are not', async () => {
	const desk = await endedShow();
	const { dataFolder } = desk;
	expect(await verify(SESSION, '--data', dataFolder)).toMatchObject({ exitCode: 1, said: expect.stringMatching(/not sealed/) });
	await sealed(desk);
	const whole = await verify(SESSION, '--data', dataFolder);
	expect(whole).toMatchObject({
		exitCode: 0,
		said: expect.stringMatching(/whole: 68 lines, sealed by Wei at 1970-01-01T00:03:20\.000Z\n68 lines in \d+\.\d s$/),
	});

	const text = await exported(desk);
	const file = written(text);
	expect(await verify(file, '--data', dataFolder)).toMatchObject({ exitCode: 0, said: expect.stringMatching(/it is the seal of this desk/) });
	expect(await verify(file), 'without a store the file speaks for itself').toMatchObject({ exitCode: 0 });
	writeFileSync(file, text.replace('"text":"hola"', '"text":"adiós"'));
	expect(await verify(file, '--data', dataFolder)).toMatchObject({
		exitCode: 1,
		said: expect.stringMatching(/: CHANGED: a message \(line 2, 1970-01-01T00:00:10\.000Z\) was changed: text$/),
	});
	const masked = written(await exported(desk, 'masked'));
	expect(await verify(masked, '--data', dataFolder)).toMatchObject({ exitCode: 0, said: expect.stringMatching(/1 of them masked/) });
});

test('says what is wrong with the command, and what is not there', async () => {
	expect(await verify()).toMatchObject({ exitCode: 2, said: expect.stringMatching(/name one session/) });
	const desk = await endedShow();
	expect(await verify('01990000-0000-7000-8000-00000000dead', '--data', desk.dataFolder)).toMatchObject({
		exitCode: 1,
		said: expect.stringMatching(/no session/),
	});
	expect(await verify(written('{"a":1}\n'), '--data', desk.dataFolder)).toMatchObject({
		exitCode: 1,
		said: expect.stringMatching(/not a Showdesk transcript/),
	});
});

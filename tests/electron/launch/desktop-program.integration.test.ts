import { describe, expect, it } from 'vitest';
import { runDesktopProgram } from '../../../electron/launch/desktop-program.ts';
import { READY_LINE } from '../../../electron/launch/ready-line.ts';

/** Plain Node stands in for Electron: what counts here is how a program ends. */
const program = (code: string) => runDesktopProgram([process.execPath, '-e', code], []);

describe('runDesktopProgram', () => {
	it('passes on the exit code of a program that was running', async () => {
		expect(await program(`console.log(${JSON.stringify(READY_LINE)}); setTimeout(() => process.exit(1), 50)`)).toEqual({ exitCode: 1 });
	});

	it('says in one line why a program ended before it was running', async () => {
		const crash = `console.error('[1:1/0:ERROR:ozone_platform_x11.cc(240)] Missing X server or $DISPLAY\\n[1:1/0:ERROR:env.cc(257)] The platform failed to initialize.  Exiting.'); process.exit(1)`;
		expect(await program(crash)).toEqual({ why: 'Electron ended at once (The platform failed to initialize.  Exiting.)' });
	});

	it('prefers the fatal line among the noise', async () => {
		const crash = `console.error('[1:ERROR:dbus.cc(1)] no bus\\n[1:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.\\n#0 0x55'); process.kill(process.pid, 'SIGABRT')`;
		expect(await program(crash)).toEqual({ why: 'Electron ended at once (The SUID sandbox helper binary was found, but is not configured correctly.)' });
	});

	it('names the signal or the code where the program said nothing', async () => {
		expect(await program(`process.kill(process.pid, 'SIGABRT')`)).toEqual({ why: 'Electron ended at once (SIGABRT)' });
		expect(await program('process.exit(127)')).toEqual({ why: 'Electron ended at once (code 127)' });
	});

	it('takes a quiet end for what it is: the window of another start was raised', async () => {
		expect(await program('')).toEqual({ exitCode: 0 });
	});

	it('says that a program cannot be run at all', async () => {
		const ending = await runDesktopProgram(['/nowhere/electron'], []);
		expect(ending).toEqual({ why: expect.stringMatching(/^Electron did not start \(.*ENOENT/) });
	});

	it('does not let a terminal inside an Electron app turn the program into plain Node', async () => {
		process.env.ELECTRON_RUN_AS_NODE = '1';
		try {
			expect(await program('process.exit(process.env.ELECTRON_RUN_AS_NODE === undefined ? 0 : 3)')).toEqual({ exitCode: 0 });
		} finally {
			delete process.env.ELECTRON_RUN_AS_NODE;
		}
	});

	it('ends the program when it is told to end itself', async () => {
		const ending = program(`console.log(${JSON.stringify(READY_LINE)}); setInterval(() => {}, 1000)`);
		await new Promise((resolve) => setTimeout(resolve, 300));
		process.emit('SIGTERM', 'SIGTERM');
		expect(await ending).toEqual({ exitCode: 0 });
	});
});

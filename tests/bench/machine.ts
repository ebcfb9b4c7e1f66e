import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures depend on, in words. The load says how busy the machine was with other things, too. */
export function machineFacts(chromium: string | null) {
	const cores = cpus();
	return {
		processor: `${cores.length} × ${cores[0]?.model.trim() || 'unknown processor'}`,
		memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
		system: `${process.platform} ${process.arch}`,
		node: `Node ${process.versions.node}`,
		chromium: chromium === null ? 'no browser used' : `Chromium ${chromium}`,
		load: `load ${loadavg()
			.map((load) => load.toFixed(1))
			.join(' ')}`,
	};
}

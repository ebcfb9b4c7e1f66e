import { useEffect, useState } from 'react';

export interface Microphone {
	readonly deviceId: string;
	/** Empty until the person has allowed a microphone once. */
	readonly name: string;
}

/** The microphones there are, beside the system's default one; as they are plugged in and pulled out. */
export function useMicrophones(isWanted: boolean): readonly Microphone[] {
	const [microphones, setMicrophones] = useState<readonly Microphone[]>([]);
	useEffect(() => {
		const devices = navigator.mediaDevices;
		if (!isWanted || devices === undefined) return;
		let isCurrent = true;
		const look = () => {
			devices.enumerateDevices().then(
				(found) => isCurrent && setMicrophones(found.flatMap(microphoneOf)),
				() => isCurrent && setMicrophones([]),
			);
		};
		look();
		devices.addEventListener('devicechange', look);
		return () => {
			isCurrent = false;
			devices.removeEventListener('devicechange', look);
		};
	}, [isWanted]);
	return microphones;
}

/** Chromium lists its aliases of one device beside the device itself. */
const ALIASES: ReadonlySet<string> = new Set(['', 'default', 'communications']);

function microphoneOf({ kind, deviceId, label }: MediaDeviceInfo): readonly Microphone[] {
	return kind !== 'audioinput' || ALIASES.has(deviceId) ? [] : [{ deviceId, name: label }];
}

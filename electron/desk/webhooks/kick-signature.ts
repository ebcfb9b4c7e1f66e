import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Kick's own, as its developer documentation gives it (github.com/KickEngineering/KickDevDocs, events/webhook-security.md, read 2026-11-22). */
const KICK_PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAq/+l1WnlRrGSolDMA+A8
6rAhMbQGmQ2SapVcGM3zq8ANXjnhDWocMqfWcTd95btDydITa10kDvHzw9WQOqp2
MZI7ZyrfzJuz5nhTPCiJwTwnEtWft7nV14BYRDHvlfqPUaZ+1KR4OCaO/wWIk/rQ
L/TjY0M70gse8rlBkbo2a8rKhu69RQTRsoaf4DVhDPEeSeI5jVrRDGAMGL3cGuyY
6CLKGdjVEM78g3JfYOvDU/RvfqD7L89TZ3iN94jrmWdGz34JNlEI5hqK8dd7C5EF
BEbZ5jgB8s8ReQV8H+MkuffjdAj3ajDDX3DOJMIut1lBrUVD1AaSrGCKHooWoL2e
twIDAQAB
-----END PUBLIC KEY-----`;

/** What Kick signs of a delivery. */
export interface SignedDelivery {
	readonly id: string;
	/** RFC 3339, as it came. */
	readonly timestamp: string;
	/** Base64. */
	readonly signature: string;
	readonly body: Buffer;
}

/** @param publicKey PEM; Kick's own where absent */
export function createKickSignature(publicKey: string = KICK_PUBLIC_KEY): (delivery: SignedDelivery) => boolean {
	const key: KeyObject = createPublicKey(publicKey);
	return ({ id, timestamp, signature, body }) =>
		verify('RSA-SHA256', Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]), key, Buffer.from(signature, 'base64'));
}

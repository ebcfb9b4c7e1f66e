import { type PointerEvent, type RefObject, useState } from 'react';

interface DragOrder {
	/** Which one is being dragged, and above which place it hangs. */
	readonly drag: { readonly from: number; readonly to: number } | null;
	/** For the grip of the item at a place. */
	readonly gripProps: (index: number) => {
		readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
		readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
		readonly onPointerUp: () => void;
		readonly onPointerCancel: () => void;
	};
}

/** Reorders the items of a list by a grip, with a mouse, a pen or a finger. @param onMove called once, when the item is let go at another place */
export function useDragOrder(list: RefObject<HTMLOListElement | null>, onMove: (from: number, to: number) => void): DragOrder {
	const [drag, setDrag] = useState<DragOrder['drag']>(null);
	return {
		drag,
		gripProps: (index) => ({
			onPointerDown(event) {
				if (event.button !== 0) return;
				event.preventDefault();
				event.currentTarget.setPointerCapture(event.pointerId);
				setDrag({ from: index, to: index });
			},
			onPointerMove(event) {
				if (drag?.from !== index) return;
				const to = placeAt(list.current, event.clientY);
				if (to !== drag.to) setDrag({ from: index, to });
			},
			onPointerUp() {
				setDrag(null);
				if (drag !== null && drag.to !== drag.from) onMove(drag.from, drag.to);
			},
			onPointerCancel: () => setDrag(null),
		}),
	};
}

/** The place of the item whose half the pointer has not passed yet. */
function placeAt(list: HTMLOListElement | null, y: number): number {
	const items = [...(list?.children ?? [])];
	const at = items.findIndex((item) => y < item.getBoundingClientRect().bottom);
	return at === -1 ? items.length - 1 : at;
}

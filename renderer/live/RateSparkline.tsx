import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

interface RateSparklineProps {
	/** Messages in each of the last seconds, oldest first. */
	readonly history: readonly number[];
	/** The same in words. */
	readonly label: string;
}

const WIDTH = 120;
const HEIGHT = 24;

/** How lively the last two minutes were; in the colour of the text around it. */
export function RateSparkline({ history, label }: RateSparklineProps) {
	const place = useRef<HTMLDivElement>(null);
	const plot = useRef<uPlot | null>(null);
	useEffect(() => {
		if (place.current === null) return;
		const colour = (chart: uPlot) => getComputedStyle(chart.root).color;
		const made = new uPlot(
			{
				width: WIDTH,
				height: HEIGHT,
				padding: [2, 0, 2, 0],
				cursor: { show: false },
				legend: { show: false },
				axes: [{ show: false }, { show: false }],
				scales: { x: { time: false }, y: { range: (_chart, _least, most) => [0, Math.max(4, most)] } },
				series: [{}, { stroke: colour, width: 1.25, points: { show: false } }],
			},
			[[], []],
			place.current,
		);
		plot.current = made;
		return () => {
			plot.current = null;
			made.destroy();
		};
	}, []);
	useEffect(() => {
		plot.current?.setData([history.map((_count, index) => index), [...history]]);
	}, [history]);
	return <div ref={place} className="rate-sparkline" role="img" aria-label={label} />;
}

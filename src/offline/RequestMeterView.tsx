import './offline.css';
import { useStore } from 'zustand';
import { offline } from '../ui/strings/offline.ts';
import type { PageControl } from './pageControl.ts';
import type { RequestMeter } from './requestMeter.ts';

interface RequestMeterViewProps {
  readonly meter: RequestMeter;
  readonly control: PageControl;
}

/** One line: how many requests there were. Opened, it names where they went. */
export function RequestMeterView({ meter, control }: RequestMeterViewProps) {
  const { requests, refused, hosts, targets } = useStore(meter);
  const workersUnseen = useStore(control, ({ guard }) => guard === 'none');
  const words = offline.meter;
  return (
    <details className="request-meter small">
      <summary>
        {words.requests(requests)}
        {hosts.length > 0 && words.to(hosts)}
        {refused > 0 && words.refused(refused)}
      </summary>
      <p>{words.what}</p>
      <p>{workersUnseen ? words.workersUnseen : words.unseen}</p>
      {targets.size === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {[...targets].map(([target, count]) => (
            <li key={target}>{words.times(target, count)}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

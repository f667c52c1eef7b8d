import { useStore } from 'zustand';
import { announcement } from './announce.ts';

export function Announcer() {
  const text = useStore(announcement, (state) => state.text);
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}

import { HistoryPanel } from '../history/HistoryPanel.tsx';
import type { HistoryPanelProps } from '../history/HistoryPanel.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { strings } from '../ui/strings/index.ts';

interface HistoryDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly panel: HistoryPanelProps;
}

/** The list of conversations on a narrow screen. It covers the disclaimer, so it carries one. */
export function HistoryDrawer({ open, onClose, panel }: HistoryDrawerProps) {
  return (
    <Dialog open={open} title={strings.history.panel} className="drawer" onClose={onClose}>
      <p className="disclaimer-line">{strings.safety.research}</p>
      <HistoryPanel {...panel} />
    </Dialog>
  );
}

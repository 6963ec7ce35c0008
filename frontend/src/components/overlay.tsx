import type { ReactNode } from 'react';
import { Modal, ModalOverlay, Dialog } from 'react-aria-components/Modal';
import styles from './overlay.module.css';

interface OverlayProps {
  label: string;
  onClose: () => void;
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
}

/** A dialog over the page: focus stays inside, Escape and a click outside close it. */
export function Overlay({ label, onClose, role = 'dialog', children }: OverlayProps) {
  return (
    <ModalOverlay
      className={styles['scrim'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} role={role} aria-label={label}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

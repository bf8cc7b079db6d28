import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Btn } from './Button';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** false for a dialog that cannot be left, only answered */
  leavable?: boolean;
}

/** A dialog over the page. What is typed in it is kept as a draft, so leaving it is always safe. */
export function Sheet({ title, onClose, children, leavable = true }: SheetProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={leavable}
      isKeyboardDismissDisabled={!leavable}
      className="ov"
    >
      <Modal className="sheet">
        <Dialog>
          <div className="sheet-h">
            <Heading slot="title" tabIndex={-1} data-home>
              {title}
            </Heading>
            {leavable && (
              <Btn className="btn-icon" aria-label={t('close')} onPress={onClose}>
                <X size={18} aria-hidden />
              </Btn>
            )}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

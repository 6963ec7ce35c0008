import { Modal, ModalOverlay, Dialog } from 'react-aria-components/Modal';
import { messages } from '@/lib/messages';
import { Entrance } from './entrance';
import { SignInForm } from './sign-in-form';
import styles from './sign-in.module.css';

const text = messages.signIn;

/** Covers a page whose session has ended: below it everything waits as it was, for the same person. */
export default function SignInAgain() {
  return (
    <ModalOverlay className={styles['cover'] ?? ''} isOpen isKeyboardDismissDisabled>
      <Modal className={styles['whole'] ?? ''}>
        <Dialog className={styles['whole'] ?? ''} aria-label={text.title}>
          <Entrance title={text.title} lead={text.lead}>
            <p className={styles['advice']} role="status">
              {text.ended}
            </p>
            {/* The session says itself that it goes on. */}
            <SignInForm onSignedIn={() => undefined}>
              <a href="/reset" target="_blank" rel="noreferrer">
                {text.forgotten}
              </a>
            </SignInForm>
          </Entrance>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

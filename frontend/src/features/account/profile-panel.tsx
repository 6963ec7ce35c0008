import { useState } from 'react';
import { Button } from '@/components/button';
import { Form, SelectBox, TextBox } from '@/components/form';
import { Panel } from '@/components/panel';
import { PickBox } from '@/components/pick-box';
import { graphql } from '@/gql';
import type { ProfileFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import styles from './account.module.css';

export const PROFILE = graphql(`
  fragment Profile on User {
    id
    version
    name
    email
    firstName
    lastName
    jobTitle
    locale
    timeZone
  }
`);

const PROFILE_UPDATE = graphql(`
  mutation ProfileUpdate($input: UserUpdateInput!) {
    userUpdate(input: $input) {
      user {
        ...Profile
      }
      problems {
        path
        code
        message
      }
      conflict {
        version
        fields {
          field
          base
          theirs
          mine
        }
      }
    }
  }
`);

const text = messages.account.profile;
const LANGUAGES = ['en', 'de'];
const zones = Intl.supportedValuesOf('timeZone');

function languageChoices(current: string) {
  return [...new Set([...LANGUAGES, current])].map((code) => {
    // Each language in itself, so that whoever looks for theirs finds it.
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
    return { value: code, label: name.charAt(0).toLocaleUpperCase(code) + name.slice(1) };
  });
}

function zoneChoices(current: string) {
  return [...new Set([current, 'UTC', ...zones])]
    .filter((zone) => zone !== '')
    .sort()
    .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

export function ProfilePanel({ user }: { user: ProfileFragment }) {
  const [own, setOwn] = useState<Partial<ProfileFragment>>({});
  const { submit, isRunning, trouble } = useSubmit(PROFILE_UPDATE, (data) => data.userUpdate);
  const now = { ...user, ...own };
  const change = (next: Partial<ProfileFragment>) => setOwn({ ...own, ...next });

  async function save() {
    const { id, version, firstName, lastName, jobTitle, locale, timeZone } = now;
    const saved = await submit({
      input: {
        id,
        version: version ?? 0,
        firstName,
        lastName,
        jobTitle: jobTitle === '' ? null : jobTitle,
        locale,
        timeZone,
      },
    });
    if (!saved) return;
    setOwn({});
    toast({ text: text.saved });
  }

  return (
    <Panel title={text.title}>
      <div className={styles['body']}>
        <Form
          {...trouble}
          onSubmit={save}
          footer={
            <Button
              type="submit"
              look="primary"
              isDisabled={isRunning || Object.keys(own).length === 0}
            >
              {messages.actions.save}
            </Button>
          }
        >
          <div className={styles['pair']}>
            <TextBox
              label={text.firstName}
              name="firstName"
              isRequired
              autoComplete="given-name"
              value={now.firstName ?? ''}
              onChange={(firstName) => change({ firstName })}
            />
            <TextBox
              label={text.lastName}
              name="lastName"
              isRequired
              autoComplete="family-name"
              value={now.lastName ?? ''}
              onChange={(lastName) => change({ lastName })}
            />
          </div>
          <TextBox
            label={text.jobTitle}
            name="jobTitle"
            autoComplete="organization-title"
            value={now.jobTitle ?? ''}
            onChange={(jobTitle) => change({ jobTitle })}
          />
          <div className={styles['pair']}>
            <SelectBox
              label={text.locale}
              name="locale"
              options={languageChoices(user.locale ?? 'en')}
              value={now.locale ?? 'en'}
              onChange={(locale) => change({ locale })}
            />
            <PickBox
              label={text.timeZone}
              name="timeZone"
              options={zoneChoices(user.timeZone ?? '')}
              value={now.timeZone ?? null}
              onChange={(timeZone) => timeZone !== null && change({ timeZone })}
            />
          </div>
        </Form>
      </div>
    </Panel>
  );
}

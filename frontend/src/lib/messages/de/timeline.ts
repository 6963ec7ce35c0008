import { formatInteger } from '@/lib/formats';
import { counter } from '../counted';

const counted = counter('de');
const lists = new Intl.ListFormat('de-DE');

export const timeline = {
  timeline: {
    title: 'Verlauf',
    show: 'Im Verlauf zeigen',
    kinds: { ALL: 'Alles', NOTE: 'Notizen', DEAL: 'Deals', CHANGE: 'Änderungen' },
    nothing: 'Noch ist nichts geschehen.',
    older: 'Älteres zeigen',
    by: (name: string) => `von ${name}`,
    server: 'Tessera',
    deal: 'Neuer Deal',
    change: 'Änderung',
    records: { Client: 'den Kunden', Contact: 'den Kontakt', Deal: 'den Deal', Note: 'die Notiz' },
    actions: {
      CREATE: (record: string) => `hat ${record} angelegt`,
      DELETE: (record: string) => `hat ${record} gelöscht`,
      RESTORE: (record: string) => `hat ${record} wiederhergestellt`,
      DESTROY: (record: string) => `hat ${record} endgültig gelöscht`,
    },
    moved: 'hat den Deal verschoben',
    changed: (what: string) => `hat ${what} geändert`,
    changedOf: (what: string, record: string) => `hat ${what} geändert: ${record}`,
    fieldCount: (count: number) =>
      count === 0 ? 'den Datensatz' : counted(count, 'Feld', 'Felder'),
    list: (words: string[]) => lists.format(words),
    entries: (count: number) =>
      count === 1 ? 'einen Eintrag' : `${formatInteger(count)} Einträge`,
    from: 'von',
    to: 'auf',
    set: 'gesetzt auf',
    removed: 'entfernt',
    yes: 'ja',
    no: 'nein',
    unseen: 'jemand oder etwas, das Sie nicht sehen dürfen',
    fields: {
      annualRevenue: 'Jahresumsatz',
      billingAddress: 'Rechnungsanschrift',
      employeeCount: 'Beschäftigte',
      email: 'E-Mail',
      externalRef: 'externe Referenz',
      jobTitle: 'Position',
      lifecycleStage: 'Phase',
      parent: 'Muttergesellschaft',
      shippingAddress: 'Lieferanschrift',
      taxId: 'Steuernummer',
      closedAt: 'abgeschlossen',
      body: 'Text',
      isPinned: 'angeheftet',
      dueAt: 'Fälligkeit',
      completedAt: 'erledigt',
      happenedAt: 'Zeitpunkt',
    },
  },

  noteKinds: {
    NOTE: 'Notiz',
    CALL: 'Anruf',
    MEETING: 'Treffen',
    EMAIL: 'E-Mail',
    TASK: 'Aufgabe',
  },
};

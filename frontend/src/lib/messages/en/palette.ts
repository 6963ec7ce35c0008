export const palette = {
  palette: {
    open: 'Search everything',
    placeholder: 'Find a record, or something to do…',
    results: 'Results',
    recent: 'Opened last',
    nothing: 'Nothing found.',
    hint: 'Type at least two characters.',
    actionsTitle: 'Actions',
    actions: {
      goTo: (place: string) => `Go to ${place}`,
      light: 'Use the light theme',
      dark: 'Use the dark theme',
    },
    kinds: {
      Client: 'Client',
      Contact: 'Contact',
      Product: 'Product',
      Deal: 'Deal',
      User: 'User',
      Note: 'Note',
    },
  },
};

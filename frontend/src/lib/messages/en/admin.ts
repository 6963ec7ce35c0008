export const admin = {
  admin: {
    title: 'Administration',
    places: {
      users: 'Users',
      roles: 'Roles and rights',
      access: 'Who sees what',
      audit: 'Audit log',
      partners: 'Partners',
      webhooks: 'Webhooks',
      customFields: 'Custom fields',
      priceLists: 'Price lists',
      trash: 'Trash',
    },
  },
};

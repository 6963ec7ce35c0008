/** GraphiQL makes room for a panel when its button in the sidebar is clicked, and at no other word. */
function click(label: string) {
  document
    .querySelector<HTMLButtonElement>(`.graphiql-sidebar button[aria-label^="${label}"]`)
    ?.click();
}

export function showPanel(title: string) {
  click(`Show ${title}`);
}

export function hidePanel() {
  click('Hide ');
}

interface WebLinkProps {
  address: string;
}

/** A web address as a link. The server takes web addresses alone; a link is made of nothing else. */
export function WebLink({ address }: WebLinkProps) {
  if (!/^https?:\/\//i.test(address)) return <>{address}</>;
  return (
    <a href={address} rel="noopener noreferrer" target="_blank">
      {address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  );
}

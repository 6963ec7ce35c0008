import { getRouteApi, Link } from '@tanstack/react-router';
import { destinationOf } from '@/lib/destinations';
import { messages } from '@/lib/messages';
import { Entrance } from './entrance';
import { SignInForm } from './sign-in-form';

const route = getRouteApi('/sign-in');
const text = messages.signIn;

export function SignInPage() {
  const { to } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Entrance title={text.title} lead={text.lead}>
      <SignInForm onSignedIn={() => void navigate({ ...destinationOf(to), replace: true })}>
        <Link to="/reset">{text.forgotten}</Link>
      </SignInForm>
    </Entrance>
  );
}

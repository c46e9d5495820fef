import { useState } from 'preact/hooks';
import { forget } from '../asking/client';
import { key, useKey } from '../asking/key';
import { Input } from '../parts/Field';
import { Title } from '../parts/Title';
import { w } from '../words/shell';

/** In place of a screen, where the server answers nobody without a key. */
export function SignIn() {
  const [given, setGiven] = useState('');
  const enter = (event: Event) => {
    event.preventDefault();
    if (!given.trim()) return;
    forget();
    useKey(given.trim());
  };
  return (
    <form class="narrow" onSubmit={enter}>
      <Title>{w.signIn}</Title>
      <p>{w.signInWhy}</p>
      <Input label={w.keyLabel} hint={w.keyKept} refusal={key.value ? w.signInRefused : null} type="password" isRequired value={given} onValue={setGiven} />
      <button class="first" type="submit">{w.signIn}</button>
    </form>
  );
}

import { ApolloProvider } from '@apollo/client/react';
import { createRoot } from 'react-dom/client';
import { apollo } from '../../apollo/client.js';
import { Page } from './Page.js';

const { content } = document.querySelector<HTMLMetaElement>('meta[name=rapport]')!;
const client = apollo(new URL(content, location.href).href);

createRoot(document.getElementById('page')!).render(
  <ApolloProvider client={client}>
    <Page />
  </ApolloProvider>,
);

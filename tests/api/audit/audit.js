// Prints one JSON line: every audit of graphql-http with what came of it, against the address given.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
console.log(JSON.stringify(results.map(({ name, status, reason }) => ({ name, status, reason }))));

/** A query by its id: the server knows the text. Made by codegen.js from a .graphql file beside a screen. */
export interface Document<Result, Variables> {
  readonly id: string;
  readonly name: string;
  readonly result?: Result;
  readonly variables?: Variables;
}

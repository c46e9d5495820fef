import{f as n}from"/assets/chunk-O43E5GHK.js";import{V as t}from"/assets/chunk-ZX4BKKET.js";function l(o,...u){let r=n(o,...u);return r&&t.fromServer(r)}export{l as a};

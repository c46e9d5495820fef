import{f as n}from"/assets/chunk-OO3XSQIP.js";import{V as t}from"/assets/chunk-C6DLUNQX.js";function l(o,...u){let r=n(o,...u);return r&&t.fromServer(r)}export{l as a};

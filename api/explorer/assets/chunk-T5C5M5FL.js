import{e as n}from"/assets/chunk-WVD24JZ3.js";import{V as t}from"/assets/chunk-UXCMFHFY.js";function l(o,...u){let r=n(o,...u);return r&&t.fromServer(r)}export{l as a};

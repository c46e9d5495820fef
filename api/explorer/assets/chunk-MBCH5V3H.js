import{f as n}from"/assets/chunk-L75MY2VD.js";import{W as t}from"/assets/chunk-Q2SWW4IA.js";function l(o,...u){let r=n(o,...u);return r&&t.fromServer(r)}export{l as a};

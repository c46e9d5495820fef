import{a as r}from"/assets/chunk-JYOV46MY.js";var e="/assets/network-5AHQ7GWR.css";await r(e);

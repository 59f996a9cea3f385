import './shell/app.js';

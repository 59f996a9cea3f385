// A link carries its secret behind '#', which browsers send to nobody: it goes into the form, and out of the address.
const secret = location.hash.slice(1);
if (/^[A-Za-z0-9_-]{43}$/.test(secret)) {
  history.replaceState(null, '', location.pathname);
  document.getElementById('link').value = secret;
  document.getElementById('by-link').requestSubmit();
}

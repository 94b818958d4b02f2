// Asks the browser for a passkey, or for a new one, and sends what it says with the form (templates/mfa).

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), each => each.charCodeAt(0));

const text = buffer =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** The options as the browser wants them: what stands there as text is bytes. */
function asked({ publicKey }) {
  const known = list => list?.map(each => ({ ...each, id: bytes(each.id) }));
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: bytes(options.user.id) };
  options.excludeCredentials = known(options.excludeCredentials);
  options.allowCredentials = known(options.allowCredentials);
  return { publicKey: options };
}

function answer(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const says = form.querySelector("[role=status]");
    says.textContent = "";
    try {
      const credential = await navigator.credentials[form.dataset.passkey](asked(JSON.parse(form.dataset.options)));
      form.elements.credential.value = answer(credential);
      form.submit();
    } catch {
      says.textContent = form.dataset.failed;
    }
  });
}

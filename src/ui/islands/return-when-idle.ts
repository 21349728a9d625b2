/** Leads a kiosk back to its start when nobody has touched, typed or scrolled for a while; who still reads only scrolls. */
const { idleSeconds = '90', idleHref = '/' } = document.body.dataset;
let timer = 0;

function waitAgain(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => location.assign(idleHref), Number(idleSeconds) * 1000);
}

for (const sign of ['pointerdown', 'keydown', 'scroll', 'pageshow'])
  addEventListener(sign, waitAgain, { passive: true });
waitAgain();

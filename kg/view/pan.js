// Moving a large picture: what is drawn moves as one bitmap with the pointer, and is drawn anew a few times a second.
// A small picture is moved by vis-network, which draws all of it for every frame.

const PAN_FROM = 300; // points
const ANEW = { least: 150, share: 6 }; // milliseconds from one drawing to the next: so many, and so many times what the last one took

/** Offsets in pixels since the pointer went down: where the pointer is, what the view was told of, what the bitmap shows. */
const pan = { pointer: -1, from: [0, 0], at: [0, 0], told: [0, 0], shown: [0, 0], begun: 0, ended: 0, took: 0, frame: 0 };

/** Whether a picture of so many points is moved here and not by vis-network. */
const isPanned = (points) => points >= PAN_FROM;

function listenPan() {
  const network = canvas.network;
  network.on('beforeDrawing', () => { pan.begun = performance.now(); });
  network.on('afterDrawing', panDrawn);
  byId('canvas').addEventListener('pointerdown', panStart);
  addEventListener('pointermove', panMove);
  for (const event of ['pointerup', 'pointercancel']) addEventListener(event, panEnd);
}

function panStart(event) {
  if (pan.pointer >= 0) { panEnd(event, true); return; } // a second finger zooms
  const box = byId('canvas').getBoundingClientRect();
  const point = canvas.network.getNodeAt({ x: event.clientX - box.x, y: event.clientY - box.y });
  if (event.button || point !== undefined || !isPanned(canvas.nodes.length)) return;
  Object.assign(pan, { pointer: event.pointerId, from: [event.clientX, event.clientY], at: [0, 0], told: [0, 0], shown: [0, 0] });
}

function panMove(event) {
  if (event.pointerId !== pan.pointer) return;
  pan.at = [event.clientX - pan.from[0], event.clientY - pan.from[1]];
  pan.frame ||= requestAnimationFrame(panFrame);
}

function panFrame() {
  pan.frame = 0;
  if (performance.now() - pan.ended > Math.max(ANEW.least, ANEW.share * pan.took)) panTell();
  panShift();
}

function panEnd(event, always = false) {
  if (pan.pointer < 0 || (event.pointerId !== pan.pointer && !always)) return;
  pan.pointer = -1;
  panTell();
}

/** Have the view drawn where the pointer has brought it. */
function panTell() {
  const [x, y] = [0, 1].map((axis) => pan.at[axis] - pan.told[axis]), scale = canvas.network.getScale();
  if (!x && !y) return;
  const middle = canvas.network.getViewPosition();
  pan.told = pan.at;
  canvas.network.moveTo({ position: { x: middle.x - x / scale, y: middle.y - y / scale }, animation: false });
}

function panDrawn() {
  pan.ended = performance.now();
  pan.took = pan.ended - pan.begun;
  pan.shown = pan.told;
  panShift();
}

/** Put the bitmap where the pointer has brought it. */
function panShift() {
  const [x, y] = [0, 1].map((axis) => pan.at[axis] - pan.shown[axis]);
  byId('canvas').querySelector('canvas').style.transform = x || y ? `translate(${x}px, ${y}px)` : '';
}

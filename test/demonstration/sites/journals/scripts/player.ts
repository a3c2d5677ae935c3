// The film: a tide drawn on a canvas and played as real video, so that no film file is needed.

const seconds = 60;

function drawTide(canvas: HTMLCanvasElement, at: number): void {
  const paint = canvas.getContext('2d');
  if (!paint) return;
  const { width, height } = canvas;
  paint.fillStyle = '#d9e7ee';
  paint.fillRect(0, 0, width, height);
  const level = height * (0.55 + 0.25 * Math.sin((at / seconds) * 2 * Math.PI));
  paint.fillStyle = '#12486b';
  paint.beginPath();
  paint.moveTo(0, height);
  for (let x = 0; x <= width; x += 8) paint.lineTo(x, level + 6 * Math.sin(x / 40 + at * 2));
  paint.lineTo(width, height);
  paint.fill();
}

function play(video: HTMLVideoElement): void {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const start = performance.now();
  const draw = (): void => drawTide(canvas, (performance.now() - start) / 1000);
  draw();
  setInterval(draw, 100);
  video.srcObject = canvas.captureStream(10);
  video.play().catch(() => undefined);
}

const video = document.querySelector('video');
if (video) {
  play(video);
  document.getElementById('full')?.addEventListener('click', () => {
    video.requestFullscreen().catch(() => undefined);
  });
}

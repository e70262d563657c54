// Compares two pictures pixel by pixel. Gives how many differ, the box around them, and old, new and difference side by
// side. A pixel differs when one of its colours does by more than the tolerance, so that a letter's edge may be a shade off.
async ({ before, after, tolerance }) => {
  const GAP = 24;
  const load = async (data) => createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const pictures = await Promise.all([load(before), load(after)]);
  const width = Math.max(...pictures.map((each) => each.width)), height = Math.max(...pictures.map((each) => each.height));

  const canvas = (wide) => {
    const made = Object.assign(document.createElement("canvas"), { width: wide, height });
    return [made, made.getContext("2d", { willReadFrequently: true })];
  };
  const [old, young] = pictures.map((picture) => {
    const [, context] = canvas(width);
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  });

  const [, marked] = canvas(width);
  const marks = marked.createImageData(width, height);
  const box = { left: width, top: height, right: 0, bottom: 0 };
  const isOff = (at) => Math.abs(old[at] - young[at]) > tolerance;
  let count = 0;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      const differs = isOff(at) || isOff(at + 1) || isOff(at + 2) || isOff(at + 3);
      // What is the same stays as a shadow, to see where one is.
      const grey = 255 - (255 - young[at + 1]) / 6;
      marks.data[at] = differs ? 220 : grey;
      marks.data[at + 1] = differs ? 0 : grey;
      marks.data[at + 2] = differs ? 60 : grey;
      marks.data[at + 3] = 255;
      if (!differs) continue;
      count += 1;
      box.left = Math.min(box.left, x); box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y); box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  if (!count) return { count };

  const [sheet, context] = canvas(3 * width + 2 * GAP);
  context.fillStyle = "#7c3aed";
  context.fillRect(0, 0, sheet.width, height);
  pictures.forEach((picture, index) => context.drawImage(picture, index * (width + GAP), 0));
  context.putImageData(marks, 2 * (width + GAP), 0);
  return { count, box, png: sheet.toDataURL("image/png").split(",")[1] };
}

// What a scanner at the counter reads: Code 128 (set C, pairs of digits) and a QR code of version 1.
// Both return plain data; `draw` turns either into one SVG path.

const WIDTHS = (
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 " +
  "122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 " +
  "321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 " +
  "211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 " +
  "213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 " +
  "121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 " +
  "241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 " +
  "412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 " +
  "211214 211232 2331112"
).split(" ");
const START_C = 105;
const STOP = 106;

/** Bars of an even number of digits: one row of booleans, without the quiet zone. */
export function code128(digits) {
  if (!/^(\d\d)+$/.test(digits)) throw new Error("an even number of digits");
  const values = [START_C, ...digits.match(/../g).map(Number)];
  const check = values.reduce((sum, value, place) => sum + value * Math.max(place, 1), 0) % 103;
  const row = [];
  for (const value of [...values, check, STOP]) {
    [...WIDTHS[value]].forEach((width, at) => {
      for (let i = 0; i < Number(width); i += 1) row.push(at % 2 === 0);
    });
  }
  return [row];
}

// QR version 1, level Q: 13 data and 13 correction codewords, room for 27 digits.
const SIZE = 21;
const DATA = 13;
const CORRECTION = 13;
const LEVEL_Q = 3;

const EXP = [1];
for (let i = 1; i < 255; i += 1) EXP[i] = (EXP[i - 1] << 1) ^ (EXP[i - 1] > 127 ? 0x11d : 0);
const LOG = [];
EXP.forEach((value, power) => { LOG[value] = power; });
const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0);

function correction(data) {
  let generator = [1];
  for (let power = 0; power < CORRECTION; power += 1) {
    const next = [...generator, 0];
    generator.forEach((factor, i) => { next[i + 1] ^= times(factor, EXP[power]); });
    generator = next;
  }
  const rest = [...data, ...Array(CORRECTION).fill(0)];
  for (let i = 0; i < data.length; i += 1) {
    const lead = rest[i];
    generator.forEach((factor, j) => { rest[i + j] ^= times(factor, lead); });
  }
  return rest.slice(data.length);
}

function codewords(digits) {
  const binary = (value, length) => value.toString(2).padStart(length, "0");
  const groups = digits.match(/\d{1,3}/g).map((g) => binary(Number(g), [4, 7, 10][g.length - 1]));
  let bits = `0001${binary(digits.length, 10)}${groups.join("")}`;
  bits += "0".repeat(Math.min(4, DATA * 8 - bits.length));
  bits += "0".repeat((8 - (bits.length % 8)) % 8);
  const data = bits.match(/.{8}/g).map((byte) => parseInt(byte, 2));
  for (let pad = 0xec; data.length < DATA; pad ^= 0xec ^ 0x11) data.push(pad);
  return [...data, ...correction(data)];
}

const MASKS = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

function frame() {
  const grid = Array.from({ length: SIZE }, () => Array(SIZE).fill(null));
  for (const [top, left] of [[0, 0], [0, SIZE - 7], [SIZE - 7, 0]]) {
    for (let r = -1; r <= 7; r += 1) {
      for (let c = -1; c <= 7; c += 1) {
        const ring = Math.max(Math.abs(r - 3), Math.abs(c - 3));
        const row = grid[top + r];
        if (row && left + c >= 0 && left + c < SIZE) row[left + c] = ring !== 2 && ring !== 4;
      }
    }
  }
  for (let i = 8; i < SIZE - 8; i += 1) grid[6][i] = grid[i][6] = i % 2 === 0;
  return grid;
}

function writeFormat(grid, mask) {
  const format = (LEVEL_Q << 3) | mask;
  let rest = format << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if (rest & (1 << bit)) rest ^= 0x537 << (bit - 10);
  const bits = ((format << 10) | rest) ^ 0x5412;
  for (let i = 0; i < 15; i += 1) {
    const dark = ((bits >> i) & 1) === 1;
    grid[i < 6 ? i : i < 8 ? i + 1 : SIZE - 15 + i][8] = dark;
    grid[8][i < 8 ? SIZE - 1 - i : i < 9 ? 7 : 14 - i] = dark;
  }
  grid[SIZE - 8][8] = true;
}

function fill(digits, mask) {
  const grid = frame();
  writeFormat(grid, mask);
  const bits = codewords(digits).flatMap((byte) => [...byte.toString(2).padStart(8, "0")]);
  let up = true;
  for (let right = SIZE - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let i = 0; i < SIZE; i += 1) {
      const r = up ? SIZE - 1 - i : i;
      for (const c of [right, right - 1]) {
        if (grid[r][c] === null) grid[r][c] = (bits.shift() === "1") !== MASKS[mask](r, c);
      }
    }
    up = !up;
  }
  return grid;
}

function penalty(grid) {
  const columns = grid[0].map((_, c) => grid.map((row) => row[c]));
  let points = 0;
  for (const line of [...grid, ...columns]) {
    const text = line.map(Number).join("");
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
    for (let i = 0; i + 11 <= SIZE; i += 1) {
      if (/^(10111010000|00001011101)/.test(text.slice(i))) points += 40;
    }
  }
  let dark = 0;
  for (let r = 0; r < SIZE; r += 1) {
    for (let c = 0; c < SIZE; c += 1) {
      dark += Number(grid[r][c]);
      const block = [grid[r][c], grid[r][c + 1], grid[r + 1]?.[c], grid[r + 1]?.[c + 1]];
      if (block.every((cell) => cell === block[0])) points += 3;
    }
  }
  return points + Math.floor(Math.abs((dark * 100) / (SIZE * SIZE) - 50) / 5) * 10;
}

/** Squares of up to 27 digits: 21 rows of 21 booleans, without the quiet zone. */
export function qr(digits, mask = null) {
  if (!/^\d{1,27}$/.test(digits)) throw new Error("1 to 27 digits");
  if (mask !== null) return fill(digits, mask);
  const grids = MASKS.map((_, each) => fill(digits, each));
  return grids.reduce((best, grid) => (penalty(grid) < penalty(best) ? grid : best));
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG of rows of booleans, each `height` units high, with `quiet` units of margin. */
export function draw(rows, { label, quiet, height = 1 }) {
  const svg = document.createElementNS(SVG, "svg");
  const margin = height === 1 ? quiet : 0;
  const size = [rows[0].length + 2 * quiet, rows.length * height + 2 * margin];
  svg.setAttribute("viewBox", `0 0 ${size.join(" ")}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  let path = "";
  rows.forEach((row, r) => {
    for (let c = 0; c < row.length; c += 1) {
      let run = 0;
      while (row[c + run]) run += 1;
      if (run) path += `M${c + quiet} ${r * height + margin}h${run}v${height}h-${run}z`;
      c += run;
    }
  });
  const bars = document.createElementNS(SVG, "path");
  bars.setAttribute("d", path);
  svg.append(bars);
  return svg;
}

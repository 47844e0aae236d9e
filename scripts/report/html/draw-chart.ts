import { type EChartsOption, init } from 'echarts';

/** Colours are those of the page, which knows light, dark and paper. */
export const COLOURS = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  linked: 'var(--linked)',
  confirmed: 'var(--confirmed)',
  migrated: 'var(--migrated)',
  unseen: 'var(--unseen)',
  stuck: 'var(--stuck)',
};

const FONT = 'Lato, system-ui, -apple-system, Segoe UI, Roboto, sans-serif';

/** The same chart for a page and for a phone, in ids of their own; the stylesheet shows one of them. */
export interface Picture {
  wide: string;
  narrow: string;
}

/** What there is to draw on; a narrow one has its names above the chart. */
export interface Frame {
  width: number;
  height: number;
  isNarrow: boolean;
}

/** Draws what `describe` makes of each frame; heights in pixels, at the width of a phone as large as on the screen. */
export function drawPicture(
  {
    name,
    label,
    wide,
    narrow,
  }: { name: string; label: string; wide: [number, number]; narrow: number },
  describe: (frame: Frame) => EChartsOption,
): Picture {
  const draw = (frame: Frame) =>
    drawChart(describe(frame), { name: frame.isNarrow ? `${name}-s` : name, label, ...frame });
  const [width, height] = wide;
  return {
    wide: draw({ width, height, isNarrow: false }),
    narrow: draw({ width: 300, height: narrow, isNarrow: true }),
  };
}

/**
 * Draws a chart as SVG, without a browser, a script or a network. `name` is used once in a page: it becomes part of the ids; `label` is what a
 * screen reader says in place of the picture. The same option gives the same text.
 */
function drawChart(
  option: EChartsOption,
  { name, label, width, height }: { name: string; label: string; width: number; height: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: FONT, fontSize: 13, color: COLOURS.ink },
    ...option,
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return (
    svg
      // What moves under a pointer, and nothing here does.
      .replace(/<style ?>.*?<\/style>/gs, '')
      .replaceAll(/ pointer-events="visible"| class="zr\d+-cls-\d+"/g, '')
      // The library counts the charts of the process.
      .replaceAll(/zr\d+-/g, `${name}-`)
      .replace(
        /^<svg width="\d+" height="\d+"/,
        `<svg role="img" aria-label="${escapeText(label)}"`,
      )
  );
}

function escapeText(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
  return text.replaceAll(/[&"<>]/g, (mark) => marks[mark] ?? mark);
}

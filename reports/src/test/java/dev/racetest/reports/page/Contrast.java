package dev.racetest.reports.page;

/** How text stands out from what is behind it (WCAG 2.2, 1.4.3: a ratio of 4.5 to 1). */
final class Contrast {
  /** An expression of JavaScript: the visible texts that stand out too little. */
  static final String TOO_LITTLE =
      """
      (() => {
        const channels = color => color.match(/[\\d.]+/g).map(Number);
        const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const luminance = ([r, g, b]) =>
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const back = element => {
          const color = channels(getComputedStyle(element).backgroundColor);
          return color[3] === 0 && element.parentElement ? back(element.parentElement) : color;
        };
        const ratio = element => {
          const both = [luminance(channels(getComputedStyle(element).color)),
              luminance(back(element))].sort((a, b) => b - a);
          return (both[0] + 0.05) / (both[1] + 0.05);
        };
        const hasText = element => [...element.childNodes]
            .some(node => node.nodeType === 3 && node.data.trim() !== '');
        return [...document.body.querySelectorAll('*')]
            .filter(e => hasText(e) && e.checkVisibility() && !e.closest('script'))
            .filter(e => ratio(e) < 4.5)
            .map(e => e.className + ' "' + e.textContent.slice(0, 40) + '" ' + ratio(e).toFixed(2));
      })()
      """;

  private Contrast() {}
}

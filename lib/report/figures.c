/* figures.c: see figures.h. */
#include "report/figures.h"

#include <math.h>
#include <stdio.h>

#include "report/document.h"

/* VALUE with one decimal below 100, none above. */
static void
scaled(struct buf *out, double value, const char *unit)
{
	buf_addf(out, fabs(value) < 99.95 ? "%.1f%c%s" : "%.0f%c%s", value,
	    INK_GLUE, unit);
}

static void
two_units(struct buf *out, double small, double per, const char *big_unit,
    const char *small_unit)
{
	double whole = round(small);
	double big = floor(whole / per);

	buf_addf(out, "%.0f%c%s", big, INK_GLUE, big_unit);
	if (whole > big * per)
		buf_addf(out, "%c%.0f%c%s", INK_GLUE, whole - big * per,
		    INK_GLUE, small_unit);
}

void
figure_time(struct buf *out, double seconds)
{
	double size = fabs(seconds);

	if (!isfinite(seconds))
		return;
	if (size < 0.5e-9)
		buf_addf(out, "0%cs", INK_GLUE);
	else if (size < 0.9995e-6)
		buf_addf(out, "%.0f%cns", seconds * 1e9, INK_GLUE);
	else if (size < 0.9995e-3)
		scaled(out, seconds * 1e6, "us");
	else if (size < 0.9995)
		scaled(out, seconds * 1e3, "ms");
	else if (size < 119.95)
		buf_addf(out, "%.1f%cs", seconds, INK_GLUE);
	else if (size < 3599.5)
		two_units(out, seconds, 60, "min", "s");
	else if (size < 48 * 3600.0)
		two_units(out, seconds / 60, 60, "h", "min");
	else if (size < 8766 * 3600.0)
		two_units(out, seconds / 3600, 24, "d", "h");
	else
		buf_addf(
		    out, "%.3g%cyears", seconds / (8766 * 3600.0), INK_GLUE);
}

void
figure_count(struct buf *out, double count)
{
	char digits[64];
	int len, start;

	if (!isfinite(count))
		return;
	if (fabs(count) >= 1e15 || count != floor(count)) {
		buf_addf(out, "%.4g", count);
		return;
	}
	len = snprintf(digits, sizeof(digits), "%.0f", count);
	start = count < 0;
	for (int i = 0; i < len; i++) {
		if (i > start && (len - i) % 3 == 0)
			buf_addc(out, ',');
		buf_addc(out, digits[i]);
	}
}

void
figure_exponent(struct buf *out, double p)
{
	if (isfinite(p))
		buf_addf(out, "%.2f", fabs(p) < 0.005 ? 0.0 : p);
}

void
figure_percent(struct buf *out, double share)
{
	double percent = share * 100;

	if (!isfinite(percent))
		return;
	if (percent != 0 && fabs(percent) < 0.095)
		buf_addf(out, "%.1g%c%%", percent, INK_GLUE);
	else
		buf_addf(
		    out, fabs(percent) < 9.95 ? "%.1f %%" : "%.0f %%", percent);
}

void
figure_bytes(struct buf *out, double bytes)
{
	static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
	size_t unit = 0;

	if (!isfinite(bytes))
		return;
	while (fabs(bytes) >= 999.5 && unit < 4) {
		bytes /= 1000;
		unit++;
	}
	if (unit == 0)
		buf_addf(out, "%.0f%cbytes", bytes, INK_GLUE);
	else
		scaled(out, bytes, units[unit]);
}

void
figure_ratio(struct buf *out, double ratio)
{
	if (!isfinite(ratio))
		return;
	if (ratio >= 99.95)
		figure_count(out, round(ratio));
	else
		buf_addf(out, fabs(ratio) < 0.095 ? "%.2g" : "%.2f", ratio);
}

/* law.c: see law.h. */
#include "law/law.h"

#include <math.h>

#include "core/number.h"
#include "core/statistics.h"

double
law_log_at(enum law_log log, double n)
{
	if (n < 1)
		return 0;
	if (log == LAW_CEIL)
		return ceil(log2(n));
	return log == LAW_FLOOR ? floor(log2(n)) : log2(n);
}

double
law_at(const struct law *law, double n)
{
	double sum = 0;

	for (int i = LAW_TERMS - 1; i >= 0; i--)
		sum = sum * n + law->coefficient[i];
	if (law->log != LAW_NO_LOG)
		sum += law->log_factor * pow(n, law->degree) *
		       law_log_at(law->log, n);
	return sum;
}

double
law_slope(const struct law *law, double n1, double n2)
{
	struct law growing = *law;

	growing.coefficient[0] = 0;
	if (growing.degree == 0 && growing.log == LAW_NO_LOG)
		return 0;
	return log_slope(n1, law_at(&growing, n1), n2, law_at(&growing, n2));
}

/* VALUE with FIGURES significant digits. */
static void
add_figure(struct buf *out, double value, int figures)
{
	char digits[NUMBER_SIZE];
	double places = figures - 1 - floor(log10(value));
	double unit = pow(10, fabs(places));
	double near = places < 0 ? round(value / unit) * unit
				 : round(value * unit) / unit;

	number_format(isfinite(near) && near > 0 ? near : value, digits);
	buf_adds(out, digits);
}

/* One term: its sign, its factor unless that is 1, and its power. */
static void
add_term(struct buf *out, double factor, int figures, const char *gap,
    const char *power, bool first)
{
	if (first)
		buf_adds(out, factor < 0 ? "-" : "");
	else
		buf_adds(out, factor < 0 ? " - " : " + ");
	factor = fabs(factor);
	if (*power == '\0' || factor < 1 || factor > 1) {
		add_figure(out, factor, figures);
		buf_adds(out, *power == '\0' ? "" : gap);
	}
	buf_adds(out, power);
}

enum law_class
law_class(const struct law *law)
{
	static const enum law_class classes[LAW_TERMS] = {
	    CLASS_ONE, CLASS_N, CLASS_N2, CLASS_N3, CLASS_N4};
	static const enum law_class logs[] = {
	    CLASS_LOG, CLASS_NLOG, CLASS_N2LOG};

	return law->log == LAW_NO_LOG ? classes[law->degree]
				      : logs[law->degree];
}

void
law_text(struct buf *out, const struct law *law)
{
	static const char *const powers[LAW_TERMS] = {
	    "", "n", "n^2", "n^3", "n^4"};
	static const char *const logs[] = {
	    "", "ceil(log2 n)", "floor(log2 n)", "log2 n"};
	bool first = law->log == LAW_NO_LOG;

	if (!first) {
		double factor = law->log_factor;

		if (factor < 1 || factor > 1)
			add_figure(out, factor, 9);
		buf_adds(out, powers[law->degree]);
		if (law->degree > 0 || factor < 1 || factor > 1)
			buf_addc(out, ' ');
		buf_adds(out, logs[law->log]);
	}
	for (int i = law->degree; i >= 0; i--) {
		double factor = law->coefficient[i];

		if (factor < 0 || factor > 0) {
			add_term(out, factor, 9, "", powers[i], first);
			first = false;
		}
	}
}

void
law_model_text(struct buf *out, const struct model *model)
{
	const char *power =
	    model->class == CLASS_ONE ? "" : class_name(model->class);
	struct buf doubles = BUF_EMPTY;

	if (model->class == CLASS_DOUBLES) {
		buf_adds(&doubles, "2^(n / ");
		add_figure(&doubles, model->step, 3);
		buf_addc(&doubles, ')');
		power = buf_text(&doubles);
	}
	add_term(out, model->b, 3, " ", power, true);
	buf_free(&doubles);
	if (model->constant && model->a > 0)
		add_term(out, model->a, 3, "", "", false);
}

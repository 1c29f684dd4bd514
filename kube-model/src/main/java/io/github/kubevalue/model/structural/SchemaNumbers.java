package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.GoNumbers;
import io.github.kubevalue.model.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** What a schema says of numbers. (kube-openapi, validate/values.go, validate/validator.go) */
final class SchemaNumbers {
    private static final BigDecimal MOST_FLOAT = BigDecimal.valueOf(Float.MAX_VALUE);
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

    private SchemaNumbers() {}

    static SchemaResult checked(Json.Number number, JSONSchemaProps schema, SchemaTypes types, SchemaPlace place) {
        BigDecimal value = number.value();
        boolean whole = SchemaTypes.isWhole(number);
        SchemaResult so = range(SchemaResult.NONE, value, types, place);
        for (BigDecimal factor : schema.multipleOf()) {
            so = multiple(so, value, limit(factor, whole), place);
        }
        for (BigDecimal least : schema.minimum().map(limit -> limit(limit, whole))) {
            boolean exclusive = schema.exclusiveMinimum().getOrElse(false);
            int compared = value.compareTo(least);
            if (compared < 0 || exclusive && compared == 0) {
                String than = exclusive ? "should be greater than " : "should be greater than or equal to ";
                so = place.invalid(so, number, than + text(least, whole));
            }
        }
        for (BigDecimal most : schema.maximum().map(limit -> limit(limit, whole))) {
            boolean exclusive = schema.exclusiveMaximum().getOrElse(false);
            int compared = value.compareTo(most);
            if (compared > 0 || exclusive && compared == 0) {
                String than = exclusive ? "should be less than " : "should be less than or equal to ";
                so = place.invalid(so, number, than + text(most, whole));
            }
        }
        return so.counted();
    }

    /** A limit is cut to a whole number where the value is one. */
    private static BigDecimal limit(BigDecimal limit, boolean whole) {
        return whole ? BigDecimal.valueOf(limit.longValue()) : limit;
    }

    private static SchemaResult range(SchemaResult so, BigDecimal value, SchemaTypes types, SchemaPlace place) {
        Option<String> problem = Option.none();
        if (types.is("integer")) {
            boolean narrow = types.format().contains("int32");
            boolean fits = narrow
                    ? value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                            && value.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                    : value.compareTo(MOST_LONG) <= 0 && value.compareTo(LEAST_LONG) >= 0;
            problem = Option.when(!fits, "integer");
        } else if (types.is("number") && types.format().contains("float")) {
            problem = Option.when(value.abs().compareTo(MOST_FLOAT) > 0, "number");
        }
        return problem.map(type -> {
                    String kind = types.format()
                            .map(format -> " with format " + format)
                            .getOrElse(" (default format)");
                    String message = "Checked value must be of type " + type + kind + " in " + place.name();
                    return so.with(message, place.whole().invalid("", message));
                })
                .getOrElse(so);
    }

    private static SchemaResult multiple(SchemaResult so, BigDecimal value, BigDecimal factor, SchemaPlace place) {
        if (factor.signum() <= 0) {
            String message = "factor MultipleOf declared for " + place.name() + " must be positive: " + factor;
            return so.with(message, place.path().invalid(new Json.Number(factor), message));
        }
        boolean fits = value.remainder(factor).signum() == 0;
        return fits
                ? so
                : place.invalid(so, new Json.Number(value), "should be a multiple of " + factor.toPlainString());
    }

    /** Whole limits of whole numbers are told in full, others as Go prints floating point. */
    private static String text(BigDecimal limit, boolean whole) {
        return whole ? limit.toPlainString() : GoNumbers.text(limit.doubleValue());
    }
}

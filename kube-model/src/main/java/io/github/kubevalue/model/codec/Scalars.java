package io.github.kubevalue.model.codec;

import io.github.kubevalue.model.codec.Decoder.Unfit;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.yaml.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Makes values of scalars. Nothing is coerced: a number is no text, and a fraction no whole number. */
final class Scalars {
    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private Scalars() {}

    static String text(Node node) throws Unfit {
        if (node instanceof Node.Scalar scalar && scalar.json() instanceof Json.Text text) {
            return text.value();
        }
        throw new Unfit();
    }

    static Boolean bool(Node node) throws Unfit {
        if (node instanceof Node.Scalar scalar && scalar.json() instanceof Json.Bool bool) {
            return bool.value();
        }
        throw new Unfit();
    }

    static Long int64(Node node) throws Unfit {
        BigDecimal number = number(node);
        if (number.scale() > 0 || number.compareTo(MIN) < 0 || number.compareTo(MAX) > 0) {
            throw new Unfit();
        }
        return number.longValue();
    }

    static Integer int32(Node node) throws Unfit {
        long number = int64(node);
        if (number != (int) number) {
            throw new Unfit();
        }
        return (int) number;
    }

    static IntOrString intOrString(Node node) throws Unfit {
        return isText(node) ? IntOrString.of(text(node)) : IntOrString.of(int32(node));
    }

    static Instant time(Node node) throws Unfit {
        try {
            return OffsetDateTime.parse(text(node)).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException noTime) {
            throw new Unfit();
        }
    }

    static Quantity quantity(Node node) throws Unfit {
        try {
            return Quantity.parse(isText(node) ? text(node).strip() : digits(number(node)));
        } catch (IllegalArgumentException noQuantity) {
            throw new Unfit();
        }
    }

    private static String digits(BigDecimal number) {
        return number.scale() <= 0 ? number.toBigIntegerExact().toString() : number.toString();
    }

    private static boolean isText(Node node) {
        return node instanceof Node.Scalar scalar && scalar.json() instanceof Json.Text;
    }

    private static BigDecimal number(Node node) throws Unfit {
        if (node instanceof Node.Scalar scalar && scalar.json() instanceof Json.Number number) {
            return number.value();
        }
        throw new Unfit();
    }
}

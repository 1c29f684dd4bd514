package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** From one type to another. (cel-go, common/types) */
final class Conversions {
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary("dyn(A): dyn", value -> value),
            Overload.unary("type(A): type(A)", value -> new Val.TypeVal(value.type())),
            Overload.unary("int(int): int", value -> value),
            Overload.unary("int(uint): int", value -> whole(new BigDecimal(value.toString()))),
            Overload.unary("int(double): int", Conversions::whole),
            Overload.unary("int(string): int", Conversions::parsedInt),
            Overload.unary(
                    "int(timestamp): int",
                    value -> Val.of(((Val.Timestamp) value).value().getEpochSecond())),
            Overload.unary(
                    "int(duration): int",
                    value -> Val.of(((Val.Duration) value).value().toNanos())),
            Overload.unary("uint(uint): uint", value -> value),
            Overload.unary("uint(int): uint", value -> unsigned(new BigDecimal(value.toString()))),
            Overload.unary("uint(double): uint", value -> unsigned(new BigDecimal(((Val.Dbl) value).value()))),
            Overload.unary("uint(string): uint", Conversions::parsedUint),
            Overload.unary("double(double): double", value -> value),
            Overload.unary("double(int): double", value -> Val.of(Equality.number(value))),
            Overload.unary("double(uint): double", value -> Val.of(Equality.number(value))),
            Overload.unary("double(string): double", Conversions::parsedDouble),
            Overload.unary("bool(bool): bool", value -> value),
            Overload.unary("bool(string): bool", Conversions::parsedBool),
            Overload.unary("string(string): string", value -> value),
            Overload.unary("string(bool): string", value -> Val.of(value.toString())),
            Overload.unary("string(int): string", value -> Val.of(value.toString())),
            Overload.unary("string(uint): string", value -> Val.of(value.toString())),
            Overload.unary("string(double): string", value -> Val.of(value.toString())),
            Overload.unary("string(bytes): string", value -> Val.of(value.toString())),
            Overload.unary("string(timestamp): string", value -> Val.of(value.toString())),
            Overload.unary("string(duration): string", value -> Val.of(value.toString())),
            Overload.unary("bytes(bytes): bytes", value -> value),
            Overload.unary("bytes(string): bytes", value -> Val.Bytes.of(value.toString())),
            Overload.unary("timestamp(timestamp): timestamp", value -> value),
            Overload.unary("timestamp(int): timestamp", Conversions::timestamp),
            Overload.unary("timestamp(string): timestamp", value -> timestamp(value.toString())),
            Overload.unary("duration(duration): duration", value -> value),
            Overload.unary("duration(string): duration", value -> new Val.Duration(Times.parse(value.toString()))));

    private Conversions() {}

    private static Val whole(BigDecimal value) {
        if (value.toBigInteger().bitLength() >= Long.SIZE) {
            throw new CelError("integer overflow");
        }
        return Val.of(value.longValue());
    }

    private static Val whole(Val value) {
        double number = ((Val.Dbl) value).value();
        if (Double.isNaN(number) || Math.abs(number) >= 0x1p63) {
            throw new CelError("integer overflow");
        }
        return Val.of((long) number);
    }

    private static Val unsigned(BigDecimal value) {
        BigInteger whole = value.toBigInteger();
        if (value.signum() < 0 || whole.bitLength() > Long.SIZE) {
            throw new CelError("unsigned integer overflow");
        }
        return new Val.Uint(whole.longValue());
    }

    private static CelError refused(String type) {
        return new CelError("type conversion error from 'string' to '" + type + "'");
    }

    private static Val parsedInt(Val value) {
        try {
            return Val.of(Long.parseLong(value.toString()));
        } catch (NumberFormatException refusal) {
            throw new CelError("strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
        }
    }

    private static Val parsedUint(Val value) {
        try {
            return new Val.Uint(Long.parseUnsignedLong(value.toString()));
        } catch (NumberFormatException refusal) {
            throw new CelError("strconv.ParseUint: parsing \"" + value + "\": invalid syntax");
        }
    }

    private static Val parsedDouble(Val value) {
        try {
            return Val.of(
                    Double.parseDouble(value.toString().strip().equals(value.toString()) ? value.toString() : "?"));
        } catch (NumberFormatException refusal) {
            throw new CelError("strconv.ParseFloat: parsing \"" + value + "\": invalid syntax");
        }
    }

    private static Val parsedBool(Val value) {
        return switch (value.toString()) {
            case "1", "t", "T", "TRUE", "true", "True" -> Val.TRUE;
            case "0", "f", "F", "FALSE", "false", "False" -> Val.FALSE;
            default -> throw new CelError("strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
        };
    }

    /** From the year 1 to the year 9999. */
    private static Val timestamp(Val seconds) {
        long epoch = ((Val.Int) seconds).value();
        if (epoch < FIRST || epoch > LAST) {
            throw new CelError("timestamp overflow");
        }
        return new Val.Timestamp(Instant.ofEpochSecond(epoch));
    }

    private static Val timestamp(String text) {
        try {
            return new Val.Timestamp(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException refusal) {
            throw refused("timestamp");
        }
    }
}

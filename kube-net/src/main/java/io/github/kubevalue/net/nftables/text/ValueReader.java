package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.Pattern;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** Reads values and what stands for many: {@code 10.0.0.0/8}, {@code 1024-65535}, {@code "veth*"}, {@code syn | ack}. */
final class ValueReader {
    private static final int MARK_BITS = 32;

    private final Tokens tokens;

    ValueReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** One part of a concatenation for each type. */
    Vector<Pattern> patterns(Seq<DataType> types) {
        Vector<Pattern> patterns = Vector.of(pattern(types.head()));
        for (DataType type : types.tail()) {
            tokens.expect(".");
            patterns = patterns.append(pattern(type));
        }
        return patterns;
    }

    Pattern pattern(DataType type) {
        String word = tokens.next();
        if (word.equals("*")) {
            return Pattern.ANY;
        }
        if (type == DataType.IFNAME) {
            return name(word);
        }
        if (type.isFlags()) {
            return new Pattern.One(flags(type, word));
        }
        return type.value(word)
                .<Pattern>map(Pattern.One::new)
                .orElse(() -> prefix(type, word))
                .orElse(() -> range(type, word))
                .getOrElseThrow(() -> wrong(type, word));
    }

    private RuntimeException wrong(DataType type, String word) {
        return type.isAddress() && !word.startsWith("\"") && !word.startsWith("$")
                ? tokens.error("no " + type + ": " + word)
                : tokens.notUnderstood();
    }

    private Pattern name(String word) {
        String name = word.replace("\"", "");
        return name.endsWith("*") && !name.endsWith("\\*")
                ? new Pattern.Beginning(name.substring(0, name.length() - 1))
                : new Pattern.One(new Datum.Name(name.replace("\\*", "*")));
    }

    private static Option<Pattern> prefix(DataType type, String word) {
        if (type.isAddress()) {
            return Cidr.tryParse(word)
                    .map(cidr -> new Pattern.Range(new Datum.Address(cidr.first()), new Datum.Address(cidr.last())));
        }
        String[] parts = word.split("/", 2);
        if (type != DataType.MARK || parts.length < 2) {
            return Option.none();
        }
        return Try.of(() -> Long.decode(parts[0]))
                .flatMap(first -> Try.of(() -> first + (1L << MARK_BITS - Integer.parseInt(parts[1])) - 1)
                        .<Pattern>map(last -> new Pattern.Range(new Datum.Number(first), new Datum.Number(last))))
                .toOption();
    }

    /** Names may have dashes too. */
    private static Option<Pattern> range(DataType type, String word) {
        return Vector.range(1, word.length())
                .filter(place -> word.charAt(place) == '-')
                .flatMap(place -> type.value(word.substring(0, place))
                        .flatMap(first -> type.value(word.substring(place + 1))
                                .<Pattern>map(last -> new Pattern.Range(first, last))))
                .headOption();
    }

    /** A value where no other can stand for many. */
    Datum value(DataType type) {
        if (pattern(type) instanceof Pattern.One one) {
            return one.value();
        }
        throw tokens.notUnderstood();
    }

    /** The rest of flags: {@code syn | ack}. */
    private Datum flags(DataType type, String first) {
        long bits = flag(type, first);
        while (tokens.skip("|")) {
            bits |= flag(type, tokens.next());
        }
        return new Datum.Number(bits);
    }

    /** Flags parted by commas, which may stand outside of braces alone: {@code established,related}. */
    long list(DataType type) {
        boolean braced = tokens.skip("(");
        long bits = flag(type, tokens.next());
        while (tokens.skip(",") || tokens.skip("|")) {
            bits |= flag(type, tokens.next());
        }
        if (braced) {
            tokens.expect(")");
        }
        return bits;
    }

    private long flag(DataType type, String word) {
        return type.value(word).flatMap(Datum::number).getOrElseThrow(tokens::notUnderstood);
    }
}
